"""How strong a group is: the office's own A/B/C, and the มชช. standards; what a weak group is helped with.

A/B/C is a local idea of a province (source 003, 2550), judged by people, dated and reasoned. The มชช. indicator
sets change and are not known for sure: they are data of the office, by version, with their source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, attachment, choice, day, flag, link, long, text, whole
from desktop.errors import CannotDo
from desktop.i18n import N_

GRADES = {"A": N_("A เข้มแข็ง"), "B": N_("B ปานกลาง"), "C": N_("C ต้องเสริม")}
MEASURES = {
    "members": N_("จำนวนสมาชิก (คน)"),
    "fund": N_("เงินทุนปัจจุบัน (บาท)"),
    "fund_growth": N_("เงินทุนเทียบกับปีก่อน (ร้อยละ)"),
    "member_growth": N_("สมาชิกเทียบกับปีก่อน (ร้อยละ)"),
    "years": N_("อายุกลุ่ม (ปี)"),
    "bylaws": N_("มีระเบียบข้อบังคับ (1 = มี)"),
    "meets": N_("ประชุมอย่างน้อยทุก 3 เดือน (1 = ใช่)"),
    "welfare": N_("จัดสวัสดิการ (1 = มี)"),
    "loans_share": N_("เงินกู้คงค้างต่อเงินทุน (ร้อยละ)"),
}
SUBJECTS = {
    "person": N_("ผู้นำชุมชน"),
    "organisation": N_("กลุ่ม/องค์กรชุมชน"),
    "network": N_("เครือข่ายองค์กรชุมชน"),
    "community": N_("ชุมชน"),
}
STAGES = {
    "applied": N_("สมัครแล้ว"),
    "self": N_("ประเมินตนเองแล้ว"),
    "assessed": N_("คณะประเมินแล้ว"),
    "certified": N_("ผ่านการรับรอง"),
    "failed": N_("ไม่ผ่าน"),
    "withdrawn": N_("ถอนการสมัคร"),
}


@dataclass(frozen=True, kw_only=True)
class Grade(Record):
    """The class of an organisation as the office judged it on a day."""

    topic: ClassVar[str] = "grades"
    titled: ClassVar[str] = N_("ระดับความเข้มแข็ง")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True)
    judged: date | None = day(N_("จัดเมื่อ"), required=True, listed=True)
    grade: str = choice(N_("ระดับ"), GRADES, required=True, listed=True)
    reason: str = long(N_("เหตุผล"), required=True, listed=True)
    by: str = text(N_("ผู้จัดระดับ"), listed=True)
    suggested: str = text(N_("โปรแกรมเสนอ"), most=20)

    @property
    def label(self) -> str:
        """Say the class."""
        return GRADES.get(self.grade, self.grade)

    @property
    def sort_text(self) -> str:
        """Sort by day."""
        return str(self.judged)


@dataclass(frozen=True, kw_only=True)
class SupportTask(Record):
    """What is done to strengthen a weak group."""

    topic: ClassVar[str] = "support_tasks"
    titled: ClassVar[str] = N_("งานเสริมกลุ่ม")
    part_of: ClassVar[str] = "organisation"
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", required=True, listed=True)
    what: str = text(N_("สิ่งที่จะทำ"), required=True, listed=True)
    who: str = text(N_("ผู้รับผิดชอบ"), listed=True)
    due: date | None = day(N_("กำหนดเสร็จ"), listed=True)
    done: date | None = day(N_("ทำเสร็จเมื่อ"), listed=True)
    result: str = long(N_("ผลที่เกิดขึ้น"))

    @property
    def label(self) -> str:
        """Say what is done."""
        return self.what


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """One test by which a class is suggested: enough points make an A or a B."""

    topic: ClassVar[str] = "criteria"
    titled: ClassVar[str] = N_("เกณฑ์จัดระดับ")
    measure: str = choice(N_("วัดจาก"), MEASURES, required=True, listed=True)
    least: int | None = whole(N_("อย่างน้อย"), listed=True, least=-1000, most=10**12, hint=N_("เว้นว่างได้"))
    most: int | None = whole(N_("ไม่เกิน"), listed=True, least=-1000, most=10**12, hint=N_("เว้นว่างได้"))
    points: int | None = whole(N_("คะแนน"), required=True, least=1, most=100, listed=True)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    retired: date | None = day(N_("เลิกใช้เมื่อ"), listed=True)
    source: str = text(N_("ที่มา"), required=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=N_("ยังไม่ยืนยัน"), hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))

    @property
    def label(self) -> str:
        """Name the test."""
        return MEASURES.get(self.measure, self.measure)


SHARE_OF_A, SHARE_OF_B = 75, 45  # of all points in per cent


def check_criterion(criterion: Criterion) -> None:
    """Refuse a test without a bound, or one that nothing passes."""
    if criterion.least is None and criterion.most is None:
        raise CannotDo("ต้องกรอก “อย่างน้อย” หรือ “ไม่เกิน” อย่างน้อยหนึ่งช่อง", "least")
    if criterion.least is not None and criterion.most is not None and criterion.least > criterion.most:
        raise CannotDo("“อย่างน้อย” ต้องไม่มากกว่า “ไม่เกิน”", "most")


def passes(criterion: Criterion, measured: float) -> bool:
    """Tell whether a measured value is within the bounds."""
    return (criterion.least is None or measured >= criterion.least) and (
        criterion.most is None or measured <= criterion.most
    )


def held_on(criteria: Iterable[Criterion], on: date) -> tuple[Criterion, ...]:
    """List the tests that held on a day."""
    begun = (one for one in criteria if one.start and one.start <= on)
    return tuple(one for one in begun if one.retired is None or one.retired > on)


def suggest(criteria: Iterable[Criterion], measured: Mapping[str, float], on: date) -> tuple[str, int, int]:
    """Suggest a class from the tests that held on a day: the class ("" where nothing was measured), points, of how many."""
    held = [one for one in held_on(criteria, on) if one.measure in measured]
    whole_ = sum(one.points or 0 for one in held)
    points = sum(one.points or 0 for one in held if passes(one, measured[one.measure]))
    if not whole_:
        return "", 0, 0
    share = points * 100 / whole_
    return ("A" if share >= SHARE_OF_A else "B" if share >= SHARE_OF_B else "C"), points, whole_


def moved(before: str, after: str) -> str:
    """Tell how a class moved: up, down, same, new where there was none before, or "" where there is none now.

    >>> moved("C", "A"), moved("A", "B"), moved("B", "B"), moved("", "C"), moved("A", "")
    ('up', 'down', 'same', 'new', '')
    """
    if not after:
        return ""
    if not before:
        return "new"
    return "same" if before == after else "up" if after < before else "down"


@dataclass(frozen=True, kw_only=True)
class StandardSet(Record):
    """One version of the มชช. indicators of a kind of subject."""

    topic: ClassVar[str] = "standard_sets"
    titled: ClassVar[str] = N_("ชุดตัวชี้วัด มชช.")
    subject: str = choice(N_("ใช้กับ"), SUBJECTS, required=True, listed=True)
    name: str = text(N_("ชื่อชุด"), required=True, listed=True)
    year: int | None = whole(N_("ใช้ตั้งแต่ปี พ.ศ."), required=True, least=2400, most=2700, listed=True)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=N_("ยังไม่ยืนยัน"), hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))
    retired: date | None = day(N_("เลิกใช้เมื่อ"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the set."""
        return f"{self.name} ({self.year})" if self.year else self.name


