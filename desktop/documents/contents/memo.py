"""บันทึกข้อความ, a letter inside the office: its wording and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Block, Contents, Heading, Label, LabelLine
from desktop.documents.contents.facts import OFFICE, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates

DEFAULT = Wording(
    kind="memo",
    start=date(2008, 2, 28),
    subject="{เรื่อง}",
    cause="{เนื้อความ}",
    resolve="จึงเรียนมาเพื่อโปรดพิจารณา",
    closing="ความเห็นของผู้บังคับบัญชา",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒ แบบที่ ๒; ถ้อยคำ: แนวปฏิบัติทั่วไป",
)
FIELDS = meanings((*OFFICE, "เรื่อง", "เรียน", "เนื้อความ"))
_TITLE_SIZE, _LABEL_SIZE = 29.0, 20.0
_NUMBER_WIDTH = 80.0  # mm, half of the measure
_DOTTED = LabelLine((Label("", ""),), leader=True)
_COMMENT_LINES = 2  # under the title of the chief's comment


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the memo, signed by the officer unless another was chosen; the closing heads the chief's comment."""
    parts.require_typed(facts, "เรื่อง", "เรียน", "เนื้อความ")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    day = dates.long(facts.dated) if facts.dated else ""
    number = parts.label("ที่", _number(facts), facts, _NUMBER_WIDTH)
    blocks = [
        Heading(("บันทึกข้อความ",), size=_TITLE_SIZE),
        _titled(parts.label("ส่วนราชการ", _section(facts), facts)),
        _titled(number, Label("วันที่", day)),
        _titled(parts.label("เรื่อง", subject, facts)),
        LabelLine((parts.label("เรียน", facts.typed.to.strip(), facts),)),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(parts.beyond(wording.resolve, facts.typed.body), known, facts),
        parts.signature_of_officer(facts),
        *_comment(fill(wording.closing, known)),
    ]
    return replace(parts.finished(facts, "memo", subject, blocks), small_emblem=True)


def _titled(*labels: Label) -> LabelLine:
    return LabelLine(labels, leader=True, bold=True, size=_LABEL_SIZE)


def _number(facts: Facts) -> str:
    """Write the number after ที่; the dots of the line stand where it is written by hand."""
    code = facts.writer.letter_code.strip()
    return f"{code}/{facts.number}" if code or facts.number else ""


def _section(facts: Facts) -> str:
    """Name the section that writes, with its telephone."""
    phone = facts.writer.phone.strip()
    section = facts.writer.section.strip() or f"ที่ว่าการอำเภอ{facts.district}"
    return f"{section} โทร. {phone}" if phone else section


def _comment(titles: str) -> list[Block]:
    """Leave dotted lines for the chief to write on, under each title."""
    blocks: list[Block] = []
    for title in filter(None, map(str.strip, titles.splitlines())):
        blocks += [LabelLine((Label(title, ""),), leader=True), *[_DOTTED] * _COMMENT_LINES]
    return blocks
