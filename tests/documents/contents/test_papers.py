import re
from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents import announcement, cancellation, order
from desktop.documents.contents.blocks import DateLine, Heading, NumberedList, Paragraph, Signature, Table
from desktop.documents.contents.case_fields import CASE_FIELDS
from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.facts import KNOWN, TITLES, Earlier, Member, cite
from desktop.documents.contents.papers import PAPERS, WORDED, check_wording
from desktop.documents.contents.wording import fields_in
from desktop.domain import records
from desktop.domain.case_papers import CASE_PAPERS
from desktop.domain.papers import KINDS, PAPER_KINDS
from desktop.domain.papers import WORDED as DOMAIN_WORDED
from desktop.errors import CannotDo
from tests.documents import samples
from tests.documents.samples import CENTRE, announced, cancelled, members, ordered

CAUSE = (
    f"ตามที่ผู้แทนกลุ่ม องค์การชุมชน และผู้นำชุมชนในตำบลท่าถ่าน ได้ร่วมประชุมเพื่อคัดเลือกคณะกรรมการ{CENTRE} "
    "เมื่อวันที่ ๒๙ เมษายน ๒๕๕๑ ณ ศาลาอเนกประสงค์ และได้แจ้งผลการคัดเลือกให้อำเภอทราบแล้ว นั้น"
)
RESOLVE = (
    f"เพื่อให้การดำเนินงานของ{CENTRE}เป็นไปด้วยความเรียบร้อยและเกิดประโยชน์แก่ชุมชน "
    "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑ "
    f"อำเภอพนมสารคามจึงรับรองผลการคัดเลือกคณะกรรมการ{CENTRE} จำนวน ๒๕ คน ดังมีรายชื่อต่อไปนี้"
)


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def test_every_kind_of_paper_can_be_written():
    assert set(PAPERS) == set(KINDS)
    assert set(CASE_WRITINGS) == set(CASE_PAPERS)
    assert set(WORDED) == set(DOMAIN_WORDED)


def test_every_paper_of_the_district_has_a_title():
    assert {kind for kind, paper in PAPER_KINDS.items() if paper.register} <= set(TITLES) <= set(KINDS)


@pytest.mark.parametrize("kind", WORDED)
def test_the_shipped_wording_holds(kind):
    paper = WORDED[kind]
    check_wording(paper.default)
    records.check(paper.default)
    assert paper.default.kind == kind
    assert paper.default.source
    assert paper.default.confirmed_by == ""
    for template in (
        paper.default.subject,
        paper.default.cause,
        paper.default.resolve,
        paper.default.duties,
        paper.default.closing,
    ):
        assert set(fields_in(template)) <= set(paper.fields)
    known = CASE_FIELDS if kind not in PAPERS else KNOWN
    assert all(paper.fields[name] == known[name].meaning for name in paper.fields)


def test_an_announcement_has_no_number_and_says_what_the_form_asks():
    contents = announced(number="9", year=2551)
    assert only(contents, Heading)[0].lines == (
        "ประกาศอำเภอพนมสารคาม",
        f"เรื่อง รับรองผลการคัดเลือกคณะกรรมการ{CENTRE}",
    )
    assert [paragraph.text for paragraph in only(contents, Paragraph)] == [
        CAUSE,
        RESOLVE,
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "จึงประกาศให้ทราบโดยทั่วกัน",
    ]
    assert only(contents, DateLine) == [DateLine("ประกาศ ณ วันที่ ๘ พฤษภาคม พ.ศ. ๒๕๕๑")]
    assert only(contents, Signature) == [Signature("(นายวีระพงษ์ สุขประเสริฐ)", ("นายอำเภอพนมสารคาม",))]
    assert contents.title == f"ประกาศอำเภอพนมสารคาม เรื่อง รับรองผลการคัดเลือกคณะกรรมการ{CENTRE}"
    assert contents.dated == "2008-05-08"


