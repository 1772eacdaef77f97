"""Printing a paper: its pages as pictures at 300 dots an inch, painted beside the window onto the chosen printer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.errors import Trouble
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.papers import asking
from desktop.ui.papers.print_dialog import PrintDialog, set_up
from desktop.ui.parts import pdf_pages

DPI = 300
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Sheets:
    """What the dialog must know of a paper: its pages, and whether an emblem is printed on it."""

    pages: int
    has_emblem: bool


class Printing(QObject):
    """Asks how and on which printer, and prints a paper on it; holds the printer, which the dialog does not."""

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page
        self._printer: QPrinter | None = None
        self._progress: Progress | None = None
        self._shown: QProgressDialog | None = None

    def ask(self, paper: str, title: str) -> None:
        """Ask which printer, which pages and how many copies, and print the paper of an id."""
        if self._progress is None:
            self._jobs.read(partial(_sheets, paper=paper), partial(self.ask_about, paper, title))

    def ask_about(self, paper: str, title: str, sheets: Sheets) -> None:
        """Ask as `ask` does about a paper of which everything is known."""
        if self._progress is None:
            self._printer = printer_for(title)
            self._show(paper, title, sheets)

    def start(self, paper: str, *, bears_emblem: bool = False) -> None:
        """Print on the printer that was chosen."""
        assert self._printer is not None
        self.run(partial(_print, paper=paper, printer=self._printer, bears_emblem=bears_emblem))

    def run(self, act: Callable[[Any, Progress], object]) -> None:
        """Show how far the printing is, and let it be stopped."""
        self._shown = QProgressDialog(_("กำลังส่งไปเครื่องพิมพ์"), _("ยกเลิก"), 0, 0, self._page)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.setMinimumDuration(400)
        self._progress = self._jobs.long(act, self._done, self._step, failed=self._failed)
        self._shown.canceled.connect(self._progress.cancel)

    def _show(self, paper: str, title: str, sheets: Sheets) -> None:
        usual = QPrinterInfo.defaultPrinterName()
        dialog = PrintDialog(
            title, sheets.pages, has_emblem=sheets.has_emblem, usual=usual, parent=self._page
        )
        dialog.asked.connect(partial(self._set_up, dialog, paper, sheets))
        dialog.system_asked.connect(partial(self._ask_system, dialog, paper))
        dialog.open()

    def _set_up(self, dialog: PrintDialog, paper: str, sheets: Sheets, said: Mapping[str, Any]) -> None:
        assert self._printer is not None
        set_up(self._printer, {**said, "pages": sheets.pages})
        dialog.accept()
        self.start(paper, bears_emblem=said.get("bears_emblem", False))

    def _ask_system(self, dialog: PrintDialog, paper: str) -> None:
        """Leave trays, colours and the like to the system's own dialog; what was ticked in ours still holds."""
        bears_emblem = dialog.form.values().get("bears_emblem", False)
        dialog.reject()
        assert self._printer is not None
        asked = QPrintDialog(self._printer, self._page)
        asked.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowModality(Qt.WindowModality.WindowModal)
        asked.accepted.connect(partial(self.start, paper, bears_emblem=bears_emblem))
        asked.show()

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
    """Make the printer of a paper, on A4 until its pages are known, without margins of its own: the paper brings them."""
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
    fit_sheet(printer, pdf)
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


def fit_sheet(printer: QPrinter, pdf: bytes) -> None:
    """Set the printer's paper to that of a PDF, as A3 on its side for a wall chart."""
    width, height = pdf_pages.draw(pdf, (), pdf_pages.Look(1.0, 0), 1.0).sizes[0]
    narrow, long = sorted((width, height))
    policy = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(QSizeF(narrow, long), QPageSize.Unit.Point, "", policy))
    sides = QPageLayout.Orientation
    printer.setPageOrientation(sides.Landscape if width > height else sides.Portrait)


def _chosen(printer: QPrinter, count: int) -> list[int]:
    """List the numbers of the pages to print, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return list(range(count))
    return [n for n in range(count) if printer.fromPage() <= n + 1 <= printer.toPage()]


def _sheet(printer: QPrinter) -> QRect:
    """Give the whole sheet in the printer's dots, its corner where the printer can print."""
    return printer.pageLayout().fullRectPixels(printer.resolution())


def _sheets(session: Any, paper: str) -> Sheets:
    return Sheets(pdf_pages.count(asking.reprint(session, paper).pdf), asking.has_emblem(session, paper))


def _print(session: Any, progress: Progress, paper: str, printer: QPrinter, bears_emblem: bool) -> None:
    print_pages(asking.for_printing(session, paper, bears_emblem=bears_emblem), printer, progress.step)
