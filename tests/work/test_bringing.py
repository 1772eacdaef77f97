"""A laptop that was given up comes back by a package after all: what only kept its numbers gives way to its papers."""

from __future__ import annotations

import pytest

from desktop.domain.papers import Paper
from desktop.store import records
from desktop.store.session import reading
from desktop.work import bringing, number_blocks, papers, register_book
from desktop.work import conflicts as differing
from tests.work.copies import bring, working
from tests.work.laptop import DAY, give_back, numbers_here, return_unused


@pytest.fixture
def given_up(away):
    """Give the laptop's copy with two orders, and an office that was told of the first alone."""
    with away as laptop:
        away.made = [laptop.issue(dated=DAY).paper for _ in range(2)]
    with reading(away.district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(away.district, block, "6")
    return away


def doubled(store):
    with reading(store) as session:
        return differing.doubled(session)


def numbered(store, *numbers):
    with reading(store) as session:
        return {one.id: one.state for one in records.find(session, Paper) if one.number in numbers}


def test_an_entry_gives_way_to_the_paper_that_a_package_brings(given_up, stick):
    district = given_up.district
    with given_up as laptop:
        assert bring(laptop.store, district.store, stick).doubled == ()
        assert numbered(district.store, 6, 7) == {one.id: "issued" for one in given_up.made}
        with reading(district.store) as session:
            lines = [one.number for one in register_book.rows(session, "order", 2551)]
        assert (lines[-3:], "8–15" in lines) == (["6", "7", "8–15"], True)
        bring(district.store, laptop.store, stick.with_name("กลับ"))
        assert doubled(laptop.store) == ()
    assert numbers_here(district).count("6/2551") == 1
    assert district.issue(dated=DAY).paper.number == 16


def test_copies_that_let_an_entry_go_apart_agree(given_up, stick):
    district, back = given_up.district, stick.with_name("กลับ")
    with given_up as laptop:
        bring(district.store, laptop.store, back)
        assert numbered(laptop.store, 6, 7) == {one.id: "issued" for one in given_up.made}
    give_back(district, given_up.folder)
    with given_up as laptop:
        for giver, taker in ((laptop.store, district.store), (district.store, laptop.store)):
            taken = bring(giver, taker, stick)
            assert (taken.conflicts, taken.doubled) == ((), ())


def test_what_was_given_back_and_comes_by_a_package_too_is_one_paper(given_up, stick):
    district = given_up.district
    assert give_back(district, given_up.folder).papers == 2
    assert numbered(district.store, 6, 7) == {one.id: "issued" for one in given_up.made}
    with given_up as laptop:
        taken = bring(laptop.store, district.store, stick)
    assert (taken.conflicts, taken.doubled) == ((), ())
    assert numbers_here(district)[-2:] == ["14/2551", "15/2551"]


def test_of_two_entries_of_one_number_the_one_that_waits_stays(given_up):
    office = given_up.district.store
    with working(office) as session:
        [waits] = [one for one in records.find(session, Paper) if one.number == 6]
        unused = number_blocks.dataclasses.replace(waits, id="", state="cancelled")
        records.add(session, unused)
    with working(office) as session:
        bringing.let_entries_go(session)
    assert numbered(office, 6) == {waits.id: "out"}


def test_an_entry_that_was_completed_is_a_paper_and_waits_for_a_person(given_up, stick):
    district = given_up.district
    with district.working() as session:
        papers.enter_old(session, Paper(kind="order", number=6, dated=DAY, subject="สแกน"), b"%PDF-1.4")
    with given_up as laptop:
        [double] = bring(laptop.store, district.store, stick).doubled
    assert (double.number, len(double.records)) == ("6/2551", 2)
