"""What can be done with a case: begin it, open it with its purpose, and change it and its parts; for those allowed.

Every reading of a case by a person is noted with who and why. Nothing of it is read otherwise than here and in the
modules beside this one, each of which asks for the permission by asking the store.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import select

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.case_papers import CasePaper
from desktop.domain.cases import PURPOSES, Case, CaseFile, CaseStep, Party
from desktop.domain.mediators import CaseMediator, Mediator
from desktop.domain.people import Person
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.registers import in_pattern
from desktop.domain.rules import Rule, rule_on
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.topics import TOPICS
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import MEDIATION, REVEAL
from desktop.errors import CannotDo
from desktop.store import closing, history, readings, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates, ids
from desktop.work import closed_lists, records
from desktop.work.registers import CASES, check_free, register_of, take_number

R = TypeVar("R", bound=Record)
PARTS: tuple[type[Record], ...] = (
    Party, CaseStep, CaseMediator, Summons, Sitting, Term, FollowUp, CaseFile, CasePaper,
)  # fmt: skip

_PART_NAMES = (
    "parties", "steps", "mediators", "summonses", "sittings", "terms", "follow_ups", "files", "papers",
)  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """A case with all its parts, as its page shows it; `labels` names the open records it refers to, by id."""

    case: Case
    parties: tuple[Party, ...]
    steps: tuple[CaseStep, ...]
    mediators: tuple[CaseMediator, ...]
    summonses: tuple[Summons, ...]
    sittings: tuple[Sitting, ...]
    terms: tuple[Term, ...]
    follow_ups: tuple[FollowUp, ...]
    files: tuple[CaseFile, ...]
    papers: tuple[CasePaper, ...]
    labels: dict[str, str]

    def side(self, side: str) -> tuple[Party, ...]:
        """List the parties of one side."""
        return tuple(party for party in self.parties if party.side == side)


def begin(session: Session, case: Case, parties: Sequence[Party], number: int | None = None) -> str:
    """Begin a case with its parties and give its id: it takes the next number of its register and year, or a given one."""
    if not any(party.side == "1" for party in parties):
        raise CannotDo("ต้องมีผู้ร้องอย่างน้อยหนึ่งคน", "parties")
    named = dataclasses.replace(records.checked(case), between=between(parties))
    id_ = store.add(session, _numbered(session, named, number))
    for party in parties:
        _add_party(session, dataclasses.replace(party, case=id_))
    history.mark_final(session)  # a number that was taken is never given back
    return id_


def _numbered(session: Session, case: Case, given: int | None) -> Case:
    register = register_of(session, CASES)
    year = dates.year(case.received or date.today())
    if given:
        check_free(session, register, year, given)
    number = given or take_number(session, register, "auto", year, None) or 1
    return dataclasses.replace(
        case, code=in_pattern(register.pattern, number, year), number=number, year=year
    )


def _add_party(session: Session, party: Party) -> str:
    return store.add(session, records.checked(_known(session, party)))


def _known(session: Session, party: Party) -> Party:
    """Fill what was not typed of a party from the person that was chosen, the national id too, unseen."""
    if not party.person or party.id:
        return party
    person = store.read(session, Person, party.person)
    taken: dict[str, Any] = {
        name: getattr(person, name)
        for name in ("title", "first_name", "last_name", "born", "occupation", "address", "village", "phone")
        if not getattr(party, name) and getattr(person, name)
    }
    if not party.national_id and person.national_id:
        taken["national_id"] = _national_id(session, person.id)
    return dataclasses.replace(party, **taken)


def _national_id(session: Session, person: str) -> str:
    table = tables.of(Person)
    sealed = session.connection.scalar(select(table.c.national_id).where(table.c.id == person))
    return session.store.vault.unseal(sealed) if sealed else ""


def between(parties: Sequence[Party]) -> str:
    """Name the two sides of a case: the first of each, and how many more."""
    sides = [[party for party in parties if party.side == side] for side in ("1", "2")]
    named = [
        f"{side[0].name} (+{len(side) - 1})" if len(side) > 1 else side[0].name for side in sides if side
    ]
    return " – ".join(named)


def open_case(session: Session, id_: str, purpose: str) -> Whole:
    """Open a case for a person to read, and note who and why; needs a writing session."""
    if purpose not in PURPOSES:
        raise CannotDo("ต้องบอกว่าเปิดเรื่องไกล่เกลี่ยเพื่ออะไร", "purpose")
    session.require(MEDIATION)
    note(session, id_, "opened", purpose)
    return whole(session, id_)


def note(session: Session, id_: str, act: str, purpose: str) -> None:
    """Write down that the session's actor read or printed a case, and why."""
    if session.rehearsal or not session.actor:
        raise AssertionError("who reads a case must be kept")
    readings.note(session, Case.topic, id_, act, purpose)


