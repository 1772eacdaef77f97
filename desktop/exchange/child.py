"""The process that reads a workbook: its bytes on stdin, its cells as JSON on stdout, and nothing else of the machine.

Started by `reading` as `python -m desktop.exchange.child`, and by the frozen program with `COMMAND`. A library
that aborts, hangs or swallows memory ends this process and not the officer's window.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

COMMAND = "--read-workbook"
MEMORY = 2 << 30  # bytes of address space; the largest workbook that the guard lets through takes half of it
HEADER = 200  # letters
SECONDS = 30  # of processor; the parent's patience ends sooner
UNREADABLE = 65  # not 1: that is how Python ends on a fault


def main() -> int:
    """Read the workbook on stdin and write its sheets to stdout; 0, or UNREADABLE where the library gives up."""
    _limit()
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    try:
        with CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read())) as book:
            cells = (about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet)
            sheets = [_sheet(book, about) for about in cells]
    except (CalamineError, OSError, ValueError):
        return UNREADABLE
    sys.stdout.buffer.write(json.dumps(sheets, ensure_ascii=False).encode())
    return 0


def _limit() -> None:
    """Bound memory and processor, and leave no core file with people's names; Windows has the parent's clock only."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (("AS", MEMORY), ("CPU", SECONDS), ("CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{kind}"), (most, most))
        except (ValueError, OSError):  # macOS keeps no bound on address space
            continue


def _sheet(book: Any, about: Any) -> dict[str, Any]:
    from python_calamine import SheetVisibleEnum

    sheet = book.get_sheet_by_name(about.name)
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _spread(rows, top, left, bottom, right)
    return {"name": about.name, "hidden": about.visible != SheetVisibleEnum.Visible, "rows": rows}


def _spread(rows: list[list[Any]], top: int, left: int, bottom: int, right: int) -> None:
    """Let the value of a merged cell stand in every cell it covers; a text longer than any header stands once."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    if isinstance(value, str) and len(value) > HEADER:
        return
    for row in rows[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            if row[column] is None:
                row[column] = value


def _cell(value: Any) -> Any:
    """Give a cell as JSON holds it exactly; a date becomes {"day": …}."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        return str(value)
    return None if value == "" else value


if __name__ == "__main__":
    sys.exit(main())
