"""What the benchmarks reckon with: texts found exactly, rows of the table, measures taken in turn."""

import pytest

from tests.benchmarks import announcements, fidelity, measuring
from tests.benchmarks.measuring import Result
from tests.documents import samples


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ที่ประชุมอำเภอ", "ณ ที่ประชุมอำเภอ นั้น"),
        ("ที่ประชุมอำเภอ", "ที่ประ\nชุมอำ\r\n\r\nเภอ"),
        ("ที่ประชุมอำเภอ", "ที่ประชุม \n อำเภอ"),
        ("นายสมชาย  ใจดี", "นายสมชาย\nใจดี"),
        ("(ก) ๑/๒๕๕๑", "(ก) ๑/\n๒๕๕๑"),
        ("ป\u0e39\u0e48", "ป\u0e48\u0e39"),  # the same signs; Unicode counts either order as one
    ],
)
def test_a_text_is_found_whatever_its_lines(text, read):
    assert fidelity.exact([text], read) == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ที่ประชุมอำเภอ", "ที่ประชุมอําเภอ"),  # SARA AM in two halves
        ("ที่ประชุมอำเภอ", "ทีประชุมอำเภอ"),
        ("ที่ประชุมอำเภอ", "ที่ประชุม อำเภอ"),
        ("นายสมชาย ใจดี", "นายสมชายใจดี"),
        ("ก.ข", "กxข"),
    ],
)
def test_a_text_that_lost_or_won_a_sign_or_a_space_is_not_found(text, read):
    assert fidelity.exact([text], read) == 0


def test_every_different_text_of_a_paper_counts_once():
    texts = fidelity.texts_of(samples.announced())
    assert len(set(texts)) == len(texts) > 60
    assert {samples.name(1), samples.CENTRE} & set(texts) == {samples.name(1)}
    assert fidelity.exact(texts, "\n".join(texts)) == len(texts)
    assert fidelity.exact(texts, "") == 0


@pytest.mark.parametrize(
    ("value", "least", "kept"),
    [
        (2.9, False, "within"),
        (3, False, "within"),
        (3.1, False, "OVER"),
        (3, True, "within"),
        (2.9, True, "UNDER"),
    ],
)
def test_a_row_says_whether_its_goal_is_kept(value, least, kept):
    row = Result("paper", value, "×", 3, "so", least)
    assert row.kept() == kept
    assert row.line().split() == ["paper", f"{value:.2f}", "×", "≥" if least else "≤", "3", kept, "so"]


def test_a_row_without_a_value_says_so():
    assert Result("typst", None, "", 15, "No module", least=True).line().split()[:2] == ["typst", "missing"]


def test_measures_are_taken_in_turn_and_the_first_round_is_left_out():
    taken = []

    def measure(name):
        taken.append(name)
        return len(taken)

    found = measuring.in_turn({"a": lambda: measure("a"), "b": lambda: measure("b")}, 2)
    assert taken == ["a", "b"] * 3
    assert found == {"a": [3, 5], "b": [4, 6]}


def test_no_two_announcements_are_alike_and_each_is_the_same_again():
    country = [announcements.of_the_country(number) for number in range(50)]
    assert len({facts.tambon for facts in country}) > 45
    assert len({facts.members for facts in country}) == 50
    assert country[7] == announcements.of_the_country(7)
    assert {announcements.of_one_district(number).district for number in range(50)} == {"พนมสารคาม"}
