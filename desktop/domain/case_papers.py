"""Papers of cases: their kinds, and each issued one, which is as closed as its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.cases import CasePart
from desktop.domain.records import attachment, choice, day, flag, link, long, text, whole
from desktop.i18n import N_


@dataclass(frozen=True)
class CasePaperKind:
    """One kind of paper of a case: whether it takes a number of the centre's letters, and what it is made from."""

    title: str
    numbered: bool = False
    about: str = ""  # beside the case: "party", "summons", "sitting", "mediator"
    typed: tuple[str, ...] = ()  # fields of a paper that the officer types


CASE_PAPERS = {
    "request": CasePaperKind(N_("คำร้อง")),
    "screening": CasePaperKind(N_("แบบตรวจคุณสมบัติเรื่อง")),
    "asking": CasePaperKind(N_("หนังสือสอบถามความสมัครใจ"), numbered=True, about="party"),
    "consent": CasePaperKind(N_("ใบยินยอม"), about="party"),
    "appointment": CasePaperKind(N_("หนังสือตั้งผู้ไกล่เกลี่ย"), numbered=True),
    "summons": CasePaperKind(N_("หนังสือเชิญคู่กรณี"), numbered=True, about="summons"),
    "session": CasePaperKind(N_("บันทึกการไกล่เกลี่ย"), about="sitting"),
    "extension": CasePaperKind(N_("บันทึกขยายเวลา"), about="step"),
    "agreement": CasePaperKind(N_("บันทึกข้อตกลงระงับข้อพิพาท")),
    "failure": CasePaperKind(N_("บันทึกไม่เป็นผล")),
    "certificate": CasePaperKind(N_("หนังสือรับรองผลการไกล่เกลี่ย"), numbered=True),
    "follow_up": CasePaperKind(N_("แบบติดตามผล")),
    "referral": CasePaperKind(N_("หนังสือส่งต่อ"), numbered=True, typed=("to", "body")),
}
STATES = {"issued": N_("ออกแล้ว"), "cancelled": N_("ยกเลิกแล้ว")}


@dataclass(frozen=True, kw_only=True)
class CasePaper(CasePart):
    """One paper issued in a case: its frozen words and its file, sealed; a mistake is cancelled and issued anew."""

    topic: ClassVar[str] = "case_papers"
    titled: ClassVar[str] = N_("หนังสือของเรื่องไกล่เกลี่ย")
    kind: str = choice(
        N_("ชนิด"), {key: kind.title for key, kind in CASE_PAPERS.items()}, required=True, listed=True
    )
    state: str = choice(N_("สถานะ"), STATES, default="issued", listed=True)
    number: int | None = whole(N_("เลขที่"), listed=True, least=1, most=99_999)
    year: int | None = whole(N_("ปี พ.ศ."), listed=True, least=2400, most=2700)
    dated: date | None = day(N_("ลงวันที่"), required=True, listed=True)
    about: str = text(N_("เกี่ยวกับ"), most=64)  # the id of the party, invitation, session or step
    to: str = text(N_("เรียน"), most=500)
    body: str = long(N_("เนื้อความ"))
    signer: str = link(N_("ผู้ลงนาม"), "signers")
    thai_digits: bool = flag(N_("ใช้เลขไทย"), default=True)
    contents: str = long(N_("เนื้อความที่ออก"), most=None)
    contents_hash: str = text(N_("รหัสตรวจเนื้อความ"), most=64)
    file: str = attachment(N_("ไฟล์ PDF"), plain=True)
    scan: str = attachment(N_("สำเนาที่ลงนามแล้ว"), plain=True)
    pages: int | None = whole(N_("จำนวนหน้า"))
    reason: str = long(N_("เหตุผลที่ยกเลิก"), listed=True, most=2000)
