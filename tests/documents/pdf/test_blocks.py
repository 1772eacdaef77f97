from collections import defaultdict
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents.blocks import (
    Break,
    Chart,
    Choice,
    Choices,
    Column,
    DateLine,
    Divider,
    Heading,
    Item,
    Label,
    LabelLine,
    Letterhead,
    Line,
    Node,
    NumberedList,
    Paragraph,
    Signature,
    Signer,
    Signers,
    Space,
    Stamp,
    Subheading,
    Table,
)
from desktop.documents.pdf import page
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from desktop.thai import wrapping
from tests.documents.laying import A4, MM, all_said, laid, pages_of, said, words
from tests.documents.samples import bare, paper, texts

WAYS = {
    "heading": lambda text: Heading((text, text), size=20.0),
    "subheading": Subheading,
    "line": lambda text: Line(text, align="middle"),
    "closing": lambda text: Line(text, align="signature", bold=True),
    "letterhead": lambda text: Letterhead(text, (text,)),
    "label": lambda text: LabelLine((Label("เรื่อง", text),), tab=12),
    "memo": lambda text: LabelLine(
        (Label("ที่", text, width=80), Label("วันที่", text)), leader=True, bold=True, size=20
    ),
    "paragraph": Paragraph,
    "list": lambda text: NumberedList((Item("๑.", text), Item("(ก)", text)), level=1),
    "choices": lambda text: Choices((Choice(text, ticked=True), Choice(text))),
    "table": lambda text: Table((Column("ช่อง", 60), Column("ช่อง", 90)), ((text, text),), row_height=12),
    "plain table": lambda text: Table((Column("", 60), Column("", 90)), ((text, text),), ruled=False),
    "date": DateLine,
    "signature": lambda text: Signature(f"({text})", (text,)),
    "role": lambda text: Signature(f"({text})", (text,), role=text),
    "signers": lambda text: Signers((Signer(f"({text})", (text,)), Signer("(นาย ก)", (text,)))),
    "thumbs": lambda text: Signers((Signer("(นาย ก)", (text,), thumb=True),) * 2, columns=3),
    "chart": lambda text: Chart(
        ((Node("นาย ก", "ประธาน"),), (Node(text, text, text), Node("นาย ข", "กรรมการ")))
    ),
    "stamp": lambda text: Stamp(text, (("เลขรับ", text),)),
}
BROKEN = {way: make for way, make in WAYS.items() if way not in ("date", "stamp")}  # those stand on one line
BROKEN["signature"] = lambda text: Signature("(นาย ก)", (text,))  # names are whole
BROKEN["chart"] = lambda text: Chart(((Node("นาย ก", text),),))
BROKEN["signers"] = lambda text: Signers((Signer("(นาย ก)", (text,)),))
BROKEN["role"] = lambda text: Signature("(นาย ก)", (text,), role=text)
AROUND = ("urgency", "secrecy", "header", "watermark")
TEXT = (
    "การประชุมคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบล (ศอช.ต.) ครั้งที่ ๓/๒๕๕๑ เรื่องอื่น ๆ และกรุงเทพฯ "
    "ตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงาน (ฉบับที่ ๒) ฯลฯ ให้แล้วเสร็จ"
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "text",
    [
        "Office 365 (v2.1)",
        "0123456789",
        "a" * 400,
        "ก" * 400,
        "น้ำ\u200bใจ\ufeff\tดี\nมี",
        "่ ้ ำ ะ",
        "((((ก))))",
        " " * 50,
        "",
    ],
)
def test_naughty_text_is_set_by_every_block(way, text):
    contents = paper(Paragraph("ก"), WAYS[way](text), Paragraph("ข"))
    drawn = draw(contents)
    assert draw(contents) == drawn
    for one in laid(contents):
        assert one[-1].y + one[-1].strip.height <= A4.bottom


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("text", "named"), [("ดี😀มาก", "“😀” (U+1F600)"), ("ชื่อ שלום", "“ש” (U+05E9)")])
def test_a_sign_that_the_font_lacks_is_named_by_every_block(way, text, named):
    with pytest.raises(CannotDo) as refused:
        draw(paper(WAYS[way](text)))
    assert named in str(refused.value)


