"""An old value given back: a save of its own; not what is sealed, gone, set aside or written by acts of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import records, restrictions

ID = "1234567890121"


@pytest.fixture
def person(district):
    """Add a person who was edited in several fields."""
    with district.working("เพิ่ม") as session:
        id_ = records.add(
            session,
            Person(
                first_name="สมหญิง",
                phone="1",
                born=date(1960, 1, 2),
                village=district.villages[0],
                national_id=ID,
            ),
        )
    edit(district, id_, phone="2", born=None, village=district.villages[1], national_id="0123456789010")
    edit(district, id_, phone="3")
    return id_


def edit(district, id_, **values):
    with district.working("แก้ไข") as session:
        records.save(session, replace(records.read(session, Person, id_), **values))


def changes(district, id_, topic=Person):
    """Give the changes of a record by title and new value."""
    with reading(district.store) as session:
        return {(one.field, one.new): one for one in records.history(session, topic, id_)}


def give_back(district, id_, change, topic=Person):
    with district.working("คืนค่าเดิม") as session:
        return records.give_back(session, topic, id_, change)


def test_each_kind_of_value_is_given_back_and_undone(district, person):
    told = changes(district, person)
    for title in ("โทรศัพท์", "วันเกิด", "หมู่บ้าน"):
        change = next(one for (field, new), one in told.items() if field == title and new != "3")
        give_back(district, person, change.change)
    kept = district.read(Person, person)
    assert (kept.phone, kept.born, kept.village) == ("1", date(1960, 1, 2), district.villages[0])
    with district.working("เลิกทำ") as session:
        records.undo(session)
    assert district.read(Person, person).village == district.villages[1]


def test_an_empty_value_is_given_back_too(district):
    with district.working("เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="ก"))
    edit(district, id_, phone="1", born=date(1970, 1, 1))
    for one in changes(district, id_).values():
        if one.change:
            give_back(district, id_, one.change)
    assert (district.read(Person, id_).phone, district.read(Person, id_).born) == ("", None)


def test_a_value_that_stands_already_is_told(district, person):
    change = changes(district, person)["โทรศัพท์", "3"].change
    give_back(district, person, change)
    with pytest.raises(CannotDo, match="มีค่านี้อยู่แล้ว"):
        give_back(district, person, change)


def test_what_is_sealed_or_written_by_an_act_is_not_given_back(district, person):
    with district.working("ระงับ") as session:
        restrictions.restrict(session, person, "เหตุ")
    told = changes(district, person)
    [sealed] = [one for (field, _new), one in told.items() if field == "เลขประจำตัวประชาชน"]
    assert sealed.change == ""
    assert all(not one.change for (field, _new), one in told.items() if field.startswith("ระงับ"))
    with pytest.raises(CannotDo, match="คืนค่านี้ไม่ได้"):
        give_back(district, person, "nobody:1")


def test_what_was_set_aside_is_not_given_a_value(district, person):
    change = changes(district, person)["โทรศัพท์", "3"].change
    with district.working("นำออก") as session:
        records.remove(session, Person, person)
    with pytest.raises(CannotDo, match="ไม่พบรายการนี้"):
        give_back(district, person, change)


def test_a_record_that_left_is_not_named_again(district, person):
    [change] = [one.change for (field, _new), one in changes(district, person).items() if field == "หมู่บ้าน"]
    with district.working("นำออก") as session:
        store.remove(session, Village, district.villages[0])
    with pytest.raises(CannotDo, match="ถูกนำออกจากรายการแล้ว"):
        give_back(district, person, change)


def test_a_value_of_the_offices_own_field_is_given_back(district):
    with district.working("เพิ่ม") as session:
        own = records.add(session, OwnField(title="สีของกลุ่ม", of="organisations", kind="text"))
        id_ = records.add(session, Organisation(name="กลุ่ม", own={own: "แดง"}))
    with district.working("แก้ไข") as session:
        group = store.read(session, Organisation, id_)
        records.save(session, replace(group, own={own: "เขียว"}))
    [change] = [one for one in changes(district, id_, Organisation).values() if one.change]
    assert (change.field, change.old) == ("สีของกลุ่ม", "แดง")
    give_back(district, id_, change.change, Organisation)
    with reading(district.store) as session:
        assert store.read(session, Organisation, id_).own == {own: "แดง"}


def test_papers_are_never_given_anything_back(district):
    from desktop.domain.papers import Paper

    paper = district.issue("announcement").paper
    with pytest.raises(CannotDo, match="โดยตรงไม่ได้"):
        give_back(district, paper.id, "a:1", Paper)
