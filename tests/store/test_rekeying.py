"""The files of an office come under a new data key; whatever is cut off on the way is whole and is finished later."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
import threading

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import attachments, checks, cipher, device, keys, opening, records, rekeying, trouble
from desktop.store.keys import Keys
from desktop.store.session import reading, writing
from desktop.store.vault import Vault
from tests.conftest import PASSPHRASE
from tests.store.folders import hashed

FILES = [f"ไฟล์ {number}".encode() for number in range(3)]
ID = "0123456789010"


def nothing(_done, _total):
    """Listen to no step."""


@pytest.fixture
def filled(store):
    """Give an office with a person whose national id is sealed, and three files."""
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="สมชาย", national_id=ID))
    store.shas = [attachments.put(store, data) for data in FILES]
    return store


def under(store, number):
    """Tell whether the data file and every attachment are under the key of one generation."""
    vault = Vault(Keys(store.vault.keys.data[:number]))
    kept = [path.read_bytes() for path in (store.folder / "attachments").glob("??/*")]
    return cipher.opens(store.folder / "office.db", vault.database_key) and all(map(vault.is_newest, kept))


def holds_all(store, shas):
    with reading(store) as session:
        [person] = records.find(session, Person)
        [sealed] = session.connection.exec_driver_sql("SELECT national_id FROM people").scalars()
        assert person.first_name == "สมชาย"
    assert store.vault.unseal(sealed) == ID
    assert [attachments.get(store, sha) for sha in shas] == FILES
    assert checks.check(store) == []


def begun(store):
    return keys.new_data_key(store.folder, store.opened)


def test_everything_comes_under_the_new_key(filled):
    told = []
    opened = begun(filled)
    assert under(filled, 1)
    rekeying.rekey(filled, opened, lambda done, total: told.append((done, total)))
    assert filled.vault.keys == opened.keys
    assert under(filled, 2)
    assert not under(filled, 1)
    assert told == [(1, 3), (2, 3), (3, 3)]
    holds_all(filled, filled.shas)
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="มาลี", national_id="0000000000001"))
    with reading(filled) as session:
        assert len(records.find(session, Person)) == 2


def test_the_office_opens_afterwards_by_the_passphrase(filled):
    rekeying.rekey(filled, begun(filled), nothing)
    filled.close()
    again = opening.open_office(filled.folder, PASSPHRASE)
    holds_all(again, filled.shas)
    assert sorted(path.name for path in filled.folder.iterdir() if path.suffix == ".part") == []
    again.close()


def test_the_write_guard_stands_afterwards(filled):
    rekeying.rekey(filled, begun(filled), nothing)
    with pytest.raises(AssertionError), writing(filled, "ก", "ทดสอบ") as session:
        session.connection.exec_driver_sql("UPDATE people SET first_name = 'ข'")


def test_a_second_change_finds_nothing_left_of_the_first(filled):
    rekeying.rekey(filled, begun(filled), nothing)
    rekeying.rekey(filled, filled.opened, nothing)
    assert under(filled, 2)
    rekeying.rekey(filled, begun(filled), nothing)
    assert under(filled, 3)
    holds_all(filled, filled.shas)


# cut off

POINTS = (
    (rekeying, "write_whole"),
    (rekeying.backup, "copy"),
    (cipher, "change_key"),
    (rekeying, "sync_file"),
    (rekeying, "place"),
)


def snapshots(store, tmp_path, monkeypatch):
    """Change the key, and keep the folder as a kill before and after each step would leave it."""
    kept = [shutil.copytree(store.folder, tmp_path / "killed 0")]

    def watched(act):
        def call(*arguments):
            kept.append(shutil.copytree(store.folder, tmp_path / f"killed {len(kept)}"))
            act(*arguments)
            kept.append(shutil.copytree(store.folder, tmp_path / f"killed {len(kept)}"))

        return call

    opened = begun(store)
    with monkeypatch.context() as patch:
        for module, name in POINTS:
            patch.setattr(module, name, watched(getattr(module, name)))
        rekeying.rekey(store, opened, nothing)
    return kept


def test_a_kill_at_any_step_leaves_an_office_that_opens_and_finishes(filled, tmp_path, monkeypatch):
    killed = snapshots(filled, tmp_path, monkeypatch)
    assert len(killed) == 1 + 2 * (len(FILES) + len(POINTS) - 1)
    for number, folder in enumerate(killed):
        store = opening.open_office(folder, PASSPHRASE)
        holds_all(store, filled.shas)
        assert (store.vault.file, under(store, 1 if number == 0 else 2)) == (0, True)
        store.close()
        assert [path.name for path in folder.rglob("*.part*")] == []


KILLED = """
import sys
from pathlib import Path
from desktop.store import keys, opening, rekeying

