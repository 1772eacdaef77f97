"""Numbers that a laptop took along come back: with its papers, unused, or lost with the laptop."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from desktop.domain.papers import Paper
from desktop.domain.registers import NumberBlock
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, records, tables
from desktop.store.session import reading, rehearsing
from desktop.work import committees, number_blocks, papers
from desktop.work.checks import check
from tests.store.folders import hashed
from tests.store.folders import make as make_office
from tests.work.conftest import working_group
from tests.work.laptop import (
    DAY,
    LAPTOP,
    Away,
    give_back,
    numbers_here,
    refused,
    reserve,
    return_unused,
    take_along,
)

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


def test_numbers_that_came_back_and_went_out_again_bring_their_papers_once(away, tmp_path):
    district = away.district
    give_back(district, away.folder)
    assert reserve(district, 3).first == 6
    again = Away(district, take_along(district, tmp_path / "again"))
    with again as laptop:
        laptop.issue(dated=DAY)
    assert give_back(district, again.folder).papers == 1
    assert numbers_here(district)[-1] == "6/2551"


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
            attachments.path_of(laptop.store.folder, made.file).unlink()
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
