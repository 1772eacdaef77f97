"""What can be seen to be wrong in a window without a person: words cut, parts over each other, Thai left in English."""

from __future__ import annotations

import re
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from desktop.domain.records import fields_of
from desktop.domain.topics import TOPICS
from desktop.store import records
from desktop.store.session import reading
from desktop.thai import dates

STACKED = "ปี๊ฐูฎุญี่"  # as high and as low as Thai is written
THAI = re.compile("[ก-ฺเ-๎]")  # its digits are those of papers
ENDS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar)
HOLDERS = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QTabBar, QPlainTextEdit)
ROWS = 60  # looked through for Thai
SAID_IN_THAI = re.compile(
    r"e\.g\. \S.*|Without the word อำเภอ|\{[ก-๙]+\}"
)  # what is typed in Thai by everybody


def seen(window):
    """List the parts of a window of which anything is in sight."""
    parts = window.findChildren(QWidget)
    return [part for part in parts if part.isVisible() and not part.visibleRegion().isEmpty()]


# cut


def cut(window):
    """List the words that have less room than they need, with what they stand on."""
    return [f"{type(part).__name__}: {words}" for part in seen(window) for words in _cut_in(part)]


def _cut_in(part):
    """List the words of one part that are cut."""
    match part:
        case QLabel() if part.text():
            return [part.text()] if _label_is_small(part) or _marks_are_cut(part, part.text()) else []
        case QAbstractButton() if part.text():
            small = _smaller(part, part.minimumSizeHint())
            return [part.text()] if small or _marks_are_cut(part, part.text()) else []
        case QLineEdit():
            return [part.text() or STACKED] if _marks_are_cut(part, STACKED) else []
        case QComboBox():
            return [part.currentText()] if _choice_is_cut(part) else []
        case QTabBar():
            tabs = [(part.tabText(n), part.tabRect(n).width()) for n in range(part.count())]
            return [text for text, width in tabs if _advance(part, text.replace("&", "")) > width]
        case QHeaderView() if part.orientation() == Qt.Orientation.Horizontal:
            return _cut_titles(part)
    return []


def _label_is_small(label):
    if label.wordWrap():
        return label.height() + 1 < label.heightForWidth(label.width())
    return _smaller(label, label.sizeHint())


def _smaller(part, wanted):
    return part.width() + 1 < wanted.width() or part.height() + 1 < wanted.height()


def _marks_are_cut(part, text):
    """Tell whether the highest or lowest mark of a text, its lines centred in the part, leaves the part."""
    metrics, inside = part.fontMetrics(), part.contentsRect()
    wrapped = metrics.boundingRect(inside, Qt.TextFlag.TextWordWrap, text)
    lines = max(round(wrapped.height() / metrics.lineSpacing()), 1)
    height = metrics.height() + (lines - 1) * metrics.lineSpacing()
    top = inside.top() + (inside.height() - height) / 2
    ink = metrics.tightBoundingRect(text.replace("\n", " "))
    above = top + metrics.ascent() + ink.top()
    below = top + height - metrics.descent() + ink.bottom()
    return above < -1 or below > part.height() + 1


def _choice_is_cut(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, field, box)
    return _advance(box, box.currentText()) > room.width() + 1


def _cut_titles(header):
    """List the titles of columns that are narrower than their titles; columns out of sight count too."""
    shown = [n for n in range(header.count()) if not header.isSectionHidden(n)]
    narrow = [n for n in shown if header.sectionSize(n) + 1 < header.sectionSizeHint(n)]
    return [str(header.model().headerData(n, Qt.Orientation.Horizontal)) for n in narrow]


def _advance(part, text):
    return part.fontMetrics().horizontalAdvance(text)


# over each other


def over_each_other(window):
    """List the parts that hold words, or take them, and lie over one another."""
    ends = (part for part in seen(window) if isinstance(part, ENDS) and _stands_alone(window, part))
    places = [(part, _place(window, part)) for part in ends]
    return [
        f"{_named(one)} over {_named(other)}"
        for (one, here), (other, there) in combinations(places, 2)
        if not one.isAncestorOf(other) and not other.isAncestorOf(one) and _meet(here, there)
    ]


def _stands_alone(window, part):
    """Tell a part from those that lie within another by design: a field's own button, a table's header, a toast."""
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, HOLDERS) or above.property("role") in ("toast", "popup"):
            return False
        above = above.parentWidget()
    return True


def _place(window, part):
    """Give the rectangle of a part that is in sight, in the window."""
    region = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(window, region.topLeft()), region.size())


def _meet(one, other):
    shared = one.intersected(other)
    return shared.width() > 1 and shared.height() > 1


def _named(part):
    says = isinstance(part, QLabel | QAbstractButton)
    return f"{type(part).__name__} “{part.text() if says else part.accessibleName()}”"


# not translated


def not_translated(window, kept=()):
    """List the Thai words in sight that are not among the kept values of the office."""
    return sorted({words for words in _words(window) if THAI.search(_without(words, kept))})


def _words(window):
    yield window.windowTitle()
    for part in seen(window):
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        match part:
            case QLabel() | QAbstractButton():
                yield part.text()
            case QLineEdit():
                yield part.placeholderText()
            case QTabBar():
                yield from (part.tabText(n) for n in range(part.count()))
            case QComboBox():
                yield from (part.itemText(n) for n in range(part.count()))
            case QAbstractItemView() if part.model() is not None:
                yield from _words_of_rows(part)


def _words_of_rows(view):
    model = view.model()
    for column in range(1 if isinstance(view, QListView) else model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), ROWS)):
            yield str(model.index(row, column).data() or "")


def _without(words, kept):
    """Take out what is Thai in every language: the kept values, and dates."""
    words = SAID_IN_THAI.sub("", words)
    for value in kept:
        words = words.replace(value, "")
    return words


def kept_values(store):
    """List every text that an office keeps, the names of months and of the places of its district, the longest first."""
    from desktop.work import offices, places

    with reading(store) as session:
        codes = [code for code, _name in offices.tambons(session)]
        found = [record for topic in TOPICS.values() for record in records.find(session, topic)]
    values = {*dates.MONTHS, *dates.SHORT_MONTHS}
    for code in codes:
        values.update(one.name for one in places.tambons_of(places.tambon(code).district_code))
    for record in found:
        values.add(record.label)
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            values.update(value if isinstance(value, tuple) else [str(value)])
    return sorted((value for value in values if THAI.search(value)), key=len, reverse=True)
