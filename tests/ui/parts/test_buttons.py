"""The head of a page keeps its words and its buttons whole at every width."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import STATES, Badge, PageHead, button


@pytest.fixture
def head(qtbot):
    made = PageHead("คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน", "วาระ 8 พ.ค. 2551")
    for text in ("กลับ", "นำเข้าจาก Excel…", "บันทึก"):
        made.add(button(text))
    page = QWidget()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.show()
    yield made
    page.close()


def stand(head, width):
    head.window().resize(width, 300)
    QApplication.processEvents()
    buttons = [head._buttons.itemAt(n).widget().geometry() for n in range(3)]
    return head.title.geometry(), buttons


def test_buttons_stand_beside_the_words_where_there_is_room(head):
    title, buttons = stand(head, 1000)
    assert min(one.left() for one in buttons) > title.right()
    assert max(one.right() for one in buttons) > head.width() * 0.95


def test_buttons_stand_below_the_words_where_it_is_narrow(head):
    title, buttons = stand(head, head.window().minimumSizeHint().width())
    assert min(one.top() for one in buttons) >= title.bottom()
    assert max(one.right() for one in buttons) <= head.width()
    assert title.width() > head.width() * 0.9


def test_a_state_is_word_icon_and_colour(qtbot):
    badge = Badge()
    qtbot.addWidget(badge)
    badge.show()
    for state, icon in STATES.items():
        badge.show_state("รอลงนาม", state)
        assert badge.accessibleName() == "รอลงนาม"
        assert badge._icon.isVisible() == bool(icon)
