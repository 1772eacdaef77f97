import pytest

from desktop.documents.contents.blocks import Column, Paragraph, Table
from desktop.documents.pdf import page
from tests.documents import samples
from tests.documents.laying import A4, MM, all_said, end, pages_of, said
from tests.documents.samples import bare, name

COLUMNS = (Column("ที่", 12, "centre"), Column("ชื่อ – สกุล", 70, names=True), Column("ลายมือชื่อ", 78))


def rows(count):
    return tuple((str(n), name(n), "") for n in range(1, count + 1))


def test_rows_to_sign_in_have_their_height_and_their_words_in_the_middle():
    (one,) = pages_of(Table(COLUMNS, rows(5), row_height=12))
    head, first = one[0].strip, one[1].strip
    assert head.height < 12 * MM
    assert first.height == pytest.approx(12 * MM)
    text = first.texts[0]
    assert text.y - 0.3 * text.size == pytest.approx(6 * MM, abs=1.5)


def test_a_row_with_many_lines_is_higher_than_the_least():
    long = (("1", "ก", "ข้อความ " * 40),)
    (one,) = pages_of(Table(COLUMNS, long, row_height=12))
    assert one[1].strip.height > 12 * MM


def test_cells_are_read_as_a_table_and_repeated_heads_are_not():
    pages = pages_of(Table(COLUMNS, rows(60)))
    assert len(pages) > 1
    head = pages[0][0].strip
    assert [text.element.role for text in head.texts] == ["TH"] * 3
    table = head.texts[0].element.parent.parent
    assert (head.texts[0].element.parent.role, table.role) == ("TR", "Table")
    for one in pages[1:]:
        assert said(one[0].strip) == said(head)
        assert [text.element for text in one[0].strip.texts] == [None] * 3
    found = [text.element for one in pages for placed in one[1:] for text in placed.strip.texts]
    assert {element.role for element in found} == {"TD"}
    assert {element.parent.parent for element in found} == {table}
    assert len({element.parent for element in found}) == 60


@pytest.mark.parametrize("paper", ["A4", "A4 landscape", "A3"])
def test_a_table_too_wide_for_its_sheet_is_made_narrower(paper):
    columns = tuple(Column(f"ช่อง {n}", 60, names=True) for n in range(8))
    pages = pages_of(Table(columns, (tuple("นายสมชาย ใจดี" for _ in columns),)), paper=paper)
    sheet = page.sheet(samples.paper(paper=paper))
    for placed in pages[0]:
        assert max(stroke.to_x for stroke in placed.strip.strokes) <= sheet.right + 0.01
        assert all(end(text) <= sheet.right for text in placed.strip.texts)


@pytest.mark.parametrize("title", ["ก" * 400, "ก" * 100, "ลายมือชื่อ " * 30])
def test_a_very_long_title_of_a_column_stays_on_the_page(title):
    given = rows(40)
    pages = pages_of(Paragraph("ก"), Table((Column(title, 12), *COLUMNS[1:]), given))
    shown = all_said(pages)
    assert shown.count(title[0]) >= title.count(title[0])
    assert all(bare(row[1]) in shown for row in given)
    for one in pages:
        assert one[-1].y + one[-1].strip.height <= A4.bottom


def test_a_table_without_rows_or_columns_is_set():
    assert len(pages_of(Table(COLUMNS, ()))[0]) == 1
    assert pages_of(Table((), (), ruled=False)) == [[]]
