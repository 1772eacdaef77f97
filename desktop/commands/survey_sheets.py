"""The command `survey-sheets`: the survey of a year on paper, for a tambon or some of its villages, as one PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.commands import files, typed
from desktop.commands.answers import Answer, begin, showing
from desktop.commands.arguments import Usage
from desktop.commands.office import reading
from desktop.documents.contents.survey_sheet import MOST_BLANK
from desktop.domain.surveys import SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.printing import draw, merged
from desktop.store import records, tables
from desktop.store.session import Session
from desktop.work import places, survey_paper
from desktop.work.survey_paper import Wanted


def survey_sheets(arguments: Namespace) -> Answer:
    """Write the sheets of a round as a PDF."""
    year, out = typed.count(arguments.year, "YEAR") or 0, Path(arguments.out)
    numbers = [typed.count(one, "--village") or 0 for one in arguments.village]
    blank, free = _blank(arguments.blank, "--blank"), _blank(arguments.free, "--free")
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        round_ = round_of(session, year, arguments.tambon)
        villages = _villages(session, round_, numbers) if numbers else None
        wanted = Wanted(
            round=round_.id, villages=villages, last=not arguments.without_last, blank=blank, free=free
        )
        begin(_("กำลังทำแบบสำรวจ…"))
        put(survey_paper.bundle(session, wanted, draw, merged, showing()))
        count = survey_paper.count(session, wanted)
    told = _("แบบสำรวจปี {year} ตำบล{tambon} {count:,} แผ่น").format(
        year=year, tambon=places.name_of(round_.tambon), count=count
    )
    document = {"year": year, "tambon": round_.tambon, "sheets": count, "path": str(out)}
    return Answer({"survey_sheets": document}, [told, str(out)])


def _blank(text: str | None, flag: str) -> int:
    """Read how many blank sheets; `Usage` where they are far too many."""
    count = typed.count(text, flag) or 0
    if count > MOST_BLANK:
        raise Usage("{what} ต้องไม่เกิน {most}", what=flag, most=MOST_BLANK)
    return count


def round_of(session: Session, year: int, tambon: str) -> SurveyRound:
    """Find the round of a year in a tambon, which is told by code or name; the only one where nothing is said."""
    table = tables.of(SurveyRound)
    found = records.find(session, SurveyRound, table.c.year == year)
    named = [one for one in found if tambon in ("", one.tambon, places.name_of(one.tambon))]
    if not named:
        raise CannotDo("ยังไม่ได้เปิดรอบสำรวจปี {year} ของตำบลนี้", "year", year=year)
    if len(named) > 1:
        known = ", ".join(places.name_of(one.tambon) for one in named)
        raise CannotDo(
            "ปี {year} มีรอบสำรวจหลายตำบล กรุณาบอกด้วย --tambon คือ {known}", "tambon", year=year, known=known
        )
    return named[0]


def _villages(session: Session, round_: SurveyRound, numbers: list[int]) -> tuple[str, ...]:
    """Give the ids of villages by their numbers."""
    every = [one.id for one in survey_paper.villages(session, round_) if one.id]
    known = {one.number: id_ for id_, one in records.by_ids(session, Village, every).items()}
    for number in numbers:
        if number not in known:
            raise CannotDo("ตำบลนี้ไม่มีหมู่ {number}", "village", number=number)
    return tuple(known[number] for number in numbers)
