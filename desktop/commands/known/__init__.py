"""The commands that are known, each with what is typed after it, and what may be typed with all of them.

A package, since in one file it would pass 400 lines. A new command joins the module of its theme here and `ACTIONS` in
`doing`; a help lists them in the order of `COMMANDS`.
"""

from __future__ import annotations

from desktop.commands.known import backups, copies, offices, papers, records, surveys, users
from desktop.commands.known.described import argument
from desktop.i18n import N_

COMMANDS = (
    *offices.BEGINNING,
    *records.RECORDS,
    *papers.PAPERS,
    *surveys.SURVEYS,
    *copies.TAKING_ALONG,
    records.SEARCH,
    *users.USERS,
    *backups.BACKUPS,
    *copies.MERGING,
    offices.TO_SERVER,
    records.PERSON_DATA,
    *offices.CHECKING,
)

COMMON = (
    argument(
        "--office",
        metavar="FOLDER",
        help=N_("โฟลเดอร์ของสำนักงาน หรือที่อยู่ postgresql://… ของสำนักงานร่วม (สำนักงานที่เปิดล่าสุดถ้าไม่บอก)"),
    ),
    argument("--json", action="store_true", help=N_("ตอบเป็น JSON")),
    argument(
        "--passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่าน (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_PASSPHRASE หรือถาม)"),
    ),
    argument("--user", metavar="NAME", default="", help=N_("ชื่อผู้ใช้ที่เปิด (หาจากรหัสผ่านถ้าไม่บอก)")),
    argument("--second-user", metavar="NAME", default="", help=N_("ผู้ใช้คนที่สอง ถ้าสำนักงานต้องเปิดสองคน")),
    argument(
        "--second-passphrase-file",
        metavar="FILE",
        help=N_("ไฟล์ที่มีรหัสผ่านของคนที่สอง (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_SECOND_PASSPHRASE หรือถาม)"),
    ),
    argument("--lang", metavar="th|en", help=N_("ภาษาของข้อความ")),
    argument("-h", "--help", action="help", help=N_("แสดงวิธีใช้")),
)
