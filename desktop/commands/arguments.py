"""What can be typed: the commands with their arguments, their help in the language asked for, and what is typed wrong.

A new command joins `COMMANDS` here and `actions()` in the package.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from desktop.errors import Refusal
from desktop.i18n import LANGUAGES, N_, _

PROGRAM = "tambon-desk"


class Usage(Refusal):
    """What was typed is no command of this program: exit code 2."""


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
    Command("check", N_("ตรวจไฟล์ การอ้างถึง ประวัติการแก้ไข และเลขหนังสือของสำนักงาน")),
    Command("undo", N_("เลิกทำการบันทึกล่าสุด")),
)

_COMMON = (
    _argument("--office", metavar="FOLDER", help=N_("โฟลเดอร์ของสำนักงาน (สำนักงานที่เปิดล่าสุดถ้าไม่บอก)")),
    _argument("--json", action="store_true", help=N_("ตอบเป็น JSON")),
    _argument(
        "--passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่าน (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_PASSPHRASE หรือถาม)"),
    ),
    _argument("--lang", metavar="th|en", help=N_("ภาษาของข้อความ")),
    _argument("-h", "--help", action="help", help=N_("แสดงวิธีใช้")),
)

# what argparse says, in the words of this program; %s of its sentences comes as {what}
_SAID = (
    (r"the following arguments are required: (?P<what>.+)", N_("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help")),
    (r"argument \S+: invalid choice: '(?P<what>.*?)' .*", N_("ไม่มีคำสั่ง “{what}” กรุณาดูคำสั่งทั้งหมดด้วย --help")),
    (r"argument (?P<what>.+): expected .+", N_("ยังไม่ได้พิมพ์ค่าหลัง {what} กรุณาดูวิธีใช้ด้วย --help")),
    (r"argument (?P<what>.+): ignored explicit .+", N_("{what} ไม่มีค่าต่อท้าย กรุณาดูวิธีใช้ด้วย --help")),
)


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Read what was typed; `Usage` where it is no command. `--help` prints and raises SystemExit(0)."""
    check_text(" ".join(argv))
    typed, left = _parser().parse_known_args(list(argv))
    if left:
        _take_left(typed, left)
    if not typed.command:
        raise Usage("ยังไม่ได้พิมพ์คำสั่ง กรุณาดูคำสั่งทั้งหมดด้วย --help")
    if typed.lang and typed.lang not in LANGUAGES:
        raise Usage("ภาษา “{what}” ไม่มี ใช้ได้เฉพาะ th หรือ en", what=typed.lang)
    return typed


def _take_left(typed: argparse.Namespace, left: list[str]) -> None:
    """Take as ID what stands behind an option: argparse ends a list that may be empty at the first one."""
    if getattr(typed, "id", None) != [] or any(one.startswith("-") for one in left):
        raise Usage("ไม่รู้จัก “{what}” กรุณาดูวิธีใช้ด้วย --help", what=" ".join(left))
    typed.id = left


def check_text(text: str) -> None:
    """Refuse what the system gave as bytes of another encoding: no record, name or passphrase holds it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Usage("มีตัวอักษรที่อ่านไม่ได้ กรุณาพิมพ์ด้วยรหัสตัวอักษร UTF-8") from error


def value_of(argv: Sequence[str], flag: str) -> str:
    """Find what was typed after a flag before everything else is read, "" if nothing was.

    >>> value_of(["list", "people", "--lang=en"], "--lang"), value_of(["--lang", "th"], "--lang")
    ('en', 'th')
    """
    for place, one in enumerate(argv):
        if one.startswith(f"{flag}="):
            return one.partition("=")[2]
        if one == flag and place + 1 < len(argv):
            return argv[place + 1]
    return ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in the program's own words what argparse refuses."""
        for pattern, sentence in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise Usage(sentence, what=found["what"])
        raise Usage("คำสั่งนี้พิมพ์ไม่ถูกต้อง กรุณาดูวิธีใช้ด้วย --help")


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the line of usage with a word of the language asked for."""
        super().add_usage(usage, actions, groups, _("วิธีใช้") + ": " if prefix is None else prefix)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=_("ข้อมูลและหนังสือของ ศอช. ตำบล ถ้าไม่พิมพ์คำสั่งจะเปิดหน้าต่าง"),
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("คำสั่ง"))
    for command in COMMANDS:
        told = _(command.help)
        one = parsers.add_parser(
            command.name,
            help=told,
            description=told,
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
        )
        _put(one, _("สิ่งที่พิมพ์ตามคำสั่ง"), command.arguments)
        _put(one, _("ใช้ได้กับทุกคำสั่ง"), _COMMON, default=argparse.SUPPRESS)  # else it hides what stands before
    _put(parser, _("ใช้ได้กับทุกคำสั่ง"), _COMMON)
    return parser


def _put(parser: argparse.ArgumentParser, title: str, arguments: Iterable[Argument], **more: Any) -> None:
    group = parser.add_argument_group(title)
    for one in arguments:
        group.add_argument(*one.names, help=_(one.help), **{**one.more, **more})
