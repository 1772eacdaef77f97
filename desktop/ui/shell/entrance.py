"""The way in: first start, a new office, opening one here or on a server, its passphrase or its recovery code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import i18n, paths, settings
from desktop.errors import Refusal, Trouble
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.shell.entrance_page import SERVER_PASSWORD, EntrancePage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import People, UnlockPage, UnlockTwoPage

if TYPE_CHECKING:
    from desktop.domain.offices import Office
    from desktop.ui.shell.new_office import NewOffice
    from desktop.ui.shell.recovery import RecoveryPage

# the pages that most starts do not show are imported when they are asked for: the window paints sooner


class Who(NamedTuple):
    """Who may open an office: key slot and name of each, and whether two must do it together; its name if it is shared."""

    people: People = ()
    two: bool = False
    office: str = ""


class Doors(NamedTuple):
    """How offices are made and opened; handed in, so that no window knows the store. Each takes its time."""

    practise: Callable[[Path], None]
    create: Callable[[Path, Office, str], str]  # gives the recovery code
    who: Callable[[Path], Who]
    open: Callable[[Path, str, str, str], None]  # folder, passphrase, key slot, the server's password
    open_by_two: Callable[
        [Path, tuple[str, str], tuple[str, str], str], None
    ]  # key slot and passphrase of each, the server's password
    recover: Callable[
        [Path, str, str, str], bool
    ]  # folder, code, new passphrase, key slot; tells whether it is open
    join: Callable[
        [str, str, str], Path
    ]  # address, user and password of a server; gives this machine's folder


class Entrance(QStackedWidget):
    """Shows one page of the way in at a time; `opened` tells that an office is open."""

    painted = Signal()  # for the first time
    waiting = Signal()  # an office is being opened or made, beside the window
    opened = Signal(object)  # the folder

    def __init__(self, jobs: Jobs, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._doors = jobs, doors
        self._folder, self._locked = Path(), False
        self._who = Who()
        self._painted = False
        self._server_password = ""  # typed with the address, until the office is open

    def start(self) -> None:
        """Offer a practice office, a new one, one that is there, or one of a backup."""
        page = StartPage()
        page.practice_asked.connect(self._practise)
        page.new_asked.connect(self._new)
        page.open_asked.connect(self._choose)
        page.join_asked.connect(self.join)
        page.restore_asked.connect(self._restore)
        self._show(page)

    def join(self, address: str = "") -> None:
        """Ask for the address of a shared office, or show one."""
        from desktop.ui.shell.join import JoinPage

        page = JoinPage(address)
        page.asked.connect(self._join)
        page.back_asked.connect(self.start)
        self._show(page)

    def unlock(self, folder: Path, *, locked: bool = False) -> None:
        """Ask for the passphrase of an office; a locked one is gone back to, not left for another."""
        self._folder, self._locked, self._who = folder, locked, Who()
        page = UnlockPage(_name(folder), locked=locked)
        page.passphrase_given.connect(self._open)
        page.forgotten.connect(self._recover)
        page.two_asked.connect(self._ask_two)
        page.salvage_asked.connect(self._salvage)
        page.restore_asked.connect(self._restore)
        page.join_asked.connect(self.join)
        page.back_asked.connect(self.start)
        self._show(page)
        if self._painted:
            self._ask_who()

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

    def _ask_who(self) -> None:
        """Ask who may open the office, once the first page is painted; what is no office is told at its opening."""
        page = self.currentWidget()
        if isinstance(page, UnlockPage):
            act = partial(self._doors.who, self._folder)
            self._jobs.aside(act, partial(self._offer, page), failed=_is_refusal, owner=page)

    def _offer(self, page: UnlockPage, who: Who) -> None:
        self._who = who
        if who.office:
            page.heading.setText(who.office)
        if who.two and not self._locked:
            self._ask_two()
        else:
            page.offer(who.people, settings.get("user"), two=who.two)

    def _ask_two(self) -> None:
        page = UnlockTwoPage(self._who.office or _name(self._folder), self._who.people, settings.get("user"))
        page.both_given.connect(self._open_by_two)
        page.forgotten.connect(self._recover)
        page.back_asked.connect(self._back_to_unlock if self._locked else self.start)
        self._show(page)

    def _open(self, passphrase: str) -> None:
        page = self._page()
        slot = page.slot() if isinstance(page, UnlockPage) else ""
        act = partial(self._doors.open, self._folder, passphrase, slot, self._password_of_server())
        self._work(act, partial(self._entered, slot))

    def _open_by_two(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        act = partial(self._doors.open_by_two, self._folder, first, second, self._password_of_server())
        self._work(act, partial(self._entered, first[0]))

    def _join(self, address: str, user: str, password: str) -> None:
        self._server_password = password
        self._work(partial(self._doors.join, address, user, password), self.unlock)

    def _password_of_server(self) -> str:
        return self._page().server_password() or self._server_password

    def _entered(self, slot: str, _result: object) -> None:
        """Enter, and offer who opened it first the next time."""
        self._server_password = ""
        if slot and slot != settings.get("user"):
            with suppress(Refusal):  # it is only chosen again next time
                settings.put("user", slot)
        self.opened.emit(self._folder)

    def _recover(self) -> None:
        from desktop.ui.shell.recovery import RecoveryPage

        page = RecoveryPage(self._who.people, settings.get("user"))
        page.asked.connect(partial(self._open_by_code, page))
        page.back_asked.connect(self._back_to_unlock)
        self._show(page)

    def _restore(self) -> None:
        """Offer the backups of the office that was to be opened, or was opened last, and of the second place."""
        from desktop.ui.settings.restore_dialog import RestoreDialog

        office = self._folder if isinstance(self._page(), UnlockPage) else Path(settings.get("office"))
        folders = (office, Path(settings.get("second_place")))
        dialog = RestoreDialog(self._jobs, compares=False, parent=self)
        dialog.look_in(folder for folder in folders if folder != Path())
        dialog.office_asked.connect(self.unlock)
        dialog.open()

    def _salvage(self) -> None:
        """Offer what the office that was to be opened still holds; its backups stand beside."""
        from desktop.ui.settings.salvage_dialog import SalvageDialog

        second = Path(settings.get("second_place"))
        dialog = SalvageDialog(self._jobs, self._folder, second if second != Path() else None, self)
        dialog.office_asked.connect(self.unlock)
        dialog.restore_asked.connect(self._restore)
        dialog.open()

    def _back_to_unlock(self) -> None:
        self.unlock(self._folder, locked=self._locked)

    def _open_by_code(self, page: RecoveryPage, code: str, passphrase: str) -> None:
        slot = page.slot()
        act = partial(self._doors.recover, self._folder, code, passphrase, slot)
        self._work(act, partial(self._recovered, slot))

    def _recovered(self, slot: str, is_open: bool) -> None:
        """Enter; where two must open together, the new passphrase is one of two."""
        if is_open:
            self._entered(slot, None)
        else:
            self._back_to_unlock()

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
        field = getattr(error, "field", "")
        if field == SERVER_PASSWORD:
            page.ask_server_password()
        page.refuse(error.say(i18n._), field)
        if isinstance(error, Trouble) and isinstance(page, UnlockPage):
            offer = page.offer_joining if _is_shared(self._folder) else page.offer_restoring
            offer()
            self._look_whether_to_salvage(page, error)
        return True

    def _look_whether_to_salvage(self, page: UnlockPage, trouble: Trouble) -> None:
        """Offer a salvage where the data or the keys are damaged."""
        from desktop.ui.settings import salvage_asking

        def offer(helps: bool) -> None:
            if helps:
                page.offer_salvage()

        act = partial(salvage_asking.may_help, self._folder, trouble)
        self._jobs.aside(act, offer, owner=page)

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
            QTimer.singleShot(0, self._tell_painted)

    def _tell_painted(self) -> None:
        self.painted.emit()
        self._ask_who()

    def keyPressEvent(self, event: Any) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._page().back()
        else:
            super().keyPressEvent(event)


def _is_refusal(error: Exception) -> bool:
    return isinstance(error, Refusal)


def _is_shared(folder: Path) -> bool:
    return folder.parent == paths.shared_folder()


def _name(folder: Path) -> str:
    """Name an office before who may open it is known; the folder of a shared one has a name for nobody."""
    return _("สำนักงานร่วม") if _is_shared(folder) else folder.name


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
