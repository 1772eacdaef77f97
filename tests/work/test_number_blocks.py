"""Numbers that a laptop takes along: reserved, issued offline, given back; no number is ever shared."""

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
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, opening, records, tables
from desktop.store.session import reading, rehearsing
from desktop.work import committees, number_blocks, papers
from desktop.work.checks import check
from desktop.work.registers import blocks_of, register_of
from tests.store.folders import hashed
from tests.store.folders import make as make_office
from tests.work.conftest import District, working_group

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


# Giving back


def test_what_was_issued_comes_home_with_its_words_and_file(away):
    district = away.district
    with away as laptop:
        made = laptop.issue(dated=DAY)
        with laptop.working() as session:
            scan = papers.enter_old(
                session, Paper(kind="order", number=7, dated=DAY, subject="สแกน"), b"%PDF-1.4"
            )
    back = give_back(district, away.folder)
    assert (back.papers, back.unused) == (2, tuple(range(8, 16)))
    assert [(one.first, one.returned) for one in back.blocks] == [(6, DAY)]
    assert dataclasses.replace(district.read(Paper, made.paper.id), version=1) == made.paper
    with reading(district.store) as session:
        assert papers.reprint(session, made.paper.id).pdf == made.pdf
        assert papers.reprint(session, scan.id).pdf == b"%PDF-1.4"
    assert numbers_here(district) == [f"{n}/2551" for n in range(1, 8)]


def test_unused_numbers_are_free_while_nothing_was_given_beyond_them(away):
    with away as laptop:
        laptop.issue(dated=DAY)
    give_back(away.district, away.folder)
    assert away.district.issue(dated=DAY).paper.number == 7


def test_unused_numbers_stay_unused_where_the_office_went_on(away):
    assert away.district.issue(dated=DAY).paper.number == 16
    with away as laptop:
        laptop.issue(dated=DAY)
    give_back(away.district, away.folder)
    assert away.district.issue(dated=DAY).paper.number == 17


def test_doing_it_again_adds_nothing_and_the_copy_gives_no_more_numbers(away):
    with away as laptop:
        laptop.issue(dated=DAY)
    give_back(away.district, away.folder)
    before = numbers_here(away.district)
    again = give_back(away.district, away.folder)
    assert (again.papers, again.unused, again.blocks) == (0, (), ())
    assert numbers_here(away.district) == before
    with away as laptop:
        assert refused(laptop.issue, dated=DAY)[0] == "number"


def test_an_old_copy_of_the_same_holder_ends_no_later_block(away, tmp_path):
    district = away.district
    give_back(district, away.folder)
    newer = reserve(district, 5)
    later = Away(district, take_along(district, tmp_path / "later"))
    assert give_back(district, away.folder).blocks == ()
    assert district.read(NumberBlock, newer.id).returned is None
    with later as laptop:
        assert laptop.issue(dated=DAY).paper.number == newer.first


def test_a_rehearsal_changes_neither(away):
    with away as laptop:
        made = laptop.issue(dated=DAY).paper
    files = hashed(away.district.store.folder / "attachments")
    with rehearsing(away.district.store, "ก", "ลอง") as session:
        assert number_blocks.give_back(session, away.folder, DAY).papers == 1
    assert hashed(away.district.store.folder / "attachments") == files
    with away as laptop:
        assert laptop.issue(dated=DAY).paper.number == made.number + 1
    assert give_back(away.district, away.folder).papers == 2


def test_what_fails_while_it_is_taken_over_changes_nothing_here_and_is_done_again(away, monkeypatch):
    with away as laptop:
        laptop.issue(dated=DAY)

    def torn(*_args):
        raise OSError("the stick was pulled")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.work.bringing.close", torn)
        with pytest.raises(OSError, match="pulled"):
            give_back(away.district, away.folder)
    assert numbers_here(away.district) == [f"{n}/2551" for n in range(1, 6)]
    assert give_back(away.district, away.folder).papers == 1


def test_records_that_are_only_on_the_laptop_are_left_out_of_its_papers(away):
    with away as laptop:
        with laptop.working() as session:
            group = committees.appoint(session, working_group(laptop.centre))
        there = laptop.issue(dated=DAY, committee=group).paper
        known = laptop.issue(dated=DAY).paper
    give_back(away.district, away.folder)
    brought = away.district.read(Paper, there.id)
    assert (brought.committee, brought.signer, brought.subject) == ("", there.signer, there.subject)
    assert away.district.read(Paper, known.id).committee == away.district.group


