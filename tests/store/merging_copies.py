"""Two or three copies of an office, for the tests of merging."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.people import Person
from desktop.store import conflicts, history, records
from desktop.store.session import reading, writing
from tests.store.copies import copies


@pytest.fixture
def two(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as stores:
        yield stores


@pytest.fixture
def three(made_office, tmp_path):
    with copies(made_office, tmp_path, 3) as stores:
        yield stores


def add(store, record):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        return records.add(session, record)


def edit(store, topic, id_, actor="มานะ", **values):
    with writing(store, actor, "แก้ไข") as session:
        records.save(session, replace(records.read(session, topic, id_), **values))


def remove(store, topic, id_):
    with writing(store, "มานี", "นำออก") as session:
        records.remove(session, topic, id_)


def read(store, topic, id_):
    with reading(store) as session:
        return records.read(session, topic, id_)


def waiting(store):
    with reading(store) as session:
        return conflicts.conflicts(session)


def sides(conflict):
    return [(side.value, side.actor) for side in conflict.values]


def decide(store, value, place=0):
    with writing(store, "หัวหน้า", "ตัดสิน") as session:
        conflicts.decide(session, conflicts.conflicts(session)[place], value)


def undo(store):
    with writing(store, "สมศรี", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))


def read_all(store, topic=Person):
    with reading(store) as session:
        return [one.id for one in records.find(session, topic)]
