import struct

import pytest
import uharfbuzz

from desktop import paths
from desktop.documents.pdf import fonts
from desktop.documents.pdf.truetype import Begun, Outlines, renumbered


@pytest.fixture(scope="module")
def face():
    return fonts.default().regular


def built(begun, added=()):
    before, after = begun.program(added)
    return before + begun.data + after


def opened(program):
    font = uharfbuzz.Face(program)
    return font, uharfbuzz.Font(font)


def test_a_program_begins_with_glyphs_of_the_font_and_adds_new_ones(face):
    cluster = face.word("ที่").clusters[0]
    composed = face.glyph_of(cluster)
    plain = face.glyph_of(face.word("ก").clusters[0])
    begun = Begun(face.outlines, [plain, *composed.needs])
    font, drawn = opened(built(begun, [renumbered(composed, begun.places)]))
    assert font.glyph_count == len(begun.places) + 1 == 2 + len(set(composed.needs)) + 1
    assert drawn.get_glyph_h_advance(begun.places[plain]) == face.word("ก").width
    assert drawn.get_glyph_h_advance(len(begun.places)) == cluster.advance
    whole = uharfbuzz.Font(uharfbuzz.Face((paths.resources() / "fonts" / "Sarabun-Regular.ttf").read_bytes()))
    assert drawn.get_glyph_extents(begun.places[plain]) == whole.get_glyph_extents(plain)
    extents = drawn.get_glyph_extents(len(begun.places))
    assert (extents.width, extents.height) != (0, 0)


def test_glyphs_that_no_program_begins_with_are_brought_by_those_composed_of_them(face):
    composed = face.glyph_of(face.word("ที่").clusters[0])
    alone, together = Begun(face.outlines, []), Begun(face.outlines, composed.needs)
    assert list(alone.places) == [0]
    font, drawn = opened(built(alone, [renumbered(composed, alone.places)]))
    _font, same = opened(built(together, [renumbered(composed, together.places)]))
    assert font.glyph_count == 2 + len(set(composed.needs))
    assert drawn.get_glyph_extents(1) == same.get_glyph_extents(len(together.places))


def test_a_composed_glyph_covers_its_parts(face):
    (cluster,) = face.word("ปี๊").clusters
    composed = face.glyph_of(cluster)
    _contours, left, bottom, right, top = struct.unpack(">hhhhh", composed.data[:10])
    boxes = []
    for number, x, y in cluster.parts:
        part = struct.unpack(">hhhh", face.outlines.glyph(number).data[2:10])
        boxes.append((part[0] + x, part[1] + y, part[2] + x, part[3] + y))
    assert (left, bottom) == (min(box[0] for box in boxes), min(box[1] for box in boxes))
    assert (right, top) == (max(box[2] for box in boxes), max(box[3] for box in boxes))
    assert len(cluster.parts) == 3


def test_the_program_adds_up_as_the_specification_asks(face):
    program = built(Begun(face.outlines, [3, 4]))
    assert len(program) % 4 == 0
    assert sum(struct.unpack(f">{len(program) // 4}L", program)) & 0xFFFFFFFF == 0xB1B0AFBA
    count = struct.unpack(">H", program[4:6])[0]
    for at in range(count):
        tag, total, offset, length = struct.unpack(">4s3L", program[12 + 16 * at : 28 + 16 * at])
        data = program[offset : offset + length]
        if tag != b"head":
            data += bytes(-len(data) % 4)
            assert sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF == total


def test_glyphs_that_are_composed_in_the_font_bring_their_parts(face):
    composed = [number for number in range(face.outlines.count) if face.outlines.glyph(number).needs]
    assert composed
    for number in composed[:5]:
        found = face.outlines.closure([number])
        assert 0 in found
        assert set(face.outlines.glyph(number).needs) < set(found)
        assert all(not face.outlines.is_empty(need) for need in face.outlines.glyph(number).needs)


def test_hints_are_stripped():
    body = struct.pack(">hhhhh", 1, 0, 0, 10, 10) + struct.pack(">H", 0)
    hinted = body + struct.pack(">H", 3) + b"abc" + b"\x01\x00\x00\x00\x00"
    hinted += bytes(-len(hinted) % 2)
    tables = {
        "glyf": hinted,
        "loca": struct.pack(">2H", 0, len(hinted) // 2),
        "head": bytes(54),
        "hhea": bytes(34) + struct.pack(">H", 1),
        "maxp": bytes(4) + struct.pack(">H", 1) + bytes(26),
        "hmtx": struct.pack(">Hh", 500, 7),
    }
    glyph = Outlines(tables).glyph(0)
    assert glyph.data.startswith(body + b"\0\0" + b"\x01")
    assert b"abc" not in glyph.data
    assert (glyph.advance, glyph.left) == (500, 7)
