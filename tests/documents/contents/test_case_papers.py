"""What holds for the papers of every kind of case: who signs, what is never said, and what each refuses without."""

from dataclasses import fields as fields_of
from dataclasses import replace

import pytest

from desktop.documents.contents import case_facts, case_fields
from desktop.documents.contents.blocks import Letterhead, Signature, Signers
from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.contents.facts import names
from desktop.documents.pdf.draw import draw
from desktop.domain.case_papers import CASE_PAPERS
from desktop.domain.cases import ANSWERS, CAPACITIES, SIDES
from desktop.errors import CannotDo
from tests.documents.cases import BLANK, FACTS, SPARSE, written
from tests.documents.samples import texts

KINDS = pytest.mark.parametrize("kind", CASE_WRITINGS)
LETTERS = {"asking", "appointment", "summons", "certificate", "referral"}


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def all_said(contents):
    return "\n".join(texts(contents.blocks))


@KINDS
@pytest.mark.parametrize("facts", [FACTS, SPARSE, SAMPLE], ids=["full", "sparse", "sample"])
def test_every_paper_is_written_and_drawn_from_much_and_from_little(kind, facts):
    contents = written(kind, facts)
    assert contents.kind == f"case_{kind}"
    assert draw(contents).pages <= 4


@KINDS
def test_the_title_of_the_file_names_the_case_and_nobody(kind):
    contents = written(kind)
    assert contents.title == f"{CASE_PAPERS[kind].title} กก.๐๑/๒๕๖๙"
    said = contents.title + contents.subject
    assert not [name for name in FACTS.people() if name in said]


@KINDS
def test_letters_alone_bear_the_emblem_and_a_number(kind):
    contents = written(kind, emblem_way="frame")
    assert contents.emblem == ("frame" if kind in LETTERS else "none")
    assert bool(only(contents, Letterhead)) == (kind in LETTERS)
    assert {key for key, one in CASE_PAPERS.items() if one.numbered} == LETTERS
    if kind in LETTERS:
        assert only(contents, Letterhead)[0].left == (
            "เลขที่ ๑๒/๒๕๖๙" if kind == "certificate" else "ที่ ๑๒/๒๕๖๙"
        )
        dots = written(kind, number="", year=None, dated=None)
        assert only(dots, Letterhead)[0].left.endswith(" ............/............")


@KINDS
def test_somebody_signs_every_paper(kind):
    contents = written(kind)
    assert only(contents, Signature) or only(contents, Signers)


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_a_letter_that_nobody_signs_is_refused(kind):
    with pytest.raises(CannotDo) as refused:
        written(kind, signer_name="")
    assert (str(refused.value), refused.value.field) == ("ยังไม่มี “ผู้ลงนาม” กรุณาเลือกผู้ลงนามก่อนออกหนังสือ", "signer")


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("screening", "screened", "ยังไม่มี “ผลการตรวจคุณสมบัติเรื่อง” กรุณากรอกก่อนออกหนังสือ"),
        ("asking", "เลขคำร้อง", ""),
        ("consent", "party", "ต้องเลือกคู่พิพาทก่อนออกหนังสือ"),
        ("appointment", "mediators", "ยังไม่มี “ผู้ไกล่เกลี่ย” กรุณากรอกก่อนออกหนังสือ"),
        ("summons", "appointed", "ยังไม่มี “วันนัด” กรุณากรอกก่อนออกหนังสือ"),
        ("session", "session", "ต้องเลือกครั้งที่ไกล่เกลี่ยก่อนออกหนังสือ"),
        ("extension", "until", "ยังไม่มี “วันที่ขยายถึง” กรุณากรอกก่อนออกหนังสือ"),
        ("agreement", "parties", "ยังไม่มี “คู่พิพาทฝ่ายที่ 1” กรุณากรอกก่อนออกหนังสือ"),
        ("failure", "เลขคำร้อง", "ยังไม่มี “เลขคำร้อง” กรุณากรอกก่อนออกหนังสือ"),
        ("certificate", "เรื่องพิพาท", "ยังไม่มี “เรื่องพิพาท” กรุณากรอกก่อนออกหนังสือ"),
        ("follow_up", "terms", "ยังไม่มี “ข้อตกลง” กรุณากรอกก่อนออกหนังสือ"),
        ("referral", "to", "ยังไม่มี “เรียน” กรุณากรอกก่อนออกหนังสือ"),
    ],
)
def test_what_a_paper_needs_and_was_not_recorded_is_named(kind, field, said):
    with pytest.raises(CannotDo) as refused:
        written(kind, replace(BLANK, party=SPARSE.party if kind == "asking" else None))
    assert refused.value.field == field
    assert str(refused.value) == (said or f"ยังไม่มี “{field}” กรุณากรอกก่อนออกหนังสือ")


def test_no_paper_has_a_place_for_what_was_offered():
    known = {
        field.name
        for kind in vars(case_facts).values()
        if hasattr(kind, "__dataclass_fields__")
        for field in fields_of(kind)
    }
    assert not {name for name in known if "offer" in name or name == "note"}


def test_sides_and_capacities_are_those_of_the_domain():
    assert set(case_fields.SIDES) == set(SIDES)
    assert set(case_fields.REPRESENTS) == set(CAPACITIES)
    assert {party.consent for party in SAMPLE.parties} <= set(ANSWERS)


@KINDS
def test_long_names_are_known_to_every_block_that_has_them(kind):
    whole = names(FACTS)
    assert "นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล" in whole
    for block in written(kind).blocks:
        text, known = getattr(block, "text", None), getattr(block, "names", None)
        if text and known is not None and "นายประเสริฐศักดิ์" in text:
            assert "นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล" in known


def test_the_id_of_a_card_stands_only_where_a_form_asks_for_it():
    given = {kind for kind in CASE_WRITINGS if "๑-๒๓๔๕" in all_said(written(kind))}
    assert given == {"request", "consent", "agreement"}
