"""หนังสือตั้งผู้ไกล่เกลี่ย: who mediates, how they were chosen, and what they disclosed."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import case_parts as parts
from desktop.documents.contents.blocks import Column, Contents, Table
from desktop.documents.contents.case_facts import CaseFacts, ChosenMediator
from desktop.documents.contents.case_fields import OF_CASE, meanings, values
from desktop.documents.contents.wording import fill
from desktop.domain.papers import Wording
from desktop.thai import dates

DEFAULT = Wording(
    kind="case_appointment",
    start=date(2008, 2, 28),
    subject="ตั้งผู้ไกล่เกลี่ยข้อพิพาท",
    cause=(
        "ตามที่ {ฝ่ายที่หนึ่ง} กับ {ฝ่ายที่สอง} ยินยอมเข้าสู่การไกล่เกลี่ยข้อพิพาทเรื่อง {เรื่องพิพาท} ตามคำร้องเลขที่ {เลขคำร้อง} นั้น\n"
        "{ชื่อศูนย์}จึงตั้งผู้ไกล่เกลี่ยข้อพิพาทในเรื่องดังกล่าว ดังนี้"
    ),
    resolve=(
        "ขอให้ผู้ไกล่เกลี่ยปฏิบัติหน้าที่ด้วยความเป็นกลาง รักษาความลับ และแจ้งทันทีหากมีเหตุที่อาจทำให้สงสัยในความเป็นกลาง\n"
        "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ"
    ),
    closing="ขอแสดงความนับถือ",
    source=f"รายการ: ทะเบียน วิธีเลือก และการเปิดเผยส่วนได้เสีย; ถ้อยคำ: {parts.GENERAL}",
)
FIELDS = meanings((*OF_CASE, "ผู้ไกล่เกลี่ย", "วิธีเลือกผู้ไกล่เกลี่ย"))
_COLUMNS = (
    Column("ที่", 10.0, "centre"),
    Column("ผู้ไกล่เกลี่ย", 50.0, names=True),
    Column("ทะเบียนเลขที่ (หมดอายุ)", 38.0),
    Column("วิธีเลือก", 26.0),
    Column("ส่วนได้เสียที่เปิดเผย", 36.0),
)


def write(facts: CaseFacts, wording: Wording) -> Contents:
    """Write the letter to the mediators, with the table of them after its cause."""
    parts.required(facts.mediators, "ผู้ไกล่เกลี่ย", "mediators")
    known = values(facts, FIELDS)
    rows = tuple(_row(number, one) for number, one in enumerate(facts.mediators, start=1))
    table = Table(_COLUMNS, rows, facts.people())
    letter = parts.letter(facts, wording, known, "ผู้ไกล่เกลี่ยตามรายชื่อในหนังสือนี้", table)
    return parts.finished(facts, "appointment", fill(wording.subject, known), letter, letter=True)


def _row(number: int, one: ChosenMediator) -> tuple[str, ...]:
    name = f"{one.name} (ประธาน)" if one.chair else one.name
    expires = f"({dates.short(one.expires)})" if one.expires else ""
    registered = " ".join(filter(None, (one.registered_no, expires))) or "–"
    return str(number), name, registered, one.chosen, one.interests or "ไม่มี"
