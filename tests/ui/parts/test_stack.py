"""A stack asks for no more room than the page on show."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.parts.stack import Stack


def test_a_hidden_page_takes_no_room(qtbot):
    window, stack, low, high = QWidget(), Stack(), QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(stack)
    assert stack.minimumSizeHint().height() <= 0
    low.setMinimumHeight(50)
    high.setMinimumHeight(900)
    stack.addWidget(low)
    stack.addWidget(high)
    window.show()
    assert window.minimumSizeHint().height() < 100
    stack.setCurrentWidget(high)
    assert window.minimumSizeHint().height() > 900
    stack.setCurrentWidget(low)
    assert window.minimumSizeHint().height() < 100
    assert stack.sizeHint() == low.sizeHint()
