import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents import parts
from desktop.documents.contents.blocks import NumberedList, Paragraph
from desktop.documents.contents.facts import Typed
from desktop.documents.contents.frozen import from_json, to_json
from desktop.errors import CannotDo
from desktop.thai import digits
from tests.documents import letters, samples
from tests.documents.letters import FACTS, written

line = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("ก1๒.(){}-: @"), max_size=25)
lines = st.lists(line | line.map(lambda text: f"1. {text}") | st.just("จึงเรียนมาเพื่อทราบ"), max_size=5)
asked = st.builds(
    Typed,
    subject=line,
    to=line,
    cites=lines.map("\n".join),
    encloses=lines.map("\n".join),
    body=lines.map("\n".join),
    copies_to=line,
)
SHOWN = {
    "letter": ("subject", "to", "cites", "encloses", "body", "copies_to"),
    "invitation": ("to", "cites", "encloses", "copies_to"),
    "recall": ("to", "copies_to"),
    "memo": ("subject", "to", "body"),
    "notice": ("subject", "body"),
    "certificate": ("body",),
    "cover": ("subject", "to", "body"),
    "amendment": ("body",),
}
NEEDED = {
    **dict.fromkeys(SHOWN, ()),
    "letter": ("subject", "to", "body"),
    "recall": ("to",),
    "memo": ("subject", "to", "body"),
    "notice": ("subject", "body"),
    "cover": ("subject", "to"),
}


def bare(text):
    return samples.bare(digits.to_arabic(text))


@pytest.mark.parametrize("kind", FACTS)
@settings(max_examples=60)
@given(typed=asked)
def test_whatever_is_typed_stands_in_the_paper_or_is_refused(kind, typed):
    lacking = [field for field in NEEDED[kind] if not getattr(typed, field).strip()]
    if lacking:
        with pytest.raises(CannotDo) as refused:
            written(kind, typed=typed)
        assert refused.value.field in lacking
        return
    contents = written(kind, typed=typed)
    said = bare("".join(samples.texts(contents.blocks)))
    for field in SHOWN[kind]:
        for part in getattr(typed, field).splitlines():
            assert bare(part) in said
    assert from_json(to_json(contents)) == contents


@pytest.mark.parametrize("kind", FACTS)
def test_digits_are_of_one_kind_but_in_addresses_of_the_net(kind):
    for thai, other in ((True, "[0-9]"), (False, "[๐-๙]")):
        contents = written(kind, thai_digits=thai)
        said = "\n".join((contents.title, contents.subject, *samples.texts(contents.blocks)))
        assert not re.search(other, said.replace("cdd24@example.go.th", ""))
        assert ("cdd24@" in said) is (kind in ("letter", "invitation", "recall", "cover"))


def test_no_other_letter_becomes_part_of_an_address_of_the_net():
    body = "ส่งที่ cdd24@example.go.th ภายใน 5 วัน หรือ https://example.go.th/25/1 และโทร 24"
    said = written("letter", typed=replace(letters.TYPED, body=body)).blocks[4].text
    assert said == "ส่งที่ cdd24@example.go.th ภายใน ๕ วัน หรือ https://example.go.th/25/1 และโทร ๒๔"


@pytest.mark.parametrize(
    ("typed", "marks", "level"),
    [
        ("1. ก\n2. ข", ["1.", "2."], 0),
        ("๑) ก\n๑๒) ข", ["๑)", "๑๒)"], 0),
        ("(1) ก\n(ก) ข", ["(1)", "(ก)"], 0),
        ("- ก\n• ข", ["-", "•"], 0),
        ("1.1 ก\n1.2. ข", ["1.1", "1.2."], 1),
        ("๑.๒.๓ ก", ["๑.๒.๓"], 2),
    ],
)
def test_lines_typed_with_marks_are_articles(typed, marks, level):
    (block,) = parts.paragraphs("{เนื้อความ}", {"เนื้อความ": typed}, letters.OFFICE)
    assert isinstance(block, NumberedList)
    assert block.level == level
    assert [item.mark for item in block.items] == marks


@pytest.mark.parametrize("typed", ["25 คน", "9.30 น. ลงทะเบียน", "08.30 น.", "2551 เป็นปี", "1.", "-ก", "ก. ข"])
def test_other_lines_are_paragraphs(typed):
    assert parts.paragraphs("{เนื้อความ}", {"เนื้อความ": typed}, letters.OFFICE) == [Paragraph(typed)]


def test_levels_follow_each_other_as_they_were_typed():
    blocks = parts.paragraphs("นำ\n1. ก\n1.1 ข\n2. ค\nท้าย", {}, letters.OFFICE)
    assert [getattr(block, "level", None) for block in blocks] == [None, 0, 1, 0, None]
