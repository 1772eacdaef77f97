"""Lists of any length: their order as numbers, their rows by page, and the words that a search finds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.filters import Condition
from desktop.domain.own_fields import id_of, value_of
from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import search as index
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import ids, sorting
from desktop.work import closed_lists, filters, own_fields
from desktop.work.details import details
from desktop.work.records import shown

SEARCHED = index.TOPICS
LOOKED_FOR = 2  # letters at least, in the search box
RANKED = 30  # of the records that are found: more are neither ranked nor counted
SPARSE = 20_000  # rows: the values of fewer are read one by one, of more by going through the table
_SORTED_AS_KEPT = (
    Kind.DAY,
    Kind.NUMBER,
    Kind.MONEY,
    Kind.FLAG,
    Kind.LINK,
)  # a link by the order of what it names


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Which rows of a topic, in which order."""

    topic: str
    text: str = ""  # found anywhere in the row's searched fields
    tambon: str = ""  # code; "" for all
    sort: str = ""  # a field's name; "" for the topic's own order
    descending: bool = False
    exactly: tuple[tuple[str, object], ...] = ()  # fields by name and the value they must have
    conditions: tuple[Condition, ...] = ()  # all of them met


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


@dataclass(frozen=True)
class Group:
    """What a search found in one topic: the best of it, and how many there are, as far as they were counted."""

    topic: str
    hits: tuple[Hit, ...]
    count: int
    more: bool  # there are more than were counted


def columns(topic: type[Record]) -> tuple[Field, ...]:
    """List the fields that a topic's list shows."""
    return tuple(field for field in fields_of(topic) if field.listed)


def order(session: Session, listing: Listing) -> array[int]:
    """Give the numbers of all rows of a listing, in its order."""
    topic = TOPICS[listing.topic]
    table = tables.of(topic)
    if not listing.sort:
        if topic.restricted:
            return _closed_order(session, topic, listing)
        where = _where(session, listing)
        directions = [c.desc() if listing.descending else c for c in (table.c.sort_key, table.c.no)]
        return store.numbers(session, select(table.c.no).where(*where).order_by(*directions))
    numbers = order(session, replace(listing, sort="", descending=False))
    field = field_of(own_fields.kind_of(session, listing.topic), listing.sort)
    return array(
        "q", _sorted(numbers, *_values(session, topic, field, numbers), descending=listing.descending)
    )


def _closed_order(session: Session, topic: type[Record], listing: Listing) -> array[int]:
    tambon = (("tambon", listing.tambon),) if listing.tambon and "tambon" in tables.of(topic).c else ()
    found = closed_lists.order(session, topic, listing.text, (*tambon, *listing.exactly), listing.conditions)
    return array("q", reversed(found)) if listing.descending else found


def _values(
    session: Session, topic: type[Record], field: Field, numbers: array[int]
) -> tuple[array[int], list[Any]]:
    """Give the place of each row's value by its number, and what those values are sorted by, the first none."""
    keys: dict[Any, int] = {}
    places = array("q", bytes(8 * (max(numbers, default=0) + 1)))
    table = tables.of(topic)
    cells = (
        closed_lists.values(session, topic, field, numbers)
        if topic.restricted
        else _cells(session, table.c.no, _column(table, field), numbers)
    )
    for no, value in cells:
        if no < len(places):
            places[no] = keys.setdefault(value, len(keys) + 1)  # far fewer: values come again and again
    links = _orders(session, field) if field.kind is Kind.LINK else {}
    return places, [None, *(links.get(value) if links else _key(field, value) for value in keys)]


def _cells(session: Session, no: Any, column: Any, numbers: array[int]) -> Iterable[Any]:
    """Read one value of each row, of many rows by going through all: one by one they are all over the file."""
    if len(numbers) > SPARSE:
        yield from session.connection.execute(select(no, column))
    for start in range(0, len(numbers) if len(numbers) <= SPARSE else 0, store.BATCH):
        part = numbers[start : start + store.BATCH]
        yield from session.connection.execute(select(no, column).where(no.in_(part)))


