"""The fields that the office added by itself: which there are, the topics with them, and what may become of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import ColumnElement, select

from desktop.domain.own_fields import OF, OwnField, means_the_same, widen, widened
from desktop.domain.records import Record
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session

STEP = 10  # between the places of two fields: one may be put between them


def of(session: Session, topic: str) -> tuple[OwnField, ...]:
    """List the office's own fields of a topic in their order, also those no longer used."""
    return tuple(store.find(session, OwnField, tables.of(OwnField).c.of == topic)) if topic in OF else ()


def kind_of(session: Session, topic: str) -> type[Record]:
    """Give a topic with the office's own fields that are in use."""
    return widened(TOPICS[topic], of(session, topic))


def as_kind(record: Record, kind: type[Record]) -> Record:
    """Give a kept record as one of its topic with the office's own fields."""
    return record if type(record) is kind else widen(record, kind)


def column(table: Any, id_: str) -> ColumnElement[Any]:
    """Give where the values of an own field are: one key of a column in JSON."""
    return cast("ColumnElement[Any]", table.c.own[id_].as_string())


def move(session: Session, id_: str, by: int) -> bool:
    """Put a field so many places further down its topic's form, up with less than 0; tell whether it moved."""
    moved = store.read(session, OwnField, id_)
    used = [one for one in of(session, moved.of) if not one.retired or one.id == id_]
    at = next(place for place, one in enumerate(used) if one.id == id_)
    there = min(max(at + by, 0), len(used) - 1)
    used.insert(there, used.pop(at))
    for place, one in enumerate(used, start=1):
        if one.place != place * STEP:
            store.save(session, replace(one, place=place * STEP))
    return there != at


def check_change(session: Session, own: OwnField) -> None:
    """Refuse another kind, other choices or another range while values are kept that would not hold then."""
    before = store.read(session, OwnField, own.id)
    said = _kept(session, own.id)
    if said and own.of != before.of:
        raise CannotDo(
            "ย้าย “{title}” ไปไว้ในเรื่องอื่นไม่ได้ เพราะมีค่าใน {count} รายการแล้ว ให้เพิ่มช่องใหม่แทน", "of", title=own.title,
            count=len(said),
        )  # fmt: skip
    lost = sum(not means_the_same(before, own, one) for one in said if means_the_same(before, before, one))
    if lost:
        sentence = N_(
            "เปลี่ยน “{title}” อย่างนี้ไม่ได้ เพราะมีค่าใน {count} รายการที่จะใช้ไม่ได้ ให้แก้ค่าเหล่านั้นก่อน หรือเพิ่มช่องใหม่แทน"
        )
        raise CannotDo(sentence, _differing(before, own), title=own.title, count=lost)


def check_removal(session: Session, id_: str) -> None:
    """Refuse to take out a field whose values are kept."""
    if count := len(_kept(session, id_)):
        raise CannotDo(
            "ยังนำช่องนี้ออกไม่ได้ เพราะมีค่าใน {count} รายการ ให้ใส่วันที่ใน “เลิกใช้เมื่อ” แทน ค่าเดิมจะยังอยู่", count=count
        )


def _differing(before: OwnField, after: OwnField) -> str:
    names: Iterable[str] = ("kind", "choices", "least", "most")
    return next((name for name in names if getattr(before, name) != getattr(after, name)), "")


def _kept(session: Session, id_: str) -> list[str]:
    """List the values that living records keep under a field."""
    said: list[str] = []
    for topic in OF:
        table = tables.of(TOPICS[topic])
        value = column(table, id_)
        said += session.connection.scalars(select(value).where(~table.c.deleted, value.is_not(None)))
    return said
