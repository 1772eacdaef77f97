"""Nobody at the machine: told after a while without a key, a click or a turn of the wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.shell import idle
from desktop.ui.shell.idle import Idle


@pytest.fixture
def watch(qapp, monkeypatch):
    monkeypatch.setattr(idle, "_MINUTE", 60)
    made = Idle(qapp)
    yield made
    made.rest()
    made.deleteLater()


def test_it_tells_after_the_time_is_over(watch, qtbot):
    with qtbot.waitSignal(watch.over, timeout=2000):
        watch.watch(1)


def test_it_counts_anew_at_each_sign_of_life(watch, qtbot, press):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    watch.watch(2)
    told = []
    watch.over.connect(lambda: told.append(1))
    for _round in range(4):
        qtbot.wait(50)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        press(line, "ก")
    assert told == []


def test_it_tells_how_long_nobody_sat_there(watch, monkeypatch):
    assert watch.is_still(3600), "nothing is counted: the window is locked"
    watch.watch(1000)  # a minute, as minutes are here
    assert not watch.is_still(30)
    monkeypatch.setattr(watch._timer, "remainingTime", lambda: 30_000)
    assert watch.is_still(30)
    assert not watch.is_still(31)


def test_at_rest_it_tells_nothing(watch, qtbot):
    watch.watch(1)
    watch.rest()
    with qtbot.assertNotEmitted(watch.over, wait=150):
        pass
