"""The report of a month without a new dispute (รายงานผลประจำเดือน กรณีไม่มีเรื่อง), sent as any other month's is."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    DateLine,
    Divider,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from desktop.documents.contents.case_sheets import About, in_digits_of, shown
from desktop.documents.contents.facts import DOTS
from desktop.domain.case_statistics import FLOW, Statistics
from desktop.errors import CannotDo
from desktop.thai import dates

TITLE = "รายงานผลการไกล่เกลี่ยข้อพิพาทประจำเดือน (กรณีไม่มีเรื่อง)"
POSITIONS = ("ประธาน", "รองประธาน", "เหรัญญิก", "เลขานุการ", "คณะทำงาน")


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """Who reports for the centre; what is not known is written by hand."""

    name: str = ""
    position: str = ""
    phone: str = ""


def write(about: About, month: Statistics, reporter: Reporter) -> Contents:
    """Write the report of a month; `CannotDo` where a dispute came in it."""
    came = month.whole.figures["came"].amount
    if came:
        raise CannotDo("เดือนนี้มีเรื่องเข้าใหม่ {count} เรื่อง กรุณาพิมพ์สถิติการไกล่เกลี่ยแทน", "month", count=came)
    who = about.centre or about.office
    blocks: list[Block] = [
        Heading((TITLE, month.period.words, about.place), about.names),
        Divider(),
        Paragraph(f"{who} ขอรายงานผลการไกล่เกลี่ยข้อพิพาท {month.period.words} ดังนี้", (who,)),
        Table(
            (Column("รายการ", 110), Column("จำนวน (เรื่อง)", 50, "right")),
            tuple((title, shown(measure, month.whole.figures[measure])) for measure, title in FLOW.items()),
        ),
        Paragraph(f"{month.period.words} ไม่มีเรื่องเข้าใหม่"),
        Paragraph("จึงเรียนมาเพื่อโปรดทราบ"),
        DateLine(f"รายงาน ณ วันที่ {dates.full(about.made)}"),
        Signature(f"({reporter.name or DOTS * 4})", (*_lines(reporter),), "ผู้รายงาน"),
    ]
    return in_digits_of(about, "zero_report", f"{TITLE} {month.period.words}", blocks)


def _lines(reporter: Reporter) -> tuple[str, str]:
    return f"ตำแหน่ง {reporter.position or DOTS * 2}", f"โทร. {reporter.phone or DOTS * 2}"
