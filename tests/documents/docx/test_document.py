import hashlib
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop import paths
from desktop.documents.contents.blocks import (
    PAPERS,
    Break,
    Chart,
    Choice,
    Choices,
    Column,
    Contents,
    DateLine,
    Divider,
    Heading,
    Item,
    Label,
    LabelLine,
    Letterhead,
    Line,
    Node,
    NumberedList,
    Paragraph,
    Signature,
    Signer,
    Signers,
    Space,
    Stamp,
    Subheading,
    Table,
)
from desktop.documents.docx.document import write
from desktop.documents.docx.pieces import cleaned
from desktop.errors import CannotDo
from tests.documents.samples import announced, bare, cancelled, ordered, paper

THAI = re.compile("[\u0e00-\u0e7f]")


def opened(contents, **more):
    return docx.Document(BytesIO(write(contents, **more)))


def png(width=27, height=30):
    file = BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return file.getvalue()


def read(element):
    """Read the words of an element, a tab or line end as a space."""
    signs = {qn("w:tab"): " ", qn("w:br"): " "}
    found = element.iter(qn("w:t"), qn("w:p"), *signs)
    inside = (one for one in found if one.getparent().tag != qn("w:tabs"))
    return "".join("\n" if one.tag == qn("w:p") else signs.get(one.tag) or one.text or "" for one in inside)


def said(block):
    """List every text of a block in the order of reading."""
    match block:
        case Heading(lines=lines):
            return lines
        case NumberedList(items=items):
            return [text for item in items for text in (item.mark, item.text)]
        case Letterhead(left=left, right=right):
            return [left, *right]
        case LabelLine(labels=labels):
            return [text for label in labels for text in (label.title, label.text)]
        case Choices(items=items):
            return [text for one in items for text in ("☑" if one.ticked else "☐", one.text)]
        case Table(columns=columns, rows=rows, ruled=ruled):
            titles = [column.title for column in columns] if ruled else []
            return [*titles, *(text for row in rows for text in row)] if columns else []
        case Signature(name=name, lines=lines, role=role):
            return [*(("ลงชื่อ", role) if role else ()), name, *lines]
        case Signers(items=items):
            named = [one for one in items if one.name or one.lines]
            return [text for one in named for text in ("" if one.thumb else "ลงชื่อ", one.name, *one.lines)]
        case Chart(tiers=tiers):
            return [text for tier in tiers for one in tier for text in (one.name, one.position, one.note)]
        case Stamp(office=office, lines=lines):
            return [office, *(text for line in lines for text in line)]
        case Divider() | Space() | Break():
            return []
        case _:
            return [block.text]


ALL_KINDS = (
    Stamp("อำเภอพนมสารคาม", (("เลขรับ", "๑๒"), ("เวลา", "๙.๓๐ น."))),
    Letterhead("ที่ ฉช ๐๑๑๘/๑๒", ("ที่ว่าการอำเภอ", "ถนนสุวินทวงศ์")),
    Heading(("ประกาศ", "เรื่อง ทดสอบ"), size=20),
    Divider(),
    Line("๑๙ มีนาคม ๒๕๕๑", "middle"),
    LabelLine((Label("ที่", "๑", width=75), Label("วันที่", "๒")), leader=True, bold=True, size=20),
    LabelLine((Label("เรียน", "นายสมชาย ใจดี", ("นายสมชาย ใจดี",)),), tab=15),
    Paragraph("ตามที่นายสมชาย ใจดี ได้ประชุม", ("นายสมชาย ใจดี",)),
    Subheading("ระเบียบวาระที่ ๑"),
    NumberedList((Item("๑.", "ข้อแรก"), Item("๒.", "ข้อสอง")), level=1),
    Choices((Choice("เห็นชอบ", True), Choice("ไม่เห็นชอบ"))),
    Table((Column("ที่", 15, "centre"), Column("ชื่อ", 60, names=True)), (("๑", "นางสมหญิง รักชาติ"),)),
    Table((Column("", 80), Column("", 80)), (("ก", "ข"),), ruled=False, row_height=12),
    Space(10),
    DateLine("ประกาศ ณ วันที่ ๘"),
    Line("ขอแสดงความนับถือ", "signature"),
    Signature("(นายวีระพงษ์ สุขประเสริฐ)", ("นายอำเภอ",)),
    Break(),
    Chart(((Node("นายสมชาย ใจดี", "ประธาน", "หมู่ ๑", "photo"),), (Node("นางสมหญิง รักชาติ", "กรรมการ"),))),
    Signature("(นายณรงค์ อยู่เย็น)", ("เลขานุการ",), "ผู้จดรายงาน"),
    Signers((Signer("(นาย ก)", ("พยาน",)), Signer(), Signer("ลายพิมพ์นิ้ว", ("ของ นาง ข",), thumb=True))),
)


