"""Puts the rows that a damaged data file still has into a new file of the same format, each into its own table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop.errors import Trouble
from desktop.store import cipher, damaged_rows, migrations, tables
from desktop.store.chain import UNKNOWN_SAVE
from desktop.store.damaged_pages import Pages
from desktop.store.damaged_rows import Found, Row, Step
from desktop.store.trouble import newer

_NOBODY = "-"
_MADE_ANEW = frozenset({"device", "heads"})  # by what comes after
_FORMAT_AT, _APPLICATION_AT = 60, 68  # in the first page
_NUMBER = ("INTEGER", "BOOLEAN", "BIGINT")


class Column(NamedTuple):
    """A column as a file describes it."""

    name: str
    kind: str
    is_filled: bool  # never NULL
    is_number: bool  # the number of the row itself


class Emptied(NamedTuple):
    """A reference that was emptied, because what it names is not there."""

    topic: str
    row: str
    column: str
    target: str


@dataclass
class Filled:
    """What came into the new file, and what is known to be missing in it."""

    format: int
    device: str = ""  # the damaged copy's own name in the change log, "" where it is lost
    holder: str = ""
    kept: dict[str, int] = field(default_factory=dict)  # rows by table
    missing: dict[str, int] = field(default_factory=dict)  # numbers that no row has, by table
    broken: dict[str, dict[str, str]] = field(default_factory=dict)  # labels of half-read rows: topic, id
    emptied: list[Emptied] = field(default_factory=list)
    unknown_saves: int = 0
    unknown_rows: int = 0  # of which it is not known where they belong


def fill(pages: Pages, found: Found, path: Path, key: bytes, step: Step) -> Filled:
    """Make a new data file of the damaged one's format and put into it every row that can be read.

    Raises `Trouble` where the damaged file is a newer program's or not this program's.
    """
    filled = Filled(_format(pages, found))
    if filled.format > migrations.FORMAT:
        raise newer(filled.format)
    engine = cipher.engine(path, key)
    try:
        migrations.run(engine, key, path.parent, migrations.steps()[: filled.format])
        with engine.connect() as connection:
            cipher.bare(connection).execute("PRAGMA foreign_keys=OFF")  # BEGIN freezes it
            with connection.begin():
                _Filling(pages, found, connection, filled).run(step)
    finally:
        engine.dispose()
    return filled


def dangling(connection: sa.Connection) -> list[Emptied]:
    """List the references of records to what is not there."""
    found = []
    for table, number, _named, place in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        described = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})")
        column = next(one[3] for one in described if one[0] == place)
        question = f'SELECT id, "{column}" FROM {table} WHERE no = ?'  # noqa: S608
        row, target = connection.exec_driver_sql(question, (number,)).one()
        found.append(Emptied(table, row, column, target))
    return found


# the format


def _format(pages: Pages, found: Found) -> int:
    """Tell the format by the first page, or where it is lost by what the tables are like."""
    first = pages.read(1) if pages.is_verified else None
    if first is None:
        return _likeliest(found)
    if int.from_bytes(first[_APPLICATION_AT : _APPLICATION_AT + 4]) != migrations.APPLICATION:
        raise Trouble("ไฟล์ {name} ไม่ใช่ข้อมูลของโปรแกรมนี้ กรุณาเลือกโฟลเดอร์ของสำนักงาน", name=cipher.DATA)
    return int.from_bytes(first[_FORMAT_AT : _FORMAT_AT + 4])


def _likeliest(found: Found) -> int:
    """Give the newest of the formats whose tables are most like those that were found."""
    there = {(table.name, tuple(_described(table.sql))) for table in found.tables.values()}

    def alike(format_: int) -> int:
        return len(there & {(name, tuple(columns)) for name, columns in _of_format(format_).items()})

    return max(range(migrations.FORMAT, 0, -1), key=alike)


def _of_format(format_: int) -> dict[str, list[Column]]:
    """Give the tables of a format, as its steps make them."""
    engine = sa.create_engine(
        "sqlite://", module=dbapi2, poolclass=StaticPool, creator=lambda: dbapi2.connect(":memory:")
    )
    try:
        migrations.run(engine, b"", Path(), migrations.steps()[:format_])
        with engine.connect() as connection:
            return _tables(connection)
    finally:
        engine.dispose()


def _tables(connection: sa.Connection) -> dict[str, list[Column]]:
    listed = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    )
    names = [name for name in listed.scalars() if not name.startswith("sqlite_")]
    return {name: _columns(cipher.bare(connection), name) for name in names}


def _described(sql: str) -> list[Column]:
    """Give the columns of a table by the statement that made it; none where it makes no table."""
    with closing(dbapi2.connect(":memory:")) as connection:
        try:
            connection.execute(sql)
            [(name,)] = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return _columns(connection, name)
        except (dbapi2.Error, ValueError):
            return []


def _columns(connection: Any, table: str) -> list[Column]:
    found = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)
    ).fetchall()
    keys = sum(bool(key) for *_rest, key in found)
    return [
        Column(name, kind, bool(filled), bool(key) and keys == 1 and kind == "INTEGER")
        for name, kind, filled, key in found
    ]


# the rows


class _Filling:
    """Goes through the leaves of a damaged file once for those whose table is known, then for the others."""

    def __init__(self, pages: Pages, found: Found, connection: sa.Connection, filled: Filled) -> None:
        self._pages = pages
        self._found = found
        self._connection = connection
        self._filled = filled
        self._tables = _tables(connection)
        self._read_as = dict(self._tables) | {
            table.name: columns for table in found.tables.values() if (columns := _described(table.sql))
        }

    def run(self, step: Step) -> None:
        """Fill all tables, then mend what does not hold without the rows that are lost."""
        stray = []
        for done, leaf in enumerate(self._found.leaves, start=1):
            table = self._found.table_of(leaf)
            if table is None:
                stray.append(leaf)
            elif table.name in self._tables:
                self._put(table.name, list(damaged_rows.rows(self._pages, leaf)))
            step(done, len(self._found.leaves))
        self._place(stray)
        self._count()
        self._mend()

    def _put(self, name: str, rows: Iterable[Row]) -> None:
        """Put the rows of one leaf into their table, but of those that are only half there the label alone."""
        columns = self._read_as[name]
        whole = [_with_number(row, columns) for row in rows if row.whole and _fits(row, columns)]
        for row in rows:
            if not row.whole:
                self._note(name, dict(zip((one.name for one in columns), row.values, strict=False)))
        if name == tables.device.name and whole:
            said = dict(zip((one.name for one in columns), whole[0], strict=True))
            self._filled.device, self._filled.holder = str(said["id"]), str(said.get("holder") or "")
        elif name not in _MADE_ANEW and whole:
            self._insert(name, [one.name for one in columns], whole)

    def _insert(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        known = {column.name for column in self._tables[name]}
        taken = [place for place, column in enumerate(columns) if column in known]
        names = ", ".join(f'"{columns[place]}"' for place in taken)
        marks = ", ".join("?" * len(taken))
        # a row may stand twice, on a page and on an older version of another
        statement = f"INSERT OR IGNORE INTO {name} ({names}) VALUES ({marks})"  # noqa: S608
        self._connection.exec_driver_sql(statement, [tuple(row[place] for place in taken) for row in rows])

    def _note(self, name: str, said: Mapping[str, Any]) -> None:
        if name in tables.KEPT and "label" in said and isinstance(said.get("id"), str):
            self._filled.broken.setdefault(name, {})[said["id"]] = str(said["label"])

    def _place(self, stray: Iterable[int]) -> None:
        """Place the leaves that no page leads to: by the change log where it knows their records, else by their columns."""
        left = []
        for leaf in stray:
            rows = [row for row in damaged_rows.rows(self._pages, leaf) if row.whole]
            like = [
                name for name in self._tables if rows and all(_fits(row, self._read_as[name]) for row in rows)
            ]
            if like and like[0] not in tables.KEPT:
                self._put(like[0], rows)
            elif like:  # the others are of a search index
                left.append((rows, [name for name in like if name in tables.KEPT]))
        topics = self._topics() if left else {}
        for rows, like in left:
            told = {topics[row.values[1]] for row in rows if row.values[1] in topics} & {*like}
            [*named] = told or like
            if len(named) == 1:
                self._put(named[0], rows)
            else:
                self._filled.unknown_rows += len(rows)

    def _topics(self) -> dict[Any, str]:
        rows = self._connection.exec_driver_sql("SELECT DISTINCT row, topic FROM changes").all()
        return {row.row: row.topic for row in rows}

    def _count(self) -> None:
        for name, columns in self._tables.items():
            [(count,)] = self._connection.exec_driver_sql(f"SELECT count(*) FROM {name}")  # noqa: S608
            self._filled.kept[name] = count
            if columns[0].is_number:  # numbered without gaps, and never removed
                last = self._connection.exec_driver_sql(f"SELECT max(no) FROM {name}").scalar() or 0  # noqa: S608
                self._filled.missing[name] = last - count
        [(lost,)] = self._connection.exec_driver_sql(
            "SELECT sum(last - held) FROM (SELECT max(seq) AS last, count(*) AS held FROM changes GROUP BY device)"
        )
        self._filled.missing["changes"] = lost or 0

    # references

    def _mend(self) -> None:
        """Let every reference name something that is there, as a file must that is opened."""
        self._filled.unknown_saves = self._make_units()
        self._filled.emptied = dangling(self._connection)
        for one in self._filled.emptied:
            statement = f'UPDATE {one.topic} SET "{one.column}" = NULL WHERE id = ?'  # noqa: S608
            self._connection.exec_driver_sql(statement, (one.row,))

    def _make_units(self) -> int:
        """Make anew the saves that changes name and that are lost; their ids tell the device and the time."""
        question = "SELECT DISTINCT unit FROM changes WHERE unit NOT IN (SELECT id FROM units)"
        lost = list(self._connection.exec_driver_sql(question).scalars())
        empty = {one.name: 0 if one.kind in _NUMBER else "" for one in self._tables["units"]}
        for unit in lost:
            row = {**empty, **_unit(unit)}
            self._insert("units", [*row], [tuple(row.values())])
        return len(lost)


def _unit(name: str) -> dict[str, Any]:
    device, _colon, clock = name.rpartition(":")
    at = datetime.fromtimestamp(int(clock.partition(".")[0]) / 1000, UTC)
    return {
        "id": name, "device": device, "clock": clock, "at": at.isoformat(timespec="seconds"),
        "actor": _NOBODY, "action": UNKNOWN_SAVE,
    }  # fmt: skip


def _with_number(row: Row, columns: Sequence[Column]) -> list[Any]:
    return [row.rowid if one.is_number else value for one, value in zip(columns, row.values, strict=True)]


def _fits(row: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a row is one of a table by the number and kinds of its values."""
    return len(row.values) == len(columns) and all(map(_value_fits, row.values, columns))


def _value_fits(value: Any, column: Column) -> bool:
    if value is None:
        return column.is_number or not column.is_filled
    return not column.is_number and isinstance(value, int if column.kind in _NUMBER else str)
