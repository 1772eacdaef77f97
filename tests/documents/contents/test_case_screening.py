"""แบบตรวจคุณสมบัติเรื่อง: what was checked, and which of the two ends is ticked."""

from dataclasses import replace

from desktop.documents.contents.blocks import Choices, Signers, Table
from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.pdf.draw import draw
from tests.documents.cases import FACTS, SPARSE, written
from tests.documents.contents.test_case_papers import all_said, only


def ticked(contents):
    return [choice.ticked for block in only(contents, Choices) for choice in block.items]


def test_each_check_is_a_row_and_so_is_what_needs_care():
    (table,) = only(written("screening"), Table)
    assert table.rows[0] == ("๑", "ข้อพิพาทอยู่ในเขตหรือไม่", "เหตุเกิดในหมู่ที่ ๓ ตำบลท่าถ่าน", "ผ่าน")
    assert table.rows[-3:] == (
        ("๕", "มีความรุนแรงหรือไม่", "มี", "ระวัง"),
        ("๖", "เกี่ยวกับเด็กหรือไม่", "ไม่มี", "–"),
        ("๗", "เกี่ยวกับเพศหรือไม่", "ไม่มี", "–"),
    )


def test_a_case_that_passes_is_taken_with_the_reason_of_its_track():
    contents = written("screening")
    assert ticked(contents) == [True, False]
    assert "คู่พิพาททั้งสองฝ่ายขอให้ไกล่เกลี่ยที่ตำบลก่อน" in all_said(contents)
    assert "ส่งต่อไปที่" not in all_said(contents)


def test_one_check_that_fails_refers_the_case():
    contents = written("screening", SPARSE)
    assert ticked(contents) == [False, True]
    assert "ศูนย์ดำรงธรรมอำเภอพนมสารคาม" in all_said(contents)


def test_who_checked_signs_with_the_day():
    (signers,) = only(written("screening"), Signers)
    assert signers.items[1].lines == ("ผู้ตรวจ", "วันที่ ๓ กุมภาพันธ์ ๒๕๖๙")
    (undated,) = only(written("screening", replace(FACTS, screened=None)), Signers)
    assert undated.items[1].lines == ("ผู้ตรวจ",)


def test_a_usual_case_is_screened_on_one_page():
    assert draw(written("screening", SAMPLE)).pages == 1