def _orders(session: Session, field: Field) -> dict[str, str]:
    """Give the order of the records that a field can link to."""
    other = tables.of(TOPICS[field.topic])
    found = session.connection.execute(select(other.c.id, other.c.sort_key))
    return {row.id: row.sort_key for row in found}


def _sorted(numbers: array[int], places: array[int], keys: list[Any], *, descending: bool) -> list[int]:
    """Sort numbers by the key of their value; those without one are last, equal ones stay as they are."""
    known = [no for no in numbers if keys[places[no]] is not None]
    known.sort(key=lambda no: keys[places[no]], reverse=descending)
    return [*known, *(no for no in numbers if keys[places[no]] is None)]


def _key(field: Field, value: Any) -> Any:
    """Give what a value is sorted by, `None` where it says nothing."""
    value = _kept(field, value)
    if value is not None and field.kind in _SORTED_AS_KEPT:
        return value
    return sorting.key(shown(field, value)) or None


def _column(table: Any, field: Field) -> ColumnElement[Any]:
    """Give where a field's values are, also those of the office's own fields."""
    id_ = id_of(field.name)
    return own_fields.column(table, id_) if id_ else table.c[field.name]


def _kept(field: Field, value: Any) -> Any:
    """Give a value as its field has it; those of the office's own fields are kept as texts."""
    return value_of(field, value or "") if id_of(field.name) else value


def _where(session: Session, listing: Listing) -> list[ColumnElement[bool]]:
    topic = TOPICS[listing.topic]
    narrowed = [
        *_in_tambon(topic, listing.tambon),
        *(tables.of(topic).c[name] == value for name, value in listing.exactly),
        *filters.where(session, topic, listing.conditions),
    ]
    if store.folded(listing.text):
        return [*_with_text(session, topic, listing.text), *narrowed]
    return [store.living(topic) if narrowed else ~tables.of(topic).c.deleted, *narrowed]


def _with_text(session: Session, topic: type[Record], text: str) -> list[ColumnElement[bool]]:
    """Ask for the living with each word in the searched fields; a whole national id is asked for by its keyed hash."""
    table = tables.of(topic)
    if key := _has_national_id(session, topic, text):
        return [store.living(topic), *key]
    words = store.folded(text).split()
    if index.indexed(topic):
        return index.where(session, topic, words)
    return [store.living(topic), *index.holding(table, words)]


def _has_national_id(session: Session, topic: type[Record], text: str) -> list[ColumnElement[bool]]:
    """Ask for a whole national id, nothing where none was typed."""
    table = tables.of(topic)
    sealed = [table.c[f"{field.name}_key"] for field in fields_of(topic) if field.kind is Kind.SECRET]
    national_id = _national_id(text) if sealed else ""
    if not national_id:
        return []
    key = session.store.vault.fingerprint(national_id)
    return [or_(*(column == key for column in sealed))]


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


def page(
    session: Session, topic_name: str, numbers: Sequence[int], fields: Sequence[Field] = ()
) -> tuple[Row | None, ...]:
    """Give the shown rows of some numbers, in their order; `None` for one that is gone.

    The cells are of the topic's columns, unless other fields are asked for.
    """
    topic = TOPICS[topic_name]
    table, fields = tables.of(topic), fields or columns(topic)
    wanted = [table.c.no, table.c.id, *(_column(table, field) for field in fields), table.c.deleted]
    # asked for the living only, SQLite would go through all of them by the index that begins with `deleted`
    if topic.restricted:
        rows: Sequence[Any] = closed_lists.rows_of(session, topic, fields, numbers)
    else:
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
    return names.get(value, "") if field.kind is Kind.LINK else shown(field, _kept(field, value))


def count(session: Session, topic_name: str, tambon: str = "") -> int:
    """Count the living records of a topic, in one tambon or all."""
    if TOPICS[topic_name].restricted:
        return len(order(session, Listing(topic=topic_name, tambon=tambon)))
    where = _where(session, Listing(topic=topic_name, tambon=tambon))
    return session.connection.scalar(select(func.count()).where(*where)) or 0


