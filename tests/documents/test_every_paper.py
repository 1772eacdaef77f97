"""What holds for a paper of every kind: read alike by all readers, kept as an archive wants it, the same every time."""

import subprocess
from dataclasses import replace

import pytest

from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.papers import PAPERS
from desktop.documents.docx import document as word
from desktop.documents.pdf.draw import draw
from desktop.domain.papers import PAPER_KINDS
from desktop.errors import CannotDo
from tests.documents import every
from tests.documents.docx.test_document import opened, read
from tests.documents.pdf import pdfa
from tests.documents.samples import READERS, bare, texts

KINDS = pytest.mark.parametrize("kind", PAPER_KINDS)


def test_every_kind_can_be_written_and_is_tried_here():
    assert set(PAPERS) == set(PAPER_KINDS) == set(every.FACTS)


@KINDS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(kind, reader, tmp_path):
    contents = every.written(kind)
    path = tmp_path / "paper.pdf"
    path.write_bytes(draw(contents).pdf)
    found, at = bare(reader(path)), 0
    for text in map(bare, texts(contents.blocks)):
        at = found.index(text, at) + len(text)


@KINDS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(kind, tmp_path):
    drawn = draw(every.written(kind))
    pdfa.check(drawn.pdf)
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn.pdf)
    for command in (["qpdf", "--check", path], ["mutool", "clean", path, tmp_path / "clean.pdf"]):
        told = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
        assert "warning" not in (told.stdout + told.stderr).lower()


@KINDS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(kind):
    contents = every.written(kind)
    assert from_json(to_json(contents)) == contents
    assert draw(from_json(to_json(contents))).pdf == draw(contents).pdf


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
    contents = every.written(kind)
    copied = bare("".join(read(part) for part in opened(contents).element.body))
    for text in texts(contents.blocks):
        assert bare(text) in copied
    assert word.write(contents) == word.write(contents)


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
