"""Lists of what is to be destroyed: made, approved by a person, and only then carried out, item by item."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from desktop.domain.cases import Case
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.retention import (
    DisposalItem,
    DisposalList,
    check_approval,
    check_approved,
    check_prepared,
)
from desktop.domain.topics import TOPICS
from desktop.domain.users import MEDIATION, USERS
from desktop.errors import CannotDo
from desktop.store import history, readings, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import destroying, retention
from desktop.work.records import checked

PREPARED, APPROVED, DESTROYED = "prepared", "approved", "done"
_IN_USE = "มีการใช้งานอีก หรือยังไม่พ้นกำหนด"


@dataclass(frozen=True)
class Listed:
    """One item with the name that its record has while it stands, "" where the reference says all."""

    item: DisposalItem
    label: str


@dataclass(frozen=True)
class Whole:
    """One list with its items in their order; `hidden` items are of cases, which the reader may not open."""

    listing: DisposalList
    items: tuple[Listed, ...]
    hidden: int


@dataclass(frozen=True)
class Destroyed:
    """How many items were destroyed, and those left as they are, each with why."""

    count: int
    kept: tuple[DisposalItem, ...]


def counts(session: Session, today: date) -> dict[str, int]:
    """Count what is past its time and on no list, by kind; kinds without any are left out."""
    found: dict[str, int] = {}
    for one in retention.past(session, today):
        found[one.of] = found.get(one.of, 0) + 1
    return found


def prepare(session: Session, kinds: Collection[str], today: date) -> str:
    """Make a list of what is past its time of some kinds and give its id; nothing else is changed."""
    found = list(retention.past(session, today, kinds))
    if not found:
        raise CannotDo("ไม่มีข้อมูลที่พ้นกำหนดเวลาเก็บในประเภทที่เลือก", "kinds")
    year = dates.year(today)
    table = tables.of(DisposalList)
    last = session.connection.scalar(select(func.max(table.c.number)).where(table.c.year == year)) or 0
    listing = DisposalList(number=last + 1, year=year, made=today, made_by=session.actor)
    id_ = store.add(session, listing)
    store.add_many(
        session,
        [
            DisposalItem(
                listing=id_,
                of=one.of,
                record=one.record,
                reference=one.reference,
                since=one.since,
                due=one.due,
            )
            for one in found
        ],
    )
    return id_


def whole(session: Session, id_: str) -> Whole:
    """Read a list with its items; those of cases only for who may open them."""
    items = _items(session, id_)
    opens = MEDIATION in session.store.permits
    shown = [one for one in items if opens or one.of != Case.topic]
    labels = _labels(session, shown)
    listed = tuple(Listed(one, labels.get((one.of, one.record), "")) for one in shown)
    return Whole(store.read(session, DisposalList, id_), listed, len(items) - len(shown))


def _items(session: Session, id_: str) -> list[DisposalItem]:
    table = tables.of(DisposalItem)
    return store.find(session, DisposalItem, table.c.listing == id_)


def _labels(session: Session, items: Iterable[DisposalItem]) -> dict[tuple[str, str], str]:
    """Name the people and letters that stand; the others are named by their references, the destroyed by nothing."""
    wanted: dict[str, list[str]] = {}
    for one in items:
        if one.of in (Person.topic, Received.topic) and one.outcome != "destroyed":
            wanted.setdefault(one.of, []).append(one.record)
    return {
        (of, id_): label
        for of, ids in wanted.items()
        for id_, label in store.labels(session, TOPICS[of], ids).items()
    }


def keep(session: Session, items: Sequence[str], why: str) -> None:
    """Say of items of a list that is not carried out that they are kept on, and why."""
    for id_ in items:
        item = store.read(session, DisposalItem, id_)
        if store.read(session, DisposalList, item.listing).state == DESTROYED:
            raise CannotDo("ทำลายตามบัญชีนี้แล้ว")
        if not why.strip():
            raise CannotDo("ต้องบอกเหตุที่เก็บต่อ", "reason")
        store.save(session, checked(dataclasses.replace(item, outcome="kept", why=why.strip())))


def approve(session: Session, id_: str, approved_by: str, approval: str, approved: date | None) -> None:
    """Write down who approved a list, by which paper and when; only a head of the office may."""
    _require_head(session)
    listing = store.read(session, DisposalList, id_)
    check_prepared(listing)
    said = dataclasses.replace(
        listing, state=APPROVED, approved_by=approved_by, approval=approval, approved=approved
    )
    check_approval(said)
    store.save(session, checked(said))


def _require_head(session: Session) -> None:
    if USERS not in session.store.permits:
        raise CannotDo("ผู้บันทึกการอนุมัติทำลายต้องเป็นหัวหน้าของสำนักงาน")


def withdraw(session: Session, id_: str) -> None:
    """Take back a list that nobody approved yet."""
    check_prepared(store.read(session, DisposalList, id_))
    for item in _items(session, id_):
        store.remove(session, DisposalItem, item.id)
    store.remove(session, DisposalList, id_)


def destroy(session: Session, id_: str, today: date) -> Destroyed:
    """Destroy what an approved list names, for good; what is in use again is left and named with the reason."""
    listing = store.read(session, DisposalList, id_)
    check_approved(listing)
    items = _items(session, id_)
    if any(one.of == Case.topic for one in items):
        session.require(MEDIATION)
    history.mark_final(session)
    still = retention.still_past(session, {one.of for one in items}, today)
    asked = [one for one in items if not one.outcome]
    goes = [one for one in asked if (one.of, one.record) in still]
    stays = [one for one in asked if (one.of, one.record) not in still]
    destroying.destroy(session, [(TOPICS[one.of], one.record) for one in goes], today)
    for one in goes:
        store.save(session, dataclasses.replace(one, outcome="destroyed"))
    kept = [store.save(session, dataclasses.replace(one, outcome="kept", why=_IN_USE)) for one in stays]
    store.save(session, dataclasses.replace(listing, state=DESTROYED, done=today, done_by=session.actor))
    readings.note(session, DisposalList.topic, id_, "destroyed", listing.approval)
    return Destroyed(len(goes), tuple(kept))
