from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2

from desktop.documents.contents import announcement, order
from desktop.documents.pdf import draw, merging
from tests.documents import samples


def one(write, default):
    return draw.draw(write(samples.FACTS, default)).pdf


def title(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return str(opened.docinfo["/Title"])


def test_all_pages_follow_each_other_with_a_bookmark_for_each_paper():
    parts = [one(announcement.write, announcement.DEFAULT), one(order.write, order.DEFAULT)]
    pages = [len(pypdfium2.PdfDocument(part)) for part in parts]
    whole = merging.merged(parts, "หนังสือสองฉบับ")
    document = pypdfium2.PdfDocument(whole)
    assert len(document) == sum(pages)
    marks = list(document.get_toc())
    assert [mark.get_dest().get_index() for mark in marks] == [0, pages[0]]
    assert [mark.get_title() for mark in marks] == list(map(title, parts))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "ประกาศอำเภอ" in text
    assert "คำสั่งอำเภอ" in text


def test_the_same_parts_give_the_same_bytes():
    parts = [one(announcement.write, announcement.DEFAULT)] * 2
    assert merging.merged(parts, "ก") == merging.merged(parts, "ก")
