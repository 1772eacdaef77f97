"""The commands about backups, and about what can be saved of a damaged office."""

from __future__ import annotations

from desktop.commands.known.described import Command, argument
from desktop.i18n import N_

BACKUPS = (
    Command(
        "backup",
        N_("สำรองข้อมูลพร้อมไฟล์แนบ แล้วเปิดตรวจสำเนา"),
        (
            argument("--to", metavar="FOLDER", help=N_("ที่เก็บสำเนาแห่งที่สอง เช่น แฟลชไดรฟ์")),
            argument("--if-changed", action="store_true", help=N_("สำรองเฉพาะเมื่อมีอะไรเปลี่ยนตั้งแต่ครั้งก่อน")),
            argument("--receipt", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของใบรับสำเนาสำรองที่จะเขียน")),
        ),
    ),
    Command(
        "backups",
        N_("แสดงสำเนาสำรองที่มี"),
        (argument("--to", metavar="FOLDER", help=N_("ดูของที่เก็บสำเนาแห่งที่สองนี้แทน")),),
    ),
    Command(
        "restore",
        N_("กู้คืนสำเนาสำรองลงโฟลเดอร์ใหม่ ไม่เขียนทับข้อมูลเดิม"),
        (
            argument("backup", metavar="BACKUP", help=N_("ชื่อสำเนาในสำนักงาน หรือที่อยู่ของสำเนา")),
            argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ว่างที่จะกู้คืนลง")),
            argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะหายและได้คืนอะไรบ้าง")),
        ),
    ),
    Command(
        "salvage",
        N_("กู้ข้อมูลที่ยังอ่านได้จากสำนักงานที่ไฟล์เสียหายลงโฟลเดอร์ใหม่ และบอกว่าสิ่งใดกู้ไม่ได้"),
        (
            argument("damaged", metavar="OFFICE", help=N_("โฟลเดอร์ของสำนักงานที่เสียหาย ซึ่งจะไม่ถูกเขียน")),
            argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ว่างที่จะกู้ข้อมูลลง")),
            argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะกู้อะไรได้บ้าง")),
            argument("--report", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของบัญชีข้อมูลที่กู้ได้และกู้ไม่ได้ที่จะเขียน")),
            argument("--keys", metavar="BACKUP", help=N_("ใช้ไฟล์กุญแจจากสำเนาสำรองนี้แทนไฟล์กุญแจที่หายหรือเสียหาย")),
        ),
    ),
)
