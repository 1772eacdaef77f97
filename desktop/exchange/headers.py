"""Finds the header of a table in a sheet: which row or two rows it is, and which field each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.errors import CannotDo
from desktop.exchange.sheets import Cell, Refused, Row, Sheet, refuse, written
from desktop.thai import digits, names

LOOKED_AT = 60  # rows from the top
_NOT_LETTERS = re.compile(r"[^0-9a-zก-๎]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*]")


@dataclass(frozen=True)
class Column:
    """One column that has a header: its place from 0, the header as written, and the field it was taken for."""

    place: int
    title: str
    field: str  # "" where the header is not known: the column is left out, and the officer told


@dataclass(frozen=True)
class Table:
    """A sheet with its header found."""

    sheet: Sheet
    first: int  # the row of the (upper) header, from 0
    body: int  # the first row below the header, from 0
    columns: tuple[Column, ...]

    def fields(self) -> dict[str, int]:
        """Tell the column of each field; the first, where a merged header stands over several."""
        found: dict[str, int] = {}
        for column in self.columns:
            if column.field:
                found.setdefault(column.field, column.place)
        return found

    def unknown(self) -> tuple[str, ...]:
        """List the headers that no field was found for."""
        return tuple(dict.fromkeys(column.title for column in self.columns if not column.field))

    def cell(self, number: int, field: str) -> Cell:
        """Give the cell of a field in a row, counted from 0; `None` where the table has no such column."""
        return _at(self.sheet.rows[number], self.fields().get(field, -1))

    def texts(self, number: int, field: str) -> str:
        """Join the cells of all columns under one header, as title, first and last name under a merged one."""
        row = self.sheet.rows[number]
        said = (written(_at(row, column.place)) for column in self.columns if column.field == field)
        return " ".join(dict.fromkeys(filter(None, said)))

    def refuse(self, number: int, error: CannotDo, column: str = "") -> Refused:
        """Make the refusal of a cell in a row: of the field named as `column`, else of the error's field."""
        place = self.fields().get(column or error.field, self.columns[0].place)
        cell = _at(self.sheet.rows[number], place)
        return refuse(self.sheet.name, (number, place), cell, error, error.field or column)


def _at(row: Row, place: int) -> Cell:
    return row[place] if 0 <= place < len(row) else None


def bare(text: str) -> str:
    """Reduce a header to the letters by which it is known: no spaces, signs, brackets or Thai digits.

    >>> bare("เลขประจำตัวประชาชน (๑๓ หลัก)"), bare("ชื่อ – สกุล")
    ('เลขประจำตัวประชาชน', 'ชื่อสกุล')
    """
    plain = digits.to_arabic(names.clean(text)).casefold()
    return _NOT_LETTERS.sub("", _IN_BRACKETS.sub("", plain)) or _NOT_LETTERS.sub("", plain)


def find(sheet: Sheet, words: Mapping[str, str], needed: Iterable[str], stretched: str = "") -> Table | None:
    """Find the first header, of one row or two, with a needed field and one more.

    `words` maps bare headers to fields; the `stretched` field goes on over columns without a header of their own.
    """
    wanted = set(needed)
    for number, row in enumerate(sheet.rows[:LOOKED_AT]):
        if not _known(row, words):
            continue
        lower = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else ()
        single = Table(sheet, number, number + 1, _columns(row, (), words, stretched))
        double = Table(sheet, number, number + 2, _columns(row, lower, words, stretched))
        said = sum(cell is not None for cell in lower)  # one value alone may be a word of a header by chance
        more = 2 * len(_known(lower, words)) > said or len(double.fields()) > len(single.fields())
        table = double if more else single
        if wanted & set(table.fields()) and len(table.fields()) > 1:
            return table
    return None


def _known(row: Row, words: Mapping[str, str]) -> set[str]:
    return {words[text] for cell in row if (text := bare(written(cell))) in words}


def _columns(upper: Row, lower: Row, words: Mapping[str, str], stretched: str) -> tuple[Column, ...]:
    columns: list[Column] = []
    for place in range(max(len(upper), len(lower))):
        title, field = _title(written(_at(upper, place)), written(_at(lower, place)), words)
        if not title and columns and columns[-1].field == stretched != "" and columns[-1].place == place - 1:
            title, field = columns[-1].title, stretched
        if title:
            columns.append(Column(place, title, field))
    return tuple(columns)


def _title(upper: str, lower: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Name a column by its upper and lower header together, else by the lower, else by the upper."""
    joined = upper if lower == upper else f"{upper} {lower}".strip()
    for title in (joined, lower, upper):
        if bare(title) in words:
            return title, words[bare(title)]
    return joined, ""
