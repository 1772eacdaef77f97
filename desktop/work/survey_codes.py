"""The code of a survey sheet on paper: what its QR says, what is typed in its stead, and the sheet found by either."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import digits, keyboard
from desktop.work.surveys import VillageSheets

_SCANNED = re.compile(r"([0-9A-F]{32})-([0-9A-F]{32})")
_TYPED = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,3})(?:[-/. ](\d{1,9}))?", re.ASCII)


def scanned(round_id: str, survey: str) -> str:
    """Give what the QR of a sheet says: its round and survey as signs that a small QR holds well, and nobody's data."""
    return "-".join(one.replace("-", "").upper() for one in (round_id, survey))


def codes(session: Session, round_: SurveyRound, number: int, village: VillageSheets) -> dict[str, str]:
    """Give each group of a village, by id, the code that is typed: year, number of the village, place in its list.

    A place that no other group of the village has tells the group by itself; where it does not, or there is none,
    the number of the group's record follows, which stays.
    """
    table = tables.of(Organisation)
    ids = [line.organisation for line in village.lines]
    question = select(table.c.id, table.c.no, table.c.village_place).where(table.c.id.in_(ids))
    found = {id_: (no, place or 0) for id_, no, place in session.connection.execute(question)}
    taken = Counter(place for _no, place in found.values())
    begin = f"{round_.year}-{number:02d}"
    return {
        id_: f"{begin}-{place:02d}" + ("" if place and taken[place] == 1 else f"-{no}")
        for id_, (no, place) in found.items()
    }


def find(session: Session, code: str, round_id: str = "") -> str:
    """Give the id of the survey whose code was typed or scanned; `round_id` decides where tambons share a code."""
    plain = _plain(code)
    if not plain:
        raise CannotDo("กรุณาพิมพ์รหัสใต้คิวอาร์โค้ดบนแผ่น หรือสแกนคิวอาร์โค้ด", "code")
    if whole := _SCANNED.fullmatch(plain):
        return _living(session, whole[2], code)
    if typed := _TYPED.fullmatch(plain):
        year, village, place, number = (int(one) if one else 0 for one in typed.groups())
        return _one(_coded(session, year, village, place, number), round_id, code)
    raise CannotDo("รหัสบนแผ่นมีรูปแบบอย่าง 2569-03-07 แต่ที่พิมพ์คือ “{code}”", "code", code=code.strip())


def _plain(code: str) -> str:
    """Read a code as it was meant: Thai digits as digits, and what a scanner typed on a Thai keyboard."""
    text = code.strip()
    if keyboard.is_thai(text):  # a scanner types as on an English keyboard
        text = keyboard.latin(text)
    return re.sub(r"\s*([-/.])\s*", r"\1", digits.to_arabic(text)).upper()


def _living(session: Session, survey: str, code: str) -> str:
    id_ = "-".join((survey[:8], survey[8:12], survey[12:16], survey[16:20], survey[20:])).lower()
    table = tables.of(Survey)
    if session.connection.scalar(select(table.c.id).where(table.c.id == id_, ~table.c.deleted)) is None:
        raise _unknown(code)
    return id_


def _coded(session: Session, year: int, village: int, place: int, number: int) -> list[tuple[str, str]]:
    """List round and id of the surveys that a typed code may mean."""
    survey, organisation = tables.of(Survey), tables.of(Organisation)
    round_, at = tables.of(SurveyRound), tables.of(Village)
    question = (
        select(round_.c.id, survey.c.id)
        .join_from(survey, organisation, organisation.c.id == survey.c.organisation)
        .join(round_, round_.c.id == survey.c.round)
        .join(at, at.c.id == organisation.c.village, isouter=True)
        .where(round_.c.year == year, ~survey.c.deleted, ~organisation.c.deleted, ~round_.c.deleted)
    )
    if number:
        question = question.where(organisation.c.no == number)
    else:
        question = question.where(at.c.number == village, organisation.c.village_place == place)
    return [(in_round, id_) for in_round, id_ in session.connection.execute(question)]


def _one(found: Sequence[tuple[str, str]], round_id: str, code: str) -> str:
    here = [id_ for in_round, id_ in found if in_round == round_id]
    ids = here or [id_ for _round, id_ in found]
    if not ids:
        raise _unknown(code)
    if len(ids) > 1:
        raise CannotDo(
            "รหัส “{code}” มีมากกว่าหนึ่งแผ่น กรุณาสแกนคิวอาร์โค้ด หรือเปิดรอบสำรวจของตำบลนั้นก่อน",
            "code",
            code=code.strip(),
        )
    return ids[0]


def _unknown(code: str) -> CannotDo:
    return CannotDo("ไม่พบแผ่นที่มีรหัส “{code}” กรุณาตรวจรหัสใต้คิวอาร์โค้ดอีกครั้ง", "code", code=code.strip())
