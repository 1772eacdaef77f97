"""The มชช. papers ask what the source names, leave the national id to the hand, and can be blank."""

from __future__ import annotations

import pytest

from desktop.documents.contents import standards_form
from desktop.documents.contents.blocks import (
    PAPERS,
    Choices,
    Heading,
    LabelLine,
    Paragraph,
    Subheading,
    Table,
)
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.standards_form import Indicator, Subject
from desktop.domain.strength import SUBJECTS

INDICATORS = (
    Indicator(area="ด้านสมาชิก", name="ร่วมประชุม", most="5", own="4", evidence="บันทึก"),
    Indicator(area="ด้านทุน", name="ทำบัญชี", most="5"),
    Indicator(area="ด้านทุน", name="ไม่ได้เลือก", most="5", chosen=False),
)
GROUP = Subject(
    kind="organisation", name="กลุ่มสตรี", year="2568", post="ประธาน", address="หมู่ 1", coordinator="พัฒนากร",
    set_name="มชช. (2550)", unconfirmed=True, indicators=INDICATORS,
)  # fmt: skip


def form(subject=GROUP, thai_digits=False):
    return standards_form.application(subject, "อำเภอพนมสารคาม", thai_digits=thai_digits)


def sheet(subject=GROUP):
    return standards_form.self_assessment(subject, "อำเภอพนมสารคาม", thai_digits=False)


def of(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def lines(contents):
    return {label.title.strip(): label.text for line in of(contents, LabelLine) for label in line.labels}


def test_the_form_has_every_field_and_the_chosen_indicators():
    contents = form()
    assert lines(contents) == {
        "ชื่อกลุ่ม/องค์กร": "กลุ่มสตรี", "ปีงบประมาณที่สมัคร": "2568", "ตำแหน่ง/บทบาท": "ประธาน",
        "ที่อยู่/สถานที่ทำการ": "หมู่ 1", "ผู้ประสานงาน": "พัฒนากร",
    }  # fmt: skip
    [table] = of(contents, Table)
    assert table.rows == (("1", "ด้านสมาชิก", "ร่วมประชุม"), ("2", "ด้านทุน", "ทำบัญชี"))
    assert of(contents, Paragraph) == [
        Paragraph("ชุดตัวชี้วัด: มชช. (2550) (ชุดตัวชี้วัดนี้ยังไม่ยืนยันกับคู่มือ)", indent=False)
    ]
    assert [one.text for one in of(contents, Choices)[0].items] == [
        "ดำเนินงานมาแล้วไม่น้อยกว่า 1 ปี", "มีรายงานการประชุมที่มีมติให้สมัคร",
    ]  # fmt: skip


def test_a_leaders_national_id_is_a_blank_line():
    contents = form(Subject(kind="person", name="นายสมชาย ใจดี"))
    assert lines(contents)["เลขประจำตัวประชาชน"] == ""
    assert lines(contents)["ที่อยู่"] == ""
    assert "เลขประจำตัวประชาชน" not in lines(form())


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_blank_form_has_rows_to_write_in(kind):
    contents = form(Subject(kind=kind))
    assert set(lines(contents).values()) == {""}
    [table] = of(contents, Table)
    assert len(table.rows) == 6
    assert not any("".join(row) for row in table.rows)
    assert of(contents, Heading)[0].lines[1] == f"ประเภท{SUBJECTS[kind]}"
    assert of(contents, Paragraph) == []
    assert bool(of(contents, Choices)) == (kind in ("person", "organisation"))


def test_the_sheet_has_a_table_of_each_area():
    contents = sheet()
    assert [one.text for one in of(contents, Subheading)] == ["ด้านสมาชิก", "ด้านทุน"]
    first, second = of(contents, Table)
    assert first.rows == (("1", "ร่วมประชุม", "5", "4", "บันทึก"),)
    assert second.rows == (("1", "ทำบัญชี", "5", "", ""),)
    assert of(contents, Heading)[0].lines[1] == "กลุ่ม/องค์กรชุมชน ปีงบประมาณ 2568"


def test_a_blank_sheet_without_a_set_has_rows_too():
    contents = sheet(Subject(kind="community"))
    [table] = of(contents, Table)
    assert len(table.rows) == 12
    assert of(contents, Heading)[0].lines[1].endswith("ปีงบประมาณ ............")


def test_a_confirmed_set_says_only_its_name():
    subject = Subject(kind="organisation", set_name="มชช. (2550)")
    assert of(form(subject), Paragraph) == [Paragraph("ชุดตัวชี้วัด: มชช. (2550)", indent=False)]


@pytest.mark.parametrize("contents", [form(), sheet(), form(Subject(kind="person"))])
def test_tables_are_as_wide_as_a_line_and_contents_can_be_kept(contents):
    for table in of(contents, Table):
        assert sum(column.width for column in table.columns) == PAPERS[contents.paper][0] - 50
    assert from_json(to_json(contents)) == contents


def test_it_is_in_the_offices_digits():
    assert lines(form(thai_digits=True))["ปีงบประมาณที่สมัคร"] == "๒๕๖๘"
