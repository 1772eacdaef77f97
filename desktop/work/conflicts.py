"""What copies that met disagree about, in words that a person decides by: both values, who gave them and when."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from desktop.domain import doubles
from desktop.domain.doubles import Double
from desktop.domain.own_fields import OwnField
from desktop.domain.own_fields import in_words as own_in_words
from desktop.domain.papers import Paper, sub_numbered
from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.registers import Register
from desktop.domain.topics import TOPICS
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.store import closing, devices, history, tables
from desktop.store import conflicts as store
from desktop.store import records as kept_records
from desktop.store.session import Session
from desktop.store.settling import DELETED
from desktop.thai import dates, ids
from desktop.work import records

DECIDED = N_("เลือกค่าที่บันทึกต่างกัน")
JOINED_TWO, KEPT_APART = N_("รวมรายการซ้ำ"), N_("บอกว่าไม่ใช่รายการซ้ำ")
VOIDED = N_("ยกเลิกฉบับที่เลขซ้ำ")
_SAME, _APART = N_("เป็นรายการเดียวกัน เก็บ “{label}”"), N_("ไม่ใช่รายการซ้ำ")
_TYPED = (Kind.TEXT, Kind.LONG, Kind.DAY, Kind.NUMBER, Kind.MONEY, Kind.CHOICE, Kind.FLAG)
_REMOVED, _STAYS, _IN_LIST = N_("นำออกจากรายการ"), N_("ยังอยู่ในรายการ"), N_("การนำออก")
ELSEWHERE = N_("อยู่ในเครื่องอื่น")
_KEY = 8  # signs that name a conflict


@dataclass(frozen=True)
class Value:
    """One of the values of a cell as a person reads it, who gave it when, and on which copy."""

    said: str
    actor: str
    at: datetime
    copy: str
    is_mine: bool  # given on this copy


@dataclass(frozen=True)
class Conflict:
    """One cell that copies changed otherwise, in words; the record shows the first value until somebody decides."""

    key: str  # by which it is named
    topic: str
    titled: str
    row: str
    label: str
    title: str  # of the field
    values: tuple[Value, ...]
    kept: store.Conflict
    opens: tuple[str, str]  # topic and id of the record that it is seen on: of a part the whole


@dataclass(frozen=True)
class Doubled:
    """One number that stands more than once in a book, and the records that have it, by id and what tells them apart."""

    topic: str
    book: str
    number: str
    records: tuple[tuple[str, str], ...]

    @property
    def may_void(self) -> bool:
        """Tell whether one of them can be cancelled for it: papers and letters, not what is of cases."""
        return self.topic in store.WHY_CANCELLED


@dataclass(frozen=True)
class Stranded:
    """A record that names, in a field, one that was set aside on another copy."""

    topic: str
    row: str
    label: str
    title: str  # of the field
    missing: str


def conflicts(session: Session) -> tuple[Conflict, ...]:
    """List what waits for a person, by record; of cases only for those who may open them."""
    found = store.conflicts(session)
    called = {id_: one.name for id_, one in devices.known(session).items()}
    labels = {topic: _labels(session, topic, found) for topic in {one.topic for one in found}}
    order = list(TOPICS)
    told = [_told(session, one, labels[one.topic].get(one.row, ""), called) for one in found]
    return tuple(sorted(told, key=lambda one: (order.index(one.topic), one.label, one.row)))


def find(session: Session, key: str) -> Conflict:
    """Find one that waits by its name."""
    for one in conflicts(session):
        if one.key == key:
            return one
    raise CannotDo("ไม่มีค่าที่ต่างกันรหัส “{key}” ที่รอการเลือก กรุณาดูรายการล่าสุดอีกครั้ง", "conflict", key=key)


def decide(session: Session, conflict: Conflict, place: int) -> None:
    """Give a cell the value of a place among its values; undo brings the conflict back.

    The unit of work is named `DECIDED`, by which the report finds it.
    """
    if not 0 <= place < len(conflict.values):
        raise CannotDo(
            "ไม่มีค่าลำดับที่ {place} ให้เลือก มี {count} ค่า", "take", place=place + 1, count=len(conflict.values)
        )
    store.decide(session, conflict.kept, conflict.kept.values[place].value)


def may_type(conflict: Conflict) -> bool:
    """Tell whether another value than those that differ can be typed for a cell."""
    name, topic = conflict.kept.field, TOPICS[conflict.topic]
    if name == DELETED or "/" in name or topic.restricted or topic.topic in records.FINAL:
        return False
    return field_of(topic, name).kind in _TYPED


def decide_otherwise(session: Session, conflict: Conflict, value: Any) -> None:
    """Give a cell another value than those that differ, as somebody typed it."""
    if not may_type(conflict):
        raise CannotDo("ช่องนี้พิมพ์ค่าอื่นไม่ได้ กรุณาเลือกจากค่าที่มี")
    topic, name = TOPICS[conflict.topic], conflict.kept.field
    typed: dict[str, Any] = {name: value}
    record = dataclasses.replace(kept_records.read(session, topic, conflict.row), **typed)
    store.decide(session, conflict.kept, getattr(records.checked(record), name))


def undo_last(session: Session) -> str:
    """Take back the last thing that was decided here, in the name of whoever does so, and say what it was."""
    units = tables.units
    undone = select(units.c.undoes).where(units.c.undoes != "")
    found = session.connection.execute(
        select(units.c.id, units.c.action)
        .where(
            units.c.device == session.store.device,
            units.c.action.in_((DECIDED, JOINED_TWO, KEPT_APART, VOIDED)),
            units.c.undoes == "",
            units.c.id.not_in(undone),
        )
        .order_by(units.c.clock.desc())
        .limit(1)
    ).first()
    if found is None:
        raise CannotDo("ไม่มีการเลือกให้เลิกทำ")
    history.undo(session, found.id)
    return str(found.action)


def place_of(conflict: Conflict, mine: bool) -> int:
    """Tell which of the values was given on this copy, or the newest that was not."""
    for place, value in enumerate(conflict.values):
        if value.is_mine is mine:
            return place
    raise CannotDo("ทุกค่ามาจากฝั่งเดียวกัน กรุณาบอกลำดับของค่าที่เลือก 1 ถึง {count}", "take", count=len(conflict.values))


def _labels(session: Session, topic: str, found: Iterable[store.Conflict]) -> dict[str, str]:
    rows = [one.row for one in found if one.topic == topic]
    if TOPICS[topic] is Double:
        return {id_: _both(session, one) for id_, one in kept_records.by_ids(session, Double, rows).items()}
    return _named(session, TOPICS[topic], rows)


def label_of(session: Session, topic: type[Record], row: str) -> str:
    """Name a record that a cell is of; an answer about two by both."""
    if topic is Double:
        return _both(session, kept_records.read(session, Double, row))
    return _named(session, topic, [row]).get(row, "")


def _named(session: Session, topic: type[Record], rows: Iterable[str]) -> dict[str, str]:
    """Give the labels of records by id; a part that has no name is told by what it is a part of."""
    labels = kept_records.labels(session, topic, rows)
    for row in (row for row, label in labels.items() if label == row):
        whole = records.whole_of(session, records.Link(topic.topic, row, "", ""))
        labels[row] = f"{_(topic.titled)} · {whole.label}"
    return labels


def _both(session: Session, one: Double) -> str:
    labels = kept_records.labels(session, TOPICS[one.of], (one.one, one.two))
    return " / ".join(labels.get(id_, "") for id_ in (one.one, one.two))


def _told(session: Session, one: store.Conflict, label: str, called: dict[str, str]) -> Conflict:
    topic, here = TOPICS[one.topic], session.store.device
    values = tuple(
        Value(
            cell_said(session, topic, one.row, one.field, side.value),
            side.actor,
            side.at,
            called.get(side.device, ""),
            side.device == here,
        )
        for side in one.values
    )
    named = hashlib.sha256(f"{one.topic}/{one.row}/{one.field}".encode()).hexdigest()[:_KEY]
    title = cell_title(session, topic, one.field)
    return Conflict(named, one.topic, topic.titled, one.row, label, title, values, one, _opens(session, one))


def _opens(session: Session, one: store.Conflict) -> tuple[str, str]:
    """Give the record that a cell is seen on: of a part the whole, of an answer about two the first of them."""
    if one.topic == Double.topic:
        answer = kept_records.read(session, Double, one.row)
        return answer.of, answer.one
    whole = records.whole_of(session, records.Link(one.topic, one.row, "", ""))
    return whole.topic, whole.id


# cells in words


def cell_title(session: Session, topic: type[Record], field: str) -> str:
    """Give the title of a cell; of a mapping what its key stands for."""
    if field == DELETED:
        return _(_IN_LIST)
    name, _slash, key = field.partition("/")
    described = {one.name: one for one in fields_of(topic)}
    if not key or key in described:
        return _(described[key or name].heading)
    own = _own(session, key)
    return own.title if own else key


def cell_said(session: Session, topic: type[Record], row: str, field: str, value: Any) -> str:
    """Say a cell's stored value as a person reads it; national ids come masked."""
    if field == DELETED:
        return _(_REMOVED if value else _STAYS)
    if topic is Double and field == "answer":
        return _answer_said(session, row, value)
    if not store.is_here(session, topic, field, value):
        return _(ELSEWHERE)
    name, _slash, key = field.partition("/")
    described = field_of(topic, name)
    if value and tables.sealed(topic, described):
        value = closing.opened(session, topic, row, name, value)
        value = ids.mask(value) if described.kind is Kind.SECRET and value else value
    elif value and described.kind is Kind.SECRET:
        value = ids.mask(session.store.vault.unseal(value))
    own = _own(session, key) if key and not described.choices else None
    return _(own_in_words(own, value or "")) if own else records.in_words(session, described, value)


