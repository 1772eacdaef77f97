"""A page that is read at its first sight, and again where something changed that it tells of."""

import pytest

from desktop.ui.parts.seen_page import SeenPage


class Counted(SeenPage):
    """Notes the tambon of each reading."""

    topics = ("people", "villages")

    def __init__(self):
        super().__init__()
        self.readings = []

    def _read(self):
        self.readings.append(self._tambon)


@pytest.fixture
def page(qtbot):
    page = Counted()
    qtbot.addWidget(page)
    return page


def see(qtbot, page):
    with qtbot.waitExposed(page):
        page.show()


def test_it_is_read_at_the_first_sight_and_only_then(qtbot, page):
    page.refresh("people")
    assert page.readings == []
    see(qtbot, page)
    assert page.readings == [""]
    page.hide()
    see(qtbot, page)
    assert page.readings == [""]


def test_what_changes_while_it_is_seen_is_read_at_once(qtbot, page):
    see(qtbot, page)
    page.refresh("villages")
    assert len(page.readings) == 2
    page.refresh("papers")
    assert len(page.readings) == 2


def test_what_changes_unseen_is_read_once_at_the_next_sight(qtbot, page):
    see(qtbot, page)
    page.hide()
    page.refresh("people")
    page.refresh("villages")
    assert len(page.readings) == 1
    see(qtbot, page)
    assert len(page.readings) == 2


def test_another_tambon_is_read_when_it_is_seen(qtbot, page):
    page.show_tambon("240602")
    see(qtbot, page)
    page.show_tambon("240603")
    assert page.readings == ["240602", "240603"]
