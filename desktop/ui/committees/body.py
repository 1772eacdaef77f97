"""What stands on a committee's page: the seats and the forms under tabs, the paper beside them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.committees import Committee, Selection
from desktop.domain.records import fields_of
from desktop.i18n import _
from desktop.ui.committees.lines import say
from desktop.ui.committees.seats_grid import SeatsGrid
from desktop.ui.committees.seats_model import TITLES, SeatsModel
from desktop.ui.jobs import Jobs
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.form import Form
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import known

if TYPE_CHECKING:
    from desktop.domain.faults import Fault
    from desktop.work.committees import Form as CommitteeForm
    from desktop.work.committees import Line, View

USUAL = {"centre": "กรรมการ", "support": "คณะทำงาน"}  # the position a new row begins with
FAULTS_TALL = 6.5  # lines' heights
BESIDE_FROM = 46


class Body(QWidget):
    """Shows a committee and gives the page as it stands, saved or not."""

    back_asked = Signal()
    import_asked = Signal()
    save_asked = Signal()
    issue_asked = Signal()
    sheet_asked = Signal()
    meeting_asked = Signal()  # a new one
    edited = Signal(str)  # a field's name; "" for the rows

    def __init__(self, jobs: Jobs, tambon: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._committee, self._selection = Committee(), Selection()
        self._ended: tuple[Line, ...] = ()
        self._read: frozenset[str] = frozenset()
        self._dirty_rows = False
        self.head = PageHead(" ", " ")
        self.form = Form(
            Committee,
            (("", ("centre", "kind", "name", "start", "end", "note")),),
            picker=known(jobs, tambon),
            keys={"centre": "C", "name": "N", "start": "B", "end": "E"},
        )
        self.selection = Form(
            Selection,
            (("", ("held", "place", "attended", "invited", "note")),),
            keys={"held": "H", "place": "P"},
        )
        self.seats = SeatsModel(self)
        self.grid = SeatsGrid(jobs, self.seats)
        self.gap = TextLabel(role="error")
        self.faults = Card(_("ข้อสังเกต"), _("ครบถ้วน ไม่มีข้อสังเกต"), most=99, tallest=FAULTS_TALL)
        self.past = Card(_("พ้นตำแหน่งแล้ว"), _("ยังไม่มีผู้พ้นตำแหน่ง"), most=99)
        self.meetings = Card(_("การประชุมของคณะนี้"), _("ยังไม่ได้นัดประชุม"), most=3)
        self.papers = Card(_("หนังสือของคณะนี้"), _("ยังไม่ได้ออกหนังสือ"), most=99)
        self.paper = PaperPane(jobs)
        self.tabs, self._split = self._make_tabs(), QSplitter()
        self._lay_out()
        self.form.edited.connect(self.edited)
        self.selection.edited.connect(self.edited)
        self.seats.edited.connect(self._rows_edited)
        self.tabs.currentChanged.connect(self._go_in)

    def show_committee(self, form: CommitteeForm, view: View, *, saved: bool) -> None:
        """Show a committee; its centre and villages are the view's."""
        self._committee, self._selection = form.committee, form.selection or Selection()
        self.form.load(_values(self._committee), {view.centre.id: view.centre.label})
        self.selection.load(_values(self._selection))
        self._ended = tuple(line for line in form.lines if line.seat.end is not None)
        self._read = form.read
        self.seats.show_lines([line for line in form.lines if line.seat.end is None], view.villages)
        self._dirty_rows = not saved
        self.gap.hide()
        self.show_kind()

    def show_kind(self) -> None:
        """Show the columns of the kind that is chosen."""
        kind = self.form.settled()["kind"]
        self.grid.show_kind(kind)
        self.seats.usual_position = USUAL.get(kind, "")

    def begin(self) -> None:
        """Put the keyboard where work begins: on the rows, or on the centre of a new committee."""
        if self._committee.id:
            self.tabs.setCurrentIndex(0)
            self.grid.setFocus()
        else:
            self.tabs.setCurrentWidget(self.form)
            self.form.focus("start" if self._committee.centre else "centre")

    def settle(self) -> None:
        """Read what is being typed."""
        self.form.values()
        self.selection.values()

    def page(self) -> CommitteeForm:
        """Give the page as it stands, without settling the field that is typed in."""
        from desktop.work.committees import Form

        return Form(
            committee=dataclasses.replace(self._committee, **self.form.settled()),
            lines=_merged(self.seats.lines(), self._ended),
            selection=dataclasses.replace(self._selection, **self.selection.settled()),
            read=self._read,
        )

    def mark(self, faults: Iterable[Fault]) -> None:
        """Mark the rows that faults are about."""
        rows: dict[str, int] = {}
        for number, line in enumerate(self.page().lines, start=1):
            if line.seat.end is None:
                rows[line.seat.id or f"line {number}"] = len(rows)
        said = ((rows[seat], say(fault)) for fault in faults for seat in fault.seats if seat in rows)
        self.seats.mark(dict(said))

    def holds(self) -> bool:
        """Look at each field and row by itself, go to the first that does not hold, and tell whether all is well."""
        for form in (self.form, self.selection):
            if not form.check():
                self.tabs.setCurrentWidget(form)
                form.focus_first_error()
                return False
        place = self.seats.first_gap()
        self.gap.setVisible(place is not None)
        if place is not None:
            words = _("ลำดับ {place} ยังไม่มี{what} กรุณาเติม หรือลบแถวที่พิมพ์ผิด")
            self.gap.setText(words.format(place=place[0] + 1, what=_(TITLES[place[1]])))
            self.tabs.setCurrentIndex(0)
            self.grid.setFocus()
            self.grid.setCurrentIndex(self.seats.index(*place))
        return place is None

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, if it is one of this page."""
        for form in (self.form, self.selection):
            if getattr(error, "field", None) in form.settled():
                self.tabs.setCurrentWidget(form)
                return form.take(error)
        return False

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._dirty_rows or self.form.dirty or self.selection.dirty

    def mark_saved(self) -> None:
        """Take what stands here as saved."""
        self._dirty_rows = False
        self.form.mark_saved()
        self.selection.mark_saved()

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        for title, key, parts in (
            (_("รายชื่อ"), "L", (self.grid, self.gap, self.faults)),
            (_("คณะและวาระ"), "T", self.form),
            (_("การคัดเลือก"), "S", self.selection),
            (_("หนังสือและประวัติ"), "R", self._papers_and_meetings()),
        ):
            tab = _column(parts) if isinstance(parts, tuple) else parts
            tabs.addTab(tab, f"{title} (&{key})")
        return tabs

    def _papers_and_meetings(self) -> tuple[QWidget, ...]:
        """Give what stands under the last tab."""
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(_("นัดประชุม…"), self.meeting_asked.emit, "calendar"))
        row.addWidget(button(_("เปิดรายการข้อสังเกตเพื่อพิมพ์"), self.sheet_asked.emit, "printer"))
        row.addStretch(1)
        return self.papers, self.meetings, buttons, self.past

    def _lay_out(self) -> None:
        self.head.add(button(_("กลับ"), self.back_asked.emit, "arrow-left", quiet=True))
        self.head.add(button(_("นำเข้าจาก Excel…"), self.import_asked.emit, "table-import", quiet=True))
        self.head.add(button(_("บันทึก"), self.save_asked.emit, "device-floppy"))
        self.head.add(button(_("ออกหนังสือ…"), self.issue_asked.emit, "rubber-stamp", primary=True))
        split = self._split
        split.setChildrenCollapsible(False)
        split.addWidget(self.tabs)
        split.setHandleWidth(gap(self, 0.6))
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(split, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the paper beside the rows, or under a tab where the page is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= gap(self, BESIDE_FROM)
        if beside and self._split.indexOf(self.paper) < 0:
            self._split.addWidget(self.paper)
            self.paper.show()
            self._split.setSizes([gap(self, 36), gap(self, 18)])
            self._split.setStretchFactor(0, 2)
            self._split.setStretchFactor(1, 1)
        elif not beside and self.tabs.indexOf(self.paper) < 0:
            self.tabs.addTab(self.paper, _("ตัวอย่าง") + " (&V)")

    def _go_in(self, tab: int) -> None:
        """Put the keyboard into a tab that was called by its letter or clicked."""
        if not self.tabs.tabBar().hasFocus():
            first = {0: self.grid, 1: self.form.editor("centre"), 2: self.selection.editor("held")}
            first.get(tab, self.tabs).setFocus()

    def _rows_edited(self) -> None:
        self._dirty_rows = True
        self.gap.hide()
        self.edited.emit("")


def _column(parts: tuple[QWidget, ...]) -> QWidget:
    """Stand parts one under the other; the first takes what room there is if it is the grid."""
    tab = QWidget()
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, gap(tab, 0.5), 0, 0)
    column.setSpacing(gap(tab, 0.5))
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, SeatsGrid) else 0)
    if isinstance(parts[0], SeatsGrid):
        return tab
    column.addStretch(1)
    return _scrolling(tab)


def _scrolling(tab: QWidget) -> QScrollArea:
    """Let a tab of cards scroll by itself: the page asks for no more height."""
    tab.setProperty("role", "body")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(tab)
    return area


def _merged(living: Sequence[Line], ended: Sequence[Line]) -> tuple[Line, ...]:
    """Put each seat that was left before the one that came for it, else where it was; they share a place."""
    merged = list(living)
    for line in reversed(ended):
        after = (n for n, one in enumerate(merged) if one.seat.id and one.seat.id == line.seat.replaced_by)
        at = next(after, min((line.seat.place or 1) - 1, len(merged)))
        merged.insert(at, dataclasses.replace(line, seat=dataclasses.replace(line.seat, place=None)))
    return tuple(merged)


def _values(record: Committee | Selection) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields_of(type(record))}
