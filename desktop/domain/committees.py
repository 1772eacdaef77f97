"""Committees, their terms, seats and selection, and what does not hold about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.centres import shortened
from desktop.domain.records import Record, choice, day, link, long, text, whole
from desktop.i18n import N_
from desktop.thai import dates

KINDS = {
    "centre": N_("คณะกรรมการ ศอช."),
    "support": N_("คณะทำงานส่งเสริม ศอช."),
    "mentors": N_("คณะที่ปรึกษา/พี่เลี้ยง"),
    "other": N_("คณะอื่น"),
}
ONE_AT_A_TIME = ("centre", "support")  # kinds of which a later one of a centre follows the one before
POSITIONS = (
    N_("ประธานกรรมการ"), N_("รองประธานกรรมการ"), N_("กรรมการ"), N_("กรรมการและเลขานุการ"), N_("กรรมการและผู้ช่วยเลขานุการ"),
    N_("เหรัญญิก"), N_("ประชาสัมพันธ์"), N_("ที่ปรึกษา"), N_("ประธานคณะทำงาน"), N_("รองประธานคณะทำงาน"), N_("คณะทำงาน"),
    N_("คณะทำงานและเลขานุการ"), N_("คณะทำงานและผู้ช่วยเลขานุการ"),
)  # fmt: skip
_NAMED = {"centre": "คณะกรรมการ", "support": "คณะทำงานส่งเสริม"}
END_REASONS = {
    "term": N_("ครบวาระ"),
    "resigned": N_("ลาออก"),
    "died": N_("ถึงแก่กรรม"),
    "moved": N_("ย้ายออก/ขาดคุณสมบัติ"),
    "removed": N_("มติให้ออก"),
    "other": N_("อื่น ๆ"),
}


@dataclass(frozen=True, kw_only=True)
class Committee(Record):
    """One committee for one term."""

    topic: ClassVar[str] = "committees"
    titled: ClassVar[str] = N_("คณะกรรมการ")
    centre: str = link(N_("ศูนย์"), "centres", required=True, listed=True)
    kind: str = choice(N_("ชนิด"), KINDS, default="centre", required=True, listed=True)
    name: str = text(N_("ชื่อคณะ"), required=True, listed=True, searched=True)
    start: date | None = day(N_("เริ่มวาระ"), listed=True)
    end: date | None = day(N_("สิ้นสุดวาระ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the committee shortly, with the year its term began: a centre has one after the other."""
        year = f" ({dates.year(self.start)})" if self.start else ""
        return shortened(self.name) + year


def usual_name(kind: str, centre_name: str) -> str:
    """Name a committee of a kind after its centre as offices do; "" where there is no usual name.

    >>> usual_name("support", "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน")
    'คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน'
    """
    return f"{_NAMED[kind]}{centre_name}" if kind in _NAMED and centre_name else ""


@dataclass(frozen=True, kw_only=True)
class Seat(Record):
    """One person's place on a committee, from a date to a date."""

    topic: ClassVar[str] = "seats"
    titled: ClassVar[str] = N_("กรรมการ")
    part_of: ClassVar[str] = "committee"
    committee: str = link(N_("คณะกรรมการ"), "committees", required=True)
    place: int | None = whole(N_("ลำดับ"), least=1, most=999)
    person: str = link(N_("ชื่อ – สกุล"), "people", required=True)
    position: str = text(N_("ตำแหน่ง"), required=True, suggests=POSITIONS, most=120)
    standing: str = text(N_("หน่วยงาน/ฐานะ"), hint=N_("เช่น นายก อบต.ท่าถ่าน"))
    organisation: str = link(N_("กลุ่มที่เป็นผู้แทน"), "organisations")
    village: str = link(N_("หมู่"), "villages")
    start: date | None = day(N_("ตั้งแต่"))
    end: date | None = day(N_("ถึง"))
    end_reason: str = choice(N_("เหตุที่พ้น"), END_REASONS)
    replaced_by: str = link(N_("ผู้เข้าแทน"), "seats")

    @property
    def sort_text(self) -> str:
        """Sort by the order on paper; who came later into the same place comes after."""
        return f"{self.place or 999:03d} {self.start or ''}"

    def sits_on(self, on: date) -> bool:
        """Tell whether the seat was held on a date; an open start or end holds."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, kw_only=True)
class Selection(Record):
    """The forum that selected a committee (เวทีคัดเลือก)."""

    topic: ClassVar[str] = "selections"
    titled: ClassVar[str] = N_("การประชุมคัดเลือก")
    part_of: ClassVar[str] = "committee"
    committee: str = link(N_("คณะกรรมการ"), "committees", required=True)
    held: date | None = day(N_("คัดเลือกเมื่อ"))
    place: str = text(N_("สถานที่"))
    attended: int | None = whole(N_("ผู้เข้าร่วม (คน)"), most=100_000)
    invited: int | None = whole(N_("ผู้มีสิทธิ (คน)"), most=100_000)
    note: str = long(N_("หมายเหตุ"))


@dataclass(frozen=True, kw_only=True)
class Candidate(Record):
    """One name put forward at a selection, with the votes it got."""

    topic: ClassVar[str] = "candidates"
    titled: ClassVar[str] = N_("ผู้ได้รับการเสนอชื่อ")
    part_of: ClassVar[str] = "selection"
    selection: str = link(N_("การประชุมคัดเลือก"), "selections", required=True)
    person: str = link(N_("ชื่อ – สกุล"), "people", required=True)
    village: str = link(N_("หมู่"), "villages")
    votes: int | None = whole(N_("คะแนน"), most=100_000)


@dataclass(frozen=True, kw_only=True)
class FaultNote(Record):
    """The officer's reason for a fault that stands."""

    topic: ClassVar[str] = "fault_notes"
    titled: ClassVar[str] = N_("เหตุผลของข้อสังเกต")
    part_of: ClassVar[str] = "committee"
    committee: str = link(N_("คณะกรรมการ"), "committees", required=True)
    fault: str = text(N_("ข้อสังเกต"), required=True)
    reason: str = long(N_("เหตุผล"), required=True)
