"""An office whose laptop takes numbers along: what tests of reserving, issuing away and giving back lean on."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.domain.papers import Paper
from desktop.errors import CannotDo
from desktop.store import opening, records
from desktop.store.session import reading
from desktop.work import number_blocks
from desktop.work.checks import check

LAPTOP = "โน้ตบุ๊ก 1"
DAY = date(2008, 5, 8)


def reserve(district, count=20, holder=LAPTOP, register="order", on=DAY):
    with district.working("จองเลข") as session:
        return number_blocks.reserve(session, register, count, holder, on)


def take_along(district, folder, holder=LAPTOP, **more):
    with district.working("นำไป") as session:
        number_blocks.take_along(session, folder, holder, **more)
    return folder


def give_back(district, folder):
    with district.working("คืนเลข") as session:
        return number_blocks.give_back(session, folder, DAY)


def return_unused(district, block, used, reason="เครื่องหาย"):
    with district.working("คืนเลข") as session:
        return number_blocks.return_unused(session, block.id, used, reason, DAY)


def refused(act, *args, **more):
    with pytest.raises(CannotDo) as caught:
        act(*args, **more)
    return caught.value.field, str(caught.value)


class Away:
    """The laptop's copy at work: opened for each act, as its program does."""

    def __init__(self, district, folder):
        self.district, self.folder = district, folder

    def __enter__(self):
        self.store = opening.open_copy(self.district.store, self.folder)
        return dataclasses.replace(self.district, store=self.store)

    def __exit__(self, *_error):
        self.store.close()


@pytest.fixture
def away(district, tmp_path):
    """Give the laptop's copy with ten numbers, 6 to 15, of orders, after the office gave five."""
    for _ in range(5):
        district.issue(dated=DAY)
    reserve(district, 10)
    return Away(district, take_along(district, tmp_path / "away"))


def numbers_here(district):
    with reading(district.store) as session:
        assert check(session) == ()
        return [paper.numbered for paper in records.find(session, Paper)]
