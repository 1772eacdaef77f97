"""The register of mediators, their training, who mediates a case, and the teaching of peaceful ways (outreach)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.cases import CasePart
from desktop.domain.records import Record, choice, day, flag, link, long, text, whole
from desktop.i18n import N_

HOW_CHOSEN = {
    "side_1": N_("ฝ่ายที่ 1 เลือก"),
    "side_2": N_("ฝ่ายที่ 2 เลือก"),
    "both": N_("ทั้งสองฝ่ายเลือก"),
    "registrar": N_("แต่งตั้งให้"),
}
OUTREACH_KINDS = {
    "board": N_("ติดบอร์ด"),
    "radio": N_("วิทยุชุมชน/หอกระจายข่าว"),
    "forum": N_("เวทีหรือประชุม"),
    "leaflet": N_("แผ่นพับหรือสื่อออนไลน์"),
    "school": N_("ให้ความรู้ในโรงเรียน"),
    "other": N_("อื่น ๆ"),
}


@dataclass(frozen=True, kw_only=True)
class Mediator(Record):
    """One person of the register of mediators."""

    topic: ClassVar[str] = "mediators"
    titled: ClassVar[str] = N_("ผู้ไกล่เกลี่ย")
    person: str = link(N_("บุคคล"), "people", required=True, listed=True)
    name: str = text(
        N_("ชื่อที่พิมพ์ในหนังสือ"), listed=True, searched=True, most=200, hint=N_("เว้นว่าง = ตามทะเบียนบุคคล")
    )
    registered_no: str = text(N_("ทะเบียนเลขที่"), listed=True, most=60)
    registered: date | None = day(N_("ขึ้นทะเบียนเมื่อ"), listed=True)
    expires: date | None = day(N_("หมดอายุ"), listed=True)
    trained_until: date | None = day(N_("การอบรมใช้ได้ถึง"), listed=True)
    left: date | None = day(N_("พ้นจากทะเบียนเมื่อ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the mediator."""
        return self.name


def lapsed(mediator: Mediator, today: date) -> tuple[str, ...]:
    """Name the fields of a mediator whose day is past: the registration, the training."""
    days = {"expires": mediator.expires, "trained_until": mediator.trained_until}
    return tuple(name for name, day in days.items() if day is not None and day < today)


@dataclass(frozen=True, kw_only=True)
class CaseMediator(CasePart):
    """Who mediates one case, how they were chosen, and the interests that they disclosed."""

    topic: ClassVar[str] = "case_mediators"
    titled: ClassVar[str] = N_("ผู้ไกล่เกลี่ยของเรื่อง")
    mediator: str = link(N_("ผู้ไกล่เกลี่ย"), "mediators", required=True, listed=True)
    chosen: str = choice(N_("วิธีเลือก"), HOW_CHOSEN, listed=True, default="both")
    appointed: date | None = day(N_("ตั้งเมื่อ"), required=True, listed=True)
    chair: bool = flag(N_("เป็นประธาน"))
    interests: str = long(N_("ส่วนได้เสียที่เปิดเผย"), listed=True, most=2000)
    accepted: str = long(N_("เหตุผลที่ตั้งทั้งที่มีข้อควรระวัง"), most=2000)
    ended: date | None = day(N_("พ้นเมื่อ"), listed=True)


@dataclass(frozen=True, kw_only=True)
class Training(Record):
    """One course for mediators; who passed it stands in the register with its expiry."""

    topic: ClassVar[str] = "trainings"
    titled: ClassVar[str] = N_("การอบรมผู้ไกล่เกลี่ย")
    course: str = text(
        N_("หลักสูตร"), required=True, listed=True, searched=True,
        suggests=("หลักสูตรพื้นฐานการจัดการความขัดแย้งด้วยสันติวิธี",),
    )  # fmt: skip
    held: date | None = day(N_("วันที่เริ่ม"), required=True, listed=True)
    until: date | None = day(N_("ถึงวันที่"))
    hours: int | None = whole(N_("จำนวนชั่วโมง"), most=2000, listed=True)
    valid_months: int | None = whole(N_("ใช้ได้ (เดือน)"), most=600, hint=N_("เว้นว่าง = ไม่มีวันหมดอายุ"))
    place: str = text(N_("สถานที่"), listed=True)
    organiser: str = text(N_("ผู้จัด"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the course."""
        return self.course

    @property
    def sort_text(self) -> str:
        """Sort by day, then course."""
        return f"{self.held or ''} {self.course}"


@dataclass(frozen=True, kw_only=True)
class Trainee(Record):
    """One person of a training."""

    topic: ClassVar[str] = "trainees"
    titled: ClassVar[str] = N_("ผู้เข้าอบรม")
    part_of: ClassVar[str] = "training"
    training: str = link(N_("การอบรม"), "trainings", required=True)
    person: str = link(N_("บุคคล"), "people", required=True, listed=True)
    passed: bool = flag(N_("ผ่านการอบรม"), listed=True, default=True)
    certificate: str = text(N_("เลขที่วุฒิบัตร"), listed=True, most=60)
    note: str = text(N_("หมายเหตุ"), listed=True, most=300)

    @property
    def label(self) -> str:
        """Name the certificate."""
        return self.certificate


@dataclass(frozen=True, kw_only=True)
class Outreach(Record):
    """One act of teaching about mediation and law: what, when, to whom."""

    topic: ClassVar[str] = "outreaches"
    titled: ClassVar[str] = N_("การเผยแพร่ความรู้")
    kind: str = choice(N_("ชนิด"), OUTREACH_KINDS, required=True, listed=True)
    title: str = text(N_("เรื่อง"), required=True, listed=True, searched=True)
    held: date | None = day(N_("วันที่"), required=True, listed=True)
    centre: str = link(N_("ศูนย์"), "centres", listed=True)
    village: str = link(N_("หมู่บ้าน"), "villages", listed=True)
    place: str = text(N_("สถานที่"))
    audience: str = text(N_("ผู้ฟัง"), listed=True, hint=N_("เช่น สมาชิกกลุ่มสตรี"))
    count: int | None = whole(N_("จำนวนผู้ฟัง (คน)"), listed=True, most=1_000_000)
    speaker: str = text(N_("ผู้ดำเนินการ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the act."""
        return self.title

    @property
    def sort_text(self) -> str:
        """Sort by day, then title."""
        return f"{self.held or ''} {self.title}"