def set_of(sets: Iterable[StandardSet], subject: str, year: int) -> StandardSet | None:
    """Choose the set that held for a kind of subject in a Buddhist year: the newest that began and is in use."""
    held = [
        one for one in sets
        if one.subject == subject and (one.year or 0) <= year
        and (one.retired is None or one.retired.year + 543 > year)
    ]  # fmt: skip
    return max(held, key=lambda one: one.year or 0, default=None)


@dataclass(frozen=True, kw_only=True)
class StandardIndicator(Record):
    """One indicator of a set: ด้าน, องค์ประกอบ, ตัวชี้วัด."""

    topic: ClassVar[str] = "standard_indicators"
    titled: ClassVar[str] = N_("ตัวชี้วัด มชช.")
    part_of: ClassVar[str] = "set"
    set: str = link(N_("ชุด"), "standard_sets", required=True)
    place: int | None = whole(N_("ลำดับ"), listed=True, most=999)
    area: str = text(N_("ด้าน"), required=True, listed=True)
    component: str = text(N_("องค์ประกอบ"), listed=True)
    name: str = text(N_("ตัวชี้วัด"), required=True, listed=True, most=500)
    chosen: bool = flag(N_("เลือกเองได้"), listed=True)
    most: int | None = whole(N_("คะแนนเต็ม"), least=1, most=100, listed=True)

    @property
    def label(self) -> str:
        """Say what is looked at."""
        return self.name

    @property
    def sort_text(self) -> str:
        """Sort by place."""
        return f"{self.place or 0:03d}"


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """One subject's way through the มชช. of a year: applied, assessed by itself and by others, certified."""

    topic: ClassVar[str] = "assessments"
    titled: ClassVar[str] = N_("การประเมิน มชช.")
    subject: str = choice(N_("ประเภท"), SUBJECTS, required=True, listed=True, default="organisation")
    organisation: str = link(N_("กลุ่ม/องค์กร"), "organisations", listed=True)
    person: str = link(N_("ผู้นำ"), "people", listed=True)
    village: str = link(N_("ชุมชน"), "villages", listed=True)
    set: str = link(N_("ชุดตัวชี้วัด"), "standard_sets", required=True)
    year: int | None = whole(N_("ปีงบประมาณ"), required=True, least=2400, most=2700, listed=True)
    stage: str = choice(N_("ขั้น"), STAGES, required=True, listed=True, default="applied")
    applied: date | None = day(N_("วันที่สมัคร"))
    self_assessed: date | None = day(N_("วันที่ประเมินตนเอง"))
    assessed: date | None = day(N_("วันที่คณะประเมิน"))
    assessors: str = long(N_("คณะผู้ประเมิน"))
    certified: date | None = day(N_("วันที่รับรองหรือแจ้งผล"))
    certificate: str = text(N_("เลขที่หนังสือรับรอง"))
    coordinator: str = text(N_("ผู้ประสานงาน"))
    post: str = text(N_("ตำแหน่ง/บทบาท"))
    lived_since: date | None = day(N_("ผู้นำมีภูมิลำเนาในชุมชนตั้งแต่"))
    resolution: str = attachment(N_("มติที่ประชุมให้สมัคร"))
    note: str = long(N_("บทเรียนและหมายเหตุ"))

    @property
    def label(self) -> str:
        """Name it by kind and year."""
        return f"มชช. {SUBJECTS.get(self.subject, '')} ปี {self.year}"

    @property
    def sort_text(self) -> str:
        """Sort the newest first."""
        return f"{9999 - (self.year or 0):04d} {self.subject}"


