"""A seat is held from a day to a day, in its place on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.committees import KINDS, ONE_AT_A_TIME, Committee, Seat, usual_name

SEAT = Seat(place=3, start=date(2008, 5, 8), end=date(2009, 1, 31))


def test_a_committee_is_named_shortly_with_the_year_its_term_began():
    name = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert Committee(name=name).label == "คณะกรรมการ ศอช.ต.ท่าถ่าน"
    assert Committee(name=name, start=date(2008, 5, 8)).label == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"


def test_a_committee_is_named_after_its_centre_unless_it_is_of_another_kind():
    centre = "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert usual_name("centre", centre) == "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert (usual_name("other", centre), usual_name("centre", "")) == ("", "")


@pytest.mark.parametrize(
    ("on", "sits"),
    [
        (date(2008, 5, 7), False),
        (date(2008, 5, 8), True),
        (date(2009, 1, 31), True),
        (date(2009, 2, 1), False),
    ],
)
def test_a_seat_is_held_on_its_first_and_last_day(on, sits):
    assert SEAT.sits_on(on) is sits


def test_an_open_start_or_end_holds():
    assert replace(SEAT, start=None).sits_on(date.min)
    assert replace(SEAT, end=None).sits_on(date.max)


def test_seats_sort_by_place_and_who_came_later_after():
    successor = replace(SEAT, start=date(2009, 2, 1), end=None)
    seats = [Seat(), replace(SEAT, place=10), successor, SEAT]
    assert sorted(seats, key=lambda seat: seat.sort_text) == [
        SEAT,
        successor,
        replace(SEAT, place=10),
        Seat(),
    ]


def test_a_centre_has_one_committee_and_one_working_group_at_a_time():
    assert set(ONE_AT_A_TIME) <= set(KINDS)
    assert ONE_AT_A_TIME == ("centre", "support")
