"""What tests of the window lean on: the dressed program, jobs without a store, keys with Thai text."""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.jobs import Access, Jobs
from desktop.ui.shell import theme

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Let Qt say that the offscreen screen cannot raise or grab; every other warning of Qt fails."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True, scope="session")
def dressed(qapp):
    """Dress the program once, as `desktop.app` does before its first window."""
    theme.apply(qapp, dark=False)


@pytest.fixture
def dress(qapp):
    """Dress the program otherwise for one test: `dress(dark=True, size=2.0)`."""

    def dress(dark=False, size=1.0):
        theme.apply(qapp, dark, size)

    yield dress
    theme.apply(qapp, dark=False)


@dataclass
class Opened:
    """The sessions that jobs opened, by kind and action."""

    log: list

    @contextmanager
    def session(self, kind, action=""):
        self.log.append((kind, action))
        yield f"session {kind}"
        self.log.append(("end", kind))


@pytest.fixture
def opened():
    """Keep a log of the sessions opened."""
    return Opened([])


@pytest.fixture
def jobs(qapp, opened):
    """Give jobs whose sessions are words; faults that nobody expected fail the test."""
    made = Jobs(
        Access(
            lambda: opened.session("reading"),
            lambda action: opened.session("writing", action),
            lambda action: opened.session("rehearsing", action),
        )
    )
    yield made
    made.close()


@pytest.fixture
def settle(qtbot, jobs):
    """Wait until jobs have nothing to do and what they gave is delivered."""

    def settle():
        qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)
        QApplication.processEvents()

    return settle


@pytest.fixture
def press(qapp):
    """Press a key, or type text, one letter an event; qtbot's own aborts Python at Thai letters."""

    def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
        if isinstance(key, str):
            for letter in key:
                press_one(widget, Qt.Key.Key_unknown, modifiers, letter)
        else:
            press_one(widget, key, modifiers, "")

    def press_one(widget, key, modifiers, letter):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, letter))

    return press


@dataclass(frozen=True)
class FakeRow:
    """One row of a made list."""

    no: int
    id: str
    cells: tuple


class Made:
    """A list of so many people, read without a store; `asked` and `read` tell what was asked of it."""

    FIRST = ("เกศินี", "ไพบูลย์", "ปิ่นแก้ว", "กฤษฎา", "อำนวย")

    def __init__(self, count):
        self.numbers = array("q", range(1, count + 1))
        self.asked, self.read = [], []

    def order(self, session, asked):
        self.asked.append(asked)
        if asked.text:
            return array("q", (n for n in self.numbers if asked.text in self.row(n).cells[1]))
        return array("q", reversed(self.numbers)) if asked.descending else self.numbers

    def page(self, session, numbers):
        self.read.append(list(numbers))
        return [self.row(n) if n > 0 else None for n in numbers]

    def row(self, n):
        return FakeRow(n, f"id{n}", ("นาง", f"{self.FIRST[n % 5]} {n}", "ดีงาม", f"หมู่ {n % 7 + 1}", "ทำนา"))


@pytest.fixture
def made_list():
    """Give what makes lists of any length."""
    return Made
