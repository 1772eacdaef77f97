"""The program driven from its start to the list of people: `people_list.py <folder> <passphrase> <pause>`.

Prints three readings of the clock that all processes share: the first window painted, the passphrase given, the
rows painted. With a pause the passphrase is given once the program has nothing left to do, as after typing it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from desktop import __main__ as program

FOLDER, PASSPHRASE, PAUSE = sys.argv[1:4]
LOOK_AGAIN = 20  # milliseconds


def open_window(_folder):
    """Start the program as its own `__main__` does, with eyes and hands of ours."""
    from desktop import app

    begin, enter = app.Desk.begin, app.Desk._enter

    def begin_and_type(desk, folder):
        begin(desk, folder)
        desk.entrance.painted.connect(lambda: (tell(), give(desk)))

    def enter_and_go(desk, folder):
        enter(desk, folder)
        desk.window.go("people")
        watch(desk.window.page().list)

    app.Desk.begin, app.Desk._enter = begin_and_type, enter_and_go
    return app.main([], Path(FOLDER))


def give(desk):
    """Give the passphrase, after the pause if there is to be one."""
    from PySide6.QtCore import QTimer

    if PAUSE == "pause" and (desk.jobs.busy or not give.waited):
        give.waited = not desk.jobs.busy
        QTimer.singleShot(LOOK_AGAIN, lambda: give(desk))
    else:
        tell()
        desk.entrance.currentWidget().passphrase_given.emit(PASSPHRASE)


give.waited = False


def watch(page):
    """Wait until the first row is read and painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and page.model.rowCount() and page.model.row_at(0):
                watched.removeEventFilter(self)
                QTimer.singleShot(0, done)  # after this painting
            return False

    page.watch = Watch()
    page.table.viewport().installEventFilter(page.watch)


def tell():
    """Print the clock."""
    print(time.monotonic(), flush=True)


def done():
    """Tell of the rows and end."""
    tell()
    os._exit(0)


sys.argv[1:] = []
program._window = open_window
program.main()
