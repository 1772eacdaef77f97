"""บันทึกข้อตกลงระงับข้อพิพาท: numbered terms, the money plan to the satang, everybody's place to sign."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents.blocks import Column, LabelLine, Line, Paragraph, Signer, Signers, Table
from desktop.documents.contents.case_agreement import marks
from desktop.documents.contents.case_facts import AgreedTerm
from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.pdf.draw import draw
from desktop.domain.agreements import TERM_KINDS
from desktop.errors import CannotDo
from desktop.thai import digits
from tests.documents.cases import ASKERS, FACTS, OTHERS, SPARSE, written
from tests.documents.contents.test_case_papers import all_said, only


def articles(contents):
    return [one.text for one in only(contents, Paragraph) if one.text.startswith("ข้อ ")]


def test_acts_come_first_then_the_plan_then_the_usual_articles():
    said = articles(written("agreement"))
    assert [one.partition("  ")[0] for one in said] == ["ข้อ ๑", "ข้อ ๒", "ข้อ ๓", "ข้อ ๔", "ข้อ ๕"]
    assert said[0].endswith("ออก ภายในวันที่ ๑๕ เมษายน ๒๕๖๙")
    assert said[2] == (
        "ข้อ ๓  คู่พิพาทฝ่ายที่ ๒ ตกลงชำระเงินรวม ๕๙,๙๙๘ บาท (ห้าหมื่นเก้าพันเก้าร้อยเก้าสิบแปดบาทถ้วน) ตามกำหนดดังต่อไปนี้"
    )


def test_twelve_instalments_stand_with_days_figures_and_words():
    (table,) = only(written("agreement"), Table)
    assert isinstance(table.columns[0], Column)
    assert sum(column.width for column in table.columns) == pytest.approx(160)
    assert table.rows[0] == ("เงินวางวันแรก", "๒ มีนาคม ๒๕๖๙", "๑๐,๐๐๐", "หนึ่งหมื่นบาทถ้วน")
    assert [row[0] for row in table.rows[1:13]] == [f"งวดที่ {digits.to_thai(str(n))}" for n in range(1, 13)]
    assert table.rows[12][1:] == ("๒๘ กุมภาพันธ์ ๒๕๗๐", "๔,๑๖๖.๕๐", "สี่พันหนึ่งร้อยหกสิบหกบาทห้าสิบสตางค์")
    assert table.rows[13] == ("รวม", "", "๕๙,๙๙๘", "ห้าหมื่นเก้าพันเก้าร้อยเก้าสิบแปดบาทถ้วน")


def test_one_payment_has_no_sum_and_a_plan_in_words_is_taken_as_it_is():
    once = (AgreedTerm(number=1, kind="pay", amount=50_000, due=date(2026, 3, 2), words="โอนเข้าบัญชีของผู้ร้อง"),)
    contents = written("agreement", terms=once, plan="ฝ่ายที่ 2 จ่ายครั้งเดียว")
    (table,) = only(contents, Table)
    assert table.rows == (("ชำระครั้งเดียว", "๒ มีนาคม ๒๕๖๙", "๕๐๐", "ห้าร้อยบาทถ้วน"),)
    assert articles(contents)[0] == "ข้อ ๑  ฝ่ายที่ ๒ จ่ายครั้งเดียว"
    assert "โอนเข้าบัญชีของผู้ร้อง" in [one.text for one in only(contents, Paragraph)]


def test_a_payment_whose_amount_is_not_known_leaves_its_cells_free():
    open_ended = (AgreedTerm(number=1, kind="pay"),)
    (table,) = only(written("agreement", terms=open_ended), Table)
    assert table.rows == (("ชำระครั้งเดียว", "", "", ""),)


def test_an_agreement_without_money_has_no_table():
    assert only(written("agreement", SPARSE), Table) == []


def test_the_parties_are_told_with_card_and_address_and_who_acts_for_them():
    lines = [one.labels[0] for one in only(written("agreement"), LabelLine)]
    assert [one.title for one in lines] == ["คู่พิพาทฝ่ายที่ ๑", "", "", "คู่พิพาทฝ่ายที่ ๒", "", ""]
    assert lines[0].text.startswith("(๑) นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล อายุ ๖๑ ปี เลขประจำตัวประชาชน ๑-๒๓๔๕")
    assert "ผู้แทนโดยชอบธรรม" in lines[2].text


def test_both_sides_the_mediators_and_two_witnesses_sign():
    signed, thumbs, witnesses = only(written("agreement"), Signers)
    assert [one.lines[-1] for one in signed.items[:6]] == ["คู่พิพาทฝ่ายที่ ๑", "คู่พิพาทฝ่ายที่ ๒"] * 3
    assert [one.name for one in signed.items[6:]] == [
        "(นายสำราญ มั่นคง)",
        "(นางพรทิพย์ ทองอยู่)",
        "(นางสาวจำเนียร น้ำเพชร)",
    ]
    assert [one.thumb for one in thumbs.items] == [True] * 6
    assert thumbs.items[0] == Signer(
        "ลายพิมพ์นิ้ว.......... มือ..........",
        ("ของ นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",),
        thumb=True,
        names=("นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",),
    )
    assert [one.name for one in witnesses.items] == ["(นายสุนทร แก้วมณี)", "(นางปิ่น คุ้มญาติ)"]
    assert {one.lines for one in witnesses.items} == {("พยานและผู้รับรองลายพิมพ์นิ้วมือ",)}


def test_a_side_of_one_has_free_places_beside_the_other_of_three():
    signed = only(written("agreement", parties=(ASKERS[0], *OTHERS)), Signers)[0]
    assert [bool(one.name) for one in signed.items[:6]] == [True, True, False, True, False, True]


def test_witnesses_who_are_not_known_have_dots():
    witnesses = only(written("agreement", SPARSE), Signers)[-1]
    assert {one.name for one in witnesses.items} == {f"({'.' * 48})"}


def test_where_and_when_it_was_made():
    lines = [one.text for one in only(written("agreement"), Line)]
    assert lines[-1] == "วันที่ ๒ มีนาคม พ.ศ. ๒๕๖๙"
    undated = [one.text for one in only(written("agreement", dated=None, ended=None, agreed_at=""), Line)]
    assert undated[-2:] == [f"ทำที่ {'.' * 48}", f"วันที่ {'.' * 36}"]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"parties": ASKERS}, "parties", "ยังไม่มี “คู่พิพาทฝ่ายที่ 2” กรุณากรอกก่อนออกหนังสือ"),
        ({"terms": ()}, "terms", "ยังไม่มี “ข้อตกลง” กรุณากรอกก่อนออกหนังสือ"),
        ({"mediators": ()}, "ผู้ไกล่เกลี่ย", "ยังไม่มี “ผู้ไกล่เกลี่ย” กรุณากรอกก่อนออกหนังสือ"),
        (
            {"parties": (replace(ASKERS[2], represented_by=""), *OTHERS)}, "represented_by",
            "ยังไม่มีผู้แทนของ เด็กชายบุญมี วงศ์สวัสดิ์เจริญผล กรุณากรอกก่อนออกหนังสือ",
        ),
    ],
)  # fmt: skip
def test_an_agreement_that_lacks_something_is_refused(changes, field, said):
    with pytest.raises(CannotDo) as refused:
        written("agreement", **changes)
    assert (str(refused.value), refused.value.field) == (said, field)


def test_a_usual_agreement_takes_one_sheet():
    assert draw(written("agreement", SAMPLE)).pages == 2


@given(st.lists(st.sampled_from(list(TERM_KINDS)), max_size=20))
def test_every_term_has_a_mark_and_no_article_or_instalment_has_that_of_another(kinds):
    terms = [AgreedTerm(number=number, kind=kind) for number, kind in enumerate(kinds, start=1)]
    marked = marks(terms)
    assert list(marked) == list(range(1, len(kinds) + 1))
    counted = [mark for mark in marked.values() if mark.startswith(("ข้อ", "งวด"))]
    assert len(counted) == len(set(counted))


@given(
    st.lists(
        st.tuples(st.integers(1, 10**10), st.dates(date(2026, 1, 1), date(2040, 12, 31))),
        min_size=2,
        max_size=24,
    )
)
def test_the_sum_of_a_plan_is_that_of_its_rows(payments):
    plan = tuple(
        AgreedTerm(number=number, kind="instalment", amount=amount, due=due)
        for number, (amount, due) in enumerate(payments, start=1)
    )
    contents = written("agreement", replace(FACTS, terms=plan, thai_digits=False))
    (table,) = only(contents, Table)
    assert digits.satang(table.rows[-1][2]) == sum(amount for amount, _due in payments)
    assert sum(digits.satang(row[2]) for row in table.rows[:-1]) == digits.satang(table.rows[-1][2])
    assert "ตกลงชำระเงินรวม" in all_said(contents)
