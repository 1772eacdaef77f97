"""The place of meetings, and the page of one, over a practice office."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.meetings import Meeting
from desktop.store import records as store
from desktop.ui.meetings.meeting_page import MeetingPage
from desktop.ui.meetings.page import make
from desktop.ui.parts import messages
from desktop.work import meetings
from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures


@pytest.fixture
def seen(qtbot, jobs, settle):  # noqa: F811
    """Show a page and keep what it says, opens and closes."""

    def seen(page):
        qtbot.addWidget(page)
        page.words, page.undos, page.opens, page.closes = [], [], [], []
        page.said.connect(lambda word, undo: (page.words.append(word), page.undos.append(undo)))
        page.open_asked.connect(lambda *asked: page.opens.append(asked))
        jobs.changed.connect(page.refresh)  # as the window tells its pages
        page.resize(1200, 760)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        settle()
        return page

    return seen


@pytest.fixture
def place(seen, jobs):  # noqa: F811
    """Give the place of meetings, its list on show."""
    return seen(make(jobs))


@pytest.fixture
def page(seen, jobs):  # noqa: F811
    """Give the page of a meeting, not opened yet."""
    page = seen(MeetingPage(jobs))
    page.closed.connect(lambda: page.closes.append(1))
    return page


@pytest.fixture
def held(ask):  # noqa: F811
    """List the meetings of the practice office, the oldest first."""
    return sorted(ask(store.find, Meeting), key=lambda one: one.sort_text)


@pytest.fixture
def opened(page, held, settle):
    """Give the page of its last meeting, of which no paper was issued."""
    page.open("meetings", held[-1].id)
    settle()
    return page


@pytest.fixture
def prepared(page, made, settle):
    """Give the page of the next meeting of its committee, not saved yet."""
    page.open("meetings", made.committee)
    settle()
    return page


@pytest.fixture
def form_of(ask):  # noqa: F811
    """Read a meeting as it is kept."""
    return lambda id_: ask(meetings.form_of, id_)


@pytest.fixture
def shown(settle):
    """Give the dialog that stands over the page."""

    def shown():
        settle()
        return QApplication.activeModalWidget()

    return shown


@pytest.fixture
def answer(monkeypatch):
    """Answer the next questions of a kind: `answer("ask", True)`; gives what was asked."""

    def answer(name, value):
        asked = []
        monkeypatch.setattr(messages, name, lambda *given, **named: (asked.append(given), value)[1])
        return asked

    return answer


def error(form, name):
    """Give the sentence beside a field; "" names the whole form."""
    return form._boxes[name]._message._words.text() if name else form._general.text()


def texts(rows):
    """Read the rows of a list or a card."""
    shown = getattr(rows, "_list", rows)
    return [shown.item(row).text() for row in range(shown.count())]
