"""The district office itself, and the people who sign for it by date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, attachment, choice, day, flag, long, many, text
from desktop.errors import CannotDo
from desktop.i18n import N_

EMBLEMS = {
    "blank": N_("เว้นที่ไว้ ใช้กระดาษที่มีตราครุฑ"),
    "file": N_("พิมพ์ตราครุฑจากไฟล์ของสำนักงาน"),
    "frame": N_("กรอบตัวอย่าง (สำนักงานฝึกหัด)"),
}
ACTING = {  # of two who could sign on a day, the later in this list does
    "own": N_("ลงนามในตำแหน่งของตน"),
    "deputed": N_("ปฏิบัติราชการแทน"),
    "caretaker": N_("รักษาราชการแทน"),
}


@dataclass(frozen=True, kw_only=True)
class Office(Record):
    """The one record of the office whose folder this is."""

    topic: ClassVar[str] = "offices"
    titled: ClassVar[str] = N_("สำนักงาน")
    district: str = text(N_("อำเภอ"), required=True, hint=N_("ไม่ต้องพิมพ์คำว่าอำเภอ"))
    province: str = text(N_("จังหวัด"), required=True)
    district_code: str = text(N_("รหัสอำเภอ"), most=4)
    tambons: tuple[str, ...] = many(N_("ตำบลในความดูแล"))
    officer: str = text(N_("ชื่อเจ้าหน้าที่"), required=True)
    officer_position: str = text(N_("ตำแหน่งเจ้าหน้าที่"))
    letter_code: str = text(N_("รหัสหนังสือ (ที่)"), hint=N_("เช่น ฉช 0000"))
    address: str = long(
        N_("ที่ตั้งสำหรับหัวหนังสือ"),
        most=300,
        hint=N_("เช่น ที่ว่าการอำเภอ ถนน จังหวัด รหัสไปรษณีย์ บรรทัดละไม่เกินราว 30 ตัวอักษร ให้พอดีหัวหนังสือ"),
    )
    section: str = text(N_("ส่วนราชการเจ้าของเรื่อง"), hint=N_("เช่น สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม"))
    phone: str = text(N_("โทรศัพท์สำนักงาน"), most=60)
    email: str = text(N_("อีเมลสำนักงาน"), most=120)
    emblem_way: str = choice(N_("ตราครุฑ"), EMBLEMS, default="blank")
    emblem: str = attachment(N_("ไฟล์ตราครุฑ"))
    thai_digits: bool = flag(N_("ใช้เลขไทยในหนังสือ"), default=True)
    code: bool = flag(N_("พิมพ์รหัส QR ท้ายหนังสือที่มีเลข"))
    font_regular: str = attachment(N_("แบบอักษรตัวปกติของสำนักงาน (TH Sarabun)"))
    font_bold: str = attachment(N_("แบบอักษรตัวหนาของสำนักงาน"))
    practice: bool = flag(N_("สำนักงานฝึกหัด (ข้อมูลสมมติ)"))

    @property
    def label(self) -> str:
        """Name the office as its papers do."""
        return f"อำเภอ{self.district}"


@dataclass(frozen=True, kw_only=True)
class Signer(Record):
    """Who signs for the office, from when to when, and in which words."""

    topic: ClassVar[str] = "signers"
    titled: ClassVar[str] = N_("ผู้ลงนาม")
    name: str = text(N_("ชื่อ – สกุล (มีคำนำหน้าหรือยศ)"), required=True, listed=True, searched=True)
    position: str = text(N_("ตำแหน่ง"), required=True, listed=True, suggests=("นายอำเภอ", "ปลัดอำเภอ"))
    acting: str = choice(N_("ลงนามในฐานะ"), ACTING, default="own", listed=True)
    acting_for: str = text(N_("แทนตำแหน่ง"), hint=N_("เช่น นายอำเภอพนมสารคาม"))
    start: date | None = day(N_("ตั้งแต่วันที่"), required=True, listed=True)
    end: date | None = day(N_("ถึงวันที่"), listed=True)

    @property
    def label(self) -> str:
        """Name the signer."""
        return self.name

    def lines(self) -> tuple[str, ...]:
        """Give the lines under the signature, with the acting-for wording of สารบรรณ."""
        if self.acting == "own":
            return (self.position,)
        return (self.position, f"{ACTING[self.acting]} {self.acting_for}".rstrip())


def check_signer(signer: Signer) -> None:
    """Refuse a signer whose dates or acting-for wording do not hold."""
    if signer.start and signer.end and signer.end < signer.start:
        raise CannotDo("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม", "end")
    if signer.acting != "own" and not signer.acting_for:
        raise CannotDo("ต้องบอกว่าลงนามแทนตำแหน่งใด เช่น นายอำเภอพนมสารคาม", "acting_for")


def signer_on(signers: Iterable[Signer], on: date) -> Signer:
    """Choose who signed for the office on a date: the caretaker of that day, else a deputy, else the holder of the post.

    Raises `CannotDo` where nobody is known for the date.
    """
    holding = [s for s in signers if s.start and s.start <= on and (s.end is None or on <= s.end)]
    if not holding:
        from desktop.thai import dates

        raise CannotDo("ไม่มีผู้ลงนามในวันที่ {on} กรุณาเพิ่มผู้ลงนามของวันนั้นในหน้าตั้งค่า", "signer", on=dates.long(on))
    return max(holding, key=lambda s: (list(ACTING).index(s.acting), s.start or date.min))
