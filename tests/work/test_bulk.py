"""One value for many records: seen before, done as one unit of work, undone as one."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import bulk, lists, records
from desktop.work.lists import Listing
from tests.work.conftest import OFFICER, TAMBON


@pytest.fixture
def village(store):
    """Give a village; four people are kept beside it, two without an occupation."""
    with writing(store, OFFICER, "เพิ่ม") as session:
        people = [
            Person(first_name=name, occupation=work)
            for name, work in (("ก", ""), ("ข", "ทำนา"), ("ค", ""), ("ง", "ช่าง"))
        ]
        kept.add_many(session, people)
        return kept.add(session, Village(tambon=TAMBON, number=3))


def everybody(session, topic="people"):
    return lists.order(session, Listing(topic=topic))


def occupations(session):
    return [one.occupation for one in kept.find(session, Person)]


def test_a_preview_tells_old_and_new_and_writes_nothing(store, village):
    with reading(store) as session:
        outcome = bulk.preview(session, "people", everybody(session), "occupation", " ทํานา ")
        assert (outcome.changed, outcome.same, outcome.refused) == (3, 1, 0)
        assert [(line.label, line.old, line.new) for line in outcome.lines] == [
            ("ก", "", "ทำนา"), ("ค", "", "ทำนา"), ("ง", "ช่าง", "ทำนา"),
        ]  # fmt: skip
        assert occupations(session) == ["", "ทำนา", "", "ช่าง"]


def test_a_change_is_one_unit_that_one_undo_takes_back(store, village):
    with writing(store, OFFICER, "แก้ไขหลายรายการ") as session:
        outcome = bulk.change(session, "people", everybody(session), "occupation", "ค้าขาย")
    assert outcome.changed == 4
    with reading(store) as session:
        assert occupations(session) == ["ค้าขาย"] * 4
        assert len(lists.search(session, "ค้าขาย")) == 4
    with writing(store, OFFICER, "เลิกทำ") as session:
        assert records.undo(session) == "แก้ไขหลายรายการ"
        assert occupations(session) == ["", "ทำนา", "", "ช่าง"]
        assert lists.search(session, "ค้าขาย") == ()


def test_links_and_days_are_shown_in_words(store, village):
    with writing(store, OFFICER, "แก้ไข") as session:
        first = everybody(session)[:1]
        [line] = bulk.change(session, "people", first, "village", village).lines
        assert (line.old, line.new) == ("", "หมู่ 3")
        [line] = bulk.change(session, "people", first, "born", date(1980, 1, 5)).lines
        assert line.new == "5 ม.ค. 2523"


def test_what_cannot_hold_the_value_is_named_and_stays(store, village):
    with writing(store, OFFICER, "แก้ไข") as session:
        outcome = bulk.change(session, "people", everybody(session), "occupation", "ย" * 301)
        assert (outcome.changed, outcome.same, outcome.refused) == (0, 0, 4)
        assert str(outcome.lines[0].why) == "“อาชีพ” ยาวเกิน 300 ตัวอักษร กรุณาย่อให้สั้นลง"
        assert bulk.preview(session, "people", everybody(session), "first_name", "").refused == 4
        assert occupations(session) == ["", "ทำนา", "", "ช่าง"]


def test_rows_that_are_gone_are_left_out(store, village):
    with writing(store, OFFICER, "แก้ไข") as session:
        rows = everybody(session)
        records.remove(session, Person, kept.find(session, Person)[0].id)
        assert bulk.change(session, "people", [*rows, 10**9], "occupation", "ค้าขาย").changed == 3


def test_it_can_be_stopped_and_leaves_nothing(store, village):
    def stop(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    def change():
        with writing(store, OFFICER, "แก้ไข") as session:
            bulk.change(session, "people", everybody(session), "occupation", "ค้าขาย", stop)

    with pytest.raises(KeyboardInterrupt):
        change()
    with reading(store) as session:
        assert occupations(session) == ["", "ทำนา", "", "ช่าง"]


def test_only_the_first_lines_are_kept_of_many(store, village, monkeypatch):
    monkeypatch.setattr(bulk, "SHOWN", 2)
    told = []
    with reading(store) as session:
        outcome = bulk.preview(
            session, "people", everybody(session), "occupation", "ย", lambda *step: told.append(step)
        )
    assert (outcome.changed, len(outcome.lines)) == (4, 2)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_which_fields_can_be_changed_for_many():
    names = [field.name for field in bulk.fields(Person)]
    assert "village" in names
    assert not {"national_id", "portrait"} & set(names)
    assert bulk.fields(Paper) == ()
    for topic in TOPICS.values():
        assert topic.part_of not in [field.name for field in bulk.fields(topic)]
    assert "own" not in [field.name for field in bulk.fields(Organisation)]


@pytest.mark.parametrize(
    ("topic", "field"), [("people", "national_id"), ("people", "gone"), ("papers", "subject")]
)
def test_a_field_that_is_never_the_same_for_many_is_refused(store, topic, field):
    with reading(store) as session, pytest.raises(CannotDo) as caught:
        bulk.preview(session, topic, [1], field, "ก")
    assert str(caught.value) == "แก้ไขช่องนี้ครั้งละหลายรายการไม่ได้ กรุณาเลือกช่องอื่น"
