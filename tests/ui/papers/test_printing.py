"""Printing paints the whole pages at 300 dots an inch, the chosen ones only, and can be stopped."""

from datetime import date
from unittest.mock import Mock

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QProgressDialog

from desktop.domain.papers import Paper
from desktop.errors import Trouble
from desktop.printing import draw
from desktop.ui.jobs import Cancelled
from desktop.ui.papers import asking
from desktop.ui.papers.print_dialog import set_up
from desktop.ui.papers.printing import DPI, Printing, print_pages, printer_for
from desktop.ui.parts import pdf_pages
from desktop.work import papers
from desktop.work.papers import Request


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


@pytest.fixture
def asked(desk, jobs, made, settle, monkeypatch):
    """Ask how an order is to be printed, on a machine with one printer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["ชั้น 2"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "ชั้น 2"))
    printing = Printing(jobs, desk)
    printing.ask(made.order, "คำสั่ง")
    settle()
    return printing, QApplication.activeModalWidget()


def test_copies_sides_and_pages_are_asked_for(asked, monkeypatch):
    printing, dialog = asked
    started = []
    monkeypatch.setattr(printing, "start", lambda paper, bears_emblem: started.append(bears_emblem))
    assert "คำสั่ง มี 2 หน้า" in dialog.sentence.text()
    assert dialog.form.settled()["printer"] == "ชั้น 2"
    for name, value in (("copies", 3), ("first", 2), ("bears_emblem", True)):
        dialog.form.set_value(name, value)
    dialog.ask()
    printer = printing._printer
    assert started == [True]
    assert (printer.copyCount(), printer.fromPage(), printer.toPage()) == (3, 2, 2)
    assert printer.printRange() is QPrinter.PrintRange.PageRange


@pytest.mark.parametrize(
    ("sides", "mode"),
    [("one", "DuplexNone"), ("long", "DuplexLongSide"), ("short", "DuplexShortSide")],
)
def test_both_sides_are_printed_as_they_are_turned(sides, mode):
    printer = Mock(spec=QPrinter)
    set_up(printer, {"printer": "ชั้น 2", "copies": 1, "sides": sides, "first": None, "last": None})
    printer.setDuplex.assert_called_once_with(QPrinter.DuplexMode[mode])
    printer.setPrinterName.assert_called_once_with("ชั้น 2")
    printer.setFromTo.assert_not_called()


def test_pages_that_the_paper_has_not_are_refused_beside_their_field(asked):
    _printing, dialog = asked
    dialog.form.set_value("last", 3)
    dialog.ask()
    assert dialog.form.errors() == ("last",)
    dialog.form.set_value("first", 2)
    dialog.form.set_value("last", 1)
    dialog.ask()
    assert dialog.form.editor("last").accessibleDescription() == "หน้าสุดท้ายต้องไม่มาก่อนหน้าแรกที่พิมพ์"


def test_on_paper_with_the_emblem_it_is_left_out_but_not_of_what_is_kept(ask, made, order):
    plain = ask(asking.for_printing, made.order, bears_emblem=False)
    bearing = ask(asking.for_printing, made.order, bears_emblem=True)
    assert plain == order
    assert pdf_pages.count(bearing) == pdf_pages.count(order)
    assert ink(bearing, 0)[1] > ink(order, 0)[1]  # begins under the emblem's place
    assert ask(papers.reprint, made.order).pdf == order


def test_a_paper_without_frozen_words_is_printed_as_it_was_scanned(ask, do):
    old = Paper(kind="order", number=7, dated=date(2007, 1, 5), subject="แต่งตั้งคณะทำงานชุดเดิม")
    id_ = do(papers.enter_old, old, order_scan()).id
    assert ask(asking.has_emblem, id_) is False
    assert ask(asking.for_printing, id_, bears_emblem=True) == order_scan()


def order_scan():
    return b"%PDF-1.4 a scan"


def test_a_wall_chart_is_printed_on_its_own_sheet(ask, do, made, printer, tmp_path):
    request = Request(kind="chart", committee=made.committee, typed={"size": "A3 landscape"})
    pdf = do(papers.issue, request, draw).pdf
    print_pages(pdf, printer, lambda done, total: None)
    width, height = pypdfium2.PdfDocument(printed(tmp_path)).get_page_size(0)
    assert (round(width), round(height)) == (1191, 842)


def test_a_machine_without_a_printer_says_what_to_do(desk, jobs, made, settle, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    Printing(jobs, desk).ask(made.order, "คำสั่ง")
    settle()
    dialog = QApplication.activeModalWidget()
    assert "เครื่องนี้ยังไม่มีเครื่องพิมพ์" in dialog.sentence.text()
    assert not dialog.verb.isEnabled()


def test_the_dialog_of_the_system_keeps_its_printer(asked, desk):
    _printing, dialog = asked
    dialog.system.click()
    [system] = desk.findChildren(QPrintDialog)
    assert system.printer().docName() == "คำสั่ง"
    system.reject()
    QApplication.processEvents()
