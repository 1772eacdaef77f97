"""The acts of teaching about mediation and law in a year (การเผยแพร่ความรู้): when, what, to whom, and how many heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.documents.contents.blocks import Column, Contents, Paragraph, Subheading, Table
from desktop.documents.contents.case_sheets import About, finished
from desktop.documents.contents.totals import NONE
from desktop.domain.case_statistics import Period
from desktop.domain.mediators import OUTREACH_KINDS, Outreach
from desktop.thai import dates

TITLE = "การเผยแพร่ความรู้เรื่องการไกล่เกลี่ยข้อพิพาทและกฎหมาย"
_COLUMNS = (
    Column("ที่", 12, "centre"),
    Column("วันที่", 29),
    Column("ชนิด", 36),
    Column("เรื่อง", 58),
    Column("สถานที่", 42),
    Column("ผู้ฟัง", 44),
    Column("จำนวน (คน)", 26, "right"),
)
_TOTALS = (Column("ชนิด", 60), Column("จำนวน (ครั้ง)", 34, "right"), Column("ผู้ฟัง (คน)", 34, "right"))


def write(about: About, period: Period, acts: Sequence[Outreach], villages: Mapping[str, str]) -> Contents:
    """Write the acts of a period in the order of their days; `villages` are their names by id."""
    here = sorted((one for one in acts if one.held and one.held in period), key=lambda one: one.sort_text)
    if not here:
        nothing = Paragraph("ไม่มีการเผยแพร่ความรู้ในช่วงนี้")
        return finished(about, "outreach_list", TITLE, period.words, [nothing], "A4 landscape", "")
    rows = tuple(_row(number, one, villages) for number, one in enumerate(here, 1))
    places = tuple(filter(None, (villages.get(one.village, "") for one in here)))
    blocks = (_totals(here), Subheading("รายการ"), Table(_COLUMNS, rows, places))
    return finished(about, "outreach_list", TITLE, period.words, blocks, "A4 landscape", "")


def _row(number: int, one: Outreach, villages: Mapping[str, str]) -> tuple[str, ...]:
    return (
        f"{number:,}",
        dates.short(one.held) if one.held else "",
        OUTREACH_KINDS.get(one.kind, one.kind),
        one.title,
        " ".join(filter(None, (one.place, villages.get(one.village, "")))),
        one.audience,
        NONE if one.count is None else f"{one.count:,}",
    )


def _totals(acts: Sequence[Outreach]) -> Table:
    """Count the acts and who heard them by kind; of acts that nobody counted only the times."""
    kinds = [kind for kind in OUTREACH_KINDS if any(one.kind == kind for one in acts)]
    rows = [(OUTREACH_KINDS[kind], [one for one in acts if one.kind == kind]) for kind in kinds]
    return Table(
        _TOTALS,
        tuple(
            (title, f"{len(those):,}", f"{sum(one.count or 0 for one in those):,}")
            for title, those in (*rows, ("รวม", acts))
        ),
    )
