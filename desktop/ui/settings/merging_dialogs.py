"""The dialogs of the page of merging: a package made, one tried and taken, this copy named, the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QProgressBar, QWidget

from desktop import paths
from desktop.domain import passphrases
from desktop.domain.records import Record, text
from desktop.errors import CannotDo, Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import merging_asking as asking
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.merging_asking import Asked

if TYPE_CHECKING:
    from desktop.work.merging import Copy, Packed, Taken

TOPIC = "merging"
PACKED, MERGED, RENAMED = N_("ทำชุดข้อมูล"), N_("รวมข้อมูลจากเครื่องอื่น"), N_("ตั้งชื่อเครื่อง")
PREVIEWED = N_("ดูว่าจะรวมอะไร")
ENDING = ".package"
LEAST = 9  # lines' heights of the form, which scrolls where the screen is low
_LOOK, _MERGE = N_("ดูว่าจะได้อะไร"), N_("สำรองข้อมูลแล้วรวม")
_HINT = N_("อย่างน้อย 8 ตัวอักษร ใช้กับไฟล์นี้เท่านั้น")


@dataclass(frozen=True, kw_only=True)
class _Package(Record):
    topic: ClassVar[str] = "asked_packages"
    titled: ClassVar[str] = N_("ชุดข้อมูล")
    file: str = text(N_("ไฟล์ชุดข้อมูล"), required=True, most=1000, cleaned=False)
    passphrase: str = text(N_("รหัสผ่านของชุดข้อมูล"), required=True, cleaned=False)
    again: str = text(N_("รหัสผ่านอีกครั้ง"), required=True, hint=_HINT, cleaned=False)


class _PackageDialog(FormDialog):
    """Asks for a file and its passphrase, shows that it works, and what came of it."""

    def __init__(
        self, jobs: Jobs, title: str, sentence: str, names: tuple[str, ...], verb: str, parent: QWidget | None
    ) -> None:
        self._jobs = jobs
        self._progress: Progress | None = None  # of what runs and can be stopped
        form = Form(_Package, (("", names),), keys={"file": "F", "passphrase": "P"})
        super().__init__(title, sentence, form, verb, parent)
        form.setMinimumHeight(min(form.minimumHeight(), gap(self, LEAST)))
        form.add_button("file", button(_("เลือกไฟล์…"), self._choose, "folder-open"))
        for name in names[1:]:
            line = form.editor(name)
            assert isinstance(line, QLineEdit)
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.bar, self.said = QProgressBar(), TextLabel()
        self.bar.setMaximum(0)
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        for part in (self.bar, self.said):
            part.hide()
            self.put_above_buttons(part)
        form.load({})
        form.focus("file")

    def put_above_buttons(self, widget: QWidget) -> None:
        """Put something between the form and the buttons."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def file(self) -> Path:
        """Give the file that was chosen or typed."""
        return Path(str(self.form.settled()["file"]).strip())

    def say(self, sentence: str) -> None:
        """Say what came of it; "" takes it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        QTimer.singleShot(0, self._fit)

    def run(
        self, act: Callable[[Any, Progress], Any], then: Callable[[Any], object], *,
        topic: str = "", action: str = "", rehearsal: bool = False,
    ) -> None:  # fmt: skip
        """Do something that takes its time and shows how far it is; กลับ stops it."""
        self.show_running(True)
        self._progress = self._jobs.long(
            act, then, self._step, topic=topic, action=action, rehearsal=rehearsal, failed=self._failed
        )

    def reject(self) -> None:
        """Stop what runs, of which nothing stays; or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setFormat(_("{done:,} จาก {total:,}").format(done=done, total=total))

    def show_running(self, running: bool) -> None:
        """Show that it works, so that nothing can be changed meanwhile."""
        if not running:
            self._progress = None
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        self.form.setEnabled(not running)
        self.verb.setEnabled(not running)

    def finish(self, sentence: str) -> None:
        """Leave only what was done."""
        self.show_running(False)
        for part in (self.form, self.sentence, self.verb):
            part.hide()
        self.said.setText(sentence)
        self.said.show()
        QTimer.singleShot(0, self._shrink)

    def _shrink(self) -> None:
        self.resize(self.width(), 0)  # as low as what is left

    def _choose(self) -> None:
        chosen = self.chosen_file()
        if chosen:
            self.form.set_value("file", chosen)
            self.form.edited.emit("file")
            self.form.focus("passphrase")

    def chosen_file(self) -> str:
        """Ask for a file that stands; "" for none."""
        return QFileDialog.getOpenFileName(self, _("เลือกชุดข้อมูล"), str(paths.documents_folder()))[0]

    def _failed(self, error: Exception) -> bool:
        self.show_running(False)
        if isinstance(error, Cancelled):
            self.say(_("หยุดแล้ว ยังไม่มีสิ่งใดเปลี่ยน"))
            return True
        return self.take(error)


