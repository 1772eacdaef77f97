import random

import pytest
import uharfbuzz

from desktop import paths
from desktop.documents.pdf import fonts
from desktop.documents.pdf.clusters import Face
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents import samples

FONTS = paths.resources() / "fonts"
WORDS = (paths.resources() / "words" / "words_th.txt").read_text("utf-8").split()
STRINGS = [
    "ที่ น้ำ ปี๊ ญู ฐุ ผู้",
    "กำ่ ก่ำ ป่ำ ฝั่น ฎุฏูฤๅฦๅ ฬี่ ก็ ๑๒๓ ฯลฯ ๆ ฿",
    "เก้าอี้ ใต้น้ำ ปฏิญญา อฺ ศึกฺษา พระพุทฺโธ",
    "(5 ดาว) “คำ” – ก/ข OTOP",
    "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน",
]


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def font(request):
    data = (FONTS / f"Sarabun-{request.param}.ttf").read_bytes()
    return Face(data), uharfbuzz.Font(uharfbuzz.Face(data))


def shaped_whole(font, text):
    """Let HarfBuzz set a whole string: each drawn glyph in its place, and the width."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "th"
    uharfbuzz.shape(font, buffer)
    glyphs, pen = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = font.get_glyph_extents(info.codepoint)
        if extents.width:
            glyphs.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return glyphs, pen


def shaped_in_clusters(face, text):
    glyphs, pen = [], 0
    for cluster in face.word(text).clusters:
        glyphs += [(glyph, pen + x, y) for glyph, x, y in cluster.parts]
        pen += cluster.advance
    return glyphs, pen


@pytest.mark.parametrize("text", STRINGS)
def test_marks_stand_where_harfbuzz_puts_them(font, text):
    face, whole = font
    assert shaped_in_clusters(face, text) == shaped_whole(whole, text)


def test_each_word_of_the_list_is_set_as_harfbuzz_sets_it(font):
    face, whole = font
    different = [word for word in WORDS[::31] if shaped_in_clusters(face, word) != shaped_whole(whole, word)]
    assert len(WORDS[::31]) > 1500
    assert different == []


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        ("ที่ปี๊", ["ที่", "ปี๊"]),
        ("ฤๅษี", ["ฤๅ", "ษี"]),
        ("เก้าอี้", ["เ", "ก้", "า", "อี้"]),
        ("ABC 5", ["A", "B", "C", " ", "5"]),
        ("่", ["่"]),
    ],
)
def test_a_cluster_is_a_base_with_its_marks(font, text, clusters):
    word = font[0].word(text)
    assert [cluster.text for cluster in word.clusters] == clusters
    assert word.width == sum(cluster.advance for cluster in word.clusters)


def test_only_spaces_are_blank(font):
    assert font[0].word("  ").blank
    assert not font[0].word("ก ข").blank
    assert not font[0].word("\u00a0").blank


@pytest.mark.parametrize("data", [b"", b"junk" * 100, (FONTS / "Sarabun-Regular.ttf").read_bytes()[:5000]])
def test_a_file_that_is_no_font_is_refused(data):
    with pytest.raises(CannotDo) as refused:
        Face(data)
    assert str(refused.value) == "ไฟล์นี้ไม่ใช่แบบอักษร TrueType ที่ใช้พิมพ์ได้ กรุณาเลือกไฟล์ .ttf ของแบบอักษร TH Sarabun"


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_font_is_refused_or_drawn_and_never_a_crash(seed):
    chance = random.Random(seed)
    data = bytearray((FONTS / "Sarabun-Regular.ttf").read_bytes())
    for _ in range(150):
        data[chance.randrange(len(data))] = chance.randrange(256)
    said = "drawn"
    try:
        draw(samples.announced(members=samples.members(3)), fonts.from_office(bytes(data)))
    except CannotDo as refused:
        said = str(refused)
    assert said.startswith(("drawn", "ไฟล์นี้ไม่ใช่แบบอักษร", "แบบอักษรไม่มีตัวอักษร"))
