"""What holds for a paper of every kind: read alike by all readers, kept as an archive wants it, the same every time."""

from dataclasses import replace

import pytest

from desktop.documents.contents.papers import WORDED as WRITINGS
from desktop.documents.pdf.draw import draw
from desktop.domain.papers import WORDED
from desktop.errors import CannotDo
from tests.documents import every, rules
from tests.documents.samples import READERS, texts

KINDS = pytest.mark.parametrize("kind", WORDED)


def test_every_kind_can_be_written_and_is_tried_here():
    assert set(WRITINGS) == set(WORDED) == set(every.FACTS)


@KINDS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(kind, reader, tmp_path):
    assert rules.unread(every.written(kind), reader, tmp_path) == []


@KINDS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(kind, tmp_path):
    assert rules.warned_of(every.written(kind), tmp_path) == []


@KINDS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(kind):
    assert not rules.changed_by_keeping(every.written(kind))


@KINDS
def test_a_draft_says_so_and_is_another_file(kind):
    contents = every.written(kind)
    assert draw(contents, draft=True).pdf != draw(contents).pdf


@KINDS
def test_digits_are_of_one_kind(kind):
    for thai, wrong in ((True, "0123456789"), (False, "๐๑๒๓๔๕๖๗๘๙")):
        said = [text for text in texts(every.written(kind, thai_digits=thai).blocks) if "@" not in text]
        assert not set("".join(said)) & set(wrong)


@KINDS
def test_the_word_copy_says_the_same(kind):
    assert rules.not_in_word(every.written(kind)) == []


@KINDS
@pytest.mark.parametrize(
    "naughty", ["\u200bก\u200b", "ก" * 400, "word " * 80, "שלום", "0\t1\u00a02", "ๆ ฯ ) ( “"]
)
def test_odd_words_are_printed_or_their_signs_are_named(kind, naughty):
    changes = {"committee": naughty, "reason": naughty, "signer_name": naughty, "district": naughty}
    facts = every.FACTS[kind]
    typed = replace(facts.typed, subject=naughty, to=naughty, body=naughty)
    refused = None
    try:
        drawn = draw(every.written(kind, **changes, typed=typed))
    except CannotDo as error:
        refused = error
    if refused is None:
        assert drawn.pages >= 1
    else:
        assert refused.field or "แบบอักษรไม่มีตัวอักษร" in str(refused)
