"""The way to a shared office: where its server is, and who this machine is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.records import Field, Kind
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.shell.entrance_page import SERVER_PASSWORD, EntrancePage

ADDRESS = Field(
    "address",
    Kind.TEXT,
    N_("ที่อยู่ของสำนักงานร่วม"),
    required=True,
    hint=N_("จากผู้ดูแลเครื่องแม่ข่าย เช่น server.example/office"),
)
USER = Field("server_user", Kind.TEXT, N_("ชื่อผู้ใช้ของเครื่องแม่ข่าย"), hint=N_("เว้นว่างได้ถ้ามีในที่อยู่แล้ว"))
PASSWORD = Field(
    SERVER_PASSWORD,
    Kind.TEXT,
    N_("รหัสผ่านของเครื่องแม่ข่าย"),
    hint=N_("เก็บไว้ในเครื่องนี้แบบเข้ารหัส พิมพ์ครั้งเดียว"),
)


class JoinPage(EntrancePage):
    """Asks for an address, and what its server asks for; users and passphrase come after, as for every office."""

    asked = Signal(str, str, str)  # address, user, password

    def __init__(self, address: str = "") -> None:
        super().__init__(
            _("เข้าสำนักงานร่วม"),
            _("สำนักงานที่หลายเครื่องใช้ด้วยกันผ่านเครือข่าย ข้อมูลอยู่บนเครื่องแม่ข่าย ต้องต่อเครือข่ายเมื่อทำงาน"),
        )
        self.add_field(ADDRESS).editor.set_value(address)
        self.add_field(USER)
        self.add_field(PASSWORD, secret=True)
        row = QHBoxLayout()
        row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("ต่อไป"), self.enter, primary=True))
        self.column.addLayout(row)

    def enter(self) -> None:
        """Give what was typed."""
        if not self.text(ADDRESS.name).strip():
            self.refuse(_("กรุณาพิมพ์ที่อยู่ของสำนักงานร่วม"), ADDRESS.name)
            return
        self.asked.emit(*(self.text(one.name) for one in (ADDRESS, USER, PASSWORD)))
