"""The commands about copies of the office on other machines: taking one along, and merging what each did."""

from __future__ import annotations

from desktop.commands.known.described import REGISTER, Command, argument
from desktop.i18n import N_

_HOLDER = argument("--holder", metavar="NAME", required=True, help=N_("ผู้ถือหรือเครื่องที่ใช้เลขที่จองไว้"))
_PACKAGE_PASSPHRASE = argument(
    "--package-passphrase-file",
    metavar="FILE",
    help=N_("ไฟล์ที่มีรหัสผ่านของชุดข้อมูล (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_PACKAGE_PASSPHRASE หรือถาม)"),
)

TAKING_ALONG = (
    Command(
        "reserve",
        N_("จองเลขถัดไปของปีนี้ให้เครื่องที่จะนำไปใช้นอกสำนักงาน"),
        (REGISTER, argument("count", metavar="COUNT", help=N_("จำนวนเลข")), _HOLDER),
    ),
    Command(
        "take-along",
        N_("ทำสำเนาสำนักงานให้เครื่องที่จองเลขไว้"),
        (
            argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ว่างสำหรับสำเนา")),
            _HOLDER,
            argument(
                "--tambon",
                metavar="CODE",
                action="append",
                help=N_("รหัสตำบลที่นำไป ใช้ซ้ำได้ ไม่บอกคือทั้งสำนักงาน"),
            ),
            argument("--cases", action="store_true", help=N_("นำเรื่องไกล่เกลี่ยไปกับบางตำบลด้วย")),
        ),
    ),
    Command(
        "give-back",
        N_("รับหนังสือที่ออกด้วยเลขที่จองไว้กลับมา และคืนเลขที่เหลือ"),
        (argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์สำเนาของเครื่องที่นำไป")),),
    ),
)

MERGING = (
    Command(
        "pack",
        N_("ทำชุดข้อมูลที่เครื่องอื่นของสำนักงานยังไม่มี เข้ารหัสด้วยรหัสผ่านของชุดเอง"),
        (
            argument("file", metavar="FILE", help=N_("ไฟล์ใหม่ของชุดข้อมูล")),
            argument("--to", metavar="NAME", default="", help=N_("ชื่อเครื่องที่จะรับ (ข้อมูลทั้งหมดถ้าไม่บอก)")),
            _PACKAGE_PASSPHRASE,
        ),
    ),
    Command(
        "merge",
        N_("รวมชุดข้อมูลจากเครื่องอื่นของสำนักงาน โดยสำรองข้อมูลไว้ก่อน"),
        (
            argument("file", metavar="FILE", help=N_("ไฟล์ของชุดข้อมูล")),
            argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะได้อะไรและอะไรจะต่างกัน")),
            argument(
                "--accept", metavar="MARK", default="", help=N_("รหัสของเครื่องที่ยังไม่เคยรับ ซึ่งเทียบกับเครื่องต้นทางแล้ว")
            ),
            argument(
                "--as-new",
                action="store_true",
                help=N_("ตั้งเครื่องนี้เป็นเครื่องใหม่ก่อนรับ เพราะใช้สำเนาสำรองเก่าแล้วบันทึกต่อ"),
            ),
            _PACKAGE_PASSPHRASE,
        ),
    ),
    Command(
        "conflicts",
        N_("แสดงค่าที่เครื่องต่าง ๆ บันทึกต่างกัน หรือเลือกค่าหนึ่ง"),
        (
            argument("conflict", metavar="ID", nargs="?", default="", help=N_("รหัสของค่าที่ต่างกัน ตามที่แสดง")),
            argument(
                "--take",
                metavar="mine|theirs|N",
                help=N_("เลือกค่าของเครื่องนี้ (mine) ของเครื่องอื่น (theirs) หรือค่าลำดับที่ N"),
            ),
            argument(
                "--void",
                metavar="RECORD",
                help=N_("ยกเลิกฉบับหนึ่งที่เลขซ้ำกับฉบับอื่น ตามรหัสที่แสดง ทั้งสองฉบับยังอยู่ในทะเบียน"),
            ),
            argument("--reason", metavar="TEXT", default="", help=N_("เหตุผลที่ใช้ฉบับที่เลขซ้ำไม่ได้")),
            argument("--report", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของรายงานการรวมข้อมูลที่จะเขียน")),
        ),
    ),
    Command(
        "doubles",
        N_("แสดงรายการที่สองเครื่องเพิ่มไว้และอาจซ้ำกัน หรือตอบเรื่องคู่หนึ่ง"),
        (
            argument("double", metavar="ID", nargs="?", default="", help=N_("รหัสของคู่ ตามที่แสดง")),
            argument(
                "--keep",
                metavar="1|2|both",
                help=N_("รายการที่อยู่ต่อ คือที่ 1 หรือ 2 อีกรายการรวมเข้ามา หรือ both คือไม่ใช่รายการซ้ำ"),
            ),
            argument(
                "--other",
                metavar="FIELD",
                action="append",
                help=N_("ช่องที่ใช้ค่าของรายการที่รวมเข้ามา ใช้ซ้ำได้ ช่องที่ว่างเติมให้เอง"),
            ),
        ),
    ),
)
