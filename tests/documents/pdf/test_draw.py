import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdf
import pypdfium2
import pytest
from PIL import Image

from desktop import paths
from desktop.documents.contents.blocks import Paragraph
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.pdf import page
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents import samples
from tests.documents.samples import announced, bare, cancelled, members, ordered, paper, spaced, texts

HARD = "ที่ น้ำ ปี๊ ญู ฐุ ผู้ กำ่ ฤๅษี ก็ ศึกษา องค์กร ฿ ๑๒๓ ฯลฯ ๆ (ก/ข) “คำ” – Office 5 ดาว"
SHEET = page.sheet(announced())
ELSEWHERE = """
import hashlib, sys
from desktop.documents.contents.frozen import from_json
from desktop.documents.pdf.draw import draw
from tests.documents import samples
draw(samples.ordered())
contents = from_json(open(sys.argv[1], encoding="utf-8").read())
print(hashlib.sha256(draw(contents).pdf).hexdigest())
"""


def saved(drawn, folder):
    path = folder / "paper.pdf"
    path.write_bytes(drawn.pdf)
    return path


def picture(pdf, number=0, scale=2.0):
    """Render a page as grey samples."""
    document = pypdfium2.PdfDocument(pdf)
    shown = document[number].render(scale=scale, grayscale=True).to_pil().convert("L")
    document.close()
    return shown


def ink(shown, left, top, right, bottom, scale=2.0):
    """Count the dark samples in a part of a page, in points from its top left corner."""
    part = shown.crop(tuple(round(edge * scale) for edge in (left, top, right, bottom)))
    return sum(part.histogram()[:128])


