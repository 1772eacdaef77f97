"""A summary as rows of bars, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.strength import GRADES
from desktop.domain.summaries import (
    AMOUNTS,
    COVERED,
    MEASURES,
    MOVES,
    NO_GRADE,
    Coverage,
    Figure,
    Group,
    Summary,
)
from desktop.i18n import _
from desktop.thai import digits
from desktop.ui.summaries.bar_table import BarRow, Number


def amount(measure: str, value: int) -> str:
    """Write an amount of a measure."""
    return digits.baht(value) if measure in AMOUNTS else f"{value:,}"


def number(measure: str, figure: Figure) -> Number:
    """Write a figure; a dash where nobody said anything of it."""
    return Number(amount(measure, figure.amount) if figure.known else "–", figure.amount, figure)


def totals(summary: Summary) -> list[BarRow]:
    """Write each measure of the year beside the year before, the change, and how many are not sure."""
    before = {group.key: group for group in summary.years}.get(str(summary.before))
    return [
        _total(measure, summary.whole.figures[measure], before if measure != "products" else None)
        for measure in MEASURES
    ]


def _total(measure: str, figure: Figure, before: Group | None) -> BarRow:
    last = before.figures[measure] if before else None
    change = figure.amount - last.amount if last else 0
    both = last is not None and last.known and figure.known
    changed = f"{'+' if change > 0 else ''}{amount(measure, change)}" if both else "–"
    unsure = figure.having("") + figure.having("unknown") + len(figure.missing)
    return BarRow(
        _(MEASURES[measure]),
        (
            number(measure, figure),
            number(measure, last) if last else Number("–", 0),
            Number(changed, 0),
            Number(f"{unsure:,}" if unsure else "–", 0, _unsure(figure) if unsure else None),
        ),
    )


def _unsure(figure: Figure) -> Figure:
    """Keep the parts of a figure that nobody confirmed or knows."""
    parts = tuple(part for part in figure.parts if part.state in ("", "unknown"))
    return Figure(parts, figure.missing, figure.topic)


def groups(found: Sequence[Group], measure: str) -> list[BarRow]:
    """Write one measure of villages, kinds or years."""
    return [BarRow(_(group.label), (number(measure, group.figures[measure]),)) for group in found]


def moved(found: Mapping[str, Mapping[str, Figure]]) -> list[BarRow]:
    """Write how many organisations were founded, grew, fell and closed, by members and by fund."""
    if not found:
        return []
    return [
        BarRow(
            _(title),
            tuple(Number(f"{each[move].count:,}", each[move].count, each[move]) for each in found.values()),
        )
        for move, title in MOVES.items()
    ]


def covered(found: Sequence[Coverage], whole: Coverage) -> list[BarRow]:
    """Write how far each village is."""
    rows = [(_(one.label), one) for one in found if one.count]
    return [
        BarRow(
            label,
            tuple(
                Number(f"{one.figures[how].count:,}", one.figures[how].count, one.figures[how])
                for how in COVERED
            ),
        )
        for label, one in (*rows, *([(_("รวม"), whole)] if not rows else []))
    ]


def graded(found: Mapping[str, Figure]) -> list[BarRow]:
    """Write how many organisations are of each class."""
    titles = {**GRADES, NO_GRADE: _("ยังไม่จัดระดับ")}
    return [
        BarRow(_(title), (Number(f"{found[grade].count:,}", found[grade].count, found[grade]),))
        for grade, title in titles.items()
    ]


def surveyed(summary: Summary) -> str:
    """Say how far the survey is, and how many values nobody confirmed yet."""
    done, values = summary.coverage.figures["done"].count, summary.coverage.values
    return _("สำรวจเสร็จ {done:,} จาก {all:,} กลุ่ม · ค่าที่ยังไม่ยืนยัน {left:,} ค่า นับรวมในยอด").format(
        done=done, all=summary.coverage.count, left=values[""]
    )
