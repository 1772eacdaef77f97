"""Adding, saving, removing and finding the records of any topic; every write is logged in the same transaction."""

from __future__ import annotations

import dataclasses
import uuid
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.users import MEDIATION, needed
from desktop.errors import CannotDo, Stale
from desktop.store import closing, dialect, history, search, tables, usable
from desktop.store.session import Session
from desktop.thai import digits, ids, names, sorting

R = TypeVar("R", bound=Record)
Row = sa.RowMapping | Mapping[str, Any]  # as stored, or about to be
BATCH = 500  # ids in one question; SQLite takes 32,766, and short statements are cached


def add(session: Session, record: Record) -> str:
    """Add a record and give its new id."""
    return add_many(session, [record])[0]


def add_many(session: Session, records: Sequence[Record], *, as_was: bool = False) -> list[str]:
    """Add records of one topic and give their new ids in the same order.

    What stood in another office comes `as_was`: it may name people whose data rests.
    """
    if not records:
        return []
    from desktop.store import scopes

    topic = type(records[0])
    session.require(needed(topic))
    table = tables.of(topic)
    last = session.connection.scalar(sa.select(sa.func.max(table.c.no))) or 0
    named = (one if one.id else dataclasses.replace(one, id=str(uuid.uuid4())) for one in records)
    rows = [
        {"no": no, "id": one.id, "version": 1, "deleted": False, **row_of(session, one)}
        for no, one in enumerate(named, start=last + 1)
    ]
    if not as_was:
        usable.check(session, topic, rows)
    scopes.check(session, topic, rows)
    write(session, sa.insert(table), rows)
    search.add(session, topic, rows)
    history.log_new(session, topic, rows)
    return [row["id"] for row in rows]


def save(session: Session, record: R) -> R:
    """Save an edited record, cell by cell, and give it with its new version.

    Raises `Stale` with both values where somebody saved it otherwise since it was read, and `CannotDo` where it
    was set aside.
    """
    topic = type(record)
    stored = _living(session, topic, record.id)
    wanted, kept = history.flat(row_of(session, record, stored)), history.flat(dict(stored))
    changed = {name: value for name, value in wanted.items() if kept.get(name, "") != value}
    changed.update({name: "" for name in kept if "/" in name and name not in wanted})
    if not changed:
        return dataclasses.replace(record, version=stored["version"])
    if stored["version"] != record.version:
        raise stale(record, read(session, topic, record.id))
    usable.check(session, topic, [changed])
    change_cells(session, topic, record.id, changed)
    return dataclasses.replace(record, version=record.version + 1)


def remove(session: Session, topic: type[Record], id_: str) -> None:
    """Set a record aside: it leaves the lists and stays in the file and its history."""
    _living(session, topic, id_)
    change_cells(session, topic, id_, {"deleted": True})


def set_aside(session: Session, topic: type[Record], born: Mapping[str, str]) -> None:
    """Set many records aside that nobody edited since the changes that added them, by id."""
    session.require(needed(topic))
    table = tables.of(topic)
    for part in parts([*born]):
        where = table.c.id.in_(part)
        write(session, sa.update(table).where(where).values(deleted=True, version=table.c.version + 1))
        search.drop(session, topic, part)
    history.log_set_aside(session, topic, born)


def change_cells(session: Session, topic: type[Record], id_: str, cells: dict[str, Any]) -> None:
    """Write some cells of one stored record and log each of them; "field/key" is a cell of a mapping."""
    session.require(needed(topic))
    table = tables.of(topic)
    columns = _columns(session, topic, id_, cells)
    write(session, sa.update(table).where(table.c.id == id_).values(**columns, version=table.c.version + 1))
    if not search.FOLLOWED.isdisjoint(columns):
        search.follow(session, topic, id_)
    kept = logged(topic)
    history.log_cells(
        session, topic, id_, {name: cells[name] for name in cells if name.partition("/")[0] in kept}
    )


