"""The head of a letter or memo as strips: number and office, and titles such as เรื่อง with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import Label, LabelLine, Letterhead
from desktop.documents.pdf.lines import Line, broken
from desktop.documents.pdf.page import BESIDE_EMBLEM, LEFT
from desktop.documents.pdf.setting import Setup, Type, bold, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text, held

_BETWEEN = 2 * MM  # one label and the next on their line
_AFTER_TITLE = 0.6  # of the size of a title: the space before its words
_MOST_TITLE = 0.6  # of the width of its label; a longer title is broken
_UNDER_WORDS = 0.25  # of the size of the words: how far below them the dots stand


def letterhead(block: Letterhead, setup: Setup) -> Strip:
    """Set the number at the left margin and the office right of the emblem, their first lines in line."""
    kind, sheet = regular(setup.fonts), setup.sheet
    office = sheet.centre + BESIDE_EMBLEM
    left = _lines(kind, block.left, sheet.centre - BESIDE_EMBLEM - LEFT)
    right = [one for text in block.right for one in _lines(kind, text, sheet.right - office)]
    texts = (
        *stacked(kind, left, LEFT, 0.0, "left", 0.0, Element("P")),
        *stacked(kind, right, office, 0.0, "left", 0.0, Element("P")),
    )
    return Strip(max(len(left), len(right), 1) * kind.leading, texts)


def labels(block: LabelLine, setup: Setup) -> list[Strip]:
    """Set titles and their words on one baseline, the words wrapping under themselves, dots under each line."""
    titles = (bold if block.bold else regular)(setup.fonts, block.size)
    words = regular(setup.fonts)
    parts = [_part(label, x, end, block.tab * MM, titles, words) for label, x, end in _shares(block, setup)]
    rows = max((max(len(part.title), len(part.words), 1) for part in parts), default=0)
    strips = []
    for row in range(rows):
        kind = titles if row == 0 and titles.leading > words.leading else words
        texts = [text for part in parts for text in part.texts(row, kind.baseline, titles, words)]
        dots = [dot for part in parts for dot in part.dots(row, kind.baseline, titles, words)]
        strips.append(Strip(kind.leading, tuple(texts), tuple(dots) if block.leader else ()))
    return [*held(strips[:-1], len(strips)), *strips[-1:]]


@dataclass(frozen=True)
class _Part:
    """One label between the ends of its part of the line: its title and words in lines, and where they begin."""

    x: float
    end: float
    title: Sequence[Line]
    words_x: float
    words: Sequence[Line]
    element: Element

    def texts(self, row: int, baseline: float, titles: Type, words: Type) -> Iterator[Text]:
        """Give what stands on one row, on its baseline."""
        for kind, lines, x in ((titles, self.title, self.x), (words, self.words, self.words_x)):
            if row < len(lines):
                yield placed(kind, lines[row], x, 0.0, "left", baseline - kind.baseline, self.element)

    def dots(self, row: int, baseline: float, titles: Type, words: Type) -> Iterator[Stroke]:
        """Draw the dots from the title to the end, under the words of each row."""
        if row >= max(len(self.words), 1):
            return
        x = self.words_x
        if row < len(self.title):
            x = self.x + titles.points(self.title[row].width + 100)
        y = baseline + _UNDER_WORDS * words.size
        yield Stroke(x, y, self.end, y, dotted=True)


def _shares(block: LabelLine, setup: Setup) -> Iterator[tuple[Label, float, float]]:
    """Part the line among its labels; those without a width have equal shares of what is left."""
    sheet = setup.sheet
    free = sheet.measure - sum(label.width * MM for label in block.labels)
    open_ended = sum(not label.width for label in block.labels)
    x = LEFT
    for number, label in enumerate(block.labels, 1):
        width = label.width * MM if label.width else free / open_ended
        end = min(x + width, sheet.right)
        yield label, x, end if number == len(block.labels) else end - _BETWEEN
        x = end


def _part(label: Label, x: float, end: float, tab: float, titles: Type, words: Type) -> _Part:
    title = _lines(titles, label.title, _MOST_TITLE * (end - x))
    widest = max((titles.points(line.width) for line in title), default=0.0)
    after = widest + _AFTER_TITLE * titles.size if title else 0.0
    words_x = x + max(tab, after)
    lines = _lines(words, label.text, end - words_x, label.names)
    return _Part(x, end, title, words_x, lines, Element("P"))


def _lines(kind: Type, text: str, measure: float, names: tuple[str, ...] = ()) -> Sequence[Line]:
    return broken(kind.face, text, names, kind.units(measure), kind.units(measure))
