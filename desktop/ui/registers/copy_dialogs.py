"""The copy that a laptop takes along: made into an empty folder, and received back with what was issued there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from desktop.domain.records import Record, field_of, text
from desktop.domain.registers import NumberBlock
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts.buttons import button
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import TALLEST, FormDialog, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.registers import asking, words
from desktop.ui.registers.asking import CameHome
from desktop.ui.registers.scope_box import ScopeBox

COPIED, GIVEN_BACK = N_("ทำสำเนาสำนักงานให้เครื่องที่นำไป"), N_("รับคืนเลขจากเครื่องอื่น")
PREVIEWED = N_("ดูว่าจะรับคืนอะไร")

ALONG_WIDE = 38  # lines' heights: beside each other stand the tambons of a district


class _FolderDialog(FormDialog):
    """Asks for a folder among other things, shows that it works, and what came of it."""

    def __init__(self, title: str, sentence: str, form: Form, verb: str, parent: QWidget | None) -> None:
        super().__init__(title, sentence, form, verb, parent)
        self.choose = button(_("เลือกโฟลเดอร์…"), self._choose, "folder-open")
        form.add_button("folder", self.choose)
        self.bar, self.said = QProgressBar(), TextLabel(role="section")
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        for part in (self.bar, self.said):
            part.hide()
            self.column.insertWidget(self.column.count() - 1, part)

    def folder(self) -> Path:
        """Give the folder that was chosen or typed."""
        return Path(str(self.form.values()["folder"]).strip())

    def say(self, sentence: str) -> None:
        """Say what came of it; "" takes it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        QTimer.singleShot(0, self._fit)

    def show_running(self, running: bool) -> None:
        """Show that it works, so that nothing can be changed meanwhile."""
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        self.form.setEnabled(not running)
        self.verb.setEnabled(not running)

    def finish(self, sentence: str) -> None:
        """Leave only what was done."""
        self.show_running(False)
        for part in (self.form, self.sentence, self.verb):
            part.hide()
        self.say(sentence)
        self.resize(self.width(), 0)  # as low as what is left

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์"), self.form.settled()["folder"])
        if chosen:
            self.form.set_value("folder", str(self.place(Path(chosen))))
            self.form.edited.emit("folder")
            self.verb.setFocus()

    def place(self, chosen: Path) -> Path:
        """Give the folder that is meant by a chosen one."""
        return chosen


@dataclass(frozen=True, kw_only=True)
class _Along(Record):
    topic: ClassVar[str] = "copies"
    titled: ClassVar[str] = N_("สำเนาของสำนักงาน")
    holder: str = text(field_of(NumberBlock, "holder").title, required=True, most=80)
    folder: str = text(N_("โฟลเดอร์ว่าง เช่น บนแฟลชไดรฟ์"), required=True, most=1000, cleaned=False)


