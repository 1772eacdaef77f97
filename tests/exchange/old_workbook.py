"""Builds old workbooks (.xls) record by record, in a storage made by hand: plain ones, and ones that mean harm."""

from __future__ import annotations

import struct

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def record(kind: int, *body: bytes) -> bytes:
    joined = b"".join(body)
    return struct.pack("<HH", kind, len(joined)) + joined


def begin(kind: int = 0x10, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0x0DBB, 0x07CC, 0, 6))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1), text.encode("utf-16-le"))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def note(row: int, column: int, text: str, id_: int = 1) -> bytes:
    """Write what a note is made of: its object, its text, and its place."""
    made = record(0x005D, struct.pack("<HHHHH", 0x15, 18, 0x19, id_, 0) + bytes(12))
    told = record(0x01B6, bytes(18)) + record(0x003C, b"\x01", text.encode("utf-16-le"))
    return made + told + record(0x001C, struct.pack("<HHHHHB", row, column, 0, id_, 0, 0), b"\x00")


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHHH", row, 0, 9, 255, 0, 0, 0x0120, 15))


def hidden_columns(first: int, last: int) -> bytes:
    return record(0x007D, struct.pack("<HHHHHH", first, last, 2000, 0, 1, 0))


def xls(rows: bytes, kind: int = 0, name: str = "S", before: bytes = b"", **storage: bytes) -> bytes:
    """Make a workbook with one sheet; `kind` is 1 for a sheet of macros, `storage` adds streams."""
    shown = name.encode("utf-16-le")
    ends = record(0x000A)

    def globals_(start: int) -> bytes:
        sheet = record(0x0085, struct.pack("<IBBBB", start, 0, kind, len(name), 1), shown)
        return begin(0x05) + before + record(0x0042, struct.pack("<H", 1200)) + sheet + ends

    start = len(globals_(0))
    stream = globals_(start) + begin() + rows + ends
    return stored({"Workbook": stream.ljust(4096, b"\0"), **storage})


def stored(streams: dict[str, bytes]) -> bytes:
    """Put streams into a storage; each is padded so that none is kept as a small one."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [entry("Root Entry", 5, END, 0, child=1)]
    for place, (name, data) in enumerate(streams.items(), start=1):
        padded = data.ljust(-(-max(len(data), 4096) // SECTOR) * SECTOR, b"\0")
        first = len(sectors)
        sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        table += [*range(first + 1, len(sectors)), END]
        entries.append(entry(name, 2, first, len(padded), right=place + 1 if place < len(streams) else FREE))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * SECTOR, b"\0")
    starts = len(sectors)
    sectors += [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    table += [*range(starts + 1, len(sectors)), END]
    tables = -(-(len(table) + 1) // (SECTOR // 4 - 1))
    own = range(len(sectors), len(sectors) + tables)
    table += [TABLE] * tables
    packed = struct.pack(f"<{len(table)}I", *table)
    packed = packed.ljust(tables * SECTOR, b"\xff")
    sectors += [packed[at : at + SECTOR] for at in range(0, len(packed), SECTOR)]
    return header(starts, list(own)) + b"".join(sectors)


def header(directory: int, tables: list[int]) -> bytes:
    fixed = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    fixed += struct.pack("<IIIIIIII", len(tables), directory, 0, 4096, END, 0, END, 0)
    return (fixed + struct.pack(f"<{len(tables)}I", *tables)).ljust(SECTOR, b"\xff")


def entry(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    head = told.ljust(64, b"\0") + struct.pack("<HBB", len(told), kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<III", start, size, 0)
