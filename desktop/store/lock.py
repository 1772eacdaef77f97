"""The lock that keeps an office open in one place at a time: held by the system, so a killed program leaves none."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from desktop.errors import Trouble

NAME = "office.lock"


def hold(folder: Path) -> BinaryIO:
    """Take the office for this program until the given file is closed; `Trouble` where it is open already."""
    path = folder / NAME
    file = path.open("ab")
    try:
        if not _take(file):
            raise _held(path)
        os.utime(path)  # since when
    except BaseException:
        file.close()
        raise
    return file


def check(folder: Path) -> None:
    """Refuse an office that is open in another program, and change nothing in its folder."""
    path = folder / NAME
    with suppress(FileNotFoundError), path.open("rb") as file:
        if not _take(file):
            raise _held(path)


def _held(path: Path) -> Trouble:
    from desktop.thai import dates

    since = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return Trouble(
        "สำนักงานนี้เปิดอยู่ในโปรแกรมอีกหน้าต่างหนึ่งตั้งแต่ {day} เวลา {time} น. กรุณาใช้หน้าต่างนั้น หรือปิดก่อนแล้วเปิดใหม่",
        day=dates.short(since.date()),
        time=dates.clock(since),
    )


def _take(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the first is POSIX's word for it, the second Windows'
        return False
    return True
