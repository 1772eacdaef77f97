"""The server's password on a machine: typed once, kept sealed, asked for anew; and what a role of the server needs."""

from __future__ import annotations

import json

import psycopg
import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, moving, opening, records, shared
from desktop.store.session import reading, writing
from tests import server
from tests.conftest import opened
from tests.server import SECRET

PAGE = (paths.root() / "packaging" / "SHARED.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def office(secured, made_office, tmp_path_factory):
    """Move an empty office to a database that was made by the page for whoever sets up a server."""
    script = tmp_path_factory.mktemp("sql") / "office.sql"
    script.write_text(PAGE.partition("```sql\n")[2].partition("```")[0])
    psql = (server.programs() / "psql", "-v", "ON_ERROR_STOP=1", "-f", script, secured.owner("postgres"))
    server._run(*psql)
    server.ask(secured.owner("postgres"), f"ALTER ROLE nok PASSWORD '{SECRET}'")
    owner = secured.owner("office", "office_owner")
    for one in opened(made_office, tmp_path_factory.mktemp("moved") / "office"):
        moving.try_server(owner, "")
        moving.to_server(one, owner, "", lambda _done, _all: None)
    return secured.address("nok", "office")


@pytest.fixture
def folder(office, tmp_path):
    shared.join(tmp_path / "here", office, SECRET)
    return tmp_path / "here"


@pytest.fixture
def enter(folder, made_office):
    """Open the folder as an officer does, with the password of the server where one is typed."""
    stores = []

    def enter(password=""):
        stores.append(opening._open(folder, lambda: made_office[1], server_password=password))
        return stores[-1]

    yield enter
    for store in stores:
        store.close()


def test_it_is_typed_once_and_kept_sealed(folder, enter):
    with pytest.raises(CannotDo) as refused:
        enter()
    assert refused.value.field == "server_password"
    enter(SECRET)
    kept = (folder / shared.NAME).read_text()
    assert SECRET not in kept
    assert json.loads(kept)["password"]
    enter()


def test_it_is_asked_for_anew_once_the_server_has_another(folder, enter, secured):
    enter(SECRET)
    server.ask(secured.owner("postgres"), "ALTER ROLE nok PASSWORD 'another'")
    try:
        with pytest.raises(CannotDo, match="พิมพ์รหัสผ่านของเครื่องแม่ข่ายใหม่"):
            enter()
        enter("another")
        enter()
    finally:
        server.ask(secured.owner("postgres"), f"ALTER ROLE nok PASSWORD '{SECRET}'")


def test_a_wrong_one_is_not_kept(folder, enter):
    enter(SECRET)
    before = (folder / shared.NAME).read_bytes()
    with pytest.raises(CannotDo, match="เครื่องแม่ข่ายไม่ให้เข้า"):
        enter("wrong")
    assert (folder / shared.NAME).read_bytes() == before


def test_the_systems_own_goes_before_the_kept_one(enter, monkeypatch):
    enter(SECRET)
    monkeypatch.setenv("PGPASSWORD", "wrong")
    with pytest.raises(CannotDo, match="เครื่องแม่ข่ายไม่ให้เข้า"):
        enter()
    monkeypatch.setenv("PGPASSWORD", SECRET)
    enter()


def test_a_folder_is_made_at_the_first_time_and_found_by_its_address_later(office, secured):
    made = shared.enter(office, SECRET)
    assert made == shared.folder_of(office)
    assert made.parent == paths.shared_folder()
    assert shared.enter(office) == made, "nobody is asked for a password"
    assert shared.folder_of(secured.address("someone", "office")) != made


def test_a_role_of_the_group_does_all_that_an_officer_does(enter):
    store = enter(SECRET)
    with writing(store, "สมศรี", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="ก้าน"))
        sha = attachments.put(store, b"a picture")
    with writing(store, "สมศรี", "นำออก") as session:
        records.remove(session, Person, id_)
        shared.forget(session, sha)
    with reading(store) as session:
        assert not list(records.find(session, Person))


def test_a_role_outside_the_group_is_told_of_it(secured, tmp_path, made_office):
    server.ask(secured.owner("office"), f"CREATE ROLE stranger LOGIN PASSWORD '{SECRET}'")
    with pytest.raises((CannotDo, Trouble), match="ไม่ให้เข้า"):
        shared.join(tmp_path / "stranger", secured.address("stranger", "office"), SECRET)


def test_a_role_of_the_group_changes_no_tables(office, secured):
    with (
        psycopg.connect(office, password=SECRET) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("DROP TABLE people")
