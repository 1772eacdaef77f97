"""The sheet of one village (หน้าหมู่บ้าน): its organisations with chair, members, fund and products, and their totals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from desktop.documents.contents.blocks import (
    Block,
    Break,
    Column,
    Contents,
    Graph,
    Paragraph,
    Series,
    Subheading,
    Table,
)
from desktop.documents.contents.totals import About, Row, doubt, finished, said, shown, told
from desktop.domain.summaries import Group

TITLE = "หน้าหมู่บ้าน"
_COLUMNS = (
    Column("ที่", 9, "centre"),
    Column("กลุ่ม/องค์กร", 44),
    Column("ประธาน", 32, names=True),
    Column("สมาชิก", 16, "right"),
    Column("เงินทุน (บาท)", 30, "right"),
    Column("ผลิตภัณฑ์", 29),
)


def write(about: About, villages: Sequence[tuple[Group, Sequence[Row]]]) -> Contents:
    """Write the sheets of villages, each beginning a page."""
    sheets = [_sheet(group, rows) for group, rows in villages]
    parted = [sheet if not number else [Break(), *sheet] for number, sheet in enumerate(sheets)]
    return finished(about, "village_sheet", TITLE, chain.from_iterable(parted))


def _sheet(group: Group, rows: Sequence[Row]) -> list[Block]:
    head = Subheading(group.label, (group.label,))
    if not rows:
        return [head, Paragraph("ยังไม่มีกลุ่ม/องค์กรในหมู่บ้านนี้")]
    names = tuple(row.organisation.name for row in rows)
    table = Table(_COLUMNS, (*(_row(n, row) for n, row in enumerate(rows, 1)), _total(group)), names)
    return [head, table, *_doubts(group), _members(group, rows), _funds(group, rows)]


def _row(number: int, row: Row) -> tuple[str, ...]:
    survey = row.survey
    made = ", ".join(product.name for product in row.products) or (survey.products if survey else "")
    return (
        str(number),
        row.organisation.name,
        row.chair,
        said("members", survey.members if survey else None),
        said("fund", survey.fund if survey else None),
        made,
    )


def _total(group: Group) -> tuple[str, ...]:
    made = group.figures["products"].count
    return (
        "",
        f"รวม {group.figures['organisations'].count:,} กลุ่ม",
        "",
        shown("members", group.figures["members"]),
        shown("fund", group.figures["fund"]),
        f"{made:,} อย่าง" if made else "",
    )


def _doubts(group: Group) -> list[Block]:
    """Tell which totals are not sure yet."""
    doubts = {"สมาชิก": doubt(group.figures["members"]), "เงินทุน": doubt(group.figures["fund"])}
    told_ = " · ".join(f"{title}: {words}" for title, words in doubts.items() if words)
    return [Paragraph(f"ที่ยังไม่แน่ (กลุ่ม) {told_}", indent=False)] if told_ else []


def _members(group: Group, rows: Sequence[Row]) -> Graph:
    """Draw women and men of each organisation of which both are known, of the others all members."""
    women, men, rest = ([_counted(row)[at] for row in rows] for at in range(3))
    named = {"หญิง": women, "ชาย": men, "ไม่แยกเพศ": rest}
    series = tuple(
        Series(name, tuple(counts), tuple(f"{count:,}" for count in counts))
        for name, counts in named.items()
        if any(counts) or name == "หญิง"
    )
    labels = tuple(row.organisation.name for row in rows)
    return told(Graph("stacked", f"สมาชิกของแต่ละกลุ่ม {group.label} (คน)", labels, series))


def _funds(group: Group, rows: Sequence[Row]) -> Graph:
    """Draw the fund of each organisation."""
    funds = [row.survey.fund if row.survey else None for row in rows]
    series = Series("", tuple(fund or 0 for fund in funds), tuple(said("fund", fund) for fund in funds))
    labels = tuple(row.organisation.name for row in rows)
    return told(Graph("bars", f"เงินทุนของแต่ละกลุ่ม {group.label} (บาท)", labels, (series,)))


def _counted(row: Row) -> tuple[int, int, int]:
    survey = row.survey
    if survey is None:
        return 0, 0, 0
    if survey.members_women is None or survey.members_men is None:
        return 0, 0, survey.members or 0
    return survey.members_women, survey.members_men, 0
