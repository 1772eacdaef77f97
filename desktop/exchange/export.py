"""Writes a list as a workbook, plain text or JSON, by the ending of the file, in the order it is shown.

Nothing in a cell is ever a formula: workbooks hold texts as texts, and plain text puts ' before what a
spreadsheet would work out. A file is whole or not there.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple

from desktop.domain.records import Kind
from desktop.errors import CannotDo, Trouble
from desktop.exchange import sealed_zip
from desktop.exchange.delimited import GUARDED
from desktop.i18n import N_, _
from desktop.thai import dates

MOST_ROWS = (
    200_000  # of a workbook; its library holds them in memory, and leaves nothing in a temporary folder
)
LONGEST = 32_767  # letters of a workbook's cell
FONT, SIZE = "TH Sarabun New", 16
_SAMPLE = 200  # rows that a column's width is chosen by
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))  # in the name of a sheet


class Column(NamedTuple):
    """One column of a list: its header, what its cells hold, and its name in JSON (the header if none is given)."""

    title: str
    kind: Kind = Kind.TEXT
    name: str = ""


Rows = Iterable[Sequence[Any]]


def write_rows(path: Path, title: str, columns: Sequence[Column], rows: Rows, passphrase: str = "") -> Path:
    """Write rows to .xlsx, .csv or .json and give where they are; with a passphrase they are in a .zip of that name.

    Raises `CannotDo` for another ending and `Trouble` where the disk refuses. Cells are values of their column's
    kind, or texts as shown.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise CannotDo(
            "บันทึกได้เฉพาะไฟล์ .xlsx .csv หรือ .json กรุณาเปลี่ยนนามสกุลไฟล์ {name}", "path", name=path.name
        )
    content = write(title, columns, rows)
    if not passphrase:
        keep(path, content)
        return path
    sealed = sealed_zip.place(path)
    sealed_zip.write(sealed, {path.name: content}, passphrase)
    return sealed


def shown(value: Any) -> str:
    """Write one value as lists show it: Buddhist dates as 8 พ.ค. 2551, ใช่ for yes, many joined by commas."""
    if value is None or value is False:
        return ""
    if value is True:
        return _(N_("ใช่"))
    if isinstance(value, date):
        return dates.short(value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return _joined(value) if isinstance(value, (list, tuple)) else str(value)


def _joined(values: Sequence[str]) -> str:
    """Join texts by commas, or as lines where one of them has a sign that would part it when it is read again."""
    if any("," in one or ";" in one for one in values):
        return "\n".join([*values, ""])
    return ", ".join(values)


def _workbook(title: str, columns: Sequence[Column], rows: Rows) -> bytes:
    import xlsxwriter

    held = [*rows]
    if len(held) > MOST_ROWS:
        raise CannotDo("รายการมีเกิน {most} แถว กรุณาบันทึกเป็น .csv แทน", "path", most=MOST_ROWS)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title})
        _fill(book, book.add_worksheet(_sheet_name(title)), columns, held)
    return file.getvalue()


def _fill(book: Any, sheet: Any, columns: Sequence[Column], rows: list[Sequence[Any]]) -> None:
    look = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
    plain, text = book.add_format(look), book.add_format({**look, "num_format": "@", "text_wrap": True})
    head = book.add_format({**look, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#E8EEF4"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column, [row[place] for row in rows[:_SAMPLE]]))
        sheet.write_string(0, place, _(column.title), head)
    for number, row in enumerate(rows, start=1):
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            if (figure := _figure(column, value)) is not None:
                sheet.write_number(number, place, figure, plain)
            elif said := shown(value):
                sheet.write_string(number, place, _fitting(said), text)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _figure(column: Column, value: Any) -> float | int | None:
    """Give what a spreadsheet counts with: whole numbers, and satang as baht; `None` for all else."""
    if not isinstance(value, int):
        return None
    if column.kind is Kind.MONEY:
        return value / 100 if value % 100 else value // 100
    return value if column.kind is Kind.NUMBER else None


def _counted(column: Column, value: Any) -> Any:
    return value if (figure := _figure(column, value)) is None else figure


def _width(column: Column, values: Iterable[Any]) -> int:
    longest = max([len(_(column.title)), *(len(shown(value)) for value in values)])
    return max(8, min(longest + 2, 48))


def _fitting(text: str) -> str:
    if len(text) > LONGEST:
        raise CannotDo("มีข้อความยาวเกิน {most} ตัวอักษรในช่องเดียว กรุณาบันทึกเป็น .csv แทน", "path", most=LONGEST)
    return text


def _sheet_name(title: str) -> str:
    return " ".join(title.translate(_FORBIDDEN).split())[:31] or _(N_("รายการ"))


def _plain_text(_title: str, columns: Sequence[Column], rows: Rows) -> bytes:
    file = StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(_guarded(_(column.title)) for column in columns)
    lines.writerows(
        [_guarded(shown(value)) if (figure := _figure(column, value)) is None else figure
         for column, value in zip(columns, row, strict=True)]
        for row in rows
    )  # fmt: skip
    return file.getvalue().encode("utf-8-sig")  # without its mark Excel reads Thai as signs


def _guarded(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(GUARDED) else text


def _json(title: str, columns: Sequence[Column], rows: Rows) -> bytes:
    names = [column.name or column.title for column in columns]
    told = {
        "title": title,
        "rows": [dict(zip(names, map(_counted, columns, row), strict=True)) for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=date.isoformat).encode() + b"\n"


def keep(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there once it is whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise Trouble(
            "บันทึกไฟล์ {name} ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่น หรือเลือกที่เก็บอื่นที่มีพื้นที่ว่าง", name=path.name
        ) from error


_WRITERS: dict[str, Callable[[str, Sequence[Column], Rows], bytes]] = {
    ".xlsx": _workbook,
    ".csv": _plain_text,
    ".json": _json,
}