@pytest.mark.parametrize("contents", [announced(), ordered(), cancelled(), paper(*ALL_KINDS)])
def test_a_copy_says_what_the_paper_says_in_its_order(contents):
    expected = "".join(text for block in contents.blocks for text in said(block))
    document = opened(contents, pictures={"photo": png()})
    assert bare(read(document.element.body)) == bare(expected)


def test_thai_is_sized_and_broken_as_thai_everywhere():
    document = opened(announced(emblem_way="frame"))
    style = document.styles.element
    for look in (style.find(f"{qn('w:docDefaults')}//{qn('w:rPr')}"), document.styles["Normal"].element.rPr):
        assert {look.find(qn("w:rFonts")).get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {
            "TH SarabunPSK"
        }
        assert [look.find(qn(f"w:{size}")).get(qn("w:val")) for size in ("sz", "szCs")] == ["32", "32"]
        language = look.find(qn("w:lang"))
        assert (language.get(qn("w:val")), language.get(qn("w:bidi"))) == ("en-US", "th-TH")
    runs = [one for one in document.element.body.iter(qn("w:r")) if THAI.search(read(one))]
    assert len(runs) > 100
    for one in runs:
        assert one.rPr.find(qn("w:cs")) is not None
        assert one.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_whatever_is_bold_or_of_another_size_is_so_in_thai_too():
    parts = zipfile.ZipFile(BytesIO(write(paper(*ALL_KINDS, urgency="ด่วน", secrecy="ลับ", header="ที่ ๑"))))
    looks = [
        look
        for name in parts.namelist()
        if name.startswith("word/") and name.endswith(".xml")
        for look in docx.oxml.parse_xml(parts.read(name)).iter(qn("w:rPr"))
    ]
    bold = [look for look in looks if look.find(qn("w:b")) is not None]
    sized = [look for look in looks if look.find(qn("w:sz")) is not None]
    assert len(bold) > 5
    assert len(sized) > 5
    assert all(look.find(qn("w:bCs")) is not None for look in bold)
    assert all(
        look.find(qn("w:szCs")).get(qn("w:val")) == look.find(qn("w:sz")).get(qn("w:val")) for look in sized
    )


def test_running_text_is_spread_as_thai():
    document = opened(paper(Paragraph("ตามที่"), NumberedList((Item("๑.", "ข้อ"),))))
    for par in document.paragraphs:
        assert par.style.element.pPr.find(qn("w:jc")).get(qn("w:val")) == "thaiDistribute"
        assert par._p.pPr.find(qn("w:jc")) is None


def test_headings_are_those_of_word_and_other_styles_have_thai_names():
    document = opened(paper(Heading(("ประกาศ", "เรื่อง ทดสอบ")), Subheading("วาระที่ ๑")))
    assert [par.style.name for par in document.paragraphs] == ["Heading 1", "Heading 2"]
    assert document.paragraphs[0].text == "ประกาศ\nเรื่อง ทดสอบ"
    custom = [one for one in document.styles.element if one.get(qn("w:customStyle"))]
    assert len(custom) > 5
    assert all(THAI.search(one.name_val) for one in custom)


def test_a_name_is_kept_on_one_line():
    name = "นายสมชาย ใจดี"
    document = opened(paper(Paragraph(f"ตามที่ {name} ได้", (name,)), Signature(f"({name})", ())))
    assert [par.text for par in document.paragraphs] == [
        "ตามที่ นายสมชาย\u00a0ใจดี ได้",
        "(นายสมชาย\u00a0ใจดี)",
    ]


def test_a_ruled_table_repeats_its_head_and_cuts_no_row():
    table = opened(announced()).tables[0]
    rows = table._tbl.tr_lst
    assert len(rows) == 26
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [
        False
    ] * 25
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"


def test_date_and_signature_stay_together_and_with_two_rows():
    rows = (("ก",),) * 4
    document = opened(
        paper(Table((Column("", 60),), rows), DateLine("ณ วันที่"), Signature("(ชื่อ)", ("ตำแหน่ง", "อำเภอ")))
    )
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[0].rows[1:]]
    assert kept == [None, None, True, True]
    date, name, post, office = document.paragraphs
    assert date.style.paragraph_format.keep_with_next
    assert [par.paragraph_format.keep_with_next for par in (name, post, office)] == [True, True, None]


