from io import BytesIO

import pypdf
import pytest

from desktop import paths
from desktop.documents.pdf import fonts
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents import samples

REGULAR, BOLD = (
    (paths.resources() / "fonts" / f"Sarabun-{style}.ttf").read_bytes() for style in ("Regular", "Bold")
)


def test_the_shipped_font_is_scaled_to_look_like_th_sarabun():
    used = fonts.default()
    assert used is fonts.default()
    assert (used.regular.name, used.bold.name) == ("Sarabun-Regular", "Sarabun-Bold")
    assert used.scale * 16 == pytest.approx(10.8)


def test_the_fonts_of_an_office_are_used_as_large_as_they_are():
    used = fonts.from_office(REGULAR, BOLD)
    assert used.scale == 1
    assert used.bold is not used.regular
    assert draw(samples.announced(), used).pages > draw(samples.announced()).pages


def test_without_a_bold_file_headings_are_set_in_the_regular():
    used = fonts.from_office(REGULAR)
    assert used.bold is used.regular
    with pypdf.PdfReader(BytesIO(draw(samples.announced(), used).pdf)) as reader:
        assert len(reader.pages[0]["/Resources"]["/Font"]) == 1


def test_missing_characters_are_named_at_most_three():
    with pytest.raises(CannotDo) as refused:
        fonts.check(fonts.default().regular, "ก☐☐✓\uf07b😀")
    assert str(refused.value) == (
        "แบบอักษรไม่มีตัวอักษร “☐” (U+2610), “✓” (U+2713), “\uf07b” (U+F07B) "
        "กรุณาแก้ข้อความที่มีตัวอักษรนี้ หรือเลือกแบบอักษรอื่น"
    )


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_space_is_never_missing(space):
    fonts.check(fonts.default().regular, f"ก{space}ข")


def test_a_paper_with_a_missing_character_is_not_drawn():
    with pytest.raises(CannotDo, match=r"“☐” \(U\+2610\)"):
        draw(samples.announced(selection_place="ศาลา ☐ วัด"))


def test_a_paper_with_a_missing_character_in_its_heading_is_not_drawn():
    with pytest.raises(CannotDo, match=r"“é̂?|“😀” \(U\+1F600\)"):
        draw(samples.announced(committee="คณะ 😀"))
