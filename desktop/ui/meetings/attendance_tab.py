"""Who came: the grid, what it comes to, and the two buttons that fill it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.meetings import Attendance, Quorum
from desktop.i18n import N_, _
from desktop.ui.meetings import words
from desktop.ui.meetings.attendance_grid import AttendanceGrid
from desktop.ui.meetings.attendance_model import SUBSTITUTE, AttendanceModel
from desktop.ui.parts.buttons import button, gap, restyle
from desktop.ui.parts.labels import TextLabel

KEYS_HINT = N_("กด 1 มา · 2 มีผู้มาแทน · 3 ไม่มา · 0 ยังไม่บันทึก · Enter พิมพ์ในช่อง · Delete นำแถวออก")


class AttendanceTab(QWidget):
    """Shows and edits the attendances of a meeting's page."""

    edited = Signal()
    all_asked = Signal()  # everybody came
    refresh_asked = Signal()  # the members as the committee has them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = AttendanceModel(self)
        self.grid = AttendanceGrid(self.people)
        self.quorum = TextLabel(role="section")
        self.gap = TextLabel(role="error")
        self.gap.hide()
        self._lay_out()
        self.people.edited.connect(self._edited)

    def show_lines(self, lines: Iterable[Attendance]) -> None:
        """Show other attendances."""
        self.people.show_lines(lines)
        self.gap.hide()

    def show_quorum(self, counted: Quorum) -> None:
        """Say how many came, and whether they are a quorum."""
        members = [one for one in self.people.lines() if not one.guest]
        sentence, state = words.quorum(counted, sum(not one.presence for one in members))
        self.quorum.setText(sentence)
        self.quorum.setProperty("state", state)
        restyle(self.quorum)

    def holds(self) -> bool:
        """Go to the first cell that must be filled, and tell whether there is none."""
        place = self.people.first_gap()
        self.gap.setVisible(place is not None)
        if place is not None:
            row, column = place
            nobody = _("ลำดับ {place} ยังไม่มีชื่อผู้มาประชุมแทน กรุณาพิมพ์ หรือแก้การมาประชุม")
            nameless = _("ลำดับ {place} ยังไม่มีชื่อ กรุณาพิมพ์ หรือนำแถวออก")
            sentence = nobody if column == SUBSTITUTE else nameless
            self.gap.setText(sentence.format(place=row + 1))
            self.grid.setFocus()
            self.grid.setCurrentIndex(self.people.index(row, column))
        return place is None

    def _lay_out(self) -> None:
        air = gap(self)
        head = QHBoxLayout()
        head.addWidget(self.quorum, 1)
        head.addWidget(button(_("ทุกคนมาประชุม"), self.all_asked.emit, "check"))
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(_(KEYS_HINT), "hint"), 1)
        foot.addWidget(button(_("ปรับรายชื่อตามคณะกรรมการ"), self.refresh_asked.emit, "users-group", quiet=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, air // 2, 0, 0)
        column.setSpacing(air // 2)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.gap)
        column.addLayout(foot)

    def _edited(self) -> None:
        self.gap.hide()
        self.edited.emit()
