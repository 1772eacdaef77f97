"""Looks into a workbook before any library opens it, and refuses what could harm the machine.

Every limit holds while streaming: what an archive says about its own sizes is checked, never believed.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from desktop.errors import Trouble
from desktop.exchange import old_scan, scan, storage
from desktop.exchange.scan import Found, damaged

UNPACKED = 250_000_000  # bytes of all parts
PARTS = 2_000
RATIO = 150  # unpacked to packed, of a part larger than SMALL
SMALL = 10_000_000
_CHUNK = 1 << 18
_ZIP = b"PK\x03\x04"
_KINDS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}  # two at once: one to look at, one to read


def look(data: bytes) -> Found:
    """Look into the bytes of a workbook and tell what no library tells; `Trouble` says why it is not opened."""
    if data.startswith(storage.MAGIC):
        return _look_at_old(data)
    if not data.startswith(_ZIP):
        raise _unknown()
    try:
        parts = _parts(data)
        _refuse_names([part.filename for part in parts])
        _refuse_sizes(parts)
        return _look_through(data, parts)
    except (
        zipfile.BadZipFile,
        struct.error,
        zlib.error,
        ValueError,
        IndexError,
        NotImplementedError,
    ) as error:
        raise damaged() from error


def is_workbook(data: bytes) -> bool:
    """Tell whether bytes begin as a workbook's do, of the new kind or the old."""
    return data.startswith((_ZIP, storage.MAGIC))


def _look_at_old(data: bytes) -> Found:
    """Look into a workbook of the kind before 2007, or one behind a passphrase, which lies in the same storage."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    try:
        found = old_scan.look(data)
    except old_scan.Locked as locked:
        raise _locked() from locked
    if found.macros:
        raise _macros()
    return found


def _unknown() -> Trouble:
    return Trouble("ไฟล์นี้ไม่ใช่ตารางที่อ่านได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx หรือ .csv ก่อน")


def _locked() -> Trouble:
    return Trouble("ไฟล์นี้ตั้งรหัสผ่านไว้ กรุณาเปิดด้วย Excel ยกเลิกรหัสผ่าน แล้วบันทึกใหม่ก่อน")


def _parts(data: bytes) -> list[zipfile.ZipInfo]:
    """List the parts of the archive; their number is counted before the list is made."""
    if data.count(b"PK\x01\x02") > PARTS:
        raise Trouble("ไฟล์นี้มีส่วนย่อยมากผิดปกติ จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir()]
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    return parts


def _refuse_names(names: list[str]) -> None:
    if any(_leads_outside(name) for name in names) or len(set(map(str.lower, names))) < len(names):
        raise Trouble("ไฟล์นี้มีชื่อส่วนย่อยที่ผิดปกติ จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่")
    if any(_is_macro(name.lower()) for name in names):
        raise _macros()
    if _KINDS & set(map(str.lower, names)) not in ({"xl/workbook.xml"}, {"content.xml"}):
        raise _unknown()


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or name.startswith(("xl/macrosheets/", "basic/", "scripts/"))


def _macros() -> Trouble:
    return Trouble("ไฟล์นี้มีโปรแกรมแฝง (แมโคร) จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ที่ไม่มีแมโคร")


def _refuse_sizes(parts: list[zipfile.ZipInfo]) -> None:
    swollen = any(p.file_size > SMALL and p.file_size > RATIO * max(1, p.compress_size) for p in parts)
    if swollen or sum(part.file_size for part in parts) > UNPACKED:
        raise Trouble("ไฟล์นี้เล็กแต่คลายออกแล้วใหญ่ผิดปกติ จึงไม่เปิดให้ กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่")


def _look_through(data: bytes, parts: list[zipfile.ZipInfo]) -> Found:
    found = Found()
    for part in parts:
        chunks = _unpacked(data, part)
        name = part.filename.lower()
        if name.endswith((".xml", ".rels")) and not name.startswith("customxml/"):
            scan.part(part.filename, chunks, found)
        else:
            _refuse_disguised(chunks)
    if found.macros:
        raise _macros()
    scan.check_text(found)
    return found


def _refuse_disguised(chunks: Iterator[bytes]) -> None:
    """Refuse a sheet that calls itself a picture or the like: readers follow its relation, not its name."""
    tail = b""
    for chunk in chunks:
        if b"sheetData" in tail + chunk:
            raise damaged()
        tail = chunk[-len(b"sheetData") :]


def _unpacked(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack one part chunk by chunk; ValueError where it is not as long, or not the same, as the archive states."""
    packed = memoryview(data)[_start(data, part) :][: part.compress_size]
    size = check = 0
    for chunk in _inflated(packed, part.compress_type):
        size += len(chunk)
        check = zlib.crc32(chunk, check)
        if size > part.file_size:
            raise ValueError(part.filename)
        yield chunk
    if (size, check) != (part.file_size, part.CRC):
        raise ValueError(part.filename)


def _start(data: bytes, part: zipfile.ZipInfo) -> int:
    """Find where the bytes of a part begin, behind its own header and name."""
    name, extra = struct.unpack_from("<26xHH", data, part.header_offset)
    return int(part.header_offset + 30 + name + extra)


def _inflated(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
    elif method == zipfile.ZIP_DEFLATED:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        for at in range(0, len(packed), _CHUNK):
            rest = bytes(packed[at : at + _CHUNK])
            while chunk := engine.decompress(rest, _CHUNK):
                yield chunk
                rest = engine.unconsumed_tail
    else:
        raise ValueError(method)
