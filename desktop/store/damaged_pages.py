"""The pages of a data file that SQLite opens no more: each read, verified and decrypted by itself.

SQLCipher encrypts a file page by page (AES-256-CBC, then HMAC-SHA512 with the number of the page), so that a bad page
says nothing against the others. Newer pages may stand in the WAL of a program that was killed. Where the file's first
bytes are lost, and with them the salt of the HMAC, its pages can be decrypted but not verified. Nothing is written.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.store import wal
from desktop.store.cipher import PAGE

_IV, _MAC = 16, 64
USABLE = PAGE - _IV - _MAC  # bytes of a page that SQLite sees
FIRST = b"SQLite format 3\0"  # how the first page begins; in the encrypted file the salt stands there
_SALT = len(FIRST)
_MASK = 0x3A  # https://www.zetetic.net/sqlcipher/design/: the salt of the HMAC key
_ROUNDS = 2


class Pages:
    """Gives the pages of a damaged file by number; holds the file open until it is closed."""

    def __init__(self, path: Path, key: bytes, *, verified: bool = True) -> None:
        self.is_verified = verified
        self._key = key
        self._held = ExitStack()
        self._file: BinaryIO = self._held.enter_context(path.open("rb"))
        self._wal: BinaryIO | None = None
        self._mac = _mac_key(key, wal.read_at(self._file, 0, _SALT)) if verified else b""
        self._newer: dict[int, int] = {}
        in_log = self._look_into_wal(path)
        self.count = in_log or max(path.stat().st_size // PAGE, self._said_count())

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    def read(self, number: int) -> bytes | None:
        """Give what SQLite would see of a page; `None` where it is not as it was written."""
        return next((page for page in self._versions(number) if page is not None), None)

    def newest(self, number: int) -> bytes | None:
        """Do as `read`, of the newest version of a page alone."""
        return next(self._versions(number))

    def _versions(self, number: int) -> Iterator[bytes | None]:
        if self._wal is not None and number in self._newer:
            yield self._opened(wal.read_at(self._wal, self._newer[number], PAGE), number)
        yield self._opened(wal.read_at(self._file, (number - 1) * PAGE, PAGE), number)

    def _opened(self, raw: bytes, number: int) -> bytes | None:
        if len(raw) < PAGE:
            return None
        start = _SALT if number == 1 else 0
        covered = raw[start : USABLE + _IV] + number.to_bytes(4, "little")
        if self._mac and not hmac.compare_digest(hmac.digest(self._mac, covered, "sha512"), raw[-_MAC:]):
            return None
        opening = Cipher(algorithms.AES(self._key), modes.CBC(raw[USABLE : USABLE + _IV])).decryptor()
        return (FIRST if start else b"") + opening.update(raw[start:USABLE]) + opening.finalize()

    def _said_count(self) -> int:
        """Give how many pages the first one says there are; of an unverified one nothing is believed."""
        first = self.read(1) if self.is_verified else None
        return int.from_bytes(first[28:32]) if first else 0

    def _look_into_wal(self, path: Path) -> int:
        """Find the newest committed version of each page in the WAL; give how many pages the file has by it."""
        if not wal.of(path).is_file():
            return 0
        self._wal = self._held.enter_context(wal.of(path).open("rb"))
        self._newer, length = wal.committed(self._wal, PAGE)
        return length


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MASK for byte in salt), _ROUNDS, len(key))
