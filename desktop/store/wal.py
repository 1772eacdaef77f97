"""The WAL of a data file: newer pages, which stand beside it until they move into it.

https://www.sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from struct import unpack
from typing import BinaryIO, NamedTuple

_MAGIC = (0x377F0682, 0x377F0683)
_HEAD, _FRAME_HEAD = 32, 24  # bytes before the first frame, and before the page in each


class Committed(NamedTuple):
    """Where the newest committed version of each page begins in a WAL, and how long the file is by it, in pages."""

    pages: dict[int, int]
    length: int


def of(path: Path) -> Path:
    """Give where the WAL of a data file stands."""
    return path.with_name(f"{path.name}-wal")


def holds_any(path: Path) -> bool:
    """Tell whether a WAL that holds anything stands beside a data file."""
    return of(path).exists() and of(path).stat().st_size > 0


def head(path: Path) -> bytes:
    """Give the head of the WAL of a data file, which changes whenever it begins anew; b"" where there is none."""
    if not holds_any(path):
        return b""
    with of(path).open("rb") as file:
        return file.read(_HEAD)


def committed(file: BinaryIO, page_size: int) -> Committed:
    """Find the pages of a WAL that were committed; none where it is that of another kind of file."""
    magic, _version, size, _count, salts = unpack(">IIII8s", read_at(file, 0, 24).ljust(24, b"\0"))
    newest: dict[int, int] = {}
    if magic not in _MAGIC or size != page_size:
        return Committed(newest, 0)
    length, written, end = 0, {}, file.seek(0, os.SEEK_END)
    for start in range(_HEAD, end - page_size, _FRAME_HEAD + page_size):
        number, last, its_salts = unpack(">II8s", read_at(file, start, 16).ljust(16, b"\0"))
        if its_salts != salts:
            continue  # left from before the WAL began anew
        written[number] = start + _FRAME_HEAD
        if last:
            newest |= written
            length, written = last, {}
    return Committed(newest, length)


def read_at(file: BinaryIO, start: int, length: int) -> bytes:
    """Read some bytes of a file; fewer where it ends, none where the disk gives them no more."""
    with suppress(OSError):
        file.seek(start)
        return file.read(length)
    return b""
