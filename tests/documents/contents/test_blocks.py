import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents.blocks import (
    Break,
    Chart,
    Choice,
    Choices,
    Column,
    Contents,
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
    mapped,
)
from desktop.documents.contents.frozen import FORMAT, fingerprint, from_json, to_json
from desktop.errors import CannotDo, Trouble
from tests.documents import samples

FIRST_FORMAT = Path(__file__).parent.parent / "data" / "announcement-format-1.json"
FIRST_FINGERPRINT = "575b014153a8b1aade5973b11f21a6671b903124b7abe1ecd2e03937cb8a9b8d"

text = st.text(max_size=12)
lines = st.lists(text, max_size=3).map(tuple)
columns = st.builds(
    Column, text, st.floats(1, 160), st.sampled_from(["left", "centre", "right"]), st.booleans()
)
sizes = st.floats(8, 30)
blocks = st.one_of(
    st.builds(Heading, lines, lines, sizes),
    st.builds(Subheading, text, lines),
    st.builds(Line, text, st.sampled_from(["left", "middle", "signature"]), st.booleans(), sizes, lines),
    st.builds(Letterhead, text, lines),
    st.builds(
        LabelLine,
        st.lists(st.builds(Label, text, text, lines, sizes), max_size=3).map(tuple),
        sizes,
        st.booleans(),
        st.booleans(),
        sizes,
    ),
    st.builds(Divider),
    st.builds(Paragraph, text, lines, st.booleans()),
    st.builds(
        NumberedList, st.lists(st.builds(Item, text, text, lines), max_size=3).map(tuple), st.integers(0, 3)
    ),
    st.builds(Choices, st.lists(st.builds(Choice, text, st.booleans()), max_size=3).map(tuple)),
    st.builds(
        Table,
        st.lists(columns, max_size=3).map(tuple),
        st.lists(lines, max_size=3).map(tuple),
        lines,
        st.booleans(),
        sizes,
    ),
    st.builds(DateLine, text),
    st.builds(Signature, text, lines, text),
    st.builds(
        Signers,
        st.lists(st.builds(Signer, text, lines, st.booleans(), lines), max_size=3).map(tuple),
        st.integers(1, 3),
    ),
    st.builds(Space, sizes),
    st.builds(Break),
    st.builds(
        Chart, st.lists(st.lists(st.builds(Node, text, text, text, text)).map(tuple), max_size=3).map(tuple)
    ),
    st.builds(Stamp, text, st.lists(st.tuples(text, text), max_size=3).map(tuple)),
)
papers = st.builds(
    Contents,
    kind=text,
    title=text,
    subject=text,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    dated=text,
    emblem=text,
    thai_digits=st.booleans(),
    small_emblem=st.booleans(),
    urgency=text,
    secrecy=text,
    header=text,
    watermark=text,
    code=text,
    numbered_pages=st.booleans(),
)


@settings(max_examples=60)
@given(papers)
def test_contents_come_back_from_their_json(contents):
    kept = to_json(contents)
    assert from_json(kept) == contents
    assert to_json(from_json(kept)) == kept


@pytest.mark.parametrize("contents", [samples.announced(), samples.ordered(), samples.cancelled()])
def test_papers_come_back_from_their_json(contents):
    assert from_json(to_json(contents)) == contents


def test_the_json_is_canonical():
    kept = to_json(samples.announced())
    assert json.dumps(json.loads(kept), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == kept
    assert "ท่าถ่าน" in kept
    assert json.loads(kept)["format"] == FORMAT


def test_a_paper_of_the_first_format_stays_readable():
    kept = FIRST_FORMAT.read_text("utf-8")
    contents = from_json(kept)
    assert hashlib.sha256(kept.encode()).hexdigest() == FIRST_FINGERPRINT
    assert contents.subject == "รับรองผลการคัดเลือกคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert len(contents.blocks[4].rows) == 25
    assert (contents.paper, contents.urgency, contents.numbered_pages) == ("A4", "", True)
    assert from_json(to_json(contents)) == contents


def test_the_fingerprint_changes_with_any_word():
    contents = samples.announced()
    other = replace(contents, blocks=(*contents.blocks[:-1], Signature("(นายอื่น)", ())))
    assert len(fingerprint(contents)) == 64
    assert fingerprint(contents) == fingerprint(samples.announced())
    assert fingerprint(contents) != fingerprint(other)


def test_a_newer_format_is_refused():
    kept = json.loads(to_json(samples.announced()))
    with pytest.raises(CannotDo, match="หนังสือฉบับนี้เก็บด้วยโปรแกรมรุ่นใหม่กว่า กรุณาปรับรุ่นโปรแกรมก่อนพิมพ์"):
        from_json(json.dumps({**kept, "format": FORMAT + 1, "blocks": [{"block": "picture"}]}))


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{}",
        '{"format": "1"}',
        '{"format": 1, "blocks": [{"block": "picture"}]}',
        '{"format": 1, "blocks": [{"block": "date", "word": "ก"}]}',
    ],
)
def test_damaged_contents_are_told(kept):
    with pytest.raises(Trouble, match="เนื้อความของหนังสือที่เก็บไว้เสียหาย"):
        from_json(kept)


def test_a_change_reaches_every_text():
    contents = samples.ordered()
    changed = mapped(contents.blocks, lambda text: text.replace("ท่าถ่าน", "ก"))
    assert "ท่าถ่าน" in "".join(samples.texts(contents.blocks))
    assert "ท่าถ่าน" not in "".join(samples.texts(changed))
    assert [type(block) for block in changed] == [type(block) for block in contents.blocks]
