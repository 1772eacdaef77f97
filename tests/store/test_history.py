"""The change log tells every change, and undo takes back the last one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.people import Person
from desktop.errors import CannotDo, Stale
from desktop.store import history, records, search, tables
from desktop.store.session import reading, rehearsing, writing
from desktop.work import checks

BORN = date(1960, 2, 29)


@pytest.fixture
def person(store):
    with writing(store, "สมศรี", "เพิ่มบุคคล") as session:
        return records.add(session, Person(first_name="สมชาย", born=BORN))


def edit(store, id_, **values):
    with writing(store, "มานะ", "แก้ไขบุคคล") as session:
        records.save(session, replace(records.read(session, Person, id_), **values))


def undo(store):
    with writing(store, "สมศรี", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))


def read(store, id_):
    with reading(store) as session:
        return records.read(session, Person, id_)


def test_the_history_says_who_what_and_from_which_value(store, person):
    edit(store, person, first_name="สมหมาย", born=None)
    with reading(store) as session:
        made, *edits = history.entries(session, Person, person)
    assert (made.actor, made.action, made.new) == (
        "สมศรี",
        "เพิ่มบุคคล",
        {"first_name": "สมชาย", "born": "1960-02-29"},
    )
    assert {(e.actor, e.field, e.old, e.new) for e in edits} == {
        ("มานะ", "first_name", "สมชาย", "สมหมาย"),
        ("มานะ", "born", "1960-02-29", None),
    }


def test_undo_brings_back_each_value_step_by_step(store, person):
    edit(store, person, first_name="สมหมาย", born=date(1961, 1, 1))
    edit(store, person, first_name="สมนึก")
    undo(store)
    assert read(store, person).first_name == "สมหมาย"
    undo(store)
    back = read(store, person)
    assert (back.first_name, back.born) == ("สมชาย", BORN)


def test_undo_goes_back_through_every_kind_of_unit_to_the_beginning(store, person):
    edit(store, person, first_name="สมหมาย", phone="1")
    with writing(store, "ก", "นำออก") as session:
        records.remove(session, Person, person)
    undo(store)
    edit(store, person, phone="2")  # after an undo, work goes on
    undo(store)
    assert (read(store, person).first_name, read(store, person).phone) == ("สมหมาย", "1")
    undo(store)
    assert (read(store, person).first_name, read(store, person).phone) == ("สมชาย", "")
    undo(store)
    with reading(store) as session:
        assert records.find(session, Person) == []
    with pytest.raises(CannotDo, match="เลิกทำไม่ได้"):  # what is left is the making of the office
        undo(store)


def test_undo_takes_back_all_of_a_unit_of_many_records(store, person):
    with writing(store, "ก", "แก้ไขหลายรายการ") as session:
        others = records.add_many(session, [Person(first_name="หนึ่ง"), Person(first_name="สอง")])
        records.save(session, replace(records.read(session, Person, person), phone="1"))
        records.save(session, replace(records.read(session, Person, person), phone="2", first_name="สมหมาย"))
        records.remove(session, Person, others[0])
    undo(store)
    with reading(store) as session:
        assert [one.label for one in records.find(session, Person)] == ["สมชาย"]
        assert records.read(session, Person, person).phone == ""


def test_undo_of_many_new_records_logs_each_and_finds_none(store):
    with writing(store, "ก", "นำเข้า") as session:
        made = records.add_many(session, [Person(first_name=f"คน{number}") for number in range(1_203)])
        records.save(session, replace(records.read(session, Person, made[5]), phone="1"))
    undo(store)
    with reading(store) as session:
        assert records.find(session, Person) == []
        table = tables.of(Person)
        kept = session.connection.execute(sa.select(table.c.deleted, table.c.version)).all()
        assert {deleted for deleted, _version in kept} == {True}
        for id_ in (made[0], made[5], made[-1]):
            last = history.entries(session, Person, id_)[-1]
            assert (last.actor, last.field, last.new) == ("สมศรี", "deleted", True)
        assert search.known(session, ["people"], ["คน"]) == frozenset()
        assert checks.check(session) == ()


def test_undo_of_many_is_refused_whole_where_one_was_built_on(store):
    with writing(store, "ก", "นำเข้า") as session:
        made = records.add_many(session, [Person(first_name="หนึ่ง"), Person(first_name="สอง")])
        imported = session.unit
    edit(store, made[1], phone="1")
    with pytest.raises(CannotDo, match="มีการแก้ไขรายการนี้ต่อจากนั้นแล้ว"), writing(store, "ก", "เลิกทำ") as session:
        history.undo(session, imported)
    with reading(store) as session:
        assert len(records.find(session, Person)) == 2


def test_an_edit_begun_before_an_undo_is_stale_after_it(store, person):
    edit(store, person, phone="1")
    mine = read(store, person)
    undo(store)
    with pytest.raises(Stale, match="โทรศัพท์"), writing(store, "ก", "แก้ไข") as session:
        records.save(session, replace(mine, phone="9"))


def test_an_undone_unit_is_not_undone_again(store, person):
    with reading(store) as session:
        first = history.last_unit(session)
    undo(store)
    with reading(store) as session:
        assert history.last_unit(session) != first


def test_an_undo_is_told_in_the_history_with_who_did_it(store, person):
    edit(store, person, phone="1")
    undo(store)
    with reading(store) as session:
        last = history.entries(session, Person, person)[-1]
    assert (last.actor, last.action, last.field, last.old, last.new) == ("สมศรี", "เลิกทำ", "phone", "1", "")


def test_undo_of_a_new_record_sets_it_aside(store, person):
    edit(store, person, phone="1")
    undo(store)
    undo(store)
    with reading(store) as session:
        assert records.find(session, Person) == []


def test_undo_of_a_removal_brings_the_record_back(store, person):
    with writing(store, "ก", "นำออก") as session:
        records.remove(session, Person, person)
    undo(store)
    with reading(store) as session:
        assert [one.id for one in records.find(session, Person)] == [person]


def test_undo_restores_what_lists_and_searches_read(store, person):
    edit(store, person, first_name="อำนวย")
    undo(store)
    with reading(store) as session:
        row = session.execute(sa.select(tables.of(Person))).mappings().one()
    assert row["label"] == "สมชาย"
    assert "สมชาย" in row["search_text"]


def test_undo_never_loses_later_work_of_somebody_else(store, person):
    with reading(store) as session:
        first = history.last_unit(session)
    edit(store, person, phone="1")
    with pytest.raises(CannotDo, match="แก้ไขรายการนี้ต่อจากนั้น"), writing(store, "ก", "เลิกทำ") as session:
        history.undo(session, first)
    assert read(store, person).phone == "1"


def test_what_was_final_is_not_undone(store):
    with writing(store, "ก", "ออกหนังสือ") as session:
        records.add(session, Person(first_name="ก"))
        history.mark_final(session)
    with pytest.raises(CannotDo, match="ออกหนังสือยกเลิกแทน"):
        undo(store)


def test_nothing_to_undo_is_said(store):
    with pytest.raises(CannotDo, match="ไม่มีการบันทึกให้เลิกทำ"), writing(store, "ก", "เลิกทำ") as session:
        history.undo(session, "")


def test_sequence_numbers_have_no_gaps_and_parents_name_what_was_replaced(store, person):
    edit(store, person, phone="1")
    edit(store, person, phone="2")
    with rehearsing(store, "ก", "ลอง") as session:
        records.add(session, Person(first_name="ไม่เหลือ"))
    edit(store, person, phone="3")
    with reading(store) as session:
        rows = session.execute(sa.select(tables.changes).order_by(tables.changes.c.seq)).mappings().all()
        heads = session.execute(sa.select(tables.heads.c.change)).scalars().all()
    seqs = [row["seq"] for row in rows]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
    phones = [row for row in rows if row["field"] == "phone"]
    names = [f"{row['device']}:{row['seq']}" for row in rows]
    assert [json.loads(row["parents"]) for row in phones] == [
        [names[rows.index(next(r for r in rows if r["row"] == person))]],
        [names[rows.index(phones[0])]],
        [names[rows.index(phones[1])]],
    ]
    assert heads == [names[rows.index(phones[2])]]


@given(st.lists(st.integers(min_value=0, max_value=2**60), min_size=1, max_size=30))
def test_the_clock_never_goes_back_whatever_the_machine_says(times):
    last = ""
    for now in times:
        reading_ = history.next_clock(last, now)
        assert reading_ > last
        last = reading_
