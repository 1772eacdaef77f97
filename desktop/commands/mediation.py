"""The command that writes the statistics of disputes for everybody, of which nobody can be known."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.commands import files, typed
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage
from desktop.commands.office import reading
from desktop.domain.case_statistics import Period, Statistics, fiscal_year, statistics
from desktop.domain.public_statistics import public
from desktop.domain.summaries import Figure, Group
from desktop.domain.users import MEDIATION
from desktop.printing import draw
from desktop.work import case_statistics
from desktop.work.case_statistics import Wanted

YEARS = range(2400, 2701)  # Buddhist


def mediation_report(arguments: Namespace) -> Answer:
    """Write the public statistics of a month or fiscal year as a PDF."""
    period, out = _period(arguments), Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        session.require(MEDIATION)
        pdf, title = case_statistics.printed(session, Wanted(kind="public", period=period), draw)
        found = public(statistics(case_statistics.rows(session), period))
        put(pdf)
    return Answer({"mediation_report": {"path": str(out), **_plain(found)}}, [title, str(out)])


def _period(arguments: Namespace) -> Period:
    """Read the fiscal year, and the month of it where one is named."""
    year, month = typed.count(arguments.year, "--year") or 0, typed.count(arguments.month, "--month")
    if year not in YEARS:
        raise Usage("{what} ต้องเป็นปี พ.ศ. เช่น 2569", what="--year")
    whole = fiscal_year(year)
    if month is None:
        return whole
    found = [one for one in whole.months() if one.start.month == month]
    if not found:
        raise Usage("{what} ต้องเป็นเดือน 1 ถึง 12", what="--month")
    return found[0]


def _plain(found: Statistics) -> dict[str, Any]:
    """Give the figures that are told, money in satang; `None` for one that is withheld."""
    return {
        "period": found.period.words,
        "start": found.period.start.isoformat(),
        "end": found.period.end.isoformat(),
        "whole": _figures(found.whole.figures),
        **{by: list(map(_group, groups)) for by, groups in found.by.items()},
        "months": list(map(_group, found.months)),
    }


def _group(group: Group) -> dict[str, Any]:
    return {"label": group.label, **_figures(group.figures)}


def _figures(figures: Mapping[str, Figure]) -> dict[str, int | None]:
    return {name: figure.amount if figure.known else None for name, figure in figures.items()}
