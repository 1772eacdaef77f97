import hashlib
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.documents.contents.blocks import Break, Chart, Heading, Line, Node, Paragraph
from desktop.documents.pdf import draw as drawing
from desktop.documents.pdf import page
from desktop.documents.pdf.chart import _counts
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents.laying import all_said, end, laid, setup, words
from tests.documents.samples import bare, name, paper, texts

TWENTY_FIVE = (1, 3, 4, 17)


def chart(*counts, portrait="", **changes):
    """Make a committee of tiers with so many people each."""
    numbers = iter(range(sum(counts)))
    tiers = tuple(
        tuple(
            Node(name(n), "กรรมการและผู้ช่วยเลขานุการ" if n else "ประธานกรรมการ", f"หมู่ที่ {n % 7 + 1}", portrait)
            for n in (next(numbers) for _ in range(count))
        )
        for count in counts
    )
    heading = Heading(("แผนผังคณะกรรมการ",), size=20.0)
    return paper(heading, Chart(tiers), Line("ข้อมูล ณ วันที่", align="right"), **changes)


def frames(placed):
    """List the boxes of a strip: left, top, right, foot, the outer frame of the first tier left out."""
    level = [s for s in placed.strip.strokes if s.y == s.to_y]
    upright = [s for s in placed.strip.strokes if s.x == s.to_x]
    return [
        (top.x, placed.y + top.y, top.to_x, placed.y + side.to_y)
        for top in level
        for side in upright
        if (side.x, side.y) == (top.x, top.y)
        and any((s.x, s.y, s.to_x) == (top.x, side.to_y, top.to_x) for s in level)
    ]


@pytest.mark.parametrize("size", ["A4", "A4 landscape", "A3", "A3 landscape"])
@pytest.mark.parametrize("counts", [(1, 4), (1, 2, 4, 1, 1), TWENTY_FIVE, (1, 29), (9, 9, 9), (30,), (1,)])
@pytest.mark.parametrize("portrait", ["", "x"])
def test_a_chart_fills_one_page_and_nothing_overlaps(size, counts, portrait):
    contents = chart(*counts, portrait=portrait, paper=size, numbered_pages=False)
    sheet = page.sheet(contents)
    pages = laid(contents)
    assert len(pages) == 1
    assert all_said(pages) == bare("".join(texts(contents.blocks)))
    assert pages[0][-1].y + pages[0][-1].strip.height <= sheet.bottom
    boxes = [box for placed in pages[0] for box in frames(placed)]
    assert len(boxes) >= sum(counts)
    for left, _, right, _ in boxes:
        assert left >= page.LEFT - 3.5
        assert right <= sheet.right + 3.5
    for placed in pages[0][1:-1]:
        for text in placed.strip.texts:
            assert any(
                left <= text.x and end(text) <= right and top < placed.y + text.y < foot
                for left, top, right, foot in frames(placed)
            )
        for one, other in combinations(placed.strip.texts, 2):
            if abs(one.y - other.y) < 1:
                assert end(one) <= other.x or end(other) <= one.x


@pytest.mark.parametrize("long", ["ก" * 400, "วงศ์สวัสดิ์ประเสริฐกุลชัยพิพัฒน์พงศ์ " * 6])
def test_long_names_wrap_and_shrink_in_their_boxes(long):
    node = Node(long, long, long)
    contents = paper(Chart(((Node("นาย ก", "ประธาน"),), (node, Node("นาย ข", "กรรมการ")))))
    (pages,) = laid(contents)
    for placed in pages:
        assert placed.y + placed.strip.height <= page.sheet(contents).bottom
        for text in placed.strip.texts:
            assert any(
                left <= text.x and end(text) <= right and top < placed.y + text.y < foot
                for left, top, right, foot in frames(placed)
            )
    assert bare(long) * 3 in all_said([pages])


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_a_given_name_is_not_cut_in_its_box_and_its_type_stays_readable(size):
    long = "วิสาหกิจชุมชนข้าวปลอดภัย"
    cut, kept = (Node("นาย ก", "กรรมการ", f"สมาชิก{long}", names=names) for names in ((), (long,)))
    lines, sizes = [], []
    for node in (cut, kept):
        texts = [
            one for placed in laid(paper(Chart(((node,) * 25,)), paper=size))[0] for one in placed.strip.texts
        ]
        lines.append([words(text) for text in texts])
        sizes.append(min(text.size for text in texts))
    assert long not in lines[0]
    assert lines[1].count(long) == 25
    assert sizes[1] > 0.75 * sizes[0]


