"""The list of all kept topics. To add one: describe it in its own module, name it here, write a migration.

`tests/test_topics.py` finds a topic that was forgotten somewhere.
"""

from __future__ import annotations

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.case_papers import CasePaper
from desktop.domain.cases import Case, CaseFile, CaseStep, Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Candidate, Committee, FaultNote, Seat, Selection
from desktop.domain.doubles import Double
from desktop.domain.import_mappings import ImportMapping
from desktop.domain.mediators import CaseMediator, Mediator, Outreach, Trainee, Training
from desktop.domain.meetings import AgendaItem, Attendance, Meeting
from desktop.domain.notices import Notice
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Member, Organisation, OrganisationKind, Product, Scan, Support, Tie
from desktop.domain.own_fields import OwnField
from desktop.domain.papers import Paper, Wording
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Record
from desktop.domain.registers import NumberBlock, Register
from desktop.domain.retention import DisposalItem, DisposalList, RetentionRule
from desktop.domain.rules import Rule
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.strength import (
    Assessment,
    Criterion,
    Grade,
    Score,
    StandardIndicator,
    StandardSet,
    SupportTask,
)
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.tracks import DisputeKind, Scope, Track
from desktop.domain.users import User
from desktop.domain.village_levels import VillageLevel
from desktop.domain.villages import Village

TOPICS: dict[str, type[Record]] = {
    kind.topic: kind
    for kind in (
        Office, Signer, Register, Centre, Village, Person, Organisation,
        Committee, Seat, Selection, Candidate, FaultNote, Rule, Paper, Wording,
        Meeting, AgendaItem, Attendance, Received, NumberBlock,
        OrganisationKind, OwnField, Member, Product, Tie, Support, Scan, SurveyRound, Survey,
        Grade, SupportTask, Criterion, StandardSet, StandardIndicator, Assessment, Score, VillageLevel, ImportMapping,
        Double, User, DisputeKind, Track, Scope, Mediator, Training, Trainee, Outreach,
        Notice, RetentionRule, DisposalList, DisposalItem,
        Case, Party, CaseStep, CaseMediator, Summons, Sitting, Term, FollowUp, CaseFile, CasePaper,
    )
}  # fmt: skip
OPEN = {name: topic for name, topic in TOPICS.items() if not topic.restricted}  # no part of a case
