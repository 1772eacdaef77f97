"""The body of a package: sealed frames of compressed lines of JSON, then attachments; read piece by piece, with limits."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.store.merging import Batch, Row
from desktop.store.withheld import WHY

FRAME = 2**20  # bytes of plain body in one frame
MOST_LINES = 2**28  # bytes of lines before they were compressed: two million changed cells
MOST_FILE = 2**28  # bytes of one attachment
_TAG = 16  # bytes
_STEP = 2**16  # bytes that are uncompressed at once
_SHA = re.compile(r"[0-9a-f]{64}")
_CLOCK = re.compile(r"\d{15}\.\d{6,9}")
_FILE, _UNIT, _CHANGE, _WITHHELD, _READING = "file", "unit", "change", "withheld", "reading"
# of the columns after a row's word
_SHAPES: dict[str, tuple[type, ...]] = {
    _FILE: (str, int),
    _UNIT: (str, str, str, str, str, str, bool, str, str),
    _CHANGE: (str, int, str, str, str, str, str, str),
    _WITHHELD: (str, int, str, str),
    _READING: (str, int, str, str, str, str, str, str, str),
}


@dataclass(frozen=True)
class Attached:
    """One attachment in a package: what it is named by, and its size as the office keeps it."""

    sha: str
    size: int


def damaged() -> Trouble:
    """Say that a package is not what was written."""
    return Trouble("ชุดข้อมูลนี้เสียหายหรือถูกแก้ไข ยังไม่ได้รับสิ่งใด กรุณาทำชุดข้อมูลใหม่จากเครื่องต้นทาง")


def lines(batch: Batch, files: Sequence[Attached]) -> bytes:
    """Write the compressed lines of a package; `Trouble` where no reader would take so many."""
    packer, packed, size = zlib.compressobj(6), [], 0
    for line in _lines(batch, files):
        said = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        size += len(said)
        packed.append(packer.compress(said))
    if size > MOST_LINES or any(one.size > MOST_FILE for one in files):
        raise Trouble("ข้อมูลที่จะส่งมากเกินหนึ่งชุด กรุณาคัดลอกทั้งสำนักงานไปให้เครื่องนั้นแทน")
    return b"".join([*packed, packer.flush()])


def _lines(batch: Batch, files: Sequence[Attached]) -> Iterator[tuple[Any, ...]]:
    yield from ((_FILE, one.sha, one.size) for one in files)
    yield from ((_UNIT, *row) for row in batch.units)
    yield from ((_CHANGE, *row) for row in batch.changes)
    yield from ((_WITHHELD, *row) for row in batch.withheld)
    yield from ((_READING, *row) for row in batch.readings)


def sealed_size(size: int) -> int:
    """Give the size of a sealed body of so many plain bytes."""
    return size + _TAG * max(1, -(-size // FRAME))


def sealed(pieces: Iterator[bytes], key: bytes) -> Iterator[bytes]:
    """Seal a body frame by frame under a key of its own; the last frame says that it is the last."""
    cipher, number, waiting = AESGCM(key), 0, bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > FRAME:
            yield cipher.encrypt(_nonce(number), bytes(waiting[:FRAME]), b"more")
            del waiting[:FRAME]
            number += 1
    yield cipher.encrypt(_nonce(number), bytes(waiting), b"last")


def _nonce(number: int) -> bytes:
    return number.to_bytes(12)


class _Opened:
    """Reads the plain body that begins where a file stands, frame by frame."""

    def __init__(self, file: BinaryIO, size: int, key: bytes) -> None:
        self._file, self._left, self._cipher = file, size, AESGCM(key)
        self._number, self._waiting = 0, bytearray()

    def read(self, size: int) -> bytes:
        while len(self._waiting) < size:
            self._waiting += self._frame()
        read = bytes(self._waiting[:size])
        del self._waiting[:size]
        return read

    def _frame(self) -> bytes:
        frame = self._file.read(min(self._left, FRAME + _TAG))
        if not frame:
            raise damaged()
        self._left -= len(frame)
        try:
            plain = self._cipher.decrypt(_nonce(self._number), frame, b"more" if self._left else b"last")
        except InvalidTag as error:
            raise damaged() from error
        self._number += 1
        return plain


def read_lines(file: BinaryIO, size: int, packed: int, key: bytes) -> tuple[Batch, list[Attached]]:
    """Read the lines of a package whose body begins where the file stands, and go back there."""
    begins = file.tell()
    rows: dict[str, list[Row]] = {word: [] for word in _SHAPES}
    for line in _unpacked(_Opened(file, size, key), packed):
        word, row = _row(line)
        rows[word].append(row)
    file.seek(begins)
    files = [Attached(*row) for row in rows[_FILE]]
    units, changes, told, acts = (tuple(rows[word]) for word in (_UNIT, _CHANGE, _WITHHELD, _READING))
    return Batch({}, {}, {}, units, changes, told, acts), files


def _unpacked(opened: _Opened, packed: int) -> Iterator[bytes]:
    """Uncompress lines a little at a time: a few bytes may be made to hold more than any machine has."""
    unpacker, seen, begun = zlib.decompressobj(), 0, bytearray()
    while packed and not unpacker.eof:
        piece = opened.read(min(packed, _STEP))
        packed -= len(piece)
        for said in _steps(unpacker, piece):
            seen += len(said)
            if seen > MOST_LINES:
                raise damaged()
            *ended, rest = said.split(b"\n")
            for part in ended:
                yield bytes(begun + part)
                begun.clear()
            begun += rest
    if packed or begun or not unpacker.eof or unpacker.unused_data:
        raise damaged()


def _steps(unpacker: Any, piece: bytes) -> Iterator[bytes]:
    said = b""
    while piece or len(said) == _STEP:  # a full step may have left something behind
        said = _some(unpacker, piece)
        piece = unpacker.unconsumed_tail
        yield said


def _some(unpacker: Any, piece: bytes) -> bytes:
    try:
        return bytes(unpacker.decompress(piece, _STEP))
    except zlib.error as error:
        raise damaged() from error


def _row(line: bytes) -> tuple[str, Row]:
    """Read one line; refused where it is not of a form that this program writes."""
    try:
        word, *row = json.loads(line)
        fits = [type(value) for value in row] == [*_SHAPES[word]] and _CHECKS[word](*row)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged() from error
    if not fits:
        raise damaged()
    return word, tuple(row)


def _file_holds(sha: str, size: int) -> bool:
    return _SHA.fullmatch(sha) is not None and 0 < size <= MOST_FILE


def _unit_holds(id_: str, device: str, clock: str, *said: Any) -> bool:
    named = _CLOCK.fullmatch(clock) is not None and id_ == f"{device}:{clock}"
    return named and _SHA.fullmatch(said[-1]) is not None


def _change_holds(
    device: str, seq: int, unit: str, topic: str, _row: str, field: str, value: str, parents: str
) -> bool:
    named = json.loads(parents)
    known = topic in TOPICS and seq > 0 and unit.startswith(f"{device}:")
    whole = not value or isinstance(json.loads(value), dict) or field != "*"
    return known and whole and isinstance(named, list) and all(isinstance(one, str) for one in named)


def _withheld_holds(_device: str, seq: int, digest: str, why: str) -> bool:
    return seq > 0 and _SHA.fullmatch(digest) is not None and why in WHY


def _reading_holds(_device: str, seq: int, *said: str) -> bool:
    return seq > 0 and _SHA.fullmatch(said[-1]) is not None


_CHECKS: dict[str, Any] = {
    _FILE: _file_holds, _UNIT: _unit_holds, _CHANGE: _change_holds, _WITHHELD: _withheld_holds, _READING: _reading_holds,
}  # fmt: skip


def attached(
    file: BinaryIO, size: int, packed: int, files: Sequence[Attached], key: bytes
) -> Iterator[tuple[Attached, bytes]]:
    """Give the attachments of a package one by one, as the office keeps them, and go back to where its body begins."""
    begins, opened = file.tell(), _Opened(file, size, key)
    while packed:
        packed -= len(opened.read(min(packed, FRAME)))
    for one in files:
        yield one, opened.read(one.size)
    file.seek(begins)
