"""Numbers that a laptop takes along: reserved and issued offline; no number is ever shared, whatever happens."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.papers import Paper
from desktop.domain.registers import NumberBlock
from desktop.errors import CannotDo
from desktop.store import opening, records
from desktop.store.session import reading
from desktop.work import number_blocks, papers
from desktop.work.checks import check
from desktop.work.registers import blocks_of, register_of
from tests.work.conftest import District
from tests.work.laptop import (
    DAY,
    LAPTOP,
    Away,
    give_back,
    refused,
    reserve,
    return_unused,
    take_along,
)

# Reserving


def test_a_block_begins_at_the_next_number_and_the_office_goes_on_behind_it(district):
    district.issue(dated=DAY)
    block = reserve(district)
    assert (block.first, block.last, block.year, block.holder, block.taken) == (2, 21, 2551, LAPTOP, DAY)
    assert district.issue(dated=DAY).paper.number == 22
    other = reserve(district, 3, "โน้ตบุ๊ก 2")
    assert (other.first, other.last) == (23, 25)
    assert district.read(NumberBlock, block.id) == block


def test_each_register_and_year_has_its_own_blocks(district):
    blocks = [
        reserve(district),
        reserve(district, register="announcement"),
        reserve(district, on=date(2009, 1, 1)),
    ]
    assert [(one.first, one.year) for one in blocks] == [(1, 2551), (1, 2551), (1, 2552)]


def test_without_a_day_it_is_today(district):
    assert reserve(district, on=None).taken == date.today()


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ({"count": 0}, "count", "จองได้ครั้งละ 1 ถึง 500 เลข"),
        ({"count": 501}, "count", "จองได้ครั้งละ 1 ถึง 500 เลข"),
        ({"holder": "  "}, "holder", "ต้องกรอก “ผู้ถือหรือเครื่องที่ใช้” ก่อนบันทึก"),
        ({"holder": LAPTOP}, "holder", "“โน้ตบุ๊ก 1” ยังมีเลขที่จองไว้และยังไม่คืนในทะเบียนของปีนี้"),
        ({"register": "received"}, "register", "หนังสือรับลงทะเบียนที่สำนักงานเท่านั้น จึงจองเลขไปไม่ได้"),
        ({"register": "poems"}, "register", "ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้ กรุณาเพิ่มในหน้าตั้งค่า"),
    ],
)
def test_a_block_that_does_not_hold_is_refused(district, asked, field, sentence):
    reserve(district)
    assert refused(reserve, district, **{"holder": "ข", **asked}) == (field, sentence)


def test_a_book_without_that_many_numbers_is_told(district):
    district.issue(dated=DAY, number=99_990)
    assert refused(reserve, district)[1] == "“ถึงเลข” ต้องไม่เกิน 99999"


def test_reserving_is_never_undone(district):
    from desktop.work import records as work

    reserve(district)
    with pytest.raises(CannotDo, match="การบันทึกนี้เลิกทำไม่ได้"), district.working() as session:
        work.undo(session)
    block = NumberBlock(register="x", year=2551, first=1, last=2, holder="ข", taken=DAY)
    for act in (work.add, work.save, lambda s, one: work.remove(s, NumberBlock, one.id)):
        with pytest.raises(CannotDo, match="แก้ไขหรือนำเลขที่จองไว้ออกโดยตรงไม่ได้"), district.working() as session:
            act(session, block)


@pytest.mark.parametrize("number", [2, 21])
def test_the_registrys_number_is_not_taken_from_a_block_that_is_out(district, number):
    district.issue(dated=DAY)
    reserve(district)
    out = district.issue(way="blank").paper
    sentence = f"เลขที่ {number} จองไว้ให้ “{LAPTOP}” แล้ว"
    assert refused(district.issue, dated=DAY, number=number) == ("number", sentence)
    for act in (
        lambda s: papers.record_number(s, out.id, number, DAY),
        lambda s: papers.enter_old(s, Paper(kind="order", number=number, dated=DAY, subject="ก"), None),
    ):
        with pytest.raises(CannotDo, match=sentence), district.working() as session:
            act(session)


# Taking along


def test_a_laptop_issues_its_own_numbers_and_nothing_else(away):
    with away as laptop:
        took = [laptop.issue(dated=DAY).paper.number for _ in range(3)]
        assert took == [6, 7, 8]
        assert laptop.issue(dated=DAY, number=10).paper.number == 10
        assert [laptop.issue(dated=DAY).paper.number for _ in range(6)] == [9, 11, 12, 13, 14, 15]
        gone = f"เลขที่จองไว้ให้ “{LAPTOP}” หมดแล้วหรือยังไม่ได้จอง กรุณาเว้นเลขไว้ หรือกลับไปจองเพิ่มที่สำนักงาน"
        assert refused(laptop.issue, dated=DAY) == ("number", gone)
        assert refused(laptop.issue, "announcement", dated=DAY) == ("number", gone)
        assert refused(laptop.issue, dated=date(2009, 1, 1)) == ("number", gone)
        assert refused(laptop.issue, dated=DAY, number=16)[1] == "เลขที่ 16 ไม่อยู่ในช่วงที่จองไว้ให้เครื่องนี้"
        assert laptop.issue(way="blank").paper.state == "out"
        with reading(laptop.store) as session:
            assert check(session) == ()


def test_a_laptop_back_dates_only_behind_its_own_numbers(away):
    with away as laptop:
        laptop.issue(dated=DAY)
        asked = {"dated": DAY, "back_reason": "ลืม"}
        assert refused(laptop.issue, behind=5, **asked)[1] == "เลขที่ 5 ไม่อยู่ในช่วงที่จองไว้ให้เครื่องนี้"
        assert laptop.issue(behind=6, **asked).paper.numbered == "6.1/2551"


def test_a_laptop_neither_reserves_nor_takes_along_nor_takes_back(away, tmp_path):
    sentence = ("", "เครื่องนี้ใช้สำเนาที่นำออกมา การจองและคืนเลขทำได้ที่สำนักงานเท่านั้น")
    with away as laptop:
        with reading(laptop.store) as session:
            [block] = number_blocks.open_blocks(session)
        assert refused(reserve, laptop) == sentence
        assert refused(take_along, laptop, tmp_path / "more") == sentence
        assert refused(give_back, laptop, tmp_path / "more") == sentence
        assert refused(return_unused, laptop, block, "") == sentence


@pytest.mark.parametrize("holder", ["", "ไม่มีเครื่องนี้"])
def test_who_has_no_numbers_takes_nothing_along(district, tmp_path, holder):
    sentence = f"ยังไม่ได้จองเลขให้ “{holder}” กรุณาจองเลขก่อน"
    assert refused(take_along, district, tmp_path / "away", holder) == ("holder", sentence)
    assert not (tmp_path / "away").exists()


def test_a_second_copy_would_give_the_same_numbers_and_is_refused(away, tmp_path):
    assert refused(take_along, away.district, tmp_path / "second") == (
        "holder",
        "ทำสำเนาให้ “โน้ตบุ๊ก 1” ไปแล้ว ถ้าสำเนานั้นหาย ให้คืนเลขโดยบอกเลขที่ใช้ไป แล้วจองใหม่",
    )
    assert not (tmp_path / "second").exists()


def test_copying_that_is_stopped_may_be_done_again(district, tmp_path):
    def stop(_done, _all):
        raise CannotDo("หยุด")

    reserve(district)
    assert refused(take_along, district, tmp_path / "away", step=stop)[1] == "หยุด"
    take_along(district, tmp_path / "away")


def test_numbers_are_committed_before_they_are_copied(district, tmp_path):
    with district.working() as session:
        number_blocks.reserve(session, "order", 5, LAPTOP, DAY)
        with pytest.raises(AssertionError, match="committed"):
            number_blocks.take_along(session, tmp_path / "away", LAPTOP)


# Whatever happens in whatever order

_STEPS = st.lists(
    st.sampled_from(("here", "here", "there", "there", "given", "reserve", "give", "lose", "find")),
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS, size=st.integers(1, 4))
def test_two_offices_never_share_a_number(district, tmp_path_factory, steps, size):
    folder = tmp_path_factory.mktemp("offices")
    shutil.copytree(district.store.folder, folder / "office")
    store = opening.open_copy(district.store, folder / "office")
    run = _Run(dataclasses.replace(district, store=store), folder, size)
    for step in steps:
        getattr(run, step)()
        run.check()
    store.close()


class _Run:
    """An office and its laptops, living or lost, with every number that any of them gave."""

    def __init__(self, office: District, folder, size):
        self.office, self.folder, self.size = office, folder, size
        self.names = count(1)
        self.away, self.lost = None, []
        self.gave = []

    def _issue(self, where, **asked):
        try:
            paper = where.issue(dated=DAY, **asked).paper
        except CannotDo as error:
            if error.field != "number":
                raise
        else:
            self.gave.append((paper.number, paper.file, paper.id))

    def here(self):
        self._issue(self.office)

    def given(self):
        self._issue(self.office, number=(self.gave[-1][0] if self.gave else 0) + 2)

    def there(self):
        for folder in filter(None, [self.away, *self.lost]):
            with Away(self.office, folder) as laptop:
                self._issue(laptop)

    def reserve(self):
        if self.away is None:
            reserve(self.office, self.size)
            self.away = take_along(self.office, self.folder / f"away {next(self.names)}")

    def give(self):
        if self.away is not None:
            give_back(self.office, self.away)
            self.lost.append(self.away)  # it stands on the laptop, and somebody goes on with it
            self.away = None

    def lose(self):
        if self.away is not None:
            with reading(self.office.store) as session:
                [block] = number_blocks.open_blocks(session)
            return_unused(self.office, block, "")
            self.lost.append(self.away)
            self.away = None

    def find(self):
        for folder in self.lost:
            give_back(self.office, folder)

    def check(self):
        numbers = [number for number, _file, _id in self.gave]
        assert len(set(numbers)) == len(numbers)
        with reading(self.office.store) as session:
            assert check(session) == ()
            known = {one.number for one in records.find(session, Paper)}
            book = register_of(session, "order")
            spoken = {n for block in blocks_of(session, book, 2551) for n in block.numbers}
        assert known <= set(numbers) | spoken
