"""What a paper is made from: plain values gathered by `work`, and the fields that templates name them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.i18n import N_
from desktop.thai import dates

_KNOWN_ALONE = 5  # letters of a name that is not met inside other words
TITLES = {  # what stands before the name of the district, by kind of paper
    "announcement": "ประกาศอำเภอ",
    "withdrawal": "ประกาศอำเภอ",
    "order": "คำสั่งอำเภอ",
    "cancellation": "คำสั่งอำเภอ",
}


@dataclass(frozen=True)
class Member:
    """One name of the list; what is not known is ""."""

    place: int
    name: str
    position: str
    standing: str = ""
    organisation: str = ""
    village: str = ""


@dataclass(frozen=True)
class Earlier:
    """An earlier paper of the same district that a cancellation names."""

    kind: str
    subject: str
    number: int | None = None
    year: int | None = None
    dated: date | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The values of one paper; a number or date of None is left as dots to be written by hand."""

    district: str
    province: str
    tambon: str
    centre: str
    committee: str
    signer_name: str
    signer_lines: tuple[str, ...]
    members: tuple[Member, ...] = ()
    start: date | None = None
    end: date | None = None
    selection_date: date | None = None
    selection_place: str = ""
    selection_attended: int | None = None
    number: int | None = None
    year: int | None = None  # Buddhist, of the number
    dated: date | None = None
    emblem_way: str = "blank"
    thai_digits: bool = True
    refers_to: str = ""  # what the cause of an order cites, in full
    cancels: Earlier | None = None
    reason: str = ""  # of a cancellation


@dataclass(frozen=True)
class Field:
    """One field of the templates: what it means, and where its value stands."""

    meaning: str
    read: Callable[[Facts], str]


def cite(earlier: Earlier, district: str, *, with_subject: bool) -> str:
    """Name an earlier paper by kind, number, subject and date, as far as they are known."""
    numbered = f"ที่ {earlier.number}/{earlier.year}" if earlier.number else ""
    about = f"เรื่อง {earlier.subject}" if with_subject and earlier.subject else ""
    dated = f"ลงวันที่ {dates.long(earlier.dated)}" if earlier.dated else ""
    return " ".join(filter(None, (TITLES[earlier.kind] + district, numbered, about, dated)))


def _day(day: date | None) -> str:
    return dates.long(day) if day else ""


def _count(number: int | None) -> str:
    return str(number) if number else ""


def _cancelled(facts: Facts, with_subject: bool) -> str:
    return cite(facts.cancels, facts.district, with_subject=with_subject) if facts.cancels else ""


KNOWN = {
    "อำเภอ": Field(N_("ชื่ออำเภอ ไม่มีคำว่าอำเภอ"), lambda f: f.district),
    "จังหวัด": Field(N_("ชื่อจังหวัด ไม่มีคำว่าจังหวัด"), lambda f: f.province),
    "ตำบล": Field(N_("ชื่อตำบล ไม่มีคำว่าตำบล"), lambda f: f.tambon),
    "ชื่อศูนย์": Field(N_("ชื่อเต็มของศูนย์ประสานงานองค์การชุมชน"), lambda f: f.centre),
    "ชื่อคณะ": Field(N_("ชื่อคณะกรรมการหรือคณะทำงานตามที่บันทึกไว้"), lambda f: f.committee),
    "จำนวนคน": Field(N_("จำนวนรายชื่อในคณะ"), lambda f: _count(len(f.members))),
    "จำนวนหมู่บ้าน": Field(
        N_("จำนวนหมู่บ้านที่มีผู้แทนในคณะ"), lambda f: _count(len({m.village for m in f.members} - {""}))
    ),
    "วันเริ่มวาระ": Field(N_("วันที่เริ่มวาระ"), lambda f: _day(f.start)),
    "วันสิ้นสุดวาระ": Field(N_("วันที่สิ้นสุดวาระ"), lambda f: _day(f.end)),
    "วันที่คัดเลือก": Field(N_("วันที่ประชุมคัดเลือก"), lambda f: _day(f.selection_date)),
    "สถานที่คัดเลือก": Field(N_("สถานที่ประชุมคัดเลือก"), lambda f: f.selection_place),
    "จำนวนผู้เข้าร่วม": Field(N_("จำนวนผู้เข้าร่วมประชุมคัดเลือก"), lambda f: _count(f.selection_attended)),
    "อ้างถึง": Field(N_("หนังสือที่อ้างถึง พร้อมเลขที่ เรื่อง และวันที่"), lambda f: f.refers_to),
    "หนังสือที่ยกเลิก": Field(N_("หนังสือที่ยกเลิก เลขที่ และวันที่"), lambda f: _cancelled(f, False)),
    "หนังสือที่ยกเลิกพร้อมเรื่อง": Field(N_("หนังสือที่ยกเลิก เลขที่ เรื่อง และวันที่"), lambda f: _cancelled(f, True)),
    "เหตุผล": Field(N_("เหตุผลที่ยกเลิก"), lambda f: f.reason),
}
COMMON = ("อำเภอ", "จังหวัด", "ตำบล", "ชื่อศูนย์", "ชื่อคณะ", "จำนวนคน", "จำนวนหมู่บ้าน", "วันเริ่มวาระ", "วันสิ้นสุดวาระ")
SELECTION = ("วันที่คัดเลือก", "สถานที่คัดเลือก", "จำนวนผู้เข้าร่วม")
CANCELLING = ("อำเภอ", "จังหวัด", "หนังสือที่ยกเลิก", "หนังสือที่ยกเลิกพร้อมเรื่อง", "เหตุผล")


def meanings(fields: Iterable[str]) -> dict[str, str]:
    """Say what each field means, for the officer who changes a template."""
    return {name: KNOWN[name].meaning for name in fields}


def values(facts: Facts, fields: Iterable[str]) -> dict[str, str]:
    """Give the values of fields for a template; "" where one is not known."""
    return {name: KNOWN[name].read(facts) for name in fields}


def names(facts: Facts) -> tuple[str, ...]:
    """List the proper names that a line never cuts; places with their rank: a short name hides in other words."""
    ranked = {"ตำบล": facts.tambon, "อำเภอ": facts.district, "จังหวัด": facts.province}
    placed = (rank + name for rank, name in ranked.items() if name)
    return (*placed, facts.signer_name, *(member.name for member in facts.members))


def places(facts: Facts) -> tuple[str, ...]:
    """List the names of places long enough to be known without their rank, for narrow cells."""
    return tuple(name for name in (facts.tambon, facts.district, facts.province) if len(name) >= _KNOWN_ALONE)
