"""Personal data of one person erased for good (PDPA ม.33): looked at first, then in one unit of work, never undone.

What stays of the record is a code and the day. Records that were joined with it go too, whichever is named. Names that
the program copied from it go with it; what somebody typed elsewhere is listed for a person to change; papers that were
issued stay as they were frozen.

Another copy may have named the person meanwhile. Nobody here knows the name any more when that comes, so that whoever
reads it in such a record says it, and the person is erased again: the same act, which every copy takes like the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from desktop.domain.committees import Committee, Seat
from desktop.domain.mediators import Mediator
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
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
from desktop.thai.names import clean
from desktop.work import privacy, records, scopes
from desktop.work.privacy import Item

_SHORTEST = 4  # signs of a name that somebody says: it goes from texts wherever it stands there
_Row = tuple[type[Record], str]  # a record by its topic and id


@dataclass(frozen=True)
class Plan:
    """What erasing a person would take away, what it leaves, and what is left for a person to change."""

    label: str
    goes: tuple[Item, ...]
    stays: tuple[Item, ...]
    typed: tuple[Item, ...]  # the name as plain text in living records
    linked: tuple[Item, ...]  # of who was erased before: what names them, and may have come with the name
    backups: int  # made before, which hold the person still
    backups_until: date | None  # when the last of them is thinned away, where one is made each day


def look(session: Session, id_: str) -> Plan:
    """Tell what erasing would do; `CannotDo` where the law wants the data kept."""
    people = _together(session, id_)
    held = privacy.held(session, people[-1].id)
    gone = _is_gone(session, people)
    linked = [*_linked_items(session, people)] if gone else []
    _check(session, people, is_gone=gone and not linked)
    stays = ("papers", "cases", "readings", "copies")
    days = [at.astimezone().date() for at in privacy.backup_days(session, [one.id for one in people])]
    return Plan(
        label=people[-1].label,
        goes=() if gone else (*_own(held), *_other_goes(session, people)),
        stays=tuple(one for group in held.groups if group.key in stays for one in group.items),
        typed=() if gone else tuple(privacy.named(session, people)),
        linked=tuple(linked),
        backups=len(days),
        backups_until=gone_by(days, date.today()),
    )


def _own(held: privacy.Held) -> list[Item]:
    own = (Person.topic, privacy.JOINED)
    return [item for group in held.groups if group.key in own for item in group.items]


def _linked_items(session: Session, people: Sequence[Person]) -> Iterator[Item]:
    """Tell what the records say in texts that name, or named, the person by a link."""
    for topic in _linking_topics():
        linked = _linked(session, topic, [one.id for one in people])
        for one in store.by_ids(session, topic, linked).values():
            link = records.whole_of(session, records.Link(topic.topic, one.id, one.label, ""))
            texts = filter(None, (getattr(one, text) for text in _texts(topic)))
            yield Item(link.label, " · ".join([_(topic.titled), *texts]), link.topic, link.id)


def _other_goes(session: Session, people: Sequence[Person]) -> Iterator[Item]:
    ids = [one.id for one in people]
    counts = (
        (N_("ระเบียนอื่นที่รวมกับบุคคลนี้"), len(people) - 1),
        (N_("ชื่อที่พิมพ์ไว้ในรายการที่อ้างถึงบุคคลนี้"), len(_copied(session, people, _names(people)))),
        (N_("ร่างที่พิมพ์ค้างไว้"), len(_drafts(session, people))),
        (N_("ไฟล์แนบที่ใช้กับบุคคลนี้เท่านั้น"), len(_only_files(session, ids))),
        (N_("ค่าเดิมในประวัติการแก้ไข"), sum(len(_logged(session, Person, id_)) for id_ in ids)),
    )
    for title, count in counts:
        if count:
            yield Item(_(title), _(N_("{count} รายการ")).format(count=f"{count:,}"))


def erase(session: Session, id_: str, reason: str, approver: str, called: str = "") -> None:
    """Erase a person's data, for a reason and as somebody approved; old values go from the log and the disk too.

    `called` is a name that came afterwards, from a copy that had not heard of the erasure.
    """
    if session.rehearsal or not session.actor:
        raise AssertionError("who erases a person's data must be kept")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ลบ", "reason")
    if not approver.strip():
        raise CannotDo("ต้องบอกชื่อผู้อนุมัติให้ลบ", "approver")
    people, called = _together(session, id_), clean(called)
    if called and len(called) < _SHORTEST:
        raise CannotDo("ต้องพิมพ์ชื่ออย่างน้อย {count} ตัวอักษร เพื่อไม่ให้ลบคำอื่นไปด้วย", "called", count=_SHORTEST)
    names = _names(people, called)
    copied = _copied(session, people, names)
    if called and not copied:
        raise CannotDo("ไม่พบชื่อนี้ในรายการที่อ้างถึงบุคคลนี้", "called")
    _check(session, people, is_gone=not copied and _is_gone(session, people))
    left = [*_left(session, people, copied, names)]
    drafts.forget(session, _drafts(session, people))
    for topic, row, cells in left:
        _rewrite(session, topic, row, cells)
    for one in people:
        why = f"{reason.strip()} (ผู้อนุมัติ {approver.strip()})"
        readings.note(session, Person.topic, one.id, ERASED, why)
    history.mark_final(session)


def _left(
    session: Session, people: Sequence[Person], copied: Iterable[_Row], names: Sequence[str]
) -> Iterator[tuple[type[Record], str, dict[str, Any]]]:
    """Give what is left of the person's records and of those that have the name, in the order of writing."""
    for one in people:
        cells = store.row_of(session, replace(bare(one), erased=date.today()))
        yield Person, one.id, cells | _aside(session, Person, one.id)
    code = bare(people[-1]).label
    for topic, row in copied:
        yield topic, row, _without_name(session, topic, row, names, code) | _aside(session, topic, row)


