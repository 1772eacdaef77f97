"""The printed matrix has each agency in one of its tables, each group in every one, and sums that are right."""

from __future__ import annotations

import pytest

from desktop.documents.contents import support_matrix
from desktop.documents.contents.blocks import Break, Heading, Paragraph, Table
from desktop.documents.pdf.draw import draw
from desktop.domain.organisations import Support
from desktop.domain.support_matrix import make

GROUPS = (("a", "กลุ่มสตรี", "หมู่ 1"), ("b", "กองทุนหมู่บ้าน", "หมู่ 2"))


def written(agencies=1, year=2551, thai_digits=False):
    supports = [
        Support(organisation="a", agency=f"หน่วยงานที่ {n}", year=2551, amount=100_000) for n in range(agencies)
    ]
    supports += [Support(organisation="b", agency="หน่วยงานที่ 0", year=2551)] if agencies else []
    return support_matrix.write(
        make(GROUPS, supports, year), "ตำบลท่าถ่าน", "สำนักงานฝึกหัด", "8 พ.ค. 2569", thai_digits=thai_digits
    )


def tables(contents):
    return [block for block in contents.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("agencies", [1, 6, 7, 14])
def test_all_agencies_stand_on_lines_that_are_full(agencies):
    contents = written(agencies)
    titles = [column.title for table in tables(contents) for column in table.columns[2:]]
    assert len(set(titles)) == len(titles) == agencies + 1
    assert titles[-1] == "รวม (บาท)"
    assert sum(isinstance(block, Break) for block in contents.blocks) == (agencies - 1) // 6
    for table in tables(contents):
        assert sum(column.width for column in table.columns) == pytest.approx(247)
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert draw(contents).pages >= len(tables(contents))


def test_cells_sums_and_counts():
    [table] = tables(written())
    assert table.rows == (
        ("กลุ่มสตรี", "หมู่ 1", "1,000", "1,000"),
        ("กองทุนหมู่บ้าน", "หมู่ 2", "√", ""),
        ("รวม (บาท)", "", "1,000", "1,000"),
        ("จำนวนกลุ่ม", "", "2", ""),
    )


def test_nothing_is_said_to_be_nothing():
    contents = written(agencies=0, year=None)
    assert contents.blocks[-1] == Paragraph("ยังไม่มีรายการสนับสนุนในช่วงนี้", indent=False)
    assert isinstance(contents.blocks[0], Heading)
    assert contents.blocks[0].lines == ("กลุ่ม/องค์กรกับหน่วยงานที่สนับสนุน ตำบลท่าถ่าน", "ทุกปี")


def test_digits_are_those_of_the_office():
    contents = written(thai_digits=True)
    assert contents.title.endswith("ปี พ.ศ. ๒๕๕๑")
    assert tables(contents)[0].rows[0][2] == "๑,๐๐๐"
