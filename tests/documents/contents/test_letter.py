from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents import letter
from desktop.documents.contents.blocks import (
    Label,
    LabelLine,
    Letterhead,
    Line,
    NumberedList,
    Paragraph,
    Signature,
)
from desktop.documents.contents.facts import Earlier, Matter, Typed, Writer, cite
from desktop.errors import CannotDo
from tests.documents import letters, samples
from tests.documents.letters import FACTS, MEETING, typed, written

COMMITTEE = samples.FACTS.committee


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def labels(contents):
    return [(label.title, label.text) for block in only(contents, LabelLine) for label in block.labels]


def test_a_letter_has_the_parts_of_its_form_in_their_order():
    contents = typed("letter", encloses="กำหนดการ จำนวน 1 ชุด", cites="หนังสือจังหวัด ที่ ฉช 0001/45")
    assert [type(block).__name__ for block in contents.blocks] == [
        "Letterhead", "Line", *["LabelLine"] * 4, *["Paragraph"] * 2, "NumberedList", "Paragraph",
        "Line", "Signature", *["Line"] * 4,
    ]  # fmt: skip
    assert contents.blocks[0] == Letterhead("ที่ ฉช ๐๐๐๐/๑๒๓", ("ที่ว่าการอำเภอพนมสารคาม", "ถนนตัวอย่าง ฉช ๒๔๐๐๐"))
    assert contents.blocks[1] == Line("๘ พฤษภาคม ๒๕๕๑", "middle")
    assert labels(contents) == [
        ("เรื่อง", "ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน"),
        ("เรียน", "นายกองค์การบริหารส่วนตำบลท่าถ่าน"),
        ("อ้างถึง", "หนังสือจังหวัด ที่ ฉช ๐๐๐๑/๔๕"),
        ("สิ่งที่ส่งมาด้วย", "กำหนดการ จำนวน ๑ ชุด"),
    ]
    assert only(contents, Paragraph)[-1].text == "จึงเรียนมาเพื่อโปรดทราบ"
    assert only(contents, Line)[1:] == [
        Line("ขอแสดงความนับถือ", "signature"),
        Line("สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม"),
        Line("โทร. ๐ ๓๘๐๐ ๐๐๐๐"),
        Line("อีเมล cdd24@example.go.th"),
        Line("สำเนาส่ง กำนันตำบลท่าถ่าน"),
    ]
    assert only(contents, Signature) == [Signature("(นายวีระพงษ์ สุขประเสริฐ)", ("นายอำเภอพนมสารคาม",))]
    assert contents.title == "หนังสืออำเภอพนมสารคาม ที่ ฉช ๐๐๐๐/๑๒๓ เรื่อง ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน"
    assert not contents.small_emblem


def test_what_is_typed_with_numbers_is_a_list():
    (listed,) = only(written("letter"), NumberedList)
    assert [item.mark for item in listed.items] == ["๑.", "๒."]
    assert listed.items[0].text == "พิธีเปิดและมอบเกียรติบัตรแก่กลุ่มดีเด่น"


def test_several_things_cited_or_enclosed_are_numbered_under_each_other():
    contents = typed("letter", cites="เรื่องหนึ่ง\n\nเรื่องสอง", encloses="1) แผนที่\n2) กำหนดการ")
    assert labels(contents)[2:] == [
        ("อ้างถึง", "๑. เรื่องหนึ่ง"),
        ("", "๒. เรื่องสอง"),
        ("สิ่งที่ส่งมาด้วย", "๑) แผนที่"),
        ("", "๒) กำหนดการ"),
    ]
    assert [block.tab for block in only(contents, LabelLine)] == [0.0, 0.0, 17.0, 17.0, 30.0, 30.0]


def test_the_number_and_date_of_a_letter_can_be_written_by_hand():
    contents = written("letter", number="", year=None, dated=None)
    assert contents.blocks[0].left == "ที่ ฉช ๐๐๐๐/............"
    assert contents.blocks[1] == Line("............ ........................ ............", "middle")
    assert contents.dated == ""
    assert contents.title == "หนังสืออำเภอพนมสารคาม เรื่อง ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน"


def test_an_office_that_said_nothing_of_itself_still_has_a_head_and_no_foot():
    contents = written("letter", writer=Writer(), typed=replace(letters.TYPED, copies_to=""))
    assert contents.blocks[0] == Letterhead("ที่ ............/๑๒๓", ("ที่ว่าการอำเภอพนมสารคาม", "จังหวัดฉะเชิงเทรา"))
    assert isinstance(contents.blocks[-1], Signature)


