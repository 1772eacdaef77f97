"""The command that sums up the survey of a tambon and year on paper, with the figures for a program."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop.commands import files, typed
from desktop.commands.answers import Answer
from desktop.commands.office import reading
from desktop.commands.survey_sheets import round_of
from desktop.domain.summaries import Figure, Group, Summary
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import summaries


def summary(arguments: Namespace) -> Answer:
    """Write one of the summaries as a PDF."""
    year, number = typed.count(arguments.year, "--year") or 0, typed.count(arguments.village, "--village")
    out = Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        tambon = round_of(session, year, arguments.tambon).tambon
        village = _village(session, tambon, number) if number else ""
        pdf, title = summaries.printed(session, arguments.kind, tambon, year, draw, village=village)
        found = summaries.summary(session, tambon, year)
        put(pdf)
    document = {"kind": arguments.kind, "tambon": tambon, "path": str(out), **_plain(found)}
    return Answer({"summary": document}, [title, str(out)])


def _village(session: Session, tambon: str, number: int) -> str:
    """Find a village of a tambon by its number."""
    table = tables.of(Village)
    found = store.find(session, Village, table.c.tambon == tambon, table.c.number == number)
    if not found:
        raise CannotDo("ตำบลนี้ไม่มีหมู่ที่ {number} กรุณาตรวจเลขหมู่", "village", number=number)
    return found[0].id


def _plain(found: Summary) -> dict[str, Any]:
    """Give the figures of a summary, money in satang, with how many rows are behind each."""
    return {
        "year": found.year,
        "before": found.before,
        "whole": _figures(found.whole.figures),
        "villages": _groups(found.villages),
        "kinds": _groups(found.kinds),
        "years": _groups(found.years),
        "moves": {measure: _figures(moves) for measure, moves in found.moves.items()},
        "coverage": _figures(found.coverage.figures),
        "values": dict(found.coverage.values),
        "grades": _figures(found.grades),
    }


def _groups(groups: Iterable[Group]) -> list[dict[str, Any]]:
    return [{"key": group.key, "label": group.label, **_figures(group.figures)} for group in groups]


def _figures(figures: Mapping[str, Figure]) -> dict[str, Any]:
    return {
        name: {
            "amount": figure.amount,
            "rows": figure.count,
            "unconfirmed": figure.having(""),
            "unknown": figure.having("unknown"),
            "missing": len(figure.missing),
        }
        for name, figure in figures.items()
    }
