"""What a workbook or list says, as plain values: sheets of cells, and refusals that name a cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.errors import Refusal
from desktop.i18n import N_, _
from desktop.thai import dates

Cell = str | float | int | date | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet from A1 on; a merged cell's value stands in every cell it covers, and an empty cell is `None`."""

    name: str
    rows: tuple[Row, ...]
    hidden_rows: tuple[int, ...] = ()  # numbers from 1, as the program that made it shows them
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()  # numbers from 1
    notes: tuple[tuple[str, str], ...] = ()  # cells, as C7, and what somebody noted there


@dataclass(frozen=True)
class Refused:
    """One cell that cannot be taken, with the reason in the language of the screen."""

    sheet: str
    cell: str  # as C7
    row: int  # from 1
    field: str
    value: str
    reason: str


def address(row: int, column: int) -> str:
    """Name a cell as workbooks do, counting row and column from 0.

    >>> address(6, 2), address(0, 27)
    ('C7', 'AB1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def written(cell: Cell) -> str:
    """Write a cell as a person would have typed it: whole numbers without a point, dates in Thai, "" for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _(N_("ใช่")) if cell else _(N_("ไม่ใช่"))
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return written_date(cell)
    return str(cell)


def written_date(day: date) -> str:
    """Write a true date in Thai; one that carries a Buddhist year (543 years off) is written with that year."""
    return f"{day.day}/{day.month}/{day.year}" if day.year >= BUDDHIST_FROM else dates.short(day)


BUDDHIST_FROM = 2400  # a "true date" of such a year was typed with its Buddhist year


def refuse(sheet: str, place: tuple[int, int], cell: Cell, error: Refusal, field: str = "") -> Refused:
    """Make the refusal of one cell, its row and column counted from 0."""
    row, column = place
    about = field or getattr(error, "field", "")
    return Refused(sheet, address(row, column), row + 1, about, written(cell), error.say(_))
