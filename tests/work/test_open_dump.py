"""Plain values of every record become the same records in another office; what is none is refused."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import attachments, closing, opening, tables
from desktop.store import records as store
from desktop.store.session import reading, writing
from desktop.work import checks, open_dump
from tests.conftest import PASSPHRASE

OWN = ("no", "version")  # of each office: where a record stands in its file, and how often it was saved there


def told(office, *, clear=True):
    """Give all that an office holds, as it comes out of a file."""
    with reading(office) as session:
        rows = {name: [*open_dump.rows(session, topic, clear=clear)] for name, topic in TOPICS.items()}
    return json.loads(json.dumps(rows))


def files(office, rows):
    named = {sha for name in rows for row in rows[name] for sha in open_dump.files_of(TOPICS[name], row)}
    return lambda: (attachments.get(office, sha) for sha in named)


def made(folder, rows, contents=lambda: ()):
    office = open_dump.check(rows)
    new, _code = opening.create(
        folder, office, PASSPHRASE, lambda session: open_dump.fill(session, rows, office.id, contents)
    )
    return new


def stored(office, topic):
    """Give the stored rows of a topic in order, sealed values opened."""
    secret = {field.name for field in fields_of(topic) if field.kind is Kind.SECRET and not topic.restricted}
    sealed = {field.name for field in fields_of(topic) if tables.sealed(topic, field)}
    sealed |= {closing.FOUND_BY} if topic.restricted else set()
    found = []
    with reading(office) as session:
        for row in session.connection.execute(
            select(tables.of(topic)).order_by(tables.of(topic).c.no)
        ).mappings():
            values = {
                name: value for name, value in row.items() if name not in OWN and not name.endswith("_key")
            }
            opened = {name: office.vault.unseal(values[name]) for name in secret if values[name]}
            opened |= {name: closing.opened(session, topic, row["id"], name, values[name]) for name in sealed}
            found.append(values | opened)
    return found


@pytest.fixture
def both(practice_store, tmp_path):
    """Give the practice office, one of its records set aside, and an office made of what it told."""
    with writing(practice_store, "นางสาวฝึกหัด ตั้งใจ", "นำออก") as session:
        aside = store.add(session, Person(first_name="จากไป", last_name="แล้ว", tambon="240606"))
        store.remove(session, Person, aside)
    rows = told(practice_store)
    new = made(tmp_path / "ใหม่", rows, files(practice_store, rows))
    yield practice_store, new
    new.close()


def test_every_record_of_every_topic_is_equal_and_every_file_is_there(both):
    old, new = both
    for name, topic in TOPICS.items():
        assert stored(new, topic) == stored(old, topic), name
    assert sum(row["deleted"] for row in stored(new, Person)) == 1
    rows = told(old)
    assert told(new) == rows
    shas = {sha for name in rows for row in rows[name] for sha in open_dump.files_of(TOPICS[name], row)}
    assert shas
    assert {attachments.get(new, sha) == attachments.get(old, sha) for sha in shas} == {True}


def test_the_new_office_holds_and_its_people_are_found_by_their_ids(both):
    old, new = both
    with reading(new) as session:
        assert checks.check(session) == ()
        columns = tables.of(Person).c
        keys = [*session.connection.scalars(select(columns.national_id_key).where(columns.national_id != ""))]
    ids = [row["national_id"] for row in stored(old, Person) if row["national_id"]]
    assert keys == [new.vault.fingerprint(one) for one in ids] != []


def test_masked_ids_stay_behind(practice_store, tmp_path):
    rows = told(practice_store, clear=False)
    new = made(tmp_path / "ใหม่", rows, files(practice_store, rows))
    assert open_dump.masked(rows) == len([row for row in rows["people"] if row["national_id"]]) > 0
    assert {row["national_id"] for row in stored(new, Person)} == {""}
    new.close()


def changed(rows, topic, **values):
    return {**rows, topic: [{**rows[topic][0], **values}, *rows[topic][1:]]}


@pytest.mark.parametrize(
    ("topic", "values"),
    [
        ("people", {"id": ""}), ("people", {"id": 3}), ("people", {"first_name": 5}), ("people", {"born": "วันนี้"}),
        ("people", {"born": 4}), ("people", {"unknown": ""}), ("villages", {"number": True}), ("villages", {"number": "1"}),
        ("organisations", {"own": {"a": 1}}), ("offices", {"tambons": [1]}), ("offices", {"tambons": "1"}),
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused(practice_store, topic, values):
    rows = changed(told(practice_store), topic, **values)
    with pytest.raises(CannotDo, match="มีรายการที่โปรแกรมนี้อ่านไม่ได้"):
        open_dump.records(TOPICS[topic], rows[topic])


@pytest.mark.parametrize("values", [{"village": "ไม่มี"}, {"id": "twice"}])
def test_links_that_lead_nowhere_and_ids_that_stand_twice_are_refused(practice_store, values):
    rows = changed(told(practice_store), "people", **values)
    if "id" in values:
        rows["people"][1]["id"] = "twice"
    with pytest.raises(CannotDo, match="ซ้ำกันหรืออ้างถึงรายการที่ไม่มีในชุด"):
        open_dump.check(rows)


def test_without_an_office_there_is_none_to_make(practice_store):
    with pytest.raises(CannotDo, match="มีรายการที่โปรแกรมนี้อ่านไม่ได้"):
        open_dump.check({**told(practice_store), "offices": []})


def test_what_fails_half_way_leaves_no_office(practice_store, tmp_path):
    rows = changed(told(practice_store), "people", national_id="12")
    with pytest.raises(CannotDo):
        made(tmp_path / "ใหม่", rows, files(practice_store, rows))
    assert not (tmp_path / "ใหม่").exists()