def test_the_office_is_named_before_an_address_that_does_not():
    contents = written("letter", writer=Writer(address=(" ถนนตัวอย่าง ", "")))
    assert contents.blocks[0].right == ("ที่ว่าการอำเภอพนมสารคาม", "ถนนตัวอย่าง")


@pytest.mark.parametrize(
    ("to", "greeted", "asked", "farewell"),
    [
        ("เรียน กำนันตำบลท่าถ่าน", ("เรียน", "กำนันตำบลท่าถ่าน"), "จึงเรียนมาเพื่อโปรดทราบ", "ขอแสดงความนับถือ"),
        ("นมัสการ เจ้าอาวาสวัดท่าถ่าน", ("นมัสการ", "เจ้าอาวาสวัดท่าถ่าน"), "จึงนมัสการมาเพื่อโปรดทราบ", "ขอนมัสการด้วยความเคารพ"),
        ("กราบเรียน  ประธาน", ("กราบเรียน", "ประธาน"), "จึงกราบเรียนมาเพื่อโปรดทราบ", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("นมัสการ", ("เรียน", "นมัสการ"), "จึงเรียนมาเพื่อโปรดทราบ", "ขอแสดงความนับถือ"),
    ],
)  # fmt: skip
def test_the_greeting_that_was_typed_brings_its_farewell(to, greeted, asked, farewell):
    contents = typed("letter", to=to)
    assert labels(contents)[1] == greeted
    assert only(contents, Paragraph)[-1].text == asked
    assert only(contents, Line)[1].text == farewell


@pytest.mark.parametrize("asked", ["จึงเรียนมาเพื่อโปรดพิจารณาเข้าร่วม", "  จึงเรียนมาเพื่อทราบ"])
def test_a_closing_that_was_typed_is_not_said_twice(asked):
    contents = typed("letter", body=f"ด้วยมีงาน\n{asked}")
    assert [paragraph.text for paragraph in only(contents, Paragraph)] == ["ด้วยมีงาน", asked.strip()]


@pytest.mark.parametrize(("field", "name"), [("subject", "เรื่อง"), ("to", "เรียน"), ("body", "เนื้อความ")])
def test_a_letter_that_lacks_what_is_typed_is_refused_at_its_field(field, name):
    with pytest.raises(CannotDo) as refused:
        typed("letter", **{field: " \n"})
    assert str(refused.value) == f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ"
    assert refused.value.field == field


def test_a_letter_bears_its_urgency_and_secrecy():
    contents = typed("letter", urgency="ด่วนที่สุด", secrecy="ลับ")
    assert (contents.urgency, contents.secrecy) == ("ด่วนที่สุด", "ลับ")


def test_an_own_wording_may_close_in_several_lines_and_give_articles():
    wording = replace(letter.DEFAULT, duties="ข้อหนึ่ง\nข้อสอง", closing="ขอขอบคุณ {อำเภอ}\nด้วยความนับถือ")
    contents = written("letter", wording)
    assert only(contents, Paragraph)[-1].text == "ขอขอบคุณ พนมสารคาม"
    assert only(contents, Line)[1] == Line("ด้วยความนับถือ", "signature")
    assert [item.text for item in only(contents, NumberedList)[1].items] == ["ข้อหนึ่ง", "ข้อสอง"]


def test_an_invitation_says_when_where_and_what_about():
    contents = written("invitation")
    assert contents.subject == f"ขอเชิญประชุม{COMMITTEE} ครั้งที่ ๓/๒๕๕๑"
    assert labels(contents)[1:] == [
        ("เรียน", f"{COMMITTEE} ทุกท่าน"),
        ("สิ่งที่ส่งมาด้วย", "ระเบียบวาระการประชุม จำนวน ๑ ชุด"),
    ]
    cause = only(contents, Paragraph)[0].text
    assert cause.endswith(
        "ครั้งที่ ๓/๒๕๕๑ ในวันพฤหัสบดีที่ ๒๒ พฤษภาคม ๒๕๕๑ เวลา ๐๙.๓๐ น. "
        "ณ ศาลาอเนกประสงค์ องค์การบริหารส่วนตำบลท่าถ่าน รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
    )
    (matters,) = only(contents, NumberedList)
    assert [item.text for item in matters.items] == ["แผนปฏิบัติงานประจำปีของศูนย์", "การสมทบกองทุนสวัสดิการชุมชน"]


def test_what_was_typed_for_an_invitation_goes_before_what_is_usual():
    contents = typed("invitation", to="ผู้แทนกลุ่ม", encloses="วาระ")
    assert labels(contents)[1:] == [("เรียน", "ผู้แทนกลุ่ม"), ("สิ่งที่ส่งมาด้วย", "วาระ")]


@pytest.mark.parametrize("matters", [0, 6])
def test_an_agenda_that_is_empty_or_long_is_not_named_in_the_invitation(matters):
    agenda = tuple(Matter(part="4", title=f"เรื่องที่ {number}") for number in range(matters))
    contents = written("invitation", meeting=replace(MEETING, agenda=agenda))
    assert only(contents, NumberedList) == []
    assert not any("ดังนี้" in text for text in samples.texts(contents.blocks))


@pytest.mark.parametrize(("field", "name"), [("begins", "เวลาเริ่มประชุม"), ("place", "สถานที่ประชุม")])
def test_an_invitation_to_a_meeting_without_time_or_place_is_refused(field, name):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ"):
        written("invitation", meeting=replace(MEETING, **{field: ""}))


def test_a_recall_names_the_earlier_letter_with_the_letters_of_the_office_and_why():
    contents = written("recall")
    assert contents.subject == "แจ้งยกเลิกหนังสือ เรื่อง ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน"
    assert labels(contents)[2] == ("อ้างถึง", "หนังสืออำเภอพนมสารคาม ที่ ฉช ๐๐๐๐/๑๒๐ ลงวันที่ ๒ พฤษภาคม ๒๕๕๑")
    assert only(contents, Paragraph)[1].text == (
        "เนื่องจากเลื่อนการจัดกิจกรรมออกไป อำเภอพนมสารคามจึงขอยกเลิกหนังสือดังกล่าว"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "เหตุผล"),
        ({"cancels": None}, "เรื่องเดิม"),
        ({"typed": Typed()}, "เรียน"),
    ],
)
def test_a_recall_that_lacks_something_is_refused(changes, said):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{said}” กรุณากรอกก่อนออกหนังสือ"):
        written("recall", **changes)


