"""The grid's rows: typing begins one, a pasted table fills many, each edit can be taken back."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from desktop.domain.committees import Seat
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.ui.committees.seats_model import GROUP, NAME, PLACE, POSITION, STANDING, VILLAGE, SeatsModel
from desktop.ui.parts.picker import Match
from desktop.work.committees import Line

VILLAGES = (Village(id="v1", number=1, name="หนองสมมติ"), Village(id="v12", number=12, name="โคกตัวอย่าง"))
SOMCHAI = Person(id="p1", title="นาย", first_name="สมชาย", last_name="ใจดี", village="v1")
ALL = (NAME, POSITION, GROUP, VILLAGE)


@pytest.fixture
def model(qtmodeltester):
    made = SeatsModel()
    made.show_lines([], VILLAGES)
    made.usual_position = "กรรมการ"
    yield made
    qtmodeltester.check(made)


def typed(model, row, column, value):
    return model.setData(model.index(row, column), value)


def shown(model, row):
    return [model.index(row, column).data() for column in (PLACE, *ALL)]


def test_the_last_row_waits_for_a_name(model):
    assert model.rowCount() == 1
    assert model.index(0, NAME).data() == "พิมพ์ชื่อ แล้วกด Enter"
    assert model.index(0, NAME).data(Qt.ItemDataRole.EditRole) is None
    assert not typed(model, 0, NAME, "")
    assert model.lines() == ()


def test_a_typed_name_begins_a_row_of_a_new_person_in_the_usual_position(model):
    assert typed(model, 0, NAME, "ว่าที่ ร.ต. สมชาย ใจดี")
    [line] = model.lines()
    assert (line.person.title, line.person.first_name, line.person.last_name) == ("ว่าที่ ร.ต.", "สมชาย", "ใจดี")
    assert (line.seat.person, line.seat.position, line.seat.place) == ("", "กรรมการ", 1)
    assert model.rowCount() == 2


def test_a_picked_person_is_seated_and_brings_the_village(model):
    typed(model, 0, NAME, Match("p1", "นายสมชาย ใจดี"))
    model.know(0, SOMCHAI)
    assert shown(model, 0) == ["1", "นายสมชาย ใจดี", "กรรมการ", "", "1"]
    assert model.lines()[0].seat == Seat(person="p1", position="กรรมการ", village="v1", place=1)


def test_a_person_known_too_late_is_dropped(model):
    typed(model, 0, NAME, "สมหญิง ใจงาม")
    model.know(0, SOMCHAI)
    assert model.lines()[0].person.first_name == "สมหญิง"


def test_typing_the_name_that_stands_there_keeps_who_is_seated(model):
    typed(model, 0, NAME, Match("p1", "นายสมชาย ใจดี"))
    model.know(0, SOMCHAI)
    typed(model, 0, NAME, "นายสมชาย ใจดี")
    assert model.lines()[0].seat.person == "p1"


def test_a_kept_seat_stays_that_seat_under_another_name(model):
    model.show_lines(
        [Line(seat=Seat(id="s1", version=3, person="p1", position="กรรมการ"), person=SOMCHAI)], VILLAGES
    )
    typed(model, 0, NAME, "สมหญิง ใจงาม")
    seat = model.lines()[0].seat
    assert (seat.id, seat.version, seat.person) == ("s1", 3, "")


@pytest.mark.parametrize(
    ("said", "village"),
    [("12", "v12"), ("๑๒", "v12"), ("หมู่ที่ 1", "v1"), ("หมู่ 12 บ้านโคกตัวอย่าง", "v12"), ("7", ""), ("บ้านอื่น", "")],
)
def test_a_village_is_typed_by_its_number_or_chosen_by_its_name(model, said, village):
    typed(model, 0, NAME, "สมชาย")
    typed(model, 0, VILLAGE, said)
    assert model.lines()[0].seat.village == village


def test_a_group_is_picked_or_typed(model):
    typed(model, 0, NAME, "สมชาย")
    typed(model, 0, GROUP, Match("o1", "กลุ่มสตรี"))
    assert (model.lines()[0].seat.organisation, model.lines()[0].organisation) == ("o1", "กลุ่มสตรี")
    typed(model, 0, GROUP, "กลุ่มใหม่")
    assert (model.lines()[0].seat.organisation, model.lines()[0].organisation) == ("", "กลุ่มใหม่")
    typed(model, 0, STANDING, "กำนัน")
    assert model.lines()[0].seat.standing == "กำนัน"


def test_a_pasted_table_fills_rows_without_the_numbers_before_them(model):
    model.paste(0, ALL, "๑.\tนายสมชาย ใจดี\tประธานกรรมการ\tกลุ่มออม\t1\n\n๒.\tนางสมหญิง ใจงาม\t\tกลุ่มสตรี\t12\n")
    assert shown(model, 0) == ["1", "นายสมชาย ใจดี", "ประธานกรรมการ", "กลุ่มออม", "1"]
    assert shown(model, 1) == ["2", "นางสมหญิง ใจงาม", "กรรมการ", "กลุ่มสตรี", "12"]
    assert model.rowCount() == 3


def test_a_pasted_column_fills_the_rows_that_are_there(model):
    model.paste(0, ALL, "สมชาย\nสมหญิง\nสมศรี")
    model.paste(1, (POSITION,), "ประธานกรรมการ\nเหรัญญิก")
    assert [line.seat.position for line in model.lines()] == ["กรรมการ", "ประธานกรรมการ", "เหรัญญิก"]
    assert [line.person.first_name for line in model.lines()] == ["สมชาย", "สมหญิง", "สมศรี"]


def test_each_edit_is_taken_back_and_done_again(model):
    model.paste(0, ALL, "สมชาย\nสมหญิง")
    model.move(1, -1)
    model.remove([0])

    def names():
        return [line.person.first_name for line in model.lines()]

    assert names() == ["สมชาย"]
    seen = [names() for _ in range(3) if model.undo() is None]
    assert seen == [["สมหญิง", "สมชาย"], ["สมชาย", "สมหญิง"], []]
    model.undo()
    model.redo()
    assert names() == ["สมชาย", "สมหญิง"]
    typed(model, 2, NAME, "สมศรี")
    model.redo()
    assert names() == ["สมชาย", "สมหญิง", "สมศรี"]


def test_rows_move_up_and_down_within_the_list(model):
    model.paste(0, ALL, "ก\nข\nค")
    assert (model.move(0, -1), model.move(2, 1), model.move(0, 1)) == (0, 2, 1)
    assert [(line.person.first_name, line.seat.place) for line in model.lines()] == [
        ("ข", 1),
        ("ก", 2),
        ("ค", 3),
    ]


def test_removing_the_row_that_waits_does_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.edited):
        model.remove([0])


def test_the_first_cell_that_must_be_filled_is_found(model):
    assert model.first_gap() is None
    typed(model, 0, NAME, "สมชาย")
    assert model.first_gap() is None
    typed(model, 1, GROUP, "กลุ่มสตรี")
    assert model.first_gap() == (1, NAME)
    typed(model, 1, NAME, "สมหญิง")
    typed(model, 1, POSITION, "")
    assert model.first_gap() == (1, POSITION)


def test_a_marked_row_says_why(model):
    typed(model, 0, NAME, "สมชาย")
    model.mark({0: "มีชื่อซ้ำ"})
    assert model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole) == "มีชื่อซ้ำ"
    assert model.index(0, PLACE).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "มีชื่อซ้ำ"
    assert not model.index(0, PLACE).data(Qt.ItemDataRole.DecorationRole).isNull()
    model.mark({})
    assert model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole) == "สมชาย"
    assert model.index(0, PLACE).data(Qt.ItemDataRole.DecorationRole) is None


def test_another_tambons_villages_are_offered(model):
    typed(model, 0, NAME, "สมชาย")
    other = (dataclasses.replace(VILLAGES[0], id="w1"),)
    model.show_villages(other)
    typed(model, 0, VILLAGE, "1")
    assert model.villages() == other
    assert model.lines()[0].seat.village == "w1"
