"""Official papers: their states, numbers and wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.case_papers import CASE_PAPERS
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
from desktop.domain.registers import MOST_NUMBER, WAYS
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper: what it is made from, the book that numbers it, what undoes it, and what is typed for it."""

    title: str
    about: str  # a key of ABOUT
    register: str = ""  # the key of the register that counts it; "" takes no number
    printed: bool = False  # bears its number (ที่ or เลขที่); that of the others stands in the register only
    cancelled_by: str = ""  # the kind that cancels it; "" is cancelled by a reason in the register
    typed: tuple[str, ...] = ()  # fields of a paper that the officer types
    signed: bool = True  # by whom signs for the office on its date


ABOUT = {
    "committee": N_("คณะกรรมการ"),
    "meeting": N_("การประชุม"),
    "centre": N_("ศูนย์"),
    "paper": N_("หนังสือที่ออกแล้ว"),
    "office": N_("สำนักงาน"),
}
_LETTER = ("urgency", "secrecy", "to", "cites", "encloses")
PAPER_KINDS = {
    "announcement": PaperKind(N_("ประกาศอำเภอ"), "committee", "announcement", cancelled_by="withdrawal"),
    "order": PaperKind(N_("คำสั่งอำเภอ"), "committee", "order", printed=True, cancelled_by="cancellation"),
    "amendment": PaperKind(
        N_("คำสั่งแก้ไขเพิ่มเติม"), "paper", "order", printed=True, cancelled_by="cancellation", typed=("body",)
    ),
    "cancellation": PaperKind(N_("คำสั่งยกเลิก"), "paper", "order", printed=True, cancelled_by="cancellation"),
    "withdrawal": PaperKind(N_("ประกาศยกเลิก"), "paper", "announcement", cancelled_by="withdrawal"),
    "notice": PaperKind(
        N_("ประกาศทั่วไป"), "office", "announcement", cancelled_by="withdrawal", typed=("subject", "body")
    ),
    "letter": PaperKind(
        N_("หนังสือภายนอก"), "office", "sent", printed=True, cancelled_by="recall",
        typed=(*_LETTER, "subject", "body", "copies_to"),
    ),
    "invitation": PaperKind(
        N_("หนังสือเชิญประชุม"), "meeting", "sent", printed=True, cancelled_by="recall", typed=(*_LETTER, "copies_to")
    ),
    "recall": PaperKind(N_("หนังสือแจ้งยกเลิก"), "paper", "sent", printed=True, typed=("to",)),
    "memo": PaperKind(
        N_("บันทึกข้อความ"), "office", "sent", printed=True, typed=("urgency", "secrecy", "to", "subject", "body"),
        signed=False,  # by the officer who writes it, unless another is chosen
    ),
    "certificate": PaperKind(N_("หนังสือรับรอง"), "committee", "certificate", printed=True, typed=("person", "body")),
    "agenda": PaperKind(N_("ระเบียบวาระการประชุม"), "meeting", signed=False),
    "attendance": PaperKind(N_("บัญชีลงชื่อผู้เข้าประชุม"), "meeting", signed=False),
    "minutes": PaperKind(N_("รายงานการประชุม"), "meeting", signed=False),
    "cover": PaperKind(N_("ใบปะหน้า"), "office", typed=("urgency", "to", "subject", "body"), signed=False),
    "bylaws": PaperKind(N_("ระเบียบของศูนย์"), "centre", typed=("body",), signed=False),
    "chart": PaperKind(N_("แผนผังคณะกรรมการ"), "committee", typed=("size",), signed=False),
}  # fmt: skip
KINDS = {key: kind.title for key, kind in PAPER_KINDS.items()}
WORDED = {
    **KINDS,
    **{f"case_{key}": kind.title for key, kind in CASE_PAPERS.items()},
    "mediation_board": N_("โปสเตอร์กระบวนการไกล่เกลี่ย"),
}  # has words to be changed
RECEIVED = "received"  # the register of letters received, which are no papers of the office
STATES = {"draft": N_("ร่าง"), "out": N_("รอลงนาม"), "issued": N_("ออกแล้ว"), "cancelled": N_("ยกเลิกแล้ว")}
URGENCIES = {"urgent": N_("ด่วน"), "very": N_("ด่วนมาก"), "most": N_("ด่วนที่สุด")}
SECRECIES = {"secret": N_("ลับ"), "very": N_("ลับมาก"), "most": N_("ลับที่สุด")}
SIZES = {
    "A4": N_("A4 แนวตั้ง"),
    "A4 landscape": N_("A4 แนวนอน"),
    "A3": N_("A3 แนวตั้ง"),
    "A3 landscape": N_("A3 แนวนอน"),
}
DISPATCHES = {
    "registered": N_("ไปรษณีย์ลงทะเบียน"),
    "post": N_("ไปรษณีย์ธรรมดา"),
    "hand": N_("นำส่งเอง"),
    "system": N_("ระบบสารบรรณอิเล็กทรอนิกส์"),
    "email": N_("อีเมล"),
    "line": N_("ไลน์"),
    "other": N_("อื่น ๆ"),
}
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
    number: int | None = whole(N_("เลขที่"), listed=True, least=1, most=MOST_NUMBER)
    sub_number: int | None = whole(N_("เลขย่อย"), least=1, most=99)
    year: int | None = whole(N_("ปี พ.ศ."), listed=True, least=2400, most=2700)
    dated: date | None = day(N_("ลงวันที่"), listed=True)
    subject: str = text(N_("เรื่อง"), listed=True, searched=True, most=1000)
    committee: str = link(N_("คณะกรรมการ"), "committees")
    meeting: str = link(N_("การประชุม"), "meetings")
    centre: str = link(N_("ศูนย์"), "centres")
    person: str = link(N_("บุคคล"), "people")
    signer: str = link(N_("ผู้ลงนาม"), "signers")
    urgency: str = choice(N_("ชั้นความเร็ว"), URGENCIES)
    secrecy: str = choice(N_("ชั้นความลับ"), SECRECIES)
    to: str = text(N_("เรียน/ถึง"), most=500)
    cites: str = long(N_("อ้างถึง (บรรทัดละเรื่อง)"), most=2000)
    encloses: str = long(N_("สิ่งที่ส่งมาด้วย (บรรทัดละรายการ)"), most=2000)
    body: str = long(N_("เนื้อความ"))
    copies_to: str = text(N_("สำเนาส่ง"), most=500)
    size: str = choice(N_("ขนาดกระดาษ"), SIZES)
    thai_digits: bool = flag(N_("ใช้เลขไทย"), default=True)
    contents: str = long(N_("เนื้อความที่ออก"), most=None)
    contents_hash: str = text(N_("รหัสตรวจเนื้อความ"), most=64)
    file: str = attachment(N_("ไฟล์ PDF"))
    scan: str = attachment(N_("สำเนาที่สแกน"))
    pages: int | None = whole(N_("จำนวนหน้า"))
    refers_to: str = link(N_("อ้างถึงหนังสือ"), "papers")
    relation: str = choice(N_("ความเกี่ยวข้อง"), RELATIONS)
    reason: str = long(N_("เหตุผล"), listed=True)
    back_reason: str = text(N_("เหตุผลที่ออกเลขย้อนหลัง"), most=500)
    dispatch: str = choice(N_("วิธีส่ง"), DISPATCHES)
    action: str = text(N_("การปฏิบัติ"), most=500)

    @property
    def numbered(self) -> str:
        """Give number and year as 111/2551, a back-dated one as 111.1/2551; "" while there is none."""
        if not self.number:
            return ""
        return f"{sub_numbered(self.number, self.sub_number)}/{self.year}"

    @property
    def label(self) -> str:
        """Name the paper by kind, number and subject."""
        return " ".join(filter(None, (KINDS.get(self.kind, self.kind), self.numbered, self.subject)))

    @property
    def printed_number(self) -> str:
        """Give the number that stands on the paper itself, without the year; "" where there is none."""
        kind = PAPER_KINDS.get(self.kind)
        if not (kind and kind.printed and self.number) or self.way == "none":
            return ""
        return sub_numbered(self.number, self.sub_number)

    @property
    def sort_text(self) -> str:
        """Sort by year and number, what took none after those of its year, by day; a draft is the newest of all."""
        year = self.year or (dates.year(self.dated) if self.dated and self.state != "draft" else 9999)
        number = f"{self.number or MOST_NUMBER:05d}.{self.sub_number or 0:02d}"
        return f"{year:04d} {number} {'' if self.number else self.dated or ''}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Wording(Record):
    """The office's own words for a kind of paper, from a date on; `{fields}` stand by their Thai names."""

    topic: ClassVar[str] = "wordings"
    titled: ClassVar[str] = N_("ถ้อยคำหนังสือ")
    kind: str = choice(N_("ชนิดหนังสือ"), WORDED, required=True, listed=True)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    subject: str = text(N_("เรื่อง"), required=True, most=1000, cleaned=False)
    cause: str = long(N_("ภาคเหตุ"), required=True)
    resolve: str = long(N_("ข้อความที่ประกาศ/สั่ง"))
    duties: str = long(N_("อำนาจหน้าที่ (บรรทัดละข้อ)"))
    closing: str = long(N_("ข้อความปิดท้าย"))
    source: str = text(N_("ที่มา"), listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))

    @property
    def label(self) -> str:
        """Name the wording by its kind."""
        return WORDED.get(self.kind, self.kind)


def sub_numbered(number: int, sub: int | None) -> str:
    """Write a number with its sub-number, where it has one.

    >>> sub_numbered(111, 1)
    '111.1'
    """
    return f"{number}.{sub}" if sub else str(number)


def file_name(kind: str, number: str, year: int | None) -> str:
    """Name the file of a paper by its kind and printed number alone.

    >>> file_name("คำสั่งอำเภอ", "111", 2551), file_name("ใบปะหน้า", "", None)
    ('คำสั่งอำเภอ 111-2551.pdf', 'ใบปะหน้า.pdf')
    """
    return f"{kind} {number}-{year}.pdf" if number else f"{kind}.pdf"


def check_number(number: int | None, taken: set[int]) -> None:
    """Refuse a number given by the registry that its register and year already hold."""
    if not number:
        raise CannotDo("ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ", "number")
    check_value(field_of(Paper, "number"), number)
    if number in taken:
        raise CannotDo("เลขที่ {number} ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน", "number", number=number)