def test_an_order_has_its_number_its_list_and_its_duties():
    contents = ordered()
    assert only(contents, Heading)[0].lines[:2] == ("คำสั่งอำเภอพนมสารคาม", "ที่ ๑๑๑/๒๕๕๑")
    assert contents.title.startswith("คำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ เรื่อง แต่งตั้งคณะทำงาน")
    (table,) = only(contents, Table)
    assert not table.ruled
    assert table.rows[0] == ("๑.", samples.name(1), "นายกองค์การบริหารส่วนตำบลท่าถ่าน", "คณะทำงาน")
    assert table.rows[2][2] == "ผู้ใหญ่บ้าน หมู่ที่ ๓"
    (duties,) = only(contents, NumberedList)
    assert [item.mark for item in duties.items] == ["๑.", "๒.", "๓.", "๔.", "๕."]
    assert only(contents, Paragraph)[2].text == "ให้คณะทำงานมีหน้าที่ ดังนี้"
    assert only(contents, DateLine) == [DateLine("สั่ง ณ วันที่ ๑๙ มีนาคม พ.ศ. ๒๕๕๑")]


def test_an_order_cites_what_it_refers_to():
    cited = cite(samples.CANCEL_FACTS.cancels, "พนมสารคาม", with_subject=True)
    assert cited == "คำสั่งอำเภอพนมสารคาม ที่ 111/2551 เรื่อง แต่งตั้งคณะทำงาน ลงวันที่ 19 มีนาคม 2551"
    said = only(ordered(refers_to=cited), Paragraph)[0].text
    assert said == "ตามคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ เรื่อง แต่งตั้งคณะทำงาน ลงวันที่ ๑๙ มีนาคม ๒๕๕๑ นั้น"


def test_an_order_whose_wording_has_a_place_for_what_it_refers_to_cites_once():
    wording = replace(order.DEFAULT, cause="ด้วย{อ้างถึง}")
    contents = order.write(replace(samples.ORDER_FACTS, refers_to="หนังสือจังหวัด"), wording)
    assert only(contents, Paragraph)[0].text == "ด้วยหนังสือจังหวัด"
    assert "".join(samples.texts(contents.blocks)).count("หนังสือจังหวัด") == 1


def test_a_cancelling_order_names_what_it_cancels_and_why():
    contents = cancelled()
    assert only(contents, Heading)[0].lines == (
        "คำสั่งอำเภอพนมสารคาม",
        "ที่ ๒๐๕/๒๕๕๑",
        "เรื่อง ยกเลิกคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ ลงวันที่ ๑๙ มีนาคม ๒๕๕๑",
    )
    assert [paragraph.text for paragraph in only(contents, Paragraph)] == [
        "ตามที่อำเภอพนมสารคามได้มีคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ เรื่อง แต่งตั้งคณะทำงาน ลงวันที่ ๑๙ มีนาคม ๒๕๕๑ นั้น",
        "เนื่องจากพิมพ์ชื่อคลาดเคลื่อน จึงให้ยกเลิกคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ ลงวันที่ ๑๙ มีนาคม ๒๕๕๑",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    ]
    assert contents.kind == "cancellation"


def test_an_announcement_is_cancelled_by_an_announcement_without_a_number():
    earlier = Earlier("announcement", "รับรองผลการคัดเลือก", dated=date(2008, 5, 8))
    facts = replace(samples.CANCEL_FACTS, cancels=earlier)
    contents = cancellation.write(facts, cancellation.WITHDRAWAL)
    assert only(contents, Heading)[0].lines == (
        "ประกาศอำเภอพนมสารคาม",
        "เรื่อง ยกเลิกประกาศอำเภอพนมสารคาม ลงวันที่ ๘ พฤษภาคม ๒๕๕๑",
    )
    assert only(contents, DateLine) == [DateLine("ประกาศ ณ วันที่ ๓๐ มิถุนายน พ.ศ. ๒๕๕๑")]
    assert contents.kind == "withdrawal"
    assert contents.title == "ประกาศอำเภอพนมสารคาม เรื่อง ยกเลิกประกาศอำเภอพนมสารคาม ลงวันที่ ๘ พฤษภาคม ๒๕๕๑"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "ยังไม่มี “เหตุผล” กรุณากรอกก่อนออกหนังสือ"),
        ({"cancels": None}, "ยังไม่มี “หนังสือที่ยกเลิก” กรุณากรอกก่อนออกหนังสือ"),
    ],
)
def test_a_cancelling_order_that_lacks_something_is_refused(changes, said):
    with pytest.raises(CannotDo) as refused:
        cancelled(**changes)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("number", "year", "dated", "numbered"),
    [
        ("111", 2551, None, "ที่ ๑๑๑/๒๕๕๑"),
        ("", None, date(2008, 3, 19), "ที่ ............/๒๕๕๑"),
        ("", None, None, "ที่ ............/............"),
    ],
)
def test_what_is_written_by_hand_is_left_as_dots(number, year, dated, numbered):
    contents = ordered(number=number, year=year, dated=dated)
    assert only(contents, Heading)[0].lines[1] == numbered
    if not dated:
        dots = "สั่ง ณ วันที่ .......... เดือน ........................ พ.ศ. ............"
        assert only(contents, DateLine) == [DateLine(dots)]
        assert contents.dated == ""


