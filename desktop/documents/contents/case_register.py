"""The register of disputes of one year (ทะเบียนคดี): parties by their first letters, and nothing of what it is about.

Source of the columns: the registers of mediation centres; there is no form of the regulation.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.contents.blocks import Column, Contents, Paragraph, Table
from desktop.documents.contents.case_sheets import About, finished
from desktop.domain.agreements import KEEPINGS
from desktop.domain.case_statistics import RESULTS as OUTCOMES
from desktop.domain.case_statistics import CaseRow
from desktop.domain.cases import RESULTS
from desktop.thai import dates, digits

TITLE = "ทะเบียนคดีไกล่เกลี่ยข้อพิพาท"
COLUMNS = (
    Column("ลำดับ", 13, "centre"),
    Column("เลขคำร้อง", 28, "centre"),
    Column("วันรับ", 20),
    Column("คู่กรณี (ย่อ)", 28),
    Column("ประเภท", 26),
    Column("ทุนทรัพย์ (บาท)", 24, "right"),
    Column("ผู้ไกล่เกลี่ย", 30, names=True),
    Column("นัด", 10, "centre"),
    Column("ผล", 27),
    Column("วันสิ้นสุด", 20),
    Column("หมายเหตุ", 21),
)


def write(about: About, year: int, rows: Sequence[CaseRow]) -> Contents:
    """Write the register of a year, in the order given; one without a case says so."""
    of = f"ปี พ.ศ. {year}"
    if not rows:
        return finished(
            about, "case_register", TITLE, of, [Paragraph("ไม่มีเรื่องในทะเบียนของปีนี้")], "A4 landscape"
        )
    table = Table(COLUMNS, tuple(_row(number, row) for number, row in enumerate(rows, 1)))
    blocks = (Paragraph(_counted(rows), indent=False), table)
    return finished(about, "case_register", TITLE, of, blocks, "A4 landscape")


def _row(number: int, row: CaseRow) -> tuple[str, ...]:
    return (
        f"{number:,}",
        row.number,
        dates.short(row.received),
        row.parties,
        row.kind,
        digits.baht(row.value) if row.value is not None else "",
        ", ".join(row.mediators),
        str(row.sessions or ""),
        RESULTS.get(row.result, ""),
        dates.short(row.ended) if row.ended else "",
        _remark(row),
    )


def _remark(row: CaseRow) -> str:
    """Say what became of the agreement, and that it was sent on; a note that somebody typed could name people."""
    sent_on = "ส่งต่อ" if row.referred and row.result != "referred" else ""
    return ", ".join(filter(None, (KEEPINGS.get(row.keeping, ""), sent_on)))


def _counted(rows: Sequence[CaseRow]) -> str:
    """Count the cases by how they ended."""
    counts = {
        title: sum(row.closed is not None and row.outcome == result for row in rows)
        for result, title in OUTCOMES.items()
    }
    counts["ยังไม่สิ้นสุด"] = sum(row.closed is None for row in rows)
    told = " · ".join(f"{title} {count:,}" for title, count in counts.items() if count)
    return f"รวม {len(rows):,} เรื่อง: {told}"
