"""The privacy notice for the board and the counter (ประกาศความเป็นส่วนตัว): what is kept, why, how long, whose rights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from desktop.documents.contents.blocks import (
    Block,
    Contents,
    Divider,
    Heading,
    Label,
    LabelLine,
    Line,
    Space,
    mapped,
)
from desktop.documents.contents.parts import in_digits
from desktop.domain.notices import Notice
from desktop.domain.offices import Office
from desktop.thai import dates, digits

TITLE = "ประกาศความเป็นส่วนตัว"
_PARTS = {  # in the order of the sheet; those of several lines are lists
    "collected": "ข้อมูลที่เก็บ",
    "purpose": "เก็บไปเพื่อ",
    "basis": "ฐานตามกฎหมาย",
    "kept": "ระยะเวลาที่เก็บ",
    "given": "การเปิดเผย",
    "rights": "สิทธิของท่าน",
    "contact": "การติดต่อ",
}
_SMALL = 14.0
_WORDS = 15.0  # all of the shipped words stand on one sheet
_TAB, _GAP = 33.0, 1.0  # mm


def write(notice: Notice, office: Office) -> Contents:
    """Write one version as a sheet; it says itself which version it is and from when it holds."""
    change = in_digits(digits.to_thai if office.thai_digits else digits.to_arabic)
    title = f"{TITLE} รุ่นที่ {notice.number}"
    place = (office.section.strip() or office.label, f"จังหวัด{office.province}")
    blocks = (
        Heading((TITLE, "การเก็บ ใช้ และเปิดเผยข้อมูลส่วนบุคคล", " ".join(place)), place),
        Divider(),
        Line(_version(notice), "right", size=_SMALL),
        *_keeper(office),
        *_said(notice),
    )
    return Contents(
        kind="notice_board",
        title=change(title),
        subject=change(title),
        blocks=mapped(blocks, change),
        dated=notice.start.isoformat() if notice.start else "",
        emblem="none",
        thai_digits=office.thai_digits,
        header=change(title),
    )


def _version(notice: Notice) -> str:
    since = f" ใช้ตั้งแต่วันที่ {dates.long(notice.start)}" if notice.start else ""
    return f"รุ่นที่ {notice.number}{since}"


def _keeper(office: Office) -> Iterator[Block]:
    """Name who keeps the data, with address and telephone as far as the office has said them."""
    address = " ".join(filter(None, map(str.strip, office.address.splitlines())))
    phone = f"โทร. {office.phone}" if office.phone else ""
    email = f"อีเมล {office.email}" if office.email else ""
    said = (office.section.strip() or office.label, address, phone, email)
    yield _line("ผู้เก็บข้อมูล", " ".join(filter(None, said)))


def _said(notice: Notice) -> Iterator[Block]:
    """Put each part after its title; of several lines each has its number."""
    for name, title in _PARTS.items():
        lines = [line.strip() for line in getattr(notice, name).splitlines() if line.strip()]
        numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        yield Space(_GAP)
        for head, line in zip_longest((title,), numbered if len(lines) > 1 else lines, fillvalue=""):
            yield _line(head, line)


def _line(title: str, words: str) -> LabelLine:
    return LabelLine((Label(title, words),), tab=_TAB, bold=True, size=_WORDS)
