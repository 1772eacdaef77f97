"""The commands about records: listing, finding, adding, importing and exporting them."""

from __future__ import annotations

from desktop.commands.known.described import PDF, Command, argument
from desktop.i18n import N_

_TOPIC = argument("topic", metavar="TOPIC", help=N_("เรื่อง เช่น people, committees, papers"))
_OPTIONAL_TOPIC = argument("topic", metavar="TOPIC", nargs="?", help=_TOPIC.help)
_ID = argument("id", metavar="ID", nargs="+", help=N_("รหัสของรายการ หรือชื่อที่ตรงทั้งหมด"))
_LIMIT = argument("--limit", metavar="N", help=N_("ไม่เกินกี่รายการ"))
_ENCRYPT = (
    argument(
        "--encrypt", action="store_true", help=N_("เข้ารหัสด้วยรหัสผ่านเป็นไฟล์ .zip (AES-256) ที่เปิดด้วย 7-Zip ได้")
    ),
    argument(
        "--export-passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่านของไฟล์ที่เข้ารหัส (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_EXPORT_PASSPHRASE หรือถาม)"),
    ),
)

RECORDS = (
    Command(
        "list",
        N_("แสดงรายการของเรื่องหนึ่ง"),
        (_TOPIC, argument("--where", metavar="TEXT", default="", help=N_("เฉพาะที่มีคำเหล่านี้")), _LIMIT),
    ),
    Command("show", N_("แสดงรายการหนึ่งทั้งหมดพร้อมสิ่งที่เกี่ยวข้อง"), (_TOPIC, _ID)),
    Command("history", N_("บอกว่าใครแก้ไขรายการหนึ่งเมื่อใด จากค่าใดเป็นค่าใด"), (_TOPIC, _ID)),
    Command(
        "add",
        N_("บันทึกรายการจากไฟล์ JSON รายการที่ผิดถูกปฏิเสธเฉพาะรายการนั้น"),
        (_TOPIC, argument("file", metavar="FILE.json", help=N_("ไฟล์ JSON ที่มีรายการเดียวหรือหลายรายการ"))),
    ),
    Command(
        "import",
        N_("นำเข้าจากไฟล์ Excel หรือ CSV ถ้ามีแถวที่ผิดจะไม่บันทึกอะไรเลย หรือตั้งสำนักงานใหม่จากชุดข้อมูลทั้งหมดด้วย --all"),
        (
            _OPTIONAL_TOPIC,
            argument("file", metavar="FILE", nargs="?", help=N_("ไฟล์ .xlsx .xls .ods หรือ .csv")),
            argument(
                "--try", "--dry-run", dest="dry_run", action="store_true", help=N_("ลองอ่านเท่านั้น ไม่บันทึก")
            ),
            argument("--keep-good", action="store_true", help=N_("บันทึกแถวที่ถูกแม้มีแถวที่ผิด")),
            argument(
                "--decide",
                metavar="fill|file|new|skip",
                help=N_(
                    "ทำอย่างไรกับแถวที่อาจซ้ำกับรายการเดิม คือ fill เติมช่องว่าง file ใช้ค่าจากไฟล์ new เพิ่มใหม่ "
                    "หรือ skip ไม่นำเข้า (ถ้าไม่บอกจะไม่บันทึกและแสดงแถวเหล่านั้น)"
                ),
            ),
            argument("--tambon", metavar="CODE|NAME", default="", help=N_("ตำบลของแถวที่ไม่บอกตำบล")),
            argument("--year", metavar="Y", help=N_("ปี พ.ศ. ของรอบสำรวจ เมื่อนำเข้า surveys")),
            argument(
                "--all", metavar="FOLDER", help=N_("โฟลเดอร์ที่ส่งออกด้วย export --all ไปเป็นสำนักงานใหม่ที่ --office")
            ),
        ),
    ),
    Command(
        "export",
        N_("ส่งออกรายการของเรื่องหนึ่งเป็น .xlsx .csv หรือ .json ตามนามสกุลของไฟล์ หรือทั้งสำนักงานด้วย --all"),
        (
            _OPTIONAL_TOPIC,
            argument("file", metavar="FILE", nargs="?", help=N_("ไฟล์ที่จะเขียน")),
            argument("--all", metavar="FOLDER", help=N_("โฟลเดอร์ใหม่สำหรับทุกรายการและไฟล์แนบของสำนักงาน")),
            argument("--with-ids", action="store_true", help=N_("ให้เลขประจำตัวประชาชนครบทุกหลัก ใช้กับ --all")),
            *_ENCRYPT,
        ),
    ),
)

SEARCH = Command(
    "search",
    N_("ค้นหาในทุกเรื่อง"),
    (argument("text", metavar="TEXT", nargs="+", help=N_("คำที่ค้นหา")), _LIMIT),
)

PERSON_DATA = Command(
    "person-data",
    N_("เขียนข้อมูลทั้งหมดที่เก็บไว้ของบุคคลหนึ่งเป็น PDF สำหรับให้เจ้าของข้อมูล และบันทึกว่าใครพิมพ์ เพราะเหตุใด"),
    (
        _ID,
        argument("--why", metavar="TEXT", required=True, help=N_("พิมพ์เพื่ออะไร เช่น เจ้าของข้อมูลขอ")),
        PDF,
    ),
)
