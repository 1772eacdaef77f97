"""A short form over the page asks with its values, and stays open until what it asked for was done."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.committees import FaultNote
from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.errors import CannotDo
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, ReasonDialog, resize_within


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(page):
    form = Form(FaultNote, (("", ("fault", "reason")),))
    made = FormDialog("เหตุผล", "บอกว่าทำไม", form, "บันทึก", page)
    made.said = []
    made.asked.connect(made.said.append)
    made.open()
    return made


def test_it_asks_once_every_field_holds(dialog):
    dialog.verb.click()
    assert dialog.said == []
    assert dialog.form.errors() == ("fault", "reason")
    dialog.form.set_value("fault", "term")
    dialog.form.set_value("reason", "รอประกาศ")
    dialog.verb.click()
    assert dialog.said == [{"fault": "term", "reason": "รอประกาศ"}]
    assert dialog.isVisible()


def test_a_refusal_stands_beside_its_field(dialog):
    assert dialog.take(CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason"))
    assert dialog.form.errors() == ("reason",)
    assert not dialog.take(ValueError())


def test_escape_turns_back_and_enter_presses_the_button_it_is_on(dialog, press, page, qtbot):
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert dialog.said == []


def test_enter_on_a_button_presses_that_button(dialog, press, qtbot):
    back = next(one for one in dialog.findChildren(QPushButton) if one.text() == "กลับ")
    back.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        press(back, Qt.Key.Key_Return)


def test_a_reason_is_given_without_spaces_around_it(page, qtbot):
    dialog = ReasonDialog("เหตุผล", "", " เดิม ", "บันทึก", page)
    dialog.open()
    assert dialog.reason() == "เดิม"
    assert not dialog.sentence.isVisible()
    qtbot.waitUntil(dialog.form.editor("reason").hasFocus)


def test_a_dialog_is_never_larger_than_the_screen(dialog):
    resize_within(dialog, 1000, 1000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


class LowScreen:
    """A screen as low as 768 pixels are at 200 %."""

    @staticmethod
    def availableGeometry():
        return QRect(0, 0, 683, 360)


def test_a_long_form_scrolls_on_a_low_screen(page, qtbot, monkeypatch):
    monkeypatch.setattr(QWidget, "screen", lambda _part: LowScreen)
    names = tuple(one.name for one in fields_of(Person) if one.kind is Kind.TEXT)
    made = FormDialog("เพิ่มคน", "", Form(Person, (("", names),)), "บันทึก", page)
    made.open()
    qtbot.waitUntil(lambda: made.height() < LowScreen.availableGeometry().height())
    assert made.form.verticalScrollBar().maximum() > 0
    assert made.rect().contains(made.verb.geometry())
