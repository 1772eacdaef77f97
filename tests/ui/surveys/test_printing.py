"""Survey sheets in the window: villages chosen, blank sheets added, shown beside, saved, printed, stopped."""

from __future__ import annotations

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.surveys import SurveyRound
from desktop.errors import CannotDo
from desktop.store import records, tables
from desktop.ui.papers.print_dialog import PrintDialog
from desktop.ui.parts import pdf_pages
from desktop.ui.surveys import printing
from tests.ui.parts.test_accessible import nameless

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def round_id(ask):
    """Give the second round of the practice office."""
    return ask(lambda session: records.find(session, SurveyRound, tables.of(SurveyRound).c.year == 2552))[
        0
    ].id


@pytest.fixture
def show(desk, jobs, round_id, settle):
    """Open the dialog, of one village where its place in the list is given."""

    def show(village=""):
        dialog = printing.ask(desk, jobs, round_id, village)
        settle()
        return dialog

    return show


def rows(dialog):
    return [dialog.villages.item(place) for place in range(dialog.villages.count())]


def tick(dialog, *places):
    for place, row in enumerate(rows(dialog)):
        row.setCheckState(CHECKED if place in places else UNCHECKED)


def say(dialog, **values):
    """Fill in fields as the officer does."""
    for name, value in values.items():
        dialog.form.set_value(name, value)
        dialog.form.edited.emit(name)


def drawn(dialog, qtbot, settle):
    """Wait until the preview is of what is chosen."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    settle()


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def test_all_villages_are_chosen_at_first_with_how_many_groups_they_have(show):
    dialog = show()
    said = [row.text() for row in rows(dialog)]
    assert said[0].startswith("หมู่ 1 บ้าน")
    assert all(one.endswith(" กลุ่ม") for one in said)
    assert {row.checkState() for row in rows(dialog)} == {CHECKED}
    assert dialog.said.text().startswith("รวม ")
    assert dialog.preview._pdf
    assert nameless(dialog) == []


def test_one_village_only_is_chosen_where_the_page_shows_it(show):
    first = rows(show())[1].data(Qt.ItemDataRole.UserRole)
    dialog = show(first)
    assert [row.checkState() for row in rows(dialog)].count(CHECKED) == 1
    assert rows(dialog)[1].checkState() is CHECKED
    dialog.reject()


def test_all_are_chosen_or_none(show):
    dialog = show()
    tick(dialog, 0)
    dialog.choose_all()
    assert {row.checkState() for row in rows(dialog)} == {CHECKED}
    dialog.choose_all()
    assert {row.checkState() for row in rows(dialog)} == {UNCHECKED}


def test_what_is_chosen_is_counted_and_shown(show, qtbot, settle):
    dialog = show()
    tick(dialog, 0)
    say(dialog, blank=2, free=1)
    drawn(dialog, qtbot, settle)
    groups = int(rows(dialog)[0].text().split()[-2])
    assert dialog.said.text() == f"รวม {groups} แผ่น และแบบเปล่า 3 แผ่น"
    found = text_of(dialog.preview._pdf)
    assert sum("กลุ่มที่ยังไม่มีในบัญชี" in page for page in found) == 2  # the beginning: the free ones come last
    assert any("เหมือนเดิม" in page for page in found[1:])
    say(dialog, last=False)
    drawn(dialog, qtbot, settle)
    assert not any("เหมือนเดิม" in page for page in text_of(dialog.preview._pdf))


def test_nothing_chosen_cannot_be_saved_or_printed(show, qtbot, settle):
    dialog = show()
    tick(dialog)
    drawn(dialog, qtbot, settle)
    assert dialog.preview._pdf == b""
    assert not dialog.save.isEnabled()
    assert not dialog.print.isEnabled()
    say(dialog, free=1)
    drawn(dialog, qtbot, settle)
    assert dialog.save.isEnabled()


def test_too_many_blank_sheets_are_told_beside_their_field(show, qtbot, settle):
    dialog = show()
    say(dialog, blank=201)
    drawn(dialog, qtbot, settle)
    dialog.draw_to_print()
    assert dialog.form.errors() == ("blank",)
    dialog.ask_place()
    assert dialog.form.editor("blank").accessibleDescription() == "“แบบเปล่า หมู่บ้านละ (แผ่น)” ต้องไม่เกิน 200"


def test_the_sheets_are_saved_where_the_officer_says(show, settle, tmp_path, monkeypatch):
    offered = []
    place = tmp_path / "แบบสำรวจ.pdf"

    def choose(_parent, _title, path, _kinds):
        offered.append(path)
        return str(place), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = show()
    tick(dialog, 0)
    dialog.ask_place()
    settle()
    assert offered[0].endswith("แบบสำรวจกลุ่ม-องค์กร 2552 ตำบลท่าถ่าน หมู่ 1.pdf")
    with pypdf.PdfReader(place) as read:
        assert "บัญชีแบบสำรวจ" in read.pages[0].extract_text()
    assert dialog.said.text().replace("\u200b", "") == f"บันทึกไว้ที่ {place}"
    assert not dialog.bar.isVisibleTo(dialog)


def test_no_place_chosen_writes_nothing(show, settle, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    dialog = show()
    dialog.ask_place()
    settle()
    assert dialog._progress is None
    assert dialog.save.isEnabled()


def test_the_sheets_are_printed_on_the_printer_that_is_chosen(show, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["ชั้น 2"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "ชั้น 2"))
    dialog = show()
    tick(dialog, 0)
    dialog.draw_to_print()
    settle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, PrintDialog)
    assert "แบบสำรวจ มี " in asked.sentence.text()
    assert "bears_emblem" not in asked.form.settled()
    printer = dialog.printing._printer
    out = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    pages = pdf_pages.count(dialog.printing._pdf)
    asked.reject()
    dialog.printing.start("")
    settle()
    assert pdf_pages.count(out.read_bytes()) == pages > 1


def test_drawing_is_stopped_by_the_button_that_goes_back_and_the_dialog_stays(show, settle, monkeypatch):
    def stopped(_session, progress, wanted):
        progress.cancel()
        progress.step(0, 1)

    monkeypatch.setattr(printing, "_bundle", stopped)
    dialog = show()
    dialog.draw_to_print()
    assert dialog.bar.isVisibleTo(dialog)
    dialog.reject()
    settle()
    assert dialog.isVisible()
    assert dialog.said.text() == "หยุดแล้ว"
    assert dialog.form.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_refusal_stands_in_the_dialog(show, settle, monkeypatch):
    def refused(_session, _progress, wanted):
        raise CannotDo("ไม่มีแผ่นให้พิมพ์ กรุณาเลือกหมู่บ้านที่มีกลุ่ม หรือบอกจำนวนแบบเปล่า", "blank")

    monkeypatch.setattr(printing, "_bundle", refused)
    dialog = show()
    dialog.draw_to_print()
    settle()
    assert dialog.form.errors() == ("blank",)
    assert dialog.print.isEnabled()
