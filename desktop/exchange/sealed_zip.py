"""Files that leave the office under a passphrase: one .zip with AES-256, which 7-Zip and its like open.

The names in it are not encrypted: they may say nothing of anybody. A file is whole or not there, and nothing of what
it holds is ever written beside it in the clear.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.domain.passphrases import check_carried
from desktop.errors import Trouble

ENDING = ".zip"
BITS = 256
_MOST = 10_000  # files of one name in a folder
Put = Callable[[str, bytes], None]  # takes a name inside the .zip, and what it holds


def write(path: Path, files: Mapping[str, bytes], passphrase: str) -> None:
    """Write files by their names into one encrypted .zip."""
    with writing(path, passphrase) as put:
        for name, data in files.items():
            put(name, data)


@contextmanager
def writing(path: Path, passphrase: str) -> Iterator[Put]:
    """Give what puts one file after another into an encrypted .zip, which takes its name when all went well."""
    import pyzipper

    check_carried(passphrase)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            with pyzipper.AESZipFile(file, "w", pyzipper.ZIP_DEFLATED) as archive:
                archive.setpassword(passphrase.encode("ascii"))
                archive.setencryption(pyzipper.WZ_AES, nbits=BITS)
                yield archive.writestr
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise Trouble(
            "บันทึกไฟล์ {name} ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่น หรือเลือกที่เก็บอื่นที่มีพื้นที่ว่าง", name=path.name
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def place(path: Path) -> Path:
    """Give where the .zip of a file or folder goes: beside it, under a name that no file has."""
    named = path.with_suffix(ENDING)
    for again in range(2, _MOST):
        if not named.exists():
            return named
        named = path.with_name(f"{path.stem} ({again}){ENDING}")
    raise Trouble("โฟลเดอร์นี้มีไฟล์ชื่อเดียวกันมากเกินไป กรุณาเลือกโฟลเดอร์อื่น")
