"""What came with the program becomes records, its days read from ISO."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.rules import Rule
from desktop.work import starting


def test_a_record_is_made_of_what_the_file_says():
    made = starting.made(Rule, {"key": "majority_age", "value": 20, "start": "1992-06-08"}, "x")
    assert made == Rule(id="x", key="majority_age", value=20, start=date(1992, 6, 8))


def test_what_no_field_is_called_is_refused():
    with pytest.raises(KeyError):
        starting.made(Rule, {"colour": "red"}, "x")


def test_every_new_id_is_another():
    assert starting.new_id() != starting.new_id()


def test_what_is_shipped_is_read_by_its_name():
    assert "criteria" in starting.shipped("strength")
    assert "tracks" in starting.shipped("mediation")
