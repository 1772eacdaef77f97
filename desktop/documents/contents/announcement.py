"""ประกาศอำเภอ that certifies the selection of a committee: its wording and what it says."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import parts, roster
from desktop.documents.contents.blocks import Contents, Divider
from desktop.documents.contents.facts import COMMON, SELECTION, Facts, meanings, places, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="announcement",
    start=date(2008, 2, 28),
    subject="รับรองผลการคัดเลือก{ชื่อคณะ}",
    cause=(
        "ตามที่ผู้แทนกลุ่ม องค์การชุมชน และผู้นำชุมชนในตำบล{ตำบล} ได้ร่วมประชุมเพื่อคัดเลือก{ชื่อคณะ} "
        "เมื่อวันที่ {วันที่คัดเลือก} ณ {สถานที่คัดเลือก} และได้แจ้งผลการคัดเลือกให้อำเภอทราบแล้ว นั้น"
    ),
    resolve=(
        "เพื่อให้การดำเนินงานของ{ชื่อศูนย์}เป็นไปด้วยความเรียบร้อยและเกิดประโยชน์แก่ชุมชน "
        "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ "
        "อำเภอ{อำเภอ}จึงรับรองผลการคัดเลือก{ชื่อคณะ} จำนวน {จำนวนคน} คน ดังมีรายชื่อต่อไปนี้"
    ),
    closing="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป\nจึงประกาศให้ทราบโดยทั่วกัน",
    source=(
        "รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๐ แบบที่ ๗; "
        "อำนาจ: ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑"
    ),
)
FIELDS = meanings((*COMMON, *SELECTION))


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the announcement; it has no ที่ line, being known by office, subject and date."""
    parts.require_members(facts)
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks = [
        parts.heading(facts, "announcement", subject),
        Divider(),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        roster.ruled(facts.members, places(facts)),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        parts.date_line("ประกาศ", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, "announcement", subject, blocks)