def test_a_given_name_far_too_long_for_its_box_is_parted_between_words():
    long = "กองทุนหมู่บ้านและชุมชนเมืองเพื่อการพัฒนาอย่างยั่งยืนของตำบล"
    node = Node("นาย ก", "กรรมการ", long, names=(long, "ตำบล"))
    texts = [one for placed in laid(paper(Chart(((node,) * 25,))))[0] for one in placed.strip.texts]
    assert long not in map(words, texts)
    assert max(text.size for text in texts) * 0.7 < min(text.size for text in texts)


def test_type_grows_with_the_paper():
    sizes = {}
    for size in ("A4", "A3"):
        pages = laid(chart(*TWENTY_FIVE, paper=size))
        sizes[size] = max(text.size for placed in pages[0][1:-1] for text in placed.strip.texts)
    assert sizes["A3"] > 1.3 * sizes["A4"]


def test_a_chart_too_large_for_any_page_flows_on():
    contents = chart(1, 240)
    pages = laid(contents)
    assert len(pages) > 1
    shown = all_said(pages)
    assert all(bare(node.name) in shown for node in contents.blocks[1].tiers[1])
    for one in pages:
        assert one[-1].y + one[-1].strip.height <= page.sheet(contents).bottom


def test_a_chart_with_too_little_room_begins_a_page():
    contents = paper(*[Paragraph("ข้อความ")] * 18, *chart(1, 4).blocks, Break(), *chart(1, 2).blocks)
    pages = laid(contents)
    assert len(pages) == 3
    assert "ประธาน" in all_said(pages[1:2])
    assert laid(paper(Chart(()), Chart(((),)))) == [[]]


@given(st.integers(1, 60), st.integers(2, 12))
def test_rows_hold_everybody_and_leave_their_middle_free(people, most):
    counts = _counts(people, most)
    assert sum(counts) == people
    assert all(1 <= count <= most for count in counts)
    assert all(count % 2 == 0 for count in counts[:-1])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.sampled_from(["A4", "A4 landscape", "A3"]))
def test_any_committee_is_drawn_whole(counts, size):
    contents = chart(*counts, paper=size)
    pages = laid(contents)
    assert all_said(pages) == bare("".join(texts(contents.blocks)))
    for one in pages:
        assert one[-1].y + one[-1].strip.height <= page.sheet(contents).bottom


def photo(size=(300, 300)):
    file = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def test_a_portrait_is_shown_and_told_and_a_missing_one_is_a_silhouette():
    data = photo()
    sha = hashlib.sha256(data).hexdigest()
    nodes = (
        Node("นาย ก", "ประธาน", portrait=sha),
        Node("นาย ข", "กรรมการ", portrait="gone"),
        Node("นาย ค", "กรรมการ"),
    )
    contents = paper(Chart((nodes,)))
    once = draw(contents, pictures={sha: data})
    assert once == draw(contents, pictures={sha: data})
    assert once.pdf != draw(contents).pdf
    assert once.pages == 1
    pictures = [one for placed in laid(contents)[0] for one in placed.strip.pictures]
    assert [one.element for one in pictures] == [None] * 3
    assert {round(one.height / one.width, 3) for one in pictures} == {round(4 / 3, 3)}
    assert len({one.image for one in pictures}) == 1
    known = setup(contents, **{sha: pictures[0].image})
    told = [one.element for placed in drawing.laid(contents, known)[0] for one in placed.strip.pictures]
    assert (told[0].role, told[0].alt, told[0].parent.role) == ("Figure", "ภาพถ่ายนาย ก", "Sect")
    assert told[1:] == [None, None]


def test_nobody_without_a_portrait_has_a_frame():
    assert not [one for placed in laid(chart(1, 4))[0] for one in placed.strip.pictures]


@pytest.mark.parametrize("data", [b"no picture", photo()[:200]])
def test_a_portrait_that_cannot_be_opened_is_named(data):
    contents = paper(Chart(((Node("นาย ก", "ประธาน", portrait="x"),),)))
    with pytest.raises(CannotDo) as refused:
        draw(contents, pictures={"x": data})
    assert str(refused.value) == "เปิดภาพถ่ายของ นาย ก ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล"
    assert refused.value.field == "portrait"
