"""The parts of a text that were looked for: where they stand in it as it is shown, and how they are painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.thai import digits, names

Spans = Sequence[tuple[int, int]]  # where a part begins, and where what follows it begins


def folded(text: str) -> list[str]:
    """Give the words of a text as they are looked for: signs mended, digits Arabic, lower case."""
    return digits.to_arabic(names.clean(text)).casefold().split()


def spans(text: str, words: Sequence[str]) -> Spans:
    """Find the words in a shown text, each first at the beginning of a word and else anywhere; whole letters only.

    >>> spans("นายแก้ว ๕", ["แก", "5"])
    [(3, 6), (8, 9)]
    """
    plain = digits.to_arabic(text).lower()
    if len(plain) != len(text):  # a rare letter that is longer in lower case: places would not fit
        return []
    found = []
    for word in words:
        place = f" {plain}".find(f" {word}")
        place = plain.find(word) if place < 0 else place
        if place >= 0:
            found.append((place, _end_of_letter(text, place + len(word))))
    return sorted(found)


def _end_of_letter(text: str, place: int) -> int:
    """Go on past the marks over and under the last letter: they cannot be painted apart from it."""
    while place < len(text) and unicodedata.combining(text[place]) + (
        unicodedata.category(text[place]) == "Mn"
    ):
        place += 1
    return place


def paint(painter: QPainter, room: QRect, font: QFont, colour: str, text: str, marked: Spans) -> None:
    """Paint one line of a text, its marked parts bold; what has no room becomes an ellipsis."""
    bold = QFont(font)
    bold.setBold(True)
    shown = QFontMetrics(bold if marked else font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_bold(start, min(end, len(shown))) for start, end in marked if start < len(shown)])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    words = QTextCharFormat()
    words.setFontWeight(QFont.Weight.Bold)
    made.format = words
    return made