def boxes(pdf):
    """List (page, sign, left, bottom, right, top) of every drawn sign."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, shown in enumerate(document):
        text = shown.get_textpage()
        for at in range(text.count_chars()):
            sign = text.get_text_range(at, 1)
            if sign.strip():
                found.append((number, sign, *text.get_charbox(at)))
    document.close()
    return found


@pytest.mark.parametrize("read", samples.READERS)
@pytest.mark.parametrize("thai_digits", [True, False])
def test_a_page_says_exactly_what_its_contents_say(read, thai_digits, tmp_path):
    contents = announced(members=members(8), thai_digits=thai_digits)
    drawn = draw(contents)
    assert drawn.pages == 1
    assert bare(read(saved(drawn, tmp_path))) == bare("".join(texts(contents.blocks)))


@pytest.mark.parametrize("read", samples.READERS)
@pytest.mark.parametrize("write", [announced, ordered, cancelled])
def test_every_text_is_found_in_its_order(read, write, tmp_path):
    contents = write()
    found = bare(read(saved(draw(contents), tmp_path)))
    at = 0
    for text in texts(contents.blocks):
        at = found.index(bare(text), at) + len(bare(text)) if bare(text) else at


@pytest.mark.parametrize("read", samples.READERS)
def test_texts_of_one_line_are_found_with_their_spaces(read, tmp_path):
    contents = paper(*(Paragraph(part, indent=False) for part in (HARD, "นายสมชาย  ใจดี", samples.name(7))))
    found = spaced(read(saved(draw(contents), tmp_path)))
    assert found == spaced(f"{HARD} นายสมชาย  ใจดี {samples.name(7)}")


@pytest.mark.parametrize("read", samples.READERS)
def test_stretched_lines_are_read_without_false_spaces(read, tmp_path):
    text = "กระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชนตำบล" * 6
    drawn = draw(paper(Paragraph(text, names=(text[:40], text[40:90]))))
    lines = [line for line in read(saved(drawn, tmp_path)).splitlines() if line.strip()]
    assert len(lines) > 3
    assert "".join(line.strip() for line in lines) == text


@pytest.mark.parametrize("count", [1, 2, 25, 200])
@pytest.mark.parametrize("write", [announced, ordered])
def test_a_list_of_any_length_names_everybody_once(write, count, tmp_path):
    given = members(count) if write is announced else samples.officials(count)
    drawn = draw(write(members=given))
    with pypdf.PdfReader(BytesIO(drawn.pdf)) as reader:
        assert len(reader.pages) == drawn.pages
        found = "".join(bare(one.extract_text()) for one in reader.pages)
    for member in given:
        assert bare(member.name) in found
    assert found.count("กรรมการ" if write is announced else "คณะทำงาน") >= count


@pytest.mark.parametrize(("thai_digits", "number"), [(True, "- ๒ -"), (False, "- 2 -")])
def test_pages_are_numbered_from_the_second(thai_digits, number):
    document = pypdfium2.PdfDocument(draw(announced(thai_digits=thai_digits)).pdf)
    first, second = (shown.get_textpage().get_text_range() for shown in document)
    document.close()
    assert second.startswith(number)
    assert "- " not in first.replace("ชื่อ – สกุล", "").replace(" – ", "")


@pytest.mark.parametrize("write", [announced, ordered, cancelled])
@pytest.mark.parametrize("count", [1, 25, 200])
def test_nothing_stands_outside_the_margins(write, count):
    changes = {} if write is cancelled else {"members": samples.officials(count)}
    for number, sign, left, bottom, right, top in boxes(draw(write(**changes)).pdf):
        where = (number, sign)
        assert left >= page.LEFT - 1.5, where
        assert right <= SHEET.right + 1.5, where
        assert bottom >= SHEET.height - SHEET.bottom - 1, where
        assert top <= SHEET.height - (page.UNDER_EMBLEM if number == 0 else page.TOP) + 1, where


def test_full_lines_end_at_the_right_margin_and_the_last_does_not():
    text = samples.announced().blocks[3].text
    lines = {}
    for _page, _sign, _left, bottom, right, _top in boxes(draw(paper(Paragraph(text))).pdf):
        row = round((SHEET.height - bottom - page.TOP) // page.LEADING)
        lines[row] = max(lines.get(row, 0), right)
    *full, last = [lines[row] for row in sorted(lines)]
    assert len(full) >= 3
    assert all(SHEET.right - 2 < right <= SHEET.right + 0.5 for right in full)
    assert last < SHEET.right - 10


def test_the_heading_is_centred_between_the_margins():
    shown = picture(draw(announced()).pdf)
    line = shown.crop((0, round(2 * page.UNDER_EMBLEM), shown.width, round(2 * (page.UNDER_EMBLEM + 20))))
    left, _top, right, _bottom = line.point(lambda grey: 255 * (grey < 128)).getbbox()
    assert (left + right) / 4 == pytest.approx(SHEET.centre, abs=1.5)


@pytest.mark.parametrize("write", [announced, ordered, cancelled])
def test_the_same_contents_give_the_same_bytes(write):
    contents = write()
    once = draw(contents)
    draw(announced(members=members(60)))
    assert draw(from_json(to_json(contents))) == once


def test_another_process_gives_the_same_bytes(tmp_path):
    contents = announced()
    kept = tmp_path / "contents.json"
    kept.write_text(to_json(contents), "utf-8")
    shown = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, kept], capture_output=True, text=True, check=True, cwd=paths.root()
    )
    assert shown.stdout.strip() == hashlib.sha256(draw(contents).pdf).hexdigest()


def test_different_contents_give_different_bytes():
    assert draw(announced()).pdf != draw(announced(thai_digits=False)).pdf


@pytest.mark.parametrize("write", [announced, ordered, cancelled])
@pytest.mark.parametrize("draft", [True, False])
def test_the_file_is_sound(write, draft, tmp_path):
    path = saved(draw(write(), draft=draft), tmp_path)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout
    cleaned = subprocess.run(
        ["mutool", "clean", "-s", path, tmp_path / "clean.pdf"], capture_output=True, text=True, check=False
    )
    complaints = [line for line in cleaned.stderr.splitlines() if "ICC support is not available" not in line]
    assert (cleaned.returncode, complaints) == (0, [])


def test_every_font_is_embedded_and_small():
    drawn = draw(announced())
    assert b"Helvetica" not in drawn.pdf
    assert len(drawn.pdf) < 30_000
    with pypdf.PdfReader(BytesIO(drawn.pdf)) as reader:
        used = {}
        for shown in reader.pages:
            used |= shown["/Resources"]["/Font"]
        names = sorted(font.get_object()["/BaseFont"] for font in used.values())
        assert [re.sub("^/[A-Z]{6}[+]", "", name) for name in names] in (
            ["Sarabun-Regular", "Sarabun-Bold"],
            ["Sarabun-Bold", "Sarabun-Regular"],
        )
        for font in used.values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
            assert "/ToUnicode" in font.get_object()


def test_the_properties_name_the_paper_its_language_and_its_date():
    with pypdf.PdfReader(BytesIO(draw(ordered()).pdf)) as reader:
        about = reader.metadata
        assert about.title.startswith("คำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ เรื่อง แต่งตั้ง")
        assert about.subject.startswith("แต่งตั้งคณะทำงาน")
        assert about["/CreationDate"] == "D:20080319000000+07'00'"
        assert reader.trailer["/Root"]["/Lang"] == "th-TH"
        assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    with pypdf.PdfReader(BytesIO(draw(ordered(dated=None)).pdf)) as reader:
        assert "/CreationDate" not in reader.metadata


def test_a_draft_is_overprinted_on_every_page():
    drawn = draw(announced(), draft=True)
    with pypdf.PdfReader(BytesIO(drawn.pdf)) as reader:
        assert all("ร่าง" in shown.extract_text() for shown in reader.pages)
    grey = picture(drawn.pdf, 1).point(lambda value: 255 * (215 < value < 240))
    left, top, right, bottom = grey.getbbox()
    assert right - left > 500
    assert bottom - top > 500
    assert abs((left + right) / 4 - SHEET.width / 2) < 40
    with pypdf.PdfReader(BytesIO(draw(announced()).pdf)) as reader:
        assert all("ร่าง" not in shown.extract_text() for shown in reader.pages)


def test_a_blank_emblem_leaves_its_room_on_the_first_page():
    shown = picture(draw(announced(emblem_way="blank")).pdf)
    assert ink(shown, 0, 0, SHEET.width, page.UNDER_EMBLEM) == 0
    assert ink(shown, 0, page.UNDER_EMBLEM, SHEET.width, page.UNDER_EMBLEM + 20) > 100


def test_a_practice_office_prints_a_frame_of_the_emblems_height():
    pdf = draw(announced(emblem_way="frame")).pdf
    dark = (
        picture(pdf).crop((0, 0, 1190, round(2 * page.UNDER_EMBLEM))).point(lambda grey: 255 * (grey < 128))
    )
    left, top, right, bottom = dark.getbbox()
    assert (bottom - top) / 2 == pytest.approx(page.EMBLEM_HEIGHT, abs=1.5)
    assert top / 2 == pytest.approx(page.EMBLEM_TOP, abs=1.5)
    assert (left + right) / 4 == pytest.approx(SHEET.centre, abs=1.5)
    document = pypdfium2.PdfDocument(pdf)
    said = [shown.get_textpage().get_text_range() for shown in document]
    document.close()
    assert "ตราครุฑ" in said[0]
    assert "ตราครุฑ" not in said[1]


def emblem(kind="PNG", colour=(0, 0, 0, 255), size=(60, 100)):
    """Draw a block in the middle of a clear picture."""
    made = Image.new("RGBA", size, (0, 0, 0, 0))
    made.paste(colour, (10, 10, size[0] - 10, size[1] - 10))
    if kind == "JPEG":
        under = Image.new("RGBA", size, (255, 255, 255, 255))
        under.alpha_composite(made)
        made = under.convert("RGB")
    file = BytesIO()
    made.save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_offices_emblem_stands_centred_on_the_first_page(kind):
    pdf = draw(announced(emblem_way="file"), emblem=emblem(kind)).pdf
    dark = (
        picture(pdf).crop((0, 0, 1190, round(2 * page.UNDER_EMBLEM))).point(lambda grey: 255 * (grey < 128))
    )
    left, top, right, bottom = dark.getbbox()
    assert (bottom - top) / 2 == pytest.approx(page.EMBLEM_HEIGHT * 0.8, abs=2)
    assert (right - left) / 2 == pytest.approx(page.EMBLEM_HEIGHT * 0.4, abs=2)
    assert (left + right) / 4 == pytest.approx(SHEET.centre, abs=1.5)
    assert ink(picture(pdf, 1), 0, 0, SHEET.width, page.TOP) == 0
    assert draw(announced(emblem_way="file"), emblem=emblem(kind)).pdf == pdf


def test_a_coloured_emblem_keeps_its_colour():
    pdf = draw(announced(emblem_way="file"), emblem=emblem(colour=(200, 0, 0, 255))).pdf
    document = pypdfium2.PdfDocument(pdf)
    shown = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    red, green, blue = shown.getpixel((round(SHEET.centre), round(page.EMBLEM_TOP + page.EMBLEM_HEIGHT / 2)))
    assert red > 150 > 60 > max(green, blue)


def test_a_large_emblem_file_makes_no_large_paper():
    noise = Image.effect_noise((1500, 2500), 90)
    file = BytesIO()
    noise.save(file, "PNG")
    assert len(file.getvalue()) > 2_000_000
    assert len(draw(announced(emblem_way="file"), emblem=file.getvalue()).pdf) < 600_000


def huge_picture():
    file = BytesIO()
    Image.new("1", (7000, 7000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "ยังไม่มีไฟล์ตราครุฑ กรุณาเลือกไฟล์ในหน้าตั้งค่า หรือเลือกใช้กระดาษที่มีตราครุฑ"),
        (b"not a picture", "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (emblem()[:150], "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (huge_picture(), "ไฟล์ตราครุฑมีขนาดภาพใหญ่เกินไป กรุณาย่อให้สูงไม่เกิน 2,000 พิกเซล"),
    ],
)
def test_an_emblem_that_cannot_be_printed_is_told(data, said):
    with pytest.raises(CannotDo) as refused:
        draw(announced(emblem_way="file"), emblem=data)
    assert str(refused.value) == said


def test_lines_between_the_cells_are_drawn_on_both_pages():
    pdf = draw(announced()).pdf
    for number, top in ((0, 700), (1, 150)):
        shown = picture(pdf, number)
        dark = [x for x in range(shown.width) if ink(shown, x / 2, top, x / 2 + 0.5, top + 40) >= 70]
        assert len({round(x / 4) for x in dark}) >= 6
        rows = [y for y in range(shown.height) if ink(shown, 90, y / 2, 530, y / 2 + 0.5) >= 800]
        assert len(rows) >= 9


@pytest.mark.parametrize(
    "text",
    [
        "a" * 400,
        "ก" * 400,
        "น้ำ\u200bใจ\ufeff\u00adดี\tมี\nสุข",
        "่ ้ ำ ะ า ู",
        "((((((ก))))))",
        "ๆๆๆๆ ฯฯฯ",
        " " * 50,
        "ก" + "\u00a0ข" * 90,
        "ก่่่่่่่ ูููู ้้้",
        "\ud800ก",
    ],
)
def test_naughty_text_is_set_without_a_crash(text, tmp_path):
    contents = replace(announced(selection_place=f"ก{text}"), dated="")
    path = saved(draw(contents), tmp_path)
    assert samples.read_by_poppler(path).startswith("ประกาศอำเภอพนมสารคาม")
