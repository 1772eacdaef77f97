"""An office moved to a server, and what others saved there."""

from __future__ import annotations

import pytest

from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.store import opening, records, shared
from desktop.store.session import reading, writing
from desktop.work import serving
from tests import server


@pytest.fixture
def address(database_server):
    made = server.database(database_server)
    yield made
    server.drop(made)


def step(_done, _all):
    pass


def move(store, address, step=step, password=""):
    with writing(store, "สมศรี", serving.MOVED_UP) as session:
        return serving.move_up(session, address, password, step)


def add(store, name):
    with writing(store, "สมชาย", "เพิ่ม") as session:
        return records.add(session, Person(first_name=name))


def news(store, seen):
    with reading(store) as session:
        return serving.news(session, seen)


def test_what_was_moved_is_opened_here_and_the_old_folder_gives_no_numbers(store, made_office, address):
    add(store, "ก้าน")
    with reading(store) as session:
        assert not serving.is_shared(session)
        assert serving.where(session) == str(store.folder)
    folder = move(store, address, password="ไม่ถูกถาม")
    assert (folder, store.holder) == (shared.folder_of(address), serving.HOLDER)
    assert "ไม่ถูกถาม" not in (folder / shared.NAME).read_text()
    moved = opening._open(folder, lambda: made_office[1])
    with reading(moved) as session:
        assert [one.first_name for one in records.find(session, Person)] == ["ก้าน"]
        assert serving.is_shared(session)
        assert serving.where(session) == serving.named(folder)
        assert serving.named(folder).startswith(f"{server.name_of(address)} · ")
    assert (moved.holder, moved.device == store.device) == ("", False)
    moved.close()
    with reading(store) as session, pytest.raises(CannotDo, match="เป็นสำเนาของ “สำเนาก่อนย้าย"):
        serving.check(session, address, "")


def test_what_is_stopped_leaves_the_office_as_it_was(store, address):
    def stop(_done, _all):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        move(store, address, stop)
    assert store.holder == ""
    with reading(store) as session:
        serving.check(session, address, "")


def test_a_server_that_does_not_fit_is_refused_before_anything_is_carried(store, database_server):
    made = server.database(database_server)
    name = f"{server.name_of(made)}_c"
    server.ask(made, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    other = made.replace(server.name_of(made), name)
    with reading(store) as session:
        with pytest.raises(CannotDo, match="ไม่ได้ตั้งไว้สำหรับภาษาไทย") as refused:
            serving.check(session, other, "")
        assert refused.value.field == "address"
        server.ask(made, "CREATE TABLE other (id int)")
        with pytest.raises(CannotDo, match="มีข้อมูลอยู่แล้ว"):
            serving.check(session, made, "")
        with pytest.raises(Trouble, match="ติดต่อเครื่องแม่ข่าย"):
            serving.check(session, "postgresql://x@127.0.0.1:1/office", "")
    server.drop(other)
    server.drop(made)


@pytest.mark.parametrize("store", ["shared"], indirect=True)
def test_a_shared_office_is_not_moved_again(store, address):
    with reading(store) as session, pytest.raises(CannotDo, match="อยู่บนเครื่องแม่ข่ายแล้ว"):
        serving.check(session, address, "")


def test_only_who_may_change_users_moves_the_office(store, address):
    store.permits = frozenset({"write"})
    with reading(store) as session, pytest.raises(CannotDo):
        serving.check(session, address, "")


def test_news_name_the_topics_that_were_saved_since(store):
    seen, topics = news(store, None)
    assert topics == frozenset()
    assert news(store, seen) == (seen, frozenset())
    add(store, "ก้าน")
    now, topics = news(store, seen)
    assert topics == {"people"}
    assert news(store, now) == (now, frozenset())


def test_a_package_may_have_changed_anything(store):
    seen, _topics = news(store, None)
    assert news(store, serving.Seen(seen.clock, -1)) == (seen, serving.EVERYTHING)
