"""ประกาศทั่วไป of the district, about what an officer types: its wording and what it says."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Contents, Divider
from desktop.documents.contents.facts import OFFICE, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="notice",
    start=date(2008, 2, 28),
    subject="{เรื่อง}",
    cause="{เนื้อความ}",
    resolve="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    closing="จึงประกาศให้ทราบโดยทั่วกัน",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๐ แบบที่ ๗; ถ้อยคำ: แนวปฏิบัติทั่วไป",
)
FIELDS = meanings((*OFFICE, "เรื่อง", "เนื้อความ"))


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the notice; the closing lines that were typed are not said twice."""
    parts.require_typed(facts, "เรื่อง", "เนื้อความ")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks = [
        parts.heading(facts, "notice", subject),
        Divider(),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(parts.beyond(wording.resolve, facts.typed.body), known, facts),
        *parts.paragraphs(parts.beyond(wording.closing, facts.typed.body), known, facts),
        parts.date_line("ประกาศ", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, "notice", subject, blocks)