_SUBJECT_FIELD = {
    "person": "person", "organisation": "organisation", "network": "organisation", "community": "village",
}  # fmt: skip


def check_assessment(assessment: Assessment) -> None:
    """Refuse an assessment of nobody, and stages out of their dates."""
    needed = _SUBJECT_FIELD[assessment.subject]
    if not getattr(assessment, needed):
        raise CannotDo("กรุณาเลือกว่าเป็นการประเมินของใคร", needed)
    if assessment.stage == "certified" and not assessment.certified:
        raise CannotDo("กรุณากรอกวันที่รับรอง", "certified")


STAGE_DAYS = {
    "applied": "applied",
    "self": "self_assessed",
    "assessed": "assessed",
    "certified": "certified",
}  # the field with the day of each stage


def entry_doubts(assessment: Assessment, founded: date | None) -> tuple[str, ...]:
    """Say what is asked about before one may enter, and never blocks: a year's work or home, and the resolution."""
    on, found = assessment.applied, []
    if assessment.subject == "organisation":
        if founded is None:
            found.append(N_("ยังไม่ทราบวันก่อตั้ง จึงยังบอกไม่ได้ว่ากลุ่มดำเนินงานมาแล้วอย่างน้อย 1 ปี"))
        elif on and not _a_year(founded, on):
            found.append(N_("กลุ่มดำเนินงานยังไม่ครบ 1 ปีในวันที่สมัคร"))
        if not assessment.resolution:
            found.append(N_("ยังไม่ได้แนบรายงานการประชุมที่มีมติให้สมัคร"))
    if assessment.subject == "person":
        if assessment.lived_since is None:
            found.append(N_("ยังไม่ได้บันทึกว่าผู้นำมีภูมิลำเนาในชุมชนตั้งแต่เมื่อใด ซึ่งต้องไม่น้อยกว่า 1 ปี"))
        elif on and not _a_year(assessment.lived_since, on):
            found.append(N_("ผู้นำมีภูมิลำเนาในชุมชนยังไม่ครบ 1 ปีในวันที่สมัคร"))
    days = [day for name in STAGE_DAYS.values() if (day := getattr(assessment, name))]
    if days != sorted(days):
        found.append(N_("วันที่ของแต่ละขั้นไม่เรียงตามลำดับ ถูกต้องหรือไม่"))
    return tuple(found)


