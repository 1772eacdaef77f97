"""What can be done with a record of any topic: add, save, remove, its links, its history, undo, half-typed drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import select

from desktop.documents.contents.papers import check_wording
from desktop.domain.meetings import check_attendance, check_meeting
from desktop.domain.offices import check_signer
from desktop.domain.organisations import check_organisation
from desktop.domain.own_fields import check_own_field, narrow
from desktop.domain.records import Kind, Record, check, field_of, fields_of
from desktop.domain.registers import check_register
from desktop.domain.strength import check_assessment, check_criterion
from desktop.domain.surveys import check_survey
from desktop.domain.topics import TOPICS
from desktop.domain.village_levels import check_village_level
from desktop.errors import CannotDo, Stale
from desktop.i18n import N_, _
from desktop.store import drafts, tables
from desktop.store import history as log
from desktop.store import records as store
from desktop.store.drafts import Draft
from desktop.store.session import Session
from desktop.thai import names
from desktop.work import changes, mediators, notices, organisations, own_fields, restrictions, scopes
from desktop.work.changes import Change as Change  # what is told of a record, told by `records` too
from desktop.work.changes import history as history
from desktop.work.words import in_words as in_words
from desktop.work.words import shown as shown

R = TypeVar("R", bound=Record)
_CHECKS: dict[str, Callable[[Any], None]] = {
    "signers": check_signer,
    "registers": check_register,
    "wordings": check_wording,
    "meetings": check_meeting,
    "attendances": check_attendance,
    "organisations": check_organisation,
    "own_fields": check_own_field,
    "surveys": check_survey,
    "criteria": check_criterion,
    "assessments": check_assessment,
    "village_levels": check_village_level,
}  # rules of one topic beyond its fields
_FILLED: dict[str, Callable[[Session, Any], Any]] = {
    "mediators": mediators.named,
    "notices": notices.numbered,
    "people": notices.told,
}  # what is filled in of what was left empty
_OF_CHANGES: dict[str, Callable[[Session, Any], None]] = {
    "own_fields": own_fields.check_change,
    "notices": notices.check_change,
    "people": restrictions.check_change,
}
_OF_REMOVALS: dict[str, Callable[[Session, str], None]] = {
    "organisations": organisations.check_removal,
    "own_fields": own_fields.check_removal,
}  # what else must hold before a kept record is changed, or taken out
FINAL = {  # never edited as a form nor taken out of the lists: what is done instead
    "papers": N_("แก้ไขหรือนำหนังสือออกจากทะเบียนโดยตรงไม่ได้ ให้ใช้ “ออกหนังสือ” หรือ “ยกเลิกหนังสือ”"),
    "case_papers": N_("แก้ไขหรือนำหนังสือของเรื่องไกล่เกลี่ยออกโดยตรงไม่ได้ ให้ใช้ “ออกหนังสือ” หรือ “ยกเลิกหนังสือ”"),
    "received": N_("แก้ไขหรือนำหนังสือรับออกจากทะเบียนโดยตรงไม่ได้ ให้ใช้ “บันทึกการปฏิบัติ” หรือ “ยกเลิกเลขรับ”"),
    "number_blocks": N_("แก้ไขหรือนำเลขที่จองไว้ออกโดยตรงไม่ได้ ให้ใช้ “จองเลข” หรือ “คืนเลข”"),
    "users": N_("แก้ไขหรือนำผู้ใช้ออกโดยตรงไม่ได้ ให้ใช้หน้า “ผู้ใช้” ในตั้งค่า"),
    "disposal_lists": N_("แก้ไขหรือนำบัญชีขอทำลายออกโดยตรงไม่ได้ ให้ใช้หน้า “บัญชีขอทำลาย” ในตั้งค่า"),
    "disposal_items": N_("แก้ไขหรือนำรายการในบัญชีขอทำลายออกโดยตรงไม่ได้ ให้ใช้หน้า “บัญชีขอทำลาย” ในตั้งค่า"),
    "doubles": N_("ตอบเรื่องรายการซ้ำโดยตรงไม่ได้ ให้ใช้หน้า “รวมข้อมูล” ในตั้งค่า"),
}
NAMED_ANYWHERE = frozenset(
    {
        "signers",
        "villages",
        "centres",
        "people",
        "organisations",
        "survey_rounds",
        "standard_sets",
        "standard_indicators",
        "dispute_kinds",
        "mediators",
        "notices",
    }
)  # what records of any tambon, and cases, may name; what names others stays with these
LINKED = 50  # records shown of those that name another by one field: a village has thousands


@dataclass(frozen=True)
class Link:
    """One record that another refers to, or that refers to it."""

    topic: str
    id: str
    label: str
    field: str  # the title of the field that names it, or of the topic that refers


def add(session: Session, record: Record) -> str:
    """Add a record whose fields hold and give its id."""
    _refuse_final(type(record).topic)
    _refuse_acts(record, type(record)())
    return store.add(session, _filled(session, checked(record)))


def save(session: Session, record: R) -> R:
    """Save an edited record; `Stale` where somebody saved it since it was read."""
    topic = type(record)
    _refuse_final(topic.topic)
    kept = _filled(session, checked(record))
    _refuse_acts(kept, store.read(session, type(kept), kept.id))
    if topic.topic in _OF_CHANGES:
        _OF_CHANGES[topic.topic](session, kept)
    try:
        return _as(topic, store.save(session, kept))
    except Stale as stale:
        if type(kept) is topic:
            raise
        raise store.stale(record, read(session, topic, record.id)) from stale


def give_back(session: Session, topic: type[Record], id_: str, change: str) -> Record:
    """Write what a cell said before one change as a new save; undone like any other."""
    _refuse_final(topic.topic)
    kind = TOPICS[topic.topic]
    cell, value = changes.value_before(session, kind, id_, change)
    record = store.read(session, kind, id_)
    name, _slash, key = cell.partition("/")
    if key:
        value = {**getattr(record, name), key: value}
    saved = save(session, dataclasses.replace(record, **{name: value}))
    if saved.version == record.version:
        raise CannotDo("รายการนี้มีค่านี้อยู่แล้ว")
    return saved


def _refuse_acts(record: Record, before: Record) -> None:
    """Refuse to write by a form what acts of their own write; where somebody else did meanwhile, saving tells."""
    for field in (one for one in fields_of(type(before)) if one.by_act):
        if before.version == record.version and getattr(record, field.name) != getattr(before, field.name):
            raise CannotDo("“{title}” แก้ในแบบฟอร์มไม่ได้ ให้ใช้ปุ่มของเรื่องนั้นในหน้าของรายการ", title=field.title)


def _filled(session: Session, record: R) -> R:
    fill = _FILLED.get(type(record).topic)
    return cast("R", fill(session, record)) if fill else record


def remove(session: Session, topic: type[Record], id_: str) -> None:
    """Take a record and its parts out of the lists; refused while other living records refer to it."""
    _refuse_final(topic.topic)
    if topic.topic in NAMED_ANYWHERE:
        scopes.require_all(session)
    if topic.topic in _OF_REMOVALS:
        _OF_REMOVALS[topic.topic](session, id_)
    _refuse_referred(links_in(session, topic, id_))
    _set_aside(session, TOPICS[topic.topic], id_)


def _refuse_referred(referring: Sequence[Link]) -> None:
    if len(referring) > 1:
        sentence = N_("ยังนำออกไม่ได้ เพราะ “{label}” และอีก {more} รายการอ้างถึงรายการนี้")
        raise CannotDo(sentence, label=referring[0].label, more=len(referring) - 1)
    if referring:
        raise CannotDo("ยังนำออกไม่ได้ เพราะ “{label}” อ้างถึงรายการนี้", label=referring[0].label)


def _set_aside(session: Session, topic: type[Record], id_: str) -> None:
    for part in TOPICS.values():
        if part.part_of and field_of(part, part.part_of).topic == topic.topic:
            for row in _referring(session, part, part.part_of, id_):
                _set_aside(session, part, row.id)
    store.remove(session, topic, id_)


def _refuse_final(topic: str) -> None:
    if topic in FINAL:
        raise CannotDo(FINAL[topic])


def read(session: Session, topic: type[R], id_: str) -> R:
    """Read one record; of a widened topic with the office's own fields."""
    return _as(topic, store.read(session, TOPICS.get(topic.topic, topic), id_))


