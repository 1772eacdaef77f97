import pytest

from desktop.documents.contents.blocks import Break, DateLine, Line, Paragraph, Signature, Signer, Signers
from desktop.documents.pdf import page
from tests.documents.laying import A4, all_said, end, found, middle, pages_of, said, words
from tests.documents.samples import bare

ROLES = ("ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")


def test_name_and_post_are_centred_under_the_room_for_the_hand():
    (placed,) = pages_of(Signature("(นายสมชาย ใจดี)", ("นายอำเภอพนมสารคาม", "ปฏิบัติราชการแทน")))[0]
    for text in placed.strip.texts:
        assert middle(text) == pytest.approx(A4.signature_centre)
    assert placed.strip.texts[0].y > page.SIGNATURE_ROOM
    assert len({id(text.element) for text in placed.strip.texts}) == 1


def test_a_role_stands_after_the_dots_and_the_name_under_them():
    (placed,) = pages_of(Signature("(นายสมชาย ใจดี)", ("เลขานุการ",), role=ROLES[0]))[0]
    sign, role, name, post = placed.strip.texts
    (dots,) = placed.strip.strokes
    assert [words(one) for one in (sign, role)] == ["ลงชื่อ", ROLES[0]]
    assert dots.dotted
    assert end(sign) < dots.x < dots.to_x < role.x
    assert end(role) <= A4.right
    assert sign.y == role.y < name.y < post.y
    assert middle(name) == pytest.approx((dots.x + dots.to_x) / 2) == pytest.approx(middle(post))


@pytest.mark.parametrize("text", ["ก" * 400, "ประธานกรรมการศูนย์ประสานงานองค์การชุมชน" * 6])
def test_long_names_posts_and_roles_stay_inside_the_margins(text):
    for role in ("", text):
        pages = pages_of(Paragraph("ก"), Signature(f"({text})", (text, "จบ"), role=role))
        for one in pages:
            for placed in one:
                assert placed.y + placed.strip.height <= A4.bottom
                for shown in placed.strip.texts:
                    assert shown.x >= page.LEFT - 0.01
                    assert end(shown) <= A4.right + 0.01
                    assert shown.y < placed.strip.height
        lead = "ลงชื่อ" if role else ""
        assert all_said(pages) == bare(f"ก{lead}{role}({text}){text}จบ")


def signed(count, before, *, role="ผู้รับรอง"):
    people = [Signature(f"(คนที่ {n} ลงนาม)", ("ตำแหน่ง",), role=role) for n in range(count)]
    return pages_of(*[Line("บรรทัด")] * before, Paragraph("เนื้อความ"), *people)


@pytest.mark.parametrize("before", range(34))
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_signatures_stand_together_with_two_lines_above_them(count, before):
    pages = signed(count, before)
    last = [said(placed.strip) for placed in pages[-1]]
    assert sum("ลงนาม" in one for one in last) == count
    assert sum("ลงนาม" not in one for one in last) >= min(2, before + 1)


@pytest.mark.parametrize("before", range(0, 34, 3))
@pytest.mark.parametrize("count", [5, 9, 12])
def test_many_signatures_are_parted_and_none_stands_alone(count, before):
    pages = signed(count, before)
    shown = [[said(placed.strip) for placed in one] for one in pages]
    assert sum("ลงนาม" in text for one in shown for text in one) == count
    assert all(len(one) > 1 for one in shown)
    for one in pages:
        assert one[-1].y + one[-1].strip.height <= A4.bottom


@pytest.mark.parametrize("before", range(20, 34))
def test_closing_words_signature_and_address_stay_together(before):
    closing = [
        Line("ขอแสดงความนับถือ", align="signature"),
        Signature("(นาย ก)", ()),
        Line("โทร. ๑"),
        Line("โทร. ๒"),
    ]
    pages = pages_of(*[Line("บรรทัด")] * before, *closing)
    number, top, _ = found(pages, "ขอแสดง")
    signed_on, y, _ = found(pages, "(นาย ก)")
    assert found(pages, "โทร. ๑")[0] == signed_on == number
    assert y > top
    assert sum(said(placed.strip) == "บรรทัด" for placed in pages[number]) >= 2


def test_a_date_and_its_signature_begin_a_page_that_was_asked_for():
    pages = pages_of(Paragraph("ก"), Break(), DateLine("ประกาศ ณ วันที่"), Signature("(นาย ก)", ()))
    assert [len(one) for one in pages] == [1, 2]


def test_places_to_sign_stand_side_by_side_with_the_name_under_the_dots():
    (placed,) = pages_of(Signers((Signer("(นาย ก)", ("พยาน",)), Signer("(นาง ข)", ("ผู้ไกล่เกลี่ย",)))))[0]
    sign, name, role, other_sign, other_name, _other_role = placed.strip.texts
    left, right = placed.strip.strokes
    assert (left.dotted, right.dotted) == (True, True)
    assert [words(sign), words(other_sign)] == ["ลงชื่อ", "ลงชื่อ"]
    assert sign.x == pytest.approx(page.LEFT)
    assert end(sign) < left.x < left.to_x < other_sign.x
    assert right.to_x == pytest.approx(A4.right)
    assert middle(name) == pytest.approx((left.x + left.to_x) / 2) == pytest.approx(middle(role))
    assert middle(other_name) == pytest.approx((right.x + right.to_x) / 2)
    assert sign.element is name.element is role.element is not other_sign.element


def test_a_free_place_has_neither_dots_nor_words():
    (placed,) = pages_of(Signers((Signer(), Signer("(นาง ข)", ("พยาน",)))))[0]
    (dots,) = placed.strip.strokes
    assert dots.x > A4.centre


def test_a_thumbprint_has_a_box_with_its_words_under_it():
    (placed,) = pages_of(Signers((Signer("ลายพิมพ์นิ้ว", ("ของ นาย ก",), thumb=True),), columns=3))[0]
    assert len(placed.strip.strokes) == 4
    assert not any(stroke.dotted for stroke in placed.strip.strokes)
    box_middle = (
        min(one.x for one in placed.strip.strokes) + max(one.to_x for one in placed.strip.strokes)
    ) / 2
    foot = max(stroke.to_y for stroke in placed.strip.strokes)
    for text in placed.strip.texts:
        assert middle(text) == pytest.approx(box_middle)
        assert text.y > foot


def rows_of(count, before):
    people = tuple(Signer(f"(คนที่ {n} ลงนาม)", ("ตำแหน่ง",)) for n in range(2 * count))
    pages = pages_of(*[Line("บรรทัด")] * before, Paragraph("เนื้อความ"), Signers(people))
    return [[said(placed.strip) for placed in one] for one in pages]


@pytest.mark.parametrize("before", range(0, 34, 2))
@pytest.mark.parametrize("count", [1, 4, 5, 7])
def test_rows_to_sign_never_stand_alone_and_a_few_stand_together(count, before):
    pages = rows_of(count, before)
    first = next(one for one in pages if any("ลงนาม" in words for words in one))
    assert sum("ลงนาม" not in words for words in first) >= min(2, before + 1)
    assert sum("ลงนาม" in words for words in first) >= min(count, 2 if count > 4 else count)
    signed_last = sum("ลงนาม" in words for words in pages[-1])
    assert signed_last == count if count <= 4 else signed_last >= 2
