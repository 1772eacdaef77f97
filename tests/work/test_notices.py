"""Versions of the privacy notice: their numbers, which one holds, that none changes, and who was told which."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.domain.filters import EMPTY, Condition
from desktop.domain.notices import Notice, notice_on
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import records as store_records
from desktop.work import bulk, lists, notices, offices, privacy_papers, privacy_start, records
from desktop.work.lists import Listing
from tests.work.mediated import Desk


@pytest.fixture
def desk(store):
    made = Desk(store)
    made.do(privacy_start.begin)
    return made


def first(desk):
    return desk.ask(lambda s: store_records.find(s, Notice))[-1]


def again(desk, **said):
    new = dataclasses.replace(first(desk), id="", version=0, number=None, **said)
    return desk.do(records.add, new)


def test_an_office_begins_with_an_unconfirmed_notice_and_unconfirmed_times(desk):
    from desktop.domain.retention import RETAINED, RetentionRule

    assert (first(desk).number, first(desk).confirmed_by) == (1, "")
    rules = desk.ask(lambda s: store_records.find(s, RetentionRule))
    assert {one.of for one in rules} == set(RETAINED)
    assert all(one.source and not one.confirmed_by for one in rules)
    assert [one.of for one in rules if one.forever] == ["papers"]


def test_an_office_of_an_earlier_program_is_given_what_it_lacks_once(store):
    desk = Desk(store)
    assert desk.ask(offices.lacks)
    desk.do(offices.complete)
    desk.do(offices.complete)
    assert len(desk.ask(lambda s: store_records.find(s, Notice))) == 1
    assert desk.ask(privacy_start.missing) == ()


def test_a_new_version_takes_the_next_number_and_holds_from_its_day(desk):
    id_ = again(desk, start=date(2030, 1, 1), kept="เก็บ 5 ปี")
    assert desk.ask(notices.in_force, date(2029, 12, 31)) == first(desk)
    held = desk.ask(notices.in_force, date(2030, 1, 1))
    assert (held.id, held.number) == (id_, 2)
    assert desk.ask(notices.short, date(2030, 1, 1)).endswith("รุ่นที่ 2)")
    assert desk.ask(notices.short, date(2000, 1, 1)) == ""


def test_two_versions_of_one_day_are_told_apart_by_their_number(desk):
    one = first(desk)
    assert notice_on([one, dataclasses.replace(one, number=2)], date.today()).number == 2


def test_what_a_kept_version_says_never_changes_but_who_confirmed_it_may(desk):
    one = first(desk)
    for field in ("collected", "purpose", "basis", "kept", "given", "rights", "contact", "short", "source"):
        with pytest.raises(CannotDo, match="ให้บันทึกเป็นรุ่นใหม่"):
            desk.do(records.save, dataclasses.replace(one, **{field: "อื่น"}))
    assert desk.do(records.save, dataclasses.replace(one, confirmed_by="ผู้ตรวจ")).confirmed_by == "ผู้ตรวจ"


def test_a_day_alone_is_noted_with_the_version_of_that_day(desk):
    later = again(desk, start=date(2030, 1, 1))
    told = {
        on: desk.do(records.add, Person(first_name="ก", notice_on=on))
        for on in (date(2000, 1, 1), date(2025, 5, 5), date(2031, 1, 1))
    }
    kept = [desk.ask(lambda s, id_=id_: store_records.read(s, Person, id_)).notice for id_ in told.values()]
    assert kept == ["", first(desk).id, later]


def test_a_version_alone_is_noted_today(desk):
    id_ = desk.do(records.add, Person(first_name="ก", notice=first(desk).id))
    assert desk.ask(lambda s: store_records.read(s, Person, id_)).notice_on == date.today()


def test_many_are_noted_at_once_and_found_while_they_are_not(desk):
    for name in "กขค":
        desk.do(records.add, Person(first_name=name))
    assert desk.ask(notices.untold) == 3
    untold = Listing(topic="people", conditions=(Condition("notice_on", EMPTY),))
    numbers = list(desk.ask(lists.order, untold))
    done = desk.do(bulk.change, "people", numbers[:2], "notice_on", date(2025, 5, 5))
    assert done.changed == 2
    assert {one.notice for one in desk.ask(lambda s: store_records.find(s, Person))} == {first(desk).id, ""}
    assert len(desk.ask(lists.order, untold)) == desk.ask(notices.untold) == 1


def test_a_version_that_somebody_was_told_stays_in_the_list(desk):
    desk.do(records.add, Person(first_name="ก", notice=first(desk).id))
    with pytest.raises(CannotDo, match="ยังนำออกไม่ได้"):
        desk.do(records.remove, Notice, first(desk).id)


def test_a_version_prints_with_all_that_it_says(desk):
    from io import BytesIO

    from pypdf import PdfReader

    pdf = desk.ask(privacy_papers.notice, first(desk).id, draw)
    pages = PdfReader(BytesIO(pdf)).pages
    said = "".join(page.extract_text() for page in pages)
    assert len(pages) == 1
    assert "ประกาศความเป็นส่วนตัว" in said
    assert "สิทธิของท่าน" in said
