"""What the pages of strength say in words: classes, movements, tests, stages and levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.strength import GRADES, MEASURES, STAGE_DAYS, STAGES, Assessment, Grade, SupportTask
from desktop.domain.village_levels import LEVELS
from desktop.i18n import N_, _
from desktop.thai import dates, keyboard
from desktop.ui.parts.lines import Line

if TYPE_CHECKING:
    from desktop.work.strength import Suggestion, Test
    from desktop.work.village_levels import Level

UNJUDGED = N_("ยังไม่จัดระดับ")
UNCONFIRMED = N_("เกณฑ์ยังไม่ยืนยัน")
UNSETTLED = N_("ค่ายังไม่ยืนยัน")
STATES = {"A": "good", "B": "warn", "C": "bad", "": ""}  # of a badge
MOVES = {
    "up": N_("ดีขึ้น"), "down": N_("ลดลง"), "same": N_("คงเดิม"), "new": N_("จัดครั้งแรก"), "": "",
}  # fmt: skip
STAGE_STATES = {"certified": "good", "failed": "bad", "withdrawn": ""}


def key_of(typed: str) -> str:
    """Give the class that a key says, on a Thai keyboard too; "" for another key."""
    said = keyboard.latin(typed).upper()
    return said if said in GRADES else ""


def grade(key: str) -> str:
    """Say a class."""
    return _(GRADES[key]) if key else _(UNJUDGED)


def suggestion(found: Suggestion) -> str:
    """Say what is suggested, on how many points, and whether it stands on what nobody confirmed."""
    if not found.grade:
        return _("ยังเสนอระดับไม่ได้ เพราะยังไม่มีค่าจากแบบสำรวจหรือยังไม่มีเกณฑ์")
    words = _("โปรแกรมเสนอ {grade} ได้ {points} จาก {of} คะแนน")
    said = words.format(grade=grade(found.grade), points=found.points, of=found.of)
    return f"{said} ({_(UNCONFIRMED)})" if found.unconfirmed else said


def short_suggestion(found: Suggestion) -> str:
    """Say what is suggested in the cell of a list."""
    return f"{found.grade} ({found.points}/{found.of})" if found.grade else ""


def test(one: Test) -> tuple[str, str, str, str]:
    """Say one test: what is measured, what came out, what is asked for, and the result."""
    result = _("ไม่ทราบ") if one.passed is None else _("ผ่าน") if one.passed else _("ไม่ผ่าน")
    if one.passed:
        result = _("ผ่าน {points} คะแนน").format(points=one.criterion.points)
    if one.unsettled and one.passed is not None:
        result = f"{result} · {_(UNSETTLED)}"
    value = "–" if one.value is None else number(one.value)
    return _(MEASURES[one.criterion.measure]), value, asked(one.criterion.least, one.criterion.most), result


def asked(least: int | None, most: int | None) -> str:
    """Say the bounds of a test."""
    if least is not None and most is not None:
        return _("{least} ถึง {most}").format(least=f"{least:,}", most=f"{most:,}")
    if least is not None:
        return _("อย่างน้อย {least}").format(least=f"{least:,}")
    return _("ไม่เกิน {most}").format(most=f"{most:,}") if most is not None else ""


def number(value: float) -> str:
    """Write a measured value with separators, and a tenth only where there is one.

    >>> number(20000.0), number(12.34)
    ('20,000', '12.3')
    """
    return f"{value:,.1f}".removesuffix(".0")


def grade_line(one: Grade) -> Line:
    """Show one judgement: its class and reason over day, who judged, and what was suggested."""
    said = [dates.long(one.judged) if one.judged else "", one.by]
    if one.suggested:
        said.append(_("โปรแกรมเสนอ {suggested}").format(suggested=one.suggested))
    detail = " · ".join(filter(None, said))
    return Line(one.id, f"{grade(one.grade)} – {one.reason}", detail, "award", STATES[one.grade] or "muted")


def task_line(one: SupportTask, today: date) -> Line:
    """Show one task with its day and who does it; late ones stand out."""
    if one.done:
        done = _("ทำเสร็จเมื่อ {day}").format(day=dates.short(one.done))
        return Line(one.id, one.what, " · ".join(filter(None, (done, one.result))), "circle-check", "good")
    late = one.due is not None and one.due < today
    due = _("กำหนดเสร็จ {day}").format(day=dates.short(one.due)) if one.due else _("ยังไม่กำหนดวัน")
    said = (_("เลยกำหนด") if late else "", due, one.who)
    return Line(
        one.id, one.what, " · ".join(filter(None, said)), "alert-circle" if late else "clock", "bad" if late else "muted"
    )  # fmt: skip


def step_lines(one: Assessment) -> Iterator[Line]:
    """Show the steps of an assessment with their days, those to come too."""
    for stage, field in STAGE_DAYS.items():
        day = getattr(one, field)
        failed = stage == "certified" and one.stage == "failed"
        icon, colour = ("circle-check", "good") if day else ("clock", "muted")
        if failed:
            icon, colour = "x", "bad"
        title = STAGES["failed" if failed else stage]
        words = _(title)
        yield Line(stage, words, dates.long(day) if day else _("ยังไม่ถึงขั้นนี้"), icon, colour)
    if one.stage == "withdrawn":
        title = STAGES["withdrawn"]
        yield Line("withdrawn", _(title), "", "x", "muted")


def next_stage(one: Assessment) -> str:
    """Give the stage that comes next, "" where the way is at its end."""
    order = list(STAGE_DAYS)
    if one.stage not in order or one.stage == order[-1]:
        return ""
    return order[order.index(one.stage) + 1]


def level(one: Level) -> str:
    """Say the level of a village in the cell of a year: the figure and what it makes."""
    told = _("ระดับ {level}").format(level=one.level) if one.level else _("ไม่ทราบเกณฑ์")
    return f"{one.kept.great} · {told}"


def level_hint(one: Level) -> str:
    """Say all about the level of a year: whether its thresholds are confirmed, and a told level that differs."""
    said = [_(LEVELS[one.level])] if one.level else [_("ยังไม่มีเกณฑ์ของปีนี้ในหน้าตั้งค่า")]
    if one.unconfirmed:
        said.append(_(UNCONFIRMED))
    if one.differs:
        words = _("ทางราชการแจ้ง {told} ซึ่งต่างจากที่คิดตามเกณฑ์")
        said.append(words.format(told=_(LEVELS[one.kept.told])))
    return "\n".join(said)
