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
from desktop.exchange.sheets import Cell, Sheet

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
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def _command() -> list[str]:
    """Name the command that reads a workbook: this program again, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, child.COMMAND]
    return [sys.executable, "-m", "desktop.exchange.child"]


def _sheet(told: dict[str, Any], found: Found) -> Sheet:
    part = found.parts().get(told["name"], "")
    errors = found.errors.get(part, {})
    rows = [[_cell(value) for value in row] for row in told["rows"]]
    for (row, column), text in errors.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = text
    hidden = tuple(row for row in found.hidden.get(part, ()) if row <= len(rows))
    return Sheet(told["name"], tuple(map(tuple, rows)), hidden, bool(told["hidden"]))


def _cell(value: Any) -> Cell:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value
