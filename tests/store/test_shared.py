"""A shared office: its folder on each machine, what its server keeps, and what many machines do at once."""

from __future__ import annotations

import json
import shutil
import threading
from dataclasses import replace
from hashlib import sha256

import pytest

from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.errors import CannotDo, Stale, Trouble
from desktop.store import attachments, keys, opening, records, shared
from desktop.store.session import reading, rehearsing, writing
from desktop.work import records as work
from tests import server

pytestmark = pytest.mark.parametrize("store", ["shared"], indirect=True)


@pytest.fixture
def other(store, made_office, tmp_path):
    """Open the same office in the folder of another machine."""
    place = shared.read(store.folder)
    shared.join(tmp_path / "other", place.address)
    opened = opening._open(tmp_path / "other", lambda: made_office[1])
    yield opened
    opened.close()


def add(store, name):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        return records.add(session, Person(first_name=name, last_name="ตัวอย่าง"))


def failing(store, act):
    with pytest.raises(ZeroDivisionError), writing(store, "สมศรี", "ทำไม่สำเร็จ") as session:
        act(session)


def names(store):
    with reading(store) as session:
        return [one.first_name for one in records.find(session, Person)]


def test_what_one_machine_saves_another_sees(store, other):
    add(store, "ก้าน")
    add(other, "ขวัญ")
    assert names(store) == names(other) == ["ก้าน", "ขวัญ"]
    assert store.device == other.device


def test_a_record_saved_on_two_machines_is_told_of(store, other):
    id_ = add(store, "ก้าน")
    with reading(store) as session:
        read = records.read(session, Person, id_)
    with writing(other, "สมชาย", "แก้ไข") as session:
        records.save(session, replace(read, first_name="ขวัญ"))
    with pytest.raises(Stale), writing(store, "สมศรี", "แก้ไข") as session:
        records.save(session, replace(read, first_name="คง"))
    assert names(store) == ["ขวัญ"]


def test_one_who_reads_sees_one_state_and_does_not_wait_for_one_who_writes(store, other):
    add(store, "ก้าน")
    with reading(other) as looking:
        assert len(records.find(looking, Person)) == 1
        with writing(store, "สมศรี", "เพิ่ม") as session:
            records.add(session, Person(first_name="ขวัญ"))
            assert len(records.find(looking, Person)) == 1
        assert len(records.find(looking, Person)) == 1
    assert len(names(other)) == 2


def test_nothing_is_written_where_one_reads(store):
    with pytest.raises(Trouble, match="ไม่ให้บันทึก"), reading(store) as session:
        records.add(session, Person(first_name="ก้าน"))


