"""What a copy knows of the others: names, keys, what each of them has; and its own key, which no copy of it keeps."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.domain.users import WRITE
from desktop.errors import CannotDo
from desktop.store import device, devices, merging, opening, records, tables
from desktop.store.merging import Outcome
from desktop.store.session import reading, rehearsing, writing
from tests.store.copies import bring, copies


@pytest.fixture
def two(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as stores:
        yield stores


def working(store):
    return writing(store, "สมศรี", "ทดสอบ")


def add(store, name):
    with working(store) as session:
        return records.add(session, Person(first_name=name))


def held_by(store, other):
    with reading(store) as session:
        return devices.held_by(session, other.device)


def test_a_mark_is_short_and_of_the_key():
    assert devices.mark(b"a" * 32) == "3ba3-f5f4-3b92"
    assert devices.mark(b"a" * 32) != devices.mark(b"b" * 32)
    assert devices.mark(b"") == ""


def kept_key(store):
    with reading(store) as session:
        [kept] = session.execute(sa.select(tables.signing)).all()
    return kept


def test_its_own_key_is_made_at_the_first_opening_and_kept_sealed(store):
    kept = kept_key(store)
    with working(store) as session:
        own, key = devices.own(session), devices.signing_key(session)
        assert own == devices.Device(store.device, "สำนักงาน", key.public_key().public_bytes_raw())
    with working(store) as session:
        assert devices.own(session) == own
        assert devices.signing_key(session).private_bytes_raw() == key.private_bytes_raw()
    assert kept_key(store) == kept
    assert key.private_bytes_raw() not in kept.private.encode()


def test_a_rehearsal_writes_nobody_down(store):
    with rehearsing(store, "ก", "ลอง") as session:
        devices.own(session)
    with reading(store) as session:
        assert devices.known(session) == {}


def test_who_may_not_write_signs_nothing(store):
    store.permits -= {WRITE}
    with working(store) as session, pytest.raises(CannotDo):
        devices.signing_key(session)


def test_a_copy_has_a_key_of_its_own_and_one_of_another_copy_goes(store, tmp_path):
    made = device.make_copy(store, tmp_path / "laptop", "โน้ตบุ๊ก", lambda _done, _total: None)
    laptop = opening.open_copy(store, tmp_path / "laptop")
    assert (laptop.device, kept_key(laptop).device) == (made, made)
    assert kept_key(laptop).private != kept_key(store).private
    with working(laptop) as session:
        session.execute(sa.update(tables.signing).values(device=store.device))
    laptop.close()
    again = opening.open_copy(store, tmp_path / "laptop")
    with working(again) as session:
        assert devices.own(session).name == "โน้ตบุ๊ก"
    assert kept_key(again).device == made
    again.close()


def test_a_key_once_known_stays_and_a_name_is_given_once(store):
    with working(store) as session:
        devices.keep(session, "a" * 36, "โน้ตบุ๊ก")
        assert devices.trusted(session) == {}
        devices.keep(session, "a" * 36, "โน้ตบุ๊ก", b"1" * 32)
        devices.keep(session, "a" * 36, "อีกชื่อ", b"2" * 32)
        devices.keep(session, "b" * 36, "อีกชื่อ", b"3" * 32)
        assert devices.trusted(session) == {"a" * 36: b"1" * 32, "b" * 36: b"3" * 32}
        assert [one.name for one in devices.known(session).values()] == ["อีกชื่อ", "อีกชื่อ bbbbbbbb"]


def test_what_a_copy_has_follows_from_what_came_of_it(two):
    office, laptop = two
    add(office, "หนึ่ง")
    assert held_by(office, laptop) == {}
    person = add(office, "สอง")
    bring(office, laptop)
    with working(laptop) as session:
        records.save(session, replace(records.read(session, Person, person), phone="1"))
    bring(laptop, office)
    with reading(office) as session:
        known = merging.known(session)
    assert held_by(office, laptop) == {laptop.device: 1, office.device: known[office.device]}


def test_what_was_copied_is_held_and_what_was_sent_may_not_be(two):
    office, laptop = two
    add(office, "หนึ่ง")
    with working(office) as session:
        devices.note_copy(session, laptop.device, "โน้ตบุ๊ก")
        copied = merging.known(session)
    add(office, "สอง")
    row = {
        "id": "x",
        "direction": devices.OUT,
        "at": "2",
        "actor": "ก",
        "device": laptop.device,
        "since": "{}",
    }
    with working(office) as session:
        upto = json.dumps(merging.known(session))
        counts = vars(Outcome())
        session.execute(sa.insert(tables.packages), [{**row, **counts, "upto": upto}])
    assert held_by(office, laptop) == copied
