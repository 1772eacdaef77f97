"""The commands about papers: issuing, printing again and cancelling them, their registers, and summaries."""

from __future__ import annotations

from desktop.commands.known.described import PDF, REGISTER, Command, argument
from desktop.i18n import N_

_PAPER = argument("paper", metavar="PAPER", nargs="+", help=N_("รหัสของหนังสือ หรือชนิดกับเลขที่ เช่น order 111/2551"))
_DATE = argument("--date", metavar="D", help=N_("วันที่ของหนังสือ พิมพ์อย่างที่เคยพิมพ์ เช่น 8 พ.ค. 2551"))
_NUMBER = argument(
    "--number", metavar="N|blank", help=N_("เลขที่จากทะเบียนของอำเภอ หรือ blank เพื่อเว้นไว้เขียนด้วยมือ")
)

PAPERS = (
    Command(
        "issue",
        N_("ออกหนังสือและเขียนเป็น PDF"),
        (
            argument(
                "kind",
                metavar="KIND",
                help=N_(
                    "ชนิดหนังสือ คือ announcement, order, certificate หรือ chart ของคณะกรรมการ, invitation, agenda, "
                    "attendance หรือ minutes ของการประชุม, bylaws ของศูนย์, amendment ของคำสั่ง, "
                    "และ notice, letter, memo หรือ cover ของสำนักงาน"
                ),
            ),
            argument(
                "id",
                metavar="ID",
                nargs="*",
                help=N_(
                    "รหัสหรือชื่อที่ตรงทั้งหมดของคณะ การประชุม (ชื่อคณะกับครั้งที่ เช่น 2/2551) หรือศูนย์ "
                    "หรือคำสั่งที่จะแก้ไข เช่น order 111/2551 หนังสือของสำนักงานไม่ต้องบอก"
                ),
            ),
            PDF,
            argument(
                "--set",
                metavar="FIELD=TEXT",
                action="append",
                default=[],
                help=N_("ช่องที่พิมพ์ของหนังสือ เช่น subject=ขอเชิญประชุม หรือ body=@ไฟล์ข้อความ ใช้ได้หลายครั้ง"),
            ),
            argument("--signer", metavar="NAME", default="", help=N_("ผู้ลงนาม (ผู้ลงนามตามวันที่ถ้าไม่บอก)")),
            _DATE,
            _NUMBER,
            argument("--behind", metavar="N", help=N_("ออกเลขย้อนหลัง แทรกเลขย่อยต่อจากเลขนี้")),
            argument("--back-reason", metavar="TEXT", default="", help=N_("เหตุผลที่ออกเลขย้อนหลัง")),
            argument("--draft", action="store_true", help=N_("พิมพ์ร่าง ไม่ใช้เลขและไม่บันทึก")),
        ),
    ),
    Command(
        "batch",
        N_("ออกหนังสือชนิดเดียวกันให้หลายคณะ หลายการประชุม หรือหลายศูนย์ ฉบับที่ออกไม่ได้ถูกบอกไว้และฉบับอื่นยังออก"),
        (
            argument("kind", metavar="KIND", help=N_("ชนิดหนังสือของคณะกรรมการ การประชุม หรือศูนย์ อย่างที่ issue ใช้")),
            argument("id", metavar="ID", nargs="*", help=N_("รหัสหรือชื่อที่ตรงทั้งหมด แต่ละรายการอยู่ในเครื่องหมายคำพูด")),
            argument(
                "--out",
                metavar="FOLDER|FILE.pdf",
                required=True,
                help=N_("โฟลเดอร์สำหรับไฟล์ละฉบับ หรือไฟล์ .pdf เพื่อรวมเป็นไฟล์เดียว"),
            ),
            argument("--where", metavar="TEXT", help=N_("ทุกรายการที่มีคำเหล่านี้")),
            _DATE,
        ),
    ),
    Command(
        "reprint",
        N_("เขียน PDF ของหนังสือที่ออกแล้วซ้ำให้เหมือนเดิมทุกประการ"),
        (_PAPER, PDF),
    ),
    Command(
        "word",
        N_("เขียนสำเนา Word ของหนังสือที่ออกแล้ว"),
        (_PAPER, argument("--out", metavar="FILE.docx", required=True, help=N_("ไฟล์ Word ใหม่ที่จะเขียน"))),
    ),
    Command(
        "notice-copy",
        N_("เขียน PDF สำหรับปิดประกาศ โดยไม่มีเลขประจำตัวและเบอร์โทรของบุคคล"),
        (_PAPER, PDF),
    ),
    Command("changes", N_("บอกว่าข้อมูลวันนี้ต่างจากหนังสือที่ออกแล้วอย่างไร"), (_PAPER,)),
    Command(
        "cancel",
        N_("ยกเลิกหนังสือด้วยหนังสือใหม่ที่อ้างถึงฉบับเดิม หรือในทะเบียนถ้าชนิดนั้นไม่ต้องมีหนังสือยกเลิก"),
        (
            _PAPER,
            argument("--why", metavar="TEXT", required=True, help=N_("เหตุผลที่ยกเลิก")),
            argument("--out", metavar="FILE.pdf", default="", help=N_("ไฟล์ PDF ของหนังสือยกเลิก")),
            _DATE,
            _NUMBER,
        ),
    ),
    Command(
        "register",
        N_("เขียนทะเบียนคุมของปีหนึ่งเป็น PDF"),
        (
            REGISTER,
            argument("--year", metavar="Y", required=True, help=N_("ปี พ.ศ.")),
            PDF,
        ),
    ),
    Command(
        "summary",
        N_("เขียนเอกสารสรุปของแบบสำรวจตำบลในปีหนึ่งเป็น PDF"),
        (
            argument(
                "kind",
                metavar="KIND",
                help=N_("ชนิดเอกสาร คือ tambon, village, organisations, products หรือ coverage"),
            ),
            argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            argument("--year", metavar="Y", required=True, help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            argument(
                "--village", metavar="N", help=N_("เฉพาะหมู่ที่ ใช้กับ village และ organisations (ทุกหมู่ถ้าไม่บอก)")
            ),
            PDF,
        ),
    ),
    Command(
        "mediation-report",
        N_("เขียนสถิติการไกล่เกลี่ยสำหรับเผยแพร่ของเดือนหรือปีงบประมาณเป็น PDF ไม่มีชื่อ และไม่บอกจำนวนที่น้อยจนรู้ว่าเป็นใคร"),
        (
            argument("--year", metavar="Y", required=True, help=N_("ปีงบประมาณ พ.ศ.")),
            argument("--month", metavar="N", help=N_("เฉพาะเดือนนี้ของปีงบประมาณ (1 ถึง 12)")),
            PDF,
        ),
    ),
)
