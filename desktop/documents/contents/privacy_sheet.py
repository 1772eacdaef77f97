"""What an office holds on one person, to be given to them: by kind, where, and by which legal basis; masked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Divider,
    Heading,
    Label,
    LabelLine,
    Paragraph,
    Signer,
    Signers,
    Space,
    Subheading,
    Table,
    mapped,
)
from desktop.thai import dates, digits

_TITLE = "ข้อมูลส่วนบุคคลที่สำนักงานเก็บไว้"
_TAB = 38.0  # mm, where the words begin
_COLUMNS = (Column("ข้อมูล", 66, names=True), Column("อยู่ที่ หรือค่าที่เก็บ", 100))
_RIGHTS = (
    "เจ้าของข้อมูลมีสิทธิขอเข้าถึงและขอรับสำเนา (ม.30) ขอให้แก้ไขให้ถูกต้อง (ม.35–36) ขอให้ระงับการใช้ (ม.34) "
    "และขอให้ลบหรือทำลาย (ม.33) ตามที่กฎหมายว่าด้วยการคุ้มครองข้อมูลส่วนบุคคลกำหนด"
)
_DOTS = "(" + "." * 46 + ")"


@dataclass(frozen=True)
class Kind:
    """What is held of one kind: its title, the basis in the law, and as (what, where)."""

    title: str
    basis: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """All that is printed about one person."""

    office: str
    person: str
    at: datetime
    restricted: str  # since when and why; "" where the data is used
    kinds: tuple[Kind, ...]
    signer: str
    position: str


def write(sheet: Sheet, *, thai_digits: bool) -> Contents:
    """Write the sheet with a line for the officer and one for who receives it."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    return Contents(
        kind="privacy_sheet",
        title=_TITLE,  # names nobody: it becomes the name of the file
        subject=_TITLE,
        blocks=mapped(tuple(_body(sheet)), change),
        dated=sheet.at.date().isoformat(),
        thai_digits=thai_digits,
        emblem="none",
    )


def _body(sheet: Sheet) -> Iterator[Block]:
    yield Heading((_TITLE, sheet.office))
    yield Divider()
    yield LabelLine((Label("เจ้าของข้อมูล", sheet.person, names=(sheet.person,)),), tab=_TAB, bold=True)
    yield LabelLine((Label("ข้อมูล ณ วันที่", dates.long_moment(sheet.at)),), tab=_TAB, bold=True)
    if sheet.restricted:
        yield LabelLine((Label("ระงับการใช้", sheet.restricted),), tab=_TAB, bold=True)
    for kind in sheet.kinds:
        yield Subheading(kind.title)
        yield Paragraph(f"ฐานตามกฎหมาย: {kind.basis}", indent=False)
        yield Table(_COLUMNS, kind.rows)
    yield Paragraph("ฐานตามกฎหมายที่แสดงยังไม่มีผู้ยืนยัน")
    yield Paragraph(_RIGHTS)
    yield Space(6)
    officer = Signer(f"({sheet.signer})" if sheet.signer else _DOTS, (sheet.position, "ผู้ให้ข้อมูล"))
    yield Signers((officer, Signer(_DOTS, ("ผู้รับข้อมูล", "วันที่ ........../........../.........."))))