def test_what_follows_a_break_begins_a_page():
    document = opened(paper(Paragraph("ก"), Break(), Table((Column("ข", 60),), ()), Break(), Break()))
    first, *_rest = document.paragraphs
    assert first.paragraph_format.page_break_before is None
    assert document.tables[0].cell(0, 0).paragraphs[0].paragraph_format.page_break_before


def test_two_tables_do_not_grow_together_and_a_last_one_has_a_paragraph_after_it():
    table = Table((Column("ก", 60),), (("ข",),))
    kinds = [one.tag for one in opened(paper(table, table)).element.body]
    assert kinds == [qn(f"w:{tag}") for tag in ("tbl", "p", "tbl", "p", "sectPr")]


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_has_the_size_and_margins_of_the_regulation(name):
    section = opened(paper(Paragraph("ก"), paper=name)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == PAPERS[name]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.cm, 1) for margin in margins] == [3.0, 2.0, 2.5, 2.0]
    assert (section.orientation == 1) == (section.page_width > section.page_height)


def test_a_page_with_an_emblem_begins_higher():
    assert round(opened(paper(emblem="blank")).sections[0].top_margin.cm, 1) == 1.5


@pytest.mark.parametrize(("thai", "field"), [(True, "PAGE \\* THAIARABIC"), (False, "PAGE")])
def test_pages_are_numbered_from_the_second_on(thai, field):
    section = opened(paper(thai_digits=thai)).sections[0]
    assert section.different_first_page_header_footer
    found = [one.get(qn("w:instr")).strip() for one in section.header.part.element.iter(qn("w:fldSimple"))]
    assert found == [field]
    assert read(section.header.part.element).split() == ["-", "๒" if thai else "2", "-"]
    assert not read(section.first_page_header.part.element).strip()


def test_a_paper_may_go_without_page_numbers():
    header = opened(paper(numbered_pages=False)).sections[0].header.part.element
    assert not list(header.iter(qn("w:fldSimple")))


def test_urgency_and_secrecy_are_red_and_the_header_stands_on_later_pages():
    section = opened(paper(urgency="ด่วนที่สุด", secrecy="ลับ", header="ที่ ๑๒")).sections[0]
    stories = [section.first_page_header, section.header, section.first_page_footer, section.footer]
    assert [read(one.part.element).split() for one in stories] == [
        ["ด่วนที่สุด", "ลับ"], ["ลับ", "ที่", "๑๒", "-", "๒", "-"], ["ลับ"], ["ลับ"]
    ]  # fmt: skip
    red = list(section.first_page_header.part.element.iter(qn("w:color")))
    assert {one.get(qn("w:val")) for one in red} == {"FF0000"}


@pytest.mark.parametrize(
    ("draft", "watermark", "shown"),
    [(True, "สำเนา", "ร่าง"), (False, 'สำเนา & "จริง"', 'สำเนา & "จริง"'), (False, "", None)],
)
def test_a_draft_or_watermark_stands_across_each_page(draft, watermark, shown):
    section = opened(paper(watermark=watermark), draft=draft).sections[0]
    marks = [
        one.get("string")
        for story in (section.first_page_header, section.header)
        for one in story.part.element.iter("{urn:schemas-microsoft-com:vml}textpath")
        if one.get("string")
    ]
    assert marks == ([shown] * 2 if shown else [])


@pytest.mark.parametrize(
    ("way", "small", "height", "align"),
    [
        ("file", False, 3.0, "center"),
        ("frame", False, 3.0, "center"),
        ("file", True, 1.5, "left"),
        ("frame", True, 1.5, "left"),
    ],
)
def test_the_emblem_stands_at_the_top(way, small, height, align):
    body = opened(paper(Paragraph("ก"), emblem=way, small_emblem=small), emblem=png()).element.body
    (anchor,) = body.iter(qn("wp:anchor"))
    size = anchor.find(qn("wp:extent"))
    assert round(int(size.get("cy")) / 360000, 2) == height
    assert round(int(size.get("cx")) / int(size.get("cy")), 2) == 0.9
    assert anchor.find(f"{qn('wp:positionH')}/{qn('wp:align')}").text == align
    assert anchor.find(qn("wp:docPr")).get("descr") == "ตราครุฑ"