@pytest.mark.parametrize("place", AROUND)
@pytest.mark.parametrize("text", ["a" * 400, "ก" * 400, "น้ำ\u200bใจ\tดี", " ", "((ก))"])
def test_naughty_words_around_the_text_are_set(place, text):
    contents = paper(*[Line("ก")] * 40, **{place: text})
    assert draw(contents) == draw(contents)
    with pytest.raises(CannotDo, match="U\\+1F600"):
        draw(paper(*[Line("ก")] * 40, **{place: f"{text}😀"}))


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.parametrize("start", range(0, 60, 7))
def test_no_block_breaks_a_line_inside_a_word_or_before_a_closing_sign(way, start):
    text = " ".join([TEXT[start:].strip()] * 3)
    lines = defaultdict(list)
    for placed in laid(paper(BROKEN[way](text)))[0]:
        for one in placed.strip.texts:
            lines[one.element, one.x if way in ("letterhead", "memo") else 0].append(words(one).strip())
    parts = [line for line in lines.values() if len(line) > 2]
    assert parts
    for part in parts:
        assert not any(line.startswith(("ๆ", "ฯ", ")", "/")) for line in part[1:])
        assert not any(line.endswith("(") for line in part)


@pytest.mark.parametrize("way", ["subheading", "line", "paragraph"])
def test_every_line_ends_between_two_words(way):
    text = " ".join([TEXT] * 4)
    lines = [bare(said(placed.strip)) for one in laid(paper(WAYS[way](text))) for placed in one]
    between = set(accumulate(len(bare(unit)) for unit in wrapping.units(text)))
    assert set(accumulate(map(len, lines))) <= between
    assert len(lines) > 4


def test_space_is_left_between_blocks_and_at_the_top_of_a_paper_but_not_of_other_pages():
    (one,) = pages_of(Space(20), Line("ก"), Space(10), Space(5), Line("ข"))
    assert one[1].y == pytest.approx(page.TOP + 20 * MM)
    assert one[2].y - one[1].y == pytest.approx(page.LEADING + 15 * MM)
    pages = pages_of(Line("ก"), Space(400), Line("ข"), Space(400))
    assert [len(one) for one in pages] == [1, 1]
    assert pages[1][0].y == page.UNDER_NUMBER


def test_a_break_begins_a_page_and_leaves_none_empty():
    pages = pages_of(Break(), Line("ก"), Break(), Break(), Heading(("ข",)), Break())
    assert [[said(placed.strip) for placed in one] for one in pages] == [["ก"], ["ข"]]


@pytest.mark.parametrize("held_block", [Heading(("หัว",)), Subheading("หัว"), Divider()])
def test_a_break_parts_what_would_stand_together(held_block):
    assert len(pages_of(Line("ก"), held_block, Break(), Line("ข"))) == 2


def test_the_parts_of_a_list_follow_closely():
    (one,) = pages_of(NumberedList((Item("๑.", "ก"),)), NumberedList((Item("(ก)", "ข"),), level=1))
    assert one[1].y - one[0].y == page.LEADING


short = st.text("กขคงนมย่้ิา ()ๆฯ๑๒", min_size=1, max_size=30)
long = st.builds(lambda text, count: " ".join([text, TEXT] * count), short, st.integers(0, 5))
body = st.one_of(
    st.builds(Paragraph, long),
    st.builds(Subheading, short),
    st.builds(lambda text: Line(text), short),
    st.builds(lambda text: WAYS["list"](text), long),
    st.builds(lambda text: WAYS["choices"](text), short),
    st.builds(lambda text: WAYS["label"](text), long),
    st.builds(
        lambda count: Table((Column("ที่", 20), Column("ชื่อ", 80)), (("ก", "ข"),) * count), st.integers(1, 40)
    ),
    st.builds(Space, st.floats(0, 60)),
    st.just(Divider()),
    st.just(Break()),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(body, max_size=9), long, st.integers(1, 3))
def test_nothing_is_lost_or_falls_off_and_no_signature_stands_alone(blocks, last, signatures):
    signed = [Signature("(ผู้ลงลายมือ)", ("ตำแหน่ง",), role="ผู้จด" if signatures > 1 else "")] * signatures
    contents = paper(*blocks, Paragraph(f"ข้อความสุดท้าย {last} {TEXT} {TEXT}"), *signed)
    pages = laid(contents)
    assert all_said(pages) == bare("".join(texts(contents.blocks)))
    for one in pages:
        assert one
        assert one[-1].y + one[-1].strip.height <= A4.bottom + 0.001
        assert all(upper.y + upper.strip.height <= lower.y + 0.001 for upper, lower in pairwise(one))
        assert Break() in blocks or not any(text.element.role == "H2" for text in one[-1].strip.texts)
    end = [said(placed.strip) for placed in pages[-1]]
    assert sum("ผู้ลงลายมือ" in text for text in end) == signatures
    assert sum("ผู้ลงลายมือ" not in text for text in end) >= 2
