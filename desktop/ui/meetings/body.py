"""What stands on a meeting's page: the form, the agenda, the attendance and the papers under tabs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.meetings import Meeting
from desktop.domain.records import fields_of
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.meetings.agenda_editor import AgendaEditor
from desktop.ui.meetings.attendance_tab import AttendanceTab
from desktop.ui.meetings.head import MeetingHead
from desktop.ui.meetings.papers_tab import PapersTab
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.form import Form
from desktop.ui.parts.picker import known

if TYPE_CHECKING:
    from desktop.work.meetings import Form as MeetingForm

FIELDS = (
    "held", "kind", "number", "year", "begins", "ends", "place", "chaired_by", "recorded_by", "checked_by", "opening",
    "note",
)  # fmt: skip
KEYS = {"held": "D", "number": "N", "place": "P", "chaired_by": "C", "recorded_by": "W", "opening": "O"}
INFO, AGENDA, ATTENDANCE, PAPERS = range(4)
SIDE, LEAST = 15, 10  # lines' heights: of the cards beside the form, and of what stands under the tabs
TAB_KEYS = "IASR"


class Body(QWidget):
    """Shows a meeting and gives the page as it stands, saved or not."""

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, jobs: Jobs, tambon: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting = Meeting()
        self._read: frozenset[str] = frozenset()
        self._dirty_lines = False
        self.head = MeetingHead()
        self.form = Form(Meeting, (("", FIELDS),), picker=known(jobs, tambon), keys=KEYS)
        self.faults = Card(_("ข้อสังเกต"), _("ครบถ้วน ไม่มีข้อสังเกต"), most=99)
        self.remove_button = button(_("นำการประชุมนี้ออก…"), self.remove_asked.emit, "trash", quiet=True)
        self.agenda = AgendaEditor()
        self.attendance = AttendanceTab()
        self.papers = PapersTab()
        self.tabs = QTabWidget()
        self._lay_out()
        self.form.edited.connect(self._form_edited)
        self.agenda.edited.connect(self._lines_edited)
        self.attendance.edited.connect(self._lines_edited)
        self.tabs.currentChanged.connect(self._go_in)

    def show_meeting(self, form: MeetingForm, names: Mapping[str, str], *, saved: bool) -> None:
        """Show a meeting; `names` are those of the people it links to."""
        self._meeting, self._read = form.meeting, form.read
        self.form.load({f.name: getattr(form.meeting, f.name) for f in fields_of(Meeting)}, names)
        self.agenda.show_items(form.agenda)
        self.attendance.show_lines(form.attendances)
        self.remove_button.setVisible(bool(form.meeting.id))
        self._dirty_lines = not saved

    def begin(self) -> None:
        """Put the keyboard where work begins: on the day of the meeting."""
        self.attendance.grid.begin()
        self.tabs.setCurrentIndex(INFO)
        self.form.focus("held")

    def settle(self) -> None:
        """Read what is being typed."""
        self.form.values()
        self.agenda.settle()

    def page(self) -> MeetingForm:
        """Give the page as it stands, without settling the field that is typed in."""
        from desktop.work.meetings import Form

        return Form(
            meeting=dataclasses.replace(self._meeting, **self.form.settled()),
            agenda=self.agenda.items(),
            attendances=self.attendance.people.lines(),
            read=self._read,
        )

    def holds(self) -> bool:
        """Look at each field and row by itself, go to the first that does not hold, and tell whether all is well."""
        self.settle()
        if not self.form.check():
            self.tabs.setCurrentIndex(INFO)
            self.form.focus_first_error()
            return False
        nameless = self.agenda.first_gap()
        if nameless is not None:
            self.tabs.setCurrentIndex(AGENDA)
            self.agenda.go(nameless)
            self.agenda.form.check()
            return False
        if self.attendance.people.first_gap() is not None:
            self.tabs.setCurrentIndex(ATTENDANCE)
        return self.attendance.holds()

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, if it is one of this page."""
        field = getattr(error, "field", None)
        if field in FIELDS:
            self.tabs.setCurrentIndex(INFO)
            return self.form.take(error)
        if field in ("agenda", "attendances"):
            self.tabs.setCurrentIndex(AGENDA if field == "agenda" else ATTENDANCE)
        return False

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._dirty_lines or self.form.dirty

    def mark_saved(self) -> None:
        """Take what stands here as saved."""
        self._dirty_lines = False
        self.form.mark_saved()

    def go_to_fault(self, key: str) -> None:
        """Go to what a fault is about."""
        kind, *place = key.split(":")
        if kind == "resolution":
            self.tabs.setCurrentIndex(AGENDA)
            at = self.agenda.place_of(place[0], int(place[1]))
            if at is not None:
                self.agenda.go(at, "resolution")
        elif kind in ("presence", "quorum"):
            self.tabs.setCurrentIndex(ATTENDANCE)
        else:
            self.begin()

    def _lay_out(self) -> None:
        air = gap(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for title, key, tab in zip(
            (_("ข้อมูลการประชุม"), _("ระเบียบวาระและมติ"), _("ผู้มาประชุม"), _("หนังสือ")),
            TAB_KEYS,
            (self._info(), self.agenda, self.attendance, self.papers),
            strict=True,
        ):
            self.tabs.addTab(tab, f"{title} (&{key})")
        # what stands under the tabs scrolls by itself: the page asks for no more height
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(gap(self, LEAST))
        self.tabs.setCornerWidget(self.head.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _info(self) -> QWidget:
        """Make the first tab: the form, beside it what does not hold."""
        air = gap(self)
        side = QWidget()
        side.setProperty("role", "body")
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.addWidget(self.faults)
        cards.addStretch(1)
        cards.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignRight)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(side)
        scroll.setMaximumWidth(gap(self, SIDE))
        tab = QWidget()
        row = QHBoxLayout(tab)
        row.setContentsMargins(0, air // 2, 0, 0)
        row.setSpacing(air)
        row.addWidget(self.form, 2)
        row.addWidget(scroll, 1)
        return tab

    def _go_in(self, tab: int) -> None:
        """Put the keyboard into a tab that was called by its letter or clicked."""
        if not self.tabs.tabBar().hasFocus():
            first: dict[int, QWidget] = {
                INFO: self.form.editor("held"),
                AGENDA: self.agenda.matters,
                ATTENDANCE: self.attendance.grid,
                PAPERS: next(iter(self.papers.buttons.values())),
            }
            first[tab].setFocus()

    def _form_edited(self, name: str) -> None:
        """Let the year of a meeting's number be that of its day."""
        held: Any = self.form.settled()["held"]
        if name == "held" and isinstance(held, date):
            self.form.set_value("year", dates.year(held))
        self.edited.emit()

    def _lines_edited(self) -> None:
        self._dirty_lines = True
        self.edited.emit()
