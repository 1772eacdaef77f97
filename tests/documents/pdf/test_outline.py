from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.strips import Element, Strip
from tests.documents import samples
from tests.documents.pdf.reading import opened
from tests.documents.pdf.test_tagging import shown, written


def marks(document):
    """List the bookmarks as (title, page, what stands under it)."""
    with document.open_outline() as outline:
        return listed(document, outline.root)


def listed(document, items):
    pages = [page.obj.objgen for page in document.pages]
    return [
        (item.title, pages.index(item.destination[0].objgen), listed(document, item.children))
        for item in items
    ]


def head(words, role, element=None):
    return Strip(20, (shown(words, element or Element(role)),))


def test_headings_are_the_bookmarks_of_a_paper():
    twice = Element("H2")
    first = [
        head("หนึ่ง", "H1"),
        head("ก", "H2"),
        head("ข", "P"),
        head("ยาว", "", twice),
        head("มาก", "", twice),
    ]
    with written(first, [head("ค", "H2"), head("สอง", "H1")]) as document:
        assert marks(document) == [
            ("หนึ่ง", 0, [("ก", 0, []), ("ยาว มาก", 0, []), ("ค", 1, [])]),
            ("สอง", 1, []),
        ]
        with document.open_outline() as outline:
            assert [item.destination[3] for item in outline.root] == [750, 730]


def test_a_smaller_heading_may_come_first():
    with written([head("ก", "H2"), head("ข", "H1")]) as document:
        assert marks(document) == [("ก", 0, []), ("ข", 0, [])]


def test_one_heading_on_one_page_needs_no_bookmark():
    with written([head("ก", "H1"), head("ข", "P")]) as document:
        assert "/Outlines" not in document.Root
    with written([head("ก", "P")], [head("ข", "P")]) as document:
        assert "/Outlines" not in document.Root


def test_a_paper_of_two_pages_is_marked_by_its_heading():
    with opened(draw(samples.announced()).pdf) as document:
        ((title, page, under),) = marks(document)
    assert title.startswith("ประกาศอำเภอพนมสารคาม เรื่อง รับรอง")
    assert (page, under) == (0, [])