store = opening.open_office(Path(sys.argv[1]), sys.argv[2])
opened = keys.new_data_key(store.folder, store.opened)
print("begun", flush=True)
rekeying.rekey(store, opened, lambda done, total: None)
print("done", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("wait", [0.0, 0.01, 0.03, 0.06, 0.1])
def test_a_process_killed_on_the_way(filled, wait):
    filled.close()
    command = [sys.executable, "-c", KILLED, str(filled.folder), PASSPHRASE]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": paths.root()}
    with subprocess.Popen(command, **pipes) as child:
        assert child.stdout.readline() == "begun\n"
        timer = threading.Timer(wait, child.kill)
        timer.start()
        timer.join()
    store = opening.open_office(filled.folder, PASSPHRASE)
    holds_all(store, filled.shas)
    assert under(store, 2)
    store.close()


def test_what_is_stopped_goes_on_under_both_keys(filled):
    class Stopped(Exception):
        pass

    def stop(done, _total):
        if done == 2:
            raise Stopped

    opened = begun(filled)
    with pytest.raises(Stopped):
        rekeying.rekey(filled, opened, stop)
    assert filled.vault.file == 1
    holds_all(filled, filled.shas)
    rekeying.rekey(filled, filled.opened, nothing)
    assert under(filled, 2)
    holds_all(filled, filled.shas)


def full(*_arguments):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("module", "name"), POINTS)
def test_a_full_disk_leaves_the_office_open_and_opens_it_again(filled, monkeypatch, module, name):
    with monkeypatch.context() as patch:
        patch.setattr(module, name, full)
        with pytest.raises(Trouble) as told:
            rekeying.rekey(filled, begun(filled), nothing)
        assert told.value.sentence == trouble.FULL
        holds_all(filled, filled.shas)
        filled.close()
        store = opening.open_office(filled.folder, PASSPHRASE)
        assert store.vault.file == 1
        holds_all(store, filled.shas)
        store.close()
    store = opening.open_office(filled.folder, PASSPHRASE)
    assert under(store, 2)
    holds_all(store, filled.shas)
    store.close()


def test_a_copy_that_does_not_hold_takes_no_place(filled, monkeypatch):
    sound = cipher.is_sound
    monkeypatch.setattr(cipher, "is_sound", lambda path, key: path.name != "new.part" and sound(path, key))
    with pytest.raises(Trouble) as told:
        rekeying.rekey(filled, begun(filled), nothing)
    assert str(told.value) == "เปลี่ยนกุญแจของไฟล์ข้อมูลไม่สำเร็จ ข้อมูลเดิมยังอยู่ครบ กรุณาตรวจดิสก์แล้วเปิดสำนักงานใหม่"
    holds_all(filled, filled.shas)
    assert not (filled.folder / "new.part").exists()


def test_it_waits_for_nobody_who_reads(filled):
    with reading(filled), pytest.raises(Trouble) as told:
        rekeying.rekey(filled, begun(filled), nothing)
    assert told.value.sentence == trouble.BUSY
    holds_all(filled, filled.shas)
    rekeying.rekey(filled, filled.opened, nothing)
    holds_all(filled, filled.shas)


def test_nobody_reads_while_the_data_file_is_exchanged(filled, monkeypatch):
    told = []

    def read_meanwhile(*arguments):
        with pytest.raises(Trouble) as refused, reading(filled):
            pass
        told.append(refused.value.sentence)
        return change(*arguments)

    change = cipher.change_key
    monkeypatch.setattr(cipher, "change_key", read_meanwhile)
    rekeying.rekey(filled, begun(filled), nothing)
    assert told == [trouble.BUSY]
    holds_all(filled, filled.shas)


def test_a_reader_of_another_program_is_noticed(filled):
    other = cipher.unlocked(filled.folder / "office.db", filled.vault.database_key)
    other.execute("PRAGMA journal_mode=WAL").fetchone()
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM people").fetchone()
    try:
        with pytest.raises(Trouble) as told:
            rekeying.rekey(filled, begun(filled), nothing)
        assert told.value.sentence == trouble.BUSY
    finally:
        other.close()
    holds_all(filled, filled.shas)


def test_a_damaged_attachment_stays_what_it_is(filled):
    path = filled.folder / "attachments" / filled.shas[0][:2] / filled.shas[0]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    before = hashed(filled.folder)
    rekeying.rekey(filled, begun(filled), nothing)
    name = str(path.relative_to(filled.folder))
    assert hashed(filled.folder)[name] == before[name]
    assert [attachments.get(filled, sha) for sha in filled.shas[1:]] == FILES[1:]


# copies


def test_a_backup_of_before_opens_in_the_place_of_the_file(filled, tmp_path):
    from desktop.store import backup

    backup.copy(filled.engine, filled.vault.database_key, tmp_path / "before.db")
    rekeying.rekey(filled, begun(filled), nothing)
    filled.close()
    shutil.copyfile(tmp_path / "before.db", filled.folder / "office.db")
    store = opening.open_office(filled.folder, PASSPHRASE)
    assert under(store, 2)
    with reading(store) as session:
        assert len(records.find(session, Person)) == 1
    store.close()


def test_a_copy_of_before_is_opened_by_the_keys_that_it_knows_and_left_so(filled, tmp_path):
    device.make_copy(filled, tmp_path / "along", "โน้ตบุ๊ก 1", nothing)
    rekeying.rekey(filled, begun(filled), nothing)
    copy = opening.open_copy(filled, tmp_path / "along")
    attachments.put(copy, b"new")
    assert len(copy.vault.keys.data) == 1
    assert under(copy, 1)
    copy.close()
    alone = opening.open_office(tmp_path / "along", PASSPHRASE)
    assert [attachments.get(alone, sha) for sha in filled.shas] == FILES
    alone.close()


def test_a_copy_of_after_has_the_new_key(filled, tmp_path):
    rekeying.rekey(filled, begun(filled), nothing)
    device.make_copy(filled, tmp_path / "along", "โน้ตบุ๊ก 1", nothing)
    copy = opening.open_copy(filled, tmp_path / "along")
    assert under(copy, 2)
    copy.close()
