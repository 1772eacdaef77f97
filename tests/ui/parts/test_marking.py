"""What was looked for stands out in what is shown, whole letters at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter

from desktop.ui.parts import marking


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("นายสมชาย ใจดี", "สมช", ["สมช"]),
        ("นายสมชาย สมใจ", "สมใ", ["สมใ"]),
        ("นกสม สมาน", "สม", ["สม"]),
        ("นายแก้ว", "แก", ["แก้"]),
        ("หมู่ ๕", "หมู่ 5", ["หมู่", "๕"]),
        ("OTOP", "otop", ["OTOP"]),
        ("ทำนา", "ทํา", ["ทำ"]),
        ("ทำนา", "สวน", []),
        ("İ", "i", []),
    ],
)
def test_the_parts_that_were_looked_for(text, typed, parts):
    assert [text[start:end] for start, end in marking.spans(text, marking.folded(typed))] == parts


def test_a_word_that_begins_so_stands_out_before_one_that_holds_it():
    assert marking.spans("นกสม สมาน", ["สม"]) == [(5, 7)]


def painted(qapp, text, marked, width=300):
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    marking.paint(painter, QRect(0, 0, width, 40), QFont(qapp.font()), "#000000", text, marked)
    painter.end()
    return image


def test_marked_parts_are_painted_bolder_and_a_long_text_is_cut(qapp):
    def ink(image):
        return sum(255 - image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(40))

    assert ink(painted(qapp, "นายสมชาย", [(3, 7)])) > ink(painted(qapp, "นายสมชาย", []))
    long = "ก" * 200
    assert ink(painted(qapp, long, [(150, 160)], 120)) > 0
