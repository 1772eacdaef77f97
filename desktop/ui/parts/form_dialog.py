"""A short form that cannot wait, over the page: what it is for in a sentence, its fields, a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.records import Record, long
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.labels import TextLabel

WIDE = 27  # lines' heights
TALLEST, LEAST = 26, 5  # of the form itself at first, and where the screen has no room for it


class FormDialog(QDialog):
    """Asks with the form's values; stays open until `accept`, so that a refusal stands beside its field."""

    asked = Signal(object)  # the values

    def __init__(
        self, title: str, sentence: str, form: Form, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self.sentence = TextLabel(sentence, "subtitle")
        self.verb = dialog_button(verb, self.ask, primary=True)
        row = self.buttons = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(dialog_button(_("กลับ"), self.reject))
        row.addWidget(self.verb)
        air = gap(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        self.column.setSpacing(air * 3 // 4)
        self.column.addWidget(TextLabel(title, "large"))
        self.column.addWidget(self.sentence)
        self.column.addWidget(form, 1)
        self.column.addLayout(row)
        self.sentence.setVisible(bool(sentence))
        form.setMinimumHeight(min(form.sizeHint().height(), gap(self, TALLEST)))
        resize_within(self, WIDE, TALLEST)
        self.resize(self.width(), min(self.height(), self.sizeHint().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the form once it is known how its words wrap."""
        super().showEvent(event)
        QTimer.singleShot(0, self._fit)

    def ask(self) -> None:
        """Ask, once every field holds by itself."""
        if self.form.check():
            self.asked.emit(self.form.values())

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field; given to jobs as `failed`."""
        return self.form.take(error)

    def _fit(self) -> None:
        room = self.screen().availableGeometry().height() - gap(self, 2)
        over = self.height() - room  # a form of many lines scrolls where the screen is low
        if over > 0:
            self.form.setMinimumHeight(max(self.form.minimumHeight() - over, gap(self, LEAST)))
            self.column.activate()
        hidden = self.form.verticalScrollBar().maximum()
        self.resize(self.width(), min(self.height() + hidden, room))


@dataclass(frozen=True, kw_only=True)
class Reason(Record):
    """Why something is as it is."""

    topic: ClassVar[str] = "reasons"
    titled: ClassVar[str] = N_("เหตุผล")
    reason: str = long(N_("เหตุผล"))


class ReasonDialog(FormDialog):
    """Asks why; `asked` gives the reason among the values."""

    def __init__(
        self, title: str, sentence: str, reason: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, sentence, Form(Reason, (("", ("reason",)),)), verb, parent)
        self.form.load({"reason": reason})
        self.form.focus("reason")

    def reason(self) -> str:
        """Give the reason as it stands."""
        return str(self.form.values()["reason"]).strip()


def dialog_button(text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """Make a button that Enter presses while the keyboard is on it."""
    made = button(text, act, primary=primary)
    made.setAutoDefault(True)
    made.setDefault(primary)
    return made


def resize_within(dialog: QDialog, wide: float, high: float) -> None:
    """Give a dialog a size in lines' heights, but no more than the screen has."""
    room = dialog.screen().availableGeometry()
    dialog.resize(
        min(gap(dialog, wide), room.width() - gap(dialog)),
        min(gap(dialog, high), room.height() - gap(dialog, 2)),
    )
