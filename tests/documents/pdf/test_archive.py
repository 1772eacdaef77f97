from io import BytesIO

import pytest
from PIL import Image, ImageCms

from desktop import paths
from desktop.documents.contents.blocks import Paragraph
from desktop.documents.pdf.archive import Properties
from desktop.documents.pdf.draw import draw
from tests.documents import samples
from tests.documents.pdf import pdfa
from tests.documents.pdf.reading import opened


def clear_emblem():
    made = Image.new("RGBA", (60, 100), (0, 0, 0, 0))
    made.paste((200, 0, 0, 255), (10, 10, 50, 90))
    file = BytesIO()
    made.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("write", [samples.announced, samples.ordered, samples.cancelled])
@pytest.mark.parametrize("draft", [True, False])
def test_a_paper_keeps_the_clauses_of_pdf_a_2u(write, draft):
    pdfa.check(draw(write(), draft=draft).pdf)


def test_a_paper_with_a_see_through_emblem_keeps_them():
    pdfa.check(draw(samples.announced(emblem_way="file"), emblem=clear_emblem()).pdf)


def test_a_paper_without_a_date_or_any_words_keeps_them():
    pdfa.check(draw(samples.ordered(dated=None)).pdf)
    pdfa.check(draw(samples.paper()).pdf)


def test_a_paper_full_of_odd_signs_keeps_them():
    odd = "ก\u00a0ข \u2009ค\u1680ง é Å ฿ “ ” – ๛ ฿ ฌ ฎ ปี๊ ญู ฐุ กำ่ A-Z 0-9 &<>"
    pdfa.check(draw(samples.paper(Paragraph(odd), title=f"<{odd}> & \x07", subject='"&"')).pdf)


def test_properties_without_a_date_name_no_date():
    said = Properties("ก", "ข", "")
    assert "CreationDate" not in said.info("P")
    assert "CreateDate" not in said.xmp("P").decode()


def test_the_profile_means_the_colours_of_srgb():
    profile = ImageCms.ImageCmsProfile(str(paths.resources() / "colours" / "sRGB.icc"))
    assert ImageCms.getProfileName(profile).strip() == "sRGB"
    known = ImageCms.createProfile("sRGB")
    lab = ImageCms.createProfile("LAB")
    ramp = Image.new("RGB", (256, 4))
    ramp.putdata([(x, x, x) for x in range(256)] + [(x, 0, 0) for x in range(256)]
                 + [(0, x, 0) for x in range(256)] + [(0, 0, x) for x in range(256)])  # fmt: skip
    one, other = (
        ImageCms.applyTransform(ramp, ImageCms.buildTransform(each, lab, "RGB", "LAB")).tobytes()
        for each in (profile, known)
    )
    assert max(abs(a - b) % 255 for a, b in zip(one, other, strict=True)) <= 2


def test_a_reader_shows_the_title_and_the_language():
    with opened(draw(samples.announced()).pdf) as document:
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.Lang == "th-TH"
