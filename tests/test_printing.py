"""Papers are drawn with the office's own emblem and fonts."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop import paths, printing
from desktop.documents.contents.blocks import Contents, Paragraph
from desktop.errors import CannotDo
from desktop.work.looks import Look

FONTS = paths.resources() / "fonts"
PAPER = Contents(
    kind="order", title="คำสั่ง", subject="ลอง", blocks=(Paragraph("ทดลองพิมพ์ภาษาไทย"),), emblem="none"
)


def test_the_same_paper_has_the_same_bytes():
    pdf, pages = printing.draw(PAPER, Look(), draft=False)
    assert (pdf[:8], pages) == (b"%PDF-1.7", 1)
    assert printing.draw(PAPER, Look(), draft=False) == (pdf, pages)


def test_a_draft_is_another_paper():
    assert printing.draw(PAPER, Look(), draft=True)[0] != printing.draw(PAPER, Look(), draft=False)[0]


def test_the_offices_own_fonts_are_used():
    own = Look(
        font_regular=(FONTS / "Sarabun-Italic.ttf").read_bytes(),
        font_bold=(FONTS / "Sarabun-Bold.ttf").read_bytes(),
    )
    assert any(name.endswith("Sarabun-Italic") for name in fonts(printing.draw(PAPER, own, draft=False)[0]))
    assert not any("Italic" in name for name in fonts(printing.draw(PAPER, Look(), draft=False)[0]))


def fonts(pdf):
    """Name the fonts of the first page."""
    resources = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    return [
        font["/BaseFont"] for font in resources["/Font"].get_object().values() for font in [font.get_object()]
    ]


def test_a_font_that_is_none_is_refused():
    with pytest.raises(CannotDo):
        printing.draw(PAPER, Look(font_regular=b"not a font"), draft=False)


def test_a_missing_emblem_is_refused():
    from dataclasses import replace

    with pytest.raises(CannotDo) as refused:
        printing.draw(replace(PAPER, emblem="file"), Look(), draft=False)
    assert refused.value.field == "emblem"


def test_the_typesetting_is_loaded_with_the_first_paper():
    program = "import sys, desktop.printing; print('reportlab' in sys.modules, 'uharfbuzz' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=paths.root(), check=True
    )
    assert done.stdout == "False False\n"


def test_a_word_copy_has_the_words_of_the_paper():
    import docx

    written = printing.word(PAPER, Look())
    assert printing.word(PAPER, Look()) == written
    assert "ทดลองพิมพ์ภาษาไทย" in [line.text for line in docx.Document(BytesIO(written)).paragraphs]
