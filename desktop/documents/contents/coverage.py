"""How far the survey of a tambon has come (ความครอบคลุมการสำรวจ): by village, by value, and whom to ask still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.documents.contents.blocks import Block, Column, Contents, Paragraph, Subheading, Table
from desktop.documents.contents.totals import About, covered, finished
from desktop.domain.summaries import COVERED, Coverage
from desktop.domain.surveys import STATES, UNCONFIRMED

TITLE = "ความครอบคลุมการสำรวจ"


def write(about: About, villages: Sequence[Coverage], whole: Coverage, names: Mapping[str, str]) -> Contents:
    """Write the coverage; `names` are those of organisations by id."""
    blocks = [
        covered(villages),
        _table(villages, whole),
        Subheading("ค่าที่สำรวจ"),
        _values(whole),
        *_left(villages, names),
    ]
    return finished(about, "coverage", TITLE, blocks)


def _table(villages: Sequence[Coverage], whole: Coverage) -> Table:
    columns = (
        Column("หมู่บ้าน", 52),
        Column("ทั้งหมด", 20, "right"),
        *(Column(title, 23, "right") for title in COVERED.values()),
        Column("ร้อยละ", 19, "right"),
    )
    rows = tuple(_row(label, one) for label, one in (*((one.label, one) for one in villages), ("รวม", whole)))
    return Table(columns, rows, tuple(one.label for one in villages))


def _row(label: str, one: Coverage) -> tuple[str, ...]:
    counts = [one.figures[how].count for how in COVERED]
    share = f"{counts[0] * 100 / one.count:.0f}" if one.count else "–"
    return (label, f"{one.count:,}", *(f"{count:,}" for count in counts), share)


def _values(whole: Coverage) -> Table:
    named = {**STATES, "": UNCONFIRMED}
    every = sum(whole.values.values())
    rows = tuple(
        (title, f"{whole.values[state]:,}", f"{whole.values[state] * 100 / every:.0f}" if every else "–")
        for state, title in named.items()
    )
    return Table((Column("สถานะ", 60), Column("จำนวนค่า", 30, "right"), Column("ร้อยละ", 25, "right")), rows)


def _left(villages: Sequence[Coverage], names: Mapping[str, str]) -> Iterator[Block]:
    """List by village who is not done."""
    yield Subheading("กลุ่มที่ยังสำรวจไม่เสร็จ")
    left = {
        one.label: tuple(names[part.id] for how in ("begun", "waiting") for part in one.figures[how].parts)
        for one in villages
    }
    rows = tuple((label, f"{len(ones):,}", ", ".join(ones)) for label, ones in left.items() if ones)
    columns = (Column("หมู่บ้าน", 42), Column("กลุ่ม", 16, "right"), Column("ชื่อกลุ่ม/องค์กร", 102))
    kept = tuple(name for ones in left.values() for name in ones)
    yield Table(columns, rows, (*left, *kept)) if rows else Paragraph("สำรวจเสร็จทุกกลุ่มแล้ว", indent=False)