def test_a_recall_goes_to_the_committee_that_the_letter_went_to():
    contents = written("recall", committee=COMMITTEE, typed=Typed())
    assert labels(contents)[1] == ("เรียน", f"{COMMITTEE} ทุกท่าน")


@pytest.mark.parametrize(
    ("earlier", "cited"),
    [
        (Earlier("letter", "ก", "123", 2551, date(2008, 5, 8)), "หนังสืออำเภอพนมสารคาม ที่ ฉช 0000/123 ลงวันที่ 8 พฤษภาคม 2551"),
        (Earlier("memo", "ก", "123.1", 2551), "บันทึกข้อความอำเภอพนมสารคาม ที่ ฉช 0000/123.1"),
        (Earlier("order", "ก", "111.1", 2551), "คำสั่งอำเภอพนมสารคาม ที่ 111.1/2551"),
        (Earlier("certificate", "ก", "5", 2551), "หนังสือรับรองของอำเภอพนมสารคาม เลขที่ 5/2551"),
        (Earlier("invitation", "ก", "", None), "หนังสืออำเภอพนมสารคาม"),
    ],
)  # fmt: skip
def test_an_earlier_paper_is_cited_by_the_number_it_bears(earlier, cited):
    assert cite(earlier, "พนมสารคาม", with_subject=False, letter_code="ฉช 0000") == cited


def test_names_in_the_head_of_a_letter_are_not_cut():
    contents = typed("letter", to="นายกองค์การบริหารส่วนตำบลท่าถ่าน อำเภอพนมสารคาม")
    (label,) = only(contents, LabelLine)[1].labels
    assert label == Label("เรียน", "นายกองค์การบริหารส่วนตำบลท่าถ่าน อำเภอพนมสารคาม", ("อำเภอพนมสารคาม",))


def test_the_wordings_are_those_of_the_kinds_of_letter():
    assert set(letter.FIELDS) == {letter.DEFAULT.kind, letter.INVITATION.kind, letter.RECALL.kind}
    assert set(letter.FIELDS) <= set(FACTS)
