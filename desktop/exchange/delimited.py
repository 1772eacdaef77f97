"""Reads lists kept as plain text (.csv): UTF-8 with or without its mark, UTF-16, or TIS-620 as older programs wrote."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from itertools import islice

from desktop.errors import Trouble
from desktop.exchange.scan import too_many
from desktop.exchange.sheets import Cell, Row, Sheet

ROWS = 200_000
CELLS = 4_000_000  # a file may be all separators, and each makes a cell of a hundred bytes
LOOKED_AT, LETTERS = 20, 50_000  # lines, and letters of them, to find the separator
_SEPARATORS = (",", ";", "\t", "|")
GUARDED = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
)  # what a spreadsheet would take for a formula; export puts ' before


def sheet(data: bytes, name: str) -> Sheet:
    """Read the bytes of a list; `Trouble` where they are no text or no list."""
    text = _decoded(data)
    separator = _separator(text)
    if text.count(separator) > CELLS:
        raise too_many()
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        rows = tuple(_row(row) for row in islice(lines, ROWS + 1))
    except csv.Error as error:
        raise Trouble("อ่านไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx แทน") from error
    if len(rows) > ROWS:
        raise Trouble("ไฟล์นี้มีเกิน {most} แถว กรุณาแบ่งเป็นหลายไฟล์", most=ROWS)
    return Sheet(name, rows)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: Iterable[str] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp874")  # cp874 is TIS-620 with the signs of Windows
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Trouble("อ่านตัวอักษรในไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น CSV UTF-8 หรือ .xlsx")


def _separator(text: str) -> str:
    """Choose the sign that parts the largest share of the first lines into equally many cells, and not into one."""
    beginning = "".join(text[:LETTERS].splitlines(keepends=True)[:LOOKED_AT])

    def alike(separator: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(StringIO(beginning, newline=""), delimiter=separator)]
        most = max(widths, default=0)
        return (widths.count(most) / len(widths), most) if most > 1 else (0.0, 0)

    return max(_SEPARATORS, key=alike)


def _row(texts: list[str]) -> Row:
    return tuple(_cell(text) for text in texts)


def _cell(text: str) -> Cell:
    if text.startswith("'") and text.lstrip("'").startswith(GUARDED):
        text = text[1:]
    return text or None
