"""Every kind of paper is offered once, in plain groups, with a sentence, and chosen by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.papers import PAPER_KINDS
from desktop.ui.papers.kind_cards import FROM_A_PAPER, ISSUED_ANEW, SENTENCES, KindCards
from desktop.ui.papers.kind_dialog import KindDialog
from desktop.ui.parts.lines import LineList
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def dialog(desk):
    made = KindDialog(desk)
    made.told = []
    made.chosen.connect(made.told.append)
    made.open()
    return made


def lists(widget):
    return [card.findChild(LineList) for card in widget.cards]


def test_every_kind_stands_in_one_group_and_has_a_sentence():
    grouped = [kind for _title, kinds in (*ISSUED_ANEW, FROM_A_PAPER) for kind in kinds]
    assert sorted(grouped) == sorted(PAPER_KINDS)
    assert set(SENTENCES) == {kind for _title, kinds in ISSUED_ANEW for kind in kinds}
    assert set(FROM_A_PAPER[1]) == {kind for kind, one in PAPER_KINDS.items() if one.about == "paper"}


def test_enter_chooses_the_kind_that_the_keyboard_is_on(dialog, press, desk):
    rows = lists(dialog.cards)[0]
    assert rows.currentRow() == 0
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Return)
    assert dialog.told == ["order"]


def test_enter_in_another_group_chooses_its_first(dialog, press):
    press(lists(dialog.cards)[2], Qt.Key.Key_Return)
    assert dialog.told == ["letter"]


def test_everything_has_a_name(dialog):
    assert nameless(dialog) == []


def test_the_groups_stand_side_by_side_where_there_is_room(qtbot):
    cards = KindCards()
    qtbot.addWidget(cards)
    cards.resize(1300, 600)
    cards.show()
    QApplication.processEvents()
    assert {card.y() for card in cards.cards[:3]} == {cards.cards[0].y()}
    cards.resize(300, 600)
    QApplication.processEvents()
    assert len({card.x() for card in cards.cards}) == 1


def test_only_kinds_of_which_something_is_said_are_shown(qtbot):
    cards = KindCards()
    qtbot.addWidget(cards)
    cards.show()
    cards.show_details({"order": "ถ้อยคำของสำนักงาน"})
    assert [card.isVisible() for card in cards.cards] == [True, False, False, False]
    [line] = [lists(cards)[0].line(lists(cards)[0].item(n)) for n in range(lists(cards)[0].count())]
    assert (line.key, line.detail) == ("order", "ถ้อยคำของสำนักงาน")
