"""What a paper is made from: plain values gathered by `work`, and the fields that templates name them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.papers import PAPER_KINDS
from desktop.i18n import N_
from desktop.thai import dates

DOTS = "." * 12  # for what is written by hand
_KNOWN_ALONE = 5  # letters of a name that is not met inside other words
TITLES = {  # what stands before the name of the district, by kind of paper
    "announcement": "ประกาศอำเภอ",
    "withdrawal": "ประกาศอำเภอ",
    "notice": "ประกาศอำเภอ",
    "order": "คำสั่งอำเภอ",
    "amendment": "คำสั่งอำเภอ",
    "cancellation": "คำสั่งอำเภอ",
    "letter": "หนังสืออำเภอ",
    "invitation": "หนังสืออำเภอ",
    "recall": "หนังสืออำเภอ",
    "memo": "บันทึกข้อความอำเภอ",
    "certificate": "หนังสือรับรองของอำเภอ",
    "cover": "ใบปะหน้าของอำเภอ",
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
    portrait: str = ""  # the SHA-256 of a picture
    start: date | None = None


@dataclass(frozen=True)
class Earlier:
    """An earlier paper of the same district that a later one names."""

    kind: str
    subject: str
    number: str = ""  # as printed, without year or letters of the office
    year: int | None = None
    dated: date | None = None


@dataclass(frozen=True, kw_only=True)
class Writer:
    """What the head and foot of a letter say of the office that writes it."""

    letter_code: str = ""
    address: tuple[str, ...] = ()  # lines
    section: str = ""  # ส่วนราชการเจ้าของเรื่อง
    phone: str = ""
    email: str = ""
    officer: str = ""
    officer_position: str = ""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What the officer typed for one paper; lines of `cites`, `encloses` and `body` are parted."""

    subject: str = ""
    to: str = ""
    cites: str = ""
    encloses: str = ""
    body: str = ""
    copies_to: str = ""
    urgency: str = ""  # in words
    secrecy: str = ""
    size: str = ""


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One person of a meeting; `presence` is a key of domain.meetings.PRESENCES."""

    name: str
    position: str = ""
    presence: str = ""
    substitute: str = ""
    reason: str = ""
    guest: bool = False


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One matter of an agenda; `part` is a key of domain.meetings.PARTS, `papers` tells that it comes with papers."""

    part: str
    title: str
    detail: str = ""
    resolution: str = ""
    papers: bool = False


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting as its papers say it."""

    number: int
    year: int
    kind: str  # in words
    held: date
    begins: str = ""  # 09.30
    ends: str = ""
    place: str = ""
    opening: str = ""
    chair: str = ""
    recorder: tuple[str, str] = ("", "")  # name and position
    checker: tuple[str, str] = ("", "")
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[Matter, ...] = ()
    last_minutes: str = ""  # names the meeting whose minutes are to be adopted: "ครั้งที่ 2/2551 เมื่อวันที่ …"


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
    number: str = ""
    year: int | None = None  # Buddhist, of the number
    dated: date | None = None
    emblem_way: str = "blank"
    thai_digits: bool = True
    refers_to: str = ""  # what the cause of an order cites, in full
    cancels: Earlier | None = None
    amends: Earlier | None = None
    left: tuple[Member, ...] = ()  # since the paper that is amended
    joined: tuple[Member, ...] = ()
    reason: str = ""  # of a cancellation
    writer: Writer = Writer()
    typed: Typed = Typed()
    meeting: Gathering | None = None
    person: Member | None = None  # of a certificate
    chair: str = ""  # of the committee

    def people(self) -> tuple[str, ...]:
        """List everybody who is named, but for those who sign and write."""
        person = (self.person,) if self.person else ()
        return tuple(one.name for one in (*self.members, *self.left, *self.joined, *person))


@dataclass(frozen=True)
class Field:
    """One field of the templates: what it means, and where its value stands."""

    meaning: str
    read: Callable[[Facts], str]


def numbered(kind: str, number: str, year: int | None, letter_code: str) -> str:
    """Write a number as its kind of paper bears it: ที่ 111/2551, ที่ ฉช 0000/123 or เลขที่ 5/2551.

    Dots stand for what is not known.
    """
    register = PAPER_KINDS[kind].register
    if register == "sent":
        return f"ที่ {letter_code or DOTS}/{number or DOTS}"
    return f"{'เลขที่' if register == 'certificate' else 'ที่'} {number or DOTS}/{year or DOTS}"


def cite(earlier: Earlier, district: str, *, with_subject: bool, letter_code: str = "") -> str:
    """Name an earlier paper by kind, number, subject and date, as far as they are known."""
    number = numbered(earlier.kind, earlier.number, earlier.year, letter_code) if earlier.number else ""
    about = f"เรื่อง {earlier.subject}" if with_subject and earlier.subject else ""
    dated = f"ลงวันที่ {dates.long(earlier.dated)}" if earlier.dated else ""
    return " ".join(filter(None, (TITLES[earlier.kind] + district, number, about, dated)))


def _day(day: date | None) -> str:
    return dates.long(day) if day else ""


def _count(number: int | None) -> str:
    return str(number) if number else ""


def _met(facts: Facts, read: Callable[[Gathering], str]) -> str:
    return read(facts.meeting) if facts.meeting else ""


def _cited(facts: Facts, earlier: Earlier | None, with_subject: bool) -> str:
    if not earlier:
        return ""
    return cite(
        earlier, facts.district, with_subject=with_subject, letter_code=facts.writer.letter_code.strip()
    )


def _certified(facts: Facts, read: Callable[[Member], str]) -> str:
    return read(facts.person) if facts.person else ""


def _since(facts: Facts) -> str:
    """Say since when a person sits: since the day of the seat, else since the term began."""
    return _day((facts.person and facts.person.start) or facts.start)


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
    "หนังสือที่ยกเลิก": Field(N_("หนังสือที่ยกเลิก เลขที่ และวันที่"), lambda f: _cited(f, f.cancels, False)),
    "หนังสือที่ยกเลิกพร้อมเรื่อง": Field(N_("หนังสือที่ยกเลิก เลขที่ เรื่อง และวันที่"), lambda f: _cited(f, f.cancels, True)),
    "เรื่องเดิม": Field(N_("เรื่องของหนังสือที่ยกเลิก"), lambda f: f.cancels.subject if f.cancels else ""),
    "เหตุผล": Field(N_("เหตุผลที่ยกเลิก"), lambda f: f.reason),
    "คำสั่งเดิม": Field(N_("คำสั่งที่แก้ไขเพิ่มเติม เลขที่ และวันที่"), lambda f: _cited(f, f.amends, False)),
    "คำสั่งเดิมพร้อมเรื่อง": Field(N_("คำสั่งที่แก้ไขเพิ่มเติม เลขที่ เรื่อง และวันที่"), lambda f: _cited(f, f.amends, True)),
    "เรื่อง": Field(N_("เรื่องที่พิมพ์สำหรับหนังสือฉบับนี้"), lambda f: f.typed.subject),
    "เรียน": Field(N_("ผู้รับที่พิมพ์สำหรับหนังสือฉบับนี้"), lambda f: f.typed.to),
    "เนื้อความ": Field(N_("เนื้อความที่พิมพ์สำหรับหนังสือฉบับนี้"), lambda f: f.typed.body),
    "ส่วนราชการ": Field(N_("ส่วนราชการเจ้าของเรื่อง"), lambda f: f.writer.section),
    "โทรศัพท์": Field(N_("โทรศัพท์สำนักงาน"), lambda f: f.writer.phone),
    "ชื่อเจ้าหน้าที่": Field(N_("ชื่อเจ้าหน้าที่ผู้ทำหนังสือ"), lambda f: f.writer.officer),
    "ชื่อบุคคล": Field(N_("ชื่อผู้ที่หนังสือรับรอง"), lambda f: _certified(f, lambda person: person.name)),
    "ตำแหน่ง": Field(
        N_("ตำแหน่งในคณะของผู้ที่หนังสือรับรอง"), lambda f: _certified(f, lambda person: person.position)
    ),
    "วันเริ่มดำรงตำแหน่ง": Field(N_("วันที่เริ่มดำรงตำแหน่งในคณะ"), _since),
    "ครั้งที่ประชุม": Field(N_("ครั้งที่ประชุม เช่น 3/2551"), lambda f: _met(f, lambda m: f"{m.number}/{m.year}")),
    "ชนิดการประชุม": Field(N_("สามัญ หรือวิสามัญ"), lambda f: _met(f, lambda m: m.kind)),
    "วันประชุม": Field(N_("ชื่อวันที่ประชุม ไม่มีคำว่าวัน"), lambda f: _met(f, lambda m: dates.weekday(m.held))),
    "วันที่ประชุม": Field(N_("วันที่ประชุม"), lambda f: _met(f, lambda m: dates.long(m.held))),
    "เวลาเริ่มประชุม": Field(N_("เวลาเริ่มประชุม ไม่มีคำว่า น."), lambda f: _met(f, lambda m: m.begins)),
    "เวลาเลิกประชุม": Field(N_("เวลาเลิกประชุม ไม่มีคำว่า น."), lambda f: _met(f, lambda m: m.ends)),
    "สถานที่ประชุม": Field(N_("สถานที่ประชุม"), lambda f: _met(f, lambda m: m.place)),
    "ประธานในที่ประชุม": Field(N_("ชื่อประธานในที่ประชุม"), lambda f: _met(f, lambda m: m.chair)),
    "การประชุมครั้งก่อน": Field(N_("ครั้งที่และวันที่ของการประชุมครั้งก่อน"), lambda f: _met(f, lambda m: m.last_minutes)),
    "วันที่ของหนังสือ": Field(N_("วันที่ของหนังสือฉบับนี้"), lambda f: _day(f.dated)),
}
COMMON = ("อำเภอ", "จังหวัด", "ตำบล", "ชื่อศูนย์", "ชื่อคณะ", "จำนวนคน", "จำนวนหมู่บ้าน", "วันเริ่มวาระ", "วันสิ้นสุดวาระ")
SELECTION = ("วันที่คัดเลือก", "สถานที่คัดเลือก", "จำนวนผู้เข้าร่วม")
OFFICE = ("อำเภอ", "จังหวัด", "ส่วนราชการ", "โทรศัพท์", "ชื่อเจ้าหน้าที่")
CANCELLING = ("อำเภอ", "จังหวัด", "หนังสือที่ยกเลิก", "หนังสือที่ยกเลิกพร้อมเรื่อง", "เหตุผล")
MEETING = (
    "ครั้งที่ประชุม", "ชนิดการประชุม", "วันประชุม", "วันที่ประชุม", "เวลาเริ่มประชุม", "เวลาเลิกประชุม", "สถานที่ประชุม",
    "ประธานในที่ประชุม", "การประชุมครั้งก่อน",
)  # fmt: skip


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
    return (*placed, facts.signer_name, facts.writer.officer, *facts.people())


def places(facts: Facts) -> tuple[str, ...]:
    """List the names of places long enough to be known without their rank, for narrow cells."""
    return tuple(name for name in (facts.tambon, facts.district, facts.province) if len(name) >= _KNOWN_ALONE)
