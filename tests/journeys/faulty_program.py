"""A process that fails in named ways with planted values: `python faulty_program.py <way>,<way> <folder>`.

It begins as the program does, and each way ends in what the program itself catches, or nobody.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from pathlib import Path

from desktop import log

NAME, ENGLISH, NATIONAL_ID, PHONE = "นางสาวปลูกไว้ ค้นหา", "Somplanted", "1-2345-67890-12-1", "089-765-4321"
SECRET, FILE = "planted pass phrase 77", "ทะเบียนปลูกไว้.xlsx"
ALL = f"{NAME} {ENGLISH} {NATIONAL_ID} {PHONE} {SECRET} {FILE}"


class Planted(Exception):
    """A failure whose message tells everything."""


def fail() -> None:
    """Fail with the values in the message, in a local and in a note."""
    person = {"name": NAME, "id": NATIONAL_ID, "phone": PHONE}
    try:
        int(f"{person} {SECRET}")
    except ValueError as error:
        error.add_note(ALL)
        raise Planted(ALL, person) from error


def nobody(_folder: Path) -> None:
    """Let a failure pass everything."""
    fail()


def thread(_folder: Path) -> None:
    """Fail in a thread of its own."""
    made = threading.Thread(target=fail, name=NAME)
    made.start()
    made.join()


def unraisable(_folder: Path) -> None:
    """Fail while memory is cleared."""

    class Cleared:
        def __del__(self) -> None:
            fail()

    Cleared()


def warned(_folder: Path) -> None:
    """Warn as a library does."""
    warnings.warn(ALL, stacklevel=1)


def logged(_folder: Path) -> None:
    """Log as a library does, by every way of putting values in."""
    foreign = logging.getLogger("sqlalchemy.engine")
    foreign.error("parameters %r", ALL)
    foreign.warning(ALL)
    foreign.critical({"name": NAME}, exc_info=Planted(ALL))
    logging.getLogger("desktop.store").error("bad %d", ALL)


def unwritable(folder: Path) -> None:
    """Log where no log can be written."""
    logging.getLogger("sqlalchemy").error(ALL)
    thread(folder)


def sql(folder: Path) -> None:
    """Run a statement that fails with values in it, in a job."""
    import sqlalchemy as sa

    from desktop.store import session

    def act(unit: session.Session) -> None:
        unit.execute(sa.text("INSERT INTO nothing (name) VALUES (:name)"), [{"name": ALL}])

    in_job(folder, act)


def job(folder: Path) -> None:
    """Fail in a job."""
    in_job(folder, lambda _unit: fail())


def in_job(folder: Path, act: object) -> None:
    """Run an act in a job of the window over an office, as the program wires it."""
    from PySide6.QtWidgets import QApplication

    from desktop.store import session
    from desktop.store.opening import open_office
    from desktop.ui.jobs import Access, Jobs

    app = QApplication.instance() or QApplication([])
    store = open_office(folder, os.environ["TAMBON_DESK_PASSPHRASE"])
    jobs = Jobs(
        Access(
            lambda: session.reading(store),
            lambda action: session.writing(store, NAME, action),
            lambda action: session.rehearsing(store, NAME, action),
        )
    )
    jobs.failed.connect(log.fault)
    jobs.failed.connect(lambda _error: app.quit())
    jobs.trouble.connect(lambda _error: app.quit())
    jobs.write(act, action="ปลูก")  # type: ignore[arg-type]
    app.exec()
    jobs.close()
    store.close()


def window(_folder: Path) -> None:
    """Fail in a slot of a dialog, and let Qt itself warn of a file."""
    from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
    from PySide6.QtWidgets import QApplication, QDialog

    from desktop import app as program
    from desktop.ui.parts import messages

    app = QApplication([])
    qInstallMessageHandler(program._log_qt)
    dialog = QDialog()
    dialog.setWindowTitle(NAME)
    QTimer.singleShot(0, fail)
    QTimer.singleShot(10, lambda: qWarning(f"cannot open {FILE} {ENGLISH}"))
    QTimer.singleShot(50, app.quit)
    app.exec()
    try:
        fail()
    except Planted as error:
        print(messages.details(error))  # what an officer copies and sends


def drawing(_folder: Path) -> None:
    """Fail while a paper is drawn."""
    from desktop.documents.contents.blocks import Contents, Paragraph
    from desktop.printing import draw
    from desktop.work.looks import Look

    broken = Look(font_regular=ALL.encode(), font_bold=ALL.encode())
    draw(Contents(kind="memo", title=NAME, subject=ALL, blocks=(Paragraph(ALL),)), broken, draft=False)


def crash(_folder: Path) -> None:
    """End as a native crash ends."""
    held = ALL
    os.abort()
    print(held)


WAYS = {
    made.__name__: made
    for made in (nobody, thread, unraisable, warned, logged, unwritable, sql, job, window, drawing, crash)
}


if __name__ == "__main__":
    if "unwritable" in sys.argv[1]:
        Path(os.environ["TAMBON_DESK_HOME"]).joinpath("log.txt").mkdir()
    log.guard()
    log.start()
    for way in sys.argv[1].split(","):
        WAYS[way](Path(sys.argv[2]))
