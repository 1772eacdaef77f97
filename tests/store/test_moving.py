"""A whole office carried to a server and back is the same office."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import checks, cipher, device, moving, opening, records, shared, tables
from desktop.store.session import reading, writing
from desktop.work import checks as whole
from desktop.work import lists
from tests import server


def rows_of(connection, *, without=()):
    found = {}
    for name, table in tables.metadata.tables.items():
        if name not in without:
            rows = connection.execute(sa.select(table)).mappings()
            found[name] = sorted(json.dumps(dict(row), sort_keys=True, default=str) for row in rows)
    return found


@pytest.fixture
def address(database_server):
    made = server.database(database_server)
    yield made
    server.drop(made)


def carried(store, address, folder, opened):
    moving.to_server(store, address, "", lambda _done, _all: None)
    shared.join(folder, address)
    return opening._open(folder, lambda: opened)


def test_there_and_back_every_row_is_the_same(practice_store, made_practice, address, tmp_path):
    there = carried(practice_store, address, tmp_path / "there", made_practice[1])
    with practice_store.engine.connect() as one, there.engine.connect() as other:
        before = rows_of(one, without={"device", "signing"})
        assert rows_of(other, without={"device", "signing"}) == before
    assert there.device != practice_store.device
    with reading(there) as session:
        assert whole.check(session) == ()
        assert lists.search(session, "ศูนย์")
    device.make_copy(there, tmp_path / "back", "เครื่องพกพา", lambda _done, _all: None)
    back = opening.open_copy(there, tmp_path / "back")
    with back.engine.connect() as connection:
        assert rows_of(connection, without={"device", "signing"}) == before
    with reading(back) as session:
        assert whole.check(session) == ()
    with reading(back) as session, reading(there) as shared_session:
        assert lists.search(session, "ศูนย์") == lists.search(shared_session, "ศูนย์")
    assert checks.check(back) == []
    back.close()
    there.close()


def test_a_database_that_holds_something_is_refused(store, address):
    server.ask(address, "CREATE TABLE other (id int)")
    with pytest.raises(CannotDo, match="มีข้อมูลอยู่แล้ว"):
        moving.to_server(store, address, "", lambda _done, _all: None)


def test_what_is_stopped_leaves_the_database_empty(store, address, tmp_path):
    def stop(done, _all):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moving.to_server(store, address, "", stop)
    with pytest.raises(CannotDo, match="ยังไม่มีสำนักงาน"):
        shared.join(tmp_path / "there", address)
    moving.to_server(store, address, "", lambda _done, _all: None)


@pytest.mark.parametrize("store", ["shared"], indirect=True)
def test_a_shared_office_is_not_moved_again(store, address):
    with pytest.raises(CannotDo, match="อยู่บนเครื่องแม่ข่ายแล้ว"):
        moving.to_server(store, address, "", lambda _done, _all: None)


@pytest.mark.parametrize("store", ["shared"], indirect=True)
def test_the_data_of_a_shared_office_in_a_file_are_whole(store, tmp_path):
    with writing(store, "สมศรี", "เริ่ม") as session:
        records.add_many(session, [Person(first_name=f"คนที่ {number}") for number in range(2_500)])
    steps = []
    moving.copy_data(store, tmp_path / "copy.db", lambda done, of: steps.append((done, of)))
    assert cipher.is_sound(tmp_path / "copy.db", store.vault.database_key)
    assert steps[-1][0] == steps[-1][1]
    assert steps == sorted(steps)
