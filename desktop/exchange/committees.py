"""Reads a committee from a workbook or list as offices keep them: title rows, merged headers, odd dates and ids."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.committees import Seat
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person, id_fault
from desktop.domain.records import Field, field_of
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.exchange import furniture, headers, titles, values, workbook
from desktop.exchange.headers import Table
from desktop.exchange.sheets import Cell, Refused, Sheet, address, written
from desktop.exchange.titles import Titles
from desktop.i18n import _
from desktop.thai import names
from desktop.work import taking
from desktop.work.committees import Form

# The headers that offices write, by the field they mean, without spaces and signs. To know one more, add it to its line.
_HEADERS = {
    "number": "ลำดับ ลำดับที่ ที่ เลขที่ No",
    "name": "ชื่อสกุล ชื่อนามสกุล ชื่อและสกุล ชื่อและนามสกุล ชื่อชื่อสกุล ชื่อตัวชื่อสกุล "
    "รายชื่อ รายชื่อกรรมการ รายชื่อคณะกรรมการ ชื่อกรรมการ",
    "title": "คำนำหน้า คำนำหน้าชื่อ คำนำหน้านาม คำนำหน้ายศ ยศ",
    "first_name": "ชื่อ ชื่อตัว",
    "last_name": "สกุล นามสกุล",
    "position": "ตำแหน่ง ตำแหน่งในคณะกรรมการ ตำแหน่งในคณะทำงาน ตำแหน่งในศอช ตำแหน่งในศอชต ตำแหน่งกรรมการ ตำแหน่งที่ได้รับ",
    "organisation": "กลุ่ม องค์กร กลุ่มองค์กร กลุ่มองค์การ ชื่อกลุ่ม ชื่อกลุ่มองค์กร ชื่อกลุ่มองค์การ "
    "กลุ่มที่เป็นผู้แทน องค์กรที่เป็นผู้แทน กลุ่มองค์กรที่เป็นผู้แทน กลุ่มองค์การที่เป็นผู้แทน เป็นผู้แทนของ เป็นผู้แทนกลุ่ม "
    "ผู้แทนกลุ่ม ผู้แทนองค์กร ผู้แทนกลุ่มองค์กร เป็นตัวแทนกลุ่ม ตัวแทนกลุ่ม ตัวแทนกลุ่มองค์กร",
    "village_number": "หมู่ที่ หมู่ หมู่บ้าน หมู่ที่บ้าน บ้านหมู่ที่ มที่",
    "standing": "หน่วยงาน สังกัด ฐานะ หน่วยงานฐานะ หน่วยงานต้นสังกัด ตำแหน่งเดิม ตำแหน่งปัจจุบัน ตำแหน่งหน้าที่ "
    "หน่วยงานตำแหน่ง หน่วยงานตำแหน่งเดิม ตำแหน่งหน่วยงาน ตำแหน่งเดิมหน่วยงาน ตำแหน่งสังกัด",
    "national_id": "เลขประจำตัวประชาชน หมายเลขประจำตัวประชาชน เลขประจำตัว เลขประชาชน บัตรประชาชน เลขบัตรประชาชน "
    "เลขที่บัตรประชาชน หมายเลขบัตรประชาชน เลขบัตรประจำตัวประชาชน เลขที่บัตรประจำตัวประชาชน "
    "เลข13หลัก เลขประจำตัว13หลัก เลขประจำตัวประชาชน13หลัก",
    "born": "วันเกิด วันที่เกิด เกิดวันที่ เกิดเมื่อ วันเดือนปีเกิด วันเดือนปีที่เกิด วดปเกิด",
    "phone": "โทรศัพท์ โทร เบอร์โทร เบอร์โทรศัพท์ หมายเลขโทรศัพท์ เบอร์ติดต่อ มือถือ เบอร์มือถือ โทรศัพท์มือถือ",
    "occupation": "อาชีพ อาชีพหลัก",
    "start": "ตั้งแต่ ตั้งแต่วันที่ วันเริ่ม วันที่เริ่ม เริ่มวันที่ วันเริ่มดำรงตำแหน่ง วันที่เริ่มดำรงตำแหน่ง "
    "วันที่เข้ารับตำแหน่ง วันที่รับตำแหน่ง วันที่แต่งตั้ง",
}
WORDS = {headers.bare(word): field for field, line in _HEADERS.items() for word in line.split()}
_NAMES = ("title", "first_name", "last_name")
_OF_PERSON = ("national_id", "born", "phone", "occupation")
_OF_SEAT = ("position", "standing", "start")
_FIELDS: dict[str, Field] = {
    **{name: field_of(Person, name) for name in (*_NAMES, *_OF_PERSON)},
    **{name: field_of(Seat, name) for name in _OF_SEAT},
    "organisation": dataclasses.replace(field_of(Organisation, "name"), name="organisation", required=False),
    "village_number": dataclasses.replace(field_of(Village, "number"), name="village_number", required=False),
}


@dataclass(frozen=True, kw_only=True)
class SheetSeat:
    """One member as a row says it; "" or `None` where the row says nothing."""

    row: int  # from 1, as the workbook shows it
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    national_id: str = ""  # 13 digits
    born: date | None = None
    position: str = ""
    organisation: str = ""
    village_number: int | None = None
    standing: str = ""
    phone: str = ""
    occupation: str = ""
    start: date | None = None


@dataclass(frozen=True, kw_only=True)
class CommitteeSheet:
    """A committee as a sheet says it: the rows that can be taken, each cell that cannot, and what is worth telling."""

    table: Table
    titles: Titles
    read: int  # rows with a member, taken or refused
    seats: tuple[SheetSeat, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]  # sentences in the language of the screen
    others: tuple[str, ...] = ()  # sheets that hold such a table too

    def refuse(self, seat: SheetSeat, error: CannotDo) -> Refused:
        """Make the refusal of a seat that a later rule does not let in."""
        return self.table.refuse(seat.row - 1, error)


def read_committee(
    path: Path, today: date | None = None, sheet: str = "", mapping: Mapping[str, str] | None = None
) -> CommitteeSheet:
    """Read a committee from a file: the named sheet, or the first that has a table of members.

    `mapping` says, by header as written, which field of `SheetSeat` a column holds ("" leaves it out).
    Raises `Trouble` for a file that is not opened and `CannotDo` where there is no such table.
    """
    words = WORDS | {headers.bare(title): field for title, field in (mapping or {}).items()}
    found = [table for one in workbook.read(path) if (table := _table(one, words))]
    chosen = next((table for table in found if sheet in ("", table.sheet.name)), None)
    if chosen is None:
        raise CannotDo("ไม่พบตารางรายชื่อที่มีหัวคอลัมน์ “ชื่อ – สกุล” กับ “ตำแหน่ง” กรุณาตรวจหัวตาราง")
    return _read(chosen, today or date.today(), [table.sheet.name for table in found if table is not chosen])


def to_form(session: Any, sheet: CommitteeSheet, centre: str = "") -> tuple[Form, tuple[Refused, ...]]:
    """Make a committee's page of a sheet, with each cell refused so far: by itself, or by what is kept.

    `centre` names another centre than the titles do. Raises `CannotDo` where the titles name none that is kept.
    """
    form, late = taking.form(session, vars(sheet.titles), [vars(seat) for seat in sheet.seats], centre)
    refused = (sheet.refuse(sheet.seats[place], error) for place, error in late.items())
    return form, (*sheet.refused, *refused)


def _table(sheet: Sheet, words: Mapping[str, str]) -> Table | None:
    table = headers.find(sheet, words, ("name", "first_name"), stretched="name")
    if table is None or "position" not in table.fields():
        return None
    if (
        "first_name" in table.fields() and "last_name" not in table.fields()
    ):  # ชื่อสกุล after ชื่อ is the last name
        columns = (
            dataclasses.replace(c, field="last_name") if c.field == "name" else c for c in table.columns
        )
        return dataclasses.replace(table, columns=tuple(columns))
    return table


def _read(table: Table, today: date, others: list[str]) -> CommitteeSheet:
    said, refused = titles.read(table, today)
    seats, every_refused, passed = [], list(refused), []
    read = 0
    for number, section, is_member in _rows(table):
        if not is_member:
            passed.append(number)
            continue
        read += 1
        seat, faults = _seat(table, number, section, today)
        every_refused.extend(faults)
        seats.extend([seat] if seat else [])
    return CommitteeSheet(
        table=table, titles=said, read=read, seats=tuple(seats), refused=tuple(every_refused),
        notes=tuple(_notes(table, seats, passed, others)), others=tuple(others),
    )  # fmt: skip


def _rows(table: Table) -> Iterator[tuple[int, int | None, bool]]:
    """Walk below the header: each row's number, the village of the section it stands in, and whether it is a member's.

    Blank rows, totals, repeated headers and prepared numbers without a name are passed over in silence. Below a
    total, a remark or a blank row only numbered rows are members: signatures stand there too.
    """
    section, ended = None, False
    for number in range(table.body, len(table.sheet.rows)):
        texts = furniture.texts(table.sheet.rows[number])
        village = furniture.section(texts)
        if village is not None:
            section = village
        elif furniture.ends(texts):
            ended = True
        elif not _is_furniture(texts):
            numbered = table.cell(number, "number") is not None
            yield number, section, _is_member(table, number, texts) and (numbered or not ended)


def _is_furniture(texts: list[str]) -> bool:
    """Tell whether a row is a header repeated on a new page, columns counted, or a number waiting for a name."""
    return all(headers.bare(text) in WORDS or furniture.is_counted([text]) for text in texts)


def _is_member(table: Table, number: int, texts: list[str]) -> bool:
    """Tell whether a row names somebody, or should: it has a member's data without a name."""
    if len(texts) == 1 and sum(cell is not None for cell in table.sheet.rows[number]) > 1:
        return False  # one text merged over the table
    named = ("name", "first_name", "last_name", "position", *_OF_PERSON)
    return any(table.cell(number, field) is not None for field in named)


