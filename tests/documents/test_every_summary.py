"""What holds for every summary: read alike by all readers, an archive, the same every time, and so in Word."""

import subprocess
from dataclasses import replace

import pytest

from desktop.documents.contents.blocks import PAPERS, Graph, Table
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.docx import document as word
from desktop.documents.pdf.draw import draw
from tests.documents import summaries
from tests.documents.docx.test_document import opened, read
from tests.documents.pdf import pdfa
from tests.documents.samples import READERS, bare, texts

KINDS = pytest.mark.parametrize("kind", summaries.KINDS)


@KINDS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(kind, reader, tmp_path):
    contents = summaries.written(kind)
    path = tmp_path / "summary.pdf"
    path.write_bytes(draw(contents).pdf)
    found, at = bare(reader(path)), 0
    for text in map(bare, texts(contents.blocks)):
        at = found.index(text, at) + len(text)


@KINDS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(kind, tmp_path):
    drawn = draw(summaries.written(kind))
    pdfa.check(drawn.pdf)
    path = tmp_path / "summary.pdf"
    path.write_bytes(drawn.pdf)
    for command in (["qpdf", "--check", path], ["mutool", "clean", path, tmp_path / "clean.pdf"]):
        told = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
        assert "warning" not in (told.stdout + told.stderr).lower()


@KINDS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(kind):
    contents = summaries.written(kind)
    assert from_json(to_json(contents)) == contents
    assert draw(from_json(to_json(contents))).pdf == draw(contents).pdf


@KINDS
@pytest.mark.parametrize(("thai", "wrong"), [(True, "0123456789"), (False, "๐๑๒๓๔๕๖๗๘๙")])
def test_digits_are_those_of_the_office(kind, thai, wrong):
    contents = summaries.written(kind, replace(summaries.ABOUT, thai_digits=thai))
    assert not set("".join(texts(contents.blocks)) + contents.title + contents.header) & set(wrong)


@KINDS
def test_the_word_copy_says_the_same(kind):
    contents = summaries.written(kind)
    copied = bare("".join(read(part) for part in opened(contents).element.body))
    for text in texts(contents.blocks):
        for part in text.split(" · "):
            assert bare(part) in copied
    assert word.write(contents) == word.write(contents)


@KINDS
def test_a_tambon_without_any_organisation_has_its_sheets_too(kind):
    contents = summaries.written(kind, known=summaries.EMPTY)
    assert draw(contents).pages >= 1


@KINDS
def test_it_says_which_year_and_tambon_where_from_and_when_made(kind):
    contents = summaries.written(kind)
    assert contents.blocks[0].lines[1] == "ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา ปี พ.ศ. 2569"
    assert contents.blocks[-1].text == "ที่มา: แบบสำรวจกลุ่ม/องค์กร ปี พ.ศ. 2569 จัดทำเมื่อวันที่ 21 พฤศจิกายน 2569"
    assert (contents.dated, contents.emblem, contents.header) == ("2026-11-21", "none", contents.title)


@KINDS
def test_no_table_is_wider_than_its_line(kind):
    contents = summaries.written(kind)
    line = PAPERS[contents.paper][0] - 50
    for table in (block for block in contents.blocks if isinstance(block, Table)):
        assert sum(column.width for column in table.columns) <= line
        assert {len(row) for row in table.rows} <= {len(table.columns)}


@KINDS
def test_every_graph_says_its_values_in_words(kind):
    for graph in (block for block in summaries.written(kind).blocks if isinstance(block, Graph)):
        assert graph.alt.startswith(f"แผนภูมิ {graph.title}")
        for each in graph.series:
            assert len(each.values) == len(each.words) == len(graph.labels)
            assert all(word in graph.alt for word in each.words)
