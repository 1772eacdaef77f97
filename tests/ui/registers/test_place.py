"""The place of papers: three tabs, a record under its own, and on a laptop the numbers that it gives."""

import pytest

from desktop.domain.received import Received
from desktop.ui.papers.page import make
from desktop.work import received
from tests.ui.parts.test_accessible import nameless
from tests.ui.registers.conftest import LAPTOP

BEGINS = "เครื่องนี้ออกเลขจากช่วงที่จองไว้: "


@pytest.fixture
def place(qtbot, jobs, settle):
    """Make the place of papers."""

    def place():
        made = make(jobs)
        qtbot.addWidget(made)
        jobs.changed.connect(made.refresh)
        made.show()
        settle()
        return made

    return place


def test_three_tabs_stand_beside_each_other(place):
    made = place()
    assert [made.tabs.tabText(n) for n in range(3)] == ["หนังสือที่ออก", "หนังสือรับ", "เลขที่จองไว้"]
    assert not made.banner.isVisible()


def test_each_record_opens_under_its_tab(place, settle, made, letter, reserve):
    shown = place()
    one, block = letter(), reserve()
    for topic, id_, title in (
        ("papers", made.order, "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑"),
        ("received", one.id, "หนังสือรับ เลขรับ 1/2551"),
        ("number_blocks", block.id, f"เลข 1–10/{block.year}"),
    ):
        shown.open(topic, id_)
        settle()
        assert shown.title() == title


def test_a_laptop_says_which_numbers_it_gives(place, settle, practice_store, monkeypatch, reserve, jobs, do):
    block = reserve()
    announced = reserve("announcement", 17)
    monkeypatch.setattr(practice_store, "holder", LAPTOP)
    made = place()
    numbers = f"ทะเบียนคุมคำสั่งอำเภอ 1–10/{block.year} (เหลือ 10)"
    others = f"ทะเบียนคุมประกาศอำเภอ {announced.first}–{announced.last}/{block.year} (เหลือ 17)"
    assert made.banner.words.text() in (f"{BEGINS}{numbers}, {others}", f"{BEGINS}{others}, {numbers}")
    assert made.banner.isVisible()


def test_a_laptop_whose_numbers_were_given_back_says_so(place, practice_store, monkeypatch):
    monkeypatch.setattr(practice_store, "holder", LAPTOP)
    assert place().banner.words.text().startswith("เครื่องนี้เป็นสำเนาที่นำออกมาและไม่มีเลขที่จองไว้แล้ว")


def test_numbers_given_meanwhile_are_counted(
    place, settle, practice_store, monkeypatch, reserve, jobs, do, made
):
    from desktop.printing import draw
    from desktop.work import papers

    reserve()
    monkeypatch.setattr(practice_store, "holder", LAPTOP)
    shown = place()
    do(papers.issue, papers.Request(kind="order", committee=made.working_group), draw)
    shown.refresh("papers")
    settle()
    assert shown.banner.words.text().endswith("(เหลือ 9)")


def test_letters_are_read_again_when_one_is_written(place, settle, letter, jobs):
    shown = place()
    shown.tabs.setCurrentIndex(1)
    settle()
    one = letter()
    jobs.write(
        lambda session: received.note(session, one.id, action="แจ้งแล้ว"), topic=Received.topic, action="x"
    )
    settle()
    assert shown.pages["received"].list.model.rowCount() == 1


def test_everything_that_can_be_used_has_a_name(place, settle, letter, reserve):
    shown = place()
    assert nameless(shown) == []
    for topic, one in (("received", letter()), ("number_blocks", reserve())):
        shown.open(topic, one.id)
        settle()
        assert nameless(shown) == []
        shown.back()
        settle()
        assert nameless(shown) == []