def _seat(
    table: Table, number: int, section: int | None, today: date
) -> tuple[SheetSeat | None, list[Refused]]:
    """Read one member: the seat, or `None` with each cell that cannot be taken."""
    cells: dict[str, Cell] = {
        **_name_of(table, number),
        **{f: table.cell(number, f) for f in (*_OF_PERSON, *_OF_SEAT)},
    }
    cells["organisation"] = table.cell(number, "organisation")
    cells["village_number"] = _village(table.cell(number, "village_number"), section)
    said: dict[str, Any] = {}
    refused = []
    for name, cell in cells.items():
        try:
            said[name] = values.from_cell(_FIELDS[name], cell, today)
        except CannotDo as error:
            column = "name" if name in _NAMES and name not in table.fields() else name
            refused.append(table.refuse(number, error, column))
    refused.sort(key=lambda one: (len(one.cell), one.cell))  # from left to right
    return (None if refused else SheetSeat(row=number + 1, **said)), refused


def _name_of(table: Table, number: int) -> dict[str, Cell]:
    """Give title, first and last name, from columns of their own or told apart in one."""
    title, first, last = (table.texts(number, field) for field in _NAMES)
    whole = f"{first} {last}".strip() or table.texts(number, "name")
    if title and not first:
        first, _space, last = names.clean(whole).partition(" ")
    name = names.Name(title, first, last) if title else names.split(whole)
    return {"title": name.title, "first_name": name.first, "last_name": name.last}


