"""The list of people of an office, scrolled by jumps: `long_list.py <folder> <passphrase> <jumps>`.

Prints as JSON the seconds until the first rows stood there, those of each jump from moving the scrollbar to the
painted rows, and the megabytes of memory this process then had and had at most.
"""

from __future__ import annotations

import json
import random
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from desktop.app import dress
from desktop.store import opening, session
from desktop.ui.jobs import Access, Jobs
from desktop.ui.people.page import make
from tests.benchmarks.measuring import memory

FOLDER, PASSPHRASE, JUMPS = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
SETTLED = 0.05  # seconds between two jumps, as between two pulls of a hand


class Painted(QObject):
    """Tells when the rows in sight were painted with all their words."""

    def __init__(self, table, model):
        super().__init__()
        self._table, self._model, self.whole = table, model, False
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            first = self._table.rowAt(0)
            last = self._table.rowAt(self._table.viewport().height() - 1)
            last = self._model.rowCount() - 1 if last < 0 else last
            self.whole = first >= 0 and all(self._model.row_at(row) for row in range(first, last + 1))
        return False


def wait(app, painted):
    """Let the program work until the rows are painted."""
    while not painted.whole:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(app, seconds):
    """Let the program do what is left."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()


def main():
    app = QApplication([])
    dress(app)
    store = opening.open_office(FOLDER, PASSPHRASE)
    jobs = Jobs(Access(partial(session.reading, store), None, None))
    page = make(jobs)
    page.resize(1160, 700)
    painted = Painted(page.list.table, page.list.model)
    began = time.perf_counter()
    page.show()
    wait(app, painted)
    opened = time.perf_counter() - began
    rest(app, 0.5)
    bar, rng = page.list.table.verticalScrollBar(), random.Random(2551)
    jumps = []
    for _ in range(JUMPS):
        painted.whole = False
        place = rng.randrange(bar.maximum() + 1)
        began = time.perf_counter()
        bar.setValue(place)
        wait(app, painted)
        jumps.append(time.perf_counter() - began)
        rest(app, SETTLED)
    now, most = memory()
    print(
        json.dumps(
            {"rows": page.list.model.rowCount(), "opened": opened, "jumps": jumps, "now": now, "most": most}
        )
    )
    jobs.close()
    store.close()


main()
