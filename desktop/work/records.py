"""What can be done with a record of any topic: add, save, remove, its links, its history, undo, half-typed drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select

from desktop.documents.contents.papers import check_wording
from desktop.domain.meetings import check_attendance, check_meeting
from desktop.domain.offices import check_signer
from desktop.domain.records import Field, Kind, Record, check, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.store import drafts, tables
from desktop.store import history as log
from desktop.store import records as store
from desktop.store.drafts import Draft
from desktop.store.session import Session
from desktop.thai import dates, names
from desktop.work import places

R = TypeVar("R", bound=Record)
_CHECKS: dict[str, Callable[[Any], None]] = {
    "signers": check_signer,
    "wordings": check_wording,
    "meetings": check_meeting,
    "attendances": check_attendance,
}  # rules of one topic beyond its fields
FINAL = {  # never edited as a form nor taken out of the lists: what is done instead
    "papers": N_("แก้ไขหรือนำหนังสือออกจากทะเบียนโดยตรงไม่ได้ ให้ใช้ “ออกหนังสือ” หรือ “ยกเลิกหนังสือ”"),
    "received": N_("แก้ไขหรือนำหนังสือรับออกจากทะเบียนโดยตรงไม่ได้ ให้ใช้ “บันทึกการปฏิบัติ” หรือ “ยกเลิกเลขรับ”"),
    "number_blocks": N_("แก้ไขหรือนำเลขที่จองไว้ออกโดยตรงไม่ได้ ให้ใช้ “จองเลข” หรือ “คืนเลข”"),
}


@dataclass(frozen=True)
class Link:
    """One record that another refers to, or that refers to it."""

    topic: str
    id: str
    label: str
    field: str  # the title of the field that names it, or of the topic that refers


@dataclass(frozen=True)
class Change:
    """One line of a record's history, in words."""

    at: datetime
    actor: str
    action: str
    field: str
    old: str
    new: str


def add(session: Session, record: Record) -> str:
    """Add a record whose fields hold and give its id."""
    _refuse_final(type(record).topic)
    return store.add(session, checked(record))


def save(session: Session, record: R) -> R:
    """Save an edited record; `Stale` where somebody saved it since it was read."""
    _refuse_final(type(record).topic)
    return store.save(session, checked(record))


def remove(session: Session, topic: type[Record], id_: str) -> None:
    """Take a record and its parts out of the lists; refused while other living records refer to it."""
    _refuse_final(topic.topic)
    _refuse_referred(links_in(session, topic, id_))
    _set_aside(session, topic, id_)


def _refuse_referred(referring: Sequence[Link]) -> None:
    if len(referring) > 1:
        sentence = N_("ยังนำออกไม่ได้ เพราะ “{label}” และอีก {more} รายการอ้างถึงรายการนี้")
        raise CannotDo(sentence, label=referring[0].label, more=len(referring) - 1)
    if referring:
        raise CannotDo("ยังนำออกไม่ได้ เพราะ “{label}” อ้างถึงรายการนี้", label=referring[0].label)


def _set_aside(session: Session, topic: type[Record], id_: str) -> None:
    for part in TOPICS.values():
        if part.part_of and field_of(part, part.part_of).topic == topic.topic:
            for inner, _label in _referring(session, part, part.part_of, id_):
                _set_aside(session, part, inner)
    store.remove(session, topic, id_)


def _refuse_final(topic: str) -> None:
    if topic in FINAL:
        raise CannotDo(FINAL[topic])


def read(session: Session, topic: type[R], id_: str) -> R:
    """Read one record."""
    return store.read(session, topic, id_)


def checked(record: R) -> R:
    """Give the record with its signs mended, or refuse it with the field that does not hold."""
    tidy = tidied(record)
    check(tidy)
    if type(tidy).topic in _CHECKS:
        _CHECKS[type(tidy).topic](tidy)
    return tidy


def tidied(record: R) -> R:
    """Mend look-alike signs and odd spaces in the texts of a record."""
    mended: dict[str, Any] = {
        f.name: names.clean(getattr(record, f.name)) for f in fields_of(type(record)) if f.cleaned
    }
    return dataclasses.replace(record, **mended)


def links(session: Session, topic: type[Record], id_: str) -> tuple[Link, ...]:
    """List what a record refers to and what refers to it."""
    record = store.read(session, topic, id_)
    return (*_links_out(session, record), *links_in(session, topic, id_))


def _links_out(session: Session, record: Record) -> Iterable[Link]:
    for field in fields_of(type(record)):
        other = getattr(record, field.name) if field.kind is Kind.LINK else ""
        if other:
            for id_, label in store.labels(session, TOPICS[field.topic], [other]).items():
                yield Link(field.topic, id_, label, _(field.title))


