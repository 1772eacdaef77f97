"""The shared office: where it is, or the way of an office of this machine to a server."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Kind
from desktop.errors import Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.text_editor import TextEditor
from desktop.ui.settings import server_asking as asking

MOVED_UP = N_("ย้ายสำนักงานขึ้นเครื่องแม่ข่าย")
SERVER_PASSWORD = "server_password"  # noqa: S105 - the name of a field
FIELDS = (
    Field(
        "address",
        Kind.TEXT,
        N_("ที่อยู่ของฐานข้อมูลเปล่า"),
        required=True,
        hint=N_("จากผู้ดูแลเครื่องแม่ข่าย เช่น postgresql://ชื่อผู้ใช้@server.example/office"),
    ),
    Field(
        SERVER_PASSWORD, Kind.TEXT, N_("รหัสผ่านของเครื่องแม่ข่าย"), hint=N_("เก็บไว้ในเครื่องนี้แบบเข้ารหัส พิมพ์ครั้งเดียว")
    ),
)


class ServerPage(Page):
    """Tries the server, asks, and moves the office there beside the window; what is stopped leaves it as it was."""

    def __init__(
        self, jobs: Jobs, open_office: Callable[[Path], None] | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the page; `open_office` leaves this office for the one on the server."""
        super().__init__(parent)
        self._jobs, self._open_office = jobs, open_office
        self._running: Progress | None = None
        self._moved: Path | None = None
        self._asked = False
        self.told = TextLabel(" ")
        self.boxes = {field.name: self._box(field) for field in FIELDS}
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.move_button = button(_("ตรวจและย้าย…"), self.save, "package", primary=True)
        self.stop_button = button(_("หยุด"), self.stop)
        self.open_button = button(_("เปิดสำนักงานร่วม"), self.enter, "folder-open", primary=True)
        self._lay_out()
        self._show_running(False)
        self._show_way(False)
        self.open_button.hide()

    def title(self) -> str:
        """Name the page."""
        return _("สำนักงานร่วม")

    def showEvent(self, event: QShowEvent) -> None:
        """Ask once where the office is."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._jobs.read(asking.shared_where, self._show)

    # acts

    def save(self) -> None:
        """Try the server, and then ask whether the office is to be moved there (Ctrl+S)."""
        if self._running is not None or not self.move_button.isVisible():
            return
        if not self.text("address").strip():
            self._say("address", _("กรุณาพิมพ์ที่อยู่ของฐานข้อมูล"))
            return
        self._say("", "")
        self._show_running(True)
        self._running = self._jobs.long(
            partial(asking.check, address=self.text("address"), password=self.text(SERVER_PASSWORD)),
            self._ask,
            failed=self._failed,
        )

    def stop(self) -> None:
        """Stop moving; the office stays where it was."""
        if self._running is not None:
            self._running.cancel()

    def enter(self) -> None:
        """Leave this office for the one on the server."""
        if self._moved is not None and self._open_office is not None:
            self._open_office(self._moved)

    def text(self, name: str) -> str:
        """Give what stands in a field."""
        return str(self.boxes[name].editor.value())

    def _ask(self, where: str) -> None:
        self._end()
        sentence = _(
            "เครื่องแม่ข่ายพร้อมแล้ว จะย้ายข้อมูล ประวัติ และไฟล์แนบทั้งหมดไปที่ {where} ระหว่างย้ายยังบันทึกไม่ได้ "
            "จากนั้นโฟลเดอร์เดิมเป็นสำเนาที่ไม่ออกเลขหนังสือ รหัสผ่านของทุกคนใช้ได้เหมือนเดิม"
        ).format(where=where)
        if messages.ask(self, _(MOVED_UP), sentence, _("ย้าย")):
            self._move()

    def _move(self) -> None:
        self._show_running(True)
        act = partial(asking.move_up, address=self.text("address"), password=self.text(SERVER_PASSWORD))
        self._running = self._jobs.long(
            act, self._done, self._step, action=MOVED_UP, failed=self._failed, owner=self
        )

    def _done(self, folder: Path) -> None:
        self._end()
        self._moved = folder
        self.boxes[SERVER_PASSWORD].editor.set_value("")
        self._show_way(False)
        self.open_button.setVisible(self._open_office is not None)
        self.told.setText(
            _(
                "ย้ายสำนักงานขึ้นเครื่องแม่ข่ายแล้ว ต่อจากนี้ให้ทุกเครื่องทำงานในสำนักงานร่วม ที่เปิดอยู่นี้เป็นสำเนาที่ไม่ออกเลขหนังสือ "
                "เก็บไว้หรือลบได้เมื่อเครื่องแม่ข่ายสำรองข้อมูลแล้ว"
            )
        )

    def _failed(self, error: Exception) -> bool:
        self._end()
        if isinstance(error, Cancelled):
            self.said.emit(_("หยุดแล้ว สำนักงานอยู่ที่เดิม"), None)
            return True
        field = getattr(error, "field", "")
        if isinstance(error, Refusal) and field in self.boxes:
            self._say(field, error.say(i18n._))
            return True
        return False

    # what is shown

    def _show(self, where: str) -> None:
        if where:
            self.told.setText(
                _(
                    "สำนักงานนี้อยู่บนเครื่องแม่ข่าย {where} หลายเครื่องทำงานด้วยกันได้ ผู้ดูแลเครื่องแม่ข่ายเป็นผู้สำรองข้อมูล "
                    "เครื่องที่ออกไปนอกเครือข่ายให้นำสำเนาไปจากหน้าหนังสือราชการ แล้วรวมกลับ"
                ).format(where=where)
            )
        else:
            self.told.setText(
                _(
                    "ย้ายข้อมูลจากเครื่องนี้ไปไว้บนเครื่องแม่ข่าย PostgreSQL ให้หลายเครื่องใช้ด้วยกัน ผู้ดูแลเครื่องแม่ข่ายเตรียมฐานข้อมูลเปล่าให้ก่อน"
                )
            )
        self._show_way(not where)

    def _show_way(self, shown: bool) -> None:
        for one in (*self.boxes.values(), self.move_button):
            one.setVisible(shown)

    def _say(self, field: str, sentence: str) -> None:
        for name, box in self.boxes.items():
            box.say(sentence if name == field else "")

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.counted.setText(_("ย้ายแล้ว {done:,} จาก {total:,} รายการ").format(done=done, total=total))

    def _end(self) -> None:
        self._running = None
        self._show_running(False)

    def _show_running(self, running: bool) -> None:
        self.bar.setMaximum(0)
        self.counted.setText(_("กำลังตรวจเครื่องแม่ข่าย…") if running else "")
        for one in (self.bar, self.counted, self.stop_button):
            one.setVisible(running)
        self.move_button.setEnabled(not running)

    def _box(self, field: Field) -> FieldBox:
        line = TextEditor(field)
        if field.name == SERVER_PASSWORD:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self.save)
        else:
            line.returnPressed.connect(self.focusNextChild)
        return FieldBox(field, line)

    def _lay_out(self) -> None:
        air = gap(self)
        self.counted = TextLabel("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(PageHead(self.title(), _("ข้อมูลชุดเดียวที่หลายเครื่องในเครือข่ายทำงานด้วยกัน")))
        self.told.setMaximumWidth(gap(self, 46))
        column.addWidget(self.told)
        for box in self.boxes.values():
            box.setMaximumWidth(gap(self, 28))
            column.addWidget(box)
        for one in (self.move_button, self.open_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        running = QHBoxLayout()
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop_button)
        column.addLayout(running)
        column.addWidget(self.counted)
        column.addStretch(1)
