"""The commands about the whole office: making one, moving it to a server, checking and undoing."""

from __future__ import annotations

from desktop.commands.known.described import Command, argument
from desktop.i18n import N_

BEGINNING = (
    Command(
        "practice",
        N_("สร้างสำนักงานฝึกหัดจากข้อมูลสมมติ เหมือนกันทุกครั้ง รหัสผ่านคือ practice"),
        (
            argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน")),
            argument("--tambons", metavar="N", help=N_("จำนวนตำบล (หนึ่งตำบลถ้าไม่บอก)")),
        ),
    ),
    Command(
        "demo",
        N_("ลองทั้งหมดโดยไม่เปิดหน้าต่าง: สำนักงานฝึกหัด นำเข้าคณะกรรมการ ออกประกาศและคำสั่ง"),
        (argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ใหม่ของสำนักงานฝึกหัด")),),
    ),
    Command(
        "new",
        N_("ตั้งสำนักงานใหม่และพิมพ์รหัสกู้คืนหนึ่งครั้ง"),
        (
            argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน")),
            argument("--name", metavar="NAME", required=True, help=N_("ชื่อเจ้าหน้าที่")),
            argument(
                "--tambon",
                metavar="CODE",
                required=True,
                nargs="+",
                action="extend",
                help=N_("รหัสตำบล 6 หลัก"),
            ),
            argument("--position", metavar="TEXT", default="", help=N_("ตำแหน่งเจ้าหน้าที่")),
        ),
    ),
)

TO_SERVER = Command(
    "to-server",
    N_("ย้ายสำนักงานขึ้นเครื่องแม่ข่าย PostgreSQL ให้หลายเครื่องใช้ร่วมกัน โฟลเดอร์เดิมอยู่เป็นสำเนาที่ไม่ออกเลข"),
    (
        argument(
            "address", metavar="ADDRESS", help=N_("ที่อยู่ของฐานข้อมูลเปล่า เช่น postgresql://ผู้ใช้@เครื่อง/ฐานข้อมูล")
        ),
        argument("--yes", action="store_true", help=N_("ย้ายโดยไม่ถามก่อน")),
    ),
)

CHECKING = (
    Command(
        "check",
        N_("ตรวจไฟล์ การอ้างถึง ประวัติการแก้ไข และเลขหนังสือของสำนักงาน"),
        (
            argument(
                "--head",
                metavar="CODE",
                help=N_("รหัสปลายทางของประวัติตามใบรับสำเนาสำรอง เพื่อเทียบว่าประวัติก่อนนั้นถูกแก้ไขหรือไม่"),
            ),
        ),
    ),
    Command("undo", N_("เลิกทำการบันทึกล่าสุด")),
)
