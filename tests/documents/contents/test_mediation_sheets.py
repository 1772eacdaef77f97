"""Registers, statistics and lists of mediation say what was counted, and the zero report only what is true."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents import (
    case_register,
    case_sheets,
    case_statistics,
    mediation_board,
    outreach_list,
    training_list,
    zero_report,
)
from desktop.documents.contents.blocks import Board, Graph, Line, Paragraph, Signature, Subheading, Table
from desktop.documents.contents.zero_report import Reporter
from desktop.domain.case_statistics import CaseRow, month_of, statistics
from desktop.domain.public_statistics import public
from desktop.domain.summaries import Figure, Part
from desktop.errors import CannotDo
from tests.documents import mediation
from tests.documents.mediation import ABOUT, NOVEMBER, YEAR
from tests.documents.samples import texts

CASE = CaseRow(
    id="a", number="กก.01/2569", received=date(2026, 11, 2), ended=date(2026, 11, 20), result="agreed",
    kind="หนี้สิน", nature="civil", track="act", tambon="ท่าถ่าน", village="หมู่ 1", value=5_000_000, agreed_value=4_500_000,
    sessions=2, keeping="kept", parties="นาย ส. จ. กับ นาง ม. ท.", mediators=("นายดี มีสุข", "นางงาม ใจบุญ"),
)  # fmt: skip
OPEN = CaseRow(id="b", number="กก.02/2569", received=date(2026, 11, 3), kind="ที่ดิน", referred=True)


def tables(contents):
    return [block for block in contents.blocks if isinstance(block, Table)]


def graphs(contents):
    return {block.title: block for block in contents.blocks if isinstance(block, Graph)}


def test_the_register_has_the_columns_of_a_register_over_the_whole_line():
    [table] = tables(case_register.write(ABOUT, 2569, [CASE, OPEN]))
    assert [column.title for column in table.columns] == [
        "ลำดับ", "เลขคำร้อง", "วันรับ", "คู่กรณี (ย่อ)", "ประเภท", "ทุนทรัพย์ (บาท)", "ผู้ไกล่เกลี่ย", "นัด", "ผล", "วันสิ้นสุด", "หมายเหตุ",
    ]  # fmt: skip
    assert sum(column.width for column in table.columns) == 247
    assert table.rows == (
        (
            "1", "กก.01/2569", "2 พ.ย. 2569", "นาย ส. จ. กับ นาง ม. ท.", "หนี้สิน", "50,000", "นายดี มีสุข, นางงาม ใจบุญ", "2",
            "ตกลงกันได้", "20 พ.ย. 2569", "ครบตามข้อตกลง",
        ),
        ("2", "กก.02/2569", "3 พ.ย. 2569", "", "ที่ดิน", "", "", "", "", "", "ส่งต่อ"),
    )  # fmt: skip


def test_the_register_counts_how_its_cases_ended_and_an_empty_one_says_so():
    assert "รวม 2 เรื่อง: ตกลงกันได้ 1 · ยังไม่สิ้นสุด 1" in texts(
        case_register.write(ABOUT, 2569, [CASE, OPEN]).blocks
    )
    assert "ไม่มีเรื่องในทะเบียนของปีนี้" in texts(case_register.write(ABOUT, 2569, []).blocks)


def test_the_head_says_what_of_whom_and_when():
    contents = case_register.write(ABOUT, 2569, [CASE])
    assert contents.blocks[0].lines == (
        "ทะเบียนคดีไกล่เกลี่ยข้อพิพาท",
        "ปี พ.ศ. 2569",
        "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา",
    )
    assert contents.blocks[2].text == "ที่มา: ทะเบียนเรื่องไกล่เกลี่ยของศูนย์ จัดทำเมื่อวันที่ 30 พฤศจิกายน 2569"
    assert (contents.dated, contents.emblem, contents.header) == ("2026-11-30", "none", contents.title)
    assert replace(ABOUT, centre="").place == "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"


@pytest.mark.parametrize(
    ("measure", "figure", "words"),
    [
        ("came", Figure((Part("a"),) * 1200), "1,200"),
        ("value", Figure((Part("a", 1250050),)), "12,500.50"),
        ("came", Figure(), "0"),
        ("came", Figure(missing=("",)), "–"),
    ],
)
def test_a_figure_in_words(measure, figure, words):
    assert case_sheets.shown(measure, figure) == words


def test_a_month_stands_beside_its_year_and_both_rates_are_named():
    month, year = (
        statistics([CASE, OPEN], NOVEMBER),
        statistics(
            [CASE, OPEN, replace(CASE, id="c", received=date(2026, 10, 9), ended=date(2026, 10, 10))], YEAR
        ),
    )
    flow, results, rates, money, kept, *_groups = tables(case_statistics.write(ABOUT, month, year))
    assert [column.title for column in flow.columns] == ["รายการ", "เรื่อง เดือนนี้", "เรื่อง สะสมทั้งปี"]
    assert flow.rows == (
        ("ค้างจากก่อนหน้า", "0", "0"), ("รับใหม่", "2", "3"), ("สิ้นสุด", "1", "2"), ("คงค้าง", "1", "1"),
    )  # fmt: skip
    assert [row[0] for row in results.rows] == [
        "ตกลงกันได้", "ตกลงกันไม่ได้", "ยุติ", "จำหน่าย", "ในจำนวนนี้ ส่งต่อหน่วยงานอื่น",
    ]  # fmt: skip
    assert rates.rows == (
        ("ตกลงกันได้ ÷ (ตกลงกันได้ + ตกลงกันไม่ได้)", "100.0", "100.0"),
        ("ตกลงกันได้ ÷ เรื่องที่สิ้นสุดทั้งหมด", "100.0", "100.0"),
    )
    assert money.rows[:3] == (
        ("ทุนทรัพย์ของเรื่องที่รับใหม่ (บาท)", "50,000", "100,000"),
        ("จำนวนเงินที่ตกลงกัน (บาท)", "45,000", "90,000"),
        ("เวลาตั้งแต่รับจนสิ้นสุด เฉลี่ย (วัน)", "18.0", "9.5"),
    )
    assert kept.rows[0] == ("ครบตามข้อตกลง", "1", "2")


def test_a_case_closed_without_a_result_has_a_row_of_its_own():
    found = statistics([replace(CASE, result="")], NOVEMBER)
    assert ("ไม่ระบุผล", "1") in tables(case_statistics.write(ABOUT, found))[1].rows


def test_graphs_of_a_year_are_by_month_result_kind_and_place():
    drawn = graphs(mediation.written("year"))
    assert list(drawn) == [
        "เรื่องรับใหม่และสิ้นสุดตามเดือน (เรื่อง)", "ผลการไกล่เกลี่ย (เรื่อง)", "เรื่องรับใหม่ตามประเภท (เรื่อง)",
        "เรื่องรับใหม่ตามตำบล (เรื่อง)", "เรื่องรับใหม่ตามหมู่บ้าน (เรื่อง)",
    ]  # fmt: skip
    by_month = drawn["เรื่องรับใหม่และสิ้นสุดตามเดือน (เรื่อง)"]
    assert [each.name for each in by_month.series] == ["รับใหม่", "สิ้นสุด"]
    assert by_month.labels[0] == "ต.ค. 69"
    assert len(by_month.labels) == 12
    assert "เรื่องรับใหม่และสิ้นสุดตามเดือน (เรื่อง)" not in graphs(mediation.written("month"))


def test_tables_of_many_groups_draw_the_first_and_list_all():
    found = [replace(CASE, id=str(n), kind=f"ประเภท {n}") for n in range(20)]
    contents = case_statistics.write(ABOUT, statistics(found, NOVEMBER))
    assert len(graphs(contents)["เรื่องรับใหม่ตามประเภท 15 อันดับแรก (เรื่อง)"].labels) == 15
    assert [len(table.rows) for table in tables(contents) if table.columns[0].title == "ประเภทข้อพิพาท"] == [21]


def test_a_period_without_a_case_says_so_and_has_no_graph():
    contents = case_statistics.write(ABOUT, statistics([], YEAR))
    assert contents.blocks[-1] == Paragraph("ไม่มีเรื่องที่ต้องดำเนินการในช่วงนี้", indent=False)
    assert not graphs(contents)


def test_the_public_paper_withholds_says_so_at_its_foot_and_has_no_second_period():
    found = [replace(CASE, id=str(n), kind="ก" if n < 2 else "ข") for n in range(9)]
    told = public(statistics(found, NOVEMBER))
    contents = case_statistics.write(ABOUT, told, statistics(found, YEAR))
    [kinds] = [table for table in tables(contents) if table.columns[0].title == "ประเภทข้อพิพาท"]
    assert kinds.rows == (("ข", "–", "–", "–"), ("ก", "–", "–", "–"), ("รวม", "9", "9", "9"))
    assert contents.blocks[-1].text.startswith("– คือจำนวนที่ไม่เปิดเผย เพราะน้อยกว่า 3 เรื่อง")
    assert len(tables(contents)[0].columns) == 2
    assert contents.title == "สถิติการไกล่เกลี่ยข้อพิพาท (สำหรับเผยแพร่) เดือนพฤศจิกายน 2569"
    assert "ผลการไกล่เกลี่ย (เรื่อง)" in graphs(contents)
    assert "เรื่องรับใหม่ตามประเภท (เรื่อง)" not in graphs(contents)  # nothing of it is told


def test_a_line_over_the_months_is_drawn_only_where_every_month_is_told():
    assert "เรื่องรับใหม่และสิ้นสุดตามเดือน (เรื่อง)" not in graphs(mediation.written("public", count=9))


def test_the_zero_report_says_month_reporter_and_what_is_left_over():
    month = statistics([replace(OPEN, received=date(2026, 9, 1))], NOVEMBER)
    contents = zero_report.write(ABOUT, month, mediation.REPORTER)
    said = list(texts(contents.blocks))
    assert "เดือนพฤศจิกายน 2569 ไม่มีเรื่องเข้าใหม่" in said
    assert tables(contents)[0].rows[0] == ("ค้างจากก่อนหน้า", "1")
    assert contents.blocks[-1] == Signature(
        "(นางลำดวน ศรีสุข)", ("ตำแหน่ง เลขานุการ", "โทร. 038 000 000"), "ผู้รายงาน"
    )
    assert "รายงาน ณ วันที่ 30 พฤศจิกายน พ.ศ. 2569" in said
    assert zero_report.write(ABOUT, month, Reporter()).blocks[-1].name == f"({'.' * 48})"
    assert mediation.REPORTER.position in zero_report.POSITIONS


def test_a_month_with_a_new_case_has_no_zero_report():
    with pytest.raises(CannotDo, match="เดือนนี้มีเรื่องเข้าใหม่ 2 เรื่อง กรุณาพิมพ์สถิติการไกล่เกลี่ยแทน") as told:
        zero_report.write(ABOUT, statistics([CASE, OPEN], NOVEMBER), Reporter())
    assert told.value.field == "month"


def test_the_poster_numbers_its_steps_and_says_what_may_and_may_not_be_settled():
    contents = mediation_board.write(
        replace(ABOUT, thai_digits=True), mediation_board.DEFAULT, " ศาลากลางบ้าน ", "038 000 000"
    )
    [board] = [block for block in contents.blocks if isinstance(block, Board)]
    assert [step.mark for step in board.steps] == list("๑๒๓๔๕๖")
    assert (board.steps[0].title, board.steps[0].note) == ("ยื่นคำร้อง", "มาที่ศูนย์ โทรศัพท์ หรือบอกผู้ใหญ่บ้าน")
    assert [box[0] for box in board.boxes] == ["ไกล่เกลี่ยได้", "ไกล่เกลี่ยไม่ได้"]
    lines = [block.text for block in contents.blocks if isinstance(block, Line)]
    assert "มาที่ ศาลากลางบ้าน โทร. ๐๓๘ ๐๐๐ ๐๐๐" in lines
    assert contents.paper == "A3"
    assert lines[-1].endswith("(ยังไม่ยืนยัน)")


def test_a_poster_on_half_the_paper_is_smaller_and_a_confirmed_one_says_no_more():
    sure = replace(mediation_board.DEFAULT, confirmed_by="นิติกร", duties="")
    large, small = (mediation_board.write(ABOUT, sure, "ศาลา", "", size) for size in ("A3", "A4"))
    assert large.blocks[0].size == pytest.approx(1.414 * small.blocks[0].size)
    assert [len(block.boxes) for block in small.blocks if isinstance(block, Board)] == [1]
    lines = [block.text for block in small.blocks if isinstance(block, Line)]
    assert "มาที่ ศาลา" in lines
    assert "ยืนยัน" not in lines[-1]


def test_a_poster_without_a_place_to_come_to_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มีสถานที่รับเรื่อง กรุณากรอกก่อนพิมพ์โปสเตอร์") as told:
        mediation_board.write(ABOUT, mediation_board.DEFAULT, " ", "")
    assert told.value.field == "place"


def test_outreach_of_a_period_is_listed_by_day_and_counted_by_kind():
    acts = [mediation.act(number) for number in (4, 3, 9)]
    outside = replace(mediation.act(1), held=date(2025, 1, 1))
    totals, listed = tables(outreach_list.write(ABOUT, YEAR, [*acts, outside], mediation.VILLAGES))
    assert [row[1] for row in listed.rows] == ["3 พ.ย. 2569", "14 พ.ย. 2569", "8 ม.ค. 2570"]
    assert [row[-1] for row in listed.rows] == ["27", "–", "81"]
    assert listed.rows[0][4] == "ศาลาอเนกประสงค์ หมู่ 1 บ้านทุ่งส่อหงษา"
    assert totals.rows == (
        ("แผ่นพับหรือสื่อออนไลน์", "2", "108"), ("ให้ความรู้ในโรงเรียน", "1", "0"), ("รวม", "3", "108"),
    )  # fmt: skip
    assert "ไม่มีการเผยแพร่ความรู้ในช่วงนี้" in texts(
        outreach_list.write(ABOUT, month_of(date(2026, 3, 1)), acts, {}).blocks
    )


def test_a_training_lists_its_people_with_room_to_sign_and_says_who_did_not_pass():
    contents = training_list.write(ABOUT, mediation.TRAINING, mediation.PEOPLE)
    [table] = tables(contents)
    assert table.row_height == 10.0
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 18)]
    assert table.rows[0][1:] == (mediation.PEOPLE[0].name, "หมู่ 1 บ้านทุ่งส่อหงษา", "", "1/2569")
    assert table.rows[5][4] == "ไม่ผ่าน"
    assert table.rows[-1] == ("17", "", "", "", "")
    said = list(texts(contents.blocks))
    assert "ผู้เข้าอบรม 12 คน ผ่านการอบรม 10 คน" in said
    assert "2 พฤศจิกายน 2569 ถึง 4 พฤศจิกายน 2569" in said
    assert "60 เดือนนับจากวันอบรมเสร็จ" in said


def test_a_training_of_one_day_leaves_out_what_is_not_known():
    short = replace(
        mediation.TRAINING, until=mediation.TRAINING.held, hours=None, valid_months=None, organiser=""
    )
    said = list(texts(training_list.write(ABOUT, short, []).blocks))
    assert "2 พฤศจิกายน 2569" in said
    assert not {"จำนวน", "ใช้ได้", "ผู้จัด"} & set(said)


def test_a_training_without_a_day_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มี “วันที่เริ่ม” ของการอบรม กรุณากรอกก่อนพิมพ์บัญชีรายชื่อ") as told:
        training_list.write(ABOUT, replace(mediation.TRAINING, held=None), [])
    assert told.value.field == "held"


def test_heads_of_parts_stand_over_each_table():
    contents = mediation.written("month")
    heads = [block.text for block in contents.blocks if isinstance(block, Subheading)]
    assert heads[:5] == [
        "จำนวนเรื่อง", "ผลการไกล่เกลี่ยของเรื่องที่สิ้นสุด", "อัตราความสำเร็จ", "ทุนทรัพย์และเวลา",
        "การปฏิบัติตามข้อตกลงของเรื่องที่ตกลงกันได้",
    ]  # fmt: skip
    assert heads[5:] == ["ตามลักษณะ", "ตามประเภทข้อพิพาท", "ตามช่องทาง", "ตามตำบล", "ตามหมู่บ้าน"]
