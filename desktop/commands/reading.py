"""The commands that only read: list, show, history, search."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.commands import plain, typed
from desktop.commands.answers import Answer
from desktop.commands.office import reading
from desktop.domain.committees import Committee
from desktop.domain.faults import Fault
from desktop.domain.records import Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import committees, lists, own_fields, records
from desktop.work.lists import Listing

_AT_ONCE = 500
_UNTOLD = ("contents", "own")  # for the program; the office's own fields are told one by one


def list_(arguments: Namespace) -> Answer:
    """List the records of a topic in Thai order."""
    topic, limit = typed.topic(arguments.topic), typed.count(arguments.limit, "--limit")
    with reading(arguments) as session:
        numbers = lists.order(session, Listing(topic=topic.topic, text=arguments.where))
        shown = numbers[:limit]
        rows = list(_rows(session, topic, shown)) if arguments.json else []
        lines = [] if arguments.json else list(_lines(session, topic, shown))
    document = {"topic": topic.topic, "total": len(numbers), "rows": rows}
    told = _("แสดง {shown:,} จาก {total:,} รายการ").format(shown=len(shown), total=len(numbers))
    return Answer(document, [*lines, told])


def _pages(session: Session, topic: type[Record], numbers: Sequence[int]) -> Iterator[lists.Row]:
    fields = lists.columns(own_fields.kind_of(session, topic.topic))
    for start in range(0, len(numbers), _AT_ONCE):
        page = lists.page(session, topic.topic, numbers[start : start + _AT_ONCE], fields)
        yield from (row for row in page if row is not None)


def _rows(session: Session, topic: type[Record], numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
    ids = [row.id for row in _pages(session, topic, numbers)]
    kept, kind = store.by_ids(session, topic, ids), own_fields.kind_of(session, topic.topic)
    return (plain.record(own_fields.as_kind(kept[id_], kind), with_long=False) for id_ in ids)


def _lines(session: Session, topic: type[Record], numbers: Sequence[int]) -> Iterator[str]:
    fields = lists.columns(own_fields.kind_of(session, topic.topic))
    yield "\t".join(("ID", *(_(field.heading) for field in fields)))
    for row in _pages(session, topic, numbers):
        yield "\t".join((row.id, *row.cells))


def show(arguments: Namespace) -> Answer:
    """Show one record whole, with what it refers to and what refers to it."""
    topic = typed.topic(arguments.topic)
    with reading(arguments) as session:
        id_ = typed.record_id(session, topic, arguments.id)
        kept = records.read(session, own_fields.kind_of(session, topic.topic), id_)
        links = records.links(session, topic, id_)
        view = committees.view(session, id_) if topic is Committee else None
        lines = [kept.label, *_values_told(session, kept)]
    document = {
        "topic": topic.topic,
        "record": {**plain.record(kept), **(_parts(view) if view else {})},
        "links": [vars(link) for link in links],
    }
    return Answer(document, [*lines, *(_parts_told(view) if view else ()), *_links_told(topic, links)])


def _parts(view: committees.View) -> dict[str, Any]:
    """Give the seats and the selection of a committee, by the fields that `add` takes, and its faults."""
    selection = view.form.selection
    return {
        "seats": [plain.record(line.seat) for line in view.form.lines],
        "selection": plain.record(selection) if selection else None,
        "faults": [
            {"key": fault.key, "message": _fault_told(fault), "reason": fault.reason} for fault in view.faults
        ],
    }


def _parts_told(view: committees.View) -> Iterator[str]:
    for line in view.form.lines:
        name = line.person.label if line.person else "?"
        about = (str(line.seat.place), name, line.seat.position, line.seat.standing or line.organisation)
        yield "  ".join(filter(None, about))
    yield from (f"! {_fault_told(fault)}" for fault in view.faults)


def _fault_told(fault: Fault) -> str:
    return Refusal(fault.sentence, **fault.values).say(_)


def _values_told(session: Session, kept: Record) -> Iterator[str]:
    for field in fields_of(type(kept)):
        words = records.in_words(session, field, getattr(kept, field.name))
        if words and field.name not in _UNTOLD:
            yield f"{_(field.heading)}: {words}"


def _links_told(topic: type[Record], links: Sequence[records.Link]) -> Iterator[str]:
    for link in links:
        if topic is not Committee or not TOPICS[link.topic].part_of:  # its parts stand above
            yield f"{link.field}: {link.label} [{link.topic} {link.id}]"


def history(arguments: Namespace) -> Answer:
    """Tell who changed what in a record, oldest first."""
    topic = typed.topic(arguments.topic)
    with reading(arguments) as session:
        id_ = typed.record_id(session, topic, arguments.id)
        changes = records.history(session, topic, id_)
    document = {
        "topic": topic.topic,
        "id": id_,
        "changes": [{**vars(change), "at": change.at.isoformat()} for change in changes],
    }
    return Answer(document, [_change_told(change) for change in changes])


def _change_told(change: records.Change) -> str:
    at = dates.moment(change.at.astimezone())
    values = f"{change.old} → {change.new}" if change.field else change.new
    return "\t".join((at, change.actor, change.action, change.field, values))


def search(arguments: Namespace) -> Answer:
    """Find records of all topics by their words."""
    limit = typed.count(arguments.limit, "--limit") or 50
    with reading(arguments) as session:
        hits = lists.search(session, " ".join(arguments.text), limit)[:limit]
    document = {
        "hits": [
            {"topic": hit.topic, "id": hit.id, "title": hit.label, "matched": hit.matched} for hit in hits
        ]
    }
    return Answer(document, [f"{hit.topic}\t{hit.id}\t{hit.label}" for hit in hits] or [_("ไม่พบ")])