def test_a_paper_cancelled_on_the_laptop_is_cancelled_here(away):
    with reading(away.district.store) as session:
        old = papers.find(session, "order 5/2551")
    with away as laptop:
        own = laptop.issue(dated=DAY).paper
        laptop.cancel(own.id, dated=DAY)
        laptop.cancel(old.id, "เรื่องซ้ำ", dated=DAY)
    assert give_back(away.district, away.folder).papers == 3
    kept = away.district.read(Paper, old.id)
    assert (kept.state, kept.reason) == ("cancelled", "เรื่องซ้ำ")
    assert away.district.read(Paper, own.id).state == "cancelled"
    assert numbers_here(away.district)[-1] == "8/2551"


# What is refused


def test_another_office_is_refused(district, tmp_path):
    make_office(tmp_path / "other")
    assert refused(give_back, district, tmp_path / "other") == (
        "folder",
        "โฟลเดอร์นี้เป็นของสำนักงานอื่น กรุณาเลือกโฟลเดอร์ที่ทำสำเนาจากสำนักงานนี้",
    )


def test_the_office_itself_and_a_plain_copy_of_it_are_refused(district, tmp_path):
    sentence = "โฟลเดอร์นี้เป็นสำนักงานเอง ไม่ใช่สำเนาที่นำออกไป กรุณาเลือกโฟลเดอร์ของเครื่องที่นำไป"
    shutil.copytree(district.store.folder, tmp_path / "plain")
    for folder in (district.store.folder, tmp_path / "plain"):
        assert refused(give_back, district, folder) == ("folder", sentence)


def test_a_copy_whose_block_this_office_does_not_know_is_refused(away, tmp_path):
    blocks = tables.of(NumberBlock)
    with away.district.store.engine.connect() as connection, connection.begin():
        connection.execute(blocks.delete().execution_options(logged=True))
    assert refused(give_back, away.district, away.folder) == (
        "folder",
        "สำนักงานนี้ไม่มีเลขที่จองไว้ของสำเนานี้ กรุณาตรวจว่าไม่ได้เปิดสำนักงานจากสำเนาสำรองที่เก่ากว่า",
    )


def test_no_office_at_all_is_told(district, tmp_path):
    with pytest.raises(Trouble, match="ไม่ใช่สำนักงาน"):
        give_back(district, tmp_path / "nothing")


SPOILT = "สำเนาของเครื่องที่นำไปเสียหาย ยังไม่ได้รับคืนสิ่งใด กรุณาลองจากโฟลเดอร์ในเครื่องนั้นโดยตรง"


@pytest.mark.parametrize("harm", ["page", "words", "file"])
def test_a_damaged_copy_is_refused_and_nothing_is_taken_over(away, harm):
    with away as laptop:
        made = laptop.issue(dated=DAY).paper
        if harm == "words":
            paper = tables.of(Paper)
            with laptop.store.engine.connect() as connection, connection.begin():
                altered = paper.update().where(paper.c.id == made.id).values(contents="{}")
                connection.execute(altered.execution_options(logged=True))
        elif harm == "file":
            attachments._path(laptop.store, made.file).unlink()
    if harm == "page":
        data = bytearray((away.folder / "office.db").read_bytes())
        data[5000:5100] = bytes(100)
        (away.folder / "office.db").write_bytes(data)
    with pytest.raises(Trouble, match="ไฟล์แนบหายหรือเสียหาย" if harm == "file" else SPOILT):
        give_back(away.district, away.folder)
    with reading(away.district.store) as session:
        assert [block.returned for block in number_blocks.open_blocks(session, LAPTOP)] == [None]
    assert len(numbers_here(away.district)) == 5


def test_a_copy_that_is_open_elsewhere_is_told(away):
    with away, pytest.raises(Trouble, match="สำนักงานนี้เปิดอยู่ในโปรแกรมอีกหน้าต่างหนึ่ง"):
        give_back(away.district, away.folder)


# A laptop that does not come back


def test_the_numbers_of_a_lost_laptop_are_never_given_again(away):
    district = away.district
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    ended = return_unused(district, block, "๖–๘, 10")
    assert ended.returned == DAY
    with reading(district.store) as session:
        entries = {one.number: one for one in records.find(session, Paper) if one.number > 5}
        assert check(session) == ()
    assert sorted(entries) == list(range(6, 16))
    assert [n for n, one in entries.items() if one.state == "out"] == [6, 7, 8, 10]
    assert entries[6].subject == "ออกจากเครื่องอื่น รอบันทึกสำเนา"
    assert (entries[9].state, entries[9].subject, entries[9].reason) == (
        "cancelled",
        "ไม่ได้ใช้ (คืน)",
        "เครื่องหาย",
    )
    assert district.issue(dated=DAY).paper.number == 16
    assert reserve(district, 2).first == 17  # the holder may go out again