class PackDialog(_PackageDialog):
    """Asks for whom a package is, where it is written and its passphrase twice, and makes it."""

    def __init__(self, jobs: Jobs, others: Sequence[Copy], parent: QWidget | None = None) -> None:
        """Make the dialog; `others` are the copies that a package can be for."""
        sentence = _("ไฟล์เข้ารหัสมีเฉพาะสิ่งที่เครื่องนั้นยังไม่มี ใส่แฟลชไดรฟ์ไปรับที่เครื่องนั้น รับซ้ำได้และรับก่อนหลังได้")
        names = ("file", "passphrase", "again")
        super().__init__(jobs, _("ทำชุดข้อมูล"), sentence, names, _("ทำชุดข้อมูล"), parent)
        self.to = QComboBox()
        self.to.setAccessibleName(_("ทำให้เครื่อง"))
        for one in others:
            self.to.addItem(_("ให้เครื่อง “{name}”").format(name=one.called), one.id)
        self.to.addItem(_("ให้เครื่องใดก็ได้ (ข้อมูลทั้งหมด)"), "")
        self.column.insertWidget(2, self.to)
        self.asked.connect(self._pack)

    def chosen_file(self) -> str:
        """Ask for the name of a new file."""
        path = str(paths.documents_folder() / _("ชุดข้อมูล{ending}").format(ending=ENDING))
        return QFileDialog.getSaveFileName(self, _("ทำชุดข้อมูล"), path)[0]

    def ask(self) -> None:
        """Ask, once every field holds and both passphrases are one."""
        if not self.form.check():
            return
        said = self.form.values()
        try:
            passphrases.check(said["passphrase"])
            if said["passphrase"] != said["again"]:
                raise CannotDo("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่", "again")
        except CannotDo as error:
            self.form.take(error)
            return
        self.asked.emit(said)

    def _pack(self, said: dict[str, Any]) -> None:
        act = partial(
            asking.pack, path=self.file(), passphrase=said["passphrase"], to=str(self.to.currentData())
        )
        self.run(act, self._done, topic=TOPIC, action=PACKED)

    def _done(self, packed: Packed) -> None:
        self.to.hide()
        self.finish(words.packed(packed))


