import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.pdf.objects import Begun, Document, Plain, text
from tests.documents.pdf.reading import opened


@given(st.binary(max_size=400), st.binary(max_size=4000), st.binary(max_size=400))
def test_content_begun_once_is_packed_as_a_whole(before, middle, after):
    assert zlib.decompress(Begun(middle).compressed(before, after)) == before + middle + after


def test_begun_content_stays_the_same_for_the_next():
    begun = Begun(b"middle" * 50)
    first = begun.compressed(b"", b"one")
    begun.compressed(b"two", b"three")
    assert begun.compressed(b"", b"one") == first


def written(document):
    page = Plain()
    document.add_page(page)
    page.content = (
        f"<</Type/Page/Parent {document.reference(document.Pages)}/MediaBox[0 0 9 9]/Resources<<>>>>"
    )
    document.Catalog.Outlines = None
    document.info = Plain("<<>>")
    return document.format()


def test_objects_are_found_again_under_their_references():
    document = Document()
    number = document.reserve()
    stream = document.add_stream(zlib.compress(b"words"))
    document.add(f"<</Words {stream}/Said{text('ก')}>>", number)
    with opened(written(document)) as read:
        one = read.get_object(number, 0)
        assert one.Words.read_bytes() == b"words"
        assert str(one.Said) == "ก"
        assert len(read.pages) == 1


@pytest.mark.parametrize("words", ["", "ก", "A(b)\\c", "😀"])
def test_noted_words_are_read_as_they_are(words):
    document = Document()
    number = int(document.add(f"[{text(words)}]").split()[0])
    with opened(written(document)) as read:
        assert str(read.get_object(number, 0)[0]) == words
