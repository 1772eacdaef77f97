"""The way back: choose a backup, see what would be lost, open it; a new office is made beside the old one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n, paths
from desktop.errors import CannotDo, Refusal
from desktop.i18n import _
from desktop.ui.jobs import Cancelled, Jobs
from desktop.ui.parts.buttons import button
from desktop.ui.parts.form_dialog import dialog_button
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.parts.steps_dialog import StepsDialog
from desktop.ui.settings import backups_asking as asking
from desktop.ui.settings import backups_words as words
from desktop.ui.settings.backup_dialogs import Differences
from desktop.ui.settings.restore_secrets import RestoreSecrets
from desktop.ui.shell.entrance import free_folder

if TYPE_CHECKING:
    from desktop.errors import Trouble
    from desktop.ui.settings.backups_asking import Way
    from desktop.work.backups import Compared, Kept

WIDTHS = (10.5, 10.5, 5.0, 6.5)  # of the columns but the last


class RestoreDialog(StepsDialog):
    """Four steps; `office_asked` gives the folder of the restored office that is to be opened."""

    office_asked = Signal(object)

    def __init__(self, jobs: Jobs, *, compares: bool, parent: QWidget | None = None) -> None:
        """Make the dialog; it `compares` where the office is open."""
        super().__init__(jobs, _("กู้คืนจากสำเนาสำรอง"), parent)
        self._compares = compares
        self._offered: tuple[Kept, ...] = ()
        self._kept: Kept | None = None
        self._hindrance: Trouble | None = None
        self._restored = Path()
        self.can_open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = (_("เมื่อ"), _("เหตุ"), _("จำนวนรายการ"), _("ขนาด"), _("ตรวจแล้ว"))
        self.table = PlainTable(_("สำเนาสำรอง"), titles, WIDTHS)
        self.differences, self.secrets = Differences(), RestoreSecrets()
        self.warning = TextLabel(_(words.NUMBERS), "warning")
        self.elsewhere = button(_("เลือกจากที่อื่น…"), self.choose_elsewhere, "folder-open")
        self.folder_button = dialog_button(_("เปิดโฟลเดอร์"), self.show_folder)
        self._add_steps()
        self._connect()
        self._show_choice()

    # choosing

    def show_offered(self, offered: tuple[Kept, ...], chosen: Kept | None = None) -> None:
        """Offer backups to choose from."""
        self._offered = offered
        self.table.show_rows([_row(one) for one in offered])
        paths = [one.path for one in offered]
        self.table.selectRow(paths.index(chosen.path) if chosen is not None and chosen.path in paths else 0)
        self._say(self._ask_which())
        self._enable()

    def look_in(self, folders: Iterable[Path]) -> None:
        """Look for backups in and under folders."""
        self._jobs.aside(partial(asking.offered, tuple(folders)), self.show_offered, failed=self._failed)

    def choose_elsewhere(self) -> None:
        """Ask for a folder to look in."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("เลือกโฟลเดอร์ที่มีสำเนาสำรอง"), str(paths.documents_folder())
        )
        if chosen:
            self.look_in((Path(chosen),))

    # step by step

    def go_on(self) -> None:
        """Go to the next step."""
        match self.steps.currentWidget():
            case self.table:
                self._look()
            case self.differences:
                self._ask_secrets()
            case self._scroll:
                self._restore()
            case _:
                self.accept()
                self.office_asked.emit(self._restored)

    def back(self) -> None:
        """Go back one step."""
        if self.steps.currentWidget() is self._scroll:
            self._show_step(self.differences, _("ต่อไป"))
            self._say("")
        else:
            self._show_choice()

    def forget(self) -> None:
        """Empty what was typed in secret."""
        self.secrets.forget()

    def show_folder(self) -> None:
        """Show the restored office among the system's folders."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._restored)))

    def _look(self) -> None:
        """Show what would be lost and gained, or what the backup holds where no office is open."""
        self._kept = self._chosen()
        if self._kept is None:
            return
        if not self._compares:
            self.differences.show_held(self._kept)
            self._show_step(self.differences, _("ต่อไป"))
            self._say("")
            return
        self._work(_("กำลังสำรองข้อมูลปัจจุบันก่อน แล้วเทียบกับสำเนานี้"))
        act = partial(asking.compared_before_restoring, path=self._kept.path)
        self._running = self._jobs.long(
            act, self._show_compared, self._step, topic="backups", failed=self._failed
        )

    def _show_compared(self, found: tuple[tuple[Compared, ...], Trouble | None]) -> None:
        self._end()
        topics, self._hindrance = found
        self.differences.show_compared(topics)
        self._show_step(self.differences, _("ต่อไป"))
        self._say(self._hindrance.say(i18n._) if self._hindrance else "", "warning")

    def _ask_secrets(self) -> None:
        assert self._kept is not None
        self._work("")
        self._jobs.aside(partial(asking.way_in, self._kept.path), self._show_secrets, failed=self._failed)

    def _show_secrets(self, way: Way) -> None:
        self._end()
        self.secrets.ask_for(way, free_folder(paths.documents_folder(), _("สำนักงานที่กู้คืน")))
        self._show_step(self._scroll, _("กู้คืน"))
        self._say(_("กู้คืนลงโฟลเดอร์ใหม่ ไม่เขียนทับสำนักงานเดิม ใช้รหัสผ่านที่ใช้อยู่ในเวลาที่สำรอง"))
        self.secrets.begin()

    def _restore(self) -> None:
        assert self._kept is not None
        if not self.secrets.check():
            return
        self._restored = self.secrets.folder()
        self._work(_("กำลังกู้คืน"))
        act = partial(
            asking.restore, self._kept.path, self._restored, self.secrets.opening(), self._progress()
        )
        self._jobs.aside(act, self._done, failed=self._failed)

    def _done(self, restored: Kept) -> None:
        self._end()
        self.secrets.forget()
        told = [
            _("กู้คืนแล้วที่ {folder} สำนักงานเดิมไม่ได้เปลี่ยนแปลง").format(folder=self._restored),
            words.holds(restored),
        ]
        if restored.lost:
            told.append(_("ไฟล์แนบ {count:,} ไฟล์หายหรือเสียหาย จึงไม่มีในสำเนา").format(count=restored.lost))
        told.append(_("จากนี้ให้ใช้สำนักงานใดสำนักงานหนึ่งเท่านั้น เพื่อไม่ให้ข้อมูลแยกเป็นสองชุด"))
        self.finished_words.setText("\n".join(told))
        self._say("")
        self._show_step(self._last, _("เปิดสำนักงานที่กู้คืน"))
        self.verb.setVisible(self.can_open)
        (self.verb if self.can_open else self.close_button).setFocus()

    # what is shown

    def _show_choice(self) -> None:
        self._show_step(self.table, _("ดูว่าจะเกิดอะไรขึ้น"))
        self._say(self._ask_which())
        self._enable()

    def _ask_which(self) -> str:
        if not self._offered:
            return _("ไม่พบสำเนาสำรองในที่ที่ดู กรุณาเลือกโฟลเดอร์ของสำนักงาน แฟลชไดรฟ์ หรือโฟลเดอร์ที่เก็บสำเนา")
        return _("เลือกสำเนาที่จะกลับไปใช้ ขั้นนี้ยังไม่เปลี่ยนแปลงอะไร")

    def _show_step(self, step: QWidget, verb: str) -> None:
        self.steps.setCurrentWidget(step)
        self.verb.setText(verb)
        self.verb.setVisible(True)
        self.elsewhere.setVisible(step is self.table)
        self.back_button.setVisible(step in (self.differences, self._scroll))
        self.warning.setVisible(step is not self.table)
        self.folder_button.setVisible(step is self._last)
        self._enable()
        (self.table if step is self.table else self.verb).setFocus()

    def _failed(self, error: Exception) -> bool:
        self._end()
        if isinstance(error, Cancelled):
            self._say(_("หยุดแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง"))
            return True
        if isinstance(error, CannotDo) and self.secrets.take(error):
            self._say("")
            return True
        if isinstance(error, Refusal):
            self._say(error.say(i18n._), "error")
        return isinstance(error, Refusal)

    def _enable(self) -> None:
        """Let be gone on with a whole backup only."""
        chosen = self._chosen()
        choosing = self.steps.currentWidget() is self.table
        self.verb.setEnabled(
            self._running is None and (not choosing or (chosen is not None and chosen.is_whole))
        )

    def _chosen(self) -> Kept | None:
        rows = self.table.selectionModel().selectedRows()
        return self._offered[rows[0].row()] if rows and rows[0].row() < len(self._offered) else None

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(self._activated)
        self.secrets.entered.connect(self.go_on)

    def _activated(self, _item: object) -> None:
        if self.verb.isEnabled():
            self.go_on()

    def _add_steps(self) -> None:
        self._scroll, self._last = QScrollArea(), QWidget()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.secrets)
        self.finished_words = TextLabel(" ")
        last = QVBoxLayout(self._last)
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self.finished_words)
        last.addStretch(1)
        steps = (self.table, self.differences, self._scroll, self._last)
        self._lay_out(steps, (self.elsewhere,), (self.folder_button,), self.warning)


def _row(one: Kept) -> tuple[str, ...]:
    return (
        words.when(one.at) or one.path.name,
        words.why(one),
        words.records(one),
        words.size(one.size),
        words.checked(one),
    )