def _as(topic: type[R], kept: Record) -> R:
    """Give a kept record as one of its topic, widened or not."""
    return cast("R", own_fields.as_kind(kept, topic))


def checked(record: R) -> R:
    """Give the record as it is kept, with its signs mended, or refuse it with the field that does not hold."""
    tidy = tidied(record)
    check(tidy)
    topic = type(tidy).topic
    if topic in _CHECKS:
        _CHECKS[topic](tidy)
    kept = TOPICS.get(topic, type(tidy))
    return tidy if type(tidy) is kept else cast("R", narrow(tidy, kept))


def tidied(record: R) -> R:
    """Mend look-alike signs and odd spaces in the texts of a record."""
    texts = {f.name: getattr(record, f.name) for f in fields_of(type(record)) if f.cleaned}
    mended: dict[str, Any] = {
        name: clean for name, text in texts.items() if (clean := names.clean(text)) != text
    }
    return dataclasses.replace(record, **mended) if mended else record


def links(session: Session, topic: type[Record], id_: str) -> tuple[Link, ...]:
    """List what a record refers to and what refers to it."""
    record = store.read(session, TOPICS[topic.topic], id_)
    return (*_links_out(session, record), *links_in(session, topic, id_))


def _links_out(session: Session, record: Record) -> Iterable[Link]:
    for field in fields_of(type(record)):
        other = getattr(record, field.name) if field.kind is Kind.LINK else ""
        if other:
            for id_, label in store.labels(session, TOPICS[field.topic], [other]).items():
                yield Link(field.topic, id_, label, _(field.title))


