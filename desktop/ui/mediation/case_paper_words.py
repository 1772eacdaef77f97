"""What is said about the papers of a case: their names and states, what they are made from, what issuing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.case_papers import CASE_PAPERS, STATES, CasePaper
from desktop.domain.cases import SIDES, CaseStep, Party
from desktop.domain.sittings import Sitting, Summons
from desktop.i18n import _
from desktop.thai import dates, digits
from desktop.ui.parts.lines import Line

if TYPE_CHECKING:
    from desktop.work.cases import Whole

BADGES = {"issued": "good", "cancelled": "bad"}
_ICONS = {"issued": "rubber-stamp", "cancelled": "x"}


def name(paper: CasePaper) -> str:
    """Name a paper by kind and number: nothing of the case, for what others may see of it."""
    kind = _(CASE_PAPERS[paper.kind].title)
    if not paper.number:
        return kind
    return _("{kind} ที่ {number}").format(kind=kind, number=numbered(paper))


def numbered(paper: CasePaper) -> str:
    """Write number and year in the digits of the paper."""
    number = f"{paper.number}/{paper.year}"
    return digits.to_thai(number) if paper.thai_digits else number


def line(whole: Whole, paper: CasePaper) -> Line:
    """Tell of an issued paper in a row: its date, what it is made from, its state where it is not in force."""
    said = (
        dates.short(paper.dated) if paper.dated else "",
        parts(whole, paper.kind).get(paper.about, ""),
        _("มีสำเนาที่ลงนามแล้ว") if paper.scan else "",
        f"{_(STATES['cancelled'])}: {paper.reason}" if paper.state == "cancelled" else "",
    )
    return Line(paper.id, name(paper), " · ".join(filter(None, said)), _ICONS[paper.state])


def parts(whole: Whole, kind: str) -> dict[str, str]:
    """Name the parts of a case that a kind of paper can be made from, by id."""
    from desktop.work.case_papers import parts_for

    names = {party.id: party.name for party in whole.parties}
    return {part.id: _part(part, names) for part in parts_for(whole, kind)}


def _part(part: Any, names: dict[str, str]) -> str:
    if isinstance(part, Party):
        return f"{part.name} · {_(SIDES[part.side])}"
    if isinstance(part, Summons):
        return _("ครั้งที่ {round} {day} · {name}").format(
            round=part.round or "-", day=_day(part.appointed), name=names.get(part.party, "")
        )
    if isinstance(part, Sitting):
        return _("ครั้งที่ {round} {day}").format(round=part.number, day=_day(part.held))
    assert isinstance(part, CaseStep)
    return _("ขยายถึง {day}").format(day=_day(part.until))


def _day(on: Any) -> str:
    return dates.short(on) if on else ""


def nothing_to_make_of(kind: str) -> str:
    """Say what must be recorded before such a paper can be made."""
    sentences = {
        "party": _("ยังไม่มีคู่กรณี กรุณาบันทึกในแท็บ “คู่กรณี” ก่อน"),
        "summons": _("ยังไม่มีการนัดคู่กรณี กรุณาบันทึกการนัดก่อน แล้วหนังสือจะปรากฏที่นี่"),
        "sitting": _("ยังไม่มีการนั่งไกล่เกลี่ย กรุณาบันทึกการนั่งก่อน แล้วหนังสือจะปรากฏที่นี่"),
        "step": _("ยังไม่มีการขยายเวลา กรุณาบันทึกการขยายเวลาในแท็บ “ขั้นตอน” ก่อน"),
    }
    return sentences[CASE_PAPERS[kind].about]


def number_to_take(paper: CasePaper) -> str:
    """Say which number a rehearsed paper would take."""
    if not paper.number:
        return _("หนังสือชนิดนี้ไม่ใช้เลขทะเบียน")
    return _("จะได้เลขที่ {number}").format(number=numbered(paper))


def what_happens(paper: CasePaper) -> str:
    """Say what issuing does, and what can no longer be done after."""
    said = _("{kind}จะลงวันที่ {dated} เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดให้ยกเลิกโดยบอกเหตุผลแล้วออกใหม่ หนังสือถูกปิดผนึกไว้กับเรื่อง")
    return said.format(kind=_(CASE_PAPERS[paper.kind].title), dated=_long(paper))


def _long(paper: CasePaper) -> str:
    return dates.long(paper.dated) if paper.dated else ""