class TakeAlongDialog(_FolderDialog):
    """Copies the office into an empty folder for a laptop, whose numbers are reserved already."""

    def __init__(self, jobs: Jobs, holder: str, parent: QWidget | None = None) -> None:
        """Make the dialog; `holder` is whose copy is offered."""
        form = Form(_Along, (("", ("holder", "folder")),), keys={"holder": "H", "folder": "F"})
        sentence = _(
            "ทำสำเนาทั้งสำนักงานแบบเข้ารหัส เปิดในเครื่องอื่นด้วยรหัสผ่านเดิม ออกได้เฉพาะเลขที่จองไว้ ทำได้ครั้งเดียวต่อการจอง แล้วนำกลับมาคืน"
        )
        super().__init__(_("ทำสำเนาไปกับเครื่องอื่น"), sentence, form, _("ทำสำเนา"), parent)
        self._jobs = jobs
        self.part = ScopeBox()
        form.put(self.part, 1)
        self.part.changed.connect(self._make_room)
        resize_within(self, ALONG_WIDE, TALLEST)
        jobs.read(asking.tambons, self._offer)
        self._progress: Progress | None = None
        form.load({"holder": holder})
        form.focus("folder" if holder else "holder")
        self.asked.connect(self._copy)

    def reject(self) -> None:
        """Stop the copying, of which nothing stays; or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def place(self, chosen: Path) -> Path:
        """Mean a new folder in a chosen one that is not empty, as a stick seldom is."""
        return chosen / _("สำนักงานที่นำไป") if any(chosen.iterdir()) else chosen

    def _offer(self, found: tuple[tuple[tuple[str, str], ...], bool]) -> None:
        tambons, may_open_cases = found
        self.setTabOrder(self.choose, self.part.some)
        self.part.offer(tambons, may_open_cases=may_open_cases)

    def _make_room(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        super()._fit()
        if self.part.some.isChecked():
            self.form.ensureWidgetVisible(self.part)

    def _copy(self, said: dict[str, Any]) -> None:
        try:
            scope = self.part.scope()
        except CannotDo as error:
            self.say(error.say(_))
            return
        self.say("")
        self.show_running(True)
        act = partial(asking.take_along, folder=self.folder(), holder=said["holder"], scope=scope)
        self._progress = self._jobs.long(
            act, self._done, self._step, topic=NumberBlock.topic, action=COPIED, failed=self._failed
        )

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _done(self, folder: Path) -> None:
        self._progress = None
        told = _("ทำสำเนาแล้วที่ {folder} นำโฟลเดอร์นี้ไปเปิดในเครื่องอื่นด้วยรหัสผ่านเดิม เมื่อกลับมาให้ “รับคืนจากเครื่องอื่น”")
        self.part.hide()
        self.finish(told.format(folder=folder))

    def _failed(self, error: Exception) -> bool:
        self._progress = None
        self.show_running(False)
        if isinstance(error, Cancelled):
            self.say(_("หยุดแล้ว ไม่มีสิ่งใดค้างในโฟลเดอร์นั้น ทำสำเนาใหม่ได้"))
            return True
        return self.take(error)


@dataclass(frozen=True, kw_only=True)
class _Back(Record):
    topic: ClassVar[str] = "copies_back"
    titled: ClassVar[str] = N_("สำเนาที่นำกลับมา")
    folder: str = text(N_("โฟลเดอร์ที่นำกลับมา"), required=True, most=1000, cleaned=False)


class GiveBackDialog(_FolderDialog):
    """Shows what a laptop's copy brings before it is taken over, then takes it over."""

    taken_over = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        form = Form(_Back, (("", ("folder",)),), keys={"folder": "F"})
        sentence = _(
            "รับหนังสือที่ออกจากเครื่องที่นำไปเข้าทะเบียนของสำนักงาน และคืนเลขที่ไม่ได้ใช้ จากนั้นสำเนานั้นออกเลขไม่ได้อีก ปิดโปรแกรมในเครื่องนั้นก่อน"
        )
        super().__init__(_("รับคืนจากเครื่องอื่น"), sentence, form, _("ดูว่าจะรับอะไร"), parent)
        self._jobs = jobs
        self._seen: Path | None = None  # the folder whose contents are on show
        form.load({})
        form.focus("folder")
        form.edited.connect(self._forget)
        self.asked.connect(self._look_or_take)

    def _forget(self, _name: str) -> None:
        """Ask to look again once another folder is meant."""
        self._seen = None
        self.say("")
        self.verb.setText(_("ดูว่าจะรับอะไร"))

    def _look_or_take(self, _said: dict[str, Any]) -> None:
        folder = self.folder()
        self.show_running(True)
        act = partial(asking.give_back, folder=folder)
        if folder == self._seen:
            self._jobs.write(act, self._taken, NumberBlock.topic, action=GIVEN_BACK, failed=self._failed)
        else:
            self._jobs.rehearse(act, partial(self._show, folder), action=PREVIEWED, failed=self._failed)

    def _show(self, folder: Path, home: CameHome) -> None:
        self.show_running(False)
        self.say(words.came_home(home))
        if home.blocks or home.papers:
            self._seen = folder
            self.verb.setText(_("รับคืน"))
        self.verb.setFocus()

    def _taken(self, home: CameHome) -> None:
        self.finish(_("รับคืนแล้ว") + "\n" + words.came_home(home))
        self.taken_over.emit()

    def _failed(self, error: Exception) -> bool:
        self.show_running(False)
        return self.take(error)
