"""What holds for every summary: read alike by all readers, an archive, the same every time, and so in Word."""

from dataclasses import replace

import pytest

from desktop.documents.pdf.draw import draw
from tests.documents import rules, summaries
from tests.documents.samples import READERS

KINDS = pytest.mark.parametrize("kind", summaries.KINDS)


@KINDS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(kind, reader, tmp_path):
    assert rules.unread(summaries.written(kind), reader, tmp_path) == []


@KINDS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(kind, tmp_path):
    assert rules.warned_of(summaries.written(kind), tmp_path) == []


@KINDS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(kind):
    assert not rules.changed_by_keeping(summaries.written(kind))


@KINDS
@pytest.mark.parametrize(("thai", "wrong"), [(True, "0123456789"), (False, "๐๑๒๓๔๕๖๗๘๙")])
def test_digits_are_those_of_the_office(kind, thai, wrong):
    about = replace(summaries.ABOUT, thai_digits=thai)
    assert rules.signs_among(summaries.written(kind, about), wrong) == set()


@KINDS
def test_the_word_copy_says_the_same(kind):
    assert rules.not_in_word(summaries.written(kind), apart=" · ") == []


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
    assert rules.misfitting_tables(summaries.written(kind)) == []


@KINDS
def test_every_graph_says_its_values_in_words(kind):
    assert rules.wordless_graphs(summaries.written(kind)) == []
