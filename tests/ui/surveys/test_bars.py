"""Bars are drawn as far as things are done, beside their number."""

from PySide6.QtGui import QColor

from desktop.ui.shell import colours
from desktop.ui.surveys.bars import Bar, BarLabel, BarList


def colour_at(widget, part):
    picture = widget.grab().toImage()
    return picture.pixelColor(round((picture.width() - 1) * part), picture.height() // 2)


def test_a_bar_is_full_as_far_as_it_is_done(qtbot):
    label = BarLabel()
    qtbot.addWidget(label)
    label.resize(400, 60)
    label.show_bar("หมู่ 3: 7 จาก 12 กลุ่ม", 6, 12)
    label.show()
    assert (label.text(), label.accessibleName()) == ("หมู่ 3: 7 จาก 12 กลุ่ม",) * 2
    assert colour_at(label._bar, 0.4) == QColor(colours.now().accent)
    assert colour_at(label._bar, 0.6) != QColor(colours.now().accent)
    label.show_bar("หมู่ 3: 12 จาก 12 กลุ่ม", 12, 12)
    assert colour_at(label._bar, 0.9) == QColor(colours.now().good)
    label.show_bar("หมู่ 3: 0 จาก 0 กลุ่ม", 0, 0)
    assert colour_at(label._bar, 0.1) not in (QColor(colours.now().accent), QColor(colours.now().good))


def test_the_row_of_a_key_stays_chosen(qtbot, press):
    shown = BarList("หมู่บ้าน")
    qtbot.addWidget(shown)
    shown.show_bars([Bar("a", "หมู่ 1", 1, 2), Bar("b", "หมู่ 2", 0, 2)])
    told = []
    shown.chosen.connect(told.append)
    assert shown.key() == "a"
    shown.choose("b")
    shown.show_bars([Bar("c", "หมู่ 0", 0, 0), Bar("b", "หมู่ 2", 1, 2)])
    assert (shown.key(), told) == ("b", ["b"])
    shown.show_bars([])
    assert shown.key() is None
