"""The commands about users, their passphrases and the recovery code."""

from __future__ import annotations

from desktop.commands.known.described import Command, argument
from desktop.i18n import N_

_USER = argument("name", metavar="NAME", help=N_("ชื่อผู้ใช้ตามรายชื่อ"))
_ROLE = argument("role", metavar="ROLE", help=N_("บทบาท คือ head, officer, mediator หรือ viewer"))
_NEW_PASSPHRASE = argument(
    "--new-passphrase-file",
    metavar="FILE",
    help=N_("ไฟล์ที่มีรหัสผ่านใหม่ (ถ้าไม่บอก ใช้ตัวแปร TAMBON_DESK_NEW_PASSPHRASE หรือถาม)"),
)

USERS = (
    Command("user-list", N_("แสดงผู้ใช้ของสำนักงาน บทบาท และผู้ที่เปิดเรื่องไกล่เกลี่ยได้")),
    Command(
        "user-add",
        N_("เพิ่มผู้ใช้ที่เปิดสำนักงานด้วยรหัสผ่านของตนเอง ผู้เพิ่มคนแรกเป็นหัวหน้า"),
        (
            _USER,
            argument("--role", metavar="ROLE", default="officer", help=_ROLE.help),
            argument("--position", metavar="TEXT", default="", help=N_("ตำแหน่ง")),
            argument("--mediation", action="store_true", help=N_("ให้เปิดเรื่องไกล่เกลี่ยได้")),
            _NEW_PASSPHRASE,
        ),
    ),
    Command(
        "user-role",
        N_("เปลี่ยนบทบาทของผู้ใช้ และให้หรือถอนสิทธิ์เรื่องไกล่เกลี่ย"),
        (
            _USER,
            _ROLE,
            argument("--mediation", metavar="yes|no", help=N_("ให้ (yes) หรือถอน (no) สิทธิ์เรื่องไกล่เกลี่ย")),
        ),
    ),
    Command("user-remove", N_("นำผู้ใช้ที่ย้ายหรือพ้นไปออก รหัสผ่านของผู้นั้นเปิดสำนักงานไม่ได้อีก"), (_USER,)),
    Command(
        "user-passphrase",
        N_("เปลี่ยนรหัสผ่านของตนเอง หรือตั้งให้ผู้ใช้ที่ลืมรหัสผ่านเมื่อบอกชื่อ"),
        (argument("name", metavar="NAME", nargs="?", default="", help=_USER.help), _NEW_PASSPHRASE),
    ),
    Command("recovery-code", N_("ออกรหัสกู้คืนใหม่และแสดงหนึ่งครั้ง รหัสเดิมใช้ไม่ได้อีก")),
)
