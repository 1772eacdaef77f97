"""Turns what the file, the disk or the machine refuses into one sentence with its remedy; all of it here."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.errors import Trouble
from desktop.i18n import N_

FULL = N_("ดิสก์หรือแฟลชไดรฟ์เต็ม จึงยังไม่ได้บันทึก กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่")
READ_ONLY = N_(
    "โฟลเดอร์ของสำนักงานอ่านได้แต่เขียนไม่ได้ กรุณาปลดการป้องกันการเขียน หรือคัดลอกทั้งโฟลเดอร์ไปไว้ในที่ที่เขียนได้แล้วเปิดจากที่นั่น"
)
BUSY = N_("ข้อมูลกำลังถูกใช้โดยโปรแกรมอื่น จึงยังไม่ได้บันทึก กรุณารอสักครู่แล้วลองใหม่")
DAMAGED = N_(
    "ไฟล์ข้อมูลของสำนักงานเสียหาย โปรแกรมไม่ได้แก้ไขสิ่งใด กรุณาคัดลอกทั้งโฟลเดอร์เก็บไว้ก่อน แล้วเปิดอีกครั้งเพื่อกู้ข้อมูลจากไฟล์นี้ หรือใช้สำเนาสำรองล่าสุด"
)
UNREACHED = N_(
    "อ่านหรือเขียนไฟล์ของสำนักงานไม่สำเร็จ กรุณาตรวจว่าดิสก์หรือแฟลชไดรฟ์ยังต่ออยู่ ไม่เต็ม และโฟลเดอร์อยู่ที่เดิม แล้วเปิดสำนักงานใหม่"
)
TOO_LONG = N_("ชื่อหรือที่อยู่ของโฟลเดอร์ยาวเกินไปสำหรับเครื่องนี้ กรุณาใช้ชื่อที่สั้นลง หรือวางไว้ในโฟลเดอร์ที่ซ้อนกันน้อยกว่านี้")

UNREACHED_SERVER = N_(
    "ติดต่อเครื่องแม่ข่ายของสำนักงานร่วมไม่ได้ กรุณาตรวจเครือข่าย และชื่อผู้ใช้กับรหัสผ่านของเครื่องแม่ข่าย แล้วลองใหม่ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลเครื่องแม่ข่าย"
)
NOT_ALLOWED = N_("เครื่องแม่ข่ายไม่ให้เข้าหรือไม่ให้บันทึก กรุณาตรวจชื่อและรหัสผ่านของเครื่องแม่ข่าย หรือแจ้งผู้ดูแลเครื่องแม่ข่าย")
NO_TRUST = N_(
    "ใบรับรองของเครื่องแม่ข่ายไม่ตรงกับที่เครื่องนี้เชื่อถือ จึงไม่ส่งข้อมูลไป กรุณาขอไฟล์ใบรับรองและชื่อเครื่องที่ถูกต้องจากผู้ดูแลเครื่องแม่ข่าย"
)

# https://www.sqlite.org/rescode.html: the low byte of an extended code is its kind
_FILE_CODES = {
    3: READ_ONLY,  # PERM
    5: BUSY,  # BUSY
    6: BUSY,  # LOCKED
    8: READ_ONLY,  # READONLY
    10: UNREACHED,  # IOERR, also where the memory shared beside the WAL finds no room
    11: DAMAGED,  # CORRUPT
    13: FULL,  # FULL
    14: UNREACHED,  # CANTOPEN
    26: DAMAGED,  # NOTADB
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html: the first two letters are the class
_SERVER_CODES = {
    "08": UNREACHED_SERVER,  # connection exception
    "57": UNREACHED_SERVER,  # operator intervention: the server is shut down
    "58": UNREACHED_SERVER,  # system error of the server
    "28": NOT_ALLOWED,  # invalid authorization
    "3D": NOT_ALLOWED,  # no such database
    "25": NOT_ALLOWED,  # a server that only reads
    "42501": NOT_ALLOWED,  # insufficient privilege
    "53": FULL,  # insufficient resources
    "55P03": BUSY,  # another wrote for longer than a writer waits
    "40": BUSY,  # serialization, deadlock
    "TLS": NO_TRUST,  # ours: see server.kind_of
}
_MACHINE_CODES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.EIO: UNREACHED,
    errno.ENODEV: UNREACHED,
    errno.ENXIO: UNREACHED,
    errno.ENAMETOOLONG: TOO_LONG,
}


def newer(format_: int) -> Trouble:
    """Say that an office was made by a newer program."""
    return Trouble(
        "สำนักงานนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า (รูปแบบที่ {format}) กรุณาติดตั้งโปรแกรมรุ่นล่าสุดแล้วเปิดใหม่", format=format_
    )


def as_trouble(error: BaseException) -> Trouble | None:
    """Give the sentence for what the file or the machine refused; None where it is something else."""
    original = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's error
    code = getattr(original, "sqlite_errorcode", None)
    sentence = _FILE_CODES.get(code & 0xFF) if isinstance(code, int) else None
    if type(original).__module__.startswith("psycopg"):
        from desktop.store.server import kind_of

        named = kind_of(original) or ""
        sentence = _SERVER_CODES.get(named) or _SERVER_CODES.get(named[:2])
    if isinstance(original, OSError):
        sentence = _MACHINE_CODES.get(original.errno or 0)
    return Trouble(sentence) if sentence else None


@contextmanager
def translating() -> Iterator[None]:
    """Raise `Trouble` for what the file or the machine refuses inside; let everything else pass."""
    try:
        yield
    except Exception as error:
        trouble = as_trouble(error)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def reaching() -> Iterator[None]:
    """Do as `translating`, and take a missing file or folder for a disk that is gone."""
    try:
        with translating():
            yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Trouble(UNREACHED) from error