@pytest.mark.parametrize(
    ("block", "small", "room"),
    [
        (Heading(("ประกาศ",)), False, 34.0),
        (Letterhead("ที่", ()), False, 24.8),
        (Heading(("บันทึกข้อความ",), size=29), True, 1.3),
        (Line("ก"), True, 18.0),
    ],
)
def test_room_is_left_for_the_emblem_of_the_sheet(block, small, room):
    first, *_rest = opened(paper(block, emblem="blank", small_emblem=small)).paragraphs
    assert first.paragraph_format.line_spacing.mm == pytest.approx(room, abs=0.02)


def test_pictures_are_numbered_and_portraits_and_the_qr_are_there():
    document = opened(paper(*ALL_KINDS, code="https://example.org/1"), pictures={"photo": png()})
    found = list(document.element.body.iter(qn("wp:docPr")))
    assert [one.get("id") for one in found] == ["1", "2"]
    assert [one.get("descr") for one in found] == ["ภาพถ่ายนายสมชาย ใจดี", "https://example.org/1"]
    assert document.paragraphs[-1].text == "https://example.org/1"


def test_the_properties_name_the_paper_and_nobody():
    properties = opened(announced()).core_properties
    assert properties.title.startswith("ประกาศอำเภอพนมสารคาม")
    assert properties.subject.startswith("รับรองผลการคัดเลือก")
    assert properties.language == "th-TH"
    assert properties.created == properties.modified == datetime(2008, 5, 8, tzinfo=UTC)
    assert (
        properties.author == properties.last_modified_by == properties.comments == properties.keywords == ""
    )
    assert opened(paper()).core_properties.created == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_copy_has_no_parts_but_its_own():
    names = zipfile.ZipFile(BytesIO(write(paper(Paragraph("ก"))))).namelist()
    assert sorted(names) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/header1.xml",
        "word/header2.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip


def test_a_photo_loses_what_the_camera_noted():
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "NameOfTheCamera"
    Image.new("RGB", (30, 40), "grey").save(file, "JPEG", exif=exif)
    assert b"NameOfTheCamera" in file.getvalue()
    chart = paper(Chart(((Node("นาย ก", "ประธาน", portrait="p"),),)), emblem="file")
    parts = zipfile.ZipFile(BytesIO(write(chart, emblem=file.getvalue(), pictures={"p": file.getvalue()})))
    media = [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    assert len(media) == 2
    assert not any(b"NameOfTheCamera" in one for one in media)


def test_the_same_contents_give_the_same_bytes_in_another_process():
    contents = announced(emblem_way="frame")
    script = (
        "import hashlib; from tests.documents.samples import announced; "
        "from desktop.documents.docx.document import write; "
        "print(hashlib.sha256(write(announced(emblem_way='frame'))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=paths.root(), capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(write(contents)).hexdigest()


def test_an_emblem_that_is_missing_or_no_picture_is_refused():
    contents = paper(emblem="file")
    with pytest.raises(CannotDo, match="ยังไม่มีไฟล์ตราครุฑ") as refused:
        write(contents)
    assert refused.value.field == "emblem"
    for data in (b"nonsense", png()[:60]):
        with pytest.raises(CannotDo, match="เปิดไฟล์ตราครุฑไม่ได้"):
            write(contents, emblem=data)


def test_an_emblem_that_is_far_too_large_is_refused():
    file = BytesIO()
    Image.new("1", (10_000, 5_000)).save(file, "PNG")
    with pytest.raises(CannotDo, match="มีขนาดภาพใหญ่เกินไป"):
        write(paper(emblem="file"), emblem=file.getvalue())


def test_a_photo_that_cannot_be_opened_is_refused_by_name():
    chart = paper(Chart(((Node("นายสมชาย ใจดี", "ประธาน", portrait="p"),),)))
    with pytest.raises(CannotDo, match="เปิดภาพถ่ายของ นายสมชาย ใจดี ไม่ได้"):
        write(chart, pictures={"p": b"nonsense"})


def test_too_long_a_code_is_refused():
    with pytest.raises(CannotDo, match="คิวอาร์โค้ดยาวเกินไป") as refused:
        write(paper(code="ก" * 3000))
    assert refused.value.field == "code"


texts = st.text(max_size=12) | st.sampled_from(
    ["\x00\x1b\ufffe", "\ud800", "a\tb\nc", "</w:t>&lt;", "]]>", "{ก}%s", "\u200b\u202e", "😀", "ํา่้", " "]
)
lines = st.lists(texts, max_size=3).map(tuple)
aligns = st.sampled_from(["left", "centre", "right", "middle", "signature"])


def test_names_in_the_note_of_a_person_are_never_broken():
    node = Node("นาย ก", "ประธาน", "แทน นายสมชาย ใจดี", names=("นายสมชาย ใจดี",))
    said = "".join(read(part) for part in opened(paper(Chart(((node,),)))).element.body)
    assert "แทน นายสมชาย\u00a0ใจดี" in said


nodes = st.lists(st.builds(Node, texts, texts, texts, st.just("")), max_size=4).map(tuple)
labels = st.lists(st.builds(Label, texts, texts, lines, st.sampled_from([0.0, 40.0])), max_size=3).map(tuple)


@st.composite
def tables(draw):
    columns = draw(st.lists(st.builds(Column, texts, st.floats(1, 80), aligns, st.booleans()), max_size=3))
    row = st.tuples(*[texts] * len(columns))
    rows = draw(st.lists(row, max_size=3))
    return Table(tuple(columns), tuple(rows), draw(lines), draw(st.booleans()), draw(st.sampled_from([0, 9])))


blocks = st.one_of(
    st.builds(Heading, lines, lines, st.sampled_from([16.0, 20.0, 29.0])),
    st.builds(Subheading, texts),
    st.builds(Line, texts, aligns, st.booleans()),
    st.builds(Letterhead, texts, lines),
    st.builds(LabelLine, labels, st.sampled_from([0.0, 15.0]), st.booleans(), st.booleans()),
    st.builds(Divider),
    st.builds(Paragraph, texts, lines, st.booleans()),
    st.builds(
        NumberedList, st.lists(st.builds(Item, texts, texts), max_size=3).map(tuple), st.integers(0, 2)
    ),
    st.builds(Choices, st.lists(st.builds(Choice, texts, st.booleans()), max_size=3).map(tuple)),
    tables(),
    st.builds(DateLine, texts),
    st.builds(Signature, texts, lines, texts),
    st.builds(
        Signers,
        st.lists(st.builds(Signer, texts, lines, st.booleans()), max_size=4).map(tuple),
        st.integers(1, 3),
    ),
    st.builds(Space, st.floats(0, 50)),
    st.builds(Break),
    st.builds(Chart, st.lists(nodes, max_size=3).map(tuple)),
    st.builds(Stamp, texts, st.lists(st.tuples(texts, texts), max_size=3).map(tuple)),
)
papers = st.builds(
    Contents,
    kind=st.just("order"),
    title=texts,
    subject=texts,
    blocks=st.lists(blocks, max_size=6).map(tuple),
    dated=st.sampled_from(["", "2008-05-08"]),
    emblem=st.sampled_from(["none", "blank", "frame"]),
    paper=st.sampled_from(list(PAPERS)),
    small_emblem=st.booleans(),
    urgency=texts,
    secrecy=texts,
    header=texts,
    watermark=texts,
    numbered_pages=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(papers)
def test_any_contents_become_a_file_that_says_them(contents):
    expected = bare("".join(cleaned(text) for block in contents.blocks for text in said(block)))
    assert bare(read(opened(contents).element.body)) == expected


def test_places_to_sign_stand_side_by_side_and_their_rows_on_one_page():
    people = Signers((Signer("(นาย ก)", ("พยาน",)), Signer("(นาง ข)"), Signer("ลายพิมพ์นิ้ว", thumb=True)))
    (table,) = opened(paper(Paragraph("ก"), people)).tables
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert [par.text for par in table.cell(0, 0).paragraphs] == ["ลงชื่อ\t\t", "(นาย\u00a0ก)", "พยาน"]
    kept = [
        [bool(par.paragraph_format.keep_with_next) for par in row.cells[0].paragraphs] for row in table.rows
    ]
    assert (set(kept[0]), set(kept[1])) == ({True}, {False})
    boxed = [cell._tc.tcPr.find(qn("w:tcBorders")) is not None for row in table.rows for cell in row.cells]
    assert boxed == [False, False, True, False]
