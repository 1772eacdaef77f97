"""ใบปะหน้า, one page before papers that are sent: its wording and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import (
    Block,
    Choice,
    Choices,
    Contents,
    Divider,
    Heading,
    LabelLine,
    Line,
)
from desktop.documents.contents.facts import DOTS, OFFICE, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates

DEFAULT = Wording(
    kind="cover",
    start=date(2008, 2, 28),
    subject="{เรื่อง}",
    cause="{เนื้อความ?}",
    resolve="เพื่อทราบ\nเพื่อพิจารณา\nเพื่อดำเนินการ",
    closing="หากได้รับเอกสารไม่ครบถ้วนหรือไม่ชัดเจน กรุณาแจ้งผู้ส่ง",
    source="แนวปฏิบัติทั่วไป ไม่มีแบบตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖",
)
FIELDS = meanings((*OFFICE, "เรื่อง", "เรียน", "เนื้อความ"))
_TITLE_SIZE = 24.0
_TAB = 30.0  # mm, where the words after the titles begin


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the cover; each line of what the papers are sent for is a box to be ticked."""
    parts.require_typed(facts, "เรื่อง", "เรียน")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    boxes = filter(None, map(str.strip, fill(wording.resolve, known).splitlines()))
    blocks: list[Block] = [
        Heading(("ใบปะหน้าเอกสาร",), size=_TITLE_SIZE),
        *(Line(line, "centre") for line in parts.office_lines(facts)),
        Divider(),
        *_labels(facts, subject),
        Choices(tuple(map(Choice, boxes))),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
    ]
    return replace(parts.finished(facts, "cover", subject, blocks), emblem="none")


def _labels(facts: Facts, subject: str) -> list[Block]:
    """Say to whom, from whom, about what and when; pages are counted by hand, with the papers before one."""
    writer = facts.writer
    said = {
        "ถึง": facts.typed.to.strip(),
        "จาก": writer.section.strip() or f"ที่ว่าการอำเภอ{facts.district}",
        "ผู้ส่ง": f"{writer.officer.strip()} {writer.officer_position.strip()}".strip(),
        "โทร.": writer.phone.strip(),
        "อีเมล": writer.email.strip(),
        "เรื่อง": subject,
        "วันที่": dates.long(facts.dated) if facts.dated else DOTS * 3,
        "จำนวนหน้า": f"{DOTS} หน้า (รวมใบปะหน้า)",
    }
    return [
        LabelLine((parts.label(title, words, facts),), _TAB, bold=True)
        for title, words in said.items()
        if words
    ]
