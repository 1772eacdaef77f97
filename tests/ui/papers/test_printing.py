"""Printing paints the whole pages at 300 dots an inch, the chosen ones only, and can be stopped."""

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog

from desktop.errors import Trouble
from desktop.ui.jobs import Cancelled
from desktop.ui.papers.printing import DPI, Printing, print_pages, printer_for
from desktop.ui.parts import pdf_pages
from desktop.work import papers


@pytest.fixture
def order(ask, made):
    return ask(papers.reprint, made.order).pdf


@pytest.fixture
def printer(qapp, tmp_path):
    """Give a printer that prints to a file."""
    made = printer_for("คำสั่ง")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed(tmp_path):
    return (tmp_path / "printed.pdf").read_bytes()


def ink(pdf, number):
    """Tell where a page is dark: the share of dark rows of dots, and the first and last in parts of the page."""
    picture = pdf_pages.picture(pdf, number, 72).convertToFormat(QImage.Format.Format_Grayscale8)
    wide = picture.bytesPerLine()
    dots = bytes(picture.constBits())
    rows = [min(dots[row * wide : row * wide + picture.width()]) < 128 for row in range(picture.height())]
    dark = [row for row, is_dark in enumerate(rows) if is_dark]
    return len(dark) / len(rows), dark[0] / len(rows), dark[-1] / len(rows)


def test_every_page_is_printed_as_it_stands_on_the_paper(order, printer, tmp_path):
    steps = []
    print_pages(order, printer, lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert pdf_pages.count(printed(tmp_path)) == 2
    for page in (0, 1):
        width, height = pypdfium2.PdfDocument(printed(tmp_path)).get_page_size(page)
        assert (round(width), round(height)) == (595, 842)
        assert ink(printed(tmp_path), page) == pytest.approx(ink(order, page), abs=0.02)


def test_only_the_chosen_pages_are_printed(order, printer, tmp_path):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    print_pages(order, printer, lambda done, total: None)
    assert pdf_pages.count(printed(tmp_path)) == 1
    assert ink(printed(tmp_path), 0) == pytest.approx(ink(order, 1), abs=0.02)


def test_pages_are_drawn_finely(order):
    picture = pdf_pages.picture(order, 0, DPI)
    assert (picture.width(), picture.height()) == (2481, 3508)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(order, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "ไม่มี" / "printed.pdf"))
    with pytest.raises(Trouble, match="เครื่องพิมพ์ไม่รับงาน"):
        print_pages(order, printer, lambda done, total: None)


def test_printing_can_be_stopped_between_pages(order, printer):
    def stop(done, _total):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(order, printer, stop)
    print_pages(order, printer, lambda done, total: None)  # nothing was left open


def test_a_paper_is_printed_beside_the_window(desk, jobs, made, printer, tmp_path, settle):
    printing = Printing(jobs, desk)
    printing._printer = printer
    printing.start(made.order)
    assert desk.findChildren(QProgressDialog)
    settle()
    assert pdf_pages.count(printed(tmp_path)) == 2
    assert printing._progress is None
    assert [one for one in desk.findChildren(QProgressDialog) if one.isVisible()] == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_told_once_and_may_be_tried_again(
    desk, jobs, made, printer, tmp_path, settle, refusals
):
    printing = Printing(jobs, desk)
    printer.setOutputFileName(str(tmp_path / "ไม่มี" / "printed.pdf"))
    printing._printer = printer
    printing.start(made.order)
    settle()
    assert [sentence.split(" ")[0] for sentence in refusals] == ["เครื่องพิมพ์ไม่รับงาน"]
    assert printing._progress is None


def test_the_dialog_keeps_its_printer(desk, jobs, made):
    printing = Printing(jobs, desk)
    printing.ask(made.order, "คำสั่ง")
    [dialog] = desk.findChildren(QPrintDialog)
    assert dialog.printer().docName() == "คำสั่ง"
    dialog.reject()
    QApplication.processEvents()
