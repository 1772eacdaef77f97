"""Printing a paper: its pages as pictures at 300 dots an inch, painted beside the window onto the chosen printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.errors import Trouble
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.papers import asking
from desktop.ui.parts import pdf_pages

DPI = 300
Step = Callable[[int, int], None]


class Printing(QObject):
    """Asks for the printer and prints a paper on it; holds the printer, which the dialog does not."""

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page
        self._printer: QPrinter | None = None
        self._progress: Progress | None = None
        self._shown: QProgressDialog | None = None

    def ask(self, paper: str, title: str) -> None:
        """Ask which printer, which pages and how many copies, and print the paper of an id."""
        if self._progress is not None:
            return
        self._printer = printer_for(title)
        dialog = QPrintDialog(self._printer, self._page)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(partial(self.start, paper))
        dialog.show()

    def start(self, paper: str) -> None:
        """Print on the printer that was chosen."""
        assert self._printer is not None
        self._shown = QProgressDialog(_("กำลังส่งไปเครื่องพิมพ์"), _("ยกเลิก"), 0, 0, self._page)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.setMinimumDuration(400)
        act = partial(_print, paper=paper, printer=self._printer)
        self._progress = self._jobs.long(act, self._done, self._step, failed=self._failed)
        self._shown.canceled.connect(self._progress.cancel)

    def _step(self, done: int, total: int) -> None:
        if self._shown is not None:
            self._shown.setMaximum(total)
            self._shown.setValue(done)

    def _done(self, _nothing: object) -> None:
        self._progress = self._printer = None
        if self._shown is not None:
            self._shown.close()
            self._shown = None

    def _failed(self, _error: Exception) -> bool:
        self._done(None)
        return False


def printer_for(title: str) -> QPrinter:
    """Make the printer of a paper on A4 without margins of its own: the paper brings them."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setResolution(DPI)
    made.setDocName(title)
    made.setFullPage(True)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setPageOrientation(QPageLayout.Orientation.Portrait)
    return made


def print_pages(pdf: bytes, printer: QPrinter, step: Step) -> None:
    """Paint the chosen pages of a PDF onto a printer; `step(done, total)` may stop it by raising.

    Raises `Trouble` where the printer does not take them.
    """
    chosen = _chosen(printer, pdf_pages.count(pdf))
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("เครื่องพิมพ์ไม่รับงาน กรุณาตรวจว่าเครื่องพิมพ์เปิดอยู่และมีกระดาษ หรือบันทึกเป็น PDF แล้วพิมพ์จากโปรแกรมอื่น")
    try:
        for done, number in enumerate(chosen):
            step(done, len(chosen))
            if done:
                printer.newPage()
            painter.drawImage(_sheet(printer), pdf_pages.picture(pdf, number, DPI))
        step(len(chosen), len(chosen))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _chosen(printer: QPrinter, count: int) -> list[int]:
    """List the numbers of the pages to print, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return list(range(count))
    return [n for n in range(count) if printer.fromPage() <= n + 1 <= printer.toPage()]


def _sheet(printer: QPrinter) -> QRect:
    """Give the whole sheet in the printer's dots, its corner where the printer can print."""
    return printer.pageLayout().fullRectPixels(printer.resolution())


def _print(session: Any, progress: Progress, paper: str, printer: QPrinter) -> None:
    print_pages(asking.reprint(session, paper).pdf, printer, progress.step)
