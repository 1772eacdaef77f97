"""Puts the window's parts together: the way in, the pages, the jobs that reach the office, the lock."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from desktop import i18n, log, settings
from desktop.errors import Refusal
from desktop.office import OpenOffice
from desktop.ui.jobs import Access, Jobs
from desktop.ui.parts import labels
from desktop.ui.shell import curtain, qt_words, theme
from desktop.ui.shell.collecting import Collecting
from desktop.ui.shell.entrance import Doors, Entrance
from desktop.ui.shell.idle import Idle
from desktop.ui.shell.keeping import Keeping
from desktop.ui.shell.others import Others

if TYPE_CHECKING:
    from desktop.ui.shell.window import MainWindow

_log = logging.getLogger(__name__)
_SOON = (
    "desktop.store.opening",
    "sqlalchemy.dialects.sqlite",
    "desktop.work.home",
    "desktop.work.lists",
    "desktop.work.offices",
    "desktop.ui.pages",
    "desktop.ui.people.page",
)


class Desk(QObject):
    """The running program: at most one office open, its window, and the way in while none is open or it is locked."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.office = OpenOffice()
        self._window: MainWindow | None = None
        self._entered = False
        self._shown_to = ""  # the key slot of the user whose work the window shows
        self._covered: tuple[QDialog, ...] = ()  # dialogs hidden by the lock
        office = self.office
        self.jobs = Jobs(Access(office.reading, office.writing, office.rehearsing), self)
        self.jobs.failed.connect(log.fault)
        self.jobs.changed.connect(self._heard)
        doors = Doors(
            office.practise,
            office.create,
            office.who,
            office.open,
            office.open_by_two,
            office.recover,
            office.join,
        )
        self.entrance = Entrance(self.jobs, doors)
        self.entrance.opened.connect(self._enter)
        self.entrance.painted.connect(partial(self.jobs.early, _warm))
        self.entrance.waiting.connect(self._make_ready)
        self._idle = Idle(self)
        self._idle.over.connect(self.lock)
        self.keeping = Keeping(self.jobs, self._idle.is_still, self)
        self.keeping.said.connect(self._say_quietly)
        self.keeping.left.connect(app.quit)
        self._others = Others(self.jobs, self)
        app.aboutToQuit.connect(self.close)

    def begin(self, office: Path | str | None) -> None:
        """Show the way in: the passphrase of an office, the address of a shared one, or the first start."""
        if isinstance(office, str):
            self.entrance.join(office)
        elif office is not None:
            self.entrance.unlock(office)
        else:
            self.entrance.start()
        self.entrance.setWindowTitle(i18n._("ศอช. ตำบล"))
        self.entrance.resize(1100, 680)
        self.entrance.show()

    @property
    def window(self) -> MainWindow | None:
        """Give the main window once an office is open."""
        return self._window

    def lock(self) -> None:
        """Hide the office until its passphrase is typed again; what is being typed stays."""
        if self._window is None or not self.office.is_open or not self._window.isVisible():
            return
        self._idle.rest()
        self._covered = curtain.draw()
        self.entrance.unlock(self.office.store.folder, locked=True)
        self.entrance.setGeometry(self._window.geometry())
        self.entrance.show()
        self._window.hide()

    def leave(self) -> None:
        """End the program once its last window was closed; what changed is backed up first, but by no desk of many."""
        if not self.office.is_open or self.office.store.shared is not None:
            QGuiApplication.quit()
        else:
            self.keeping.leave()

    def close(self) -> None:
        """Let what is being written end, and close the office."""
        self._idle.rest()
        self.keeping.rest()
        self._others.rest()
        if self._window is not None:
            with suppress(Refusal):  # a size that cannot be kept is no trouble to anybody
                settings.put("window", [self._window.width(), self._window.height()])
        self.jobs.close()
        self.office.close()

    def _make_ready(self) -> MainWindow:
        """Make the main window once: while the passphrase is checked, which takes as long, beside the window."""
        self._idle.watch(settings.get("lock_minutes"))
        if self._window is None:
            self._window = self._make_window()
        return self._window

    def _enter(self, folder: Path) -> None:
        """Show the office, the first time or after the lock; to another user than before in a new window."""
        window = self._make_ready()
        covered, self._covered = self._covered, ()
        before, self._shown_to = self._shown_to, self.office.store.slot
        if self._entered and before != self._shown_to:
            self._show_anew("home")
        else:
            window.show()
            curtain.open_again(covered)
        self.entrance.hide()
        if not self._entered:
            self._entered = True
            self._begin_work(window, folder)

    def _begin_work(self, window: MainWindow, folder: Path) -> None:
        from desktop.ui.pages import name_office

        name_office(window, self.jobs)
        self.jobs.read(_lacks, self._complete)
        self._keep_last(folder)
        if self.office.store.shared is None:
            self.keeping.watch()
        else:
            self._others.watch()

    def _complete(self, lacks: bool) -> None:
        """Add what an office of an earlier program lacks."""
        if lacks:
            from desktop.work import offices

            self.jobs.write(offices.complete, topic="registers", action=offices.COMPLETING)

    def _make_window(self) -> MainWindow:
        from desktop.ui.pages import make_window

        window = make_window(
            self.jobs,
            log.file(),
            self._restyle,
            self.office.change_passphrase,
            self.office.renew_data_key,
            self._go_to,
        )
        window.lock_asked.connect(self.lock)
        window.resize(*(settings.get("window") or (1280, 720)))
        return window

    def _restyle(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        before = i18n.language()
        dress(app)
        self._idle.watch(settings.get("lock_minutes"))
        if i18n.language() != before:
            QTimer.singleShot(0, self._speak_anew)  # once the page that asked has answered

    def _speak_anew(self) -> None:
        """Show the window in another language, on the page where it was chosen."""
        window = self._show_anew("settings")
        if page := window.page():
            page.open("machine", "")

    def _show_anew(self, place: str) -> MainWindow:
        """Show a place in a window made anew; what was on show is gone, and half-typed forms stay as drafts."""
        from desktop.ui.pages import name_office

        old, window = self._window, self._make_window()
        self._window = window
        if old is not None:
            window.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()
        window.go(place)
        window.show()
        name_office(window, self.jobs)
        return window

    def _go_to(self, folder: Path) -> None:
        """Close the office that is open, and ask for the passphrase of another."""
        old, self._window = self._window, None
        self._entered, self._shown_to, self._covered = False, "", ()
        self.close()
        self.entrance.unlock(folder)
        self.entrance.show()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _say_quietly(self, sentence: str) -> None:
        if self._window is not None:
            self._window.toast.say(sentence)

    def _heard(self, topic: str) -> None:
        """Write in the name that the page of the office or of its users now says, and show it."""
        if topic in ("offices", "users"):
            self.jobs.aside(self.office.read_actor)
        if topic == "users" and self._window is not None:
            from desktop.ui.pages import name_office

            name_office(self._window, self.jobs)

    def _keep_last(self, folder: Path) -> None:
        try:
            if settings.get("office") != str(folder):
                settings.put("office", str(folder))
        except Refusal as error:
            from desktop.ui.parts import messages

            messages.advise(self._window, error)


def _lacks(session: Any) -> bool:
    """Tell whether the office lacks what the user may add."""
    from desktop.domain.users import WRITE
    from desktop.work import offices

    return WRITE in session.store.permits and offices.lacks(session)


def _warm() -> None:
    """Load what the first opening needs while the officer types."""
    for name in _SOON:
        import_module(name)
    labels.display(i18n._("ศอช. ตำบล"))  # reads the word list


def dress(app: QApplication) -> None:
    """Give the program its language and look as the settings say."""
    i18n.set_language(settings.get("language"))
    qt_words.install(app, settings.get("language"))
    wish = settings.get("dark")
    by_system = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    theme.apply(app, by_system if wish == "auto" else wish == "dark", settings.get("text_size") / 100)


def last_office() -> Path | None:
    """Find the office opened last, if its folder is still there."""
    kept = settings.get("office")
    folder = Path(kept) if kept else None
    names = ("office.db", "server.json")
    return folder if folder is not None and any((folder / name).is_file() for name in names) else None


def main(arguments: Sequence[str], office: Path | str | None = None) -> int:
    """Open the window and give the exit code when it is closed."""
    log.start()
    app = QApplication([*sys.argv[:1], *theme.STYLE, *arguments])
    app.setQuitOnLastWindowClosed(False)
    dress(app)
    Collecting(app)
    desk = Desk(app)
    app.lastWindowClosed.connect(desk.leave)
    sys.excepthook = partial(_own_up, desk)
    qInstallMessageHandler(_log_qt)
    desk.begin(office or last_office())
    gc.freeze()  # what is loaded stays: looking through it would hold the window up
    return app.exec()


def _log_qt(kind: QtMsgType, _where: QMessageLogContext, _words: str) -> None:
    """Log that Qt said something grave, and not what: it names files, and prints to where others can read."""
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.warning("Qt warned")


def _own_up(desk: Desk, _kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """Log a fault that reached Qt, and show it once."""
    _log.error("a fault in the window")
    log.fault(error)
    from desktop.ui.parts import messages

    messages.fail(desk.window, error, log.file())
