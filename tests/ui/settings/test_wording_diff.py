"""Lines taken out and put in, whatever the words: both wordings can be told from the differences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.papers import Wording
from desktop.ui.settings.wording_diff import PARTS, differences

LINES = st.lists(st.text("กขคง ", min_size=1), max_size=5).map("\n".join)


@given(LINES, LINES)
def test_what_is_taken_out_and_put_in_makes_the_difference(before, now):
    found = list(differences(Wording(cause=before), Wording(cause=now)))
    lines = before.splitlines()
    for one in found:
        assert one.part == "cause"
        if one.added:
            lines.append(one.text)
        else:
            lines.remove(one.text)
    assert sorted(lines) == sorted(now.splitlines())


@given(LINES)
def test_the_same_words_do_not_differ(words):
    same = Wording(**dict.fromkeys(PARTS, words))
    assert list(differences(same, same)) == []


def test_the_parts_come_in_the_order_of_the_paper():
    own = Wording(**dict.fromkeys(PARTS, "ใหม่"))
    assert [one.part for one in differences(Wording(), own)] == list(PARTS)
