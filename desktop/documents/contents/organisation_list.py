"""The list of a tambon's organisations (ทะเบียนกลุ่ม/องค์กร), village by village, on landscape paper."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.contents.blocks import Column, Contents, Paragraph, Table
from desktop.documents.contents.totals import About, Row, finished, said
from desktop.domain.organisations import STATUSES
from desktop.domain.summaries import NO_GRADE
from desktop.thai import dates

TITLE = "ทะเบียนกลุ่ม/องค์กร"
_COLUMNS = (
    Column("ที่", 11, "centre"),
    Column("กลุ่ม/องค์กร", 50),
    Column("ประเภท", 37),
    Column("หมู่บ้าน", 40, names=True),
    Column("ประธาน", 36, names=True),
    Column("ก่อตั้ง", 15, "centre"),
    Column("สมาชิก", 17, "right"),
    Column("เงินทุน (บาท)", 27, "right"),
    Column("ระดับ", 14, "centre"),
)


def write(about: About, rows: Sequence[Row]) -> Contents:
    """Write the list; one without a row says so."""
    if not rows:
        nothing = Paragraph("ยังไม่มีกลุ่ม/องค์กรในตำบลนี้")
        return finished(about, "organisation_list", TITLE, [nothing], "A4 landscape")
    names = tuple(row.organisation.name for row in rows)
    table = Table(_COLUMNS, tuple(_row(number, row) for number, row in enumerate(rows, 1)), names)
    foot = Paragraph(f"รวม {len(rows):,} กลุ่ม/องค์กร", indent=False)
    return finished(about, "organisation_list", TITLE, [table, foot], "A4 landscape")


def _row(number: int, row: Row) -> tuple[str, ...]:
    one, survey = row.organisation, row.survey
    return (
        f"{number:,}",
        one.name if one.status == "active" else f"{one.name} ({STATUSES[one.status]})",
        one.kind,
        row.village,
        row.chair,
        str(dates.year(one.founded)) if one.founded else "",
        said("members", survey.members if survey else None),
        said("fund", survey.fund if survey else None),
        "" if row.grade == NO_GRADE else row.grade,
    )
