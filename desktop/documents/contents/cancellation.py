"""A paper that cancels an earlier one, an order by คำสั่งอำเภอ and an announcement by ประกาศอำเภอ: wording and contents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Contents, Divider
from desktop.documents.contents.facts import CANCELLING, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import PAPER_KINDS, Wording

DEFAULT = Wording(
    kind="cancellation",
    start=date(2008, 2, 28),
    subject="ยกเลิก{หนังสือที่ยกเลิก}",
    cause="ตามที่อำเภอ{อำเภอ}ได้มี{หนังสือที่ยกเลิกพร้อมเรื่อง} นั้น",
    resolve="เนื่องจาก{เหตุผล} จึงให้ยกเลิก{หนังสือที่ยกเลิก}",
    closing="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๖ แบบที่ ๔",
)
WITHDRAWAL = replace(
    DEFAULT,
    kind="withdrawal",
    resolve="เนื่องจาก{เหตุผล} จึงประกาศยกเลิก{หนังสือที่ยกเลิก}",
    closing="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป\nจึงประกาศให้ทราบโดยทั่วกัน",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๐ แบบที่ ๗",
)
FIELDS = meanings(CANCELLING)


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the cancelling paper; `CannotDo` names the cancelled paper or the reason where it is missing."""
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    ordered = PAPER_KINDS[wording.kind].printed
    blocks = [
        parts.heading(
            facts, wording.kind, subject, *([parts.number_line(facts, wording.kind)] if ordered else [])
        ),
        Divider(),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        parts.date_line("สั่ง" if ordered else "ประกาศ", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, wording.kind, subject, blocks)
