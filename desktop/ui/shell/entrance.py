"""The way in: first start, a new office, opening one, its passphrase or its recovery code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import i18n, paths
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.shell.entrance_page import EntrancePage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import UnlockPage

if TYPE_CHECKING:
    from desktop.domain.offices import Office
    from desktop.ui.shell.new_office import NewOffice

# the pages that most starts do not show are imported when they are asked for: the window paints sooner


class Doors(NamedTuple):
    """How offices are made and opened; handed in, so that no window knows the store. Each takes its time."""

    practise: Callable[[Path], None]
    create: Callable[[Path, Office, str], str]  # gives the recovery code
    open: Callable[[Path, str], None]
    recover: Callable[[Path, str, str], None]  # folder, code, new passphrase


class Entrance(QStackedWidget):
    """Shows one page of the way in at a time; `opened` tells that an office is open."""

    painted = Signal()  # for the first time
    waiting = Signal()  # an office is being opened or made, beside the window
    opened = Signal(object)  # the folder

    def __init__(self, jobs: Jobs, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._doors = jobs, doors
        self._folder, self._locked = Path(), False
        self._painted = False

    def start(self) -> None:
        """Offer a practice office, a new one, or one that is there."""
        page = StartPage()
        page.practice_asked.connect(self._practise)
        page.new_asked.connect(self._new)
        page.open_asked.connect(self._choose)
        self._show(page)

    def unlock(self, folder: Path, *, locked: bool = False) -> None:
        """Ask for the passphrase of an office; a locked one is gone back to, not left for another."""
        self._folder, self._locked = folder, locked
        page = UnlockPage(folder.name, locked=locked)
        page.passphrase_given.connect(self._open)
        page.forgotten.connect(self._recover)
        page.back_asked.connect(self.start)
        self._show(page)

    def _show(self, page: EntrancePage) -> None:
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.begin()
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

    def _practise(self) -> None:
        folder = free_folder(paths.documents_folder(), _("สำนักงานฝึกหัด"))
        self._work(partial(self._doors.practise, folder), partial(self._enter, folder))

    def _new(self) -> None:
        from desktop.ui.shell.new_office import NewOfficePage

        page = NewOfficePage(self._jobs)
        page.asked.connect(self._create)
        page.back_asked.connect(self.start)
        self._show(page)

    def _create(self, new: NewOffice) -> None:
        act = partial(self._doors.create, new.folder, new.office, new.passphrase)
        self._work(act, partial(self._show_code, new.folder))

    def _show_code(self, folder: Path, code: str) -> None:
        from desktop.ui.shell.recovery import RecoveryCodePage

        self._folder = folder
        page = RecoveryCodePage(code)
        page.kept.connect(self._enter_here)
        self._show(page)

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self, _("เลือกโฟลเดอร์ของสำนักงาน"), str(paths.documents_folder())
        )
        if chosen:
            self.unlock(Path(chosen))

    def _open(self, passphrase: str) -> None:
        self._work(partial(self._doors.open, self._folder, passphrase), partial(self._enter, self._folder))

    def _recover(self) -> None:
        from desktop.ui.shell.recovery import RecoveryPage

        page = RecoveryPage()
        page.asked.connect(self._open_by_code)
        page.back_asked.connect(partial(self.unlock, self._folder, locked=self._locked))
        self._show(page)

    def _open_by_code(self, code: str, passphrase: str) -> None:
        act = partial(self._doors.recover, self._folder, code, passphrase)
        self._work(act, partial(self._enter, self._folder))

    def _work(self, act: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Open or make aside while the page says so; a refusal stands on the page."""
        page = self._page()
        page.set_busy(True)
        self._jobs.aside(act, then, failed=self._failed, owner=page)
        QTimer.singleShot(0, self.waiting.emit)  # once the page says so

    def _failed(self, error: Exception) -> bool:
        page = self._page()
        page.set_busy(False)
        if not isinstance(error, Refusal):
            return False
        page.refuse(error.say(i18n._), getattr(error, "field", ""))
        return True

    def _page(self) -> EntrancePage:
        page = self.currentWidget()
        assert isinstance(page, EntrancePage)
        return page

    def _enter(self, folder: Path, _result: object) -> None:
        self.opened.emit(folder)

    def _enter_here(self) -> None:
        self.opened.emit(self._folder)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting, once it is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: Any) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._page().back()
        else:
            super().keyPressEvent(event)


def free_folder(parent: Path, name: str) -> Path:
    """Name a folder that is not there yet: the name, or the name with the next number.

    >>> free_folder(Path("/nowhere"), "office").name
    'office'
    """
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name} {number}"
    return folder