def whole(session: Session, id_: str) -> Whole:
    """Read a case with all its parts, each in its own order, for one who opened it already."""
    case = store.read(session, Case, id_)
    parts = partial(_parts, session, case=id_)
    found = Whole(
        case=case,
        parties=parts(Party, order=lambda one: one.side),
        steps=parts(CaseStep, order=lambda one: str(one.on)),
        mediators=parts(CaseMediator),
        summonses=parts(Summons, order=lambda one: (str(one.appointed), str(one.sent))),
        sittings=parts(Sitting, order=lambda one: one.number or 0),
        terms=parts(Term, order=lambda one: one.number or 0),
        follow_ups=parts(FollowUp, order=lambda one: str(one.on)),
        files=parts(CaseFile),
        papers=parts(CasePaper, order=lambda one: str(one.dated)),
        labels={},
    )
    return dataclasses.replace(found, labels=_labels(session, found))


def _parts(
    session: Session, topic: type[R], case: str, order: Callable[[R], Any] = lambda _one: 0
) -> tuple[R, ...]:
    """List the parts of a case in an order, and as they were added."""
    table = tables.of(topic)
    return tuple(sorted(store.find(session, topic, table.c.case == case, order=(table.c.no,)), key=order))


def _labels(session: Session, whole: Whole) -> dict[str, str]:
    """Name the open records that a case and its parts refer to."""
    made: list[Record] = [whole.case, *(one for name in _PART_NAMES for one in getattr(whole, name))]
    linked: dict[str, set[str]] = {}
    for record in made:
        for field in fields_of(type(record)):
            if field.kind is Kind.LINK and not TOPICS[field.topic].restricted and getattr(record, field.name):
                linked.setdefault(field.topic, set()).add(getattr(record, field.name))
    labels: dict[str, str] = {}
    for topic, ids_ in linked.items():
        labels |= store.labels(session, TOPICS[topic], ids_)
    mediators = store.by_ids(session, Mediator, linked.get(Mediator.topic, ()))
    people = store.labels(session, Person, (one.person for one in mediators.values()))
    return labels | {id_: one.name or people.get(one.person, "") for id_, one in mediators.items()}


def kinds(session: Session) -> tuple[DisputeKind, ...]:
    """List the kinds of disputes to choose from, in their order."""
    return tuple(kind for kind in store.find(session, DisputeKind) if not kind.retired)


def years(session: Session) -> tuple[int, ...]:
    """List the years that cases were received in, the newest first."""
    found = {cells["year"] for _id, cells in closed_lists.cells(session, Case, ("year",))}
    return tuple(sorted(found, reverse=True))


def majority(session: Session, on: date) -> int | None:
    """Give the age of majority on a day, `None` where no rule of the office says it."""
    rule = rule_on(store.find(session, Rule), "majority_age", "", on)
    return rule.value if rule else None


def save(session: Session, case: Case) -> Case:
    """Save what was changed of a case itself; its number and who it is between stay."""
    kept = store.read(session, Case, case.id)
    fixed = {name: getattr(kept, name) for name in ("code", "number", "year", "between")}
    return records.save(session, dataclasses.replace(case, **fixed))


def keep_part(session: Session, part: R) -> str:
    """Add a part of a case, or save the one that it was, and give its id."""
    if type(part) not in PARTS or isinstance(part, CasePaper):
        raise AssertionError("no part of a case that is kept as a form")
    if isinstance(part, Party):
        id_ = records.save(session, part).id if part.id else _add_party(session, part)
        _follow(session, part.case)
        return id_
    return records.save(session, part).id if part.id else records.add(session, part)


def remove_part(session: Session, topic: type[Record], id_: str) -> None:
    """Take a part of a case out; the history keeps it."""
    if topic not in PARTS or topic is CasePaper:
        raise AssertionError("no part of a case that is taken out")
    part = store.read(session, topic, id_)
    if isinstance(part, Party) and part.side == "1" and _only(session, part):
        raise CannotDo("ต้องมีผู้ร้องอย่างน้อยหนึ่งคน", "parties")
    store.remove(session, topic, id_)
    if isinstance(part, Party):
        _follow(session, part.case)


def _only(session: Session, party: Party) -> bool:
    return not [
        one for one in _parts(session, Party, party.case) if one.side == party.side and one.id != party.id
    ]


def _follow(session: Session, id_: str) -> None:
    """Bring who a case is between, by which its list is searched, to its parties."""
    case = store.read(session, Case, id_)
    named = between(_parts(session, Party, id_))
    if named != case.between:
        store.save(session, dataclasses.replace(case, between=named))


def reveal_national_id(session: Session, party: str, reason: str) -> str:
    """Give the whole national id of a party and note who asked and why; needs a reason and a writing session."""
    session.require(REVEAL)
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ขอดูเลขประจำตัวประชาชน", "reason")
    kept = store.read(session, Party, party)
    if not kept.national_id:
        raise CannotDo("ไม่มีเลขประจำตัวประชาชนของบุคคลนี้", "national_id")
    note(session, kept.case, "national_id", reason.strip())
    return ids.format(whole_national_id(session, party))


def whole_national_id(session: Session, party: str) -> str:
    """Give the 13 digits of a party's national id, "" where none is kept; for papers that the law wants it on."""
    table = tables.of(Party)
    kept = session.connection.scalar(select(table.c.national_id).where(table.c.id == party)) or ""
    return str(closing.opened(session, Party, party, "national_id", kept) or "")