@pytest.mark.parametrize("write", [announced, ordered, cancelled])
def test_digits_are_of_one_kind_everywhere(write):
    thai, arabic = (write(thai_digits=switch) for switch in (True, False))
    said = "".join((thai.title, thai.subject, *samples.texts(thai.blocks)))
    assert re.search("[๐-๙]", said)
    assert not re.search("[0-9]", said)
    said = "".join((arabic.title, arabic.subject, *samples.texts(arabic.blocks)))
    assert re.search("[0-9]", said)
    assert not re.search("[๐-๙]", said)


def test_a_missing_value_of_the_announcement_is_named():
    with pytest.raises(CannotDo) as refused:
        announced(selection_date=None)
    assert str(refused.value) == "ยังไม่มี “วันที่คัดเลือก” กรุณากรอกก่อนออกหนังสือ"


def test_a_paper_without_a_signer_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มี “ผู้ลงนาม” กรุณาเลือกผู้ลงนามก่อนออกหนังสือ"):
        announced(signer_name=" ")


@pytest.mark.parametrize("write", [announced, ordered])
def test_a_list_without_names_is_refused(write):
    with pytest.raises(CannotDo, match="ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ"):
        write(members=())


def test_an_own_wording_is_followed_and_all_fields_can_be_used():
    everything = " ".join(f"{{{name}}}" for name in announcement.FIELDS)
    wording = replace(
        announcement.DEFAULT, cause=everything, resolve="บรรทัดแรก\n\nบรรทัดที่สอง {{}}", duties="ข้อเดียว"
    )
    facts = replace(samples.FACTS, start=date(2008, 5, 8), end=date(2012, 5, 7))
    contents = announcement.write(facts, wording)
    said = [paragraph.text for paragraph in only(contents, Paragraph)]
    assert said[0] == (
        f"พนมสารคาม ฉะเชิงเทรา ท่าถ่าน {CENTRE} คณะกรรมการ{CENTRE} ๒๕ ๗ ๘ พฤษภาคม ๒๕๕๑ ๗ พฤษภาคม ๒๕๕๕ "
        "๒๙ เมษายน ๒๕๕๑ ศาลาอเนกประสงค์ ๖๔"
    )
    assert said[1:3] == ["บรรทัดแรก", "บรรทัดที่สอง {}"]
    assert only(contents, NumberedList)[0].items[0].text == "ข้อเดียว"


def test_a_lead_line_in_the_duties_begins_the_numbers_anew():
    wording = replace(order.DEFAULT, duties="ก มีหน้าที่ ดังนี้\nหนึ่ง\nสอง\nข มีหน้าที่ดังต่อไปนี้\nสาม")
    lists = only(order.write(samples.ORDER_FACTS, wording), NumberedList)
    assert [[item.mark for item in block.items] for block in lists] == [["๑.", "๒."], ["๑."]]


