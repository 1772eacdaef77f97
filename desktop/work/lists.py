"""Lists of any length: their order as numbers, their rows by page, and the words that a search finds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import ids, sorting
from desktop.work.details import details
from desktop.work.records import shown

SEARCHED = (
    "people", "organisations", "committees", "meetings", "centres", "villages", "papers", "received", "number_blocks",
    "signers",
)  # fmt: skip

_SORTED_AS_KEPT = (Kind.DAY, Kind.NUMBER, Kind.FLAG, Kind.LINK)  # a link by the order of what it names


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Which rows of a topic, in which order."""

    topic: str
    text: str = ""  # found anywhere in the row's searched fields
    tambon: str = ""  # code; "" for all
    sort: str = ""  # a field's name; "" for the topic's own order
    descending: bool = False
    exactly: tuple[tuple[str, object], ...] = ()  # fields by name and the value they must have


@dataclass(frozen=True)
class Row:
    """One row of a list: its record's id and the shown text of each listed field."""

    no: int
    id: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """One record found by its words."""

    topic: str
    id: str
    label: str
    matched: str  # the folded words it was found among
    detail: str  # what tells it from another of the same name, for people to read


def columns(topic: type[Record]) -> tuple[Field, ...]:
    """List the fields that a topic's list shows."""
    return tuple(field for field in fields_of(topic) if field.listed)


def order(session: Session, listing: Listing) -> array[int]:
    """Give the numbers of all rows of a listing, in its order."""
    topic = TOPICS[listing.topic]
    table = tables.of(topic)
    where = _where(session, listing)
    if not listing.sort:
        directions = [c.desc() if listing.descending else c for c in (table.c.sort_key, table.c.no)]
        return store.numbers(session, select(table.c.no).where(*where).order_by(*directions))
    field = field_of(topic, listing.sort)
    question = _sorted_by(table, field).where(*where).order_by(table.c.sort_key, table.c.no)
    return array("q", _sorted(session.connection.execute(question), field, descending=listing.descending))


def _sorted(rows: Iterable[Any], field: Field, *, descending: bool) -> list[int]:
    """Sort numbers by the value beside each, in Thai order where it is shown as words; those without one are last."""
    pairs = [(no, value) for no, value in rows]
    different = {value for _no, value in pairs}  # far fewer: names come again and again
    keys = {value: _key(field, value) for value in different}
    known = [pair for pair in pairs if keys[pair[1]] is not None]
    known.sort(key=lambda pair: keys[pair[1]], reverse=descending)
    return [*(no for no, _value in known), *(no for no, value in pairs if keys[value] is None)]


def _key(field: Field, value: Any) -> Any:
    """Give what a value is sorted by, `None` where it says nothing."""
    if value is not None and field.kind in _SORTED_AS_KEPT:
        return value
    return sorting.key(shown(field, value)) or None


def _sorted_by(table: Any, field: Field) -> Select[Any]:
    """Ask for each row's number and what it is sorted by: its value, or the order of the record it links to."""
    if field.kind is not Kind.LINK:
        return select(table.c.no, table.c[field.name])
    other = tables.of(TOPICS[field.topic]).alias()
    return select(table.c.no, other.c.sort_key).join_from(
        table, other, table.c[field.name] == other.c.id, isouter=True
    )


def _where(session: Session, listing: Listing) -> list[ColumnElement[bool]]:
    topic = TOPICS[listing.topic]
    return [
        ~tables.of(topic).c.deleted,
        *_in_tambon(topic, listing.tambon),
        *_with_text(session, topic, listing.text),
        *(tables.of(topic).c[name] == value for name, value in listing.exactly),
    ]


def _with_text(session: Session, topic: type[Record], text: str) -> list[ColumnElement[bool]]:
    """Ask for each word in the searched fields; a whole national id is asked for by its keyed hash."""
    table = tables.of(topic)
    sealed = [table.c[f"{field.name}_key"] for field in fields_of(topic) if field.kind is Kind.SECRET]
    if sealed and (national_id := _national_id(text)):
        key = session.store.vault.fingerprint(national_id)
        return [or_(*(column == key for column in sealed))]
    return [func.instr(table.c.search_text, word) > 0 for word in store.folded(text).split()]


def _national_id(text: str) -> str:
    try:
        return ids.digits(text)
    except CannotDo:
        return ""


def _in_tambon(topic: type[Record], tambon: str) -> list[ColumnElement[bool]]:
    table = tables.of(topic)
    if not tambon:
        return []
    if "tambon" in table.c:
        return [table.c.tambon == tambon]
    centres = tables.of(Centre)
    here = select(centres.c.id).where(centres.c.tambon == tambon)
    if topic is Committee:
        return [table.c.centre.in_(here)]
    if "committee" in table.c:
        committees = tables.of(Committee)
        return [table.c.committee.in_(select(committees.c.id).where(committees.c.centre.in_(here)))]
    return []


def page(session: Session, topic_name: str, numbers: Sequence[int]) -> tuple[Row | None, ...]:
    """Give the shown rows of some numbers, in their order; `None` for one that is gone."""
    topic = TOPICS[topic_name]
    table, fields = tables.of(topic), columns(topic)
    wanted = [table.c.no, table.c.id, *(table.c[field.name] for field in fields), table.c.deleted]
    # asked for the living only, SQLite would go through all of them by the index that begins with `deleted`
    found = session.connection.execute(select(*wanted).where(table.c.no.in_(numbers)))
    rows = [row[:-1] for row in found if not row[-1]]
    names = _linked_names(session, fields, rows)
    made = {
        row[0]: Row(row[0], row[1], tuple(_cell(f, v, names) for f, v in zip(fields, row[2:], strict=True)))
        for row in rows
    }
    return tuple(made.get(number) for number in numbers)


def _linked_names(session: Session, fields: Sequence[Field], rows: Sequence[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, field in enumerate(fields, start=2):
        if field.kind is Kind.LINK:
            found.update(store.labels(session, TOPICS[field.topic], [row[place] or "" for row in rows]))
    return found


def _cell(field: Field, value: Any, names: dict[str, str]) -> str:
    return names.get(value, "") if field.kind is Kind.LINK else shown(field, value)


def count(session: Session, topic_name: str, tambon: str = "") -> int:
    """Count the living records of a topic, in one tambon or all."""
    where = _where(session, Listing(topic=topic_name, tambon=tambon))
    return session.connection.scalar(select(func.count()).where(*where)) or 0


def suggest(
    session: Session, topic_name: str, text: str, tambon: str = "", limit: int = 8
) -> tuple[Hit, ...]:
    """Offer records whose words hold the text, those with a word that begins with it first."""
    topic = TOPICS[topic_name]
    table = tables.of(topic)
    begins = func.instr(" " + table.c.search_text, " " + store.folded(text)) > 0
    question = (
        select(table.c.id, table.c.label, table.c.search_text)
        .where(*_where(session, Listing(topic=topic_name, text=text, tambon=tambon)))
        .order_by(begins.desc(), table.c.sort_key)
        .limit(limit)
    )
    rows = session.connection.execute(question).all()
    told = details(session, topic, [row[0] for row in rows])
    return tuple(Hit(topic_name, *row, told.get(row[0], "")) for row in rows)


def search(session: Session, text: str, limit: int = 50, topics: Iterable[str] = SEARCHED) -> tuple[Hit, ...]:
    """Find records of all topics by their words, grouped by topic, at most `limit` of each."""
    if not text.strip():
        return ()
    return tuple(hit for topic in topics for hit in suggest(session, topic, text, limit=limit))
