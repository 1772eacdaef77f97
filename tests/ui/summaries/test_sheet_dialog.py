"""A sheet is looked at as it prints, printed, saved or opened."""

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop.ui.papers import files
from desktop.ui.summaries import asking
from desktop.ui.summaries.sheet_dialog import BY_VILLAGE, NAMES, SheetDialog
from tests.work.surveyed import TAMBON, YEARS


@pytest.fixture
def dialog(surveyed_office, ask, jobs, desk, settle, qtbot):
    shown = ask(asking.summary, TAMBON, YEARS[-1])
    made = SheetDialog(jobs, shown, "coverage", desk)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    made.close()


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def test_each_sheet_is_drawn_when_it_is_chosen(dialog, settle):
    assert dialog.sheet.title == "ความครอบคลุมการสำรวจ ตำบลท่าถ่าน ปี ๒๕๖๙"
    for kind in NAMES:
        choose(dialog.kind, kind)
        assert (dialog.sheet is None) or kind == "coverage"
        settle()
        assert dialog.sheet.pdf.startswith(b"%PDF")
        assert dialog.preview.pictures()
        assert dialog.village.isVisible() is (kind in BY_VILLAGE)
        assert dialog.print.isEnabled()


def test_one_village_is_shorter_than_all(dialog, settle):
    choose(dialog.kind, "village")
    settle()
    every = len(dialog.preview.pictures())
    dialog.village.setCurrentIndex(1)
    settle()
    assert len(dialog.preview.pictures()) < every


def test_it_is_saved_where_the_officer_says(dialog, settle, tmp_path, monkeypatch):
    out, said, offered = tmp_path / "ก.pdf", [], []

    def answer(_parent, _title, path, _kind):
        offered.append(path)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialog.said.connect(lambda sentence, _undo: said.append(sentence))
    dialog.save.click()
    settle()
    assert out.read_bytes() == dialog.sheet.pdf
    assert said == ["บันทึกไฟล์แล้ว"]
    assert offered[0].endswith("ความครอบคลุมการสำรวจ ตำบลท่าถ่าน ปี ๒๕๖๙.pdf")


def test_a_slash_of_a_title_is_no_folder(dialog, settle, monkeypatch):
    offered = []
    choose(dialog.kind, "tambon")
    settle()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _p, _t, path, _k: offered.append(path) or ("", "")
    )
    dialog.save.click()
    settle()
    assert offered[0].endswith("สรุปข้อมูลกลุ่ม-องค์กร ตำบลท่าถ่าน ปี ๒๕๖๙.pdf")


def test_it_is_opened_in_the_reader_of_the_machine(dialog, settle, monkeypatch):
    opened = []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    dialog.read.click()
    settle()
    [path] = opened
    assert path.read_bytes() == dialog.sheet.pdf


def test_it_is_printed_as_asked(dialog, settle, tmp_path):
    out = tmp_path / "printed.pdf"
    printing = dialog._printing
    dialog.print.click()
    settle()
    printing._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing._printer.setOutputFileName(str(out))
    printing.start("")
    settle()
    assert out.read_bytes().startswith(b"%PDF")
