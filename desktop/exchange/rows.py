"""Reads the rows of a table by the fields its columns hold: what can be taken, each cell that cannot, what is no row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.exchange import furniture, headers, values
from desktop.exchange.headers import Column, Table
from desktop.exchange.sheets import Cell, Refused, Row, Sheet, refuse, written
from desktop.i18n import _
from desktop.work.import_rows import Said

STEP = 1_000  # rows between two reports
_ADDED = "members"  # a sum of two columns where it has none of its own
_PARTS = ("members_men", "members_women")


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows of a table as they were read."""

    table: Table
    columns: Mapping[str, int]  # the column of each field
    said: tuple[Said, ...]
    faulty: tuple[Said, ...]  # what rows with a refused cell say in their other cells
    refused: tuple[Refused, ...]
    totals: tuple[int, ...]  # rows that add up others, counted from 1
    passed: tuple[int, ...]  # other rows that are nobody's
    hidden: tuple[int, ...]  # hidden rows that hold something, taken or left as was asked

    def refuse(self, row: int, error: CannotDo) -> Refused:
        """Make the refusal of a row that a later rule does not let in."""
        place = self.columns.get(
            error.field, self.columns.get("whole", min(self.columns.values(), default=0))
        )
        cells = self.table.sheet.rows[row - 1]
        cell = cells[place] if place < len(cells) else None
        return refuse(self.table.sheet.name, (row - 1, place), cell, error)


def in_order(refused: Iterable[Refused]) -> tuple[Refused, ...]:
    """Put refused cells of one sheet from the top down, those of a row from left to right."""
    return tuple(sorted(refused, key=lambda one: (one.row, len(one.cell), one.cell)))


def find(sheet: Sheet, words: Mapping[str, str]) -> Table | None:
    """Find the table of a sheet: by headers that are known, else the first row that looks like headers."""
    return headers.find(sheet, words, set(words.values())) or _likely(sheet)


def _likely(sheet: Sheet) -> Table | None:
    for number, row in enumerate(sheet.rows[: headers.LOOKED_AT]):
        titles = [written(cell) for cell in row]
        told = [title for title in titles if title and not title.replace(".", "").isdigit()]
        below = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else ()
        if len(set(told)) > 1 and any(cell is not None for cell in below):
            columns = (Column(place, title, "") for place, title in enumerate(titles) if title)
            return Table(sheet, number, number + 1, tuple(columns))
    return None


def read(
    table: Table,
    fields: Sequence[Field],
    chosen: Mapping[int, str],
    *,
    hidden: bool = True,
    today: date | None = None,
    step: Callable[[int, int], object] = lambda _done, _total: None,
) -> Rows:
    """Read the rows of a table; `chosen` names the field of each column, and `hidden` rows may be left."""
    described = {one.name: one for one in fields}
    columns = {name: place for place, name in sorted(chosen.items(), reverse=True) if name in described}
    reader = _Reader(table, described, columns, today or date.today())
    unseen = frozenset(table.sheet.hidden_rows)
    for number in range(table.body, len(table.sheet.rows)):
        if number % STEP == 0:
            step(number, len(table.sheet.rows))
        reader.row(number, leave=not hidden and number + 1 in unseen)
    found = tuple(n for n in table.sheet.hidden_rows if n > table.body and any(table.sheet.rows[n - 1]))
    return Rows(
        table=table, columns=columns, said=tuple(reader.said), faulty=tuple(reader.faulty),
        refused=in_order(reader.refused), totals=tuple(reader.totals), passed=tuple(reader.passed), hidden=found,
    )  # fmt: skip


