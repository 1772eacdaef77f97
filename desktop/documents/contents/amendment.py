"""คำสั่งแก้ไขเพิ่มเติม of an earlier order: who leaves, who joins and what else changes; its wording and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.documents.contents import parts, roster
from desktop.documents.contents.blocks import Block, Contents, Divider
from desktop.documents.contents.facts import COMMON, Facts, Member, meanings, places, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo

DEFAULT = Wording(
    kind="amendment",
    start=date(2008, 2, 28),
    subject="แก้ไขเพิ่มเติม{คำสั่งเดิม}",
    cause="ตาม{คำสั่งเดิมพร้อมเรื่อง} นั้น",
    resolve=(
        "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อยและเหมาะสมยิ่งขึ้น "
        "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ "
        "จึงแก้ไขเพิ่มเติมคำสั่งดังกล่าว ดังต่อไปนี้"
    ),
    closing="นอกจากที่แก้ไขเพิ่มเติมนี้ ให้เป็นไปตามคำสั่งเดิม\nทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    source=(
        "รูปแบบ: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๖ แบบที่ ๔; "
        "อำนาจ: ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑; "
        "ถ้อยคำ: แนวปฏิบัติทั่วไป"
    ),
)
FIELDS = meanings((*COMMON, "คำสั่งเดิม", "คำสั่งเดิมพร้อมเรื่อง", "เนื้อความ"))


def write(facts: Facts, wording: Wording) -> Contents:
    """Write the amendment; `CannotDo` where it would change nothing."""
    changed = facts.left or facts.joined
    if not changed and not facts.typed.body.strip():
        raise CannotDo("ยังไม่มีสิ่งที่แก้ไขเพิ่มเติม กรุณาเปลี่ยนรายชื่อในคณะหรือพิมพ์เนื้อความที่แก้ไข", "body")
    known = values(facts, FIELDS)
    subject = fill(wording.subject, known)
    blocks = [
        parts.heading(facts, "amendment", subject, parts.number_line(facts, "amendment")),
        Divider(),
        *parts.paragraphs(wording.cause, known, facts),
        *parts.paragraphs(wording.resolve, known, facts),
        *_listed("ให้ผู้มีรายชื่อดังต่อไปนี้พ้นจากตำแหน่งใน{ชื่อคณะ}", facts.left, facts),
        *_listed("แต่งตั้งผู้มีรายชื่อดังต่อไปนี้เพิ่มเติมใน{ชื่อคณะ}", facts.joined, facts),
        *parts.paragraphs("{เนื้อความ?}", known, facts),
        *(_listed("{ชื่อคณะ} จึงประกอบด้วยผู้มีรายชื่อดังต่อไปนี้", facts.members, facts) if changed else []),
        *parts.articles(wording.duties, known, facts),
        *parts.paragraphs(parts.beyond(wording.closing, facts.typed.body), known, facts),
        parts.date_line("สั่ง", facts.dated),
        parts.signature(facts),
    ]
    return parts.finished(facts, "amendment", subject, blocks)


def _listed(lead: str, members: Sequence[Member], facts: Facts) -> list[Block]:
    """List people with their positions under the line that leads them, counted from one; nothing for nobody."""
    if not members:
        return []
    counted = [replace(member, place=place) for place, member in enumerate(members, start=1)]
    return [
        *parts.paragraphs(lead, values(facts, ("ชื่อคณะ",)), facts),
        roster.plain(counted, places(facts)),
    ]