def _columns(session: Session, topic: type[Record], id_: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns that cells are in; a mapping keeps the keys that are not among them."""
    columns = {name: value for name, value in cells.items() if "/" not in name}
    if len(columns) == len(cells):
        return columns
    stored = _row(session, topic, id_)
    for name in cells.keys() - columns.keys():
        column, _slash, key = name.partition("/")
        mapping = columns.setdefault(column, dict(stored[column] or {}))
        mapping.pop(key, None)
        if cells[name]:
            mapping[key] = cells[name]
    return columns


def derive(session: Session, topic: type[Record], id_: str) -> None:
    """Write anew what is derived from a record's values: label, order, search text and the keys of sealed values."""
    table, stored = tables.of(topic), _row(session, topic, id_)
    write(session, sa.update(table).where(table.c.id == id_).values(**derived(session, topic, stored)))
    search.follow(session, topic, id_)


def derived(session: Session, topic: type[Record], row: Row) -> dict[str, Any]:
    """Make the columns that are derived from the others of a row."""
    if topic.restricted and MEDIATION not in session.store.permits:
        return derived_unopened(session, topic, row)
    record = record_of(session, topic, row)
    found_by = _sealed_search_text(session, record, row) if topic.restricted else search_text(record)
    columns = {"label": record.label, "sort_key": sorting.key(record.sort_text), "search_text": found_by}
    for field in fields_of(topic) if not topic.restricted else ():
        if field.kind is Kind.SECRET:
            vault, kept = session.store.vault, row[field.name]
            columns[f"{field.name}_key"] = vault.fingerprint(vault.unseal(kept)) if kept else ""
    return columns


def derived_unopened(session: Session, topic: type[Record], row: Row) -> dict[str, Any]:
    """Make the columns of a closed row that its plain fields tell; what it is found by is left to who opens it."""
    plain = {
        field.name: _read_value(session, field, row[field.name]) for field in fields_of(topic) if field.plain
    }
    record = topic(id=row["id"], **plain)
    return {"label": record.label, "sort_key": sorting.key(record.sort_text), "search_text": ""}


def logged(topic: type[Record]) -> frozenset[str]:
    """Name the columns that the change log keeps; the others are derived from them."""
    return frozenset({"deleted", *(field.name for field in fields_of(topic))})


def write(
    session: Session, statement: sa.Executable, rows: Sequence[Mapping[str, Any]] | None = None
) -> None:
    """Run a write to a kept table whose change the caller logs; nothing else may."""
    session.execute(statement.execution_options(logged=True), rows)


def read(session: Session, topic: type[R], id_: str) -> R:
    """Read one record; `CannotDo` where there is none of that id."""
    return record_of(session, topic, _row(session, topic, id_))


def find(
    session: Session, topic: type[R], *where: sa.ColumnElement[bool], order: Iterable[Any] = ()
) -> list[R]:
    """List the records that are not set aside and meet all conditions, in Thai order unless told."""
    closing.require(session, topic)
    table = tables.of(topic)
    order = tuple(order) or (table.c.sort_key, table.c.no)
    rows = session.execute(sa.select(table).where(~table.c.deleted, *where).order_by(*order)).mappings()
    return [record_of(session, topic, row) for row in rows]


def by_ids(session: Session, topic: type[R], wanted: Iterable[str]) -> dict[str, R]:
    """Read many records by id, those set aside too; an unknown id is left out."""
    closing.require(session, topic)
    table = tables.of(topic)
    found: dict[str, R] = {}
    for part in parts(sorted(set(wanted) - {""})):
        for row in session.execute(sa.select(table).where(table.c.id.in_(part))).mappings():
            found[str(row["id"])] = record_of(session, topic, row)
    return found


def living(topic: type[Record]) -> sa.ColumnElement[bool]:
    """Ask for the records that are not set aside, beside what finds few of them.

    By the index SQLite would go through all, for it expects that few are not set aside.
    """
    return ~dialect.unindexed(tables.of(topic).c.deleted)


def labels(session: Session, topic: type[Record], wanted: Iterable[str]) -> dict[str, str]:
    """Give the labels of many records by id, of parts of a case what they are called; `CannotDo` where they are closed."""
    if topic.restricted and topic.part_of:
        return {id_: one.named for id_, one in by_ids(session, topic, wanted).items()}
    table = tables.of(topic)
    found: dict[str, str] = {}
    for part in parts(sorted(set(wanted) - {""})):
        rows = session.connection.execute(sa.select(table.c.id, table.c.label).where(table.c.id.in_(part)))
        found.update((id_, label) for id_, label in rows)
    return found


def numbers(session: Session, statement: sa.Select[Any]) -> array[int]:
    """Give the first column of a question as compact integers: the order of a list of any length."""
    return array(
        "q", session.connection.scalars(statement)
    )  # one by one: a list of a million would take 40 MB


def parts(wanted: Sequence[str]) -> Iterable[Sequence[str]]:
    """Cut a list of ids into what one question takes."""
    return (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))


def _row(session: Session, topic: type[Record], id_: str) -> sa.RowMapping:
    table = tables.of(topic)
    row = session.connection.execute(sa.select(table).where(table.c.id == id_)).mappings().first()
    if row is None:
        raise _gone(topic)
    return row


def _living(session: Session, topic: type[Record], id_: str) -> sa.RowMapping:
    row = _row(session, topic, id_)
    if row["deleted"]:
        raise _gone(topic)
    return row


def _gone(topic: type[Record]) -> CannotDo:
    return CannotDo("ไม่พบรายการนี้ใน{titled} อาจถูกนำออกไปแล้ว", titled=topic.titled)