class TakeDialog(_PackageDialog):
    """Shows what a package would bring before anything is changed, then takes it after a backup."""

    taken = Signal(object)

    def __init__(self, jobs: Jobs, this: str, parent: QWidget | None = None) -> None:
        """Make the dialog; `this` is this copy's name in the change log."""
        sentence = _(
            "ดูก่อนว่าจะได้อะไร แล้วจึงรวม โปรแกรมสำรองข้อมูลให้ก่อนรวมทุกครั้ง ค่าที่บันทึกต่างกันจะเก็บไว้ทั้งสองค่าจนกว่าจะเลือก"
        )
        super().__init__(jobs, _("รวมข้อมูลจากเครื่องอื่น"), sentence, ("file", "passphrase"), _(_LOOK), parent)
        self._this = this
        self._seen: Taken | None = None  # what is on show
        self.accepted_mark, self.as_new = QCheckBox(), QCheckBox(_("ตั้งเครื่องนี้เป็นเครื่องใหม่แล้วรวม"))
        for box in (self.accepted_mark, self.as_new):
            box.hide()
            self.put_above_buttons(box)
        self.accepted_mark.toggled.connect(self._enable)
        self.as_new.toggled.connect(self._look_again)
        self.form.edited.connect(self._forget)
        self.asked.connect(self._look_or_take)

    def _forget(self, _name: str) -> None:
        """Ask to look again once another package is meant."""
        self.as_new.hide()
        self.as_new.setChecked(False)
        self._look_again()

    def _look_again(self, _on: bool = False) -> None:
        self._seen = None
        self.say("")
        self.accepted_mark.hide()
        self.accepted_mark.setChecked(False)
        self.verb.setText(_(_LOOK))
        self.verb.setEnabled(True)

    def _asked_for(self) -> Asked:
        mark = self._seen.maker.mark if self._seen is not None and self.accepted_mark.isChecked() else ""
        passphrase = str(self.form.settled()["passphrase"])
        return Asked(self.file(), passphrase, mark, self.as_new.isChecked())

    def _look_or_take(self, _said: dict[str, Any]) -> None:
        asked = self._asked_for()
        if self._seen is None:
            self.run(partial(asking.take, asked=asked), self._show, action=PREVIEWED, rehearsal=True)
        else:
            self.run(asking.back_up_first, partial(self._merge, asked), topic="backups")

    def _merge(self, asked: Asked, _backup: None) -> None:
        self.run(partial(asking.take, asked=asked), self._done, topic=TOPIC, action=MERGED)

    def _show(self, taken: Taken) -> None:
        self.show_running(False)
        self._seen = taken
        self.accepted_mark.setText(words.unknown(taken.maker))
        self.accepted_mark.setVisible(not taken.maker.is_known)
        self.say(f"{words.maker(taken.maker)}\n{words.taken(taken)}")
        self.verb.setText(_(_MERGE))
        self._enable()

    def _enable(self) -> None:
        """Let a package of a new copy be taken only once its mark was compared."""
        known = self._seen is None or self._seen.maker.is_known
        self.verb.setEnabled(known or self.accepted_mark.isChecked())

    def _done(self, taken: Taken) -> None:
        for box in (self.accepted_mark, self.as_new):
            box.hide()
        self.finish(_("รวมข้อมูลแล้ว") + "\n" + words.taken(taken))
        self.taken.emit(taken)

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, Refusal) and error.values.get("device") == self._this[: asking.SIGNS]:
            self.as_new.show()  # it is this copy that was put back from a backup
        return super()._failed(error)


@dataclass(frozen=True, kw_only=True)
class _Named(Record):
    topic: ClassVar[str] = "named_copies"
    titled: ClassVar[str] = N_("เครื่อง")
    name: str = text(N_("ชื่อเครื่อง"), required=True, most=80)


class NameDialog(FormDialog):
    """Asks what a copy is called; the name of this one goes with its packages."""

    def __init__(self, jobs: Jobs, copies: Sequence[Copy], parent: QWidget | None = None) -> None:
        """Make the dialog; the first of the copies is this one."""
        form = Form(_Named, (("", ("name",)),), keys={"name": "N"})
        sentence = _("ชื่อที่เห็นในรายการชุดข้อมูลและค่าที่ต่างกัน เช่น โน้ตบุ๊กตำบลท่าถ่าน ชื่อของเครื่องนี้ไปกับชุดข้อมูลด้วย")
        super().__init__(_("ตั้งชื่อเครื่อง"), sentence, form, _("บันทึก"), parent)
        self._jobs, self._copies = jobs, tuple(copies)
        self.which = QComboBox()
        self.which.setAccessibleName(_("เครื่องที่ตั้งชื่อ"))
        for one in copies:
            told = _("เครื่องนี้ “{name}”") if one.is_this else _("เครื่อง “{name}” {mark}")
            self.which.addItem(told.format(name=one.called, mark=one.mark).strip(), one.id)
        self.which.setVisible(len(copies) > 1)
        self.which.currentIndexChanged.connect(self._show)
        self.column.insertWidget(2, self.which)
        form.load({"name": copies[0].name})
        form.focus("name")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.rename, id_=str(self.which.currentData()), name=said["name"])
        self._jobs.write(act, self._done, TOPIC, action=RENAMED, failed=self.take)

    def _show(self, place: int) -> None:
        self.form.load({"name": self._copies[place].name})

    def _done(self, _nothing: None) -> None:
        self.accept()


class ReportWindow(SheetWindow):
    """Shows the report of merging as it prints."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("รายงานการรวมข้อมูลระหว่างเครื่อง"), "merging", parent)
        self._lay_out(())
        self.show_sheet(None)
        jobs.read(asking.report, self._show)

    def _show(self, pdf: bytes) -> None:
        self.show_sheet(Sheet(pdf, self.windowTitle()))
        self.print.setFocus()
