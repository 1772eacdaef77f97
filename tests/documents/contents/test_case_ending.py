"""Papers of the end of a case: the record of failure, the certificate, the sheet to follow up."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents.blocks import Choices, DateLine, LabelLine, Paragraph, Signers, Table
from desktop.documents.contents.case_facts import FollowedTerm
from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents.cases import FACTS, SPARSE, TERMS, written
from tests.documents.contents.test_case_papers import all_said, only


def test_a_failure_says_when_why_and_what_becomes_of_the_prescription():
    contents = written("failure", replace(FACTS, result="ตกลงกันไม่ได้", end_reason="ฝ่ายที่ 2 ไม่มาตามนัด"))
    said = [one.text for one in only(contents, Paragraph)]
    assert said[1] == (
        "การไกล่เกลี่ยสิ้นสุดลงเมื่อวันที่ ๒ มีนาคม ๒๕๖๙ โดยไม่เป็นผล ผลคือตกลงกันไม่ได้ เนื่องจากฝ่ายที่ ๒ ไม่มาตามนัด"
    )
    assert "คืนเอกสาร" in said[2]
    assert said[3] == "เรื่องอายุความ: ไม่กระทบอายุความ"
    (signers,) = only(contents, Signers)
    assert signers.items[-1].lines == ("ผู้รับรอง",)


def test_a_failure_without_a_note_of_prescription_says_nothing_of_it():
    assert "อายุความ" not in all_said(written("failure", SPARSE))


@pytest.mark.parametrize(
    ("lacking", "name"), [("ended", "วันที่สิ้นสุด"), ("result", "ผลการไกล่เกลี่ย"), ("end_reason", "เหตุที่สิ้นสุด")]
)
def test_a_failure_needs_its_day_result_and_reason(lacking, name):
    empty = None if lacking == "ended" else ""
    with pytest.raises(CannotDo) as refused:
        written("failure", **{lacking: empty})
    assert (str(refused.value), refused.value.field) == (f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", name)


def test_a_certificate_says_the_result_and_none_of_the_terms():
    contents = written("certificate")
    assert "ผลการไกล่เกลี่ย คือ ตกลงกันได้" in only(contents, Paragraph)[0].text
    assert only(contents, DateLine) == [DateLine("ให้ไว้ ณ วันที่ ๒ มีนาคม พ.ศ. ๒๕๖๙")]
    assert not [term.words for term in TERMS if term.words and term.words in all_said(contents)]
    assert draw(contents).pages == 1


def rows(**changes):
    contents = written("follow_up", **changes)
    (table,) = only(contents, Table)
    return contents, {row[0]: row[1:] for row in table.rows}


def test_each_term_has_a_row_with_what_was_found_last():
    contents, found = rows()
    assert list(found)[:4] == ["ข้อ ๑", "ข้อ ๒", "เงินวางวันแรก", "งวดที่ ๑"]
    assert found["ข้อ ๑"][1:] == ("๑๕ เม.ย. ๒๕๖๙", "", "", "", "")
    assert found["เงินวางวันแรก"] == ("๑๐,๐๐๐ บาท", "๒ มี.ค. ๒๕๖๙", "/", "", "", "๓ มี.ค. ๒๕๖๙")
    assert found["งวดที่ ๑"][2:] == ("", "/", "", "๑ เม.ย. ๒๕๖๙")
    assert found["ทั้งฉบับ"][2:] == ("", "/", "", "๒ เม.ย. ๒๕๖๙")
    assert [choice.ticked for choice in only(contents, Choices)[0].items] == [False, True]
    assert only(contents, LabelLine)[-1].labels[0].text == "๑๒,๐๐๐ บาท (หนึ่งหมื่นสองพันบาทถ้วน)"


def test_of_two_looks_the_later_one_counts_and_a_broken_term_is_ticked_so():
    looks = (
        FollowedTerm(number=3, looked=date(2026, 5, 1), result="broken"),
        FollowedTerm(number=3, looked=date(2026, 4, 1), result="kept"),
    )
    contents, found = rows(followed=looks)
    assert found["เงินวางวันแรก"][2:] == ("", "", "/", "๑ พ.ค. ๒๕๖๙")
    assert [choice.ticked for choice in only(contents, Choices)[0].items] == [True, False]
    assert only(contents, Signers)[0].items[1].name == f"({'.' * 48})"


def test_before_the_first_look_nothing_is_ticked():
    contents, found = rows(followed=())
    assert {cell for row in found.values() for cell in row[2:]} == {""}
    assert [choice.ticked for choice in only(contents, Choices)[0].items] == [False, False]
    assert "ชำระแล้วรวม" not in all_said(contents)


def test_a_term_too_long_for_its_row_is_cut_at_a_word():
    long = (replace(TERMS[0], words="ฝ่ายที่สองรับว่าจะดูแลทางน้ำ " * 20),)
    _contents, found = rows(terms=long)
    assert found["ข้อ ๑"][0].endswith("ทางน้ำ …")


def test_a_usual_sheet_is_one_page():
    assert draw(written("follow_up", SAMPLE)).pages == 1
