"""The survey on paper: a sheet for each group with what it said last year, blank sheets, and the list of a village.

Source [GK]: what is asked, and in which order, is what the office keeps of a survey (domain/surveys.py); no form of
the department is meant. Unconfirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import (
    Block,
    Break,
    Column,
    Contents,
    Form,
    Heading,
    Label,
    Paragraph,
    Question,
    Table,
    mapped,
)
from desktop.domain.records import Field, Kind
from desktop.thai import digits

TITLE = "แบบสำรวจกลุ่ม/องค์กร"
MOST_BLANK = 200  # sheets asked for at once, a guard against a slip of the finger
SAME, UNKNOWN = "เหมือนเดิม", "ไม่ทราบ"
_FOOT = (
    (Label("ผู้ให้ข้อมูล", "", width=106), Label("ลงชื่อ", "")),
    (Label("ผู้สำรวจ", "", width=66), Label("ลงชื่อ", "", width=62), Label("วันที่", "")),
)
_HOW = "ยังถูก ขีด “เหมือนเดิม” · เปลี่ยน เขียนใต้ “ปี {year}” · ไม่มีใครทราบ ขีด “ไม่ทราบ” แล้วเขียนเหตุผล"
_HOW_NEW = "เขียนคำตอบใต้ “ปี {year}” · ไม่มีใครทราบ ขีด “ไม่ทราบ” แล้วเขียนเหตุผล"
_MOST = 200  # signs of a last answer that a sheet has room for
_MOST_CHOICES = 100  # signs of choices together; more are written by hand
_ROOM, _LONG_ROOM = 10.0, 12.5  # mm to write in
_COLUMNS = (
    Column("แผ่นที่", 14, "centre"),
    Column("กลุ่ม/องค์กร", 60, names=True),
    Column("ประเภท", 28),
    Column("เก็บแล้ว", 19),
    Column("กรอกแล้ว", 20),
    Column("หมายเหตุ", 19),
)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What one sheet says of its group; of a blank one nothing is said but the year, and the village where known.

    `last` has the answers of last year in words by the names of the fields; None leaves no room for them.
    """

    year: int
    tambon: str = ""
    village: str = ""
    organisation: str = ""
    kind: str = ""
    number: int = 0  # in its village
    count: int = 0  # of the sheets of its village
    code: str = ""  # is typed to find it
    scanned: str = ""  # is what its QR says
    last: dict[str, str] | None = None
    names: tuple[str, ...] = ()  # of people in the answers


def write(
    sheets: Sequence[Sheet], fields: Sequence[Field], title: str, *, thai_digits: bool, notice: str = ""
) -> Contents:
    """Write sheets one after the other, each beginning a page; `notice` tells why personal data is asked for."""
    blocks: list[Block] = []
    for sheet in sheets:
        blocks += [*([Break()] if blocks else []), _form(sheet, fields, notice)]
    return _finished(title, blocks, "A4 form", thai_digits=thai_digits)


def cover(
    year: int, tambon: str, village: str, sheets: Sequence[Sheet], blank: int, *, thai_digits: bool
) -> Contents:
    """Write the list of a village's sheets in their order, with room to tick each off."""
    rows = tuple((str(sheet.number), sheet.organisation, sheet.kind, "", "", "") for sheet in sheets)
    told = f"รวม {len(sheets)} แผ่น" + (f" และแบบเปล่า {blank} แผ่น" if blank else "")
    blocks = (
        Heading((f"บัญชี{TITLE} ปี {year}", village, tambon)),
        Table(_COLUMNS, rows, row_height=9.0) if rows else Paragraph("ยังไม่มีกลุ่ม/องค์กรในบัญชีของหมู่บ้านนี้"),
        Paragraph(told, indent=False),
    )
    return _finished(f"{village} ปี {year}", blocks, "A4", thai_digits=thai_digits)


def question(field: Field, last: str = "", names: tuple[str, ...] = ()) -> Question:
    """Ask one field: a choice of a few by boxes, all else in room to write."""
    choices = tuple(field.choices.values())
    if field.kind is Kind.FLAG:
        choices = ("ใช่", "ไม่ใช่")
    if len("".join(choices)) > _MOST_CHOICES:
        choices = ()
    room = _LONG_ROOM if field.kind is Kind.LONG else _ROOM
    return Question(field.title, _short(last), choices, room, names)


def _form(sheet: Sheet, fields: Iterable[Field], notice: str) -> Form:
    last, named = sheet.last, sheet.organisation
    said = last or {}
    how = _HOW if last is not None else _HOW_NEW
    return Form(
        title=_title(sheet),
        name=Label("" if named else "ชื่อกลุ่ม", named, (named,) if named else ()),
        labels=_known(sheet) if named else _to_write(sheet),
        columns=("คำถาม", "ปีก่อน", f"ปี {sheet.year}"),
        questions=tuple(question(field, said.get(field.name, ""), sheet.names) for field in fields),
        same="" if last is None else SAME,
        unknown=UNKNOWN,
        hint=how.format(year=sheet.year),
        foot=_FOOT,
        notice=notice,
        code=sheet.code,
        scanned=sheet.scanned,
    )


def _title(sheet: Sheet) -> str:
    """Say what the sheet is, and which of its village's."""
    about = f"แผ่นที่ {sheet.number} จาก {sheet.count}" if sheet.organisation else "กลุ่มที่ยังไม่มีในบัญชี"
    return " · ".join(filter(None, (f"{TITLE} ปี {sheet.year}", about, sheet.kind)))


def _known(sheet: Sheet) -> tuple[tuple[Label, ...], ...]:
    """Say where a group is."""
    return ((Label("", " ".join(filter(None, (sheet.village, sheet.tambon)))),),)


def _to_write(sheet: Sheet) -> tuple[tuple[Label, ...], ...]:
    """Leave lines for what is not known of a group that is not in the list."""
    kind, phone = Label("ประเภท", "", width=106), Label("โทรศัพท์", "")
    if sheet.village:
        return (kind, phone), (Label("", f"{sheet.village} {sheet.tambon}".rstrip()),)
    tambon = Label("", sheet.tambon) if sheet.tambon else Label("ตำบล", "")
    return (kind, phone), (Label("หมู่บ้าน", "", width=70), tambon)


def _short(text: str) -> str:
    """Cut what no sheet has room for, after a word where a space shows one, and mark it."""
    if len(text) <= _MOST:
        return text
    cut = text[:_MOST]
    return (cut.rpartition(" ")[0] or cut).rstrip() + " …"


def _finished(title: str, blocks: Iterable[Block], paper: str, *, thai_digits: bool) -> Contents:
    change = digits.to_thai if thai_digits else digits.to_arabic
    return Contents(
        kind="survey_sheet",
        title=change(title),
        subject=change(title),
        blocks=mapped(blocks, change),
        emblem="none",
        thai_digits=thai_digits,
        paper=paper,
        numbered_pages=paper == "A4",
    )
