"""The commands that are known, each with what is typed after it, and what may be typed with all of them.

A new command joins `COMMANDS` here and `ACTIONS` in `doing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.i18n import N_


@dataclass(frozen=True)
class Argument:
    """One thing typed after a command: its name or its `--flags`, what it is, and what argparse needs to know."""

    names: tuple[str, ...]
    help: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """One command: its name, what it does and what is typed after it."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()


def _argument(*names: str, help: str, **more: Any) -> Argument:  # noqa: A002 - argparse's word for it
    return Argument(names, help, more)


_TOPIC = _argument("topic", metavar="TOPIC", help=N_("เรื่อง เช่น people, committees, papers"))
_OPTIONAL_TOPIC = _argument("topic", metavar="TOPIC", nargs="?", help=_TOPIC.help)
_ID = _argument("id", metavar="ID", nargs="+", help=N_("รหัสของรายการ หรือชื่อที่ตรงทั้งหมด"))
_LIMIT = _argument("--limit", metavar="N", help=N_("ไม่เกินกี่รายการ"))
_PAPER = _argument(
    "paper", metavar="PAPER", nargs="+", help=N_("รหัสของหนังสือ หรือชนิดกับเลขที่ เช่น order 111/2551")
)
_DATE = _argument("--date", metavar="D", help=N_("วันที่ของหนังสือ พิมพ์อย่างที่เคยพิมพ์ เช่น 8 พ.ค. 2551"))
_NUMBER = _argument(
    "--number", metavar="N|blank", help=N_("เลขที่จากทะเบียนของอำเภอ หรือ blank เพื่อเว้นไว้เขียนด้วยมือ")
)
_PDF = _argument("--out", metavar="FILE.pdf", required=True, help=N_("ไฟล์ PDF ที่จะเขียน"))
_REGISTER = _argument(
    "register",
    metavar="REGISTER",
    help=N_("รหัสทะเบียน คือ order, announcement, certificate, sent หรือ received"),
)
_HOLDER = _argument("--holder", metavar="NAME", required=True, help=N_("ผู้ถือหรือเครื่องที่ใช้เลขที่จองไว้"))
_USER = _argument("name", metavar="NAME", help=N_("ชื่อผู้ใช้ตามรายชื่อ"))
_ROLE = _argument("role", metavar="ROLE", help=N_("บทบาท คือ head, officer, mediator หรือ viewer"))
_NEW_PASSPHRASE = _argument(
    "--new-passphrase-file",
    metavar="FILE",
    help=N_("ไฟล์ที่มีรหัสผ่านใหม่ (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_NEW_PASSPHRASE หรือถาม)"),
)
_PACKAGE_PASSPHRASE = _argument(
    "--package-passphrase-file",
    metavar="FILE",
    help=N_("ไฟล์ที่มีรหัสผ่านของชุดข้อมูล (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_PACKAGE_PASSPHRASE หรือถาม)"),
)

