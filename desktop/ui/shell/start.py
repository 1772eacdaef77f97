"""First start: a practice office, a new one, one that is there, a shared one, or one of a backup."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.i18n import _
from desktop.ui.parts.buttons import button
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell.entrance_page import EntrancePage


class StartPage(EntrancePage):
    """Five ways to begin, each with a word on what it is for."""

    practice_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    join_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("ศอช. ตำบล"), _("เก็บข้อมูลศูนย์ คณะกรรมการ และออกหนังสือราชการ บนเครื่องของท่านเอง ไม่ต้องต่ออินเทอร์เน็ต")
        )
        practice = button(_("ลองใช้สำนักงานฝึกหัด"), self.practice_asked.emit, "school", primary=True)
        new = button(_("ตั้งสำนักงานใหม่"), self.new_asked.emit, "plus")
        there = button(_("เปิดสำนักงานที่มีอยู่…"), self.open_asked.emit, "folder-open")
        join = button(_("เข้าสำนักงานร่วม…"), self.join_asked.emit, "link")
        back = button(_("กู้คืนจากสำเนาสำรอง…"), self.restore_asked.emit, "history")
        for one, word in (
            (practice, _("ข้อมูลสมมติครบทุกหน้า ลองได้ทุกอย่าง ไม่กระทบงานจริง รหัสผ่านคือ practice")),
            (new, _("เลือกอำเภอและตำบล ตั้งรหัสผ่าน แล้วเริ่มบันทึกได้ทันที")),
            (there, _("โฟลเดอร์สำนักงานบนเครื่องนี้หรือในแฟลชไดรฟ์")),
            (join, _("สำนักงานบนเครื่องแม่ข่ายที่หลายเครื่องใช้ด้วยกัน ใช้ที่อยู่จากผู้ดูแลเครื่องแม่ข่าย")),
            (back, _("เมื่อเครื่องเสียหรือไฟล์เสียหาย ทำสำนักงานขึ้นใหม่จากสำเนาที่สำรองไว้")),
        ):
            self.column.addSpacing(self.column.spacing())
            self.column.addWidget(one)
            self.column.addWidget(TextLabel(word, "hint"))
