"""The report of classes counts groups, tells movements, and keeps the level of villages apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.contents import strength_report
from desktop.documents.contents.blocks import PAPERS, Heading, Paragraph, Subheading, Table
from desktop.documents.contents.strength_report import Group, Report

REPORT = Report(
    tambon="ท่าถ่าน",
    on=date(2025, 11, 21),
    groups=(
        Group(name="กลุ่มสตรี", village="หมู่ 1", before="C", grade="A", judged="1 มิ.ย. 2568", reason="บัญชีดี"),
        Group(name="กลุ่มใหม่"),
    ),
    movement={("C", "A"): 1, ("", ""): 1},
    tasks=(("กลุ่มเงียบ", "ทำบัญชี", "นายช่วย", "1 ม.ค. 2569", ""),),
    villages=(("หมู่ 1", "1", "–", "–", "1", "2568", "ระดับ 2 (ปานกลาง) (เกณฑ์ยังไม่ยืนยัน)"),),
)


def of(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def written(report=REPORT, thai_digits=False):
    return strength_report.write(report, thai_digits=thai_digits)


def test_groups_are_counted_and_listed():
    contents = written()
    assert of(contents, Paragraph)[0].text == (
        "กลุ่มและองค์กรที่ดำเนินการอยู่ 2 กลุ่ม: A 1 กลุ่ม · B 0 กลุ่ม · C 0 กลุ่ม · ยังไม่จัดระดับ 1 กลุ่ม"
    )
    assert of(contents, Table)[0].rows == (
        ("1", "กลุ่มสตรี", "หมู่ 1", "C", "A", "1 มิ.ย. 2568", "บัญชีดี"), ("2", "กลุ่มใหม่", "–", "–", "–", "–", ""),
    )  # fmt: skip


def test_movements_stand_by_the_classes_before_and_now():
    assert of(written(), Table)[1].rows == (
        ("A", "–", "–", "–", "–"), ("B", "–", "–", "–", "–"), ("C", "1", "–", "–", "–"), ("ยังไม่จัด", "–", "–", "–", "1"),
    )  # fmt: skip
    assert of(written(), Subheading)[0].text == "การเปลี่ยนระดับจากสิ้นปี 2567 ถึงปี 2568 (จำนวนกลุ่ม)"


def test_tasks_and_villages_have_tables_of_their_own():
    assert [table.rows for table in of(written(), Table)[2:]] == [REPORT.tasks, REPORT.villages]
    bare = written(replace(REPORT, tasks=(), villages=()))
    assert len(of(bare, Table)) == 2


def test_a_tambon_without_groups_says_so():
    contents = written(replace(REPORT, groups=(), tambon=""))
    assert contents.blocks[-1] == Paragraph("ยังไม่มีกลุ่มหรือองค์กรที่ดำเนินการอยู่")
    assert of(contents, Heading)[0].lines[1] == "ทุกตำบล ณ วันที่ 21 พฤศจิกายน 2568"


def test_wide_tables_are_as_wide_as_a_line():
    contents = written()
    room = PAPERS[contents.paper][0] - 50
    widths = [sum(column.width for column in table.columns) for table in of(contents, Table)]
    assert [width for width in widths if width != 127] == [room, room, room]


def test_it_is_in_the_offices_digits():
    contents = written(thai_digits=True)
    assert contents.title == "รายงานการจัดระดับความเข้มแข็งของกลุ่ม/องค์กร ตำบลท่าถ่าน ปี ๒๕๖๘"
    assert of(contents, Table)[0].rows[0][0] == "๑"