def _village(cell: Cell, section: int | None) -> Cell:
    """Find the number in "หมู่ที่ ๓ บ้านกลาง" or "3 บ้านกลาง"; the section's where the row says nothing."""
    if cell is None:
        return section
    number = furniture.village_number(written(cell))
    return cell if number is None else number


def _notes(table: Table, seats: list[SheetSeat], passed: list[int], others: list[str]) -> Iterator[str]:
    """Say what is worth knowing before a sheet is taken in; nothing here stands against it."""
    sheet = table.sheet
    hidden = [number for number in sheet.hidden_rows if number > table.first]
    if sheet.hidden:
        yield _("แผ่นงาน “{sheet}” ซ่อนอยู่ในไฟล์ แต่อ่านแล้ว").format(sheet=sheet.name)
    if hidden:
        yield _("แถวที่ซ่อนอยู่แต่อ่านแล้ว: {rows}").format(rows=_listed(hidden))
    if passed:
        yield _("แถวที่ไม่ได้อ่านเพราะไม่ใช่รายชื่อ: {rows}").format(rows=_listed(number + 1 for number in passed))
    if table.unknown():
        yield _("คอลัมน์ที่ไม่ได้นำเข้า: {titles}").format(titles=_listed(table.unknown()))
    if others:
        yield _("ไฟล์นี้มีรายชื่อในแผ่นงานอื่นด้วย ให้นำเข้าทีละแผ่นงาน: {sheets}").format(sheets=_listed(others))
    for seat in seats:
        fault = id_fault(seat.national_id)
        if fault:
            cell = address(seat.row - 1, table.fields()["national_id"])
            yield _("ช่อง {cell}: {fault}").format(cell=cell, fault=_(fault))


def _listed(things: Iterable[object]) -> str:
    return ", ".join(map(str, things))