class _Reader:
    """Reads one table row by row; what a cell says is worked out once for all cells that say the same."""

    def __init__(
        self, table: Table, described: Mapping[str, Field], columns: Mapping[str, int], today: date
    ) -> None:
        self._table, self._today = table, today
        self._columns = [(described[name], place, dict[Any, Any]()) for name, place in columns.items()]
        self._sums = _ADDED in described and _ADDED not in columns and set(_PARTS) <= set(columns)
        self._section: int | None = None
        self._has_village = "village" in columns or "number" in columns
        self._titles = {headers.bare(column.title) for column in table.columns}
        self.said: list[Said] = []
        self.faulty: list[Said] = []
        self.refused: list[Refused] = []
        self.totals: list[int] = []
        self.passed: list[int] = []

    def row(self, number: int, *, leave: bool = False) -> None:
        """Read one row, counted from 0."""
        cells = self._table.sheet.rows[number]
        if leave or not any(cell is not None for cell in cells) or self._is_furniture(number, cells):
            return
        told, faults = self._values(number, cells)
        if faults:
            self.faulty.append(Said(number + 1, told))
            self.refused.extend(faults)
        elif any(value not in (None, "", (), False) for value in told.values()):
            self.said.append(Said(number + 1, told))
        else:
            self.passed.append(number + 1)

    def _is_furniture(self, number: int, cells: Row) -> bool:
        """Tell whether a row is a total, a village above others, a header again, or a remark below the table."""
        few = sum(cell is not None for cell in cells) <= 2
        if not few and not _begins_so(cells):
            return False
        texts = furniture.texts(cells)
        village = furniture.section(texts)
        if furniture.is_total(texts):
            self.totals.append(number + 1)
        elif village is not None:
            self._section = village
        elif furniture.ends(texts) or self._repeats(texts) or (furniture.is_counted(texts) and few):
            self.passed.append(number + 1)
        else:
            return False
        return True

    def _repeats(self, texts: Sequence[str]) -> bool:
        return all(headers.bare(text) in self._titles or furniture.is_counted([text]) for text in texts)

    def _values(self, number: int, cells: Row) -> tuple[dict[str, Any], list[Refused]]:
        told: dict[str, Any] = {}
        faults = []
        for field, place, known in self._columns:
            cell = cells[place] if place < len(cells) else None
            try:
                told[field.name] = self._value(field, cell, known)
            except CannotDo as error:
                faults.append(refuse(self._table.sheet.name, (number, place), cell, error, field.name))
        if self._section is not None and not self._has_village:
            told["village"] = f"หมู่ {self._section}"
        if self._sums and not faults:
            parts = [told[name] for name in _PARTS]
            told[_ADDED] = None if None in parts else sum(parts)
        return told, faults

    def _value(self, field: Field, cell: Cell, known: dict[Any, Any]) -> Any:
        if cell is None and not field.required:
            return field.empty
        key = type(cell), cell
        if key in known:
            return known[key]
        value = values.from_cell(field, cell, self._today)
        if len(known) < STEP or field.kind in (Kind.DAY, Kind.LINK):
            known[key] = value
        return value


def _begins_so(cells: Row) -> bool:
    """Tell whether the first text of a row could begin furniture; most rows need no closer look."""
    first = next((cell for cell in cells if cell is not None), None)
    second = next((cell for cell in cells[1:] if cell is not None and cell is not first), None)
    beginnings = ("รวม", "ยอด", "หมายเหตุ", "ลงชื่อ", "(", "ตรวจ", "ข้อมูล", "ผู้", "ลำดับ", "ที่", "ชื่อ")
    return any(isinstance(one, str) and one.lstrip().startswith(beginnings) for one in (first, second))


def notes(rows: Rows, taken_hidden: bool, others: Sequence[str] = ()) -> Iterator[str]:
    """Say what is worth knowing before rows are taken in; nothing here stands against it."""
    sheet = rows.table.sheet
    if sheet.hidden:
        yield _("แผ่นงาน “{sheet}” ซ่อนอยู่ในไฟล์").format(sheet=sheet.name)
    if rows.hidden:
        said = _("แถวที่ซ่อนอยู่และนำเข้าด้วย: {rows}") if taken_hidden else _("แถวที่ซ่อนอยู่และไม่นำเข้า: {rows}")
        yield said.format(rows=listed(rows.hidden))
    if rows.totals:
        yield _("แถวยอดรวมที่ไม่นำเข้า: {rows}").format(rows=listed(rows.totals))
    if rows.passed:
        yield _("แถวที่ไม่ใช่รายการ: {rows}").format(rows=listed(rows.passed))
    left = [c.title for c in rows.table.columns if c.place not in rows.columns.values()]
    if left:
        yield _("คอลัมน์ที่ไม่ได้นำเข้า: {titles}").format(titles=listed(dict.fromkeys(left)))
    if others:
        yield _("ไฟล์นี้มีตารางในแผ่นงานอื่นด้วย ให้นำเข้าทีละแผ่นงาน: {sheets}").format(sheets=listed(others))
    for cell, text in sheet.notes[:_MOST_NOTES]:
        yield _("มีข้อความกำกับที่ช่อง {cell}: {text}").format(cell=cell, text=text)
    if len(sheet.notes) > _MOST_NOTES:
        yield _("และข้อความกำกับอีก {count} ช่อง").format(count=len(sheet.notes) - _MOST_NOTES)


_MOST_NOTES = 20


def listed(things: Any) -> str:
    """Join things for a sentence, the first twenty of them."""
    told = list(map(str, things))
    more = _(" และอีก {count}").format(count=len(told) - 20) if len(told) > 20 else ""
    return ", ".join(told[:20]) + more
