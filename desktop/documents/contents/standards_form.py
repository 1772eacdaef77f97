"""The มชช. papers of a subject: the form it applies on, and the sheet it judges itself on; blank ones too.

Source of what is asked: a published form of a community (mybugree.blogspot.com) and the entry rules told by a
district office (bangsaphan); the layout is this program's. The national id is left to be written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import (
    Block,
    Choice,
    Choices,
    Column,
    Contents,
    Divider,
    Heading,
    Label,
    LabelLine,
    Paragraph,
    Signature,
    Space,
    Subheading,
    Table,
    mapped,
)
from desktop.domain.strength import SUBJECTS
from desktop.thai import digits

SYSTEM = "ระบบมาตรฐานการพัฒนาชุมชน (มชช.)"
UNCONFIRMED = "ชุดตัวชี้วัดนี้ยังไม่ยืนยันกับคู่มือ"
NAMES = {
    "person": "ชื่อ – สกุล", "organisation": "ชื่อกลุ่ม/องค์กร", "network": "ชื่อเครือข่าย", "community": "ชื่อชุมชน",
}  # fmt: skip
_ENTRY = {
    "person": ("มีภูมิลำเนาในชุมชนไม่น้อยกว่า 1 ปี", "ทำงานเพื่อชุมชนต่อเนื่อง", "ชุมชนยอมรับ"),
    "organisation": ("ดำเนินงานมาแล้วไม่น้อยกว่า 1 ปี", "มีรายงานการประชุมที่มีมติให้สมัคร"),
}  # said by the source for these two only
_CHOSEN = (Column("ที่", 11, "centre"), Column("ด้าน", 48), Column("ตัวชี้วัดที่ใช้ประเมิน", 101))
_JUDGED = (
    Column("ที่", 10, "centre"),
    Column("ตัวชี้วัด", 62),
    Column("เต็ม", 13, "centre"),
    Column("ประเมินตนเอง", 29, "centre"),
    Column("หลักฐาน", 46),
)
_BLANK_ROWS = 6
_HEAD = 38.0  # mm from the edge where the words after a title begin


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator as the papers show it."""

    area: str
    name: str
    most: str = ""
    own: str = ""
    evidence: str = ""
    chosen: bool = True


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Who applies, and for what; what is "" is written by hand."""

    kind: str  # a key of SUBJECTS
    name: str = ""
    year: str = ""
    post: str = ""
    address: str = ""
    coordinator: str = ""
    set_name: str = ""
    unconfirmed: bool = False
    indicators: tuple[Indicator, ...] = ()


def application(subject: Subject, office: str, *, thai_digits: bool) -> Contents:
    """Write the form of application."""
    title = f"แบบสมัครเข้าสู่{SYSTEM}"
    blocks = (
        Heading((title, f"ประเภท{SUBJECTS[subject.kind]}")),
        Divider(),
        *_who(subject),
        *_entry(subject.kind),
        Subheading("ตัวชี้วัดที่เลือกใช้ประเมิน"),
        _chosen(subject),
        *_source(subject),
        Space(6),
        Signature("", ("วันที่ ........ / ........ / ........",), role="ผู้สมัคร"),
        Signature("", ("วันที่ ........ / ........ / ........",), role="ผู้รับสมัคร"),
    )
    return _contents("standards_form", f"{title} {subject.name}".strip(), blocks, office, thai_digits)


def self_assessment(subject: Subject, office: str, *, thai_digits: bool) -> Contents:
    """Write the sheet on which a subject judges itself, one table an area."""
    title = "แบบประเมินตนเองตามมาตรฐานการพัฒนาชุมชน (มชช.)"
    year = f"ปีงบประมาณ {subject.year}" if subject.year else "ปีงบประมาณ ............"
    blocks = (
        Heading((title, f"{SUBJECTS[subject.kind]} {year}")),
        Divider(),
        _line(NAMES[subject.kind], subject.name),
        *_areas(subject),
        *_source(subject),
        Space(6),
        Signature("", ("วันที่ ........ / ........ / ........",), role="ผู้ประเมินตนเอง"),
    )
    return _contents("standards_sheet", f"{title} {subject.name}".strip(), blocks, office, thai_digits)


def _contents(kind: str, title: str, blocks: Sequence[Block], office: str, thai_digits: bool) -> Contents:
    change: Callable[[str], str] = digits.to_thai if thai_digits else digits.to_arabic
    return Contents(
        kind=kind, title=change(title), subject=change(title), blocks=mapped(blocks, change), emblem="none",
        thai_digits=thai_digits, header=office,
    )  # fmt: skip


def _who(subject: Subject) -> Iterator[Block]:
    yield _line(NAMES[subject.kind], subject.name)
    if subject.kind == "person":
        yield _line("เลขประจำตัวประชาชน", "")  # by hand: no paper of the program carries it whole
    yield LabelLine(
        (Label("ปีงบประมาณที่สมัคร ", subject.year, width=62), Label("ตำแหน่ง/บทบาท ", subject.post)), leader=True
    )
    yield _line("ที่อยู่/สถานที่ทำการ" if subject.kind != "person" else "ที่อยู่", subject.address)
    yield _line("ผู้ประสานงาน", subject.coordinator)


def _line(title: str, words: str) -> LabelLine:
    return LabelLine((Label(title + " ", words, names=(words,) if words else ()),), tab=_HEAD, leader=True)


def _entry(kind: str) -> Iterator[Block]:
    if kind in _ENTRY:
        yield Subheading("คุณสมบัติของผู้สมัคร")
        yield Choices(tuple(Choice(words) for words in _ENTRY[kind]))


def _chosen(subject: Subject) -> Table:
    chosen = [one for one in subject.indicators if one.chosen]
    rows = [(str(place), one.area, one.name) for place, one in enumerate(chosen, start=1)]
    blank = [("", "", "")] * _BLANK_ROWS
    return Table(_CHOSEN, tuple(rows or blank), row_height=0.0 if rows else 9.0)


def _areas(subject: Subject) -> Iterator[Block]:
    areas = dict.fromkeys(one.area for one in subject.indicators if one.chosen)
    for area in areas:
        of = [one for one in subject.indicators if one.area == area and one.chosen]
        yield Subheading(area)
        rows = ((str(n), one.name, one.most, one.own, one.evidence) for n, one in enumerate(of, start=1))
        yield Table(_JUDGED, tuple(rows), row_height=9.0)
    if not areas:
        yield Table(_JUDGED, (("", "", "", "", ""),) * (2 * _BLANK_ROWS), row_height=9.0)


def _source(subject: Subject) -> Iterator[Block]:
    if subject.set_name:
        said = f"ชุดตัวชี้วัด: {subject.set_name}"
        yield Paragraph(f"{said} ({UNCONFIRMED})" if subject.unconfirmed else said, indent=False)
