"""A copy for the notice board shows no id, telephone or e-mail of a person, and all else as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents.blocks import Chart, Column, Contents, Node, Paragraph, Table
from desktop.documents.contents.redaction import masked, redacted
from desktop.thai import digits


def said(text, public=()):
    contents = Contents("notice", "ก", "ก", (Paragraph(text),))
    [block] = redacted(contents, public).blocks
    return block.text


@pytest.mark.parametrize(
    ("text", "hung"),
    [
        ("เลขประจำตัว 1-2345-67890-12-1 บ้านเลขที่ 12/3", "เลขประจำตัว x-xxxx-xxxxx-12-1 บ้านเลขที่ 12/3"),
        ("เลขประจำตัว ๑๒๓๔๕๖๗๘๙๐๑๒๑", "เลขประจำตัว x-xxxx-xxxxx-๑๒-๑"),
        ("โทร. 081-234-5678", "โทร. xxx"),
        ("โทร. ๐๓๘ ๕๕๑ ๒๓๔ ครับ", "โทร. xxx ครับ"),
        ("somchai.j@example.go.th ที่", "xxx ที่"),
        ("ที่ ๑๑๑/๒๕๕๑ วันที่ ๘ พฤษภาคม ๒๕๕๑ จำนวน 1,000,000 บาท", None),
        ("ที่ ฉช 0018.1/123", None),
    ],
)
def test_what_is_personal_is_hidden_and_nothing_else(text, hung):
    assert said(text) == (hung or text)


def test_the_offices_own_telephone_stays():
    text = "โทร. 0 3855 1234 หรือ 081-234-5678 office@example.go.th"
    public = ("038551234 ต่อ 12", "office@example.go.th")
    assert said(text, public) == "โทร. 0 3855 1234 หรือ xxx office@example.go.th"


def test_cells_are_changed_and_pictures_stay_named():
    table = Table((Column("ชื่อ", 30),), (("นายก 0812345678",),))
    chart = Chart(((Node("นายก", "ประธาน", "0812345678", "0123456789" * 6 + "abcd"),),))
    blocks = redacted(Contents("chart", "ก", "ก", (table, chart))).blocks
    assert blocks[0].rows == (("นายก xxx",),)
    assert (blocks[1].tiers[0][0].note, blocks[1].tiers[0][0].portrait) == ("xxx", chart.tiers[0][0].portrait)


def test_the_copy_says_that_it_is_one():
    assert redacted(Contents("notice", "ก", "ก", ())).watermark == "สำเนา"


@given(st.text("0123456789๐๑๒ก -–", max_size=40), st.integers(0, 10**9), st.booleans())
def test_no_telephone_is_left_in_any_text(around, number, thai):
    phone = f"08{number:09d}"[:10]
    phone = digits.to_thai(phone) if thai else phone
    assert phone not in said(f"{around} ก {phone} ข")


def test_for_the_screen_national_ids_alone_are_masked():
    text = "เลขประจำตัว 1-2345-67890-12-1 หรือ ๑๒๓๔๕๖๗๘๙๐๑๒๑ โทร. 081-234-5678"
    seen = masked(Contents("notice", "ก", "ก", (Paragraph(text),)))
    assert seen.blocks[0].text == "เลขประจำตัว x-xxxx-xxxxx-12-1 หรือ x-xxxx-xxxxx-๑๒-๑ โทร. 081-234-5678"
    assert seen.watermark == ""
