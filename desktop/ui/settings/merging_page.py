"""Copies of the office brought together: packages made and taken, and where copies differ decided value by value."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import merging_asking as asking
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.conflicts_panel import ConflictsPanel
from desktop.ui.settings.doubles_panel import DoublesPanel
from desktop.ui.settings.numbers_panel import NumbersPanel

if TYPE_CHECKING:
    from desktop.ui.parts.form_dialog import ReasonDialog
    from desktop.ui.settings.merging_asking import Overview
    from desktop.work.conflicts import Conflict, Doubled
    from desktop.work.doubles import Pair
    from desktop.work.merging import Taken

DECIDED, APART, UNDONE = N_("เลือกค่าที่บันทึกต่างกัน"), N_("บอกว่าไม่ใช่รายการซ้ำ"), N_("เลิกทำ")
VOIDED = N_("ยกเลิกฉบับที่เลขซ้ำ")
WIDTHS = (10.5, 16, 12)  # of the columns but the last


class MergingPage(Page):
    """Shows what waits for a person first, then what went between the copies."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._overview: Overview | None = None
        self._stale = True
        self.this = TextLabel(" ")
        self.name_button = button(_("ตั้งชื่อเครื่อง…"), self.rename, "pencil", quiet=True)
        self.pack_button = button(_("ทำชุดข้อมูล…"), self.pack, "table-export")
        self.take_button = button(_("รวมจากเครื่องอื่น…"), self.new, "table-import", primary=True)
        self.report_button = button(_("รายงาน…"), self.print_, "printer")
        self.undo_button = button(_("เลิกทำการเลือก"), self.undo, "arrow-back-up", quiet=True)
        self.undo_button.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo_button.setToolTip(_("เลิกทำการเลือกครั้งล่าสุด (Ctrl+Z)"))
        self.panel = ConflictsPanel()
        self.pairs = DoublesPanel()
        self.pairs_title = TextLabel(_("รายการที่อาจซ้ำ"), "section")
        self.numbers = NumbersPanel()
        self.numbers_title = TextLabel(_("เลขที่ซ้ำ"), "section")
        self.others = TextLabel(" ", "warning")
        titles = (_("เมื่อ"), _("รับหรือส่ง"), _("ผู้ทำ"), _("การบันทึก"))
        self.table = PlainTable(_("ชุดข้อมูลที่รับและส่ง"), titles, WIDTHS)
        self.none = TextLabel(
            _("ยังไม่มีชุดข้อมูล นำสำเนาไปกับเครื่องอื่นได้จากหน้าหนังสือราชการ แล้วนำชุดข้อมูลที่เครื่องนั้นทำมารวมที่นี่"), "subtitle"
        )
        self._lay_out()
        self.panel.chosen_value.connect(self.decide)
        self.panel.other_asked.connect(self.type_other)
        self.pairs.join_asked.connect(self.join)
        self.pairs.apart_asked.connect(self.keep_apart)
        self.numbers.void_asked.connect(self.void)
        for panel in (self.panel, self.pairs, self.numbers):
            panel.open_asked.connect(self.open_asked)
        self._enable()

    def title(self) -> str:
        """Name the page."""
        return _("รวมข้อมูล")

    def refresh(self, topic: str) -> None:  # noqa: ARG002 - whatever was written may have been what waits
        """Read again what waits, now or when it is next seen."""
        self._stale = True
        self._read_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what waits when it is seen."""
        super().showEvent(event)
        self._read_if_seen()

    # acts

    def new(self) -> None:
        """Take a package of another copy (Ctrl+N)."""
        if self._overview is not None and self.take_button.isEnabled():
            from desktop.ui.settings.merging_dialogs import TakeDialog

            dialog = TakeDialog(self._jobs, self._overview.copies[0].id, self)
            dialog.taken.connect(self._taken)
            dialog.open()

    def pack(self) -> None:
        """Make a package for another copy."""
        if self._overview is not None and self.pack_button.isEnabled():
            from desktop.ui.settings.merging_dialogs import PackDialog

            PackDialog(self._jobs, self._overview.copies[1:], self).open()

    def rename(self) -> None:
        """Name this copy, or another that is known."""
        if self._overview is not None and self.name_button.isEnabled():
            from desktop.ui.settings.merging_dialogs import NameDialog

            NameDialog(self._jobs, self._overview.copies, self).open()

    def print_(self) -> None:
        """Show the report, to be printed (Ctrl+P)."""
        from desktop.ui.settings.merging_dialogs import ReportWindow

        window = ReportWindow(self._jobs, self)
        window.said.connect(self.said)
        window.open()

    def decide(self, conflict: Conflict, place: int) -> None:
        """Take one of the values of a cell."""
        act = partial(asking.decide, conflict=conflict, place=place)
        self._jobs.write(act, partial(self._decided, conflict.topic), conflict.topic, action=DECIDED)

    def type_other(self, conflict: Conflict) -> None:
        """Give a cell another value than those that differ."""
        from desktop.ui.settings.other_value_dialog import OtherValueDialog

        dialog = OtherValueDialog(self._jobs, conflict, self)
        dialog.decided.connect(self._decided)
        dialog.open()

    def join(self, pair: Pair, stays: str) -> None:
        """Join two records that are one."""
        from desktop.ui.settings.join_dialog import JoinDialog

        dialog = JoinDialog(self._jobs, pair, stays, self)
        dialog.joined.connect(self._joined)
        dialog.open()

    def keep_apart(self, pair: Pair) -> None:
        """Remember that two records are two things."""
        act = partial(asking.keep_apart, pair=pair)
        self._jobs.write(act, self._apart, "doubles", action=APART)

    def void(self, number: Doubled, place: int) -> None:
        """Cancel one of those that have the same number, for a reason."""
        from desktop.ui.parts.form_dialog import ReasonDialog

        sentence = words.voiding(number, place)
        dialog = ReasonDialog(_("ยกเลิกฉบับที่เลขซ้ำ"), sentence, "", _("ยกเลิกฉบับนี้"), self)
        dialog.asked.connect(partial(self._void, dialog, number, place))
        dialog.open()

    def undo(self) -> None:
        """Take back what was decided last, in the name of who does so (Ctrl+Z)."""
        if self._overview is not None and self._overview.may_write:
            self._jobs.write(asking.undo_last, self._undone, "merging", action=UNDONE)

    def _decided(self, _topic: str, _nothing: None = None) -> None:
        self.said.emit(_("เลือกค่าแล้ว"), self.undo)
        self.panel.table.setFocus()

    def _joined(self, pair: Pair) -> None:
        self.said.emit(_("รวมเป็นรายการเดียวแล้ว"), self.undo)
        for topic in (pair.topic, "merging"):
            self._jobs.changed.emit(topic)
        self.pairs.table.setFocus()

    def _apart(self, _nothing: None) -> None:
        self.said.emit(_("จำไว้แล้วว่าไม่ใช่รายการซ้ำ"), self.undo)
        self.pairs.table.setFocus()

    def _void(self, dialog: ReasonDialog, number: Doubled, place: int, _values: object) -> None:
        act = partial(asking.void, row=number.records[place][0], reason=dialog.reason())
        done = partial(self._voided, dialog)
        self._jobs.write(act, done, number.topic, action=VOIDED, failed=dialog.take)

    def _voided(self, dialog: ReasonDialog, _nothing: None) -> None:
        dialog.accept()
        self.said.emit(_("ยกเลิกฉบับที่เลขซ้ำแล้ว"), self.undo)
        self.numbers.table.setFocus()

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)

    def _taken(self, taken: Taken) -> None:
        """Let every list show what came."""
        for came in taken.came:
            self._jobs.changed.emit(came.topic)
        self.said.emit(_("รวมข้อมูลแล้ว"), None)

    # what is shown

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._jobs.read(asking.overview, self._show)

    def _show(self, overview: Overview) -> None:
        is_first, self._overview = self._overview is None, overview
        self.this.setText(words.this_copy(overview))
        self.panel.show_conflicts(overview.conflicts, may_write=overview.may_write)
        self.pairs.show_pairs(overview.pairs, may_write=overview.may_write)
        for part in (self.pairs_title, self.pairs):
            part.setVisible(bool(overview.pairs))
        numbers = [one for one in overview.doubled if one.may_void]
        self.numbers.show_numbers(numbers, may_write=overview.may_write)
        self.numbers_title.setVisible(bool(numbers))
        self.numbers.setVisible(bool(numbers))
        told = [one for one in overview.doubled if not one.may_void]
        self.others.setText("\n".join(words.others(told, overview.stranded)))
        self.others.setVisible(bool(self.others.text()))
        self.table.show_rows([words.exchange(one) for one in overview.exchanges])
        self.table.setVisible(bool(overview.exchanges))
        self.none.setVisible(not overview.exchanges)
        if is_first and overview.conflicts:
            self.panel.table.setFocus()  # where a number chooses
        elif is_first and overview.pairs:
            self.pairs.table.setFocus()
        self._enable()

    def _enable(self) -> None:
        overview = self._overview
        for one in (self.take_button, self.undo_button):
            one.setEnabled(overview is not None and overview.may_write)
        for one in (self.pack_button, self.name_button):
            one.setEnabled(overview is not None and overview.may_pack and overview.may_write)

    def _lay_out(self) -> None:
        air = gap(self)
        head = PageHead(
            self.title(), _("เครื่องที่นำสำนักงานไปใช้กลับมารวมกันด้วยไฟล์ชุดข้อมูล ไม่มีสิ่งใดหาย ค่าที่ต่างกันรอผู้เลือก")
        )
        for one in (self.report_button, self.pack_button, self.take_button):
            head.add(one)
        this = QHBoxLayout()
        this.addWidget(self.this, 1)
        this.addWidget(self.name_button)
        self.table.setMinimumHeight(gap(self, 5))
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(head)
        column.addLayout(this)
        differing = QHBoxLayout()
        differing.addWidget(TextLabel(_("ค่าที่บันทึกต่างกัน"), "section"), 1)
        differing.addWidget(self.undo_button)
        column.addLayout(differing)
        column.addWidget(self.panel)
        column.addWidget(self.pairs_title)
        column.addWidget(self.pairs)
        column.addWidget(self.numbers_title)
        column.addWidget(self.numbers)
        column.addWidget(self.others)
        column.addWidget(TextLabel(_("ชุดข้อมูลที่รับและส่ง"), "section"))
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addStretch()
