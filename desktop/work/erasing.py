"""Personal data of one person erased for good (PDPA ม.33): looked at first, then in one unit of work, never undone.

What stays of the record is a code and the day. Names that the program copied from it go with it; what somebody typed
elsewhere is listed for a person to change; papers that were issued stay as they were frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from desktop.domain.committees import Committee, Seat
from desktop.domain.mediators import Mediator
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.privacy import ERASED, Post, bare, check_erasing, gone_by, is_empty
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.retention import RetentionRule, last_kept, rule_on
from desktop.domain.topics import OPEN
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.store import drafts, forgetting, history, readings, settling, tables, withheld
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import privacy
from desktop.work.privacy import Item

_Row = tuple[type[Record], str]  # a record by its topic and id


@dataclass(frozen=True)
class Plan:
    """What erasing a person would take away, what it leaves, and what is left for a person to change."""

    label: str
    goes: tuple[Item, ...]
    stays: tuple[Item, ...]
    typed: tuple[Item, ...]  # the name as plain text in living records
    backups: int  # made before, which hold the person still
    backups_until: date | None  # when the last of them is thinned away, where one is made each day


def look(session: Session, id_: str) -> Plan:
    """Tell what erasing would do; `CannotDo` where the law wants the data kept."""
    person = _checked(session, id_)
    held = privacy.held(session, id_)
    stays = ("papers", "cases", "readings", "copies")
    days = [at.astimezone().date() for at in privacy.backup_days(session, id_)]
    return Plan(
        label=person.label,
        goes=(*_own(held), *_other_goes(session, person)),
        stays=tuple(one for group in held.groups if group.key in stays for one in group.items),
        typed=tuple(privacy.named(session, person)),
        backups=len(days),
        backups_until=gone_by(days, date.today()),
    )


def _own(held: privacy.Held) -> tuple[Item, ...]:
    return next((group.items for group in held.groups if group.key == Person.topic), ())


def _other_goes(session: Session, person: Person) -> Iterator[Item]:
    counts = (
        (N_("ชื่อที่พิมพ์ไว้ในรายการที่อ้างถึงบุคคลนี้"), len(_copied(session, person))),
        (N_("ร่างที่พิมพ์ค้างไว้"), len(_drafts(session, person))),
        (N_("ไฟล์แนบที่ใช้กับบุคคลนี้เท่านั้น"), len(_only_files(session, person.id))),
        (N_("ค่าเดิมในประวัติการแก้ไข"), len(_logged(session, Person, person.id))),
    )
    for title, count in counts:
        if count:
            yield Item(_(title), _(N_("{count} รายการ")).format(count=f"{count:,}"))


def erase(session: Session, id_: str, reason: str, approver: str) -> None:
    """Erase a person's data, for a reason and as somebody approved; old values go from the log and the disk too."""
    if session.rehearsal or not session.actor:
        raise AssertionError("who erases a person's data must be kept")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ลบ", "reason")
    if not approver.strip():
        raise CannotDo("ต้องบอกชื่อผู้อนุมัติให้ลบ", "approver")
    person = _checked(session, id_)
    copied = _copied(session, person)
    drafts.forget(session, _drafts(session, person))
    _rewrite(session, Person, id_, store.row_of(session, replace(bare(person), erased=date.today())))
    for topic, row in copied:
        _rewrite(session, topic, row, _without_name(session, topic, row, person))
    history.mark_final(session)
    readings.note(session, Person.topic, id_, ERASED, f"{reason.strip()} (ผู้อนุมัติ {approver.strip()})")


def _checked(session: Session, id_: str) -> Person:
    """Read the person, unless the law wants the data kept."""
    person = store.read(session, Person, id_)
    knows = MEDIATION in session.store.permits or not privacy.has_cases(session)
    cases = len(_cases_in_time(session, person)) if knows else 0
    is_gone = is_empty(person) and not _has_sides(session, id_)
    check_erasing(is_gone, [*_posts(session, id_, date.today())], cases, knows)
    return person


def _has_sides(session: Session, id_: str) -> bool:
    """Tell whether another copy, which had not heard of an erasure, wrote of the person meanwhile."""
    heads = tables.heads
    where = (heads.c.topic == Person.topic, heads.c.row == id_)
    twice = select(heads.c.field).where(*where).group_by(heads.c.field).having(func.count() > 1)
    return session.connection.execute(twice).first() is not None


