"""Official papers: their states, numbers and wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.offices import WAYS
from desktop.domain.records import (
    Record,
    attachment,
    check_value,
    choice,
    day,
    field_of,
    flag,
    link,
    long,
    text,
    whole,
)
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo
from desktop.i18n import N_

KINDS = {
    "announcement": N_("ประกาศอำเภอ"),
    "order": N_("คำสั่งอำเภอ"),
    "cancellation": N_("คำสั่งยกเลิก"),
    "withdrawal": N_("ประกาศยกเลิก"),
}
CANCELLED_BY = {
    "order": "cancellation",
    "cancellation": "cancellation",
    "announcement": "withdrawal",
    "withdrawal": "withdrawal",
}
NUMBERED = ("order", "cancellation")  # bear their number (ที่); that of the others stands in the register only
STATES = {"draft": N_("ร่าง"), "out": N_("รอลงนาม"), "issued": N_("ออกแล้ว"), "cancelled": N_("ยกเลิกแล้ว")}
RELATIONS = {"cancels": N_("ยกเลิก"), "amends": N_("แก้ไขเพิ่มเติม")}


@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """One paper from draft to issued; what an issued one says is frozen in `contents`."""

    topic: ClassVar[str] = "papers"
    titled: ClassVar[str] = N_("หนังสือราชการ")
    kind: str = choice(N_("ชนิด"), KINDS, required=True, listed=True)
    state: str = choice(N_("สถานะ"), STATES, default="draft", listed=True)
    register: str = text(N_("ทะเบียน"), most=40)
    way: str = choice(N_("วิธีออกเลข"), WAYS, default="auto")
    number: int | None = whole(N_("เลขที่"), listed=True, least=1, most=99_999)
    year: int | None = whole(N_("ปี พ.ศ."), listed=True, least=2400, most=2700)
    dated: date | None = day(N_("ลงวันที่"), listed=True)
    subject: str = text(N_("เรื่อง"), listed=True, searched=True, most=1000)
    committee: str = link(N_("คณะกรรมการ"), "committees")
    signer: str = link(N_("ผู้ลงนาม"), "signers")
    thai_digits: bool = flag(N_("ใช้เลขไทย"), default=True)
    contents: str = long(N_("เนื้อความที่ออก"), most=None)
    contents_hash: str = text(N_("รหัสตรวจเนื้อความ"), most=64)
    file: str = attachment(N_("ไฟล์ PDF"))
    scan: str = attachment(N_("สำเนาที่สแกน"))
    pages: int | None = whole(N_("จำนวนหน้า"))
    refers_to: str = link(N_("อ้างถึงหนังสือ"), "papers")
    relation: str = choice(N_("ความเกี่ยวข้อง"), RELATIONS)
    reason: str = long(N_("เหตุผล"), listed=True)

    @property
    def label(self) -> str:
        """Name the paper by kind, number and subject."""
        numbered = f" {self.number}/{self.year}" if self.number else ""
        return f"{KINDS.get(self.kind, self.kind)}{numbered} {self.subject}".strip()

    @property
    def printed_number(self) -> int | None:
        """Give the number that stands on the paper itself."""
        return self.number if self.kind in NUMBERED and self.way != "none" else None

    @property
    def sort_text(self) -> str:
        """Sort by year and number; one without a number is the newest of all."""
        return f"{self.year or 9999:04d} {self.number or 99_999:05d}"


@dataclass(frozen=True, kw_only=True)
class Wording(Record):
    """The office's own words for a kind of paper, from a date on; `{fields}` stand by their Thai names."""

    topic: ClassVar[str] = "wordings"
    titled: ClassVar[str] = N_("ถ้อยคำหนังสือ")
    kind: str = choice(N_("ชนิดหนังสือ"), KINDS, required=True, listed=True)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    subject: str = text(N_("เรื่อง"), required=True, most=1000, cleaned=False)
    cause: str = long(N_("ภาคเหตุ"), required=True)
    resolve: str = long(N_("ข้อความที่ประกาศ/สั่ง"), required=True)
    duties: str = long(N_("อำนาจหน้าที่ (บรรทัดละข้อ)"))
    closing: str = long(N_("ข้อความปิดท้าย"), required=True)
    source: str = text(N_("ที่มา"), listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))

    @property
    def label(self) -> str:
        """Name the wording by its kind."""
        return KINDS.get(self.kind, self.kind)


def check_number(number: int | None, taken: set[int]) -> None:
    """Refuse a number given by the registry that its register and year already hold."""
    if not number:
        raise CannotDo("ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ", "number")
    check_value(field_of(Paper, "number"), number)
    if number in taken:
        raise CannotDo("เลขที่ {number} ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน", "number", number=number)
