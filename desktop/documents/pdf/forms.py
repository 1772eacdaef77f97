"""Forms that are filled in by hand, as strips: a head with its QR, a row for each question, lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from desktop.documents.contents.blocks import Form, Label, Question
from desktop.documents.pdf import qr
from desktop.documents.pdf.lines import Line, broken, line
from desktop.documents.pdf.page import FORM_LEFT, FORM_RIGHT
from desktop.documents.pdf.setting import Setup, Type, bold, box, fitting, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text, held

_TITLE, _NAME, _LONG_NAME, _LABEL, _HINT = 16.0, 24.0, 18.0, 16.0, 13.0  # sizes of type in the head
_HEAD, _ASKED, _LAST, _CHOICE, _CODE, _NOTICE = 13.0, 15.0, 18.0, 15.0, 14.0, 12.0
_CLOSE = 0.88  # the leading in cells, as a share
_QR = 22 * MM
_BESIDE_QR = 4 * MM
_WIDE = (40 * MM, 48 * MM, 19 * MM, 55 * MM, 16 * MM)  # question, last answer, same, room, unknown
_NARROW = (52 * MM, 110 * MM, 16 * MM)  # question, room, unknown
_SIDE, _ABOVE = 1.6 * MM, 0.9 * MM  # beside and above the words in a cell
_BOX, _SMALL_BOX = 5 * MM, 3.6 * MM  # to tick: alone in its cell, before words
_AFTER_BOX, _BETWEEN = 1.5 * MM, 5 * MM
_TO_WRITE, _BLANK_NAME = 10 * MM, 12 * MM  # heights of lines that are written on by hand
_UNDER_WORDS = 0.12  # of the size of a title: how far below it the dots stand
_CLOSER = (10.0, 9.4)  # mm of a row that is written in, at most, where that saves a page
_MOST_TITLE = 0.7  # of a label's width
_GOES_ON = "(ต่อ)"


@dataclass(frozen=True)
class _Grid:
    """What the rows of one form share: the edges of its columns, the fonts, and its part of the structure."""

    form: Form
    edges: tuple[float, ...]
    setup: Setup
    element: Element

    def cell(self, column: int, to: int | None = None) -> tuple[float, float]:
        """Give where the words of a column begin and their measure; `to` is the last column of a joined cell."""
        x, end = self.edges[column], self.edges[(column if to is None else to) + 1]
        return x + _SIDE, end - x - 2 * _SIDE

    @property
    def room(self) -> int:
        """The column that is written in."""
        return len(self.edges) - 3


def strips_of(form: Form, setup: Setup) -> list[Strip]:
    """Set a form; each further page begins with its head again, and its foot stays with the last question."""
    widths = _WIDE if form.same else _NARROW
    edges = tuple(accumulate(widths, initial=FORM_LEFT))
    grid = _Grid(form, edges, setup, Element("Table"))
    code = _code(form, setup)
    first = _head(form.title, code, grid)
    again = _unread(_head(f"{form.title} {_GOES_ON}", code, grid))
    foot = [replace(one, head=again) for one in _closing(form, setup)]
    room = setup.sheet.bottom - setup.sheet.tops[1] - first.height - _height(foot)
    rows = [replace(row, head=again) for row in _rows(grid, room)]
    closing = [*rows[-1:], *foot]
    return [replace(first, keep=True), *rows[:-1], *held(closing[:-1], len(closing)), *closing[-1:]]


def _rows(grid: _Grid, room: float) -> list[Strip]:
    """Set the questions, closer together where that makes them fit into what is left of one page."""
    airy = [_row(question, grid) for question in grid.form.questions]
    if _height(airy) <= room:
        return airy
    for most in _CLOSER:
        less = (replace(one, room=min(one.room, most)) for one in grid.form.questions)
        close = [_row(question, grid) for question in less]
        if _height(close) <= room:
            return close
    return airy


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _right(setup: Setup) -> float:
    return setup.sheet.width - FORM_RIGHT


def _unread(head: Strip) -> Strip:
    """Repeat a head only for the eye: it is read once."""
    return replace(head, texts=tuple(text._replace(element=None) for text in head.texts))


def _head(title: str, code: Strip, grid: _Grid) -> Strip:
    """Set title, name and what the form is about, the QR beside them, and under both the heads of the columns."""
    form, setup = grid.form, grid.setup
    right = _right(setup) - (_QR + _BESIDE_QR if form.code else 0.0)
    kind = bold(setup.fonts, _TITLE)
    texts = _wrapped(kind, title, (FORM_LEFT, right - FORM_LEFT), 0.0, Element("H1"))
    y = _foot_of(texts, kind)
    strokes: list[Stroke] = []
    for labels in ((form.name,), *form.labels):
        height, made, dots = _labels(labels, right, y, setup, large=labels == (form.name,))
        texts += made
        strokes += dots
        y += height
    hint = regular(setup.fonts, _HINT)
    hints = _wrapped(hint, form.hint, (FORM_LEFT, right - FORM_LEFT), y + _ABOVE, Element("P"))
    texts += hints
    y = max(code.height, y, _foot_of(hints, hint)) + _ABOVE
    columns = _columns(grid)
    texts += (*code.texts, *(text._replace(y=text.y + y) for text in columns.texts))
    strokes += [replace(one, y=one.y + y, to_y=one.to_y + y) for one in columns.strokes]
    return Strip(y + columns.height, tuple(texts), tuple(strokes), fills=code.fills)


def _foot_of(texts: Sequence[Text], kind: Type) -> float:
    return max((text.y - kind.baseline + kind.leading for text in texts), default=0.0)


def _code(form: Form, setup: Setup) -> Strip:
    """Draw the QR in the corner at the right, with the code under it that can be typed."""
    if not form.code:
        return Strip(0.0)
    left, kind = _right(setup) - _QR, bold(setup.fonts, _CODE)
    said = line(kind.face, form.code)
    kind = fitting(kind, said.width, _QR)
    text = placed(kind, said, left, _QR, "centre", _QR - 0.1 * kind.leading, Element("P"))
    fills = tuple(qr.squares(form.scanned, left, _QR))
    quiet = fills[0].y  # as wide at the left as above
    return Strip(_QR + kind.leading, (text,), fills=tuple(replace(one, x=one.x + quiet) for one in fills))


def _columns(grid: _Grid) -> Strip:
    """Set the heads of the columns between lines."""
    form, kind = grid.form, _close(bold(grid.setup.fonts, _HEAD))
    asked, last, room = form.columns
    said = (asked, last, form.same, room, form.unknown) if form.same else (asked, room, form.unknown)
    row = Element("TR", grid.element)
    cells = [_broken(kind, title, grid.cell(number)[1]) for number, title in enumerate(said)]
    height = max(map(len, cells)) * kind.leading + 2 * _ABOVE
    texts: list[Text] = []
    for number, lines in enumerate(cells):
        x, measure = grid.cell(number)
        top = (height - len(lines) * kind.leading) / 2
        texts += stacked(kind, lines, x, measure, "centre", top, Element("TH", row))
    top_line = Stroke(grid.edges[0], 0.0, grid.edges[-1], 0.0)
    return Strip(height, tuple(texts), (top_line, *_lines(grid.edges, height)))


def _row(question: Question, grid: _Grid) -> Strip:
    """Set one question with its last answer, the boxes and the room for the answer."""
    row = Element("TR", grid.element)
    beside, under = _beside(question, grid, row), _under(question, grid, row)
    joined = under is not None and under.height < beside.height
    said = under if joined and under else beside
    choices = _choices(question, grid, Element("TD", row))
    height = max(said.height, choices.height, question.room * MM)
    texts = (*_lowered(said, height), *_lowered(choices, height))
    edges = (grid.edges[0], *grid.edges[2:]) if joined else grid.edges
    top = (height - choices.height) / 2
    boxes = (replace(one, y=one.y + top, to_y=one.to_y + top) for one in choices.strokes)
    return Strip(height, texts, (*_lines(edges, height), *boxes, *_ticks(grid, height)))


def _beside(question: Question, grid: _Grid, row: Element) -> Strip:
    """Set a question and its last answer in cells of their own."""
    asked, last = _close(regular(grid.setup.fonts, _ASKED)), _close(bold(grid.setup.fonts, _LAST))
    titles = _broken(asked, question.title, grid.cell(0)[1])
    x, measure = grid.cell(1)
    words = _broken(last, question.last, measure, question.names) if grid.form.same else ()
    height = max(len(titles) * asked.leading, len(words) * last.leading)
    top = (height - len(titles) * asked.leading) / 2 + _ABOVE
    texts = stacked(asked, titles, grid.cell(0)[0], 0.0, "left", top, Element("TH", row))
    top = (height - len(words) * last.leading) / 2 + _ABOVE
    texts += stacked(last, words, x, measure, "left", top, Element("TD", row))
    return Strip(height + 2 * _ABOVE, tuple(texts))


def _under(question: Question, grid: _Grid, row: Element) -> Strip | None:
    """Set a last answer under its question, through both columns, which a long one needs; None without an answer."""
    if not grid.form.same or not question.last:
        return None
    asked, last = _close(regular(grid.setup.fonts, _ASKED)), _close(bold(grid.setup.fonts, _LAST))
    x, measure = grid.cell(0, 1)
    titles = _broken(asked, question.title, measure)
    words = _broken(last, question.last, measure, question.names)
    texts = stacked(asked, titles, x, 0.0, "left", _ABOVE, Element("TH", row))
    top = _ABOVE + len(titles) * asked.leading
    texts += stacked(last, words, x, measure, "left", top, Element("TD", row))
    return Strip(top + len(words) * last.leading + _ABOVE, tuple(texts))


def _choices(question: Question, grid: _Grid, element: Element) -> Strip:
    """Set boxes with their words in the room for the answer, side by side as far as it holds them."""
    if not question.choices:
        return Strip(0.0)
    kind = regular(grid.setup.fonts, _CHOICE)
    start, measure = grid.cell(grid.room)
    x, y, end = start, _ABOVE, start + measure
    texts: list[Text] = []
    strokes: list[Stroke] = []
    for choice in question.choices:
        lines = _broken(kind, choice, measure - _SMALL_BOX - _AFTER_BOX)
        width = max((kind.points(one.width) for one in lines), default=0.0)
        if x > start and x + _SMALL_BOX + _AFTER_BOX + width > end:
            x, y = start, y + kind.leading
        strokes += box(x, y + kind.baseline - 0.85 * _SMALL_BOX, _SMALL_BOX, _SMALL_BOX)
        texts += stacked(kind, lines, x + _SMALL_BOX + _AFTER_BOX, 0.0, "left", y, element)
        y += (len(lines) - 1) * kind.leading
        x += _SMALL_BOX + _AFTER_BOX + width + _BETWEEN
    return Strip(y + kind.leading + _ABOVE, tuple(texts), tuple(strokes))


def _lowered(strip: Strip, height: float) -> Iterator[Text]:
    """Place what a cell says in the middle of its height."""
    down = (height - strip.height) / 2
    return (text._replace(y=text.y + down) for text in strip.texts)


def _ticks(grid: _Grid, height: float) -> Iterator[Stroke]:
    """Draw the box of what is the same as before, and that of what nobody knows."""
    columns = (grid.room - 1, grid.room + 1) if grid.form.same else (grid.room + 1,)
    for column in columns:
        x, measure = grid.cell(column)
        yield from box(x + (measure - _BOX) / 2, (height - _BOX) / 2, _BOX, _BOX)


def _closing(form: Form, setup: Setup) -> Iterator[Strip]:
    """Set the lines to sign on, and under them why personal data is asked for."""
    yield from (_foot(labels, setup) for labels in form.foot)
    if form.notice:
        kind = _close(regular(setup.fonts, _NOTICE))
        texts = _wrapped(kind, form.notice, (FORM_LEFT, _right(setup) - FORM_LEFT), 2 * _ABOVE, Element("P"))
        yield Strip(_foot_of(texts, kind), tuple(texts))


def _foot(labels: Sequence[Label], setup: Setup) -> Strip:
    height, texts, strokes = _labels(labels, _right(setup), 0.0, setup, written=True)
    return Strip(height, tuple(texts), tuple(strokes))


def _labels(
    labels: Sequence[Label],
    right: float,
    y: float,
    setup: Setup,
    *,
    large: bool = False,
    written: bool = False,
) -> tuple[float, list[Text], list[Stroke]]:
    """Set titles with their words, or with dots where they are to be written; give the height that they take."""
    blank = written or any(not label.text for label in labels)
    height = (_BLANK_NAME if large else _TO_WRITE) if blank else 0.0
    texts: list[Text] = []
    strokes: list[Stroke] = []
    for label, x, end in _shares(labels, right):
        if large and label.text:
            kind, made = _large(label, x, end, y, setup)
        else:
            kind = regular(setup.fonts, _LABEL)
            made, dots = _label(label, (x, end), (y, height), kind)
            strokes += dots
        texts += made
        height = max(height, _foot_of(made, kind) - y)
    return height, texts, strokes


def _shares(labels: Sequence[Label], right: float) -> Iterator[tuple[Label, float, float]]:
    """Part a line among its labels; those without a width share what is left."""
    free = right - FORM_LEFT - sum(label.width * MM for label in labels)
    open_ended = sum(not label.width for label in labels)
    widths = [label.width * MM or free / open_ended for label in labels]
    ends = pairwise(accumulate(widths, initial=FORM_LEFT))
    for label, (x, end) in zip(labels, ends, strict=True):
        yield label, x, end - 2 * MM


def _large(label: Label, x: float, end: float, y: float, setup: Setup) -> tuple[Type, list[Text]]:
    """Set a name in large type, or smaller where it takes more than two lines."""
    kind, words = _close(bold(setup.fonts, _NAME)), f"{label.title} {label.text}".strip()
    if len(_broken(kind, words, end - x, label.names)) > 2:
        kind = _close(bold(setup.fonts, _LONG_NAME))
    return kind, _wrapped(kind, words, (x, end - x), y, Element("P"), label.names)


def _label(
    label: Label, across: tuple[float, float], down: tuple[float, float], kind: Type
) -> tuple[list[Text], list[Stroke]]:
    """Set one title and its words after it, or dots at the foot of the height to write on."""
    (x, end), (y, height), element = across, down, Element("P")
    title = line(kind.face, label.title)
    titled = fitting(kind, title.width, _MOST_TITLE * (end - x))
    after = x + titled.points(title.width) + (0.4 * kind.size if label.title else 0.0)
    top = y + max(height - kind.leading, 0.0)
    texts = [placed(titled, title, x, 0.0, "left", top, element)] if label.title else []
    if label.text:
        lines = _broken(kind, label.text, end - after, label.names)
        return texts + stacked(kind, lines, after, 0.0, "left", top, element), []
    foot = top + kind.baseline + _UNDER_WORDS * kind.size
    return texts, [Stroke(after, foot, end, foot, dotted=True)]


def _wrapped(
    kind: Type,
    text: str,
    across: tuple[float, float],
    y: float,
    element: Element,
    names: tuple[str, ...] = (),
) -> list[Text]:
    x, measure = across
    return stacked(kind, _broken(kind, text, measure, names), x, measure, "left", y, element)


def _broken(kind: Type, text: str, measure: float, names: tuple[str, ...] = ()) -> Sequence[Line]:
    return broken(kind.face, text, names, kind.units(measure), kind.units(measure))


def _close(kind: Type) -> Type:
    return replace(kind, leading=kind.leading * _CLOSE)


def _lines(edges: Sequence[float], height: float) -> Iterator[Stroke]:
    """Draw the line under a row, and those between its cells."""
    yield Stroke(edges[0], height, edges[-1], height)
    yield from (Stroke(x, 0.0, x, height) for x in edges)