def links_in(session: Session, topic: type[Record], id_: str) -> tuple[Link, ...]:
    """Find the living records that refer to one, each once; a part speaks for the record that it is a part of."""
    found: dict[Link, None] = {}
    for other in TOPICS.values():
        for field in (f for f in fields_of(other) if f.topic == topic.topic):
            for referring, label in _referring(session, other, field.name, id_):
                link = Link(other.topic, referring, label, _(other.titled))
                found.setdefault(_whole(session, link) if other.part_of else link)
    return tuple(link for link in found if (link.topic, link.id) != (topic.topic, id_))


def _referring(session: Session, topic: type[Record], field: str, id_: str) -> list[tuple[str, str]]:
    """List id and label of the living records of a topic whose field names a record, in Thai order."""
    table = tables.of(topic)
    question = select(table.c.id, table.c.label).where(table.c[field] == id_, ~table.c.deleted)
    question = question.order_by(table.c.sort_key, table.c.no)
    return [(found, label) for found, label in session.connection.execute(question)]


def _whole(session: Session, link: Link) -> Link:
    """Lead from a part to the record that it is a part of."""
    topic = TOPICS[link.topic]
    if not topic.part_of:
        return link
    part = store.read(session, topic, link.id)
    whole = store.read(session, TOPICS[field_of(topic, topic.part_of).topic], getattr(part, topic.part_of))
    return _whole(session, Link(whole.topic, whole.id, whole.label, link.field))


def history(session: Session, topic: type[Record], id_: str) -> tuple[Change, ...]:
    """Tell who changed what in a record, oldest first; sealed values stay sealed."""
    fields = {field.name: field for field in fields_of(topic)}
    told = []
    for entry in log.entries(session, topic, id_):
        if entry.field == log.WHOLE:
            told.append(Change(entry.at, entry.actor, _(entry.action), "", "", _(N_("เพิ่มรายการ"))))
        elif entry.field == "deleted":
            word = N_("นำออกจากรายการ") if entry.new else N_("นำกลับเข้ารายการ")
            told.append(Change(entry.at, entry.actor, _(entry.action), "", "", _(word)))
        else:
            field = fields[entry.field]
            old, new = (in_words(session, field, value) for value in (entry.old, entry.new))
            told.append(Change(entry.at, entry.actor, _(entry.action), _(field.heading), old, new))
    return tuple(told)


def in_words(session: Session, field: Field, value: Any) -> str:
    """Say a stored value as a person reads it."""
    if field.kind is Kind.LINK and value:
        return store.labels(session, TOPICS[field.topic], [value]).get(value, "?")
    return shown(field, value)


def shown(field: Field, value: Any) -> str:
    """Write a value as lists and papers show it: short Buddhist dates, chosen words, ใช่ for yes; links as given."""
    if value in (None, "", (), []):
        return _(field.blank)
    if field.kind is Kind.DAY:
        return dates.short(date.fromisoformat(value) if isinstance(value, str) else value)
    if field.kind is Kind.CHOICE:
        return _(field.choices.get(value, value))
    if field.kind is Kind.FLAG:
        return _(N_("ใช่")) if value else ""
    if field.kind is Kind.SECRET:
        return value if "-" in value else "•••"
    if field.kind is Kind.MANY:
        return ", ".join(value)
    if field.place:
        return places.name_of(value)
    return _(N_("มีไฟล์แนบ")) if field.kind is Kind.FILE else str(value)


def undo(session: Session) -> str:
    """Take back the last saved change and say what it was."""
    unit = log.last_unit(session)
    if not unit:
        raise CannotDo("ไม่มีการบันทึกให้เลิกทำ")
    action = session.connection.scalar(select(tables.units.c.action).where(tables.units.c.id == unit))
    log.undo(session, unit)
    return str(action)


def keep_draft(session: Session, key: str, values: dict[str, Any]) -> None:
    """Keep a half-typed form as typed; `key` names the topic and record, as "people:" for a new person."""
    drafts.keep(session, key, values)


def drop_draft(session: Session, key: str) -> None:
    """Forget a half-typed form."""
    drafts.drop(session, key)


@dataclass(frozen=True)
class Opened:
    """All that a record's page shows: `record` is None for a new one."""

    record: Record | None
    labels: dict[str, str]  # of the records it refers to, by id
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    draft: Draft | None


def opened(session: Session, topic: type[Record], id_: str) -> Opened:
    """Read a record with its links, its history and its half-typed form; `id_` is "" for a new one."""
    kept = next(iter(drafts.find(session, f"{topic.topic}:{id_}")), None)
    if not id_:
        return Opened(None, {}, (), (), kept)
    record = store.read(session, topic, id_)
    found = links(session, topic, id_)
    return Opened(record, {link.id: link.label for link in found}, found, history(session, topic, id_), kept)
