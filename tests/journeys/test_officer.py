"""An officer's day in the window: a committee recorded by keyboard or from a workbook, its announcement, its end."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.papers import Paper
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.committees.seats_model import NAME
from desktop.ui.pages import make_window
from desktop.ui.parts import messages
from desktop.work import papers, records
from tests.exchange.office_workbook import SAMPLE

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
YEAR = dates.year(date.today())
REST = "\n".join(
    f"{place}\t{name}\tกรรมการ\t{group}\t{village}"
    for place, (name, group, village) in enumerate(
        (
            ("นางสาวมาลี ศรีวัฒนากุล", "กลุ่มออมทรัพย์", 2),
            ("นายประเสริฐ ชัยพิทักษ์กุล", "กองทุนหมู่บ้าน", 3),
            ("นางอารีย์ เพชรน้ำหนึ่ง", "กลุ่มจักสาน", 4),
            ("นายสำราญ ศรีสำราญ", "วิสาหกิจชุมชน", 5),
            ("นางสายหยุด ทองประกาย", "กลุ่มฌาปนกิจ", 6),
        ),
        start=2,
    )
)


@pytest.fixture
def window(qtbot, jobs, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda parent: messages.LEAVE)  # a test that failed closes too
    made = make_window(jobs, tmp_path / "log", lambda: None, lambda old, new: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def key(qtbot, window, settle):
    """Press a key that the window knows everywhere."""

    def key(pressed, modifiers=CTRL):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, pressed, modifiers)
        settle()

    return key


@pytest.fixture
def type_(press, qtbot):
    """Type where the keyboard is, and go on by Enter."""

    def type_(text, enter=True):
        for letter in text:  # the first one may open a cell
            press(QApplication.focusWidget(), letter)
        if enter:
            press(QApplication.focusWidget(), KEY.Key_Return)
            qtbot.wait(30)

    return type_


def words(pdf):
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def texts(card):
    return [card._list.item(row).text() for row in range(card._list.count())]


def test_a_committee_recorded_by_keyboard_is_announced_and_the_announcement_cancelled(
    window, key, type_, press, qtbot, settle, ask, made
):
    window.go("committees")
    settle()
    key(KEY.Key_N)
    page = window.page().record
    type_the_term(page, type_)
    seat_all(page, key, type_, press, qtbot)
    say_where_it_was_selected(page, key, type_, qtbot)
    key(KEY.Key_S)
    assert window.toast.isVisible()
    assert page.title() == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2555)"
    kept, pdf = announce(window, key, press, settle, ask)
    cancel(window, type_, press, settle)
    cancelled = ask(records.read, Paper, kept.id)
    assert (cancelled.state, cancelled.reason, cancelled.number) == ("cancelled", "ชื่อกรรมการไม่ครบ", 1)
    assert ask(papers.reprint, kept.id).pdf == pdf
    assert [one.number for one in ask(store.find, Paper) if one.year == YEAR] == [1, 2]


def type_the_term(page, type_):
    """Type the term as offices write it; the only centre is chosen."""
    type_("8/5/2555")
    type_("๗ พ.ค. ๕๙")
    assert page.body.form.values()["start"] == date(2012, 5, 8)
    assert page.body.form.values()["end"] == date(2016, 5, 7)


def seat_all(page, key, type_, press, qtbot):
    """Type the first one by hand, and paste the others from Excel."""
    key(KEY.Key_L, ALT)
    grid = page.body.grid
    assert grid.hasFocus()
    type_("นายทดสอบ ตั้งใจจริง")
    qtbot.waitUntil(lambda: grid.currentIndex().column() != NAME)
    type_("กลุ่มสตรีบ้านหนองสมมติ")
    type_("1")
    qtbot.waitUntil(lambda: grid.currentIndex().row() == 1)
    qtbot.waitUntil(lambda: "ยังไม่มีประธาน" in texts(page.body.faults))
    QGuiApplication.clipboard().setText(REST)
    press(grid, KEY.Key_V, CTRL)
    qtbot.waitUntil(lambda: "หมู่ 7 บ้านเนินสาธิต ยังไม่มีผู้แทน" in " ".join(texts(page.body.faults)))
    qtbot.waitUntil(lambda: "หมู่ 5" not in " ".join(texts(page.body.faults)))
    assert "วันที่คัดเลือก" in page.body.paper.missing.sentence.text()


def say_where_it_was_selected(page, key, type_, qtbot):
    """Type where and when it was selected; the paper follows."""
    key(KEY.Key_S, ALT)
    type_("23/4/2555")
    type_("ศาลาประชาคม อบต.ท่าถ่าน")
    qtbot.waitUntil(lambda: page.body.paper.currentWidget() is page.body.paper.preview)
    assert "นางสายหยุด ทองประกาย" in words(page.body.paper.preview._pdf).replace("\r\n", " ")


def announce(window, key, press, settle, ask):
    """Issue the announcement; give it with what was printed."""
    key(KEY.Key_P)
    dialog = QApplication.activeModalWidget()
    assert dialog.number.text().startswith("ไม่มีเลขบนหนังสือ")
    press(dialog.verb, KEY.Key_Return)
    settle()
    paper = window.page().pages["papers"].record
    assert window.page().title() == "ประกาศอำเภอ"
    assert paper.badge.accessibleName() == "ออกแล้ว"
    kept = ask(records.read, Paper, paper._id)
    pdf = ask(papers.reprint, kept.id).pdf
    printed = words(pdf).replace("\r\n", " ")
    assert "นายทดสอบ ตั้งใจจริง" in printed
    assert "ร่าง" not in printed
    assert kept.number == 1
    return kept, pdf


def cancel(window, type_, press, settle):
    """Cancel the announcement on show by another paper."""
    window.page().pages["papers"].record.acts["cancel"].click()
    settle()
    dialog = QApplication.activeModalWidget()
    type_("ชื่อกรรมการไม่ครบ", enter=False)
    dialog._rehearse()
    settle()
    press(dialog.verb, KEY.Key_Return)
    settle()
    assert window.page().title() == "ประกาศยกเลิก"


def test_a_committee_comes_from_the_sample_workbook_and_its_order_is_issued(
    window, key, press, settle, monkeypatch, ask, qtbot
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(SAMPLE), ""))
    window.go("committees")
    settle()
    window.page().import_()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog.verb.text() == "นำเข้า 21 คน"
    press(dialog.verb, KEY.Key_Return)
    settle()
    assert window.page().title() == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2555)"
    key(KEY.Key_P)
    dialog = QApplication.activeModalWidget()
    dialog.form.set_value("kind", "order")
    dialog._edited("kind")
    settle()
    assert dialog.number.text() == f"จะได้เลขที่ {thai(f'1/{YEAR}')}"
    press(dialog.verb, KEY.Key_Return)
    settle()
    assert window.page().title() == f"คำสั่งอำเภอ ที่ {thai(f'1/{YEAR}')}"
    path = Path(window._log).parent / "คำสั่ง.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))
    window.page().pages["papers"].record.acts["save"].click()
    settle()
    assert "นายสมหมาย ทองสมบูรณ์" in words(path.read_bytes()).replace("\r\n", " ")


def thai(text):
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def test_what_was_typed_before_a_kill_is_offered_on_the_first_page(
    window, key, type_, settle, jobs, qtbot, tmp_path
):
    window.go("committees")
    settle()
    key(KEY.Key_N)
    key(KEY.Key_L, ALT)
    type_("นายพิมพ์ค้าง ไว้ก่อน")
    window.page().record._keep_draft()
    settle()
    again = make_window(jobs, tmp_path / "log", lambda: None, lambda old, new: None)
    qtbot.addWidget(again)
    again.show()
    settle()
    home = again.page()
    assert len(texts(home.drafts)) == 1
    home.drafts._list._open(home.drafts._list.item(0))
    settle()
    assert [line.person.label for line in again.page().record.body.seats.lines()] == ["นายพิมพ์ค้าง ไว้ก่อน"]
    again.page().record._mark_saved()
    window.page().record._mark_saved()