def _answer_said(session: Session, row: str, value: str) -> str:
    """Say which of two records stays."""
    stays = doubles.read(value).stays
    if not stays:
        return _(_APART)
    of = TOPICS[kept_records.read(session, Double, row).of]
    return _(_SAME).format(label=_with_origin(session, of, [stays])[stays])


def _with_origin(session: Session, topic: type[Record], rows: Sequence[str]) -> dict[str, str]:
    """Name records by label; those of one name are told apart by when and by whom they were added."""
    labels = kept_records.labels(session, topic, rows)
    told = {}
    for row in rows:
        label, added = labels.get(row, ""), history.entries(session, topic, row)
        if added:
            day = dates.short(added[0].at.astimezone().date())
            label = f"{label} ({_(added[0].action)} {day} {added[0].actor})"
        told[row] = label
    return told


def _own(session: Session, key: str) -> OwnField | None:
    return kept_records.by_ids(session, OwnField, [key]).get(key)


# what else a person looks at


def doubled(session: Session) -> tuple[Doubled, ...]:
    """List the numbers that were given twice; which paper keeps its number is for a person to decide."""
    books = {one.key: one.name for one in kept_records.find(session, Register)}
    return tuple(
        Doubled(
            one.topic,
            _(books.get(one.register, "") or TOPICS[one.topic].titled),
            f"{sub_numbered(one.number, one.sub_number)}/{one.year}",
            tuple(_with_origin(session, TOPICS[one.topic], one.rows).items()),
        )
        for one in store.doubled_numbers(session)
    )


