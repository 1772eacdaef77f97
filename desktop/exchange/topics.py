"""Reads the rows of any simple topic from a workbook or list, its headers being the titles of the described fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.records import Field, Record, fields_of
from desktop.errors import CannotDo
from desktop.exchange import headers, values, workbook
from desktop.exchange.headers import Table
from desktop.exchange.sheets import Refused
from desktop.i18n import _


@dataclass(frozen=True)
class TopicRow:
    """One row that can be taken: the values by field, where a link is still the text of its cell."""

    row: int  # from 1, as the workbook shows it
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TopicSheet:
    """The rows of a topic as a sheet says them, and each cell that cannot be taken."""

    table: Table
    read: int
    rows: tuple[TopicRow, ...]
    refused: tuple[Refused, ...]
    unknown: tuple[str, ...]  # headers that are no field of the topic: left out

    def refuse(self, row: TopicRow, error: CannotDo) -> Refused:
        """Make the refusal of a row that a later rule does not let in."""
        return self.table.refuse(row.row - 1, error)


def read_rows(path: Path, kind: type[Record], today: date | None = None) -> TopicSheet:
    """Read the rows of a topic from the first sheet that has its headers.

    A header is a field's title, in Thai or the language of the screen, or its name. Raises `Trouble` for a file
    that is not opened and `CannotDo` where no sheet has the headers.
    """
    words = headers_of(kind)
    fields = {field.name: field for field in fields_of(kind)}
    tables = (headers.find(sheet, words, fields) for sheet in workbook.read(path))
    table = next((found for found in tables if found), None)
    if table is None:
        known = ", ".join(_(field.title) for field in fields.values())
        raise CannotDo("ไม่พบตารางที่มีหัวคอลัมน์ของเรื่องนี้อย่างน้อยสองคอลัมน์ หัวคอลัมน์ที่รู้จักคือ {titles}", titles=known)
    return _read(table, fields, today or date.today())


def headers_of(kind: type[Record]) -> dict[str, str]:
    """Map the bare headers of a topic to its fields: titles in Thai and in the language of the screen, and names."""
    return {
        headers.bare(title): field.name
        for field in fields_of(kind)
        for title in (field.title, _(field.title), field.name)
    }


def _read(table: Table, fields: Mapping[str, Field], today: date) -> TopicSheet:
    rows, refused, read = [], [], 0
    for number in range(table.body, len(table.sheet.rows)):
        if all(cell is None for cell in table.sheet.rows[number]):
            continue
        read += 1
        row, faults = _row(table, number, fields, today)
        refused.extend(faults)
        rows.extend([] if faults else [row])
    return TopicSheet(
        table=table, read=read, rows=tuple(rows), refused=tuple(refused), unknown=table.unknown()
    )


def _row(
    table: Table, number: int, fields: Mapping[str, Field], today: date
) -> tuple[TopicRow, list[Refused]]:
    said, refused = {}, []
    for name in table.fields():
        try:
            said[name] = values.from_cell(fields[name], table.cell(number, name), today)
        except CannotDo as error:
            refused.append(table.refuse(number, error, name))
    return TopicRow(number + 1, said), refused