def test_an_entry_is_completed_by_its_paper(away):
    district = away.district
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(district, block, "6")
    old = Paper(kind="order", number=6, dated=DAY, subject="ออกที่หมู่ 3")
    with district.working() as session:
        entered = papers.enter_old(session, old, b"%PDF-1.4 scan")
        assert (entered.state, entered.subject, entered.numbered) == ("issued", "ออกที่หมู่ 3", "6/2551")
        assert papers.find(session, "order 6/2551") == entered
        with pytest.raises(CannotDo, match="เลขที่ 6 ใช้ไปแล้ว"):
            papers.enter_old(session, old, None)
    assert numbers_here(district).count("6/2551") == 1


def test_a_lost_laptop_that_turns_up_brings_its_papers_to_their_entries(away):
    district = away.district
    with away as laptop:
        made = [laptop.issue(dated=DAY).paper for _ in range(2)]
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(district, block, "6")  # 7 was forgotten
    assert give_back(district, away.folder).papers == 2
    with reading(district.store) as session:
        kept = [papers.find(session, f"order {one.numbered}") for one in made]
    assert [(one.state, one.file) for one in kept] == [("issued", one.file) for one in made]
    assert give_back(district, away.folder).papers == 0
    assert numbers_here(district).count("6/2551") == 1
    with away as laptop:
        assert refused(laptop.issue, dated=DAY)[0] == "number"


def test_papers_that_refer_to_each_other_still_do_where_entries_waited_for_them(away):
    district = away.district
    with away as laptop:
        first = laptop.issue(dated=DAY).paper
        laptop.cancel(first.id, "พิมพ์ผิด", dated=DAY)
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(district, block, "6")
    assert give_back(district, away.folder).papers == 2
    with reading(district.store) as session:
        cancelled, cancelling = (
            papers.find(session, name) for name in ("order 6/2551", "cancellation 7/2551")
        )
        assert check(session) == ()
    assert (cancelled.state, cancelling.refers_to, cancelling.state) == ("cancelled", cancelled.id, "issued")


def test_a_paper_that_was_entered_from_its_file_meanwhile_is_left_as_it_is(away):
    district = away.district
    with away as laptop:
        made = laptop.issue(dated=DAY)
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(district, block, "6")
    with district.working() as session:
        old = Paper(kind="order", number=6, dated=DAY, subject="จากแฟลชไดรฟ์")
        entered = papers.enter_old(session, old, made.pdf)
    assert give_back(district, away.folder).papers == 0
    assert district.read(Paper, entered.id).subject == "จากแฟลชไดรฟ์"


def test_a_number_that_is_another_papers_by_now_is_refused(away):
    district = away.district
    with away as laptop:
        laptop.issue(dated=DAY)
    with reading(district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(district, block, "6")
    with district.working() as session:
        papers.enter_old(session, Paper(kind="order", number=6, dated=DAY, subject="อีกเรื่อง"), None)
    assert refused(give_back, district, away.folder) == (
        "folder",
        "เลขที่ 6/2551 ของสำเนานี้เป็นของหนังสืออื่นในสำนักงานแล้ว ยังไม่ได้รับคืนสิ่งใด กรุณาเทียบหนังสือทั้งสองฉบับกับทะเบียน",
    )


@pytest.mark.parametrize(
    ("used", "reason", "field", "sentence"),
    [
        ("5–7, 16", "หาย", "used", "เลขที่ 5, 16 ไม่อยู่ในช่วงที่จองไว้"),
        ("หก", "หาย", "used", "“หก” ไม่ใช่เลขที่ กรุณาพิมพ์เช่น 41–43, 45"),
        ("6", "  ", "reason", "ต้องบอกเหตุผล เช่น เครื่องหาย หรือนำกลับมาแต่กระดาษ"),
    ],
)
def test_a_return_that_does_not_hold_is_refused(away, used, reason, field, sentence):
    with reading(away.district.store) as session:
        [block] = number_blocks.open_blocks(session)
    assert refused(return_unused, away.district, block, used, reason) == (field, sentence)


def test_a_block_is_returned_once(away):
    with reading(away.district.store) as session:
        [block] = number_blocks.open_blocks(session)
    return_unused(away.district, block, "")
    assert refused(return_unused, away.district, block, "") == ("", "เลขชุดนี้คืนแล้ว")


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