def test_columns_that_nobody_fills_are_left_out():
    full = only(announced(), Table)[0]
    titles = [column.title for column in full.columns]
    assert titles == ["ที่", "ชื่อ – สกุล", "ผู้แทนกลุ่ม/องค์กร", "หมู่บ้าน", "ตำแหน่ง"]
    plain = tuple(Member(m.place, m.name, m.position) for m in members(3))
    table = only(announced(members=plain), Table)[0]
    assert [column.title for column in table.columns] == ["ที่", "ชื่อ – สกุล", "ตำแหน่ง"]
    assert table.rows[0] == ("๑", samples.name(1), "กรรมการ")


@pytest.mark.parametrize("write", [announced, ordered])
@pytest.mark.parametrize("length", [1, 30, 400])
def test_the_columns_always_fill_the_measure(write, length):
    long = Member(1, "น" * length, "ต" * length, "ฐ" * length, "ก" * length, "ม" * length)
    (table,) = only(write(members=(long, *members(2))), Table)
    assert sum(column.width for column in table.columns) == pytest.approx(160)
    assert all(column.width >= 12 for column in table.columns)


def test_standing_and_group_share_a_column_where_both_are_known():
    given = (
        Member(1, "นายหนึ่ง", "กรรมการ", "กำนันตำบลท่าถ่าน", "", "หมู่ที่ 1"),
        Member(2, "นายสอง", "กรรมการ", "ผู้ใหญ่บ้าน", "กลุ่มสตรี", "หมู่ที่ 2"),
    )
    table = only(announced(members=given), Table)[0]
    titles = [column.title for column in table.columns]
    assert titles == ["ที่", "ชื่อ – สกุล", "หน่วยงาน/ผู้แทนกลุ่ม", "หมู่บ้าน", "ตำแหน่ง"]
    assert [row[2] for row in table.rows] == ["กำนันตำบลท่าถ่าน", "ผู้ใหญ่บ้าน กลุ่มสตรี"]


def test_one_very_long_name_leaves_room_for_the_words_of_the_others():
    long = Member(1, f"นาย{'ก' * 30} {'ข' * 30}", "รองประธานกรรมการ", "", "กลุ่มฌาปนกิจสงเคราะห์", "หมู่ที่ 1")
    usual, crowded = (
        only(announced(members=given), Table)[0] for given in (members(9), (long, *members(9)[1:]))
    )
    widths = {column.title: column.width for column in crowded.columns}
    assert widths["ชื่อ – สกุล"] <= 60
    assert widths["ตำแหน่ง"] >= 35  # รองประธานกรรมการ on one line
    assert widths["หมู่บ้าน"] >= 15
    assert sum(column.width for column in usual.columns) == pytest.approx(160)


def test_an_order_shows_a_village_only_of_those_without_a_standing_or_with_their_group():
    given = (
        Member(1, "นายหนึ่ง", "คณะทำงาน", "เกษตรอำเภอ", "", "หมู่ที่ 1"),
        Member(2, "นายสอง", "คณะทำงาน", "", "กลุ่มสตรี", "หมู่ที่ 2"),
    )
    assert [row[2] for row in only(ordered(members=given), Table)[0].rows] == ["เกษตรอำเภอ", "กลุ่มสตรี หมู่ที่ ๒"]


def test_proper_names_go_along_so_that_no_line_cuts_them():
    contents = announced()
    cause = only(contents, Paragraph)[0]
    assert cause.names == ("ตำบลท่าถ่าน",)
    table = only(contents, Table)[0]
    assert [column.title for column in table.columns if column.names] == ["ชื่อ – สกุล"]
    assert only(ordered(), Table)[0].names == ("ท่าถ่าน", "พนมสารคาม")
    short = only(ordered(tambon="นา"), Paragraph)[0]
    assert "นา" not in short.names


@pytest.mark.parametrize("words", ["ตามที่ {ตำบล นั้น", "ตามที่ ตำบล} นั้น"])
def test_a_wording_whose_braces_are_not_in_pairs_is_refused_at_its_part(words):
    with pytest.raises(CannotDo, match="วงเล็บปีกกาที่ไม่ครบคู่") as refused:
        check_wording(replace(announcement.DEFAULT, closing=words))
    assert refused.value.field == "closing"
