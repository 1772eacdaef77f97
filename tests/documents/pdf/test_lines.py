import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.pdf import fonts
from desktop.documents.pdf.lines import MOST_STRETCH, broken, fill, line, printable, whole, words
from tests.documents import samples

CAUSE = samples.announced().blocks[3].text
NAMES = tuple(samples.name(number) for number in range(1, 40))


@pytest.fixture(scope="module")
def face():
    return fonts.default().regular


def said(lines):
    return ["".join(cluster.text for cluster in one.clusters) for one in lines]


@settings(max_examples=80)
@given(st.text("กขเแำ่้ิุู  ๒5A.()ๆนั", max_size=60), st.integers(1500, 9000), st.integers(1500, 9000))
def test_no_sign_is_lost_and_no_line_is_longer_than_its_measure(text, first, rest):
    lines = broken(fonts.default().regular, text, (), first, rest)
    assert samples.bare("".join(said(lines))) == samples.bare(text)
    for number, one in enumerate(lines):
        assert one.width <= (first if number == 0 else rest)
        assert one.clusters
        assert one.clusters[0].text != " "
        assert one.clusters[-1].text != " "
    assert [one.last for one in lines] == [False] * (len(lines) - 1) + [True] * bool(lines)


@pytest.mark.parametrize("measure", range(4_000, 42_000, 1_300))
def test_lines_break_between_words_only(face, measure):
    text = "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน"
    ends = set()
    for one in said(broken(face, text, (), measure, measure)):
        ends.add(len(one) + max(ends, default=0))
    places = {0}
    for word in words(face, text):
        places.add(max(places) + sum(len(cluster.text) for cluster in word.clusters))
    longest = max(word.width for word in words(face, text))
    assert longest > measure or ends <= places


@pytest.mark.parametrize("measure", range(16_000, 40_000, 1_500))
def test_names_are_never_cut(face, measure):
    text = " และ".join(NAMES)
    lines = said(broken(face, text, NAMES, measure, measure))
    assert len(lines) > 5
    assert sum(one.count(name) for name in NAMES for one in lines) == len(NAMES)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("เมื่อวันที่ 8 พฤษภาคม 2551", "วันที่ 8 พฤษภาคม"),
        ("ข้อบังคับ พ.ศ. ๒๕๕๑", "พ.ศ. ๒๕๕๑"),
        ("ผู้ใหญ่บ้าน หมู่ที่ ๓", "หมู่ที่ ๓"),
        ("รายชื่อ จำนวน ๒๕ คน", "จำนวน ๒๕ คน"),
        ("แจ้งผลแล้ว นั้น", "แล้ว นั้น"),
        ("มีหน้าที่ ดังนี้", "หน้าที่ ดังนี้"),
        ("มอบไว้ ณ ที่ว่าการอำเภอ", "ณ ที่ว่าการ"),
        ("ประกาศ ณ วันที่ 8 พฤษภาคม", "ณ วันที่ 8 พฤษภาคม"),
        ("สั่ง ณ  วันที่  8  พฤษภาคม", "ณ  วันที่  8  พฤษภาคม"),
        ("นายสมชาย ณ อยุธยา", "ณ อยุธยา"),
        ("ข้อมูล (ณ วันที่ 8)", "(ณ วันที่ 8)"),
    ],
)
def test_a_number_stays_with_its_word(face, text, kept):
    units = ["".join(cluster.text for cluster in word.clusters) for word in words(face, text)]
    assert "".join(units) == text
    assert any(unit.endswith(kept) or kept in unit for unit in units)


def test_other_numbers_may_begin_a_line(face):
    units = ["".join(cluster.text for cluster in word.clusters) for word in words(face, "สินค้า 5 ดาว")]
    assert " " in units


def test_a_name_longer_than_a_line_is_cut_at_its_space(face):
    lines = fill(whole(face, "นางสาวกาญจนาภรณ์ วงศ์สวัสดิ์ประเสริฐ"), 9_000, 9_000)
    assert said(lines) == ["นางสาวกาญจนาภรณ์", "วงศ์สวัสดิ์ประเสริฐ"]


def test_a_word_longer_than_a_line_is_cut_between_syllables(face):
    lines = said(fill(whole(face, "เกษตรเกษตรเกษตร" * 3), 3_000, 3_000))
    assert len(lines) > 5
    assert "".join(lines) == "เกษตรเกษตรเกษตร" * 3
    assert all(one[-1] not in "เแโใไ" and one[0] not in "ะาำ" for one in lines)


@settings(max_examples=80)
@given(
    st.lists(st.sampled_from(["กรรมการ", "ประกาศ", " ณ ", " ", " ( ", " ) ", "“ ", " ”", " ๆ "]), max_size=20)
)
def test_no_line_ends_or_begins_with_a_sign_or_word_of_its_neighbour(parts):
    text = " ".join("".join(parts).split())
    face = fonts.default().regular
    widest = max((word.width for word in words(face, text)), default=0.0)
    lines = said(broken(face, text, (), widest, widest))
    for one in lines[:-1]:
        assert not one.endswith(("(", "“", " ณ"))
    for one in lines[1:]:
        assert not one.startswith((")", "”", "ๆ"))


@pytest.mark.parametrize("text", ["(กกกก กก)", "“ กกกกกก ”", "กกกกกก ๆ", "( กกกกกก", "กกกกก/กกกกก"])
def test_a_unit_longer_than_a_line_is_cut_where_no_sign_is_parted(face, text):
    lines = said(fill(whole(face, text), 3_200, 3_200))
    assert len(lines) > 1
    assert samples.bare("".join(lines)) == samples.bare(text)
    assert all(one[-1] not in "(“ " and one[0] not in ")”ๆ/ " for one in lines)


def test_a_silenced_letter_stays_with_its_word(face):
    assert said(fill(whole(face, "สงเคราะห์"), 3_900, 3_900)) == ["สงเค", "ราะห์"]


def test_a_sign_wider_than_a_line_still_takes_a_line(face):
    assert said(fill(whole(face, "กขค"), 10, 10)) == ["ก", "ข", "ค"]


def test_full_lines_are_stretched_to_the_measure(face):
    measure = 42_000
    lines = broken(face, CAUSE, (), measure, measure)
    assert len(lines) >= 3
    for one in lines[:-1]:
        stretch = one.stretch(measure)
        assert 0 < stretch < MOST_STRETCH
        assert one.width + stretch * (len(one.clusters) - 1) == pytest.approx(measure)
    assert lines[-1].stretch(measure) == 0


def test_a_line_stays_as_it_is_where_readers_would_see_spaces_in_it(face):
    (first, _second) = broken(face, f"สั้น {'ก' * 60}", ("ก" * 60,), 30_000, 60_000)
    assert "".join(cluster.text for cluster in first.clusters) == "สั้น"
    assert first.stretch(30_000) == 0
    assert first.stretch(first.width + MOST_STRETCH) == pytest.approx(MOST_STRETCH)


def test_signs_without_a_shape_are_left_out(face):
    assert printable("ก\tข\r\nค") == "ก ข ค"
    assert printable("กร\u200bรม\u00adการ\ufeff\x07") == "กรรมการ"
    assert printable("ปกติ") == "ปกติ"
    assert said([line(face, "ก\u200bข")]) == ["กข"]
