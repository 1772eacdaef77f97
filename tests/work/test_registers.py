"""The books of numbers: which paper stands in which, and no number twice or left out, whoever issues at once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.offices import Register
from desktop.domain.papers import CANCELLED_BY, KINDS, Paper
from desktop.errors import CannotDo
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing
from desktop.work import registers
from desktop.work.checks import check
from desktop.work.registers import OF_KIND, STARTING_REGISTERS, register_of, take_number

EACH = 15


def test_every_kind_of_paper_has_a_book_and_is_cancelled_within_it():
    assert set(OF_KIND) == set(KINDS)
    assert set(OF_KIND.values()) == {register.key for register in STARTING_REGISTERS}
    assert all(OF_KIND[CANCELLED_BY[kind]] == OF_KIND[kind] for kind in KINDS)


def test_a_new_office_numbers_its_orders_and_counts_its_announcements(district):
    with reading(district.store) as session:
        ways = {key: register_of(session, key).way for key in ("order", "announcement")}
    assert ways == {"order": "auto", "announcement": "none"}


def test_a_book_that_is_not_there_is_told_beside_its_field(district):
    with pytest.raises(CannotDo, match="ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้") as refused, reading(district.store) as s:
        register_of(s, "letters")
    assert refused.value.field == "register"


@pytest.mark.parametrize(
    ("way", "given_number", "first", "taken"),
    [
        ("auto", None, 1, 8),
        ("auto", None, 100, 100),
        ("none", None, 1, 8),
        ("given", 5, 1, 5),
        ("given", 111, 1, 111),
        ("blank", None, 1, None),
    ],
)
def test_the_number_comes_as_its_way_says(district, way, given_number, first, taken):
    with rehearsing(district.store, "ก", "ลอง") as session:
        for number in (1, 7):
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state="issued"))
        register = replace(register_of(session, "order"), first=first)
        assert take_number(session, register, way, 2551, given_number) == taken


def test_cancelled_and_waiting_numbers_are_taken_and_drafted_ones_are_not(district):
    with rehearsing(district.store, "ก", "ลอง") as session:
        for number, state in enumerate(("issued", "cancelled", "out", "draft"), start=1):
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state=state))
        kept.add(session, Paper(kind="order", register="order", number=9, year=2552, state="issued"))
        kept.add(session, Paper(kind="order", register="other", number=8, year=2551, state="issued"))
        assert registers.taken_numbers(session, "order", 2551) == {1, 2, 3}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.none() | st.integers(1, 40), max_size=12))
def test_whatever_is_typed_between_no_number_is_taken_twice_and_the_next_follows_the_highest(district, asked):
    with rehearsing(district.store, "ก", "ลอง") as session:
        register, taken = Register(key="order", name="ก", first=1), []
        for given_number in asked:
            way = "given" if given_number else "auto"
            if given_number in taken:
                with pytest.raises(CannotDo, match="ใช้ไปแล้ว"):
                    take_number(session, register, way, 2551, given_number)
                continue
            number = take_number(session, register, way, 2551, given_number)
            assert number == (given_number or max(taken, default=0) + 1)
            taken.append(number)
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state="issued"))
        assert len(set(taken)) == len(taken)


def test_two_processes_that_issue_at_once_share_no_number_and_leave_none_out(district, made_office):
    command = [sys.executable, "-m", "tests.work.issue_many"]
    asked = [str(district.store.folder), made_office[1].hex(), district.group, str(EACH)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": paths.root()}
    running = [subprocess.Popen([*command, *asked], **pipes) for _ in range(2)]
    assert [one.stdout.readline() for one in running] == ["ready\n"] * 2
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    took = [[int(line) for line in one.communicate()[0].split()] for one in running]
    assert [one.returncode for one in running] == [0, 0]
    assert sorted(took[0] + took[1]) == list(range(1, 2 * EACH + 1))
    with reading(district.store) as session:
        issued = kept.find(session, Paper)
        assert check(session) == ()
    assert sorted(paper.number for paper in issued) == list(range(1, 2 * EACH + 1))
    assert all(
        (paper.year, paper.dated, paper.state) == (2551, date(2008, 5, 8), "issued") for paper in issued
    )
