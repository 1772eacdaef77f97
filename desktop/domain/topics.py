"""The list of all kept topics. To add one: describe it in its own module, name it here, write a migration.

`tests/test_topics.py` finds a topic that was forgotten somewhere.
"""

from __future__ import annotations

from desktop.domain.centres import Centre
from desktop.domain.committees import Candidate, Committee, FaultNote, Seat, Selection
from desktop.domain.meetings import AgendaItem, Attendance, Meeting
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper, Wording
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Record
from desktop.domain.registers import NumberBlock, Register
from desktop.domain.rules import Rule
from desktop.domain.villages import Village

TOPICS: dict[str, type[Record]] = {
    kind.topic: kind
    for kind in (
        Office, Signer, Register, Centre, Village, Person, Organisation,
        Committee, Seat, Selection, Candidate, FaultNote, Rule, Paper, Wording,
        Meeting, AgendaItem, Attendance, Received, NumberBlock,
    )
}  # fmt: skip
