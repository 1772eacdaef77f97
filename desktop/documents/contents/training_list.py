"""The list of a training of mediators (บัญชีผู้เข้าอบรม): who takes part, with room to sign, and who passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import Block, Column, Contents, Label, LabelLine, Paragraph, Table
from desktop.documents.contents.case_sheets import About, finished
from desktop.domain.mediators import Training
from desktop.errors import CannotDo
from desktop.thai import dates

TITLE = "บัญชีรายชื่อผู้เข้าอบรมผู้ไกล่เกลี่ยข้อพิพาท"
_ROW = 10.0  # mm, room for a hand signature
_BLANK = 5  # rows for those who come unasked
_TAB = 28.0  # mm
_COLUMNS = (
    Column("ที่", 12, "centre"),
    Column("ชื่อ – สกุล", 48, names=True),
    Column("หมู่บ้าน", 42, names=True),
    Column("ลายมือชื่อ", 32),
    Column("เลขที่วุฒิบัตร", 26, "centre"),
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person who takes part."""

    name: str
    village: str = ""
    passed: bool = True
    certificate: str = ""


def write(about: About, training: Training, people: Sequence[Row]) -> Contents:
    """Write the list in the order given, with blank rows; `CannotDo` while the course has no day."""
    if training.held is None:
        raise CannotDo("ยังไม่มี “วันที่เริ่ม” ของการอบรม กรุณากรอกก่อนพิมพ์บัญชีรายชื่อ", "held")
    rows = [_row(number, one) for number, one in enumerate(people, 1)]
    rows += [(f"{len(people) + blank}", "", "", "", "") for blank in range(1, _BLANK + 1)]
    passed = sum(one.passed for one in people)
    blocks: list[Block] = [
        *_about(training),
        Paragraph(f"ผู้เข้าอบรม {len(people):,} คน ผ่านการอบรม {passed:,} คน", indent=False),
        Table(_COLUMNS, tuple(rows), row_height=_ROW),
    ]
    return finished(about, "training_list", TITLE, training.course, blocks, source="")


def _row(number: int, one: Row) -> tuple[str, ...]:
    return (f"{number:,}", one.name, one.village, "", one.certificate if one.passed else "ไม่ผ่าน")


def _about(training: Training) -> Iterator[LabelLine]:
    """Tell when, where and by whom it is held; what is not known is left out."""
    lines = {
        "วันที่": _days(training),
        "จำนวน": f"{training.hours:,} ชั่วโมง" if training.hours else "",
        "สถานที่": training.place,
        "ผู้จัด": training.organiser,
        "ใช้ได้": f"{training.valid_months:,} เดือนนับจากวันอบรมเสร็จ" if training.valid_months else "",
    }
    for title, text in lines.items():
        if text:
            yield LabelLine((Label(title, text),), _TAB, bold=True)


def _days(training: Training) -> str:
    first = dates.long(training.held) if training.held else ""
    several = training.until is not None and training.until != training.held
    return f"{first} ถึง {dates.long(training.until)}" if several and training.until else first
