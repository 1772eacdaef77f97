"""Cards stand in as many columns as there is room for."""

from __future__ import annotations

import pytest

from desktop.ui.home.columns import COLUMN, Columns
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.cards import Card


@pytest.fixture
def cards():
    return [Card(name) for name in ("หนึ่ง", "สอง", "สาม")]


@pytest.mark.parametrize(
    ("room", "columns"),
    [(3.2, [[0], [1], [2]]), (2.5, [[0, 2], [1]]), (1.5, [[0, 1, 2]]), (0.5, [[0, 1, 2]])],
)
def test_columns_follow_the_width_and_come_back(qtbot, cards, room, columns):
    one, two, three = cards
    made = Columns({3: ((one,), (two,), (three,)), 2: ((one, three), (two,)), 1: (cards,)})
    qtbot.addWidget(made)
    for width in (room, 4, room):
        made.fit(round(gap(made, COLUMN) * width))
        made.resize(round(gap(made, COLUMN) * width), 800)
        made.show()
        qtbot.wait(1)
    for cards_of_one in columns:
        shown = [cards[n] for n in cards_of_one]
        assert len({card.x() for card in shown}) == 1
        assert sorted(shown, key=lambda card: card.y()) == shown
    assert len({card.x() for card in cards}) == len(columns)
    assert max(card.geometry().right() for card in cards) <= made.width()
