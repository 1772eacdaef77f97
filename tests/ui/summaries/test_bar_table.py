"""Bars are a table: walked by keys, told to who listens, each number opening what it is made of."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from desktop.domain.summaries import Figure, Part
from desktop.ui.shell import colours
from desktop.ui.summaries.bar_table import BAR, FIRST, LABEL, BarCard, BarRow, BarTable, Number, bar_room

MEN, WOMEN = Figure((Part("a", 30),)), Figure((Part("b", 10),))
ROWS = (
    BarRow("หมู่ 1", (Number("30", 30, MEN), Number("10", 10, WOMEN))),
    BarRow("หมู่ 2", (Number("20", 20, Figure()), Number("–", 0))),
)


@pytest.fixture
def table(qtbot):
    made = BarTable("สมาชิก", ("หมู่บ้าน", "ชาย", "หญิง"))
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(ROWS)
    return made


@pytest.fixture
def opened(table):
    said = []
    table.opened.connect(lambda title, figure: said.append((title, figure)))
    return said


def reds(picture, room, colour):
    """Count the points of a colour in a row of a picture, by thirds."""
    y = room.center().y()
    return [x for x in range(room.left(), room.right()) if picture.pixelColor(x, y).name().upper() == colour]


def test_every_number_is_a_cell_with_its_title(table):
    assert [table.horizontalHeaderItem(n).text() for n in range(4)] == ["หมู่บ้าน", "แผนภูมิ", "ชาย", "หญิง"]
    assert [[table.item(r, c).text() for c in (LABEL, FIRST, FIRST + 1)] for r in range(2)] == [
        ["หมู่ 1", "30", "10"], ["หมู่ 2", "20", "–"],
    ]  # fmt: skip
    assert QAccessible.queryAccessibleInterface(table).role() == QAccessible.Role.Table
    assert table.item(0, BAR).data(Qt.ItemDataRole.AccessibleTextRole) == "หมู่ 1  30 10"


def test_bars_are_to_scale_in_the_colours_of_the_theme(table, dress):
    for dark in (False, True):
        dress(dark=dark)
        picture, accent = table.viewport().grab().toImage(), colours.now().accent.upper()
        long, short = (
            reds(picture, bar_room(table.visualRect(table.model().index(row, BAR))), accent) for row in (0, 1)
        )
        room = bar_room(table.visualRect(table.model().index(0, BAR)))
        assert max(short) - room.left() == pytest.approx(room.width() * 20 / 40, abs=3)
        assert long


def test_the_table_is_as_high_as_its_rows_at_every_size(table, dress):
    for size in (1.0, 1.5):
        dress(size=size)
        table.show_rows(ROWS)
        assert table.verticalScrollBar().maximum() == 0
        table.show_rows(())
        assert table.height() >= table.horizontalHeader().sizeHint().height()


@pytest.mark.parametrize(("column", "figure"), [(LABEL, MEN), (BAR, MEN), (FIRST, MEN), (FIRST + 1, WOMEN)])
def test_enter_opens_what_a_number_is_made_of(table, opened, press, column, figure):
    table.setCurrentCell(0, column)
    press(table, Qt.Key.Key_Return)
    [(title, given)] = opened
    assert given is figure
    assert title == ("หมู่ 1 · หญิง: 10" if figure is WOMEN else "หมู่ 1 · ชาย: 30")


def test_arrows_walk_through_the_numbers(table, opened, press):
    table.setCurrentCell(0, FIRST)
    press(table, Qt.Key.Key_Right)
    press(table, Qt.Key.Key_Enter)
    assert [title for title, _figure in opened] == ["หมู่ 1 · หญิง: 10"]


def test_a_number_that_is_made_of_nothing_opens_nothing(table, opened, press):
    table.setCurrentCell(1, FIRST + 1)
    press(table, Qt.Key.Key_Return)
    table.open_at(-1, 0)
    table.open_at(9, 0)
    assert opened == []


def test_a_click_on_a_bar_opens_the_part_it_is_on(table, opened, qtbot):
    room = bar_room(table.visualRect(table.model().index(0, BAR)))
    for share in (0.5, 0.9):
        point = QPoint(room.left() + round(room.width() * share), room.center().y())
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    beyond = bar_room(table.visualRect(table.model().index(1, BAR)))
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=beyond.center() + QPoint(beyond.width() // 3, 0)
    )
    label = table.visualRect(table.model().index(0, LABEL)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=label)
    assert [title for title, _figure in opened] == ["หมู่ 1 · ชาย: 30", "หมู่ 1 · หญิง: 10", "หมู่ 2 · ชาย: 20"]


def test_numbers_are_named_otherwise(table):
    table.name_numbers(("เงินทุน", "เงินกู้"))
    assert [table.horizontalHeaderItem(n).text() for n in (2, 3)] == ["เงินทุน", "เงินกู้"]


def test_without_bars_the_label_takes_the_room(qtbot):
    card = BarCard("ยอดรวม", ("รายการ", "ปีนี้"), bars=False)
    qtbot.addWidget(card)
    card.resize(600, 300)
    with qtbot.waitExposed(card):
        card.show()
    card.table.show_rows((BarRow("สมาชิก", (Number("3", 3),)),))
    assert card.table.isColumnHidden(BAR)
    assert card.table.columnWidth(LABEL) > 300
    assert card.table.longest() == 3
