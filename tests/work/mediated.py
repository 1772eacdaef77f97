"""An office with the tracks, kinds and left-out matters that it begins with, and what begins and reads cases in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.cases import Case, Party
from desktop.domain.mediators import Mediator
from desktop.domain.people import Person
from desktop.domain.tracks import DisputeKind
from desktop.store import records as store
from desktop.store.session import reading, writing
from desktop.work import case_way, cases, mediation_start, registers

OFFICER = "นางสาวฝึกหัด ตั้งใจ"
TODAY = date(2026, 3, 2)


@dataclass
class Desk:
    """One office, as the officer who mediates uses it."""

    store: object
    kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self):
        with writing(self.store, OFFICER, "เตรียม") as session:
            registers.add_missing_registers(session)
            mediation_start.begin(session)
            self.kinds = {kind.key: kind.id for kind in store.find(session, DisputeKind)}

    def do(self, act, *given, **named):
        """Do something in a unit of work."""
        with writing(self.store, OFFICER, "ทดสอบ") as session:
            return act(session, *given, **named)

    def ask(self, act, *given, **named):
        """Ask something."""
        with reading(self.store) as session:
            return act(session, *given, **named)

    def begin(self, kind="debt", received=TODAY, parties=(), **said):
        """Begin a case."""
        case = Case(received=received, subject="เรื่องสมมติ", kind=self.kinds[kind], **said)
        people = parties or (
            Party(side="1", first_name="ผู้ร้อง", last_name="สมมติ"), Party(side="2", first_name="คู่กรณี", last_name="สมมติ")
        )  # fmt: skip
        return self.do(cases.begin, case, people)

    def whole(self, id_):
        """Read a case with its parts."""
        return self.ask(cases.whole, id_)

    def way(self, id_, today=TODAY):
        """Tell how a case stands."""
        return self.ask(lambda session: case_way.way_of(session, cases.whole(session, id_), today))

    def mediator(self, first, last="กลางสมมติ", registered="1/2569", **said):
        """Add a mediator with a person."""
        of_person = {name: said.pop(name) for name in ("village", "address") if name in said}
        person = self.do(store.add, Person(first_name=first, last_name=last, **of_person))
        return self.do(store.add, Mediator(person=person, registered_no=registered, **said)), person
