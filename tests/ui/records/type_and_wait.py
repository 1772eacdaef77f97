"""Type a new person's name in the office of a folder, tell when the draft is kept, and wait to be killed."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path.cwd()))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.store import opening, session
from desktop.store.keys import Keys, Opened
from desktop.ui.jobs import Access, Jobs
from desktop.ui.people import page as people
from desktop.ui.records.record_page import RecordPage

app = QApplication([])
key = sys.stdin.buffer.read()
store = opening._open(Path(sys.argv[1]), lambda: Opened(Keys((key,)), ""))
jobs = Jobs(
    Access(
        lambda: session.reading(store),
        lambda action: session.writing(store, "ผู้พิมพ์", action),
        lambda action: session.rehearsing(store, "ผู้พิมพ์", action),
    )
)
page = RecordPage(jobs, people.description())


def tell(topic):
    if topic == "drafts":
        print("kept", flush=True)


def type_():
    if jobs.busy:  # the form is not there yet
        QTimer.singleShot(100, type_)
        return
    line = page.form.editor("first_name")
    line.setText("พิมพ์ค้างไว้")
    line.textEdited.emit(line.text())


jobs.changed.connect(tell)
jobs.failed.connect(lambda _error: app.exit(1))  # who waits for the word hears that none comes
page.show()
page.open("people", "")
QTimer.singleShot(300, type_)
app.exec()
