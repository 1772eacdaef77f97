"""A box of values, one of them chosen."""

import pytest

from desktop.ui.parts.choice import choice, offer

YEARS = [(2568, "พ.ศ. 2568"), (2569, "พ.ศ. 2569")]


@pytest.mark.parametrize(("chosen", "data"), [(2569, 2569), (2500, 2568)])
def test_the_chosen_value_or_the_first_stands_there_and_nobody_hears_of_it(qtbot, chosen, data):
    box = choice("ปี")
    qtbot.addWidget(box)
    heard = []
    box.currentIndexChanged.connect(heard.append)
    offer(box, YEARS, chosen)
    offer(box, YEARS, chosen)
    assert (box.accessibleName(), box.count(), box.currentData(), heard) == ("ปี", 2, data, [])


def test_without_values_nothing_is_chosen(qtbot):
    box = choice("ปี")
    qtbot.addWidget(box)
    offer(box, (), 2569)
    assert (box.count(), box.currentData()) == (0, None)
