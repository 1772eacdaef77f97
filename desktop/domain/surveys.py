"""The yearly survey of groups (แบบสำรวจกลุ่ม/องค์กร): its rounds, the values of one year, and what is odd about them.

A round begins as a copy of the round before with every value unconfirmed; `states` says of each field what became
of it: confirmed, changed, or unknown and why. A field without a state is not confirmed yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from desktop.domain.own_fields import id_of
from desktop.domain.records import (
    Field,
    Record,
    choice,
    day,
    fields_of,
    link,
    long,
    mapping,
    money,
    tambon_code,
    text,
    whole,
)
from desktop.errors import CannotDo
from desktop.i18n import N_

STATES = {"confirmed": N_("ยืนยันแล้ว"), "changed": N_("เปลี่ยนแปลง"), "unknown": N_("ไม่ทราบ")}
UNCONFIRMED = N_("ยังไม่ยืนยัน")
UNKNOWN = "unknown: "  # before the reason
CYCLES = (N_("ทุกเดือน"), N_("ทุก 2 เดือน"), N_("ทุก 3 เดือน"), N_("ปีละ 2 ครั้ง"), N_("ปีละครั้ง"), N_("ไม่แน่นอน"))
HAS = {"yes": N_("มี"), "no": N_("ไม่มี"), "drafting": N_("กำลังจัดทำ")}
_ABOUT = ("organisation", "round", "before", "informant", "surveyor", "surveyed", "done", "states", "own")
OUTLIER = 3  # times last year's value, or a third of it


@dataclass(frozen=True, kw_only=True)
class SurveyRound(Record):
    """One year's survey of the groups of one tambon."""

    topic: ClassVar[str] = "survey_rounds"
    titled: ClassVar[str] = N_("รอบสำรวจ")
    year: int | None = whole(N_("ปี พ.ศ."), required=True, least=2400, most=2700, listed=True)
    tambon: str = tambon_code(required=True, listed=True)
    opened: date | None = day(N_("เริ่มสำรวจ"), listed=True)
    finished: date | None = day(N_("ปิดรอบ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the round."""
        return f"สำรวจปี {self.year}"

    @property
    def sort_text(self) -> str:
        """Sort the newest year first."""
        return f"{9999 - (self.year or 0):04d} {self.tambon}"


@dataclass(frozen=True, kw_only=True)
class Survey(Record):
    """What one organisation was in the year of a round."""

    topic: ClassVar[str] = "surveys"
    titled: ClassVar[str] = N_("แบบสำรวจ")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True, listed=True)
    round: str = link(N_("รอบสำรวจ"), "survey_rounds", required=True, listed=True)
    before: str = link(N_("ปีก่อน"), "surveys")
    chair: str = link(N_("ประธาน"), "people", listed=True)
    board_men: int | None = whole(N_("กรรมการชาย (คน)"), most=999)
    board_women: int | None = whole(N_("กรรมการหญิง (คน)"), most=999)
    members: int | None = whole(N_("สมาชิกทั้งหมด (คน)"), most=100_000, listed=True)
    members_men: int | None = whole(N_("สมาชิกชาย (คน)"), most=100_000)
    members_women: int | None = whole(N_("สมาชิกหญิง (คน)"), most=100_000)
    fund: int | None = money(N_("เงินทุนปัจจุบัน (บาท)"), listed=True)
    fund_source: str = text(N_("แหล่งเงินทุน"))
    savings: int | None = money(N_("เงินสัจจะ/หุ้น (บาท)"))
    loans: int | None = money(N_("เงินกู้คงค้าง (บาท)"))
    income: int | None = money(N_("รายได้ทั้งปี (บาท)"))
    activities: str = long(N_("กิจกรรมหลัก"))
    products: str = text(N_("ผลิตภัณฑ์/บริการ"), listed=True)
    market: str = text(N_("ตลาด/ช่องทางขาย"))
    standards: str = text(N_("มาตรฐานที่ได้รับ"), hint=N_("เช่น อย. มผช. OTOP 3 ดาว"))
    welfare: str = text(N_("สวัสดิการปีนี้"))
    bylaws: str = choice(N_("ระเบียบข้อบังคับ"), HAS)
    meetings: str = text(N_("ประชุม"), suggests=CYCLES)
    problems: str = long(N_("ปัญหา"))
    needs: str = long(N_("ความต้องการ"))
    informant: str = text(N_("ผู้ให้ข้อมูล"))
    surveyor: str = text(N_("ผู้สำรวจ"))
    surveyed: date | None = day(N_("วันที่สำรวจ"), listed=True)
    done: date | None = day(N_("กรอกเสร็จเมื่อ"), listed=True)
    states: dict[str, str] = mapping(N_("สถานะของแต่ละค่า"), choices=STATES)
    own: dict[str, str] = mapping(N_("ช่องของสำนักงาน"))

    @property
    def label(self) -> str:
        """Say what is made there, the shortest that tells one survey from another."""
        return self.products


def asked(kind: type[Record] = Survey) -> tuple[Field, ...]:
    """List the fields that a round asks about, in the order of the paper sheet, the office's own last."""
    return tuple(field for field in fields_of(kind) if field.name not in _ABOUT)


def next_survey(last: Survey | None, organisation: str, round_: str, chair: str = "") -> Survey:
    """Begin the survey of a round: last year's values, none of them confirmed."""
    if last is None:
        return Survey(organisation=organisation, round=round_, chair=chair)
    return replace(
        last, id="", version=0, round=round_, before=last.id, informant="", surveyor="", surveyed=None, done=None,
        states={},
    )  # fmt: skip


def key_of(field: str) -> str:
    """Give the key that a field's state is kept under: its name, or the id of an own field, which the history names."""
    return id_of(field) or field


def state_of(survey: Survey, field: str) -> str:
    """Tell what became of a value: a key of STATES, or "" while it is not confirmed.

    >>> state_of(Survey(states={"fund": "unknown: เหรัญญิกไม่อยู่"}), "fund")
    'unknown'
    """
    return survey.states.get(key_of(field), "").partition(":")[0]


def reason_of(survey: Survey, field: str) -> str:
    """Give why a value is unknown, "" where it is not."""
    said = survey.states.get(key_of(field), "")
    return said.removeprefix(UNKNOWN) if said.startswith(UNKNOWN) else ""


def settle(
    survey: Survey, last: Survey | None, values: Mapping[str, Any], unknown: Mapping[str, str]
) -> Survey:
    """Take what was answered: each value is confirmed where it equals last year's and changed where it does not.

    `unknown` says why a field is not known; it keeps last year's value. `CannotDo` names a field without a reason.
    """
    states = dict(survey.states)
    for name, value in values.items():
        same = last is not None and getattr(last, name) == value
        states[key_of(name)] = "confirmed" if same else "changed"
    for name, why in unknown.items():
        if not why.strip():
            raise CannotDo("กรุณาบอกว่าทำไมจึงไม่ทราบ เช่น เหรัญญิกไม่อยู่", name)
        states[key_of(name)] = UNKNOWN + why.strip()
    kept = {name: value for name, value in values.items() if name not in unknown}
    if last is not None:
        kept.update({name: getattr(last, name) for name in unknown})
    return replace(survey, states=states, **kept)


def unsettled(survey: Survey, fields: Iterable[Field]) -> tuple[str, ...]:
    """List the fields that are neither confirmed, changed nor said to be unknown."""
    return tuple(field.name for field in fields if not state_of(survey, field.name))


def same(survey: Survey, fields: Iterable[Field]) -> dict[str, Any]:
    """Give the values that stand as they were last year and are not settled yet: for “ทุกค่าเหมือนเดิม”."""
    return {name: getattr(survey, name) for name in unsettled(survey, fields)}


def check_survey(survey: Survey) -> None:
    """Refuse members that contradict each other: women and men are all of them.

    What is unknown or not confirmed yet is last year's, and contradicts nothing.
    """
    men, women, members = (_said(survey, name) for name in ("members_men", "members_women", "members"))
    if None not in (men, women, members) and (men or 0) + (women or 0) != members:
        raise CannotDo(
            "สมาชิกชาย {men} คน กับหญิง {women} คน รวมเป็น {sum} คน ไม่เท่ากับสมาชิกทั้งหมด {members} คน", "members",
            men=men, women=women, sum=(men or 0) + (women or 0), members=members,
        )  # fmt: skip
    for name, part in (("members_men", men), ("members_women", women)):
        if members is not None and part is not None and part > members:
            raise CannotDo("จำนวนนี้มากกว่าสมาชิกทั้งหมด {members} คน", name, members=members)


def _said(survey: Survey, name: str) -> int | None:
    """Give a number as it was answered; of a sheet without states, as imported ones are, as it stands."""
    known = not survey.states or state_of(survey, name) in ("confirmed", "changed")
    return getattr(survey, name) if known else None


def doubts(survey: Survey, last: Survey | None, fund_start: int | None = None) -> dict[str, str]:
    """Say by field what is odd and is asked about, never blocked: far from last year, a board larger than the group."""
    odd: dict[str, str] = {}
    board = (survey.board_men or 0) + (survey.board_women or 0)
    if survey.members is not None and board > survey.members:
        odd["board_men"] = N_("กรรมการมากกว่าสมาชิกทั้งหมด ถูกต้องหรือไม่")
    if survey.fund is not None and survey.loans is not None and survey.loans > survey.fund:
        odd["loans"] = N_("เงินกู้คงค้างมากกว่าเงินทุนปัจจุบัน ถูกต้องหรือไม่")
    if fund_start and survey.fund == 0:
        odd["fund"] = N_("เงินทุนหมดไปแล้ว จากที่เคยมีเมื่อเริ่มต้น ถูกต้องหรือไม่")
    for name in ("members", "fund", "savings", "loans", "income"):
        ours, theirs = getattr(survey, name), getattr(last, name) if last else None
        if ours and theirs and not theirs / OUTLIER <= ours <= theirs * OUTLIER:
            odd.setdefault(name, N_("ต่างจากปีก่อนมาก ถูกต้องหรือไม่"))
    return odd
