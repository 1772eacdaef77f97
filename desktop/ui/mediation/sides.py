"""The two sides of a new case, line by line: a name with phone and address; Enter goes on and begins the next line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.cases import SIDES, Party
from desktop.domain.records import check_value, field_of
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import asking
from desktop.ui.mediation.asking import NewParty
from desktop.ui.parts.buttons import button, gap, restyle
from desktop.ui.parts.form_keys import FieldKeys
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import Picker
from desktop.ui.shell import icons

LEAST = 20  # of one side's width, in lines' heights
SHARES = (5, 2, 3)  # of the width: name, phone, address


class NamePicker(Picker):
    """One line for a name: who of the office it is, once chosen from those offered, else the name as it is typed."""

    def __init__(self, jobs: Jobs, tambon: Callable[[], str]) -> None:
        super().__init__(jobs, partial(asking.names_known, tambon), adds=False)
        self.setPlaceholderText(_("เช่น นายสมชาย ใจดี"))
        self.textEdited.connect(self._let_go)

    def problem(self) -> CannotDo | None:
        """Find nothing wrong: any name may be typed."""
        return None

    def _let_go(self, text: str) -> None:
        """Forget who was chosen when another name is typed."""
        if self._value and text.strip() != self._label:
            self._value = self._label = ""


class PartyLine(QWidget):
    """One party; `left` tells that Enter was pressed at its end, or on its empty name."""

    edited = Signal()
    left = Signal()

    def __init__(self, jobs: Jobs, side: str, tambon: Callable[[], str]) -> None:
        super().__init__()
        self._side = side
        self.name = NamePicker(jobs, tambon)
        self.phone, self.address = QLineEdit(), QLineEdit()
        self.phone.setPlaceholderText(_("โทรศัพท์"))
        self.address.setPlaceholderText(_("ที่อยู่"))
        self._sign, self._trouble = QLabel(), TextLabel(role="error")
        self._told = QWidget()
        self._told.hide()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(gap(self, 0.3))
        told.addWidget(self._sign)
        told.addWidget(self._trouble, 1)
        icons.put(self._sign, "alert-circle", "bad")
        keys = FieldKeys(self)
        keys.went_on.connect(self._go_on)
        keys.undo_asked.connect(self._undo)
        keys.redo_asked.connect(self._redo)
        row = QHBoxLayout()
        row.setSpacing(gap(self, 0.3))
        for line, share in zip(self.lines(), SHARES, strict=True):
            line.installEventFilter(keys)
            line.textChanged.connect(self.edited)
            row.addWidget(line, share)
        self.name.changed.connect(self._chosen)
        self.name.add_requested.connect(self._after_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.1))
        column.addLayout(row)
        column.addWidget(self._told)

    def lines(self) -> tuple[QLineEdit, ...]:
        """Give what is typed in, in the order of the keyboard."""
        return self.name, self.phone, self.address

    def call(self, number: int) -> None:
        """Name its fields for those who listen."""
        words = {self.name: _("ชื่อ – สกุล"), self.phone: _("โทรศัพท์"), self.address: _("ที่อยู่")}
        for line, word in words.items():
            named = _("{side} คนที่ {number}: {field}")
            line.setAccessibleName(named.format(side=_(SIDES[self._side]), number=number, field=word))

    def party(self) -> NewParty | None:
        """Give the party, `None` where nothing is typed."""
        name, phone, address = (line.text().strip() for line in self.lines())
        chosen = self.name.value()
        return NewParty(self._side, name, chosen, phone, address) if name or phone or address else None

    def show_party(self, party: NewParty) -> None:
        """Show a party that was typed before."""
        if party.chosen:
            self.name.set_value(party.chosen, party.name)
        else:
            self.name.setText(party.name)
        self.phone.setText(party.phone)
        self.address.setText(party.address)

    def say(self, sentence: str, line: QLineEdit | None = None) -> None:
        """Put what is wrong under the line; "" takes it away."""
        self._trouble.setText(sentence)
        self._told.setVisible(bool(sentence))
        for one in self.lines():
            one.setProperty("invalid", bool(sentence) and one is (line or self.name))
            one.setAccessibleDescription(sentence if one is (line or self.name) else "")
            restyle(one)

    def holds(self) -> bool:
        """Look at what is typed, say what is wrong, and tell whether all is well."""
        self.say("")
        for line, name in zip(self.lines(), ("first_name", "phone", "address"), strict=True):
            try:
                if line.text().strip():
                    check_value(field_of(Party, name), line.text().strip())
            except CannotDo as error:
                self.say(error.say(i18n._), line)
                return False
        party = self.party()
        if party is not None and not party.name:
            self.say(_("ยังไม่ได้พิมพ์ชื่อของคนนี้"))
            return False
        return True

    def _chosen(self, value: str) -> None:
        self.edited.emit()
        if value and self.name.text() == self.name.label():
            self._after_name()

    def _after_name(self) -> None:
        self.phone.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        lines = self.lines()
        now = QApplication.focusWidget()
        if now is self.address or (now is self.name and not self.name.text().strip()):
            self.left.emit()
        elif now in lines:
            lines[lines.index(now) + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _undo(self) -> None:
        now = QApplication.focusWidget()
        if isinstance(now, QLineEdit):
            now.undo()

    def _redo(self) -> None:
        now = QApplication.focusWidget()
        if isinstance(now, QLineEdit):
            now.redo()


class Side(QWidget):
    """The parties of one side; `left` tells that Enter was pressed on its empty last line."""

    edited = Signal()
    left = Signal()
    reached = Signal(object)  # the line that the keyboard went to

    def __init__(self, jobs: Jobs, side: str, tambon: Callable[[], str]) -> None:
        super().__init__()
        self._make = partial(PartyLine, jobs, side, tambon)
        self._lines: list[PartyLine] = []
        self.more = button(_("เพิ่มอีกคน"), self._add_and_go, "plus", quiet=True)
        air = gap(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(air // 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(air // 3)
        column.addWidget(TextLabel(_(SIDES[side]), "large"))
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._add()

    def first(self) -> PartyLine:
        """Give the first line."""
        return self._lines[0]

    def last(self) -> QWidget:
        """Give what the keyboard comes to last."""
        return self.more

    def parties(self) -> tuple[NewParty, ...]:
        """Give the parties that are typed."""
        return tuple(party for line in self._lines if (party := line.party()) is not None)

    def show_parties(self, parties: Sequence[NewParty]) -> None:
        """Show the parties that were typed before, with an empty line where there are none."""
        for line in self._lines[1:]:
            self._column.removeWidget(line)
            line.deleteLater()
        del self._lines[1:]
        for place, party in enumerate(parties or (NewParty("", ""),)):
            (self._lines[0] if not place else self._add()).show_party(party)

    def holds(self) -> bool:
        """Tell whether every line holds."""
        held = [line.holds() for line in self._lines]  # each says what is wrong with it
        return all(held)

    def _add(self) -> PartyLine:
        line = self._make()
        before = self._lines[-1].address if self._lines else None
        self._lines.append(line)
        self._column.addWidget(line)
        line.call(len(self._lines))
        line.edited.connect(self.edited)
        line.left.connect(partial(self._go_on, line))
        for one in line.lines():
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one
        QWidget.setTabOrder(line.address, self.more)
        return line

    def _go_on(self, line: PartyLine) -> None:
        """Go to the next line, a new one after the last; an empty line ends the side."""
        if line.party() is None:
            self.left.emit()
        elif line is self._lines[-1]:
            self._add_and_go()
        else:
            self._go_to(self._lines[self._lines.index(line) + 1])

    def _add_and_go(self) -> None:
        last = self._lines[-1]
        self._go_to(last if last.party() is None else self._add())

    def _go_to(self, line: PartyLine) -> None:
        line.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(line)


class Sides(QWidget):
    """Both sides, beside one another where there is room; `left` goes on to what stands below."""

    edited = Signal()
    left = Signal()
    reached = Signal(object)

    def __init__(self, jobs: Jobs, tambon: Callable[[], str]) -> None:
        super().__init__()
        self.sides = {side: Side(jobs, side, tambon) for side in ("1", "2")}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap(self, 1.2))
        for side in self.sides.values():
            self._row.addWidget(side, 1)
            side.edited.connect(self.edited)
            side.reached.connect(self.reached)
        one, other = self.sides.values()
        one.left.connect(self._to_other)
        other.left.connect(self.left)
        QWidget.setTabOrder(one.last(), other.first().name)

    def put_after(self, widget: QWidget) -> None:
        """Let the keyboard come here after something that stands above."""
        before = widget
        for side in self.sides.values():
            for one in (*side.first().lines(), side.last()):
                QWidget.setTabOrder(before, one)
                before = one

    def parties(self) -> tuple[NewParty, ...]:
        """Give the parties of both sides."""
        return tuple(party for side in self.sides.values() for party in side.parties())

    def show_parties(self, parties: Sequence[NewParty]) -> None:
        """Show parties that were typed before."""
        for key, side in self.sides.items():
            side.show_parties([party for party in parties if party.side == key])

    def holds(self) -> bool:
        """Tell whether every line holds, and there is somebody who asks."""
        held = [side.holds() for side in self.sides.values()]
        if all(held) and not self.sides["1"].parties():
            self.say(_("ต้องมีผู้ร้องอย่างน้อยหนึ่งคน"))
            return False
        return all(held)

    def say(self, sentence: str) -> None:
        """Put a refusal under the first line, and go there."""
        self.sides["1"].first().say(sentence)
        self._to(self.sides["1"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides beside one another, or one above the other."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= 2 * gap(self, LEAST)
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _to_other(self) -> None:
        self._to(self.sides["2"])

    def _to(self, side: Side) -> None:
        side.first().name.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(side.first())