def test_writers_take_turns_and_number_without_gaps(store, other):
    def work(one):
        for number in range(15):
            add(one, f"คนที่{number}")

    threads = [threading.Thread(target=work, args=[one]) for one in (store, other, store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(store) as session:
        found = session.connection.exec_driver_sql(
            "SELECT seq FROM changes WHERE device = %s AND topic = 'people' ORDER BY seq", (store.device,)
        ).scalars()
        seqs = list(found)
    assert len(seqs) == 60
    assert seqs == [*range(seqs[0], seqs[0] + 60)]


def test_a_rehearsal_leaves_nothing(store, other):
    with rehearsing(store, "สมศรี", "ลอง") as session:
        records.add(session, Person(first_name="ก้าน"))
        attachments.put(store, b"a picture")
    assert names(other) == []


def test_a_kept_file_is_on_every_machine_where_it_is_asked_for(store, other):
    with writing(store, "สมศรี", "เก็บไฟล์") as session:
        sha = attachments.put(store, b"a picture")
        [office] = records.find(session, Office)
        records.save(session, replace(office, emblem=sha))
    assert not attachments.path_of(other.folder, sha).exists()
    assert attachments.get(other, sha) == b"a picture"
    assert b"a picture" not in attachments.path_of(other.folder, sha).read_bytes()
    attachments.path_of(other.folder, sha).write_bytes(b"damaged")
    assert attachments.get(other, sha) == b"a picture"
    with pytest.raises(Trouble, match="ไฟล์แนบหายหรือเสียหาย"):
        attachments.get(other, "0" * 64)


def test_a_file_of_a_unit_that_failed_goes_with_the_next(store, other):
    def fail(session):
        attachments.put(store, b"a picture")
        raise ZeroDivisionError

    failing(store, fail)
    sha = sha256(b"a picture").hexdigest()
    with pytest.raises(Trouble):
        attachments.get(other, sha)
    add(store, "ก้าน")
    assert attachments.get(other, sha) == b"a picture"


def test_keys_changed_on_one_machine_are_asked_for_anew_on_another(store, other, made_office, tmp_path):
    from desktop.domain.users import User
    from desktop.work import users

    with writing(store, "สมศรี", "เพิ่มผู้ใช้") as session:
        users.add(session, User(name="สมชาย ใหม่", role="head"), "รหัสผ่านที่ยาวพอ ๑๒")
    with pytest.raises(Trouble, match="ถูกเปลี่ยนจากเครื่องอื่น"):
        add(other, "ก้าน")
    shared.pull_keys(other.folder, other.engine)
    assert [one.name for one in keys.slots(other.folder)] == [one.name for one in keys.slots(store.folder)]
    again = opening._open(other.folder, lambda: made_office[1])
    add(again, "ก้าน")
    again.close()


def test_keys_of_a_unit_that_failed_stay_as_they_were(store, other):
    from desktop.domain.users import User
    from desktop.work import users

    def fail(session):
        users.add(session, User(name="สมชาย ใหม่", role="head"), "รหัสผ่านที่ยาวพอ ๑๒")
        raise ZeroDivisionError

    failing(store, fail)
    add(store, "ก้าน")
    add(other, "ขวัญ")
    assert len(keys.slots(store.folder)) == len(keys.slots(other.folder))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"[" * 100_000, b'{"program": "tambon-desk", "address": "x"}']
)
def test_a_damaged_word_of_where_the_office_is(store, data):
    (store.folder / shared.NAME).write_bytes(data)
    with pytest.raises(Trouble, match="เสียหาย กรุณาเลือกเข้าสำนักงานร่วมใหม่"):
        shared.read(store.folder)


def test_a_folder_without_a_server_that_answers(store, tmp_path, made_office):
    folder = tmp_path / "away"
    shutil.copytree(store.folder, folder)
    said = json.loads((folder / shared.NAME).read_text())
    said["address"] = f"postgresql://postgres@/none?host={tmp_path}"
    (folder / shared.NAME).write_text(json.dumps(said))
    with pytest.raises(Trouble, match="ติดต่อเครื่องแม่ข่ายของสำนักงานร่วมไม่ได้"):
        opening._open(folder, lambda: made_office[1])


def test_a_database_without_an_office(store, database_server, tmp_path):
    empty = server.database(database_server)
    with pytest.raises(CannotDo, match="ยังไม่มีสำนักงานในฐานข้อมูลนี้"):
        shared.join(tmp_path / "none", empty)
    server.drop(empty)


def test_an_address_that_leads_to_another_office_now(store, tmp_path, made_office):
    place = shared.read(store.folder)
    shared.write(store.folder, replace(place, office="0" * 32))
    with pytest.raises(Trouble, match="เป็นของสำนักงานอื่นแล้ว"):
        opening._open(store.folder, lambda: made_office[1])


def test_an_office_of_a_newer_program_is_refused(store, made_office):
    place = shared.read(store.folder)
    server.ask(place.address, "UPDATE format SET number = 99")
    with pytest.raises(Trouble, match="รุ่นใหม่กว่า"):
        opening._open(store.folder, lambda: made_office[1])


def test_undo_takes_back_what_the_same_user_saved(store, other):
    add(store, "ก้าน")
    with writing(other, "สมชาย", "เพิ่ม") as session:
        records.add(session, Person(first_name="ขวัญ"))
    with writing(store, "สมศรี", "เลิกทำ") as session:
        work.undo(session)
    assert names(store) == ["ขวัญ"]
