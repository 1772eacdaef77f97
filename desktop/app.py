"""Puts the window's parts together: the way in, the pages, the jobs that reach the data, the lock."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from desktop import i18n, log, settings
from desktop.errors import Refusal, Trouble
from desktop.ui.jobs import Access, Jobs
from desktop.ui.parts import labels
from desktop.ui.shell import curtain, qt_words, theme
from desktop.ui.shell.entrance import Doors, Entrance
from desktop.ui.shell.idle import Idle

if TYPE_CHECKING:
    from desktop.store.opening import Store
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
        self._store: Store | None = None
        self._actor = ""
        self._window: MainWindow | None = None
        self._entered = False
        self._covered: tuple[QDialog, ...] = ()  # dialogs hidden by the lock
        self.jobs = Jobs(Access(self._reading, self._writing, self._rehearsing), self)
        self.jobs.failed.connect(log.fault)
        self.jobs.changed.connect(self._heard)
        doors = Doors(self._practise, self._create, self._open, self._recover)
        self.entrance = Entrance(self.jobs, doors)
        self.entrance.opened.connect(self._enter)
        self.entrance.painted.connect(partial(self.jobs.early, _warm))
        self.entrance.waiting.connect(self._make_ready)
        self._idle = Idle(self)
        self._idle.over.connect(self.lock)
        app.aboutToQuit.connect(self.close)

    def begin(self, folder: Path | None) -> None:
        """Show the way in: the passphrase of the office opened last, or the first start."""
        if folder is not None:
            self.entrance.unlock(folder)
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
        if self._window is None or self._store is None or not self._window.isVisible():
            return
        self._idle.rest()
        self._covered = curtain.draw()
        self.entrance.unlock(self._store.folder, locked=True)
        self.entrance.setGeometry(self._window.geometry())
        self.entrance.show()
        self._window.hide()

    def close(self) -> None:
        """Let what is being written end, and close the office."""
        self._idle.rest()
        if self._window is not None:
            with suppress(Refusal):  # a size that cannot be kept is no trouble to anybody
                settings.put("window", [self._window.width(), self._window.height()])
        self.jobs.close()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _make_ready(self) -> MainWindow:
        """Make the main window once: while the passphrase is checked, which takes as long, beside the window."""
        self._idle.watch(settings.get("lock_minutes"))
        if self._window is None:
            self._window = self._make_window()
        return self._window

    def _enter(self, folder: Path) -> None:
        """Show the office, the first time or after the lock."""
        window = self._make_ready()
        window.show()
        self.entrance.hide()
        covered, self._covered = self._covered, ()
        curtain.open_again(covered)
        if not self._entered:
            self._entered = True
            self._begin_work(window, folder)

    def _begin_work(self, window: MainWindow, folder: Path) -> None:
        from desktop.ui.pages import name_office

        name_office(window, self.jobs)
        self.jobs.read(_missing_registers, self._add_registers)
        self._keep_last(folder)

    def _add_registers(self, missing: bool) -> None:
        """Add the books that an office of an earlier program does not have."""
        if missing:
            from desktop.work import registers

            self.jobs.write(registers.add_missing_registers, topic="registers", action=registers.ADDING)

    def _make_window(self) -> MainWindow:
        from desktop.ui.pages import make_window

        window = make_window(self.jobs, log.file(), self._restyle, self._change_passphrase)
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
        """Show the window in another language: made anew, on the page where it was chosen."""
        from desktop.ui.pages import name_office

        old, window = self._window, self._make_window()
        self._window = window
        if old is not None:
            window.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()
        window.go("settings")
        if page := window.page():
            page.open("machine", "")
        window.show()
        name_office(window, self.jobs)

    def _heard(self, topic: str) -> None:
        """Write in the name that the office's page now says."""
        if topic == "offices":
            self.jobs.aside(self._read_actor)

    def _keep_last(self, folder: Path) -> None:
        try:
            if settings.get("office") != str(folder):
                settings.put("office", str(folder))
        except Refusal as error:
            from desktop.ui.parts import messages

            messages.advise(self._window, error)

    # what jobs and doors do beside the window, in threads of their own

    def _reading(self) -> AbstractContextManager[Any]:
        from desktop.store import session

        return session.reading(self._opened())

    def _writing(self, action: str) -> AbstractContextManager[Any]:
        from desktop.store import session

        return session.writing(self._opened(), self._actor, action)

    def _rehearsing(self, action: str) -> AbstractContextManager[Any]:
        from desktop.store import session

        return session.rehearsing(self._opened(), self._actor, action)

    def _opened(self) -> Store:
        if self._store is None:
            raise Trouble("ยังไม่ได้เปิดสำนักงาน")
        return self._store

    def _practise(self, folder: Path) -> None:
        from desktop.printing import draw
        from desktop.store import opening
        from desktop.work import practice

        fill = partial(practice.make, draw=draw)
        store, _code = opening.create(folder, practice.office(), practice.PASSPHRASE, fill)
        self._take(store)

    def _create(self, folder: Path, office: Any, passphrase: str) -> str:
        from desktop.store import opening
        from desktop.work import offices

        store, code = opening.create(folder, office, passphrase, partial(offices.begin, office=office))
        self._take(store)
        return code

    def _open(self, folder: Path, passphrase: str) -> None:
        from desktop.store import keys, opening

        if self._store is not None:  # locked: it stays open, only its passphrase is asked for
            keys.unlock(self._store.folder, passphrase)
            return
        self._take(opening.open_office(folder, passphrase))

    def _recover(self, folder: Path, code: str, passphrase: str) -> None:
        from desktop.store import keys, opening

        data_key = keys.unlock_with_recovery(folder, code)
        keys.change_passphrase(folder, data_key, passphrase)
        if self._store is None:
            self._take(opening.open_office(folder, passphrase))

    def _change_passphrase(self, old: str, new: str) -> None:
        from desktop.store import keys

        folder = self._opened().folder
        keys.change_passphrase(folder, keys.unlock(folder, old), new)

    def _take(self, store: Store) -> None:
        self._store = store
        self._read_actor()

    def _read_actor(self) -> None:
        from desktop.work.facts import the_office

        with self._reading() as unit:
            self._actor = the_office(unit).officer


def _missing_registers(session: Any) -> bool:
    from desktop.work import registers

    return bool(registers.missing_registers(session))


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
    return folder if folder is not None and (folder / "office.db").is_file() else None


def main(arguments: Sequence[str], office: Path | None = None) -> int:
    """Open the window and give the exit code when it is closed."""
    log.start()
    app = QApplication([*sys.argv[:1], *theme.STYLE, *arguments])
    dress(app)
    desk = Desk(app)
    sys.excepthook = partial(_own_up, desk)
    desk.begin(office or last_office())
    gc.freeze()  # what is loaded stays: looking through it would hold the window up
    return app.exec()


def _own_up(desk: Desk, _kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """Log a fault that reached Qt, and show it once."""
    _log.error("a fault in the window")
    log.fault(error)
    from desktop.ui.parts import messages

    messages.fail(desk.window, error, log.file())
