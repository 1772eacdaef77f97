"""The page of a person over a practice office, and what it says."""

import pytest

from desktop.domain.people import Person
from desktop.store import records as store
from desktop.ui.people import page as people
from desktop.ui.records.record_page import RecordPage
from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures


@pytest.fixture
def make_page(qtbot, jobs, settle):  # noqa: F811
    """Give what opens the page of a described topic, seen and with the keyboard on it."""

    def make_page(description, id_="", make=RecordPage):
        page = make(jobs, description)
        qtbot.addWidget(page)
        page.words, page.opens, page.closes = [], [], []
        page.said.connect(lambda word, undo: page.words.append(word))
        page.open_asked.connect(lambda *asked: page.opens.append(asked))
        page.closed.connect(lambda: page.closes.append(1))
        jobs.changed.connect(page.refresh)  # as the window tells its pages
        page.resize(1100, 700)
        page.show()
        page.activateWindow()
        page.open(description.kind.topic, id_)
        settle()
        return page

    return make_page


@pytest.fixture
def person(ask):  # noqa: F811
    """Give the first person of the practice office."""
    return ask(store.find, Person)[0]


@pytest.fixture
def page(make_page, person):
    """Give the page of that person."""
    return make_page(people.description(), person.id)


@pytest.fixture
def new_page(make_page):
    """Give the page of a new person."""
    return make_page(people.description())


@pytest.fixture
def kept(ask, person):  # noqa: F811
    """Read that person as kept now."""
    return lambda: ask(store.read, Person, person.id)
