"""A graph is a table of its values in Word, a card a box with its picture."""

from desktop.documents.contents.blocks import Card, Graph, Label, Map, MapKey, MapLink, MapPlace, Series
from desktop.documents.docx import graphs
from desktop.documents.docx.pieces import Grid
from tests.documents.docx.test_document import opened, read
from tests.documents.pdf.test_cards import CARD, photo
from tests.documents.samples import bare, paper


def words(grid):
    return [["".join(run.text for par in cell.pars for run in par.runs) for cell in row] for row in grid.rows]


def test_a_graph_is_the_table_of_its_values_with_the_names_of_its_series():
    made = Graph("stacked", "ก", ("หมู่ 1",), (Series("หญิง", (2,), ("2",)), Series("ชาย", (3,), ("3",))))
    title, table = graphs.graph(made, 160.0)
    assert title.runs[0].text == "ก"
    assert (words(table), table.heads, sum(table.widths)) == (
        [["", "หญิง", "ชาย"], ["หมู่ 1", "2", "3"]],
        1,
        160.0,
    )


def test_one_series_needs_no_head_and_nothing_no_table():
    one = Graph("bars", "ก", ("หมู่ 1",), (Series("", (2,), ("2",)),))
    assert words(graphs.graph(one, 160.0)[1]) == [["หมู่ 1", "2"]]
    assert len(graphs.graph(Graph("bars", "ก", (), (Series("", (), ()),)), 160.0)) == 1


def test_a_card_has_its_picture_at_the_left_where_there_is_one():
    [plain] = graphs.card(Card("ข้าว", (Label("ราคา", "40 บาท"),)), 160.0, {})
    assert words(plain) == [["ข้าวราคา 40 บาท"]]
    [seen] = graphs.card(CARD, 160.0, {"photo": photo()})
    assert isinstance(seen, Grid)
    assert len(seen.widths) == 2
    assert len(opened(paper(CARD), pictures={"photo": photo()}).inline_shapes) == 1


def test_the_links_of_a_map_are_a_table():
    places = tuple(MapPlace("person", (word, "ใจดี"), 0, 0, 1, 1) for word in ("นายก่อ", "นางขวัญ"))
    link = MapLink("chair", (0, 0, 1, 1), (), 0, 1)
    drawn = Map(4, 2, (), places, (link,), (MapKey("chair", "เป็นประธานของ"),), "แผนภาพ: บุคคล 2 คน")
    body = opened(paper(drawn)).element.body
    assert bare(read(body)) == "แผนภาพ:บุคคล2คนนายก่อใจดีเป็นประธานของนางขวัญใจดี"
    alone = Map(4, 2, (), places, (), (), "แผนภาพ")
    assert bare(read(opened(paper(alone)).element.body)) == "แผนภาพ"
