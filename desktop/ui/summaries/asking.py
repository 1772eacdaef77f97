"""What the page of summaries asks of `work`, in a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.domain.summaries import Figure, Summary
    from desktop.ui.papers.sheet_window import Sheet
    from desktop.work.summaries import Behind


@dataclass(frozen=True)
class Shown:
    """What the page can choose from, what it shows, and the sums, `None` where nothing was surveyed yet."""

    tambons: tuple[tuple[str, str], ...]  # code and name
    tambon: str
    years: tuple[int, ...]
    year: int
    summary: Summary | None


def summary(session: Any, tambon: str, year: int) -> Shown:
    """Read the sums of a tambon and year; the first tambon and the newest year where none is named."""
    from desktop.work import summaries
    from desktop.work.offices import tambons

    offered = tuple(tambons(session))
    codes = [code for code, _name in offered]
    chosen = tambon if tambon in codes or not codes else codes[0]
    years = summaries.years(session, chosen) if chosen else ()
    asked = year if year in years else years[0] if years else 0
    return Shown(offered, chosen, years, asked, summaries.summary(session, chosen, asked) if asked else None)


def behind(session: Any, figure: Figure) -> tuple[Behind, ...]:
    """Name the rows behind a figure."""
    from desktop.work import summaries

    return summaries.behind(session, figure)


def sheet(session: Any, kind: str, tambon: str, year: int, village: str) -> Sheet:
    """Draw a sheet."""
    from desktop.printing import draw
    from desktop.ui.papers.sheet_window import Sheet
    from desktop.work import summaries

    pdf, title = summaries.printed(session, kind, tambon, year, draw, village=village)
    return Sheet(pdf, title)
