"""Meetings of a committee: when and where, the agenda with its resolutions, who was there, and the months without one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from desktop.domain.committees import Committee
from desktop.domain.faults import Fault
from desktop.domain.records import Record, attachment, choice, day, flag, link, long, text, whole
from desktop.domain.rules import Rule
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates, digits

WRITTEN = re.compile(
    r"(.+?)\s+(?:ครั้งที่\s*)?(\d{1,3})/(\d{4})"
)  # how it is named: a committee, number and year
KINDS = {"ordinary": N_("สามัญ"), "special": N_("วิสามัญ")}
PARTS = {  # ระเบียบวาระ in their order
    "1": N_("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
    "2": N_("เรื่องรับรองรายงานการประชุม"),
    "3": N_("เรื่องสืบเนื่องและเรื่องเสนอเพื่อทราบ"),
    "4": N_("เรื่องเสนอเพื่อพิจารณา"),
    "5": N_("เรื่องอื่น ๆ"),
}
PRESENCES = {
    "": N_("ยังไม่ได้บันทึก"),
    "present": N_("มาประชุม"),
    "substitute": N_("มีผู้มาประชุมแทน"),
    "absent": N_("ไม่มาประชุม"),
}
CAME = ("present", "substitute")
DECIDING = ("2", "4")  # parts whose matters end in a resolution
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """One meeting of a committee."""

    topic: ClassVar[str] = "meetings"
    titled: ClassVar[str] = N_("การประชุม")
    committee: str = link(N_("คณะที่ประชุม"), "committees", required=True, listed=True)
    kind: str = choice(N_("ชนิด"), KINDS, default="ordinary", required=True)
    number: int | None = whole(N_("ครั้งที่"), required=True, listed=True, least=1, most=999)
    year: int | None = whole(N_("ปี พ.ศ."), required=True, listed=True, least=2400, most=2700)
    held: date | None = day(N_("วันที่ประชุม"), required=True, listed=True)
    begins: str = text(N_("เริ่มเวลา"), most=10, hint=N_("เช่น 09.30"))
    ends: str = text(N_("เลิกเวลา"), most=10, hint=N_("เช่น 12.00"))
    place: str = text(N_("สถานที่"), listed=True, searched=True)
    chaired_by: str = link(N_("ประธานในที่ประชุม"), "people")
    recorded_by: str = link(N_("ผู้จดรายงานการประชุม"), "people")
    checked_by: str = link(N_("ผู้ตรวจรายงานการประชุม"), "people")
    opening: str = long(N_("ข้อความเปิดการประชุม"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the meeting by number, year and day."""
        held = f" ({dates.short(self.held)})" if self.held else ""
        return f"ครั้งที่ {self.number or '–'}/{self.year or '–'}{held}"

    @property
    def sort_text(self) -> str:
        """Sort by the day it was held, then by its number."""
        return f"{self.held or ''} {self.number or 0:03d}"


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Record):
    """One matter of the agenda, what was said of it, and the resolution (มติที่ประชุม)."""

    topic: ClassVar[str] = "agenda_items"
    titled: ClassVar[str] = N_("เรื่องในระเบียบวาระ")
    part_of: ClassVar[str] = "meeting"
    meeting: str = link(N_("การประชุม"), "meetings", required=True)
    part: str = choice(N_("ระเบียบวาระที่"), PARTS, default="1", required=True)
    place: int | None = whole(N_("ลำดับ"), least=1, most=999)
    title: str = text(N_("เรื่อง"), required=True, most=500)
    detail: str = long(N_("เนื้อหา"))
    resolution: str = long(N_("มติที่ประชุม"))
    file: str = attachment(N_("เอกสารประกอบ"))

    @property
    def label(self) -> str:
        """Name the matter."""
        return self.title

    @property
    def sort_text(self) -> str:
        """Sort by part and place."""
        return f"{self.part} {self.place or 999:03d}"


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """One person invited to a meeting, and whether they came; a guest is no member of the body."""

    topic: ClassVar[str] = "attendances"
    titled: ClassVar[str] = N_("ผู้เข้าประชุม")
    part_of: ClassVar[str] = "meeting"
    meeting: str = link(N_("การประชุม"), "meetings", required=True)
    place: int | None = whole(N_("ลำดับ"), least=1, most=999)
    person: str = link(N_("บุคคล"), "people")
    name: str = text(N_("ชื่อ – สกุล"), required=True)
    position: str = text(N_("ตำแหน่ง"))
    guest: bool = flag(N_("ผู้เข้าร่วมประชุม (ไม่ใช่กรรมการ)"))
    presence: str = choice(N_("การมาประชุม"), PRESENCES)
    substitute: str = text(N_("ผู้มาประชุมแทน"))
    reason: str = text(N_("เหตุที่ไม่มา"))

    @property
    def label(self) -> str:
        """Name who was invited."""
        return self.name

    @property
    def sort_text(self) -> str:
        """Sort members before guests, in their order."""
        return f"{int(self.guest)} {self.place or 999:03d}"


@dataclass(frozen=True)
class Quorum:
    """Members who came (a substitute counts) out of all, and whether they are a quorum: None without a rule."""

    came: int
    members: int
    percent: int | None = None
    reached: bool | None = None
    unconfirmed: bool = False  # the rule behind it is ยังไม่ยืนยัน


@dataclass(frozen=True)
class Month:
    """One month by its first day, with the meetings held in it; `missing` is one that should have had a meeting."""

    first: date
    meetings: tuple[Meeting, ...] = ()
    missing: bool = False


