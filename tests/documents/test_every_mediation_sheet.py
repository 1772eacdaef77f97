"""What holds for every sheet of mediation: read alike by all readers, an archive, the same every time, and so in Word."""

from dataclasses import replace

import pytest

from desktop.documents.pdf.draw import draw
from tests.documents import mediation, rules, samples
from tests.documents.samples import READERS, texts

KINDS = pytest.mark.parametrize("kind", mediation.KINDS_OF_SHEETS)


@KINDS
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text_in_its_order(kind, reader, tmp_path):
    assert rules.unread(mediation.written(kind, count=20), reader, tmp_path) == []


@KINDS
def test_it_is_an_archive_that_can_be_read_aloud_and_nothing_is_wrong_with_the_file(kind, tmp_path):
    assert rules.warned_of(mediation.written(kind, count=20), tmp_path) == []


@KINDS
def test_the_same_words_give_the_same_bytes_also_from_what_was_kept(kind):
    assert not rules.changed_by_keeping(mediation.written(kind, count=5))


@KINDS
@pytest.mark.parametrize(("thai", "wrong"), [(True, "0123456789"), (False, "๐๑๒๓๔๕๖๗๘๙")])
def test_digits_are_those_of_the_office(kind, thai, wrong):
    about = replace(mediation.ABOUT, thai_digits=thai)
    assert rules.signs_among(mediation.written(kind, about), wrong) == set()


@KINDS
def test_the_word_copy_says_the_same(kind):
    assert rules.not_in_word(mediation.written(kind, count=5), apart=" · ") == []


@KINDS
@pytest.mark.parametrize("count", [0, 3, 200])
def test_it_can_be_drawn_of_no_few_and_many_cases(kind, count):
    assert draw(mediation.written(kind, count=count)).pages >= 1


@KINDS
def test_no_table_is_wider_than_its_line(kind):
    assert rules.misfitting_tables(mediation.written(kind)) == []


@KINDS
def test_every_graph_says_its_values_in_words(kind):
    assert rules.wordless_graphs(mediation.written(kind)) == []


@pytest.mark.parametrize("kind", ["register", "month", "year", "public", "zero"])
def test_no_party_is_named(kind):
    said = "".join(texts(mediation.written(kind, count=60).blocks))
    for number in range(1, 61):
        for party in (samples.name(number), samples.name(number + 40)):
            if kind != "register" or party not in {samples.name(n + 90) for n in range(1, 61)}:
                assert party not in said
