"""What others save in a shared office comes into the open lists, and a network that is gone is not told of here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.errors import Trouble
from desktop.ui.shell import others as module
from desktop.ui.shell.others import Others


class Server:
    """What was saved, as the tests set it."""

    def __init__(self):
        self.asked, self.answer = [], (1, frozenset())

    def news(self, _session, seen):
        self.asked.append(seen)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def server(monkeypatch):
    made = Server()
    monkeypatch.setattr(module, "_news", made.news)
    return made


@pytest.fixture
def others(jobs, server):
    made = Others(jobs)
    made.heard = []
    jobs.changed.connect(made.heard.append)
    yield made
    made.rest()


def test_what_was_saved_since_is_told_once(others, server, settle):
    others.watch()
    settle()
    server.answer = (2, frozenset({"people", "centres"}))
    others.look()
    settle()
    server.answer = (2, frozenset())
    others.look()
    settle()
    assert others.heard == ["centres", "people"]
    assert server.asked == [None, 1, 2]


def test_it_asks_when_the_window_is_gone_to_and_not_twice_at_once(others, server, settle):
    others.watch()
    others._come(Qt.ApplicationState.ApplicationActive)
    settle()
    assert server.asked == [None]
    others._come(Qt.ApplicationState.ApplicationInactive)
    settle()
    assert server.asked == [None]
    others._come(Qt.ApplicationState.ApplicationActive)
    settle()
    assert server.asked == [None, 1]


def test_it_rests_until_an_office_is_watched(others, server, settle):
    others.look()
    settle()
    assert server.asked == []


def test_a_network_that_is_gone_is_waited_for_in_silence(others, jobs, server, settle):
    said = []
    jobs.trouble.connect(said.append)
    jobs.failed.connect(said.append)
    others.watch()
    settle()
    server.answer = Trouble("ติดต่อเครื่องแม่ข่ายไม่ได้")
    others.look()
    settle()
    server.answer = (3, frozenset({"people"}))
    others.look()
    settle()
    assert (others.heard, said, server.asked) == (["people"], [], [None, 1, 1])


def test_a_fault_is_told_of_as_every_fault(others, jobs, server, settle):
    said = []
    jobs.failed.connect(said.append)
    server.answer = KeyError("a fault")
    others.watch()
    settle()
    assert len(said) == 1
