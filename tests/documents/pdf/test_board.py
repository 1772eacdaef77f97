"""A poster fills its page in the largest type that fits, nothing overlaps, and what is too long goes on."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents.blocks import Board, Heading, Line, Step
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.pdf import board as boards
from desktop.documents.pdf import page
from desktop.documents.pdf.page import LEFT
from tests.documents.laying import all_said, end, laid, setup
from tests.documents.samples import bare, paper, texts

STEPS = tuple(Step(str(n), f"ขั้นที่ {n}", "คุยกันต่อหน้าคนกลาง ไม่มีใครตัดสินแทน") for n in range(1, 7))
BOXES = (("ไกล่เกลี่ยได้", "หนี้สิน", "มรดก"), ("ไกล่เกลี่ยไม่ได้", "สถานะบุคคลและสิทธิในครอบครัว"))


def poster(steps=STEPS, boxes=BOXES, **changes):
    heading = Heading(("กระบวนการไกล่เกลี่ย",), size=38.0)
    return paper(heading, Board(steps, boxes), Line("โทร. 038", "centre"), **changes)


def sizes(contents):
    return {text.size for placed in laid(contents)[0] for text in placed.strip.texts}


@pytest.mark.parametrize("size", ["A4", "A4 landscape", "A3", "A3 landscape"])
@pytest.mark.parametrize(("steps", "boxes"), [(6, 2), (1, 0), (3, 3), (12, 1), (0, 2), (6, 0)])
def test_it_fills_one_page_and_says_all_in_order(size, steps, boxes):
    made = tuple(Step(str(n), "ทำข้อตกลง", "เขียนเป็นหนังสือ") for n in range(1, steps + 1))
    contents = poster(made, (*BOXES, BOXES[0])[:boxes], paper=size)
    pages = laid(contents)
    assert len(pages) == 1
    assert all_said(pages) == bare("".join(texts(contents.blocks)))
    sheet = page.sheet(contents)
    for one, other in pairwise(pages[0]):
        assert other.y >= one.y + one.strip.height - 0.01
    assert pages[0][-1].y + pages[0][-1].strip.height <= sheet.bottom
    for placed in pages[0]:
        for text in placed.strip.texts:
            assert text.x >= LEFT - 0.01
            assert end(text) <= sheet.right + 1
            assert 0 <= text.y <= placed.strip.height


def test_fewer_steps_and_larger_paper_have_larger_type():
    assert max(sizes(paper(Board(STEPS[:2])))) > max(sizes(paper(Board(STEPS * 2))))
    assert max(sizes(paper(Board(STEPS, BOXES), paper="A3"))) > max(sizes(paper(Board(STEPS, BOXES))))


def test_an_arrow_of_slices_leads_from_each_step_to_the_next():
    contents = poster()
    fills = [[fill for fill in one.strip.fills if not fill.grey] for one in laid(contents)[0]]
    arrows = [slices for slices in fills if slices]
    assert len(arrows) == len(STEPS) - 1
    centre = page.sheet(contents).centre
    for slices in arrows:
        assert all(fill.x + fill.width / 2 == pytest.approx(centre) for fill in slices)
        assert all(one.y + one.height == pytest.approx(other.y) for one, other in pairwise(slices))
        assert slices[-1].width < slices[1].width


def test_marks_and_titles_of_boxes_stand_on_grey():
    strips = [one.strip for one in laid(poster())[0] if one.strip.fills]
    assert [sum(bool(fill.grey) for fill in strip.fills) for strip in strips] == [1] * 6 + [2]


def test_more_than_a_page_in_the_least_type_flows_on():
    pages = laid(poster(STEPS * 12))
    assert len(pages) > 1
    assert all_said(pages) == bare("".join(texts(poster(STEPS * 12).blocks)))


def test_nothing_is_set_of_nothing():
    assert boards.strips_of(Board(()), setup(), 500.0) == []


def test_a_line_too_long_for_its_box_goes_on_further_right():
    [strip] = boards.strips_of(Board((), (("ก", "หนี้สิน " * 30),)), setup(), 600.0)
    first, *others = strip.texts[1:]
    assert others
    assert {text.x > first.x for text in others} == {True}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.builds(Step, st.text(max_size=3), st.text(max_size=40), st.text(max_size=99)), max_size=4),
    st.lists(st.lists(st.text(max_size=40), min_size=1, max_size=3).map(tuple), max_size=3),
)
def test_any_words_come_back_from_what_was_kept(steps, boxes):
    contents = paper(Board(tuple(steps), tuple(boxes)))
    assert from_json(to_json(contents)) == contents
