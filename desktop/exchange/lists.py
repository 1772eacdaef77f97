"""A list of the window as a file: the same columns, rows and order as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.records import field_of
from desktop.domain.topics import TOPICS
from desktop.exchange.export import Column, write_rows
from desktop.i18n import _
from desktop.work import lists

BATCH = 500  # rows read at once


def export(
    session: Any,
    step: Callable[[int, int], None],
    topic: str,
    names: Sequence[str],
    numbers: Sequence[int],
    path: Path,
) -> int:
    """Write the named columns of some rows, in their order, and give how many there were.

    `step(done, total)` hears of the progress and may stop it by raising.
    """
    kind = TOPICS[topic]
    columns = [Column(_(field_of(kind, name).title), name=name) for name in names]
    places = [[field.name for field in lists.columns(kind)].index(name) for name in names]
    rows = [[row.cells[place] for place in places] for row in _rows(session, step, topic, numbers)]
    write_rows(path, _(kind.titled), columns, rows)
    return len(rows)


def _rows(
    session: Any, step: Callable[[int, int], None], topic: str, numbers: Sequence[int]
) -> Iterator[lists.Row]:
    for start in range(0, len(numbers), BATCH):
        step(start, len(numbers))
        yield from filter(None, lists.page(session, topic, numbers[start : start + BATCH]))
