"""Statistics of cases as rows of bars, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.case_statistics import (
    AMOUNTS,
    FLOW,
    KEPT,
    MEASURES,
    RATES,
    RESULTS,
    Period,
    fiscal_year,
    mean,
    middle,
    rates,
)
from desktop.domain.summaries import Figure, Group
from desktop.i18n import N_, _
from desktop.thai import dates, digits
from desktop.ui.summaries.bar_table import BarRow, Number

NONE = "–"
TIMES = {
    "days": N_("วันตั้งแต่รับจนสิ้นสุด เฉลี่ย"),
    "middle": N_("วันตั้งแต่รับจนสิ้นสุด ค่ากลาง"),
    "sessions": N_("นั่งไกล่เกลี่ยต่อเรื่อง เฉลี่ย (ครั้ง)"),
}


def number(measure: str, figure: Figure) -> Number:
    """Write a figure, money as baht; a dash where no case says it."""
    said = digits.baht(figure.amount) if measure in AMOUNTS else f"{figure.amount:,}"
    return Number(said if figure.known else NONE, figure.amount, _opened(figure))


def counts(whole: Group, measures: Iterable[str]) -> list[BarRow]:
    """Write measures of the whole, one a row; a result that nobody chose only where there is one."""
    figures = {measure: whole.figures[measure] for measure in measures}
    return [
        BarRow(_(MEASURES[measure]), (number(measure, figure),))
        for measure, figure in figures.items() if measure != "unsaid" or figure.count
    ]  # fmt: skip


def flow(whole: Group) -> list[BarRow]:
    """Write how many cases were carried over, came, closed and are left."""
    return counts(whole, FLOW)


def results(whole: Group) -> list[BarRow]:
    """Write how the closed cases ended, and how many of them were sent on."""
    return counts(whole, (*RESULTS, "referred"))


def kept(whole: Group) -> list[BarRow]:
    """Write what became of agreements."""
    return counts(whole, KEPT)


def shares(whole: Group) -> list[BarRow]:
    """Write both rates of success, each named by its formula, with the cases of both sides of the division."""
    return [
        BarRow(
            _(RATES[formula]),
            (
                Number(_share(rate.percent), 0, _opened(rate.figure)),
                Number(f"{rate.of.amount:,}" if rate.of.known else NONE, 0, _opened(rate.of)),
            ),
        )
        for formula, rate in rates(whole).items()
    ]


def money_and_time(whole: Group) -> list[BarRow]:
    """Write money, days and sessions."""
    days, sessions = whole.figures["days"], whole.figures["sessions"]
    times = {
        "days": (mean(days), days),
        "middle": (middle(days), days),
        "sessions": (mean(sessions), sessions),
    }
    return [
        *counts(whole, AMOUNTS),
        *(
            BarRow(_(TIMES[key]), (Number(_share(value), 0, _opened(of)),))
            for key, (value, of) in times.items()
        ),
    ]


def groups(found: Sequence[Group], measure: str) -> list[BarRow]:
    """Write one measure of each group."""
    return [BarRow(_(group.label), (number(measure, group.figures[measure]),)) for group in found]


def ids(figure: Figure) -> tuple[str, ...]:
    """List the cases behind a figure, those that do not say it last."""
    return (*(part.id for part in figure.parts), *figure.missing)


def period(shown: Period) -> str:
    """Name a period with its first and last day."""
    return f"{shown.words} · {shown.days}"


def months_of(year: int) -> list[tuple[str, str]]:
    """Offer the months of a fiscal year, each by its first day as text."""
    months = fiscal_year(year).months()
    return [(m.start.isoformat(), f"{dates.MONTHS[m.start.month - 1]} {dates.year(m.start)}") for m in months]


def _opened(figure: Figure) -> Figure | None:
    """Give the figure where there are cases behind it."""
    return figure if ids(figure) else None


def _share(value: float | None) -> str:
    return NONE if value is None else f"{value:,.1f}"