def _cases_in_time(session: Session, person: Person) -> list[str]:
    """List the cases of a person that still go on, or are to be kept."""
    if not privacy.has_cases(session):
        return []
    today = date.today()
    past = last_kept(rule_on(store.find(session, RetentionRule), "cases", today), today)
    cases = privacy.cases_of(session, person)
    return [one.id for one in cases if not one.ended or past is None or one.ended > past]


def _posts(session: Session, id_: str, on: date) -> Iterator[Post]:
    """List the posts that a person holds on a day."""
    seats = store.find(session, Seat, tables.of(Seat).c.person == id_)
    bodies = store.by_ids(session, Committee, (seat.committee for seat in seats))
    for seat in seats:
        body = bodies[seat.committee]
        if (seat.end is None or seat.end >= on) and (body.end is None or body.end >= on):
            yield Post(seat.position, body.label)
    for group in store.find(session, Organisation, tables.of(Organisation).c.chair == id_):
        yield Post(_(N_("ประธาน")), group.label)
    for one in store.find(session, Mediator, tables.of(Mediator).c.person == id_):
        if one.left is None or one.left > on:
            yield Post(_(Mediator.titled), one.label)


# what goes with the record


def _copied(session: Session, person: Person) -> list[_Row]:
    """List the records that name the person by a link and have the name in a text as well, those set aside too."""
    name = privacy.full_name(person) or person.first_name
    found: dict[_Row, None] = {}
    for topic in OPEN.values():
        texts = [
            one.name
            for one in fields_of(topic)
            if one.kind in (Kind.TEXT, Kind.LONG) and one.name != "contents"
        ]
        table, links = tables.of(topic), privacy.linking(topic)
        if not (links and texts) or topic.topic == "papers":
            continue
        linked = or_(*(table.c[field.name] == person.id for field in links))
        holds = or_(*(table.c[text].contains(name, autoescape=True) for text in texts))
        ids = session.connection.scalars(select(table.c.id).where(linked, holds))
        found.update(dict.fromkeys((topic, id_) for id_ in ids))
    return [*found]


def _without_name(session: Session, topic: type[Record], id_: str, person: Person) -> dict[str, Any]:
    """Give all cells of a record with the code in place of the name: what the log said of them before goes whole."""
    row = session.execute(select(tables.of(topic)).where(tables.of(topic).c.id == id_)).mappings().one()
    cells = {name: row[name] for name in store.logged(topic) if name != "deleted"}
    code = bare(person).label
    for field in fields_of(topic):
        if field.kind in (Kind.TEXT, Kind.LONG):
            for name in filter(None, (person.label, privacy.full_name(person) or person.first_name)):
                cells[field.name] = cells[field.name].replace(name, code)
    return history.flat(cells)


def _rewrite(session: Session, topic: type[Record], id_: str, cells: dict[str, Any]) -> None:
    """Write all cells of a record anew and take away what the log said of it before."""
    before = _logged(session, topic, id_)
    store.change_cells(session, topic, id_, cells)
    store.derive(session, topic, id_)
    withheld.withhold(session, before, withheld.ERASED)
    settling.settle(session, topic, [id_])


def _logged(session: Session, topic: type[Record], id_: str) -> list[tuple[str, int]]:
    """Name the changes of a record that have a value."""
    changes = tables.changes
    where = (changes.c.topic == topic.topic, changes.c.row == id_, changes.c.value != "")
    return [
        (one.device, one.seq)
        for one in session.connection.execute(select(changes.c.device, changes.c.seq).where(*where))
    ]


def _drafts(session: Session, person: Person) -> list[tuple[str, str]]:
    """Name the half-typed forms of anybody that are of the person, or name them."""
    table, name = tables.drafts, privacy.full_name(person)
    holds = [table.c["values"].contains(text, autoescape=True) for text in (person.id, name) if text]
    question = select(table.c.owner, table.c.key).where(or_(table.c.key == f"people:{person.id}", *holds))
    return [(one.owner, one.key) for one in session.connection.execute(question)]


def _only_files(session: Session, id_: str) -> set[str]:
    """Name the files, of now and before, that nothing but this person's record refers to."""
    table = tables.changes
    own = (table.c.topic == Person.topic, table.c.row == id_)
    said = session.connection.execute(select(table.c.topic, table.c.field, table.c.value).where(*own)).all()
    files = {file for topic, field, value in said for file in forgetting.files_in(topic, field, value)}
    return {file for file in files if not forgetting.is_used(session, file, (Person.topic, id_))}