def suggest(
    session: Session, topic_name: str, text: str, tambon: str = "", limit: int = 8
) -> tuple[Hit, ...]:
    """Offer records whose words hold the text: names that begin with it, then words, then any; the shortest first."""
    topic = TOPICS[topic_name]
    return () if topic.restricted else _offer(session, topic, text, tambon, limit)[0]


def _offer(
    session: Session, topic: type[Record], text: str, tambon: str, limit: int
) -> tuple[tuple[Hit, ...], int, bool]:
    """Give the best, how many there are as far as they were counted, and whether there are more."""
    words, where = store.folded(text).split(), _in_tambon(topic, tambon)
    if not words:
        rows, more = _first(session, topic, where, limit), False
    elif index.indexed(topic) and not _has_national_id(session, topic, text):
        rows, more = _indexed(session, topic, words, where, limit)
    else:
        where += _with_text(session, topic, text)
        rows, more = _scanned(session, topic, words, where)
    told = details(session, topic, [row.id for row in rows[:limit]])
    hits = (
        Hit(topic.topic, row.id, row.label, row.search_text, told.get(row.id, "")) for row in rows[:limit]
    )
    return tuple(hits), min(len(rows), RANKED), more


def _first(
    session: Session, topic: type[Record], where: Sequence[ColumnElement[bool]], limit: int
) -> list[Any]:
    """Give the first rows of a topic in its own order."""
    table = tables.of(topic)
    question = _shown(table).where(~table.c.deleted, *where).order_by(table.c.sort_key, table.c.no)
    return list(session.connection.execute(question.limit(limit)))


def _scanned(
    session: Session, topic: type[Record], words: Sequence[str], where: Sequence[ColumnElement[bool]]
) -> tuple[list[Any], bool]:
    rows = session.connection.execute(_shown(tables.of(topic)).where(*where).limit(RANKED + 1)).all()
    return _ranked(rows, words)[:RANKED], len(rows) > RANKED


def _indexed(
    session: Session,
    topic: type[Record],
    words: Sequence[str],
    where: Sequence[ColumnElement[bool]],
    limit: int,
) -> tuple[list[Any], bool]:
    """Find by the index: all where they are few; of many, those that begin with the words before any others."""
    runs = index.rarest(session, topic, words)
    ask = partial(index.found, session, topic, words, runs, most=RANKED + 1, where=where)
    anywhere = ask(index.ANYWHERE)
    if len(anywhere) <= RANKED:
        return _ranked(anywhere, words), False
    found = ask(index.LABEL)
    if len(found) < limit:
        found += ask(index.WORD)
    return _ranked(dict.fromkeys([*found, *anywhere]), words)[:RANKED], True


def _shown(table: Any) -> Select[Any]:
    return select(table.c.id, table.c.label, table.c.search_text, table.c.sort_key)


def _ranked(rows: Iterable[Any], words: Sequence[str]) -> list[Any]:
    """Sort rows: names that begin with the first word, then rows with a word that does; the shortest names first."""

    def rank(row: Any) -> tuple[int, int, str]:
        begins = row.search_text.startswith(words[0])
        within = f" {words[0]}" in f" {row.search_text}"
        return 0 if begins else 1 if within else 2, len(row.label), row.sort_key

    return sorted(rows, key=rank)


def search(session: Session, text: str, limit: int = 50, topics: Iterable[str] = SEARCHED) -> tuple[Hit, ...]:
    """Find records of all topics by their words, grouped by topic, at most `limit` of each."""
    return tuple(hit for group in found(session, text, limit, topics) for hit in group.hits)


def found(session: Session, text: str, limit: int = 8, topics: Iterable[str] = SEARCHED) -> tuple[Group, ...]:
    """Find the best records of each topic and count the others, topics without any left out."""
    if len(store.folded(text)) < LOOKED_FOR:
        return ()
    known = index.known(session, topics, store.folded(text).split())
    asked = [topic for topic in topics if topic in known or _has_national_id(session, TOPICS[topic], text)]
    offers = ((topic, _offer(session, TOPICS[topic], text, "", limit)) for topic in asked)
    return tuple(Group(topic, hits, count, more) for topic, (hits, count, more) in offers if hits)
