"""Taking one picture of a window at rest, and telling what is clipped or not translated in it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from desktop import paths
from desktop.thai import dates

SHOTS = paths.root() / "build" / "shots"
OFFICER, DAY = "นางสาวฝึกหัด ตั้งใจ", date(2008, 5, 8)
THAI = re.compile("[ก-๙]")
MONTHS = re.compile("|".join(map(re.escape, dates.SHORT_MONTHS)))  # Thai in every language


def settle(qtbot, desk):
    """Wait until nothing runs, and what was asked for by a pause has come too."""
    for _again in range(2):
        qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)
        qtbot.wait(160)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)


def picture(desk, widget, name):
    """Keep a picture and tell what is clipped in it."""
    folder = SHOTS / desk.name
    folder.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(folder / f"{name}.png"))
    clipped = [said for part in widget.findChildren(QLabel) if (said := clipped_label(part))]
    clipped += [
        b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() and narrow(b)
    ]
    assert clipped == [], f"clipped in {name}: {clipped}"
    if desk.name.startswith("en"):
        words = [b.text() for b in widget.findChildren(QAbstractButton)]
        words += [bar.tabText(n) for bar in widget.findChildren(QTabBar) for n in range(bar.count())]
        thai = [word for word in words if THAI.search(MONTHS.sub("", word))]
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
