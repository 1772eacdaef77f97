"""Five questions on one page for a new office: district, tambons, who, where, passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem

from desktop import i18n, paths
from desktop.domain import passphrases
from desktop.domain.offices import Office
from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.field_box import GOOD, WARNED
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell.entrance import free_folder
from desktop.ui.shell.entrance_page import EntrancePage
from desktop.work import offices, places

CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class NewOffice:
    """What was answered."""

    folder: Path
    office: Office
    passphrase: str


class NewOfficePage(EntrancePage):
    """Finds the district by typing, ticks its tambons, and asks once for everything else."""

    asked = Signal(object)  # NewOffice

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(_("ตั้งสำนักงานใหม่"), _("ตอบห้าข้อนี้ แล้วแก้ไขภายหลังได้ในหน้าตั้งค่า"))
        self._latest = Latest(jobs.aside, self)
        district = self.add_field(
            Field("district", Kind.TEXT, N_("1 อำเภอ"), hint=N_("พิมพ์ชื่ออำเภอหรือตำบลแล้วเลือก"))
        )
        district.edited.connect(self._look_up)
        self._districts = self._list(_("อำเภอที่พบ"), 4)
        self._districts.itemClicked.connect(self._choose)
        self._districts.itemActivated.connect(self._choose)
        self._districts.hide()
        self.column.addWidget(TextLabel(_("2 ตำบลในความดูแล")))
        self._choose_first = TextLabel(_("เลือกอำเภอก่อน แล้วตำบลจะขึ้นให้เลือกที่นี่"), "hint")
        self.column.addWidget(self._choose_first)
        self._tambons = self._list(_("ตำบลในความดูแล"), 6)
        self._tambons.itemActivated.connect(self._tambons_ticked)
        self.add_field(Field("officer", Kind.TEXT, N_("3 ชื่อ – สกุลของท่าน"), required=True))
        self.add_field(Field("position", Kind.TEXT, N_("ตำแหน่ง"), suggests=("พัฒนากร", "พัฒนาการอำเภอ")))
        self.add_field(
            Field(
                "folder",
                Kind.TEXT,
                N_("4 เก็บไว้ที่โฟลเดอร์"),
                required=True,
                hint=N_("ย้ายด้วยแฟลชไดรฟ์ได้ทั้งโฟลเดอร์"),
            )
        )
        self.add_secret("passphrase", N_("5 รหัสผ่าน"), N_("อย่างน้อย 8 ตัวอักษร เช่น คำสามสี่คำที่จำได้"))
        self.boxes["passphrase"].edited.connect(self._say_strength)
        self.add_secret("again", N_("รหัสผ่านอีกครั้ง"))
        self.boxes["folder"].add(button(_("เลือกโฟลเดอร์…"), self._choose_folder, "folder-open", quiet=True))
        self._offer(())
        row = QHBoxLayout()
        row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("ตั้งสำนักงาน"), self.enter, primary=True))
        self.column.addLayout(row)

    def go_on(self, name: str) -> None:
        """Go to the next field; from the district, take the first that was found."""
        if name == "district" and not self._districts.isHidden():
            self._choose(self._districts.item(0))
        else:
            super().go_on(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the typed district to those found by Down."""
        typing = self.boxes["district"].widget.hasFocus()
        if event.key() == Qt.Key.Key_Down and typing and not self._districts.isHidden():
            self._districts.setFocus(Qt.FocusReason.TabFocusReason)
            self._districts.setCurrentRow(0)
        else:
            super().keyPressEvent(event)

    def _list(self, name: str, lines: int) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setProperty("framed", True)
        made.setMaximumHeight(gap(self, lines * 1.5))
        self.column.addWidget(made)
        return made

    def _look_up(self, _name: str, text: str, _label: str) -> None:
        self._offer(())
        self._latest.ask(partial(places.districts, text), self._show_districts)

    def _show_districts(self, found: tuple[places.District, ...]) -> None:
        self._districts.clear()
        for district in found:
            item = QListWidgetItem(district.label)
            item.setData(CODE, district.code)
            self._districts.addItem(item)
        self._districts.setVisible(bool(found))

    def _choose(self, item: QListWidgetItem) -> None:
        """Take a district and offer its tambons, all ticked."""
        code = item.data(CODE)
        district = places.district(code)
        self.boxes["district"].editor.set_value(district.label)
        self.boxes["district"].say("")
        self._districts.hide()
        self._offer(places.tambons_of(code))
        self._tambons.setFocus(Qt.FocusReason.TabFocusReason)
        name = _("สำนักงาน อำเภอ{district}").format(district=district.name)
        self.boxes["folder"].editor.set_value(str(free_folder(paths.documents_folder(), name)))

    def _offer(self, tambons: Sequence[places.Tambon]) -> None:
        self._tambons.clear()
        for tambon in tambons:
            ticked = QListWidgetItem(tambon.name)
            ticked.setData(CODE, tambon.code)
            ticked.setFlags(ticked.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked.setCheckState(Qt.CheckState.Checked)
            self._tambons.addItem(ticked)
        self._tambons.setCurrentRow(0)
        self._choose_first.setVisible(not tambons)
        self._tambons.setVisible(bool(tambons))

    def _tambons_ticked(self) -> None:
        super().go_on("district")

    def _choose_folder(self) -> None:
        now = Path(self.text("folder") or paths.documents_folder())
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกที่เก็บสำนักงาน"), str(now.parent))
        if chosen:
            name = now.name if self.text("folder") else _("สำนักงานใหม่")
            self.boxes["folder"].editor.set_value(str(free_folder(Path(chosen), name)))

    def _ticked(self) -> tuple[str, ...]:
        items = (self._tambons.item(row) for row in range(self._tambons.count()))
        return tuple(str(item.data(CODE)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _say_strength(self, _name: str, text: str, _label: str) -> None:
        word = _(passphrases.strength(text)) if text else ""
        state = GOOD if word == _(passphrases.GOOD_WORDS) else WARNED
        self.boxes["passphrase"].say(_("ความแข็งแรง: {word}").format(word=word) if word else "", state)

    def enter(self) -> None:
        """Ask for the new office, once every answer holds."""
        try:
            new = self._answers()
        except CannotDo as error:
            self.refuse(error.say(i18n._), error.field)
            return
        self.asked.emit(new)

    def _answers(self) -> NewOffice:
        """Gather the answers; `CannotDo` names the first that does not hold."""
        if not self._tambons.count():
            raise CannotDo("พิมพ์ชื่ออำเภอ แล้วเลือกจากรายการที่พบ", "district")
        if not self.text("officer").strip():
            raise CannotDo("ต้องบอกชื่อและนามสกุลของท่าน", "officer")
        office = offices.for_tambons(self.text("officer"), self.text("position"), self._ticked())
        if not self.text("folder").strip():
            raise CannotDo("ต้องบอกโฟลเดอร์ที่จะเก็บข้อมูล", "folder")
        passphrases.check(self.text("passphrase"))
        if self.text("passphrase") != self.text("again"):
            raise CannotDo("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่", "again")
        return NewOffice(Path(self.text("folder").strip()), office, self.text("passphrase"))
