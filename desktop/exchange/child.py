"""The process that reads a workbook: its bytes on stdin, its cells as lines of JSON on stdout, and nothing else.

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
MEMORY = (
    1_000_000_000  # bytes of address space; the largest workbook that the guard lets through takes half of it
)
TOLD = 300_000_000  # bytes of lines: few texts that very many cells share unfold into far more
HEADER = 200  # letters
SECONDS = 30  # of processor; the parent's patience ends sooner
UNREADABLE = 65  # not 1: that is how Python ends on a fault
_told = 0


def main() -> int:
    """Read the workbook on stdin and write its sheets to stdout; 0, or UNREADABLE where the library gives up."""
    _limit()
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    try:
        with CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read())) as book:
            for about in book.sheets_metadata:
                if about.typ == SheetTypeEnum.WorkSheet:
                    _tell(book, about)
    except (CalamineError, OSError, ValueError):
        return UNREADABLE
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


def _tell(book: Any, about: Any) -> None:
    """Write a line for the sheet itself and one for each of its rows."""
    from python_calamine import SheetVisibleEnum

    sheet = book.get_sheet_by_name(about.name)
    _write({"name": about.name, "hidden": about.visible != SheetVisibleEnum.Visible})
    if sheet.start is None:
        return
    left = sheet.start[
        1
    ]  # rows are told from the first of the sheet, columns from the first that holds something
    merged = sorted(sheet.merged_cell_ranges or ())
    under: list[tuple[int, int, int, Any]] = []  # last row, columns and value of what goes on below
    for number, cells in enumerate(sheet.iter_rows()):
        row = [None] * left + [_cell(value) for value in cells]
        under = [one for one in under if one[0] >= number]
        while merged and merged[0][0][0] <= number:
            (_top, first), (bottom, last) = merged.pop(0)
            under.append((bottom, first, last, row[first] if first < len(row) else None))
        for _bottom, first, last, value in under:
            _spread(row, first, last, value)
        _write(row)


def _spread(row: list[Any], first: int, last: int, value: Any) -> None:
    """Let the value of a merged cell stand in every cell it covers; a text longer than any header stands once."""
    if isinstance(value, str) and len(value) > HEADER:
        return
    for column in range(first, min(last + 1, len(row))):
        if row[column] is None:
            row[column] = value


def _write(line: Any) -> None:
    global _told
    said = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    _told += len(said)
    if _told > TOLD:
        raise ValueError("too much text")
    sys.stdout.buffer.write(said)


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
