"""Thai labels wrap between words, are as high as they need, and copy without the breaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.parts.labels import BREAK, TextLabel, display, plain

SENTENCE = "เลขประจำตัวประชาชนไม่ผ่านการตรวจหลักสุดท้าย กรุณาตรวจกับบัตร ถ้าเป็นเอกสารเก่าบันทึกต่อได้"
STACKED = "ฐูปี๊ฎุญี่"


def test_breaks_stand_between_words_only():
    shown = display("คณะกรรมการหมู่บ้าน")
    assert BREAK in shown
    assert plain(shown) == "คณะกรรมการหมู่บ้าน"
    assert all(not part.startswith(("ะ", "า", "่", "้", "ุ")) for part in shown.split(BREAK))


def test_a_label_on_one_line_has_no_breaks(qtbot):
    label = TextLabel("หน้าแรก")
    qtbot.addWidget(label)
    label.resize(400, 30)
    label.show()
    assert BREAK not in QLabel_text(label)


def test_a_narrow_label_is_broken_and_higher(qtbot):
    label = TextLabel(SENTENCE)
    qtbot.addWidget(label)
    label.resize(200, 30)
    label.show()
    assert BREAK in QLabel_text(label)
    assert label.text() == SENTENCE
    assert label.accessibleName() == SENTENCE
    line = label.fontMetrics().height()
    assert label.heightForWidth(200) >= 4 * line
    assert label.heightForWidth(2000) < 2 * line
    assert label.minimumHeight() == label.heightForWidth(200)


def test_a_long_label_never_stretches_its_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label = TextLabel(SENTENCE * 5)
    column.addWidget(label)
    window.resize(300, 100)
    window.show()
    assert window.width() == 300
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("width", [250, 480, 900])
def test_a_centred_label_gets_the_height_it_needs(qtbot, width):
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    label = TextLabel(SENTENCE)
    label.setMaximumWidth(220)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    window.resize(width, 300)
    window.show()
    qtbot.wait(20)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_changed_text_is_measured_anew(qtbot):
    label = TextLabel(SENTENCE)
    qtbot.addWidget(label)
    label.resize(200, 200)
    label.show()
    high = label.minimumHeight()
    label.setText("สั้น")
    assert label.minimumHeight() < high
    assert BREAK not in QLabel_text(label)


def test_copying_gives_the_text_without_breaks(qtbot):
    label = TextLabel(SENTENCE)
    qtbot.addWidget(label)
    label.resize(200, 200)
    label.copy()
    assert QGuiApplication.clipboard().text() == SENTENCE


@pytest.mark.parametrize("role", ["", "title", "large", "section", "subtitle", "hint", "error"])
@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_marks_above_and_below_letters_have_room(qtbot, dress, role, size):
    dress(size=size)
    label = TextLabel(STACKED, role)
    qtbot.addWidget(label)
    label.ensurePolished()
    usual = label.sizeHint()
    assert inked(label, usual.width(), usual.height()) == inked(label, usual.width(), usual.height() * 3)


def inked(label, width, height):
    label.resize(width, height)
    picture = label.grab().toImage()
    ground = picture.pixelColor(width - 1, height - 1).lightness()
    return sum(
        abs(picture.pixelColor(x, y).lightness() - ground) > 40 for x in range(width) for y in range(height)
    )


def QLabel_text(label):
    return super(TextLabel, label).text()
