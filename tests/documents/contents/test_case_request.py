"""คำร้อง: full, and as a form to be filled in by hand."""

from dataclasses import replace

from desktop.documents.contents.blocks import Choice, Choices, LabelLine, NumberedList, Signers
from desktop.documents.pdf.draw import draw
from tests.documents.cases import ASKERS, BLANK, FACTS, written
from tests.documents.contents.test_case_papers import all_said, only


def labels(contents):
    return {
        label.title: label.text for line in only(contents, LabelLine) for label in line.labels if label.title
    }


def test_a_request_says_who_asks_with_whom_about_what():
    contents = written("request", parties=(ASKERS[0],))
    said = labels(contents)
    assert said["อายุ"] == ""  # of the other side, which is not known
    assert said["เรื่อง"] == FACTS.about
    assert (said["ทุนทรัพย์ (บาท)"], said["ประเภท"]) == ("๖๐,๐๐๐", "หนี้สินและกู้ยืม")
    assert (said["วันที่เกิดเหตุ"], said["เวลา"], said["ช่องทาง"]) == ("๑ มิถุนายน ๒๕๖๘", "๐๙.๓๐ น.", "มาด้วยตนเอง")
    assert [item.text for item in only(contents, NumberedList)[-1].items] == [
        "สำเนาสัญญากู้ยืม จำนวน ๑ แผ่น", "ภาพถ่ายรั้ว จำนวน ๓ ภาพ",
    ]  # fmt: skip
    assert only(contents, Choices) == [
        Choices((Choice("ข้าพเจ้าขอรับรองว่าข้อพิพาทนี้ไม่อยู่ระหว่างการพิจารณาคดีของศาล", ticked=True),))
    ]


def test_three_parties_a_side_stand_each_with_its_own_lines_and_who_acts_for_them():
    contents = written("request")
    names = [one.labels[0].text for one in only(contents, LabelLine) if one.labels[0].title == "ชื่อ"]
    assert names == [party.name for party in FACTS.parties if party.side != "witness"]
    acting = [one.labels for one in only(contents, LabelLine) if one.labels[0].title == "ผู้แทน"]
    assert [(first.text, second.text) for first, second in acting] == [
        ("นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล", "บิดา"), ("นายณรงค์ อยู่เย็น", "ประธานกลุ่ม"),
    ]  # fmt: skip


def test_the_asker_and_two_witnesses_sign_or_leave_a_thumbprint():
    signers, received = only(written("request"), Signers)
    asker, thumb, *witnesses = signers.items
    assert asker.lines == ("คู่พิพาทฝ่ายที่ ๑",)
    assert (thumb.thumb, thumb.lines) == (True, ("ของ นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",))
    assert [one.name for one in witnesses] == ["(นายสุนทร แก้วมณี)", "(นางปิ่น คุ้มญาติ)"]
    assert received.items[1].name == "(นางสาวฝึกหัด ตั้งใจ)"


def test_an_empty_request_is_a_form_of_one_sheet_with_dots_and_nothing_ticked():
    contents = written("request", BLANK)
    said = labels(contents)
    assert {said[title] for title in ("ชื่อ", "เลขประจำตัวประชาชน", "เรื่อง", "รับคำร้องวันที่")} == {""}
    assert only(contents, Choices)[0].items[0].ticked is False
    empty = [one for one in only(contents, LabelLine) if not one.labels[0].title]
    assert (len(empty), all(one.leader for one in empty)) == (10, True)
    assert "เลขคำร้อง ............" in all_said(contents)
    assert draw(contents).pages == 2


def test_what_was_told_may_have_braces():
    assert "{ก}" in all_said(written("request", replace(FACTS, account="เห็น {ก} เดินมา")))
