"""What the page of statistics asks of `work`, in the threads of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.case_statistics import Period, Statistics, fiscal_year, month_of, statistics
from desktop.domain.users import MEDIATION
from desktop.thai import dates
from desktop.ui.jobs import Progress

if TYPE_CHECKING:
    from desktop.ui.papers.sheet_window import Sheet
    from desktop.work.case_statistics import Wanted


@dataclass(frozen=True)
class Shown:
    """What the page shows; nothing of cases to a user who may not open them."""

    opens: bool
    period: Period
    month: date | None = None  # its first day where the period is a month
    years: tuple[int, ...] = ()  # fiscal, the newest first
    books: tuple[int, ...] = ()  # years of the register
    found: Statistics | None = None
    quiet: Period | None = None  # a month to report without a case


def shown(session: Any, progress: Progress, tambon: str, year: int, month: str, today: date) -> Shown:
    """Count the cases of a fiscal year, or of a month of it (its first day as text); the usual year where none is named."""
    from desktop.work import case_statistics, cases

    if MEDIATION not in session.store.permits:
        return Shown(False, fiscal_year(year or dates.fiscal_year(today)))
    rows = case_statistics.rows(session, progress.step, tambon)
    chosen = fiscal_year(year or case_statistics.usual_year(rows, today))
    first = date.fromisoformat(month) if month else None
    first = first if first and first in chosen else None
    period = month_of(first) if first else chosen
    return Shown(
        True, period, first, case_statistics.years(rows, today), cases.years(session), statistics(rows, period),
        case_statistics.quiet_month(rows, period, today),
    )  # fmt: skip


def sheet(session: Any, wanted: Wanted) -> Sheet:
    """Draw a sheet."""
    from desktop.printing import draw
    from desktop.ui.papers.sheet_window import Sheet
    from desktop.work import case_statistics

    return Sheet(*case_statistics.printed(session, wanted, draw))
