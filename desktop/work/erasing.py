"""Personal data of one person erased for good (PDPA ม.33): looked at first, then in one unit of work, never undone.

What stays of the record is a code and the day. Records that were joined with it go too, whichever is named. Names that
the program copied from it go with it; what somebody typed elsewhere is listed for a person to change; papers that were
issued stay as they were frozen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from desktop.store import drafts, forgetting, history, joined, readings, settling, tables, withheld
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
    people = _checked(session, id_)
    held = privacy.held(session, people[-1].id)
    stays = ("papers", "cases", "readings", "copies")
    days = [at.astimezone().date() for at in privacy.backup_days(session, [one.id for one in people])]
    return Plan(
        label=people[-1].label,
        goes=(*_own(held), *_other_goes(session, people)),
        stays=tuple(one for group in held.groups if group.key in stays for one in group.items),
        typed=tuple(privacy.named(session, people)),
        backups=len(days),
        backups_until=gone_by(days, date.today()),
    )


def _own(held: privacy.Held) -> list[Item]:
    own = (Person.topic, privacy.JOINED)
    return [item for group in held.groups if group.key in own for item in group.items]


def _other_goes(session: Session, people: Sequence[Person]) -> Iterator[Item]:
    ids = [one.id for one in people]
    counts = (
        (N_("ระเบียนอื่นที่รวมกับบุคคลนี้"), len(people) - 1),
        (N_("ชื่อที่พิมพ์ไว้ในรายการที่อ้างถึงบุคคลนี้"), len(_copied(session, people))),
        (N_("ร่างที่พิมพ์ค้างไว้"), len(_drafts(session, people))),
        (N_("ไฟล์แนบที่ใช้กับบุคคลนี้เท่านั้น"), len(_only_files(session, ids))),
        (N_("ค่าเดิมในประวัติการแก้ไข"), sum(len(_logged(session, Person, id_)) for id_ in ids)),
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
    people = _checked(session, id_)
    left = [*_left(session, people)]
    drafts.forget(session, _drafts(session, people))
    for topic, row, cells in left:
        _rewrite(session, topic, row, cells)
    for one in people:
        why = f"{reason.strip()} (ผู้อนุมัติ {approver.strip()})"
        readings.note(session, Person.topic, one.id, ERASED, why)
    history.mark_final(session)


def _left(session: Session, people: Sequence[Person]) -> Iterator[tuple[type[Record], str, dict[str, Any]]]:
    """Give what is left of the person's records and of those that have the name, in the order of writing."""
    for one in people:
        cells = store.row_of(session, replace(bare(one), erased=date.today()))
        yield Person, one.id, cells | _aside(session, Person, one.id)
    for topic, row in _copied(session, people):
        yield topic, row, _without_name(session, topic, row, people) | _aside(session, topic, row)


def _checked(session: Session, id_: str) -> list[Person]:
    """Read the person's records, the one that stayed last, unless the law wants the data kept."""
    found = {one.id: one for one in privacy.together(session, id_)}
    people = [found[one] for one in _joined_first(session, Person, [*found])]
    knows = MEDIATION in session.store.permits or not privacy.has_cases(session)
    cases = len(_cases_in_time(session, people)) if knows else 0
    is_gone = all(map(is_empty, people)) and not _has_sides(session, [*found])
    check_erasing(is_gone, [*_posts(session, [*found], date.today())], cases, knows)
    return people


def _joined_first(session: Session, topic: type[Record], ids: Sequence[str]) -> list[str]:
    """Order records so that those which others were joined to come after these.

    What is written of a joined record counts for the one that stays, until that is written itself.
    """
    known = joined.joins(session, topic.topic)
    return sorted(ids, key=lambda one: -len(known.with_above([one])))


def _has_sides(session: Session, ids: Sequence[str]) -> bool:
    """Tell whether another copy, which had not heard of an erasure, wrote of the person meanwhile."""
    heads = tables.heads
    where = (heads.c.topic == Person.topic, heads.c.row.in_(ids))
    twice = select(heads.c.field).where(*where).group_by(heads.c.row, heads.c.field)
    return session.connection.execute(twice.having(func.count() > 1)).first() is not None


def _cases_in_time(session: Session, people: Sequence[Person]) -> list[str]:
    """List the cases of a person that still go on, or are to be kept."""
    if not privacy.has_cases(session):
        return []
    today = date.today()
    past = last_kept(rule_on(store.find(session, RetentionRule), "cases", today), today)
    cases = privacy.cases_of(session, people)
    return [one.id for one in cases if not one.ended or past is None or one.ended > past]


