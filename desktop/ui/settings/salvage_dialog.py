"""Saving what a damaged office still holds: by whose secret, how much can be read, where to, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n, paths
from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo, Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import button
from desktop.ui.parts.editors import editor_for
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.parts.form_dialog import dialog_button
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.steps_dialog import StepsDialog
from desktop.ui.settings import salvage_asking as asking
from desktop.ui.settings import salvage_words as words
from desktop.ui.settings.restore_secrets import RestoreSecrets
from desktop.ui.settings.salvage_found import SalvageFound
from desktop.ui.shell.entrance import free_folder

if TYPE_CHECKING:
    from desktop.ui.settings.backups_asking import Way
    from desktop.ui.settings.salvage_asking import Beginning
    from desktop.work.salvage import Salvaged

PASSPHRASE = N_("รหัสผ่านของสำนักงาน")


class SalvageDialog(StepsDialog):
    """Three steps; the damaged folder is only read. `office_asked` gives the folder of the new office to be opened."""

    office_asked = Signal(object)
    restore_asked = Signal()

    def __init__(self, jobs: Jobs, office: Path, second: Path | None, parent: QWidget | None = None) -> None:
        """Make the dialog for a damaged office; `second` is another place where its backups are."""
        super().__init__(jobs, _("กู้ข้อมูลจากไฟล์ที่เสียหาย"), parent)
        self._office, self._second = office, second
        self._beginning: Beginning | None = None
        self._salvaged: Salvaged | None = None
        self._folder = Path()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.secrets, self.found = RestoreSecrets(), SalvageFound()
        self.keys: FieldBox | None = None
        self.warning = TextLabel(_("โปรแกรมอ่านโฟลเดอร์ที่เสียหายอย่างเดียว ไม่เขียนหรือแก้ไขสิ่งใดในนั้น"), "subtitle")
        self.restore_button = button(_("ใช้สำเนาสำรองล่าสุด…"), self.use_backup, "history")
        self.print_button = dialog_button(_("พิมพ์บัญชี…"), self.print_)
        self._add_steps()
        self._show_step(self._scroll, _("ดูว่ากู้ได้เท่าใด"))
        self._begin()

    # step by step

    def go_on(self) -> None:
        """Go to the next step."""
        if self._folder != Path():
            self.accept()
            self.office_asked.emit(self._folder)
        elif self.steps.currentWidget() is self.found:
            self._salvage()
        elif self._beginning is not None:
            self._try_out()

    def back(self) -> None:
        """Go back to whose secret opens the keys."""
        self._show_step(self._scroll, _("ดูว่ากู้ได้เท่าใด"))
        self._say(self._ask_secret())

    def forget(self) -> None:
        """Empty what was typed in secret."""
        self.secrets.forget()

    def use_backup(self) -> None:
        """Leave for the way back to a backup."""
        self.reject()
        self.restore_asked.emit()

    def print_(self) -> None:
        """Show the list of what was saved and what was not, as it prints."""
        assert self._salvaged is not None
        SalvageSheet(self._jobs, self._salvaged, self._folder, self).open()

    def _begin(self) -> None:
        self._work(_("กำลังดูว่ากู้อย่างไรได้บ้าง"))
        places = () if self._second is None else (self._second,)
        act = partial(asking.beginning, self._office, places)
        self._jobs.aside(act, self._show_beginning, failed=self._cannot_begin, owner=self)

    def _show_beginning(self, beginning: Beginning) -> None:
        self._beginning = beginning
        self._end()
        if beginning.keys:
            self._offer_keys(beginning.keys)
        self._show_way(beginning.way)
        self._say(self._ask_secret())

    def _cannot_begin(self, error: Exception) -> bool:
        handled = self._failed(error)
        self.verb.setEnabled(False)
        return handled

    def _offer_keys(self, backups: tuple[Path, ...]) -> None:
        """Let be chosen whose keys take the place of the damaged ones."""
        choices = {str(one): one.name for one in backups}
        field = Field("keys", Kind.CHOICE, N_("ใช้กุญแจจากสำเนาสำรองเมื่อ"), choices=choices)
        editor = editor_for(field, None)
        assert isinstance(editor, QComboBox)
        editor.removeItem(editor.findData(""))
        self.keys = FieldBox(field, editor)
        self.keys.editor.set_value(str(backups[0]))
        self.keys.edited.connect(self._choose_keys)
        self._first.insertWidget(0, self.keys)

    def _choose_keys(self, *_edit: object) -> None:
        """Ask for the people of other keys."""
        keys_at = self._keys_at()
        if keys_at is not None:
            act = partial(asking.way_in, keys_at)
            self._jobs.aside(act, self._show_way, failed=self._failed, owner=self)

    def _show_way(self, way: Way) -> None:
        self.secrets.ask_for(way, None, PASSPHRASE)
        self.secrets.begin()

    def _keys_at(self) -> Path | None:
        chosen = self.keys.editor.value() if self.keys is not None else None
        return Path(str(chosen)) if chosen else None

    def _ask_secret(self) -> str:
        if self.keys is not None:
            return _("ไฟล์กุญแจหายหรือเสียหาย ใช้ของสำเนาสำรองแทนได้ พิมพ์รหัสผ่านที่ใช้ในเวลาที่สำรอง ขั้นนี้ยังไม่เขียนสิ่งใด")
        return _("ไฟล์ข้อมูลเสียหาย แต่อาจอ่านได้หลายส่วน พิมพ์รหัสผ่านเพื่อดูว่ากู้ได้เท่าใด ขั้นนี้ยังไม่เขียนสิ่งใด")

    def _try_out(self) -> None:
        self._work(_("กำลังอ่านข้อมูลที่ยังอ่านได้…"))
        act = partial(asking.try_out, self._office, self.secrets.opening(), self._keys_at(), self._progress())
        self._jobs.aside(act, self._show_found, failed=self._failed, owner=self)

    def _show_found(self, salvaged: Salvaged) -> None:
        self._end()
        assert self._beginning is not None
        self.found.show_trial(salvaged, self._beginning.newest)
        if not self.found.folder.editor.value():
            offered = free_folder(paths.documents_folder(), _("สำนักงานที่กู้ได้"))
            self.found.folder.editor.set_value(str(offered))
        self._say("")
        self._show_step(self.found, _("กู้ข้อมูล"))

    def _salvage(self) -> None:
        if not self.found.folder.check():
            return
        folder = self.found.folder.folder()
        self._work(_("กำลังกู้ข้อมูลลงโฟลเดอร์ใหม่"))
        opening, progress = self.secrets.opening(), self._progress()
        act = partial(asking.salvage, self._office, folder, opening, self._keys_at(), progress)
        self._jobs.aside(act, partial(self._done, folder), failed=self._failed, owner=self)

    def _done(self, folder: Path, salvaged: Salvaged) -> None:
        self._folder, self._salvaged = folder, salvaged
        self._end()
        self.forget()
        said = _("กู้ข้อมูลแล้วที่ {folder} ข้อมูลเดิมไม่ได้เปลี่ยนแปลง").format(folder=folder)
        self.found.show_result(salvaged, f"{said}\n{words.told(salvaged)}")
        self._say("")
        self._show_step(self.found, _("เปิดสำนักงานที่กู้ได้"))

    # what is shown

    def _show_step(self, step: QWidget, verb: str) -> None:
        done = self._salvaged is not None
        self.steps.setCurrentWidget(step)
        self.verb.setText(verb)
        self.back_button.setVisible(step is self.found and not done)
        self.restore_button.setVisible(not done)
        self.print_button.setVisible(done)
        self._enable()
        if step is self.found:
            self.verb.setFocus()

    def _failed(self, error: Exception) -> bool:
        self._end()
        if isinstance(error, Cancelled):
            self._say(_("หยุดแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง"))
        elif isinstance(error, CannotDo) and error.field == "folder":
            self.found.folder.refuse(error.say(i18n._))
            self._say("")
        elif isinstance(error, CannotDo) and self.secrets.take(error):
            self._show_step(self._scroll, _("ดูว่ากู้ได้เท่าใด"))
            self._say("")
        elif isinstance(error, Refusal):
            self._say(error.say(i18n._), "error")
        return isinstance(error, Refusal | Cancelled)

    def _add_steps(self) -> None:
        self._scroll, holder = QScrollArea(), QWidget()
        self._first = QVBoxLayout(holder)
        self._first.setContentsMargins(0, 0, 0, 0)
        self._first.addWidget(self.secrets, 1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        self.secrets.entered.connect(self.go_on)
        steps = (self._scroll, self.found)
        self._lay_out(steps, (self.restore_button,), (self.print_button,), self.warning)


class SalvageSheet(SheetWindow):
    """Shows the list of what was saved and what was not, as it prints."""

    def __init__(self, jobs: Jobs, salvaged: Salvaged, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("บัญชีข้อมูลที่กู้ได้และกู้ไม่ได้"), "salvage", parent)
        self._lay_out(())
        self.show_sheet(None)
        jobs.aside(partial(asking.sheet, salvaged, folder), self._show)

    def _show(self, pdf: bytes) -> None:
        self.show_sheet(Sheet(pdf, self.windowTitle()))
        self.print.setFocus()
