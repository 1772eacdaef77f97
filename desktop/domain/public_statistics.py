"""Statistics of disputes for everybody: no case can be opened from them, and no number tells of one or two cases.

Source: the practice of public statistics: a cell under three is withheld, and with it another of each sum that would
give it away. The sums printed here form a tree, and in a tree no cell can be worked out of sums that each lack two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.domain.case_statistics import (
    AMOUNTS,
    COUNTS,
    FLOW,
    JOINT,
    KEPT,
    RESULTS,
    WITHIN,
    Statistics,
)
from desktop.domain.cases import Case
from desktop.domain.summaries import Figure, Group

LEAST = 3  # of a cell that is told
SHOWN = ("came", "closed", "agreed")  # told of parts of the whole: none of them is the sum of the others
WITHHELD = Figure(missing=("",), topic=Case.topic)  # is not known, and names nobody
_OF = {"value": "came", "agreed_value": "agreed", "days": "closed", "sessions": "closed"}
_MONTH = "month"
Cell = tuple[str, str, str]  # what it is parted by, the group's key, the measure
Sum = tuple[Cell | None, Sequence[Cell]]  # a total, where there is one, and its parts


def public(statistics: Statistics) -> Statistics:
    """Withhold what tells of one or two cases, and take the rows from behind all other numbers."""
    hidden = withheld(dict(cells(statistics)), list(sums(statistics)))
    return Statistics(
        period=statistics.period,
        whole=_told("", statistics.whole, (*COUNTS, *_OF), hidden),
        by={
            by: tuple(_told(by, group, SHOWN, hidden) for group in groups)
            for by, groups in statistics.by.items()
        },
        months=tuple(_told(_MONTH, group, SHOWN, hidden) for group in statistics.months),
        public=True,
    )


def cells(statistics: Statistics) -> Iterator[tuple[Cell, int]]:
    """List every count that a public paper prints."""
    for measure in COUNTS:
        yield ("", "", measure), statistics.whole.figures[measure].amount
    for by, groups in _parted(statistics).items():
        for group in groups:
            for measure in SHOWN:
                yield (by, group.key, measure), group.figures[measure].amount


def sums(statistics: Statistics) -> Iterator[Sum]:
    """List what adds up to what; of carried and came, closed and left none is the total."""
    yield None, [("", "", measure) for measure in FLOW]
    yield ("", "", "closed"), [("", "", measure) for measure in RESULTS]
    yield ("", "", "agreed"), [("", "", measure) for measure in KEPT]
    for by, groups in _parted(statistics).items():
        for key in {_above(group): None for group in groups}:
            within = [group for group in groups if _above(group) == key]
            for measure in SHOWN:
                yield (WITHIN.get(by, ""), key, measure), [(by, group.key, measure) for group in within]


def withheld(cells: Mapping[Cell, int], sums: Sequence[Sum]) -> set[Cell]:
    """Choose the cells that are not told: those under LEAST, and others until no sum gives one of them away."""
    hidden = {cell for cell, amount in cells.items() if 0 < amount < LEAST}
    while more := {found for total, parts in sums if (found := _another(total, parts, cells, hidden))}:
        hidden |= more
    return hidden


def _another(
    total: Cell | None, parts: Sequence[Cell], cells: Mapping[Cell, int], hidden: set[Cell]
) -> Cell | None:
    """Choose what else a sum withholds: of the parts told the smallest, noughts last, the total where no part is left."""
    lacking = [cells[cell] for cell in parts if cell in hidden]
    told = [cell for cell in parts if cell not in hidden]
    if len(lacking) + (total in hidden) == 1 and not told and total not in hidden:
        return total
    alone = len(lacking) + (total in hidden) == 1
    guessed = bool(lacking) and total is not None and total not in hidden and _is_guessed(lacking)
    if not told or not (alone or guessed):
        return None
    return min(told, key=lambda cell: (not cells[cell], cells[cell]))


def _is_guessed(lacking: Sequence[int]) -> bool:
    """Tell whether amounts under LEAST could add up to their sum in one way only: all of the least, or of the most."""
    return sum(lacking) <= len(lacking) or sum(lacking) == (LEAST - 1) * len(lacking)


def _parted(statistics: Statistics) -> dict[str, tuple[Group, ...]]:
    return {**statistics.by, _MONTH: statistics.months}


def _above(group: Group) -> str:
    """Give the key of what a group is within, "" for the whole."""
    return group.key.rpartition(JOINT)[0]


def _told(by: str, group: Group, measures: Sequence[str], hidden: set[Cell]) -> Group:
    figures = {
        measure: WITHHELD
        if (by, group.key, _OF.get(measure, measure)) in hidden or _of_few(measure, group.figures[measure])
        else _nameless(group.figures[measure])
        for measure in measures
    }
    return replace(group, figures=figures)


def _of_few(measure: str, figure: Figure) -> bool:
    """Tell whether an amount of money is that of one or two cases."""
    return measure in AMOUNTS and 0 < sum(part.amount != 0 for part in figure.parts) < LEAST


def _nameless(figure: Figure) -> Figure:
    return Figure(tuple(replace(part, id="") for part in figure.parts), topic=figure.topic)
