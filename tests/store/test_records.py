"""Records go in and come back whole, stale edits are refused, sealed values stay sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.committees import Selection
from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.domain.villages import Village
from desktop.errors import CannotDo, Stale
from desktop.store import records, tables
from desktop.store.session import reading, rehearsing, writing

ID = "0123456789010"


def test_a_record_comes_back_as_it_went_in(store):
    village = Village(tambon="240606", number=5, name="หนองสมมติ", start=date(2008, 5, 8))
    with writing(store, "สมศรี", "ทดสอบ") as session:
        id_ = records.add(session, village)
    with reading(store) as session:
        assert records.read(session, Village, id_) == replace(village, id=id_, version=1)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.text(min_size=1, max_size=60),
    born=st.dates(min_value=date(1860, 1, 1)),
    note=st.text(max_size=200),
)
def test_any_text_and_date_survives(store, name, born, note):
    person = Person(first_name=name, born=born, note=note)
    with rehearsing(store, "ก", "ทดสอบ") as session:
        back = records.read(session, Person, records.add(session, person))
    name, note = name.replace("\0", ""), note.replace("\0", "")  # which no server keeps
    assert (back.first_name, back.born, back.note) == (name, born, note)


def test_a_rehearsal_leaves_nothing(store):
    with rehearsing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="ชั่วคราว"))
    with reading(store) as session, pytest.raises(CannotDo, match="ไม่พบรายการนี้"):
        records.read(session, Person, id_)


def test_a_failure_inside_leaves_nothing(store):
    def fail(session):
        records.add(session, Person(first_name="ครึ่งทาง"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), writing(store, "ก", "ทดสอบ") as session:
        fail(session)
    with reading(store) as session:
        assert records.find(session, Person) == []


def test_a_stale_edit_is_refused_with_both_values(store):
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="สมชาย", phone="1"))
    with writing(store, "ก", "ทดสอบ") as session:
        mine = records.read(session, Person, id_)
        records.save(session, replace(mine, phone="2"))
    with pytest.raises(Stale, match="โทรศัพท์") as refused, writing(store, "ข", "ทดสอบ") as session:
        records.save(session, replace(mine, phone="3"))
    assert refused.value.mine == {"phone": "3"}
    assert refused.value.theirs == {"phone": "2"}


def test_saving_what_another_saved_alike_is_no_quarrel(store):
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="สมชาย"))
    with writing(store, "ก", "ทดสอบ") as session:
        mine = replace(records.read(session, Person, id_), phone="2")
        records.save(session, mine)
    with writing(store, "ข", "ทดสอบ") as session:
        assert records.save(session, mine) == replace(mine, version=2)
        assert session.unit == ""  # nothing was written


def test_what_was_set_aside_is_neither_saved_nor_set_aside_again(store):
    with writing(store, "ก", "ทดสอบ") as session:
        person = records.read(session, Person, records.add(session, Person(first_name="สมชาย")))
        records.remove(session, Person, person.id)
    for act in (lambda s: records.save(s, person), lambda s: records.remove(s, Person, person.id)):
        with pytest.raises(CannotDo, match="อาจถูกนำออกไปแล้ว"), writing(store, "ก", "ทดสอบ") as session:
            act(session)


def test_removing_what_never_was_writes_no_history(store):
    with pytest.raises(CannotDo, match="ไม่พบรายการนี้ในบุคคล"), writing(store, "ก", "ทดสอบ") as session:
        records.remove(session, Person, "ไม่มี")
    with reading(store) as session:
        assert session.execute(sa.select(tables.changes).where(tables.changes.c.row == "ไม่มี")).all() == []


def test_an_id_of_too_few_digits_is_refused_beside_its_field(store):
    with pytest.raises(CannotDo, match="13 หลัก") as refused, writing(store, "ก", "ทดสอบ") as session:
        records.add(session, Person(first_name="สมชาย", national_id="123"))
    assert refused.value.field == "national_id"


def test_saving_an_untouched_record_of_no_name_changes_nothing(store):
    with writing(store, "ก", "ทดสอบ") as session:
        selection = Selection(committee="")
        kept = records.read(session, Selection, records.add(session, selection))
        assert records.save(session, kept) == kept
        assert kept.version == 1


def test_an_edit_writes_only_the_cells_that_changed(store):
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="สมชาย", phone="1", note="ก"))
    with writing(store, "ก", "ทดสอบ") as session:
        records.save(session, replace(records.read(session, Person, id_), phone="2"))
        fields = session.execute(
            sa.select(tables.changes.c.field).where(tables.changes.c.unit == session.unit)
        ).all()
    assert [tuple(row) for row in fields] == [("phone",)]


def test_a_national_id_is_sealed_in_the_file_and_masked_to_everyone(store):
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="สมชาย", national_id=ID))
        stored = session.connection.scalar(sa.select(tables.of(Person).c.national_id))
        assert records.read(session, Person, id_).national_id == "x-xxxx-xxxxx-01-0"
        everything = str(session.execute(sa.select(tables.changes)).all())
    assert ID not in stored
    assert ID not in everything


def test_saving_a_masked_id_keeps_the_sealed_one(store):
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Person(first_name="สมชาย", national_id=ID))
        table = tables.of(Person)
        before = session.execute(sa.select(table.c.national_id, table.c.national_id_key)).one()
        records.save(session, replace(records.read(session, Person, id_), first_name="สมหมาย"))
        assert session.execute(sa.select(table.c.national_id, table.c.national_id_key)).one() == before


def test_lists_come_in_thai_order_without_what_was_set_aside(store):
    with writing(store, "ก", "ทดสอบ") as session:
        ids = records.add_many(session, [Person(first_name=name) for name in ("แก้ว", "ไก่", "กา", "เกวียน")])
        records.remove(session, Person, ids[2])
        assert [person.first_name for person in records.find(session, Person)] == ["เกวียน", "แก้ว", "ไก่"]


def test_a_link_to_nothing_is_refused_at_commit(store):
    with (
        pytest.raises(sa.exc.IntegrityError, match=r"(?i)foreign key"),
        writing(store, "ก", "ทดสอบ") as session,
    ):
        records.add(session, Person(first_name="สมชาย", village="ไม่มี"))
    with reading(store) as session:
        assert records.find(session, Person) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people SET first_name = 'x'",
        'insert or replace into "people" (id) values (1)',
        "DELETE  FROM people",
        "REPLACE INTO seats (id) VALUES (1)",
        "UPDATE OR IGNORE people SET first_name = 'x'",
        "UPDATE main.people SET first_name = 'x'",
        'DELETE FROM "main" . [people]',
        "WITH old AS (SELECT 1) DELETE FROM people WHERE no IN old",
        "/* quick */ UPDATE people SET first_name = 'x'",
    ],
)
def test_a_write_that_passes_the_log_by_is_refused(store, statement):
    with pytest.raises(AssertionError, match=r"store\.records"), writing(store, "ก", "ทดสอบ") as session:
        session.execute(sa.text(statement))


def test_a_bulk_write_of_the_library_is_refused_too(store):
    table = tables.of(Person)
    for statement in (
        sa.update(table).values(phone=""),
        sa.delete(table),
        sa.insert(table).from_select(["no"], sa.select(table.c.no)),
    ):
        with pytest.raises(AssertionError, match=r"store\.records"), writing(store, "ก", "ทดสอบ") as session:
            session.execute(statement)


def test_nobody_writes_without_a_name(store):
    with pytest.raises(CannotDo, match="ชื่อเจ้าหน้าที่"), writing(store, "", "ทดสอบ"):
        pass


def test_many_records_are_found_by_id_in_one_go(store):
    with writing(store, "ก", "ทดสอบ") as session:
        ids = records.add_many(session, [Person(first_name=f"คนที่ {n}") for n in range(1200)])
        assert len(records.by_ids(session, Person, ids)) == 1200
        assert records.labels(session, Person, ids[:2]) == {ids[0]: "คนที่ 0", ids[1]: "คนที่ 1"}


def test_every_described_field_has_its_column():
    for topic in tables._tables:
        assert {field.name for field in fields_of(topic)} <= set(tables.of(topic).c.keys())