def void(session: Session, row: str, reason: str) -> None:
    """Cancel one of those that have the same number, whose number it stays in the register, beside the one that holds.

    The unit of work is named `VOIDED`; undo brings the question back.
    """
    of = [
        one for one in store.doubled_numbers(session) if row in one.rows and one.topic in store.WHY_CANCELLED
    ]
    if not of:
        raise CannotDo("เลขที่ของรายการนี้ไม่ซ้ำกับรายการอื่น กรุณาดูรายการล่าสุดอีกครั้ง", "record")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลว่าฉบับใดใช้เลขนี้ตามทะเบียนของอำเภอ", "reason")
    topic = TOPICS[of[0].topic]
    record, field = kept_records.read(session, topic, row), store.WHY_CANCELLED[topic.topic]
    before = getattr(record, field)
    why: dict[str, Any] = {field: f"{store.VOID}: {reason.strip()}" + (f" ({before})" if before else "")}
    if isinstance(record, Paper):
        why["state"] = "cancelled"
    kept_records.save(session, records.checked(dataclasses.replace(record, **why)))


def stranded(session: Session) -> tuple[Stranded, ...]:
    """List the records that name what was set aside; those of cases only for those who may open them."""
    may_open = MEDIATION in session.store.permits
    told = []
    for one in store.stranded(session):
        topic, described = TOPICS[one.topic], field_of(TOPICS[one.topic], one.field)
        if may_open or not topic.restricted:
            label = label_of(session, topic, one.row)
            missing = label_of(session, TOPICS[described.topic], one.missing)
            told.append(Stranded(one.topic, one.row, label, _(described.heading), missing))
    return tuple(told)
