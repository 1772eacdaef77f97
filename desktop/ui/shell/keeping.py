"""Backups that the program makes by itself: in a pause after half an hour, when the second place comes, and at the end.

Where nothing changed none is made; what fails is told once and holds nothing up.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop import i18n, log, settings
from desktop.domain.backups import AUTOMATIC
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import backups_asking as asking

if TYPE_CHECKING:
    from desktop.work.backups import Made

LOOKS_EVERY = 60_000  # milliseconds
AFTER = 30 * 60  # seconds of work
STILL = 30  # seconds without a key or a click
QUICK = 300  # milliseconds: an end that takes no longer shows nothing
TOPIC = "backups"


class Keeping(QObject):
    """Looks once a minute whether a backup is due; `said` tells of a failure, `left` that the program may end."""

    said = Signal(str)
    left = Signal()

    def __init__(
        self, jobs: Jobs, is_still: Callable[[int], bool], parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Make it at rest; `is_still` tells whether nobody has sat at the machine for so many seconds."""
        super().__init__(parent)
        self._jobs, self._is_still, self._clock = jobs, is_still, clock
        self._due = 0.0
        self._is_carried = False  # to the second place, since that came or was last failed
        self._told = ""
        self._running: Progress | None = None
        self._leaving = False
        self.farewell: Farewell | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin to look, for an office that was opened."""
        self._due = self._clock() + AFTER
        self._is_carried, self._told = False, ""
        self._timer.start()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._running is not None:
            self._running.cancel()

    def look(self) -> None:
        """Look whether a backup is due; not while something else is done, which the next minute waits for."""
        if settings.get("backup_automatic") and not self._jobs.busy:
            self._jobs.aside(partial(asking.is_there, settings.get("second_place")), self._decide)

    def leave(self) -> None:
        """Back up what changed, in sight and to be skipped where it takes its time; `left` comes at the end."""
        if self._leaving:
            return
        self._leaving = True
        self._timer.stop()
        if not settings.get("backup_automatic"):
            self.left.emit()
            return
        self.farewell = Farewell()
        self.farewell.skipped.connect(self._skip)
        QTimer.singleShot(QUICK, self.farewell, self.farewell.show)
        if self._running is None:
            self._back_up()

    def _decide(self, is_there: bool) -> None:
        came = is_there and not self._is_carried
        self._is_carried = self._is_carried and is_there
        due = self._clock() >= self._due and self._is_still(STILL)
        if (came or due) and self._running is None and not self._leaving:
            self._back_up()

    def _back_up(self) -> None:
        self._due = self._clock() + AFTER
        self._is_carried = (
            True  # what fails is tried again when the stick comes again, or when the next is due
        )
        act = partial(asking.back_up_where_there, second=settings.get("second_place"), why=AUTOMATIC)
        self._running = self._jobs.long(act, self._made, self._step, topic=TOPIC, failed=self._failed)

    def _made(self, made: Made) -> None:
        self._note(failed=False)
        self._end(made.trouble)

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, Cancelled):
            self._end(None)
            return True
        if not isinstance(error, Refusal):
            log.fault(error)
        self._note(failed=True)
        self._end(error)
        self._jobs.changed.emit(TOPIC)
        return True

    def _end(self, error: Exception | None) -> None:
        """Go on; tell what went wrong once, until it goes well again."""
        self._running = None
        told = _trouble(error) if error is not None else ""
        if told and told != self._told:
            self.said.emit(told)
        self._told = told
        if self._leaving:
            self._skip()

    def _note(self, *, failed: bool) -> None:
        with suppress(Refusal):  # it is only not shown on หน้าแรก
            if settings.get("backup_failed") != failed:
                settings.put("backup_failed", failed)

    def _step(self, done: int, total: int) -> None:
        if self.farewell is not None:
            self.farewell.step(done, total)

    def _skip(self) -> None:
        """Let the program end; a backup that still runs is dropped, and nothing of it stays."""
        if self.farewell is not None:
            farewell, self.farewell = self.farewell, None
            farewell.hide()
            farewell.deleteLater()
            self.left.emit()


def _trouble(error: Exception) -> str:
    if isinstance(error, Refusal):
        return _("สำรองข้อมูลเองไม่สำเร็จ {why}").format(why=error.say(i18n._))
    return _("สำรองข้อมูลเองไม่สำเร็จ กรุณาสำรองในหน้าตั้งค่า")


class Farewell(QWidget):
    """Says that the last backup of the day is being made; closing it skips that."""

    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("ศอช. ตำบล"))
        self.bar = QProgressBar()
        self.bar.setMaximum(0)
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.skip_button = button(_("ข้ามและปิด"), self.skipped.emit)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        column.addWidget(TextLabel(_("กำลังสำรองข้อมูล"), "section"))
        column.addWidget(self.bar)
        column.addWidget(self.skip_button)
        self.resize(gap(self, 18), self.sizeHint().height())

    def step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Skip."""
        super().closeEvent(event)
        self.skipped.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Skip by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)