def _a_year(start: date, on: date) -> bool:
    """Tell whether a whole year lies between two days."""
    return (on.year - 1, on.month, on.day) >= (start.year, start.month, start.day)


def subject_of(assessment: Assessment) -> tuple[str, str]:
    """Give topic and id of whom an assessment is about."""
    name = _SUBJECT_FIELD[assessment.subject]
    topics = {"person": "people", "organisation": "organisations", "village": "villages"}
    return topics[name], getattr(assessment, name)


@dataclass(frozen=True, kw_only=True)
class Score(Record):
    """What one indicator came to, by the subject's own judgement and by the assessors'."""

    topic: ClassVar[str] = "scores"
    titled: ClassVar[str] = N_("ผลตามตัวชี้วัด")
    part_of: ClassVar[str] = "assessment"
    assessment: str = link(N_("การประเมิน"), "assessments", required=True)
    indicator: str = link(N_("ตัวชี้วัด"), "standard_indicators", required=True, listed=True)
    chosen: bool = flag(N_("ใช้ประเมิน"), default=True)
    own_score: int | None = whole(N_("ประเมินตนเอง"), most=100, listed=True)
    score: int | None = whole(N_("คณะประเมิน"), most=100, listed=True)
    evidence: str = long(N_("หลักฐาน"), listed=True)

    @property
    def label(self) -> str:
        """Say what both came to."""
        return f"{self.own_score if self.own_score is not None else '–'}/{self.score if self.score is not None else '–'}"


def check_score(score: Score, indicator: StandardIndicator) -> None:
    """Refuse more points than an indicator has."""
    for name in ("own_score", "score"):
        points = getattr(score, name)
        if points is not None and indicator.most is not None and points > indicator.most:
            raise CannotDo(
                "“{indicator}” ให้ได้ไม่เกิน {most} คะแนน", name, indicator=indicator.name, most=indicator.most
            )


@dataclass(frozen=True)
class AreaTotal:
    """What the indicators of one area came to, of how much; only those with points are counted."""

    area: str
    own: int
    assessed: int
    own_of: int
    assessed_of: int

    @property
    def own_share(self) -> int | None:
        """Give the own judgement in per cent."""
        return self.own * 100 // self.own_of if self.own_of else None

    @property
    def assessed_share(self) -> int | None:
        """Give the assessors' judgement in per cent."""
        return self.assessed * 100 // self.assessed_of if self.assessed_of else None


def totals(rows: Iterable[tuple[StandardIndicator, Score]]) -> tuple[AreaTotal, ...]:
    """Add up the chosen indicators by area, in the order of the areas."""
    by_area: dict[str, list[tuple[StandardIndicator, Score]]] = {}
    for indicator, score in rows:
        if score.chosen and indicator.most:
            by_area.setdefault(indicator.area, []).append((indicator, score))
    return tuple(_total(area, of) for area, of in by_area.items())


def _total(area: str, rows: list[tuple[StandardIndicator, Score]]) -> AreaTotal:
    own = [(score.own_score, one.most or 0) for one, score in rows if score.own_score is not None]
    told = [(score.score, one.most or 0) for one, score in rows if score.score is not None]
    return AreaTotal(
        area, sum(got for got, _most in own), sum(got for got, _most in told),
        sum(most for _got, most in own), sum(most for _got, most in told),
    )  # fmt: skip