def _together(session: Session, id_: str) -> list[Person]:
    """Read the person's records, the one that stayed last."""
    scopes.require_all(session)
    found = {one.id: one for one in privacy.together(session, id_)}
    return [found[one] for one in _joined_first(session, Person, [*found])]


def _check(session: Session, people: Sequence[Person], *, is_gone: bool) -> None:
    """Refuse where nothing is left to erase, or the law wants the data kept."""
    knows = MEDIATION in session.store.permits or not privacy.has_cases(session)
    cases = len(_cases_in_time(session, people)) if knows else 0
    posts = _posts(session, [one.id for one in people], date.today())
    check_erasing(is_gone, [*posts], cases, knows)


def _is_gone(session: Session, people: Sequence[Person]) -> bool:
    return all(map(is_empty, people)) and not _has_sides(session, [one.id for one in people])


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


def _copied(session: Session, people: Sequence[Person], names: Sequence[str]) -> list[_Row]:
    """List the records that name, or named, the person by a link and say the name as well, those set aside too."""
    found: list[_Row] = []
    for topic in _linking_topics() if names else ():
        linked = _linked(session, topic, [one.id for one in people])
        rows = [id_ for part in store.parts(linked) for id_ in _saying(session, topic, part, names)]
        above = joined.joins(session, topic.topic).with_above(rows)  # whose own words are to stand
        found += [(topic, row) for row in _joined_first(session, topic, above)]
    return found


def _linking_topics() -> list[type[Record]]:
    return [topic for topic in OPEN.values() if topic is not Paper and privacy.linking(topic)]


def _texts(topic: type[Record]) -> list[str]:
    return [one.name for one in fields_of(topic) if one.kind in (Kind.TEXT, Kind.LONG)]


def _linked(session: Session, topic: type[Record], ids: Sequence[str]) -> list[str]:
    """List the records of a topic whose links name the person, by what they say or what the log has of them."""
    table, changes = tables.of(topic), tables.changes
    links = [field.name for field in privacy.linking(topic)]
    now = select(table.c.id).where(or_(*(table.c[name].in_(ids) for name in links)))
    said = or_(*(changes.c.value.contains(id_) for id_ in ids))
    where = (changes.c.topic == topic.topic, changes.c.field.in_((history.WHOLE, *links)), said)
    before = select(changes.c.row).where(*where)
    return sorted({*session.connection.scalars(now), *session.connection.scalars(before)})


def _saying(session: Session, topic: type[Record], ids: Sequence[str], names: Sequence[str]) -> list[str]:
    """List those of some records that say a name in a text, now or in what the log has of them."""
    table, changes = tables.of(topic), tables.changes
    now = [table.c[text].contains(name, autoescape=True) for text in _texts(topic) for name in names]
    said = [changes.c.value.contains(history.encode(name)[1:-1], autoescape=True) for name in names]
    before = select(changes.c.row).where(changes.c.topic == topic.topic, changes.c.row.in_(ids), or_(*said))
    question = select(table.c.id).where(table.c.id.in_(ids), or_(table.c.id.in_(before), *now))
    return [*session.connection.scalars(question)]


def _names(people: Sequence[Person], called: str = "") -> list[str]:
    """List how a person is called in texts, the longest first; the codes of what was erased before are no names."""
    own = {name for one in people for name in (one.label, privacy.full_name(one) or one.first_name)}
    return sorted({*own, called} - {"", *(bare(one).label for one in people)}, key=len, reverse=True)


def _without_name(
    session: Session, topic: type[Record], id_: str, names: Sequence[str], code: str
) -> dict[str, Any]:
    """Give all cells of a record with the code in place of the name: what the log said of them before goes whole."""
    row = session.execute(select(tables.of(topic)).where(tables.of(topic).c.id == id_)).mappings().one()
    cells = history.flat({name: row[name] for name in store.logged(topic) if name != "deleted"})
    typed = {one.name for one in fields_of(topic) if one.kind in (Kind.TEXT, Kind.LONG, Kind.MAP)}
    for cell in (one for one in cells if one.partition("/")[0] in typed):
        for name in names:
            cells[cell] = cells[cell].replace(name, code)
    return cells


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
