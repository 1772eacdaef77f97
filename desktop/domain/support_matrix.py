"""Which agency supported which group with how much (ตารางกลุ่มกับหน่วยงานที่สนับสนุน), of one year or all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.organisations import Support
from desktop.thai import sorting


@dataclass(frozen=True)
class Cell:
    """What one agency gave one group: how often, and how many satang where any amount is known."""

    times: int
    amount: int | None

    @property
    def words(self) -> str:
        """Say the baht, or that there was support."""
        return "√" if self.amount is None else baht(self.amount)


@dataclass(frozen=True)
class Row:
    """One group with a cell for each agency, `None` where it gave nothing."""

    id: str
    name: str
    village: str
    cells: tuple[Cell | None, ...]

    @property
    def amount(self) -> int:
        """Add up all known satang."""
        return sum(cell.amount or 0 for cell in self.cells if cell)


@dataclass(frozen=True)
class Matrix:
    """Groups by agencies; `year` is a Buddhist year, `None` for all of `years`."""

    year: int | None
    years: tuple[int, ...]
    agencies: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """Add up the known satang of each agency."""
        columns = range(len(self.agencies))
        return tuple(sum(cell.amount or 0 for row in self.rows if (cell := row.cells[at])) for at in columns)

    @property
    def reached(self) -> tuple[int, ...]:
        """Count the groups that each agency supported."""
        return tuple(sum(row.cells[at] is not None for row in self.rows) for at in range(len(self.agencies)))


def make(
    groups: Sequence[tuple[str, str, str]], supports: Iterable[Support], year: int | None = None
) -> Matrix:
    """Make the matrix of groups (id, name, village) in their order; an agency without support is left out."""
    every = [one for one in supports if one.agency.strip()]
    years = tuple(sorted({one.year for one in every if one.year}, reverse=True))
    given: dict[tuple[str, str], list[Support]] = {}
    for one in every:
        if year is None or one.year == year:
            given.setdefault((one.organisation, one.agency.strip()), []).append(one)
    known = {id_ for id_, _name, _village in groups}
    agencies = tuple(sorted({agency for id_, agency in given if id_ in known}, key=sorting.key))
    rows = tuple(_row(group, agencies, given) for group in groups)
    return Matrix(year, years, agencies, rows)


def supported(matrix: Matrix) -> Matrix:
    """Leave only the groups that any agency supported."""
    return replace(matrix, rows=tuple(row for row in matrix.rows if any(row.cells)))


def baht(satang: int) -> str:
    """Write an amount as offices do, without satang where there are none.

    >>> baht(1250000), baht(1250)
    ('12,500', '12.50')
    """
    return f"{satang / 100:,.2f}" if satang % 100 else f"{satang // 100:,}"


def _row(
    group: tuple[str, str, str],
    agencies: Iterable[str],
    given: Mapping[tuple[str, str], Sequence[Support]],
) -> Row:
    return Row(*group, tuple(_cell(given.get((group[0], agency), ())) for agency in agencies))


def _cell(supports: Sequence[Support]) -> Cell | None:
    if not supports:
        return None
    amounts = [one.amount for one in supports if one.amount is not None]
    return Cell(len(supports), sum(amounts) if amounts else None)
