"""TrueType outlines: reading glyphs of a font, and building the small font program that a PDF carries."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_WORDS, _XY, _MORE, _INSTRUCTED = 1, 2, 32, 256  # flags of a composite's part
_SCALES = {8: 2, 64: 4, 128: 8}  # flags of a composite's part, with the bytes that follow for each
_FILE_SUM = 0xB1B0AFBA  # what the whole file adds up to, by the TrueType specification
Part = tuple[int, int, int]  # a glyph of the font, and where it stands, in font units


@dataclass(frozen=True, slots=True)
class Glyph:
    """One outline as the font program holds it; `needs` are the glyphs it is composed of."""

    data: bytes
    advance: int
    left: int
    needs: tuple[int, ...] = ()


class Outlines:
    """The glyphs of one font, without their hints; ValueError or struct.error where its tables do not hold."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self.head, self.hhea, self.maxp = tables["head"], tables["hhea"], tables["maxp"]
        self.count = int.from_bytes(self.maxp[4:6], "big")
        glyf, offsets = tables["glyf"], _offsets(tables["loca"], self.count, long=self.head[51] == 1)
        if not self.count or offsets[-1] > len(glyf):
            raise ValueError("the font has no outlines, or is cut off")
        metrics = _metrics(tables["hmtx"], self.count, int.from_bytes(self.hhea[34:36], "big"))
        read = (_bare(glyf[start:end]) for start, end in pairwise(offsets))
        self._glyphs = [
            Glyph(_padded(data), advance, left, needs)
            for (data, needs), (advance, left) in zip(read, metrics, strict=True)
        ]
        if any(need >= self.count for glyph in self._glyphs for need in glyph.needs):
            raise ValueError("a glyph is composed of one that is not there")

    def glyph(self, number: int) -> Glyph:
        """Give one glyph of the font."""
        return self._glyphs[number]

    def composite(self, parts: Sequence[Part], advance: int) -> Glyph:
        """Compose a new glyph of others, each moved to its place."""
        boxes = [self._box(part) for part in parts]
        left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
        data = struct.pack(">hhhhh", -1, left, bottom, right, top)
        for number, part in enumerate(parts, 1):
            data += struct.pack(">HHhh", _WORDS | _XY | (_MORE if number < len(parts) else 0), *part)
        return Glyph(_padded(data), advance, left, tuple(part[0] for part in parts))

    def closure(self, numbers: Iterable[int]) -> list[int]:
        """List glyphs with all those they are composed of, in order; .notdef is always among them."""
        found: set[int] = set()
        waiting = [0, *numbers]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += self.glyph(number).needs
        return sorted(found)

    def is_empty(self, number: int) -> bool:
        """Tell whether a glyph draws nothing."""
        return not self._glyphs[number].data

    def _box(self, part: Part) -> tuple[int, int, int, int]:
        number, x, y = part
        left, bottom, right, top = struct.unpack(">hhhh", self.glyph(number).data[2:10])
        return left + x, bottom + y, right + x, top + y


def build(outlines: Outlines, numbers: Iterable[int], added: Sequence[Glyph]) -> bytes:
    """Build a font program: glyphs of the font keep their numbers, unused ones are empty, added ones follow."""
    needed = outlines.closure((*numbers, *(need for glyph in added for need in glyph.needs)))
    glyphs = {number: outlines.glyph(number) for number in needed}
    glyphs |= dict(enumerate(added, outlines.count))
    total = outlines.count + len(added)
    sizes, metrics = [0] * total, array("H", bytes(4 * total))
    for number, glyph in glyphs.items():
        sizes[number] = len(glyph.data)
        metrics[2 * number], metrics[2 * number + 1] = glyph.advance, glyph.left & 0xFFFF
    count = struct.pack(">H", total)
    tables = {
        b"glyf": b"".join(glyph.data for glyph in glyphs.values()),
        b"head": outlines.head[:8] + bytes(4) + outlines.head[12:50] + b"\0\1" + outlines.head[52:54],
        b"hhea": outlines.hhea[:34] + count,
        b"hmtx": _big_endian(metrics),
        b"loca": _big_endian(array("I", accumulate(sizes, initial=0))),
        b"maxp": _limits(outlines.maxp, count),
    }
    return _file(tables)


def _limits(maxp: bytes, count: bytes) -> bytes:
    """Say what a program may need at most; the composites are small, so the bounds are generous."""
    no_instructions = struct.pack(">7H", 2, 0, 0, 0, 0, 0, 0)
    return (
        maxp[:4]
        + count
        + maxp[6:10]
        + struct.pack(">2H", 4000, 200)
        + no_instructions
        + struct.pack(">2H", 16, 4)
    )


def _file(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    directory = struct.pack(
        ">L4H", 0x10000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power))
    )
    offset = len(directory) + 16 * len(tables)
    body, checksum, head = b"", 0, 0
    for tag, data in tables.items():
        if tag == b"head":
            head = offset + len(body) + 8
        directory += struct.pack(">4s3L", tag, _sum(data), offset + len(body), len(data))
        checksum += _sum(data)
        body += _padded(data)
    whole = bytearray(directory + body)
    struct.pack_into(">L", whole, head, (_FILE_SUM - checksum - _sum(directory)) & 0xFFFFFFFF)
    return bytes(whole)


def _bare(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Strip the hints of a glyph, and name the glyphs it is composed of."""
    if not data:
        return data, ()
    contours = int.from_bytes(data[:2], "big", signed=True)
    if contours < 0:
        return _bare_composite(data)
    hints = 10 + 2 * contours
    length = int.from_bytes(data[hints : hints + 2], "big")
    return data[:hints] + b"\0\0" + data[hints + 2 + length :], ()


def _bare_composite(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    kept, needs, at, more = bytearray(data), [], 10, True
    while more:
        flags, number = struct.unpack_from(">HH", kept, at)
        struct.pack_into(">H", kept, at, flags & ~_INSTRUCTED)
        needs.append(number)
        at += 4 + (4 if flags & _WORDS else 2) + sum(size for flag, size in _SCALES.items() if flags & flag)
        more = bool(flags & _MORE)
    return bytes(kept[:at]), tuple(needs)


def _offsets(loca: bytes, count: int, *, long: bool) -> Sequence[int]:
    if long:
        return struct.unpack(f">{count + 1}L", loca[: 4 * count + 4])
    return [2 * half for half in struct.unpack(f">{count + 1}H", loca[: 2 * count + 2])]


def _metrics(hmtx: bytes, count: int, whole: int) -> list[tuple[int, int]]:
    """Read (advance, left side) of each glyph; the last advance holds for all that have none."""
    metrics: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", hmtx[: 4 * whole]))
    lefts = struct.iter_unpack(">h", hmtx[4 * whole : 4 * whole + 2 * (count - whole)])
    return metrics + [(metrics[-1][0], left) for (left,) in lefts]


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _sum(data: bytes) -> int:
    words = array("I", _padded(data))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _big_endian(words: array[int]) -> bytes:
    if sys.byteorder == "little":
        words.byteswap()
    return words.tobytes()
