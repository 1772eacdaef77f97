"""The rows that still stand on the pages of a damaged data file, whatever became of the pages that lead to them.

https://www.sqlite.org/fileformat2.html: the leaves of a table hold its rows whole, or their beginning and the first of
the pages on which they go on. SQLite goes from the root down, so that one bad page on the way hides all below it; here
every leaf is looked at, and the pages above only tell to which table it belongs. A freed page is zeroed in this
program's files (`secure_delete`), so that no leaf is an old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.store.cipher import PAGE
from desktop.store.damaged_pages import FIRST, USABLE, Pages

Step = Callable[[int, int], object]  # told how many of how many pages are read; what it raises stops it
Value = int | float | str | bytes | None
_INNER, _LEAF = 0x05, 0x0D  # kinds of pages
_KINDS = (0x00, 0x02, _INNER, 0x0A, _LEAF)
_HEADER = 100  # bytes before the first page's own header
_SCHEMA = ("table", "index", "view", "trigger")
_DESCRIBED = ("type", "name", "tbl_name", "rootpage", "sql")  # columns of the schema
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes of a value of types 0 to 6
_BAD = (ValueError, IndexError, OverflowError)


class Row(NamedTuple):
    """One row; `values` ends where a page that it went on is lost, and is then not `whole`."""

    rowid: int
    values: tuple[Value, ...]
    whole: bool


class Table(NamedTuple):
    """A table as the file's own schema describes it."""

    name: str
    sql: str


@dataclass
class Found:
    """What a first reading of all pages found: the tables by their first page, and which leaves are whose."""

    tables: dict[int, Table] = field(default_factory=dict)
    leaves: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    above: dict[int, int] = field(default_factory=dict)  # the page that leads to a page

    def table_of(self, leaf: int) -> Table | None:
        """Tell of which table a leaf is; `None` where a page on the way to it is lost."""
        page, seen = leaf, {leaf}
        while page in self.above and self.above[page] not in seen:
            page = self.above[page]
            seen.add(page)
        return self.tables.get(page)


def look(pages: Pages, step: Step) -> Found:
    """Read all pages once and tell which are damaged, which hold rows, and of which tables."""
    found = Found()
    for number in range(1, pages.count + 1):
        page = pages.newest(number)
        if page is None:
            found.damaged.append(number)
            page = pages.read(number)  # an older version is better than none
        kind = _kind(page, number) if page else 0
        if kind not in _KINDS:  # a page that could not be verified
            found.damaged.append(number)
        if page and kind == _INNER:
            found.above.update(dict.fromkeys(_children(page, number), number))
        elif page and kind == _LEAF:
            described = _schema(pages, page, number)
            found.tables.update(described or {})
            if described is None:
                found.leaves.append(number)
        step(number, pages.count)
    return found


def has_any(pages: Pages) -> bool:
    """Tell whether a row can be read anywhere: under another key none can."""
    return any(True for number in range(1, pages.count + 1) for _row in rows(pages, number))


def rows(pages: Pages, number: int) -> Iterator[Row]:
    """Give the rows of a leaf; one that does not hold together is left out."""
    page = pages.read(number) or b""
    for at in _cells(page, number) if page and _kind(page, number) == _LEAF else ():
        try:
            yield _row(pages, page, at)
        except _BAD:
            continue


def _kind(page: bytes, number: int) -> int:
    if number == 1 and not page.startswith(FIRST):
        return 0
    return page[_start(number)]


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _cells(page: bytes, number: int) -> list[int]:
    """List where the cells of a page begin; none where that is no list of places in it."""
    start = _start(number)
    length = 12 if page[start] == _INNER else 8
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + length + 2 * count
    places = [int.from_bytes(page[at : at + 2]) for at in range(start + length, first, 2)]
    return places if all(first <= at < USABLE for at in places) else []


def _children(page: bytes, number: int) -> Iterable[int]:
    start = _start(number)
    last = int.from_bytes(page[start + 8 : start + 12])
    return [*(int.from_bytes(page[at : at + 4]) for at in _cells(page, number)), last]


def _schema(pages: Pages, page: bytes, number: int) -> dict[int, Table] | None:
    """Give the tables that a leaf of the schema describes, by their first pages; `None` of any other leaf."""
    tables, is_schema = {}, False
    for at in _cells(page, number):
        try:
            values = _row(pages, page, at).values
        except _BAD:
            continue
        if len(values) != len(_DESCRIBED) or values[0] not in _SCHEMA:
            return None
        is_schema = True
        kind, name, _table, root, sql = values
        if (
            kind == "table"
            and root
            and isinstance(root, int)
            and isinstance(name, str)
            and isinstance(sql, str)
        ):
            tables[root] = Table(name, sql)
    return tables if is_schema else None


# one row


def _row(pages: Pages, page: bytes, at: int) -> Row:
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    if rowid >> 63:
        rowid -= 1 << 64
    here = _local(length)
    data = page[at : at + here]
    if len(data) < here or at + here > USABLE:
        raise ValueError("a row that leads out of its page")
    if length > here:
        data += _rest(pages, int.from_bytes(page[at + here : at + here + 4]), length - here)
    return Row(rowid, *_values(data, whole=len(data) == length))


def _local(length: int) -> int:
    """Give how many bytes of a row stand on its leaf."""
    most, least = USABLE - 35, (USABLE - 12) * 32 // 255 - 23
    if length <= most:
        return length
    here = least + (length - least) % (USABLE - 4)
    return here if here <= most else least


def _rest(pages: Pages, number: int, length: int) -> bytes:
    """Read on where a row goes on; less than all of it where a page is lost."""
    data = b""
    if length > pages.count * PAGE:
        raise ValueError("a row that is longer than its file")
    while len(data) < length and number:
        page = pages.read(number)
        if page is None:
            break
        data += page[4 : min(USABLE, 4 + length - len(data))]
        number = int.from_bytes(page[:4])
    return data


def _values(data: bytes, *, whole: bool) -> tuple[tuple[Value, ...], bool]:
    end, at = _varint(data, 0)
    types = []
    while at < end:
        kind, at = _varint(data, at)
        types.append(kind)
    if at != end:
        raise ValueError("a head that does not end where it says")
    values: list[Value] = []
    for kind in types:
        size = _size(kind)
        if at + size > len(data):
            if whole:
                raise ValueError("a value that leads out of its row")
            return tuple(values), False
        values.append(_value(kind, data[at : at + size]))
        at += size
    return tuple(values), whole and at == len(data)


def _size(kind: int) -> int:
    if kind < len(_INTEGERS):
        return _INTEGERS[kind]
    if kind in (7, 8, 9):
        return 8 if kind == 7 else 0
    if kind < 12:
        raise ValueError("a type that SQLite does not write")
    return (kind - 12) // 2


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind >= 12:
        return data.decode() if kind % 2 else data
    if kind == 7:
        raise ValueError("a float, which no table of this program holds")
    return int.from_bytes(data, signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; give it and where it ends."""
    number = 0
    for place in range(8):
        byte = data[at + place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + place + 1
    return number << 8 | data[at + 8], at + 9
