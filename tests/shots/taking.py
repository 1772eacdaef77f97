"""Taking one picture of a window at rest, and telling what is clipped or not translated in it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QTabBar
from shiboken6 import isValid

from desktop import paths
from desktop.thai import dates

MOMENT = 400  # milliseconds: the longest pause before a window follows what was done in it
SHOTS = paths.root() / "build" / "shots"
OFFICER, DAY = "นางสาวฝึกหัด ตั้งใจ", date(2008, 5, 8)
THAI = re.compile("[ก-๙]")
# Thai in every language: months, and the tambons that are ticked
NAMES = re.compile("|".join([*map(re.escape, dates.SHORT_MONTHS), r"(?<=Tambon )\S+"]))


def settle(qtbot, desk):
    """Wait until nothing runs or waits for a pause, and what came is painted without asking for more."""
    asked = True
    while asked:
        qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)
        waiting = pauses()
        qtbot.waitUntil(lambda now=waiting: not any(map(goes_on, now)), timeout=20_000)
        while QAbstractEventDispatcher.instance().processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            pass
        asked = waiting or desk.jobs.busy


def pauses():
    """List the timers of windows in sight that wait a moment before something is done."""
    shown = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    timers = [timer for window in shown for timer in window.findChildren(QTimer)]
    return [one for one in timers if goes_on(one) and one.isSingleShot() and one.interval() <= MOMENT]


def goes_on(timer):
    """Tell whether a timer that may have gone with its window still runs."""
    return isValid(timer) and timer.isActive()


def picture(desk, widget, name):
    """Keep a picture and tell what is clipped in it."""
    folder = SHOTS / desk.name
    folder.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(folder / f"{name}.png"))
    high = widget.height() if isinstance(widget, QDialog) else 0
    assert high <= widget.screen().availableGeometry().height(), f"{name} is {high} high"
    clipped = [said for part in widget.findChildren(QLabel) if (said := clipped_label(part))]
    clipped += [
        b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() and narrow(b)
    ]
    assert clipped == [], f"clipped in {name}: {clipped}"
    if desk.name.startswith("en"):
        words = [b.text() for b in widget.findChildren(QAbstractButton)]
        words += [bar.tabText(n) for bar in widget.findChildren(QTabBar) for n in range(bar.count())]
        thai = [word for word in words if THAI.search(NAMES.sub("", word))]
        assert thai == [], f"not translated in {name}: {thai}"


def clipped_label(label):
    """Give the text of a label that has less room than it needs."""
    if not label.isVisible() or not label.text() or label.visibleRegion().isEmpty():
        return ""
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    short = label.height() + 1 < needed
    narrow_one = not label.wordWrap() and label.width() + 1 < label.sizeHint().width()
    return label.text() if short or narrow_one else ""


def narrow(button):
    hint = button.minimumSizeHint()
    return button.width() + 1 < hint.width() or button.height() + 1 < hint.height()