def stale(mine: Record, theirs: Record) -> Stale:
    """Make the refusal of a save: the fields that were saved otherwise since, with both values."""
    differing = [f for f in fields_of(type(mine)) if getattr(mine, f.name) != getattr(theirs, f.name)]
    told = [f for f in differing if f.kind is not Kind.MAP] or differing
    return Stale(
        ", ".join(f"“{f.title}”" for f in told),
        {f.name: getattr(mine, f.name) for f in told},
        {f.name: getattr(theirs, f.name) for f in told},
    )


def record_of(session: Session, topic: type[R], row: Row) -> R:
    """Make a record of a stored row; a sealed national id comes masked. `CannotDo` where it is closed to the user."""
    closing.require(session, topic)
    if topic.restricted:
        return _closed_record_of(session, topic, row)
    values = {field.name: _read_value(session, field, row[field.name]) for field in fields_of(topic)}
    return topic(id=row["id"], version=row["version"], **values)


def _closed_record_of(session: Session, topic: type[R], row: Row) -> R:
    values = {
        field.name: closing.value_of(session, topic, row["id"], field, row[field.name])
        if tables.sealed(topic, field)
        else _read_value(session, field, row[field.name])
        for field in fields_of(topic)
    }
    return topic(id=row["id"], version=row["version"], **values)


def _read_value(session: Session, field: Field, stored: Any) -> Any:
    if field.kind is Kind.SECRET and stored:
        return ids.mask(session.store.vault.unseal(stored))
    if field.kind is Kind.MANY:
        return tuple(stored or ())
    if field.kind is Kind.MAP:
        return dict(stored or {})
    return field.empty if stored is None else stored


def row_of(session: Session, record: Record, stored: sa.RowMapping | None = None) -> dict[str, Any]:
    """Make the columns of a record, the derived ones too; an untouched masked value keeps what is stored."""
    record, topic = _without_nul(record), type(record)
    row: dict[str, Any] = {
        "label": record.label,
        "sort_key": sorting.key(record.sort_text),
        "search_text": search_text(record),
    }
    if topic.restricted:
        row.update(closing.row_of(session, record, stored))
        row["search_text"] = _sealed_search_text(session, record, stored)
    for field in fields_of(topic):
        value = getattr(record, field.name)
        if tables.sealed(topic, field):
            continue
        if field.kind is Kind.SECRET:
            row.update(_sealed(session, field.name, value, stored))
        elif field.kind is Kind.LINK:
            row[field.name] = value or None
        else:
            row[field.name] = list(value) if field.kind is Kind.MANY else value
    return row


def _without_nul(record: R) -> R:
    """Take the sign out of a record's texts that ends a text for many programs: no server keeps it."""
    said = {one.name: getattr(record, one.name) for one in fields_of(type(record))}
    mended = {name: fine for name, value in said.items() if (fine := _mended(value)) != value}
    return dataclasses.replace(record, **mended) if mended else record


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {_mended(key): _mended(one) for key, one in value.items()}
    return tuple(map(_mended, value)) if isinstance(value, tuple) else value


def _sealed(session: Session, name: str, value: str, stored: sa.RowMapping | None) -> dict[str, str]:
    vault = session.store.vault
    if stored is not None and stored[name] and value == ids.mask(vault.unseal(stored[name])):
        return {name: stored[name], f"{name}_key": stored[f"{name}_key"]}
    if not value:
        return {name: "", f"{name}_key": ""}
    try:
        plain = ids.digits(value)
    except CannotDo as refused:
        raise refused.about(name) from refused
    return {name: vault.seal(plain), f"{name}_key": vault.fingerprint(plain)}


def _sealed_search_text(session: Session, record: Record, stored: Row | None) -> str:
    searched = any(field.searched for field in fields_of(type(record)))
    kept = stored[closing.FOUND_BY] if stored is not None else ""
    said = search_text(record) if searched else None
    return closing.seal_anew(session, type(record), record.id, closing.FOUND_BY, said, kept)


def search_text(record: Record) -> str:
    """Give the text a record is found by: its searched fields, signs mended, digits Arabic, lower case."""
    found = [record.label, *(_said(getattr(record, f.name)) for f in fields_of(type(record)) if f.searched)]
    return folded(" ".join(dict.fromkeys(found)))


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(said for _key, said in sorted(value.items()))  # the same in every copy
    return " ".join(value) if isinstance(value, tuple) else str(value)


def folded(text: str) -> str:
    """Fold text for searching: signs mended, digits Arabic, lower case.

    >>> folded("หมู่ ๕  OTOP")
    'หมู่ 5 otop'
    """
    return digits.to_arabic(names.clean(text)).casefold()
