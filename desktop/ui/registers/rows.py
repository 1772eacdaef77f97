"""The lists of letters received and of reserved numbers: the newest first, with what became of each in words."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain.received import Received
from desktop.domain.records import Record, day, fields_of
from desktop.domain.registers import NumberBlock
from desktop.i18n import N_
from desktop.ui.parts.table_model import Asked, Row, TopicRows
from desktop.ui.registers import words


@dataclass(frozen=True, kw_only=True)
class ListedBlock(NumberBlock):
    """A block as its list shows it: where it would say when it came back, it says all that became of it."""

    returned: date | None = day(N_("สถานะ"), listed=True)


@dataclass(frozen=True)
class _Row:
    """A row with other words in one cell."""

    no: int
    id: str
    cells: Sequence[str]


class _NewestFirst(TopicRows):
    """The rows from the newest to the oldest, unless sorted by a column."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        return super().order(session, asked if asked.sort else replace(asked, descending=True))


class LetterRows(_NewestFirst):
    """Letters; a number struck out says so where others tell what was done."""

    def __init__(self) -> None:
        super().__init__(Received.topic)

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order; about a letter that was struck out nothing is to be done."""
        if ("action", "") in asked.exactly:
            asked = replace(asked, exactly=(*asked.exactly, ("cancelled", "")))
        return super().order(session, asked)

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work import received

        rows = super().page(session, numbers)
        struck = received.struck(session, _ids(rows))
        return _with(rows, Received, "action", {id_: words.struck(why) for id_, why in struck.items()})


class BlockRows(_NewestFirst):
    """Blocks, with their state in words."""

    def __init__(self) -> None:
        super().__init__(NumberBlock.topic)

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work import number_blocks

        rows = super().page(session, numbers)
        laptop = number_blocks.remaining(session).holder
        standings = number_blocks.standings(session, _ids(rows))
        states = {id_: words.state(one, laptop) for id_, one in standings.items()}
        return _with(rows, ListedBlock, "returned", states)


def _ids(rows: Sequence[Row | None]) -> list[str]:
    return [row.id for row in rows if row is not None]


def _with(
    rows: Sequence[Row | None], kind: type[Record], field: str, said: Mapping[str, str]
) -> Sequence[Row | None]:
    """Put words into a cell of the rows that they are given for, by id."""
    column = [one.name for one in fields_of(kind) if one.listed].index(field)

    def changed(row: Row) -> Row:
        cells = [*row.cells[:column], said[row.id], *row.cells[column + 1 :]]
        return _Row(row.no, row.id, cells)

    return [changed(row) if row is not None and row.id in said else row for row in rows]
