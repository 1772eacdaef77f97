"""Letters received (หนังสือรับ): their number of the day they came, from whom, about what, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, attachment, day, long, text, whole
from desktop.domain.registers import MOST_NUMBER
from desktop.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Received(Record):
    """One letter as the book of received letters has it (แบบที่ 13); its number is never used twice."""

    topic: ClassVar[str] = "received"
    titled: ClassVar[str] = N_("หนังสือรับ")
    number: int | None = whole(N_("เลขรับ"), listed=True, least=1, most=MOST_NUMBER)
    year: int | None = whole(N_("ปี พ.ศ."), listed=True, least=2400, most=2700)
    came: date | None = day(N_("วันที่รับ"), required=True, listed=True)
    at: str = text(N_("เวลา"), most=8, hint=N_("เช่น 09.30"))
    reference: str = text(N_("ที่ (ของหนังสือ)"), listed=True, searched=True, most=120)
    dated: date | None = day(N_("ลงวันที่"), listed=True)
    sender: str = text(N_("จาก"), required=True, listed=True, searched=True)
    addressee: str = text(N_("ถึง"), searched=True)
    subject: str = text(N_("เรื่อง"), required=True, listed=True, searched=True, most=1000)
    action: str = text(N_("การปฏิบัติ"), listed=True, searched=True, most=500)
    remark: str = long(N_("หมายเหตุ"))
    cancelled: str = text(N_("เหตุที่ยกเลิกเลขรับ"), most=500)
    scan: str = attachment(N_("สำเนาที่สแกน (PDF)"))

    @property
    def label(self) -> str:
        """Name the letter by its number and subject."""
        numbered = f"{self.number}/{self.year} " if self.number else ""
        return f"{numbered}{self.subject}"

    @property
    def sort_text(self) -> str:
        """Sort by year and number."""
        return f"{self.year or 9999:04d} {self.number or MOST_NUMBER:05d}"
