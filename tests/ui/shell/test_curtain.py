"""While the office is locked no dialog or menu is seen; what was typed in one is there again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QWidget

from desktop.ui.parts import messages
from desktop.ui.people.national_id import IdDialog
from desktop.ui.shell import curtain


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_dialog_comes_back_with_what_was_typed_in_it(window):
    dialog = QDialog(window)
    line = QLineEdit(dialog)
    finished = []
    dialog.finished.connect(finished.append)
    dialog.open()
    line.setText("พิมพ์ค้าง")
    covered = curtain.draw()
    assert (dialog.isVisible(), finished) == (False, [])
    curtain.open_again(covered)
    assert (dialog.isVisible(), dialog.isModal(), line.text()) == (True, True, "พิมพ์ค้าง")


@pytest.mark.parametrize(("ask", "answer"), [
    (lambda window: messages.ask(window, "นำออก", "จะหายไป", "นำออก", danger=True), False),
    (messages.leave, messages.STAY),
])  # fmt: skip
def test_a_question_is_turned_back_from(window, ask, answer):
    covered = []
    QTimer.singleShot(50, lambda: covered.extend(curtain.draw()))
    assert ask(window) == answer
    assert covered == []


def test_a_menu_is_closed(window, qtbot):
    menu = QMenu(window)
    menu.addAction("คัดลอก")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    curtain.draw()
    assert not menu.isVisible()


def test_a_national_id_does_not_come_back(window, qtbot):
    dialog = IdDialog("นายสมชาย", "1-2345-67890-12-1", window)
    dialog.open()
    covered = curtain.draw()
    qtbot.waitUntil(lambda: window.findChildren(IdDialog) == [])
    curtain.open_again(covered)
    assert window.findChildren(IdDialog) == []