def links_in(session: Session, topic: type[Record], id_: str) -> tuple[Link, ...]:
    """Find the living records that refer to one, each once; a part speaks for the record that it is a part of."""
    return _links_in(session, topic, id_, None)[0]


def _links_in(
    session: Session, topic: type[Record], id_: str, most: int | None
) -> tuple[tuple[Link, ...], bool]:
    """Find at most so many by each field that can name the record, and tell whether there may be more."""
    found: dict[Link, None] = {}
    more = False
    for other in TOPICS.values():
        for field in (f for f in fields_of(other) if f.topic == topic.topic and not tables.sealed(other, f)):
            rows = _referring(session, other, field.name, id_, most)
            found.update(dict.fromkeys(_told(session, other, rows)))
            more = more or len(rows) == most
    return tuple(link for link in found if (link.topic, link.id) != (topic.topic, id_)), more


def _referring(
    session: Session, topic: type[Record], field: str, id_: str, most: int | None = None
) -> list[Any]:
    """List the living records of a topic whose field names a record, in Thai order; of too many those added first."""
    table = tables.of(topic)
    whole = table.c[topic.part_of or "id"].label("whole")
    question = select(table.c.id, table.c.label, table.c.sort_key, table.c.no, whole)
    question = question.where(table.c[field] == id_, store.living(topic)).limit(most)
    # not sorted by SQLite, which would read all of them to give a few
    return sorted(session.connection.execute(question), key=lambda row: (row.sort_key, row.no))


def _told(session: Session, topic: type[Record], rows: Sequence[Any]) -> list[Link]:
    """Tell of records, of parts by what they are parts of."""
    title = _(topic.titled)
    if not topic.part_of:
        return [Link(topic.topic, row.id, row.label, title) for row in rows]
    whole = field_of(topic, topic.part_of).topic
    labels = store.labels(session, TOPICS[whole], [row.whole for row in rows])
    wholes = dict.fromkeys(row.whole for row in rows)
    return [whole_of(session, Link(whole, id_, labels[id_], title)) for id_ in wholes]


def whole_of(session: Session, link: Link) -> Link:
    """Lead from a part to the record that it is a part of."""
    topic = TOPICS[link.topic]
    if not topic.part_of:
        return link
    part = store.read(session, topic, link.id)
    whole = store.read(session, TOPICS[field_of(topic, topic.part_of).topic], getattr(part, topic.part_of))
    return whole_of(session, Link(whole.topic, whole.id, whole.label, link.field))


def undo(session: Session) -> str:
    """Take back the last saved change, in a shared office the last of one's own, and say what it was."""
    unit = log.last_unit(session, session.actor if session.store.shared else "")
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
    more: bool = False  # more records may refer to it than are among the links


def opened(session: Session, topic: type[Record], id_: str) -> Opened:
    """Read a record with its links, its history and its half-typed form; `id_` is "" for a new one."""
    kept = next(iter(drafts.find(session, f"{topic.topic}:{id_}")), None)
    if not id_:
        return Opened(None, {}, (), (), kept)
    record = read(session, topic, id_)
    out, (into, more) = tuple(_links_out(session, record)), _links_in(session, topic, id_, LINKED)
    labels = {link.id: link.label for link in (*out, *into)}
    return Opened(record, labels, (*out, *into), history(session, topic, id_), kept, more)
