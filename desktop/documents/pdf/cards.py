"""The cards of a catalogue as strips: a picture at the left where there is one, what is said of the thing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.contents.blocks import Card, Label
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.lines import broken
from desktop.documents.pdf.page import LEFT
from desktop.documents.pdf.setting import Setup, Type, bold, box, placed, regular
from desktop.documents.pdf.strips import MM, Element, Picture, Strip, Text

_PICTURE = (40 * MM, 30 * MM)
_SIDE = 2.5 * MM  # between the frame, the picture and the words
_SIZE = 15.0  # of what is said under the name
_CLOSE = 0.88  # of the leading of running text
_SPACE = 250  # thousandths of the size, between a title and its words


def strips_of(card: Card, setup: Setup) -> list[Strip]:
    """Set a card, which is never cut."""
    part = Element("Sect")
    photo = setup.portraits.get(card.picture)
    x = LEFT + _SIDE + (_PICTURE[0] + _SIDE if photo else 0.0)
    measure = setup.sheet.right - _SIDE - x
    texts = list(_words(card, setup, x, measure, part))
    last = texts[-1]
    high = max(last[1] + _SIDE, _PICTURE[1] + 2 * _SIDE if photo else 0.0)
    pictures: tuple[Picture, ...] = ()
    strokes = [*box(LEFT, 0.0, setup.sheet.measure, high)]
    if photo:
        figure = Element("Figure", part, f"ภาพ{card.name}")
        pictures = (Picture(LEFT + _SIDE, _SIDE, *_PICTURE, photo, figure),)
        strokes += box(LEFT + _SIDE, _SIDE, *_PICTURE)
    return [Strip(high, tuple(text for text, _foot in texts), tuple(strokes), pictures=pictures)]


def _words(card: Card, setup: Setup, x: float, measure: float, part: Element) -> Iterator[tuple[Text, float]]:
    """Set the name and each line under it, with where each ends."""
    name, kind = bold(setup.fonts), regular(setup.fonts, _SIZE)
    kind = replace(kind, leading=kind.leading * _CLOSE)
    y, element = _SIDE / 2, Element("P", part)
    for one in broken(name.face, card.name, (), name.units(measure), name.units(measure)):
        yield placed(name, one, x, measure, "left", y, element), y + name.leading
        y += name.leading
    for label in card.labels:
        for text in _labelled(label, kind, setup, x, measure, y, Element("P", part)):
            y = text[1]
            yield text


def _labelled(
    label: Label, kind: Type, setup: Setup, x: float, measure: float, y: float, element: Element
) -> Iterator[tuple[Text, float]]:
    """Set a bold title and its words after it, which wrap under each other."""
    strong = replace(kind, face=setup.fonts.bold)
    title = typeset.line(strong.face, label.title)
    tab = strong.points(title.width + _SPACE)
    yield placed(strong, title, x, 0.0, "left", y, element), y + kind.leading
    room = kind.units(measure - tab)
    for one in broken(kind.face, label.text, label.names, room, room):
        yield placed(kind, one, x + tab, measure - tab, "left", y, element), y + kind.leading
        y += kind.leading
