"""หนังสือรับรอง that somebody sits on a committee: its wording and what it says."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import Contents, Letterhead
from desktop.documents.contents.facts import COMMON, Facts, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo

DEFAULT = Wording(
    kind="certificate",
    start=date(2008, 2, 28),
    subject="รับรองการดำรงตำแหน่งของ{ชื่อบุคคล}",
    cause=(
        "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า {ชื่อบุคคล} ดำรงตำแหน่ง{ตำแหน่ง} ใน{ชื่อคณะ} อำเภอ{อำเภอ} จังหวัด{จังหวัด} "
        "ตั้งแต่วันที่ {วันเริ่มดำรงตำแหน่ง} จนถึงปัจจุบัน"
    ),
    resolve="{เนื้อความ?}",
    closing="จึงออกหนังสือรับรองฉบับนี้ให้ไว้เป็นหลักฐาน",
    source="รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๔ แบบที่ ๑๐; ถ้อยคำ: แนวปฏิบัติทั่วไป",
)
FIELDS = meanings((*COMMON, "ชื่อบุคคล", "ตำแหน่ง", "วันเริ่มดำรงตำแหน่ง", "เนื้อความ"))


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the certificate; it never bears the number of an identity card."""
    if not facts.person:
        raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", "person", name="ชื่อบุคคล")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks = [
        Letterhead(parts.number_line(facts, "certificate"), parts.office_lines(facts)),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        parts.date_line("ให้ไว้", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, "certificate", subject, blocks)
