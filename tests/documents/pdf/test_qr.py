import pytest
import segno

from desktop.documents.contents.blocks import Line
from desktop.documents.pdf import furniture, page
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents.laying import A4, MM, end, laid, setup, words
from tests.documents.samples import paper

CODE = "ฉช ๐๓๑๘/๑๒๐๕ ๑๒ มิ.ย. ๒๕๕๑ 9f3a-77c1"


def standing(lines, code=CODE, **changes):
    """Give the pages of so many lines, and the QR at the foot of the last."""
    contents = paper(*[Line("ก")] * lines, code=code, **changes)
    pages = laid(contents)
    furniture.dress(pages, contents, setup(contents), None)
    (placed,) = [placed for one in pages for placed in one if placed.strip.fills]
    assert placed is pages[-1][-1]
    return pages, placed


@pytest.mark.parametrize("lines", [1, 30, 31, 32, 33, 34, 35, 60])
@pytest.mark.parametrize("size", ["A4", "A3 landscape"])
def test_the_qr_stands_free_of_the_text_at_the_foot_of_the_last_page(lines, size):
    pages, placed = standing(lines, paper=size)
    sheet = page.sheet(paper(paper=size))
    text_ends = max(one.y + one.strip.height for one in pages[-1][:-1])
    squares = placed.strip.fills
    assert placed.y + min(one.y for one in squares) >= text_ends
    assert placed.y + placed.strip.height < sheet.height - 5 * MM
    assert len(pages) == len(laid(paper(*[Line("ก")] * lines, paper=size)))
    for text in placed.strip.texts:
        assert text.x > max(one.x + one.width for one in squares)
        assert placed.y + text.y > text_ends
        assert end(text) < sheet.centre - 10 * MM


def test_the_squares_are_those_of_the_code_with_its_quiet_zone():
    _, placed = standing(1)
    rows = segno.make(CODE, micro=False, error="m", boost_error=False).matrix
    side = placed.strip.height / (len(rows) + 8)
    drawn = set()
    for fill in placed.strip.fills:
        across, down = round((fill.x - page.LEFT) / side), round(fill.y / side) - 4
        drawn |= {(down, across + step) for step in range(round(fill.width / side))}
        assert fill.height == side
    assert drawn == {
        (down, across) for down, row in enumerate(rows) for across, dark in enumerate(row) if dark
    }
    assert placed.strip.height == pytest.approx(18 * MM)
    assert placed.y + placed.strip.height == pytest.approx(A4.bottom)


def test_the_words_of_the_code_stand_beside_it():
    _, placed = standing(1)
    assert "".join(words(text) for text in placed.strip.texts).replace(" ", "") == CODE.replace(" ", "")
    assert {text.element.role for text in placed.strip.texts} == {"P"}


def test_a_paper_without_a_code_has_none_and_a_code_gives_the_same_bytes():
    assert draw(paper(Line("ก"), code=CODE)) == draw(paper(Line("ก"), code=CODE))
    assert draw(paper(Line("ก"), code=CODE)).pdf != draw(paper(Line("ก"))).pdf


def test_a_code_that_is_too_long_is_told():
    with pytest.raises(CannotDo) as refused:
        draw(paper(Line("ก"), code="ก" * 3000))
    assert str(refused.value) == "ข้อความในคิวอาร์โค้ดยาวเกินไป กรุณาย่อให้สั้นลง"
    assert refused.value.field == "code"
