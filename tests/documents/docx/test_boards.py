"""A poster is two tables in Word: its steps with their marks, and its boxes side by side."""

from desktop.documents.contents.blocks import Board, Step
from desktop.documents.docx import boards
from desktop.documents.docx.pieces import Grid
from tests.documents.docx.test_document import opened, read
from tests.documents.docx.test_graphs import words
from tests.documents.samples import bare, paper

BOARD = Board(
    (Step("1", "ยื่นคำร้อง", "มาที่ศูนย์"), Step("2", "พูดคุย")), (("ได้", "หนี้สิน", "มรดก"), ("ไม่ได้", "สถานะบุคคล"))
)


def test_steps_are_rows_and_boxes_stand_side_by_side():
    steps, _room, boxes = boards.board(BOARD, 160.0)
    assert words(steps) == [["1", "ยื่นคำร้องมาที่ศูนย์"], ["2", "พูดคุย"]]
    assert words(boxes) == [["ได้หนี้สินมรดก", "ไม่ได้สถานะบุคคล"]]
    assert sum(steps.widths) == sum(boxes.widths) == 160.0


def test_a_wider_sheet_has_larger_words():
    small, large = (
        boards.board(BOARD, measure)[0].rows[0][0].pars[0].runs[0].size for measure in (160.0, 247.0)
    )
    assert small == 24.0
    assert large == 24.0 * 247 / 160


def test_what_is_missing_takes_no_table():
    assert [type(piece) for piece in boards.board(Board(BOARD.steps), 160.0)] == [Grid]
    assert [type(piece) for piece in boards.board(Board((), BOARD.boxes), 160.0)] == [Grid]
    assert boards.board(Board(()), 160.0) == []


def test_it_can_be_opened():
    assert bare(read(opened(paper(BOARD)).element.body)) == "1ยื่นคำร้องมาที่ศูนย์2พูดคุยได้หนี้สินมรดกไม่ได้สถานะบุคคล"
