"""TrueType outlines: reading glyphs of a font, and building the small font program that a PDF carries."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_WORDS, _XY, _MORE, _INSTRUCTED = 1, 2, 32, 256  # flags of a composite's part
_SCALES = {8: 2, 64: 4, 128: 8}  # flags of a composite's part, with the bytes that follow for each
_WORD = 0xFFFFFFFF  # sums are kept in 32 bits
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


class Begun:
    """The glyphs that font programs begin with, the same in each, under new numbers; .notdef is the first."""

    def __init__(self, outlines: Outlines, numbers: Iterable[int]) -> None:
        kept = outlines.closure(numbers)
        self.places = {number: place for place, number in enumerate(kept)}
        self._outlines = outlines
        glyphs = [renumbered(outlines.glyph(number), self.places) for number in kept]
        self.data = b"".join(glyph.data for glyph in glyphs)
        self._total = _sum(self.data)
        self._sizes = [len(glyph.data) for glyph in glyphs]
        self.advances = [glyph.advance for glyph in glyphs]
        self._metrics = _metrics_of(glyphs)

    def program(self, added: Sequence[Glyph]) -> tuple[bytes, bytes]:
        """Give what stands before and after `data` in a font program whose own glyphs are followed by added ones."""
        glyphs = self._complete(added)
        after = b"".join(glyph.data for glyph in glyphs)
        sizes = [*self._sizes, *(len(glyph.data) for glyph in glyphs)]
        count = struct.pack(">H", len(sizes))
        tables = {
            b"head": _head(self._outlines.head),
            b"hhea": self._outlines.hhea[:34] + count,
            b"hmtx": self._metrics + _metrics_of(glyphs),
            b"loca": _big_endian(array("I", accumulate(sizes, initial=0))),
            b"maxp": _limits(self._outlines.maxp, count),
        }
        return _file(self._total + _sum(after), len(self.data) + len(after), after, tables)

    def _complete(self, added: Sequence[Glyph]) -> Sequence[Glyph]:
        """Add, behind the added glyphs, those that they are composed of and that no program begins with."""
        needed = {need for glyph in added for need in glyph.needs}
        if not needed:
            return added
        more = [number for number in self._outlines.closure(needed) if number not in self.places]
        first = len(self.places) + len(added)
        places = self.places | {number: place for place, number in enumerate(more, first)}
        whole = [*added, *(self._outlines.glyph(number) for number in more)]
        return [renumbered(glyph, places) for glyph in whole]


def renumbered(glyph: Glyph, places: Mapping[int, int]) -> Glyph:
    """Give a glyph the new numbers of those it is composed of; where one has none yet, it stays as it is."""
    if not glyph.needs or any(need not in places for need in glyph.needs):
        return glyph
    data = bytearray(glyph.data)
    for at, number in _parts(glyph.data):
        struct.pack_into(">H", data, at + 2, places[number])
    return Glyph(bytes(data), glyph.advance, glyph.left)


def _metrics_of(glyphs: Sequence[Glyph]) -> bytes:
    flat = [value for glyph in glyphs for value in (glyph.advance, glyph.left & 0xFFFF)]
    return _big_endian(array("H", flat))


def _head(head: bytes) -> bytes:
    """Say that offsets are long ones, and leave the sum of the file to be put in."""
    return head[:8] + bytes(4) + head[12:50] + b"\0\1" + head[52:54]


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


def _file(total: int, length: int, after: bytes, tables: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Write the directory, and the tables that follow the outlines, which add up to `total` and are `length` long."""
    count = len(tables) + 1
    power = count.bit_length() - 1
    offset = 12 + 16 * count
    directory = struct.pack(">L4H", 0x10000, count, 16 << power, power, 16 * (count - (1 << power)))
    directory += struct.pack(">4s3L", b"glyf", total & _WORD, offset, length)
    offset += length
    body = bytearray(after)
    start = len(body)  # of the head, the first table after the outlines
    for tag, data in tables.items():
        directory += struct.pack(">4s3L", tag, _sum(data), offset, len(data))
        total += _sum(data)
        padded = _padded(data)
        offset += len(padded)
        body += padded
    struct.pack_into(">L", body, start + 8, (_FILE_SUM - total - _sum(directory)) & _WORD)
    return directory, bytes(body)


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
    kept, needs, end = bytearray(data), [], 10
    for at, number in _parts(data):
        flags = int.from_bytes(data[at : at + 2], "big")
        struct.pack_into(">H", kept, at, flags & ~_INSTRUCTED)
        needs.append(number)
        end = at + _part_size(flags)
    return bytes(kept[:end]), tuple(needs)


def _parts(data: bytes) -> Iterator[tuple[int, int]]:
    """List where each part of a composite stands in its data, with the number of its glyph."""
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">HH", data, at)
        yield at, number
        at += _part_size(flags)


def _part_size(flags: int) -> int:
    return 4 + (4 if flags & _WORDS else 2) + sum(size for flag, size in _SCALES.items() if flags & flag)


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
    return sum(words) & _WORD


def _big_endian(words: array[int]) -> bytes:
    if sys.byteorder == "little":
        words.byteswap()
    return words.tobytes()