COMMANDS = (
    Command(
        "practice",
        N_("สร้างสำนักงานฝึกหัดจากข้อมูลสมมติ เหมือนกันทุกครั้ง รหัสผ่านคือ practice"),
        (
            _argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน")),
            _argument("--tambons", metavar="N", help=N_("จำนวนตำบล (หนึ่งตำบลถ้าไม่บอก)")),
        ),
    ),
    Command(
        "demo",
        N_("ลองทั้งหมดโดยไม่เปิดหน้าต่าง: สำนักงานฝึกหัด นำเข้าคณะกรรมการ ออกประกาศและคำสั่ง"),
        (_argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ใหม่ของสำนักงานฝึกหัด")),),
    ),
    Command(
        "new",
        N_("ตั้งสำนักงานใหม่และพิมพ์รหัสกู้คืนหนึ่งครั้ง"),
        (
            _argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน")),
            _argument("--name", metavar="NAME", required=True, help=N_("ชื่อเจ้าหน้าที่")),
            _argument(
                "--tambon",
                metavar="CODE",
                required=True,
                nargs="+",
                action="extend",
                help=N_("รหัสตำบล 6 หลัก"),
            ),
            _argument("--position", metavar="TEXT", default="", help=N_("ตำแหน่งเจ้าหน้าที่")),
        ),
    ),
    Command(
        "list",
        N_("แสดงรายการของเรื่องหนึ่ง"),
        (_TOPIC, _argument("--where", metavar="TEXT", default="", help=N_("เฉพาะที่มีคำเหล่านี้")), _LIMIT),
    ),
    Command("show", N_("แสดงรายการหนึ่งทั้งหมดพร้อมสิ่งที่เกี่ยวข้อง"), (_TOPIC, _ID)),
    Command("history", N_("บอกว่าใครแก้ไขรายการหนึ่งเมื่อใด จากค่าใดเป็นค่าใด"), (_TOPIC, _ID)),
    Command(
        "add",
        N_("บันทึกรายการจากไฟล์ JSON รายการที่ผิดถูกปฏิเสธเฉพาะรายการนั้น"),
        (_TOPIC, _argument("file", metavar="FILE.json", help=N_("ไฟล์ JSON ที่มีรายการเดียวหรือหลายรายการ"))),
    ),
    Command(
        "import",
        N_("นำเข้าจากไฟล์ Excel หรือ CSV ถ้ามีแถวที่ผิดจะไม่บันทึกอะไรเลย หรือตั้งสำนักงานใหม่จากชุดข้อมูลทั้งหมดด้วย --all"),
        (
            _OPTIONAL_TOPIC,
            _argument("file", metavar="FILE", nargs="?", help=N_("ไฟล์ .xlsx .xls .ods หรือ .csv")),
            _argument(
                "--try", "--dry-run", dest="dry_run", action="store_true", help=N_("ลองอ่านเท่านั้น ไม่บันทึก")
            ),
            _argument("--keep-good", action="store_true", help=N_("บันทึกแถวที่ถูกแม้มีแถวที่ผิด")),
            _argument(
                "--decide",
                metavar="fill|file|new|skip",
                help=N_(
                    "ทำอย่างไรกับแถวที่อาจซ้ำกับรายการเดิม คือ fill เติมช่องว่าง file ใช้ค่าจากไฟล์ new เพิ่มใหม่ "
                    "หรือ skip ไม่นำเข้า (ถ้าไม่บอกจะไม่บันทึกและแสดงแถวเหล่านั้น)"
                ),
            ),
            _argument("--tambon", metavar="CODE|NAME", default="", help=N_("ตำบลของแถวที่ไม่บอกตำบล")),
            _argument("--year", metavar="Y", help=N_("ปี พ.ศ. ของรอบสำรวจ เมื่อนำเข้า surveys")),
            _argument(
                "--all", metavar="FOLDER", help=N_("โฟลเดอร์ที่ส่งออกด้วย export --all ไปเป็นสำนักงานใหม่ที่ --office")
            ),
        ),
    ),
    Command(
        "export",
        N_("ส่งออกรายการของเรื่องหนึ่งเป็น .xlsx .csv หรือ .json ตามนามสกุลของไฟล์ หรือทั้งสำนักงานด้วย --all"),
        (
            _OPTIONAL_TOPIC,
            _argument("file", metavar="FILE", nargs="?", help=N_("ไฟล์ที่จะเขียน")),
            _argument("--all", metavar="FOLDER", help=N_("โฟลเดอร์ใหม่สำหรับทุกรายการและไฟล์แนบของสำนักงาน")),
            _argument("--with-ids", action="store_true", help=N_("ให้เลขประจำตัวประชาชนครบทุกหลัก ใช้กับ --all")),
        ),
    ),
    Command(
        "issue",
        N_("ออกหนังสือและเขียนเป็น PDF"),
        (
            _argument(
                "kind",
                metavar="KIND",
                help=N_(
                    "ชนิดหนังสือ คือ announcement, order, certificate หรือ chart ของคณะกรรมการ, invitation, agenda, "
                    "attendance หรือ minutes ของการประชุม, bylaws ของศูนย์, amendment ของคำสั่ง, "
                    "และ notice, letter, memo หรือ cover ของสำนักงาน"
                ),
            ),
            _argument(
                "id",
                metavar="ID",
                nargs="*",
                help=N_(
                    "รหัสหรือชื่อที่ตรงทั้งหมดของคณะ การประชุม (ชื่อคณะกับครั้งที่ เช่น 2/2551) หรือศูนย์ "
                    "หรือคำสั่งที่จะแก้ไข เช่น order 111/2551 หนังสือของสำนักงานไม่ต้องบอก"
                ),
            ),
            _PDF,
            _argument(
                "--set",
                metavar="FIELD=TEXT",
                action="append",
                default=[],
                help=N_("ช่องที่พิมพ์ของหนังสือ เช่น subject=ขอเชิญประชุม หรือ body=@ไฟล์ข้อความ ใช้ได้หลายครั้ง"),
            ),
            _argument("--signer", metavar="NAME", default="", help=N_("ผู้ลงนาม (ผู้ลงนามตามวันที่ถ้าไม่บอก)")),
            _DATE,
            _NUMBER,
            _argument("--behind", metavar="N", help=N_("ออกเลขย้อนหลัง แทรกเลขย่อยต่อจากเลขนี้")),
            _argument("--back-reason", metavar="TEXT", default="", help=N_("เหตุผลที่ออกเลขย้อนหลัง")),
            _argument("--draft", action="store_true", help=N_("พิมพ์ร่าง ไม่ใช้เลขและไม่บันทึก")),
        ),
    ),
    Command(
        "batch",
        N_("ออกหนังสือชนิดเดียวกันให้หลายคณะ หลายการประชุม หรือหลายศูนย์ ฉบับที่ออกไม่ได้ถูกบอกไว้และฉบับอื่นยังออก"),
        (
            _argument(
                "kind", metavar="KIND", help=N_("ชนิดหนังสือของคณะกรรมการ การประชุม หรือศูนย์ อย่างที่ issue ใช้")
            ),
            _argument(
                "id", metavar="ID", nargs="*", help=N_("รหัสหรือชื่อที่ตรงทั้งหมด แต่ละรายการอยู่ในเครื่องหมายคำพูด")
            ),
            _argument(
                "--out",
                metavar="FOLDER|FILE.pdf",
                required=True,
                help=N_("โฟลเดอร์สำหรับไฟล์ละฉบับ หรือไฟล์ .pdf เพื่อรวมเป็นไฟล์เดียว"),
            ),
            _argument("--where", metavar="TEXT", help=N_("ทุกรายการที่มีคำเหล่านี้")),
            _DATE,
        ),
    ),
    Command(
        "reprint",
        N_("เขียน PDF ของหนังสือที่ออกแล้วซ้ำให้เหมือนเดิมทุกประการ"),
        (_PAPER, _PDF),
    ),
    Command(
        "word",
        N_("เขียนสำเนา Word ของหนังสือที่ออกแล้ว"),
        (_PAPER, _argument("--out", metavar="FILE.docx", required=True, help=N_("ไฟล์ Word ใหม่ที่จะเขียน"))),
    ),
    Command(
        "notice-copy",
        N_("เขียน PDF สำหรับปิดประกาศ โดยไม่มีเลขประจำตัวและเบอร์โทรของบุคคล"),
        (_PAPER, _PDF),
    ),
    Command("changes", N_("บอกว่าข้อมูลวันนี้ต่างจากหนังสือที่ออกแล้วอย่างไร"), (_PAPER,)),
    Command(
        "cancel",
        N_("ยกเลิกหนังสือด้วยหนังสือใหม่ที่อ้างถึงฉบับเดิม หรือในทะเบียนถ้าชนิดนั้นไม่ต้องมีหนังสือยกเลิก"),
        (
            _PAPER,
            _argument("--why", metavar="TEXT", required=True, help=N_("เหตุผลที่ยกเลิก")),
            _argument("--out", metavar="FILE.pdf", default="", help=N_("ไฟล์ PDF ของหนังสือยกเลิก")),
            _DATE,
            _NUMBER,
        ),
    ),
    Command(
        "register",
        N_("เขียนทะเบียนคุมของปีหนึ่งเป็น PDF"),
        (
            _REGISTER,
            _argument("--year", metavar="Y", required=True, help=N_("ปี พ.ศ.")),
            _PDF,
        ),
    ),
    Command(
        "summary",
        N_("เขียนเอกสารสรุปของแบบสำรวจตำบลในปีหนึ่งเป็น PDF"),
        (
            _argument(
                "kind",
                metavar="KIND",
                help=N_("ชนิดเอกสาร คือ tambon, village, organisations, products หรือ coverage"),
            ),
            _argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            _argument("--year", metavar="Y", required=True, help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            _argument(
                "--village", metavar="N", help=N_("เฉพาะหมู่ที่ ใช้กับ village และ organisations (ทุกหมู่ถ้าไม่บอก)")
            ),
            _PDF,
        ),
    ),
    Command(
        "mediation-report",
        N_("เขียนสถิติการไกล่เกลี่ยสำหรับเผยแพร่ของเดือนหรือปีงบประมาณเป็น PDF ไม่มีชื่อ และไม่บอกจำนวนที่น้อยจนรู้ว่าเป็นใคร"),
        (
            _argument("--year", metavar="Y", required=True, help=N_("ปีงบประมาณ พ.ศ.")),
            _argument("--month", metavar="N", help=N_("เฉพาะเดือนนี้ของปีงบประมาณ (1 ถึง 12)")),
            _PDF,
        ),
    ),
    Command(
        "survey-open",
        N_("เริ่มรอบสำรวจกลุ่ม/องค์กรของปีหนึ่งในตำบล จากค่าของปีก่อน"),
        (
            _argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            _argument("--tambon", metavar="CODE", required=True, help=N_("รหัสตำบล 6 หลัก")),
        ),
    ),
    Command(
        "survey-progress",
        N_("บอกว่ารอบสำรวจไปถึงไหนแล้ว ทีละหมู่บ้าน และกลุ่มใดยังไม่สำรวจ"),
        (
            _argument("--tambon", metavar="CODE", default="", help=N_("เฉพาะตำบลรหัสนี้")),
            _argument("--year", metavar="Y", help=N_("เฉพาะรอบของปี พ.ศ. นี้")),
        ),
    ),
    Command(
        "survey-record",
        N_(
            "บันทึกแบบสำรวจจากไฟล์ JSON แต่ละรายการบอก organisation, year, values และ unknown รายการที่ผิดถูกปฏิเสธเฉพาะรายการนั้น"
        ),
        (_argument("file", metavar="FILE.json", help=N_("ไฟล์ JSON ที่มีรายการเดียวหรือหลายรายการ")),),
    ),
    Command(
        "survey-sheets",
        N_("เขียนแบบสำรวจกลุ่ม/องค์กรของปีหนึ่งเป็น PDF สำหรับกรอกด้วยมือ เรียงตามลำดับที่จะกรอกคืน"),
        (
            _argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            _argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            _argument(
                "--village",
                metavar="N",
                nargs="+",
                action="extend",
                default=[],
                help=N_("เฉพาะหมู่ที่ (ทุกหมู่บ้านถ้าไม่บอก)"),
            ),
            _argument("--blank", metavar="N", help=N_("แบบเปล่าหมู่บ้านละกี่แผ่น")),
            _argument("--free", metavar="N", help=N_("แบบเปล่าที่ไม่ระบุหมู่บ้านกี่แผ่น")),
            _argument("--without-last", action="store_true", help=N_("ไม่พิมพ์ค่าของปีก่อน")),
            _PDF,
        ),
    ),
    Command(
        "survey-form",
        N_("เขียนแบบสำรวจของปีหนึ่งสำหรับเก็บด้วยโทรศัพท์ (KoboToolbox หรือ ODK Central)"),
        (
            _argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            _argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            _argument("--out", metavar="FILE.xlsx", required=True, help=N_("ไฟล์ใหม่ที่จะเขียน")),
        ),
    ),
    Command(
        "reserve",
        N_("จองเลขถัดไปของปีนี้ให้เครื่องที่จะนำไปใช้นอกสำนักงาน"),
        (_REGISTER, _argument("count", metavar="COUNT", help=N_("จำนวนเลข")), _HOLDER),
    ),
    Command(
        "take-along",
        N_("ทำสำเนาสำนักงานให้เครื่องที่จองเลขไว้"),
        (_argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์ว่างสำหรับสำเนา")), _HOLDER),
    ),
    Command(
        "give-back",
        N_("รับหนังสือที่ออกด้วยเลขที่จองไว้กลับมา และคืนเลขที่เหลือ"),
        (_argument("folder", metavar="FOLDER", help=N_("โฟลเดอร์สำเนาของเครื่องที่นำไป")),),
    ),
    Command(
        "search",
        N_("ค้นหาในทุกเรื่อง"),
        (_argument("text", metavar="TEXT", nargs="+", help=N_("คำที่ค้นหา")), _LIMIT),
    ),
    Command("user-list", N_("แสดงผู้ใช้ของสำนักงาน บทบาท และผู้ที่เปิดเรื่องไกล่เกลี่ยได้")),
    Command(
        "user-add",
        N_("เพิ่มผู้ใช้ที่เปิดสำนักงานด้วยรหัสผ่านของตนเอง ผู้เพิ่มคนแรกเป็นหัวหน้า"),
        (
            _USER,
            _argument("--role", metavar="ROLE", default="officer", help=_ROLE.help),
            _argument("--position", metavar="TEXT", default="", help=N_("ตำแหน่ง")),
            _argument("--mediation", action="store_true", help=N_("ให้เปิดเรื่องไกล่เกลี่ยได้")),
            _NEW_PASSPHRASE,
        ),
    ),
    Command(
        "user-role",
        N_("เปลี่ยนบทบาทของผู้ใช้ และให้หรือถอนสิทธิ์เรื่องไกล่เกลี่ย"),
        (
            _USER,
            _ROLE,
            _argument("--mediation", metavar="yes|no", help=N_("ให้ (yes) หรือถอน (no) สิทธิ์เรื่องไกล่เกลี่ย")),
        ),
    ),
    Command("user-remove", N_("นำผู้ใช้ที่ย้ายหรือพ้นไปออก รหัสผ่านของผู้นั้นเปิดสำนักงานไม่ได้อีก"), (_USER,)),
    Command(
        "user-passphrase",
        N_("เปลี่ยนรหัสผ่านของตนเอง หรือตั้งให้ผู้ใช้ที่ลืมรหัสผ่านเมื่อบอกชื่อ"),
        (_argument("name", metavar="NAME", nargs="?", default="", help=_USER.help), _NEW_PASSPHRASE),
    ),
    Command("recovery-code", N_("ออกรหัสกู้คืนใหม่และแสดงหนึ่งครั้ง รหัสเดิมใช้ไม่ได้อีก")),
    Command(
        "backup",
        N_("สำรองข้อมูลพร้อมไฟล์แนบ แล้วเปิดตรวจสำเนา"),
        (
            _argument("--to", metavar="FOLDER", help=N_("ที่เก็บสำเนาแห่งที่สอง เช่น แฟลชไดรฟ์")),
            _argument("--if-changed", action="store_true", help=N_("สำรองเฉพาะเมื่อมีอะไรเปลี่ยนตั้งแต่ครั้งก่อน")),
            _argument("--receipt", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของใบรับสำเนาสำรองที่จะเขียน")),
        ),
    ),
    Command(
        "backups",
        N_("แสดงสำเนาสำรองที่มี"),
        (_argument("--to", metavar="FOLDER", help=N_("ดูของที่เก็บสำเนาแห่งที่สองนี้แทน")),),
    ),
    Command(
        "restore",
        N_("กู้คืนสำเนาสำรองลงโฟลเดอร์ใหม่ ไม่เขียนทับข้อมูลเดิม"),
        (
            _argument("backup", metavar="BACKUP", help=N_("ชื่อสำเนาในสำนักงาน หรือที่อยู่ของสำเนา")),
            _argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ว่างที่จะกู้คืนลง")),
            _argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะหายและได้คืนอะไรบ้าง")),
        ),
    ),
    Command(
        "salvage",
        N_("กู้ข้อมูลที่ยังอ่านได้จากสำนักงานที่ไฟล์เสียหายลงโฟลเดอร์ใหม่ และบอกว่าสิ่งใดกู้ไม่ได้"),
        (
            _argument("damaged", metavar="OFFICE", help=N_("โฟลเดอร์ของสำนักงานที่เสียหาย ซึ่งจะไม่ถูกเขียน")),
            _argument("folder", metavar="FOLDER", nargs="?", default="", help=N_("โฟลเดอร์ว่างที่จะกู้ข้อมูลลง")),
            _argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะกู้อะไรได้บ้าง")),
            _argument("--report", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของบัญชีข้อมูลที่กู้ได้และกู้ไม่ได้ที่จะเขียน")),
            _argument("--keys", metavar="BACKUP", help=N_("ใช้ไฟล์กุญแจจากสำเนาสำรองนี้แทนไฟล์กุญแจที่หายหรือเสียหาย")),
        ),
    ),
    Command(
        "pack",
        N_("ทำชุดข้อมูลที่เครื่องอื่นของสำนักงานยังไม่มี เข้ารหัสด้วยรหัสผ่านของชุดเอง"),
        (
            _argument("file", metavar="FILE", help=N_("ไฟล์ใหม่ของชุดข้อมูล")),
            _argument("--to", metavar="NAME", default="", help=N_("ชื่อเครื่องที่จะรับ (ข้อมูลทั้งหมดถ้าไม่บอก)")),
            _PACKAGE_PASSPHRASE,
        ),
    ),
    Command(
        "merge",
        N_("รวมชุดข้อมูลจากเครื่องอื่นของสำนักงาน โดยสำรองข้อมูลไว้ก่อน"),
        (
            _argument("file", metavar="FILE", help=N_("ไฟล์ของชุดข้อมูล")),
            _argument("--dry-run", action="store_true", help=N_("บอกเพียงว่าจะได้อะไรและอะไรจะต่างกัน")),
            _argument(
                "--accept", metavar="MARK", default="", help=N_("รหัสของเครื่องที่ยังไม่เคยรับ ซึ่งเทียบกับเครื่องต้นทางแล้ว")
            ),
            _argument(
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
            _argument("conflict", metavar="ID", nargs="?", default="", help=N_("รหัสของค่าที่ต่างกัน ตามที่แสดง")),
            _argument(
                "--take",
                metavar="mine|theirs|N",
                help=N_("เลือกค่าของเครื่องนี้ (mine) ของเครื่องอื่น (theirs) หรือค่าลำดับที่ N"),
            ),
            _argument("--report", metavar="FILE.pdf", help=N_("ไฟล์ PDF ของรายงานการรวมข้อมูลที่จะเขียน")),
        ),
    ),
    Command("check", N_("ตรวจไฟล์ การอ้างถึง ประวัติการแก้ไข และเลขหนังสือของสำนักงาน")),
    Command("undo", N_("เลิกทำการบันทึกล่าสุด")),
)

COMMON = (
    _argument("--office", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน (สำนักงานที่เปิดล่าสุดถ้าไม่บอก)")),
    _argument("--json", action="store_true", help=N_("ตอบเป็น JSON")),
    _argument(
        "--passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่าน (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_PASSPHRASE หรือถาม)"),
    ),
    _argument("--user", metavar="NAME", default="", help=N_("ชื่อผู้ใช้ที่เปิด (หาจากรหัสผ่านถ้าไม่บอก)")),
    _argument("--second-user", metavar="NAME", default="", help=N_("ผู้ใช้คนที่สอง ถ้าสำนักงานต้องเปิดสองคน")),
    _argument(
        "--second-passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่านของคนที่สอง (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_SECOND_PASSPHRASE หรือถาม)"),
    ),
    _argument("--lang", metavar="th|en", help=N_("ภาษาของข้อความ")),
    _argument("-h", "--help", action="help", help=N_("แสดงวิธีใช้")),
)
