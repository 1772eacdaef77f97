"""What the pages say in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.strength import STAGE_DAYS, Assessment
from desktop.ui.strength import words


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1000, None, "อย่างน้อย 1,000"),
        (None, 90, "ไม่เกิน 90"),
        (1, 5, "1 ถึง 5"),
        (None, None, ""),
        (0, 0, "0 ถึง 0"),
    ],
)
def test_bounds_in_words(least, most, said):
    assert words.asked(least, most) == said


@given(st.text(max_size=2))
def test_only_three_letters_are_classes(typed):
    assert words.key_of(typed) in ("", "A", "B", "C")
    assert words.key_of("ก") == ""


def test_the_way_ends_with_the_certificate():
    order = list(STAGE_DAYS)
    assert [words.next_stage(Assessment(stage=stage)) for stage in order] == [*order[1:], ""]
    assert words.next_stage(Assessment(stage="withdrawn")) == ""


def test_steps_tell_what_came_and_what_is_to_come():
    day = date(2025, 3, 1)
    lines = list(words.step_lines(Assessment(stage="applied", applied=day)))
    assert [(line.label, line.detail) for line in lines[:2]] == [
        ("สมัครแล้ว", "1 มีนาคม 2568"), ("ประเมินตนเองแล้ว", "ยังไม่ถึงขั้นนี้"),
    ]  # fmt: skip
    failed = list(words.step_lines(Assessment(stage="failed", certified=day)))
    assert (failed[-1].label, failed[-1].icon) == ("ไม่ผ่าน", "x")
    assert list(words.step_lines(Assessment(stage="withdrawn")))[-1].label == "ถอนการสมัคร"