def check_meeting(meeting: Meeting) -> None:
    """Refuse times that are none, or that end before they begin."""
    meeting = tidied(meeting)
    if meeting.begins and meeting.ends and meeting.ends <= meeting.begins:
        raise CannotDo("เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม", "ends")


def check_attendance(attendance: Attendance) -> None:
    """Refuse a substitute who has no name."""
    if attendance.presence == "substitute" and not attendance.substitute.strip():
        raise CannotDo("ต้องพิมพ์ชื่อผู้มาประชุมแทน {name}", "substitute", name=attendance.name)


def tidied(meeting: Meeting) -> Meeting:
    """Give the meeting with its times as they are printed; `CannotDo` names a time that is none."""
    begins, ends = (read_time(getattr(meeting, name), name) for name in ("begins", "ends"))
    return replace(meeting, begins=begins, ends=ends)


def read_time(text: str, field: str = "") -> str:
    """Read a time of day as typed and give it as 09.30; "" for nothing.

    >>> read_time("9:05 น.")
    '09.05'
    """
    if not text.strip():
        return ""
    found = _TIME.fullmatch(digits.to_arabic(text.strip().removesuffix("น.").strip()))
    if not found:
        raise CannotDo("เวลาต้องเป็นชั่วโมงกับนาที เช่น 09.30", field)
    return f"{int(found[1]):02d}.{found[2]}"


def cited(meeting: Meeting) -> str:
    """Name a meeting as a later one speaks of it: ครั้งที่ 2/2551 เมื่อวันที่ 12 มิถุนายน 2551."""
    held = f" เมื่อวันที่ {dates.long(meeting.held)}" if meeting.held else ""
    return f"ครั้งที่ {meeting.number}/{meeting.year}{held}"


def quorum(attendances: Iterable[Attendance], rule: Rule | None) -> Quorum:
    """Count members who came and tell whether they are a quorum by the rule of the day."""
    members = [one for one in attendances if not one.guest]
    came = sum(one.presence in CAME for one in members)
    if rule is None or rule.value is None or not members:
        return Quorum(came, len(members))
    reached = came * 100 >= rule.value * len(members)
    return Quorum(came, len(members), rule.value, reached, not rule.confirmed_by)


def faults(
    meeting: Meeting,
    committee: Committee,
    agenda: Iterable[AgendaItem],
    attendances: Collection[Attendance],
    counted: Quorum,
    today: date,
) -> tuple[Fault, ...]:
    """List what does not hold about a meeting; none of it blocks."""
    found = [*_of_term(meeting, committee)]
    if meeting.held and meeting.held < today:
        found += [*_of_presence(attendances, counted), *_of_resolutions(agenda)]
    return tuple(found)


def _of_term(meeting: Meeting, committee: Committee) -> Iterator[Fault]:
    if meeting.held and committee.start and meeting.held < committee.start:
        yield Fault(
            "before_term", N_("วันประชุมอยู่ก่อนวาระของคณะ ซึ่งเริ่ม {start}"), {"start": dates.long(committee.start)}
        )
    if meeting.held and committee.end and meeting.held > committee.end:
        yield Fault(
            "after_term", N_("วันประชุมอยู่หลังวาระของคณะ ซึ่งสิ้นสุด {end}"), {"end": dates.long(committee.end)}
        )


def _of_presence(attendances: Collection[Attendance], counted: Quorum) -> Iterator[Fault]:
    unrecorded = sum(not one.presence for one in attendances)
    if unrecorded:
        yield Fault("presence", N_("ยังไม่ได้บันทึกการมาประชุม {count} คน"), {"count": unrecorded})
    elif counted.reached is False:
        values = {"came": counted.came, "members": counted.members, "percent": counted.percent}
        sentence = N_("มาประชุม {came} จาก {members} คน ไม่ถึงร้อยละ {percent}")
        yield Fault("quorum", sentence, values, unconfirmed=counted.unconfirmed)


def _of_resolutions(agenda: Iterable[AgendaItem]) -> Iterator[Fault]:
    for item in agenda:
        if item.part in DECIDING and not item.resolution.strip():
            yield Fault(
                f"resolution:{item.part}:{item.place}", N_("เรื่อง “{title}” ยังไม่มีมติ"), {"title": item.title}
            )


def months_of(year: int) -> tuple[date, ...]:
    """List the first days of the twelve months that begin with January of a Buddhist year."""
    first = dates.parse(f"1/1/{year}")
    return tuple(first.replace(month=number) for number in range(1, 13))


def missing_months(held: Collection[date], first: date, last: date) -> tuple[date, ...]:
    """List the first day of each month from one day to another in which no meeting was held."""
    met = {(day.year, day.month) for day in held}
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (
        (first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1) for n in range(count)
    )
    return tuple(date(year, month, 1) for year, month in months if (year, month) not in met)


def silent_months(
    held: Collection[date], start: date | None, end: date | None, today: date
) -> tuple[date, ...]:
    """List the months without a meeting among those that lie whole in a term, up to the month of today.

    A term without a known start begins with its first meeting.
    """
    start = start or min(held, default=None)
    if start is None:
        return ()
    first = start if start.day == 1 else _first_of_next(start)
    return missing_months(held, first, min(today, _end_of_last_whole_month(end)) if end else today)


def _first_of_next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _end_of_last_whole_month(end: date) -> date:
    return (end + timedelta(days=1)).replace(day=1) - timedelta(days=1)
