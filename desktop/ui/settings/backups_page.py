"""The backups of the office: the last good one, the next one made, the second place, the list and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop import settings
from desktop.domain.backups import ASKED
from desktop.errors import Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import backups_asking as asking
from desktop.ui.settings import backups_words as words

if TYPE_CHECKING:
    from desktop.ui.settings.backups_asking import Overview
    from desktop.work.backups import Compared, Kept, Made

TOPIC = "backups"
WHEN = N_("เมื่อปิดโปรแกรม ระหว่างพักหลังทำงาน 30 นาที และเมื่อเสียบที่เก็บแห่งที่สอง")
WIDTHS = (10.5, 10.5, 9.5, 5.0, 6.5)  # of the columns but the last


class BackupsPage(Page):
    """Shows the backups of both places and what can be done with them; all of it beside the window."""

    def __init__(
        self, jobs: Jobs, open_office: Callable[[Path], None] | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the page; `open_office` leaves this office for the one of a folder."""
        super().__init__(parent)
        self._jobs, self._open_office = jobs, open_office
        self._overview: Overview | None = None
        self._running: Progress | None = None
        self._stale = True
        self.state, self.told = Badge(), TextLabel(" ")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.second = TextLabel(" ")
        self.automatic = QCheckBox(_("สำรองเอง"))
        self.automatic.setAccessibleDescription(_(WHEN))
        self.automatic_when = TextLabel(_(WHEN))
        self.on_server = TextLabel(
            _(
                "ผู้ดูแลเครื่องแม่ข่ายสำรองสำนักงานร่วมทุกคืน โปรแกรมนี้ไม่สำรองเองทุกเครื่อง การสำรองที่นี่ทำสำนักงานทั้งหมดเป็นโฟลเดอร์"
            ),
            "hint",
        )
        self.on_server.hide()
        titles = (_("เมื่อ"), _("เหตุ"), _("ที่เก็บ"), _("จำนวนรายการ"), _("ขนาด"), _("ตรวจแล้ว"))
        self.table = PlainTable(_("สำเนาสำรอง"), titles, WIDTHS)
        self.make_button = button(_("สำรองเดี๋ยวนี้"), self.new, "device-floppy", primary=True)
        self.stop_button = button(_("หยุด"), self.stop)
        self.choose_button = button(_("เลือกโฟลเดอร์…"), self.choose_second, "folder-open")
        self.forget_button = button(_("เลิกใช้"), self.forget_second, quiet=True)
        self.receipt_button = button(_("ใบรับ…"), self.print_, "printer")
        self.compare_button = button(_("ดูสิ่งที่ต่างจากตอนนี้…"), self.compare, "search")
        self.restore_button = button(_("กู้คืน…"), self.restore, "history")
        self._lay_out()
        self._connect()
        self._show_running(False)
        self._enable()

    def title(self) -> str:
        """Name the page."""
        return _("สำรองข้อมูล")

    def refresh(self, topic: str) -> None:
        """Read the backups again, now or when they are next seen."""
        if topic == TOPIC:
            self._stale = True
            self._read_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the backups when they are seen: a stick may have come or gone."""
        super().showEvent(event)
        self._stale = True
        self._read_if_seen()

    # acts

    def new(self) -> None:
        """Make a backup now, and bring it to the second place (Ctrl+N)."""
        if self._running is None:
            self._begin(ASKED, if_changed=False)

    def stop(self) -> None:
        """Stop what runs; the backups made before stay as they were."""
        if self._running is not None:
            self._running.cancel()

    def choose_second(self) -> None:
        """Ask for the folder of the second place, and bring it the last backup."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("เลือกที่เก็บสำเนาแห่งที่สอง"), settings.get("second_place")
        )
        if chosen:
            self._jobs.read(
                partial(asking.check_second, folder=Path(chosen)), partial(self._take_second, chosen)
            )

    def forget_second(self) -> None:
        """Bring backups to no second place any more; those that are there stay."""
        self._keep("second_place", "")
        self.refresh(TOPIC)

    def print_(self) -> None:
        """Show the receipt of the chosen backup, to be printed (Ctrl+P)."""
        kept = self.chosen()
        if kept is not None and self.receipt_button.isEnabled():
            from desktop.ui.settings.backup_dialogs import ReceiptWindow

            window = ReceiptWindow(self._jobs, kept, self)
            window.said.connect(self.said)
            window.open()

    def compare(self) -> None:
        """Show how the chosen backup differs from the office now."""
        kept = self.chosen()
        if kept is not None and self.compare_button.isEnabled():
            act = partial(asking.compared, path=kept.path)
            self._show_running(True, stoppable=False)
            self._running = self._jobs.long(act, partial(self._show_compared, kept), failed=self._failed)

    def restore(self) -> None:
        """Go back to a backup, in a folder of its own."""
        from desktop.ui.settings.restore_dialog import RestoreDialog

        offered = tuple(row.kept for row in self._overview.rows) if self._overview is not None else ()
        dialog = RestoreDialog(self._jobs, compares=True, parent=self)
        dialog.can_open = self._open_office is not None
        dialog.show_offered(offered, self.chosen())
        dialog.office_asked.connect(self._go)
        dialog.open()

    def chosen(self) -> Kept | None:
        """Give the backup of the chosen row."""
        rows = self.table.selectionModel().selectedRows()
        listed = self._overview.rows if self._overview is not None else ()
        return listed[rows[0].row()].kept if rows and rows[0].row() < len(listed) else None

    def _begin(self, why: str, *, if_changed: bool) -> None:
        act = partial(asking.back_up, second=settings.get("second_place"), why=why, if_changed=if_changed)
        self._show_running(True)
        self._running = self._jobs.long(act, self._made, self._step, topic=TOPIC, failed=self._failed)

    def _take_second(self, folder: str, _nothing: None) -> None:
        self._keep("second_place", folder)
        if self._running is None:
            self._begin(ASKED, if_changed=True)

    def _made(self, made: Made) -> None:
        self._end()
        self._keep("backup_failed", False)
        if made.trouble is not None:
            messages.advise(self, made.trouble)
        elif made.is_new:
            self.said.emit(_("สำรองข้อมูลแล้ว เปิดอ่านได้"), None)
        else:
            self.said.emit(_("สำเนาล่าสุดมีข้อมูลครบแล้ว"), None)

    def _show_compared(self, kept: Kept, topics: tuple[Compared, ...]) -> None:
        from desktop.ui.settings.backup_dialogs import DifferencesDialog

        self._end()
        DifferencesDialog(kept, topics, self).open()

    def _failed(self, error: Exception) -> bool:
        self._end()
        if isinstance(error, Cancelled):
            self.said.emit(_("หยุดแล้ว สำเนาสำรองที่มีอยู่ไม่เปลี่ยนแปลง"), None)
        return isinstance(error, Cancelled)

    def _go(self, folder: Path) -> None:
        if self._open_office is not None:
            self._open_office(folder)

    def _choose_automatic(self, wanted: bool) -> None:
        self._keep("backup_automatic", wanted)

    def _keep(self, key: str, value: object) -> None:
        try:
            settings.put(key, value)
        except Refusal as error:
            messages.advise(self, error)

    # what is shown

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._jobs.read(partial(asking.overview, second=settings.get("second_place")), self._show)

    def _show(self, overview: Overview) -> None:
        before = self.chosen()
        self._overview = overview
        self.table.show_rows([words.row(one) for one in overview.rows])
        paths = [row.kept.path for row in overview.rows]
        self.table.selectRow(paths.index(before.path) if before is not None and before.path in paths else 0)
        self.told.setText(words.last_good(overview))
        self.second.setText(words.second_place(overview))
        self.forget_button.setVisible(bool(overview.second))
        self.automatic.setChecked(settings.get("backup_automatic"))
        for one in (self.automatic, self.automatic_when):
            one.setVisible(not overview.is_shared)
        self.on_server.setVisible(overview.is_shared)
        good = any(row.kept.is_whole for row in overview.rows)
        if settings.get("backup_failed"):
            self.state.show_state(_("ครั้งล่าสุดไม่สำเร็จ"), "bad")
        else:
            self.state.show_state(_("มีสำเนาแล้ว") if good else _("ยังไม่มีสำเนา"), "good" if good else "warn")
        self._enable()

    def _enable(self) -> None:
        chosen, idle = self.chosen(), self._running is None
        whole = chosen is not None and chosen.is_whole
        for one in (self.receipt_button, self.compare_button):
            one.setEnabled(whole and idle)
        self.make_button.setEnabled(idle)
        self.restore_button.setEnabled(idle)

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._running = None
        self._show_running(False)
        self._enable()

    def _show_running(self, running: bool, *, stoppable: bool = True) -> None:
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        self.stop_button.setVisible(running and stoppable)
        for one in (self.make_button, self.receipt_button, self.compare_button, self.restore_button):
            one.setEnabled(not running)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(self.compare)
        self.automatic.clicked.connect(self._choose_automatic)

    def _lay_out(self) -> None:
        air = gap(self)
        head = PageHead(self.title(), _("สำเนาเข้ารหัสพร้อมไฟล์แนบ ทุกชุดเปิดอ่าน นับ และค้นหาแล้วหลังเขียน"))
        head.add(self.make_button)
        self.table.setMinimumHeight(gap(self, 5))
        self.table.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # the buttons below stay in sight
        running, acts = QHBoxLayout(), QHBoxLayout()
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop_button)
        for one in (self.receipt_button, self.compare_button, self.restore_button):
            acts.addWidget(one)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(head)
        column.addLayout(self._state())
        column.addLayout(running)
        column.addWidget(self.table, 1)
        column.addLayout(acts)

    def _state(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.state, 0, 0, top | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.told, 0, 1, 1, 3)
        grid.addWidget(TextLabel(_("ที่เก็บแห่งที่สอง"), "subtitle"), 1, 0)
        for column, part in enumerate((self.second, self.forget_button, self.choose_button), start=1):
            grid.addWidget(part, 1, column)
        grid.addWidget(self.automatic, 2, 0, top)
        grid.addWidget(self.automatic_when, 2, 1, 1, 3)
        grid.addWidget(self.on_server, 3, 0, 1, 4)
        return grid
