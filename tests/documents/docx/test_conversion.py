"""Copies as an office program lays them out: LibreOffice turns them into pages, with the shipped Sarabun as the font."""

import os
import re
import shutil
import struct
import subprocess

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop import paths
from desktop.documents.contents.blocks import DateLine, Heading, Line, Paragraph, Signature
from desktop.documents.docx.document import write
from tests.documents.samples import announced, bare, cancelled, ordered, paper, texts

CLOSING = (DateLine("ประกาศ ณ วันที่ ๘ พฤษภาคม"), Signature("(นายวีระพงษ์ สุขประเสริฐ)", ("นายอำเภอพนมสารคาม",)))
WORDS = ("กรรมการ", "ประชุม", "อำเภอ", "ราษฎร", "ตำบล", "หนังสือ")
FULL = range(23, 31)  # about as many paragraphs of one line as a page holds over date and signature
PAPERS = {
    "announcement": announced(emblem_way="frame"),
    "order": ordered(),
    "cancellation": cancelled(),
    "short": paper(Heading(("ประกาศ",)), Paragraph("ตามที่ได้ประชุมแล้ว"), Line("ก", "middle"), *CLOSING),
    "words": paper(Paragraph("".join(WORDS * 20))),
    **{f"lines-{count}": paper(*[Paragraph("ข้อความหนึ่งบรรทัด")] * count, *CLOSING) for count in FULL},
}
PAGES = {"announcement": 2, "order": 2, "cancellation": 1, "short": 1, "words": 1}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir>
<match target="scan"><test name="family"><string>Sarabun</string></test>
<edit name="family" mode="assign"><string>TH SarabunPSK</string></edit></match></fontconfig>"""
SCALE = 16 / 10.8  # Sarabun is drawn larger than TH Sarabun


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Convert all papers in one run of LibreOffice; give the pages' text and the sizes of type of each."""
    if not shutil.which("soffice") and os.environ.get("TAMBON_DESK_TOOLS") != "required":
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("word")
    for name, contents in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(write(contents))
    home, files = f"-env:UserInstallation=file://{folder}/home", sorted(folder.glob("*.docx"))
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    environment = {**os.environ, "FONTCONFIG_FILE": str(provide_fonts(folder))}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300)
    return {name: read(folder / f"{name}.pdf") for name in PAPERS}


def provide_fonts(folder):
    """Write Sarabun as small as TH Sarabun is, known by its name to what looks for fonts."""
    for style in ("Regular", "Bold"):
        font = bytearray((paths.resources() / "fonts" / f"Sarabun-{style}.ttf").read_bytes())
        (count,) = struct.unpack_from(">H", font, 4)
        entries = [struct.unpack_from(">4s3L", font, 12 + 16 * at) for at in range(count)]
        units = next(offset for tag, _sum, offset, _length in entries if tag == b"head") + 18
        struct.pack_into(">H", font, units, round(struct.unpack_from(">H", font, units)[0] * SCALE))
        (folder / f"{style}.ttf").write_bytes(font)
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder), "utf-8")
    return folder / "fonts.conf"


def read(path):
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        text = page.get_textpage()
        sizes = {round(raw.FPDFText_GetFontSize(text, at), 1) for at in range(text.count_chars())}
        found.append((text.get_text_range(), sizes))
    document.close()
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_the_pages_say_what_the_paper_says(pages, name):
    said = bare("".join(text for text, _sizes in pages[name]))
    for text in texts(PAPERS[name].blocks):
        assert bare(text) in said


def test_papers_have_as_many_pages_as_they_need(pages):
    assert {name: len(pages[name]) for name in PAGES} == PAGES


@pytest.mark.parametrize("name", PAPERS)
def test_everything_is_set_in_sixteen_points(pages, name):
    assert set().union(*(sizes - {0.0, 1.0} for _text, sizes in pages[name])) <= {16.0, 16.1, 15.9}


def test_lines_break_between_words(pages):
    ((text, _sizes),) = pages["words"]
    lines = text.split("\r\n")
    assert len(lines) > 5
    for line in lines:
        assert re.fullmatch("|".join(WORDS).join(("(?:", ")+")), line)


def test_date_and_signature_never_stand_alone(pages):
    closings = [pages[f"lines-{count}"] for count in FULL]
    assert {len(found) for found in closings} == {1, 2}
    for found in closings:
        last = bare(found[-1][0])
        assert last.index("ข้อความหนึ่งบรรทัด") < last.index(bare(CLOSING[0].text))