def _posts(session: Session, ids: Sequence[str], on: date) -> Iterator[Post]:
    """List the posts that a person holds on a day."""
    seats = store.find(session, Seat, tables.of(Seat).c.person.in_(ids))
    bodies = store.by_ids(session, Committee, (seat.committee for seat in seats))
    for seat in seats:
        body = bodies[seat.committee]
        if (seat.end is None or seat.end >= on) and (body.end is None or body.end >= on):
            yield Post(seat.position, body.label)
    for group in store.find(session, Organisation, tables.of(Organisation).c.chair.in_(ids)):
        yield Post(_(N_("ประธาน")), group.label)
    for one in store.find(session, Mediator, tables.of(Mediator).c.person.in_(ids)):
        if one.left is None or one.left > on:
            yield Post(_(Mediator.titled), one.label)


# what goes with the record


def _copied(session: Session, people: Sequence[Person]) -> list[_Row]:
    """List the records that name the person by a link and have the name in a text as well, those set aside too."""
    names, ids = _names(people), [one.id for one in people]
    found: list[_Row] = []
    for topic in OPEN.values():
        texts = [
            one.name
            for one in fields_of(topic)
            if one.kind in (Kind.TEXT, Kind.LONG) and one.name != "contents"
        ]
        table, links = tables.of(topic), privacy.linking(topic)
        if not (names and links and texts) or topic.topic == "papers":
            continue
        linked = or_(*(table.c[field.name].in_(ids) for field in links))
        holds = or_(*(table.c[text].contains(name, autoescape=True) for text in texts for name in names))
        rows = session.connection.scalars(select(table.c.id).where(linked, holds)).all()
        above = joined.joins(session, topic.topic).with_above(rows)  # whose own words are to stand
        found += [(topic, row) for row in _joined_first(session, topic, above)]
    return found


def _names(people: Sequence[Person]) -> list[str]:
    """List how a person is called in texts, the longest first; the codes of what was erased before are no names."""
    called = {name for one in people for name in (one.label, privacy.full_name(one) or one.first_name)}
    return sorted(called - {"", *(bare(one).label for one in people)}, key=len, reverse=True)


def _without_name(
    session: Session, topic: type[Record], id_: str, people: Sequence[Person]
) -> dict[str, Any]:
    """Give all cells of a record with the code in place of the name: what the log said of them before goes whole."""
    row = session.execute(select(tables.of(topic)).where(tables.of(topic).c.id == id_)).mappings().one()
    cells = {name: row[name] for name in store.logged(topic) if name != "deleted"}
    code = bare(people[-1]).label
    for field in fields_of(topic):
        if field.kind in (Kind.TEXT, Kind.LONG):
            for name in _names(people):
                cells[field.name] = cells[field.name].replace(name, code)
    return history.flat(cells)


def _aside(session: Session, topic: type[Record], id_: str) -> dict[str, Any]:
    """Give what keeps a record out of the lists that left them: what is written of those joined to it brings it back."""
    table, known = tables.of(topic), joined.joins(session, topic.topic)
    if not known.below(id_) or id_ in known.into:
        return {}
    gone = session.connection.scalar(select(table.c.deleted).where(table.c.id == id_))
    return {"deleted": True} if gone else {}


def _rewrite(session: Session, topic: type[Record], id_: str, cells: dict[str, Any]) -> None:
    """Write all cells of a record anew and take away what the log said of it before."""
    before, known = _logged(session, topic, id_), joined.joins(session, topic.topic)
    store.change_cells(session, topic, id_, cells)
    store.derive(session, topic, id_)
    withheld.withhold(session, before, withheld.ERASED)
    settling.settle(session, topic, known.with_above([id_]))


def _logged(session: Session, topic: type[Record], id_: str) -> list[tuple[str, int]]:
    """Name the changes of a record that have a value."""
    changes = tables.changes
    where = (changes.c.topic == topic.topic, changes.c.row == id_, changes.c.value != "")
    return [
        (one.device, one.seq)
        for one in session.connection.execute(select(changes.c.device, changes.c.seq).where(*where))
    ]


def _drafts(session: Session, people: Sequence[Person]) -> list[tuple[str, str]]:
    """Name the half-typed forms of anybody that are of the person, or name them."""
    table, ids = tables.drafts, [one.id for one in people]
    texts = [*ids, *privacy.full_names(people)]
    holds = [table.c["values"].contains(text, autoescape=True) for text in texts]
    own = table.c.key.in_(f"{Person.topic}:{id_}" for id_ in ids)
    question = select(table.c.owner, table.c.key).where(or_(own, *holds))
    return [(one.owner, one.key) for one in session.connection.execute(question)]


def _only_files(session: Session, ids: Sequence[str]) -> set[str]:
    """Name the files, of now and before, that nothing but this person's records refer to."""
    table = tables.changes
    own = (table.c.topic == Person.topic, table.c.row.in_(ids))
    said = session.connection.execute(select(table.c.topic, table.c.field, table.c.value).where(*own)).all()
    files = {file for topic, field, value in said for file in forgetting.files_in(topic, field, value)}
    return {file for file in files if not forgetting.is_used(session, file, ids, Person.topic)}
