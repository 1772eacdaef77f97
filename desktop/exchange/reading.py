"""Reads the cells of a workbook in a child process, and says in one sentence where that process came to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop import paths
from desktop.errors import Trouble
from desktop.exchange import child
from desktop.exchange.scan import Found, damaged
from desktop.exchange.sheets import Sheet, address

PATIENCE = 10.0  # seconds


def sheets(data: bytes, found: Found) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook that the guard let through, with the hidden rows and errors it found."""
    return tuple(_sheet(told, found) for told in ask(_command(), data))


def ask(command: Sequence[str], data: bytes, patience: float = PATIENCE) -> list[dict[str, Any]]:
    """Send a workbook to a child process and give the sheets it tells; `Trouble` where it dies or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            command, input=data, capture_output=True, timeout=patience, check=False, cwd=paths.root(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise Trouble("อ่านไฟล์ตารางนี้นานเกินไปจึงหยุดอ่าน กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่แล้วลองใหม่") from late
    if done.returncode == child.UNREADABLE:
        raise damaged()
    if done.returncode != 0:
        raise Trouble("อ่านไฟล์ตารางนี้แล้วหยุดกลางคัน โปรแกรมไม่ได้เปลี่ยนข้อมูลใด กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่แล้วลองใหม่")
    return _sheets(done.stdout)


def _sheets(lines: bytes) -> list[dict[str, Any]]:
    """Gather what was told, line by line: a sheet, then its rows."""
    told: list[dict[str, Any]] = []
    for line in lines.splitlines():
        said = json.loads(line)
        if isinstance(said, dict):
            told.append({**said, "rows": []})
        else:
            told[-1]["rows"].append(said)
    return told


def _command() -> list[str]:
    """Name the command that reads a workbook: this program again, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, child.COMMAND]
    return [sys.executable, "-m", "desktop.exchange.child"]


def _sheet(told: dict[str, Any], found: Found) -> Sheet:
    part = found.parts().get(told["name"], "")
    errors = found.errors.get(part, {})
    rows = told["rows"]
    for row in rows:
        for place, value in enumerate(row):
            if isinstance(value, dict):
                row[place] = date.fromisoformat(value["day"])
    for (row, column), text in errors.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = text
    width = max(map(len, rows), default=0)
    return Sheet(
        told["name"],
        tuple(map(tuple, rows)),
        tuple(row for row in found.hidden.get(part, ()) if row <= len(rows)),
        bool(told["hidden"]),
        tuple(sorted({
            column
            for first, last in found.hidden_columns.get(part, ())
            for column in range(first, min(last, width) + 1)
        })),
        tuple((address(row - 1, column - 1), text) for row, column, text in found.notes_in(part)),
    )  # fmt: skip
