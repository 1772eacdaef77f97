"""The storage that an old workbook (.xls) lies in: its named streams, every chain followed once and never trusted."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_END, _UNUSED = 0xFFFFFFFE, 0xFFFFFFFF
_IN_HEADER = 109  # sectors of the table that the header names itself
_ENTRY = 128  # bytes of one entry of the directory
_STREAM, _ROOT = 2, 5
_SMALL_SECTOR = 64


@dataclass(frozen=True)
class Entry:
    """One name in the directory of a storage."""

    name: str
    kind: int
    start: int
    size: int


class Storage:
    """Reads the streams of a compound file; ValueError or struct.error where it is none, or contradicts itself."""

    def __init__(self, data: bytes) -> None:
        shift = struct.unpack_from("<H", data, 30)[0]
        if not data.startswith(MAGIC) or shift not in (9, 12):
            raise ValueError("no storage")
        self._data = data
        self._size = 1 << shift
        self._table = self._read_table()
        directory = struct.unpack_from("<I", data, 48)[0]
        self.entries = tuple(_entries(self._joined(directory)))

    def stream(self, entry: Entry) -> bytes:
        """Give the bytes of a stream; small ones lie together in the root's."""
        (least,) = struct.unpack_from("<I", self._data, 56)
        if entry.size >= least:
            return self._joined(entry.start)[: entry.size]
        root = next(one for one in self.entries if one.kind == _ROOT)
        box = self._joined(root.start)
        small = _numbers(self._joined(struct.unpack_from("<I", self._data, 60)[0]))
        places = (at * _SMALL_SECTOR for at in _chain(small, entry.start))
        return b"".join(box[at : at + _SMALL_SECTOR] for at in places)[: entry.size]

    def streams(self) -> list[Entry]:
        """List the streams."""
        return [entry for entry in self.entries if entry.kind == _STREAM]

    def _read_table(self) -> tuple[int, ...]:
        """Read which sector follows each: the sectors of this table are named in the header and in a chain of lists."""
        named = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while more not in (_END, _UNUSED):
            if more in seen:
                raise ValueError("a chain that bites its tail")
            seen.add(more)
            *listed, more = _numbers(self._sector(more))
            named += listed
        return _numbers(b"".join(self._sector(number) for number in named if number < _END - 2))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise ValueError("a sector outside the file")
        return sector.ljust(self._size, b"\0")  # the last one may be cut short

    def _joined(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _chain(self._table, start))


def _chain(table: tuple[int, ...], start: int) -> Iterator[int]:
    passed = 0
    while start not in (_END, _UNUSED):
        passed += 1
        if start >= len(table) or passed > len(table):
            raise ValueError("a chain that leads nowhere")
        yield start
        start = table[start]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entries(directory: bytes) -> Iterator[Entry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        if kind:
            name = directory[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            yield Entry(name, kind, start, size)
