"""The place of surveys over a practice office, whose survey of 2552 is half-way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.surveys import SurveyRound
from desktop.store import records as store
from desktop.ui.parts import messages
from desktop.ui.surveys.page import make
from desktop.work import surveys
from tests.ui.real_office import ask, desk, do, jobs, refusals  # noqa: F401 - fixtures

RETURN = Qt.Key.Key_Return


@pytest.fixture
def seen(qtbot, jobs, settle, monkeypatch):  # noqa: F811
    """Show a page and keep what it says and opens."""
    monkeypatch.setattr(messages, "leave", lambda parent: messages.LEAVE)  # a test that failed closes too

    def seen(page):
        qtbot.addWidget(page)
        page.words, page.undos, page.opens = [], [], []
        page.said.connect(lambda word, undo: (page.words.append(word), page.undos.append(undo)))
        page.open_asked.connect(lambda *asked: page.opens.append(asked))
        jobs.changed.connect(page.refresh)  # as the window tells its pages
        page.resize(1160, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        settle()
        return page

    return seen


@pytest.fixture
def place(seen, jobs):  # noqa: F811
    """Give the place of surveys, its rounds on show."""
    return seen(make(jobs))


@pytest.fixture
def rounds(ask):  # noqa: F811
    """Give the rounds by year."""
    return {one.year: one for one in ask(store.find, SurveyRound)}


@pytest.fixture
def villages(ask, rounds):  # noqa: F811
    """Read the villages of a year with their sheets."""
    return lambda year=2552: ask(surveys.progress, rounds[year].id)


@pytest.fixture
def entry(place, villages, settle):
    """Give the page of a sheet that nobody has begun: the first of the last village."""
    place.open("surveys", villages()[-1].lines[0].survey)
    settle()
    place.entry.words = place.words
    return place.entry


@pytest.fixture
def type_(press):
    """Replace what stands where the keyboard is, and go on by Enter unless told."""

    def type_(text, go_on=True):
        now = QApplication.focusWidget()
        now.selectAll()
        press(now, text)
        if go_on:
            press(now, RETURN)

    return type_


@pytest.fixture
def enter(press):
    """Press Enter where the keyboard is, some times."""

    def enter(times=1):
        for _time in range(times):
            press(QApplication.focusWidget(), RETURN)

    return enter
