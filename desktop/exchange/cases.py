"""The button “ส่งออกโดยไม่มีชื่อ” of the list of cases: a file for the province of which nobody can be known."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from desktop.domain.cases import Case
from desktop.exchange.export import Column, write_rows
from desktop.i18n import _
from desktop.work import case_export


def export(
    session: Any,
    step: Callable[[int, int], None],
    numbers: Collection[int],
    path: Path,
    passphrase: str = "",
) -> int:
    """Write some rows of the list of cases and give how many there were; it is noted, and needs a writing session."""
    found = case_export.rows(session, numbers, step)
    columns = [Column(_(title), kind, name) for name, (title, kind) in case_export.COLUMNS.items()]
    write_rows(path, _(Case.titled), columns, found, passphrase)
    return len(found)
