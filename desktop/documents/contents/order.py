"""คำสั่งอำเภอ that appoints a working group: its wording and what it says."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import parts, roster
from desktop.documents.contents.blocks import Contents, Divider
from desktop.documents.contents.facts import COMMON, Facts, meanings, places, values
from desktop.documents.contents.wording import fields_in, fill
from desktop.domain.papers import Wording

DEFAULT = Wording(
    kind="order",
    start=date(2008, 2, 28),
    subject="แต่งตั้ง{ชื่อคณะ}",
    cause=(
        "ด้วยอำเภอ{อำเภอ} จังหวัด{จังหวัด} ได้ส่งเสริมให้{ชื่อศูนย์} เป็นแกนกลางประสานการทำงานของกลุ่ม "
        "และองค์การชุมชนในตำบล ตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ "
        "ซึ่งต้องอาศัยความร่วมมือของส่วนราชการ องค์กรปกครองส่วนท้องถิ่น กำนัน ผู้ใหญ่บ้าน และภาคีการพัฒนาในพื้นที่"
    ),
    resolve=(
        "เพื่อให้การส่งเสริมและสนับสนุนการดำเนินงานของศูนย์ดังกล่าวเป็นไปด้วยความเรียบร้อยและมีประสิทธิภาพ "
        "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ "
        "จึงแต่งตั้ง{ชื่อคณะ} ประกอบด้วยผู้มีรายชื่อดังต่อไปนี้"
    ),
    duties=(
        "ให้คณะทำงานมีหน้าที่ ดังนี้\n"
        "ส่งเสริม สนับสนุน และให้คำปรึกษาในการดำเนินงานของศูนย์ให้เป็นไปตามระเบียบและแผนปฏิบัติงานประจำปี\n"
        "ช่วยเหลือคณะกรรมการของศูนย์ในการจัดทำระเบียบข้อบังคับและแผนปฏิบัติงาน\n"
        "ประสานความร่วมมือระหว่างส่วนราชการ องค์กรปกครองส่วนท้องถิ่น กลุ่ม และองค์การชุมชนในตำบล\n"
        "ติดตาม สรุปบทเรียน และประเมินผลการดำเนินงาน แล้วรายงานให้อำเภอทราบ\n"
        "ปฏิบัติงานอื่นตามที่อำเภอมอบหมาย"
    ),
    closing="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    source=(
        "รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๖ แบบที่ ๔; "
        "อำนาจ: ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑"
    ),
)
FIELDS = meanings((*COMMON, "อ้างถึง"))


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the order; what it refers to leads the cause unless the wording has a place for it."""
    parts.require_members(facts)
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    referred = facts.refers_to and "อ้างถึง" not in fields_in(wording.cause)
    blocks = [
        parts.heading(facts, "order", subject, parts.number_line(facts, "order")),
        Divider(),
        *parts.paragraphs("ตาม{อ้างถึง} นั้น" if referred else "", known, facts),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        roster.plain(facts.members, places(facts)),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(wording.closing, known, facts),
        parts.date_line("สั่ง", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, "order", subject, blocks)
