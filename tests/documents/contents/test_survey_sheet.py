"""A survey sheet says last year's answers beside room for this year's; what is drawn is read alike by all readers."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import survey_sheet
from desktop.documents.contents.blocks import Break, Form, Paragraph, Table
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.survey_sheet import Sheet
from desktop.documents.docx import document as word
from desktop.documents.pdf.draw import draw
from desktop.domain.own_fields import OwnField, widened
from desktop.domain.records import Field, Kind
from desktop.domain.surveys import Survey, asked
from tests.documents.docx.test_document import opened, read
from tests.documents.pdf import pdfa
from tests.documents.samples import READERS, bare, texts

PLACE = "ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"
CHAIR = "นางสาวลำดวน ศรีสุขเจริญผลไพบูลย์วัฒนา"
LAST = {
    "chair": CHAIR, "board_women": "9", "members": "1,045", "fund": "125,400.50", "fund_source": "เงินออมของสมาชิก",
    "activities": "ทอผ้าพื้นเมือง ย้อมสีธรรมชาติ และรับตัดเย็บชุดนักเรียนตลอดทั้งปี", "bylaws": "มี",
}  # fmt: skip
KNOWN = Sheet(
    year=2569, tambon=PLACE, village="หมู่ 3 บ้านหนองแสง", organisation="กลุ่มทอผ้าบ้านหนองแสง", kind="กลุ่มอาชีพ",
    number=7, count=12, code="2569-03-07", scanned="0A" * 16 + "-" + "F1" * 16, last=LAST, names=(CHAIR,),
)  # fmt: skip
NEW = Sheet(
    year=2569, tambon=PLACE, village="หมู่ 3 บ้านหนองแสง", organisation="ก" * 300, number=8, count=12,
    code="2569-03-00-1234", scanned="A", last=None,
)  # fmt: skip
VILLAGE = Sheet(year=2569, tambon=PLACE, village="หมู่ 3 บ้านหนองแสง")
TAMBON, BLANK = Sheet(year=2569, tambon=PLACE), Sheet(year=2569)
SHEETS = (KNOWN, NEW, VILLAGE, TAMBON, BLANK)


def own(count):
    """Widen the survey by so many fields of the office, one of each kind in turn."""
    kinds = ("text", "long", "number", "money", "day", "flag", "choice")
    fields = [
        OwnField(
            id=f"00000000-0000-4000-8000-{n:012d}", of="surveys", title=f"ช่องที่ {n}", kind=kinds[n % 7],
            choices=("มาก", "ปานกลาง", "น้อย"), place=n,
        )
        for n in range(count)
    ]  # fmt: skip
    return asked(widened(Survey, fields))


def written(*sheets, fields=None, thai_digits=False):
    return survey_sheet.write(sheets, fields or asked(), "แบบสำรวจหมู่ 3", thai_digits=thai_digits)


def form(sheet, **more):
    [block] = written(sheet, **more).blocks
    return block


def cover(sheets=(KNOWN, KNOWN), blank=0, thai_digits=False):
    return survey_sheet.cover(2569, PLACE, "หมู่ 3 บ้านหนองแสง", sheets, blank, thai_digits=thai_digits)


EVERY = {"sheets": written(*SHEETS), "own": written(*SHEETS, fields=own(40)), "cover": cover(blank=3)}
PAPERS = pytest.mark.parametrize("paper", EVERY.values(), ids=EVERY)


def test_a_sheet_asks_every_field_in_the_order_of_entry_with_its_last_answer():
    block = form(KNOWN)
    assert [one.title for one in block.questions] == [field.title for field in asked()]
    assert [one.last for one in block.questions] == [LAST.get(field.name, "") for field in asked()]
    assert all(one.room >= 10 for one in block.questions)
    assert {one.names for one in block.questions} == {(CHAIR,)}
    assert block.columns == ("คำถาม", "ปีก่อน", "ปี 2569")
    assert (block.same, block.unknown) == ("เหมือนเดิม", "ไม่ทราบ")
    assert block.title == "แบบสำรวจกลุ่ม/องค์กร ปี 2569 · แผ่นที่ 7 จาก 12 · กลุ่มอาชีพ"
    assert [label.title for line in block.foot for label in line] == [
        "ผู้ให้ข้อมูล", "ลงชื่อ", "ผู้สำรวจ", "ลงชื่อ", "วันที่",
    ]  # fmt: skip


def test_own_fields_come_last():
    assert [one.title for one in form(KNOWN, fields=own(3)).questions][-3:] == ["ช่องที่ 0", "ช่องที่ 1", "ช่องที่ 2"]


def test_without_last_answers_there_is_no_column_for_them():
    block = form(NEW)
    assert (block.same, block.unknown) == ("", "ไม่ทราบ")
    assert block.hint == "เขียนคำตอบใต้ “ปี 2569” · ไม่มีใครทราบ ขีด “ไม่ทราบ” แล้วเขียนเหตุผล"


@pytest.mark.parametrize(
    ("sheet", "said", "to_write"),
    [
        (VILLAGE, ["หมู่ 3 บ้านหนองแสง " + PLACE], ["ประเภท", "โทรศัพท์"]),
        (TAMBON, [PLACE], ["ประเภท", "โทรศัพท์", "หมู่บ้าน"]),
        (BLANK, [], ["ประเภท", "โทรศัพท์", "หมู่บ้าน", "ตำบล"]),
    ],
)
def test_a_blank_sheet_says_what_is_known_and_leaves_lines_for_the_rest(sheet, said, to_write):
    block = form(sheet)
    labels = [label for line in block.labels for label in line]
    assert block.title == "แบบสำรวจกลุ่ม/องค์กร ปี 2569 · กลุ่มที่ยังไม่มีในบัญชี"
    assert [label.text for label in labels if label.text] == said
    assert [label.title for label in labels if not label.text] == to_write
    assert (block.name.title, block.name.text, block.code, block.scanned) == ("ชื่อกลุ่ม", "", "", "")


@pytest.mark.parametrize(
    ("field", "choices"),
    [
        (Field("a", Kind.CHOICE, "ก", choices={"yes": "มี", "no": "ไม่มี"}), ("มี", "ไม่มี")),
        (Field("a", Kind.FLAG, "ก"), ("ใช่", "ไม่ใช่")),
        (Field("a", Kind.CHOICE, "ก", choices={str(n): "ตัวเลือกที่ยาวมาก" for n in range(9)}), ()),
        (Field("a", Kind.TEXT, "ก"), ()),
    ],
)
def test_a_few_choices_are_ticked_and_all_else_is_written(field, choices):
    assert survey_sheet.question(field).choices == choices


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))), st.integers(0, 60))
def test_a_last_answer_too_long_for_a_sheet_is_cut_after_a_word_and_marked(word_, count):
    text = " ".join([word_] * count)
    said = survey_sheet.question(Field("a", Kind.LONG, "ก"), text).last
    assert len(said) <= 202
    if len(text) <= 200:
        assert said == text
    else:
        assert said.endswith(" …")
        assert text.startswith(said.removesuffix(" …"))


def test_each_sheet_begins_a_page():
    assert [type(block) for block in written(KNOWN, NEW, BLANK).blocks] == [Form, Break, Form, Break, Form]
    assert draw(written(*(replace(KNOWN, last={"fund": "1"}),) * 2, VILLAGE, BLANK)).pages == 4


def test_the_list_of_a_village_has_its_sheets_in_order_and_room_to_tick():
    [table] = [block for block in cover(blank=2).blocks if isinstance(block, Table)]
    assert table.rows == (("7", KNOWN.organisation, "กลุ่มอาชีพ", "", "", ""),) * 2
    assert sum(column.width for column in table.columns) == 160
    assert cover(blank=2).blocks[-1] == Paragraph("รวม 2 แผ่น และแบบเปล่า 2 แผ่น", indent=False)
    assert cover().blocks[-1] == Paragraph("รวม 2 แผ่น", indent=False)
    assert cover(()).blocks[1] == Paragraph("ยังไม่มีกลุ่ม/องค์กรในบัญชีของหมู่บ้านนี้")


@PAPERS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(paper, reader, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(draw(paper).pdf)
    found, at = bare(reader(path)), 0
    for text in map(bare, texts(paper.blocks)):
        at = found.index(text, at) + len(text)


@PAPERS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(paper, tmp_path):
    drawn = draw(paper)
    pdfa.check(drawn.pdf)
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn.pdf)
    told = subprocess.run(
        ["qpdf", "--check", path], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert "warning" not in (told.stdout + told.stderr).lower()


@PAPERS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(paper):
    assert from_json(to_json(paper)) == paper
    assert draw(from_json(to_json(paper))).pdf == draw(paper).pdf


@PAPERS
def test_the_word_copy_says_the_same(paper):
    copied = bare("".join(read(part) for part in opened(paper).element.body))
    for text in texts(paper.blocks):
        assert bare(text) in copied
    assert word.write(paper) == word.write(paper)


def test_digits_are_of_one_kind_but_for_the_code_that_is_typed():
    for thai, wrong in ((True, "0123456789"), (False, "๐๑๒๓๔๕๖๗๘๙")):
        papers = (written(KNOWN, VILLAGE, fields=own(2), thai_digits=thai), cover(thai_digits=thai))
        said = [text for paper in papers for text in texts(paper.blocks) if text != KNOWN.code]
        assert not set("".join([*said, *(paper.title for paper in papers)])) & set(wrong)
    assert form(KNOWN, thai_digits=True).code == KNOWN.code
