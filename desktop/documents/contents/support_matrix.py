"""ตารางกลุ่มกับหน่วยงานที่สนับสนุน on paper; no official paper, without number or signature."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.contents.blocks import (
    Block,
    Break,
    Column,
    Contents,
    Divider,
    Heading,
    Line,
    Paragraph,
    Table,
    mapped,
)
from desktop.domain.support_matrix import Matrix, baht
from desktop.thai import digits

_LINE = 247.0  # mm of a landscape A4
_NAME, _VILLAGE, _SUM = 55.0, 32.0, 26.0
_MOST = 6  # agencies side by side; more go on in another table


def write(matrix: Matrix, place: str, office: str, dated: str, *, thai_digits: bool) -> Contents:
    """Write the matrix, agencies side by side, with what each gave together and what each group got."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    title = f"กลุ่ม/องค์กรกับหน่วยงานที่สนับสนุน {place}".strip()
    when = f"ปี พ.ศ. {matrix.year}" if matrix.year else "ทุกปี"
    blocks = (
        Heading((title, when)),
        Line(f"{office} ข้อมูล ณ วันที่ {dated}", "centre", names=(office,)),
        Divider(),
        *(_tables(matrix) if matrix.agencies else (Paragraph("ยังไม่มีรายการสนับสนุนในช่วงนี้", indent=False),)),
    )
    return Contents(
        kind="support_matrix",
        title=change(f"{title} {when}"),
        subject=change(f"{title} {when}"),
        blocks=mapped(blocks, change),
        emblem="none",
        thai_digits=thai_digits,
        paper="A4 landscape",
    )


def _tables(matrix: Matrix) -> Iterator[Block]:
    for start in range(0, len(matrix.agencies), _MOST):
        if start:
            yield Break()
        yield _table(matrix, range(start, min(start + _MOST, len(matrix.agencies))))
    yield Paragraph("จำนวนเงินเป็นบาท เครื่องหมาย √ คือสนับสนุนโดยไม่ได้บันทึกจำนวนเงิน", indent=False)


def _table(matrix: Matrix, shown: range) -> Table:
    """Make the table of some agencies; the last of them stands beside what each group got from all."""
    last = shown.stop == len(matrix.agencies)
    wide = (_LINE - _NAME - _VILLAGE - (_SUM if last else 0.0)) / len(shown)
    columns = (
        Column("กลุ่ม/องค์กร", _NAME),
        Column("หมู่บ้าน", _VILLAGE, names=True),
        *(Column(matrix.agencies[at], wide, "right") for at in shown),
        *((Column("รวม (บาท)", _SUM, "right"),) if last else ()),
    )
    rows = [
        (
            row.name,
            row.village,
            *(cell.words if (cell := row.cells[at]) else "" for at in shown),
            *((baht(row.amount) if row.amount else "",) if last else ()),
        )
        for row in matrix.rows
    ]
    totals, reached = matrix.totals, matrix.reached
    summed = ("รวม (บาท)", "", *(baht(totals[at]) for at in shown), *((baht(sum(totals)),) if last else ()))
    groups = ("จำนวนกลุ่ม", "", *(f"{reached[at]:,}" for at in shown), *(("",) if last else ()))
    return Table(columns, (*rows, summed, groups), matrix.agencies)
