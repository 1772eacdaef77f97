import pytest

from desktop.documents.pdf import fonts
from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.lines import line
from desktop.documents.pdf.output import Properties, write
from desktop.documents.pdf.strips import Element, Placed, Strip, Stroke, Text
from tests.documents import samples
from tests.documents.pdf.reading import opened, sequences, told

ABOUT = Properties("ทดสอบ", "ทดสอบ", "")
SIZE = (600.0, 800.0)


def shown(words, element=None, **more):
    face = fonts.default().regular
    return Text(100, 10, face, 12, line(face, words).clusters, element=element, **more)


def written(*pages):
    placed = [[Placed(50 + 20 * n, one) for n, one in enumerate(page)] for page in pages]
    return opened(write(placed, ABOUT, size=SIZE))


def test_lines_of_one_element_that_follow_each_other_are_one_sequence():
    one, two = Element("P"), Element("P")
    with written([Strip(20, (shown("ก", one),)), Strip(20, (shown("ข", one), shown("ค", two)))]) as document:
        assert [found[:3] for found in sequences(document.pages[0])] == [["/P", 0, "กข"], ["/P", 1, "ค"]]
        assert told(document) == [(0, "Document", ""), (1, "P", "กข"), (1, "P", "ค")]


def test_an_element_goes_on_over_others_and_over_pages():
    one, two = Element("P"), Element("P")
    first = [Strip(20, (shown("ก", one), shown("ข", two), shown("ค", one)))]
    with written(first, [Strip(20, (shown("ง", one),))]) as document:
        assert told(document) == [(0, "Document", ""), (1, "P", "กคง"), (1, "P", "ข")]
        assert [page.StructParents for page in document.pages] == [0, 1]
        assert [page.Tabs for page in document.pages] == ["/S", "/S"]


def test_cells_stand_in_their_rows_and_heads_are_named():
    table = Element("Table")
    head, row = Element("TR", table), Element("TR", table)
    cells = [shown("ก", Element("TH", head)), shown("ข", Element("TD", row)), shown("ค", Element("TD", row))]
    with written([Strip(20, tuple(cells))]) as document:
        assert told(document) == [
            (0, "Document", ""),
            (1, "Table", ""),
            (2, "TR", ""),
            (3, "TH", "ก"),
            (2, "TR", ""),
            (3, "TD", "ข"),
            (3, "TD", "ค"),
        ]
        (about,) = [one for one in document.objects if getattr(one, "S", None) == "/TH"]
        assert about.A.Scope == "/Column"


def test_what_has_no_element_is_not_read():
    strip = Strip(20, (shown("- ๒ -"), shown("ก", Element("P"))), (Stroke(0, 0, 50, 0),))
    with written([strip]) as document:
        assert [found[:2] for found in sequences(document.pages[0])] == [
            ["/Artifact", None],
            ["/P", 0],
            ["/Artifact", None],
        ]
        assert told(document)[1:] == [(1, "P", "ก")]
        assert document.Root.MarkInfo.Marked


@pytest.mark.parametrize("write", [samples.announced, samples.ordered, samples.cancelled])
def test_a_paper_is_told_in_the_order_of_its_contents(write):
    contents = write()
    with opened(draw(contents).pdf) as document:
        parts = told(document)
    words = "".join(samples.bare(text) for _depth, _role, text in parts)
    assert words == samples.bare("".join(samples.texts(contents.blocks)))
    assert parts[1][1] == "H1"


def test_the_word_of_a_draft_is_not_told():
    with opened(draw(samples.announced(), draft=True).pdf) as document:
        assert all("ร่าง" not in text for _depth, _role, text in told(document))
        assert sequences(document.pages[1])[0][:3] == ["/Artifact", None, "ร่าง"]
