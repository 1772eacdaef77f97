"""บันทึกการไกล่เกลี่ย and บันทึกขยายเวลา: who came and what came of it, never what was offered."""

from dataclasses import replace

import pytest

from desktop.documents.contents.blocks import Heading, LabelLine, Paragraph, Signers
from desktop.errors import CannotDo
from tests.documents.cases import FACTS, SPARSE, written
from tests.documents.contents.test_case_papers import all_said, only


def told(contents):
    return {label.title: label.text for line in only(contents, LabelLine) for label in line.labels}


def test_a_session_says_when_who_and_what_came_of_it():
    contents = written("session")
    assert only(contents, Heading)[0].lines[-1] == "ครั้งที่ ๒ วันที่ ๒๐ กุมภาพันธ์ ๒๕๖๙"
    said = told(contents)
    assert said["เวลา"] == "๐๙.๓๐ น. ถึง ๑๒.๐๐ น."
    assert said["ผู้มา"].endswith("และนางสาวกัลยา รักชาติ")
    assert (said["ผู้ไม่มา"], said["ผล"], said["เหตุที่เลื่อน"]) == (
        "นายทองคำ รักชาติ",
        "เลื่อนไป",
        "คู่พิพาทฝ่ายที่ ๒ บางคนป่วย",
    )
    assert said["นัดครั้งต่อไป"] == "วันศุกร์ที่ ๒๗ กุมภาพันธ์ ๒๕๖๙"


def test_only_who_came_signs_with_the_mediators():
    (signers,) = only(written("session"), Signers)
    assert [one.name for one in signers.items] == [
        "(นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล)", "(นางลำดวน วงศ์สวัสดิ์เจริญผล)", "(นางสาวกัลยา รักชาติ)",
        "(นายสำราญ มั่นคง)", "(นางพรทิพย์ ทองอยู่)", "(นางสาวจำเนียร น้ำเพชร)",
    ]  # fmt: skip
    assert [one.lines for one in signers.items[3:5]] == [("ประธานผู้ไกล่เกลี่ย",), ("ผู้ไกล่เกลี่ย",)]


def test_what_is_not_known_of_a_session_is_left_out():
    said = told(written("session", SPARSE))
    assert set(said) == {"คู่พิพาทฝ่ายที่ ๑", "คู่พิพาทฝ่ายที่ ๒", "เรื่อง", "ผู้ไกล่เกลี่ย", "ผู้มา", "ผล"}
    nobody = told(written("session", replace(SPARSE, session=replace(SPARSE.session, came=()))))
    assert nobody["ผู้มา"] == "ไม่มี"


def test_neither_the_account_nor_what_is_asked_stands_in_a_session():
    said = all_said(written("session"))
    assert "ยืมเงินผู้ร้อง" not in said
    assert "ขอให้คืนเงิน" not in said


def test_a_session_without_an_outcome_is_refused():
    with pytest.raises(CannotDo) as refused:
        written("session", session=replace(FACTS.session, outcome=""))
    assert (str(refused.value), refused.value.field) == (
        "ยังไม่มี “ผลการไกล่เกลี่ยครั้งนี้” กรุณากรอกก่อนออกหนังสือ", "outcome",
    )  # fmt: skip


def test_an_extension_says_from_when_until_when_and_why():
    said = [one.text for one in only(written("extension"), Paragraph)]
    assert said[1] == "กำหนดเวลาเดิมครบในวันที่ ๑ พฤษภาคม ๒๕๖๙"
    assert said[2] == "เนื่องจากคู่พิพาทขอเวลารวบรวมเอกสาร จึงขยายเวลาไกล่เกลี่ยออกไปถึงวันที่ ๑ สิงหาคม ๒๕๖๙"
    (signers,) = only(written("extension"), Signers)
    assert (signers.items[-1].name, signers.items[-1].lines) == ("(นายวีระพงษ์ สุขประเสริฐ)", ("ผู้อนุญาต",))


def test_an_extension_whose_first_end_is_not_known_says_nothing_of_it():
    assert "กำหนดเวลาเดิม" not in all_said(written("extension", SPARSE))


@pytest.mark.parametrize(("lacking", "name"), [("until", "ขยายถึงวันที่"), ("reason", "เหตุที่ขยาย")])
def test_an_extension_needs_its_end_and_its_reason(lacking, name):
    empty = None if lacking == "until" else ""
    with pytest.raises(CannotDo) as refused:
        written("extension", extension=replace(FACTS.extension, **{lacking: empty}))
    assert refused.value.field == name
