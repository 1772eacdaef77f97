"""The head of a meeting's page: its name large, its state, the meetings before and after, and the likeliest next act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.meetings import words
from desktop.ui.parts.buttons import Badge, PageHead, button, tool
from desktop.ui.shell import icons

if TYPE_CHECKING:
    from desktop.work.meetings import View


class MeetingHead(PageHead):
    """Says which meeting it is; what is asked of it is told by signals."""

    back_asked = Signal()
    save_asked = Signal()
    opened = Signal(str)  # the id of the meeting before or after
    act_asked = Signal(str)  # the next act, of `words`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", " ", parent)
        self._act, self._ids = "", ("", "")
        self.badge = Badge()
        self.others = QWidget()  # stands beside the tabs: the head is full
        self.before = tool("chevron-left", _("การประชุมครั้งก่อน"), self._open_before)
        self.after = tool("chevron-right", _("การประชุมครั้งถัดไป"), self._open_after)
        row = QHBoxLayout(self.others)
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.before, self.after):
            row.addWidget(made)
        self.primary = button(" ", self._ask, words.icon(""), primary=True)
        self.add(self.badge)
        self.add(button(_("กลับ"), self.back_asked.emit, "arrow-left", quiet=True))
        self.add(button(_("บันทึก"), self.save_asked.emit, "device-floppy"))
        self.add(self.primary)

    def show_view(self, view: View) -> None:
        """Show how the page stands."""
        meeting, today = view.form.meeting, date.today()
        self.title.setText(title(view))
        self.subtitle.setText(words.when_and_where(meeting) or " ")
        self.badge.show_state(*words.state(meeting, view.papers, today))
        self._ids = tuple(one.id if one else "" for one in (view.previous, view.following))  # type: ignore[assignment]
        for made, id_ in zip((self.before, self.after), self._ids, strict=True):
            made.setEnabled(bool(id_))
        self._act = words.next_act(meeting, view.form.attendances, view.papers, today)
        self.primary.setVisible(self._act != words.FOLLOWING or view.following is None)
        self.primary.setText(words.verb(self._act))
        icons.put(self.primary, words.icon(self._act), "on_accent")

    def _open_before(self) -> None:
        self.opened.emit(self._ids[0])

    def _open_after(self) -> None:
        self.opened.emit(self._ids[1])

    def _ask(self) -> None:
        self.act_asked.emit(self._act)


def title(view: View) -> str:
    """Name a meeting by its committee, number and year."""
    meeting = view.form.meeting
    return _("{committee} ครั้งที่ {number}/{year}").format(
        committee=view.committee.label, number=meeting.number or "…", year=meeting.year or "…"
    )
