from itertools import pairwise

import pytest

from desktop.documents.contents.blocks import DateLine, Paragraph, Signature
from desktop.documents.pdf import draw, fonts, page
from desktop.documents.pdf.setting import Setup
from desktop.documents.pdf.strips import Strip, filled, held
from tests.documents import samples

SHEET = page.sheet(samples.announced())


def laid(contents):
    return draw.laid(contents, Setup(fonts.default(), page.sheet(contents)))


def said(strip):
    return " ".join("".join(cluster.text for cluster in text.clusters) for text in strip.texts)


def heights(*values, **more):
    return [Strip(value, **more) for value in values]


def places(pages):
    return [[(placed.y, placed.strip.height) for placed in one] for one in pages]


def test_strips_fill_pages_from_the_tops_to_the_bottom():
    assert places(filled(heights(40, 40, 40, 40), (20, 10), 100)) == [
        [(20, 40), (60, 40)],
        [(10, 40), (50, 40)],
    ]


def test_strips_that_keep_together_move_together():
    strips = [*heights(40), *heights(20, 20, keep=True), *heights(20)]
    assert places(filled(strips, (10, 10), 100)) == [[(10, 40)], [(10, 20), (30, 20), (50, 20)]]


def test_what_cannot_stand_on_one_page_flows_on():
    strips = [*heights(10), *heights(*[30] * 5, keep=True)]
    assert places(filled(strips, (10, 10), 100)) == [
        [(10, 10), (20, 30), (50, 30)],
        [(10, 30), (40, 30), (70, 30)],
    ]


def test_space_above_is_left_out_at_the_top_of_a_page():
    strips = [*heights(50), *heights(50, before=10), *heights(10, before=10)]
    assert places(filled(strips, (10, 10), 100)) == [[(10, 50)], [(10, 50), (70, 10)]]


def test_a_head_stands_above_a_row_that_begins_a_page():
    head = Strip(5)
    strips = [Strip(5, keep=True), *heights(30, 30, 30, head=head)]
    assert places(filled(strips, (0, 10), 70)) == [[(0, 5), (5, 30), (35, 30)], [(10, 5), (15, 30)]]


def test_holding_keeps_the_last_strips():
    assert [strip.keep for strip in held(heights(1, 1, 1), 2)] == [False, True, True]
    assert [strip.keep for strip in held(heights(1), 2)] == [True]


@pytest.mark.parametrize("write", [samples.announced, samples.ordered])
@pytest.mark.parametrize("count", [*range(1, 46), 200])
def test_a_signature_is_never_alone_and_nothing_overlaps(write, count):
    given = samples.members(count) if write is samples.announced else samples.officials(count)
    pages = laid(write(members=given))
    *body, date, signed = [placed.strip for placed in pages[-1]]
    rows = [strip for strip in body if strip.head is not None or not strip.strokes]
    assert said(signed) == "(นายวีระพงษ์ สุขประเสริฐ) นายอำเภอพนมสารคาม"
    assert "ณ วันที่" in said(date)
    assert len(rows) >= 2
    for one in pages:
        assert all(upper.y + upper.strip.height <= lower.y + 0.001 for upper, lower in pairwise(one))
        assert one[-1].y + one[-1].strip.height <= SHEET.bottom
        assert one[0].y >= SHEET.tops[1]


@pytest.mark.parametrize("count", [25, 200])
def test_the_head_of_a_table_is_repeated_on_each_page(count):
    pages = laid(samples.announced(members=samples.members(count)))
    with_rows = [one for one in pages if any(placed.strip.head for placed in one)]
    assert len(with_rows) == len(pages)
    for one in with_rows[1:]:
        assert said(one[0].strip).startswith("ที่ ชื่อ – สกุล")
        assert one[1].strip.head is not None


@pytest.mark.parametrize("count", range(1, 40))
def test_the_line_before_a_list_and_its_first_row_stand_together(count):
    filler = [Paragraph("ก", indent=False)] * count
    contents = samples.paper(*filler, *samples.announced().blocks[4:5], *samples.announced().blocks[5:])
    for one in laid(contents)[:-1]:
        last = [said(placed.strip) for placed in one][-1]
        assert not last.startswith("ที่ ชื่อ")
    lead = samples.paper(*filler, *samples.announced().blocks[3:])
    for one in laid(lead):
        assert not said(one[-1].strip).endswith("ดังมีรายชื่อต่อไปนี้")


@pytest.mark.parametrize("count", range(20, 45))
def test_no_line_of_a_paragraph_stands_alone(count):
    long = Paragraph(" ".join([samples.announced().blocks[3].text] * 2))
    blocks = [*[Paragraph("ก", indent=False)] * count, long, DateLine("วันที่"), Signature("(ชื่อ)", ())]
    pages = laid(samples.paper(*blocks))
    lines = [
        [said(p.strip) for p in one if len(said(p.strip)) > 9 and "ชื่อ)" not in said(p.strip)] for one in pages
    ]
    assert sum(map(len, lines)) > 5
    assert 1 not in map(len, lines)


def test_a_row_higher_than_a_page_flows_on():
    pages = laid(
        samples.announced(
            members=(*samples.members(1), samples.Member(2, "นายยาว", "กรรมการ", "", "ก " * 900))
        )
    )
    shown = "".join(said(placed.strip) for one in pages for placed in one)
    assert shown.count("ก") >= 900
    for one in pages:
        assert one[-1].y + one[-1].strip.height <= SHEET.bottom


def test_long_names_and_posts_wrap_inside_their_cells():
    long = samples.Member(
        1,
        "ว่าที่ร้อยตรีหญิงกาญจนาภรณ์พิมพ์พิสุทธิ์ วงศ์สวัสดิ์ประเสริฐกุลชัย ณ อยุธยา",
        "กรรมการและผู้ช่วยเลขานุการ",
        "ผู้อำนวยการศูนย์การศึกษานอกระบบและการศึกษาตามอัธยาศัยอำเภอพนมสารคาม",
    )
    for write in (samples.announced, samples.ordered):
        contents = write(members=(long, *samples.officials(5)[1:]))
        (table,) = [block for block in contents.blocks if isinstance(block, samples.Table)]
        edges = [page.LEFT]
        for column in table.columns:
            edges.append(edges[-1] + column.width * 72 / 25.4)
        rows = [p.strip for one in laid(contents) for p in one if said(p.strip).startswith(("๑ ", "๑. ว่าที่"))]
        assert len(rows) == 1
        for text in rows[0].texts:
            end = text.x + sum(cluster.advance for cluster in text.clusters) * text.size / 1000
            assert any(left <= text.x and end <= right for left, right in pairwise(edges))
