"""A list of the window as a file: the same columns, rows and order as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.own_fields import key_of
from desktop.domain.records import Field, Kind, field_of
from desktop.domain.users import EXPORT
from desktop.errors import CannotDo
from desktop.exchange.export import Column, write_rows
from desktop.i18n import _
from desktop.work import lists, own_fields, restrictions

BATCH = 500  # rows read at once


def export(
    session: Any,
    step: Callable[[int, int], None],
    topic: str,
    names: Sequence[str],
    numbers: Sequence[int],
    path: Path,
    passphrase: str = "",
) -> int:
    """Write the named columns of some rows, in their order, and give how many there were.

    People whose data rests are left out.
    `step(done, total)` hears of the progress and may stop it by raising.
    """
    session.require(EXPORT)
    kind = own_fields.kind_of(session, topic)
    if kind.restricted:
        raise CannotDo("เรื่องไกล่เกลี่ยส่งออกเป็นรายการไม่ได้ ให้ใช้ “ส่งออกโดยไม่มีชื่อ”")
    fields = [field_of(kind, name) for name in names]
    given = restrictions.numbers_to_give(session, topic, numbers)
    columns = [Column(_(field.heading), field.kind, key_of(field)) for field in fields]
    rows = [
        [_value(field, cell) for field, cell in zip(fields, row.cells, strict=True)]
        for row in _rows(session, step, topic, given, fields)
    ]
    write_rows(path, _(kind.titled), columns, rows, passphrase)
    return len(rows)


def _value(field: Field, cell: str) -> str | int:
    """Give a number as one that a workbook can add up, everything else as it is shown."""
    return int(cell) if field.kind is Kind.NUMBER and cell else cell


def _rows(
    session: Any,
    step: Callable[[int, int], None],
    topic: str,
    numbers: Sequence[int],
    fields: Sequence[Field],
) -> Iterator[lists.Row]:
    for start in range(0, len(numbers), BATCH):
        step(start, len(numbers))
        yield from filter(None, lists.page(session, topic, numbers[start : start + BATCH], fields))
