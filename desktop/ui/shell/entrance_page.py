"""What the pages of the way in share: a card in the middle, one sentence of refusal, a word while it works."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap, restyle
from desktop.ui.parts.labels import TextLabel

if TYPE_CHECKING:  # imported with the first field: the first start shows none
    from desktop.domain.records import Field
    from desktop.ui.parts.field_box import FieldBox

SERVER_PASSWORD = "server_password"  # noqa: S105 - the name of a field
CARD_WIDTH = 34  # lines' heights


class EntrancePage(QScrollArea):
    """A card in the middle of the window; pages put their parts into `self.column`."""

    back_asked = Signal()

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._card.setMaximumWidth(gap(self, CARD_WIDTH))
        self.column = QVBoxLayout(self._card)
        edge = gap(self, 1.6)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(gap(self, 0.7))
        self.heading = TextLabel(title, "title")
        self.column.addWidget(self.heading)
        if subtitle:
            self.column.addWidget(TextLabel(subtitle, "subtitle"))
        self.boxes: dict[str, FieldBox] = {}
        self._general = TextLabel(role="error")
        self._general.hide()
        self._busy_at: QWidget | None = None  # where the keyboard was
        self.setWidget(self._centred())

    def begin(self) -> None:
        """Stand ready for the keyboard: the first field, or the first button."""
        for box in self.boxes.values():
            box.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.focusNextChild()
        self.verticalScrollBar().setValue(0)  # its title is read first

    def back(self) -> None:
        """Go back, where there is a way back."""
        self.back_asked.emit()

    def enter(self) -> None:
        """Do what the page is for: Enter in its last field."""

    def add_field(
        self, field: Field, *, secret: bool = False, editor: QWidget | None = None, above: str = ""
    ) -> FieldBox:
        """Add a field under the others, or above one of them; a secret one shows dots."""
        from desktop.ui.parts.field_box import FieldBox
        from desktop.ui.parts.text_editor import TextEditor

        widget = editor or TextEditor(field)
        if secret and isinstance(widget, QLineEdit):
            widget.setEchoMode(QLineEdit.EchoMode.Password)
        if isinstance(widget, QLineEdit):
            widget.returnPressed.connect(partial(self.go_on, field.name))
        box = FieldBox(field, widget)
        if above:
            self.column.insertWidget(self.column.indexOf(self.boxes[above]), box)
            QWidget.setTabOrder(widget, self.boxes[above].widget)
        else:
            self.column.addWidget(box)
        place = list(self.boxes).index(above) if above else len(self.boxes)
        boxes = list(self.boxes.items())
        boxes.insert(place, (field.name, box))
        self.boxes = dict(boxes)
        return box

    def add_secret(self, name: str, title: str, hint: str = "", *, above: str = "") -> FieldBox:
        """Add a field for a passphrase."""
        from desktop.domain.records import Field, Kind

        field = Field(name, Kind.TEXT, title, required=True, hint=hint)
        return self.add_field(field, secret=True, above=above)

    def ask_server_password(self) -> None:
        """Ask for the password of the server too, once."""
        if SERVER_PASSWORD not in self.boxes:
            self.add_secret(SERVER_PASSWORD, N_("รหัสผ่านของเครื่องแม่ข่าย"), above=next(iter(self.boxes)))

    def server_password(self) -> str:
        """Give the password of the server; "" where it is not asked for."""
        return self.text(SERVER_PASSWORD) if SERVER_PASSWORD in self.boxes else ""

    def go_on(self, name: str) -> None:
        """Go from a field to the next, or on from the last."""
        names = list(self.boxes)
        following = names[names.index(name) + 1 :]
        if following:
            self.boxes[following[0]].widget.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.enter()

    def text(self, name: str) -> str:
        """Give what stands in a field."""
        return str(self.boxes[name].editor.value())

    def refuse(self, sentence: str, field: str = "") -> None:
        """Put a sentence beside its field, or under them all; the field is ready to be mended."""
        for name, box in self.boxes.items():
            box.say(sentence if name == field else "")
        if field in self.boxes:
            self._say("")
            self.boxes[field].widget.setFocus(Qt.FocusReason.OtherFocusReason)
            box = self.boxes[field]
            QTimer.singleShot(
                0, box, partial(self.ensureWidgetVisible, box)
            )  # once it has room for the sentence
        else:
            self._say(sentence)

    def set_busy(self, busy: bool) -> None:
        """Say that it works, and take nothing more until it is done."""
        if busy:
            self._busy_at = self.focusWidget()
            self.refuse("")
        self._card.setEnabled(not busy)
        self.setCursor(Qt.CursorShape.WaitCursor if busy else Qt.CursorShape.ArrowCursor)
        self._say(_("กำลังทำงาน…") if busy else "", "subtitle")
        if not busy and self._busy_at is not None:
            self._busy_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str, role: str = "error") -> None:
        self.column.addWidget(self._general)  # under what was put there since
        self._general.setProperty("role", role)
        restyle(self._general)
        self._general.setText(sentence)
        self._general.setVisible(bool(sentence))
        if sentence:
            self.ensureWidgetVisible(self._general)

    def _centred(self) -> QWidget:
        body = QWidget()
        body.setProperty("role", "body")
        column, row = QVBoxLayout(body), QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 1000)  # as wide as it may be, before the room at its sides
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        return body
