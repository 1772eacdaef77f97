"""Backups of a real office: nothing copied twice, none half made, thinning, and kills in between."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import (
    attachments,
    backup,
    backup_manifest,
    backup_pool,
    backups,
    checks,
    cipher,
    keys,
    opening,
    records,
    rekeying,
    trouble,
)
from desktop.store.session import writing
from tests.conftest import PASSPHRASE
from tests.store.folders import hashed

NOW = datetime(2026, 11, 21, 9, 12, 5).astimezone()
KILLS = 6


def nothing(_done, _total):
    """Listen to no step."""


@pytest.fixture
def filled(store, clock):
    """Give an office with a person and three files."""
    add(store, "สมชาย")
    store.shas = [attachments.put(store, f"ไฟล์ {number}".encode() * 999) for number in range(3)]
    return store


@pytest.fixture
def clock(monkeypatch):
    """Let the machine's clock stand, and give what sets it."""

    def set_(now):
        monkeypatch.setattr(backups, "_now", lambda: now)

    set_(NOW)
    return set_


def add(store, name):
    with writing(store, "ก", "เพิ่ม") as session:
        return records.add(session, Person(first_name=name))


def made(store, why="asked", step=nothing):
    return backups.make(store, why, step)


def place(store):
    return store.folder / "backups"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def pooled(folder):
    return sorted(path.name for path in (folder / "files").glob("??/*"))


# making


def test_a_backup_is_whole_and_says_of_itself_what_it_holds(filled):
    one = made(filled)
    assert one.path == place(filled) / "2569-11-21 0912"
    assert names(one.path) == ["backup.json", "keys.json", "office.db"]
    assert (one.path / "keys.json").read_bytes() == (filled.folder / "keys.json").read_bytes()
    said = one.manifest
    assert (said.why, said.at, said.device, said.lost) == ("asked", NOW, filled.device, 0)
    assert said.office == keys.office_of(filled.folder)
    assert (said.counts["people"], said.counts["offices"]) == (1, 1)
    assert list(said.head) == [filled.device]
    assert sorted(said.attachments) == sorted(f"{sha}.1" for sha in filled.shas) == pooled(place(filled))
    assert one.is_whole
    assert backups.found(place(filled)) == [one] == [backups.at(one.path)]


def test_nothing_of_it_can_be_read_without_the_key(filled):
    one = made(filled)
    files = [path for path in place(filled).rglob("*") if path.is_file()]
    assert len(files) == 6
    for path in files:
        data = path.read_bytes()
        assert "สมชาย".encode() not in data
        assert "ไฟล์ 1".encode() not in data
    assert not cipher.opens(one.data, bytes(32))


def test_unchanged_attachments_are_not_copied_again(filled):
    made(filled)
    before = {path: path.stat().st_ino for path in (place(filled) / "files").rglob("*")}
    more = attachments.put(filled, b"one more")
    one = made(filled)
    assert {path: path.stat().st_ino for path in before} == before
    assert pooled(place(filled)) == sorted(f"{sha}.1" for sha in [*filled.shas, more])
    assert len(one.manifest.attachments) == 4


def at_pool(store, sha):
    return backup_pool.at(place(store), f"{sha}.1")


def rot(path):
    path.write_bytes(bytes(path.stat().st_size))
    os.utime(path, (0, 0))


def in_office(store, sha):
    return store.folder / "attachments" / sha[:2] / sha


def test_what_rotted_in_the_pool_is_found_and_written_anew(filled):
    made(filled)
    for sha in filled.shas:
        rot(at_pool(filled, sha))
    for left in (2, 1, 0):  # one of three at each backup, the one that nobody looked at for longest
        made(filled)
        whole = [
            at_pool(filled, sha).read_bytes() == in_office(filled, sha).read_bytes() for sha in filled.shas
        ]
        assert whole.count(False) == left


def test_a_spot_of_the_pool_that_cannot_be_read_is_written_anew(filled, monkeypatch):
    made(filled)
    target = at_pool(filled, filled.shas[0])
    rot(target)
    read, refused = Path.read_bytes, [target]

    def read_bytes(path):
        if path in refused:
            refused.remove(path)
            raise OSError(errno.EIO, "bad sector")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    made(filled)
    assert target.read_bytes() == in_office(filled, filled.shas[0]).read_bytes()


def test_what_rotted_in_the_office_spoils_no_pool(filled):
    made(filled)
    sha = filled.shas[0]
    before = at_pool(filled, sha).read_bytes()
    os.utime(at_pool(filled, sha), (0, 0))
    rot(in_office(filled, sha))
    made(filled)
    assert at_pool(filled, sha).read_bytes() == before


def test_of_a_large_pool_no_more_is_read_at_once_than_is_quick(filled, monkeypatch):
    made(filled)
    for number in range(30):
        attachments.put(filled, f"อีก {number}".encode())
    made(filled)
    for sha in filled.shas:
        rot(at_pool(filled, sha))
    monkeypatch.setattr(backup_pool, "_MOST_READ", 1)
    made(filled)
    whole = [at_pool(filled, sha).read_bytes() == in_office(filled, sha).read_bytes() for sha in filled.shas]
    assert whole.count(True) == 1


def test_two_in_the_same_second_stand_beside_each_other(filled):
    first, second = made(filled), made(filled)
    assert (first.path.name, second.path.name) == ("2569-11-21 0912", "2569-11-21 0912 2")
    assert backups.found(place(filled)) == [first, second]


def test_each_file_is_told(filled):
    told = []
    made(filled, step=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_damaged_attachment_is_taken_from_an_earlier_backup(filled):
    made(filled)
    sha = filled.shas[0]
    path = filled.folder / "attachments" / sha[:2] / sha
    path.write_bytes(path.read_bytes()[:-1])
    one = made(filled)
    assert (one.manifest.lost, f"{sha}.1" in one.manifest.attachments) == (0, True)


@pytest.mark.parametrize(
    "damage", [lambda path: path.write_bytes(b"\x01 not sealed"), lambda path: path.write_bytes(b"")]
)
def test_an_attachment_that_is_nowhere_whole_is_counted_as_lost(filled, damage):
    sha = filled.shas[0]
    damage(filled.folder / "attachments" / sha[:2] / sha)
    one = made(filled)
    assert (one.manifest.lost, len(one.manifest.attachments)) == (1, 2)


def test_a_file_that_a_record_names_and_nobody_has_is_counted_as_lost(filled):
    sha = attachments.put(filled, b"portrait")
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="มาลี", portrait=sha))
    (filled.folder / "attachments" / sha[:2] / sha).unlink()
    assert made(filled).manifest.lost == 1


def test_after_a_change_of_keys_old_and_new_backups_open_each_by_its_keys(filled):
    old = made(filled)
    rekeying.rekey(filled, keys.new_data_key(filled.folder, filled.opened), nothing)
    new = made(filled)
    assert sorted(new.manifest.attachments) == sorted(f"{sha}.2" for sha in filled.shas)
    assert len(pooled(place(filled))) == 6
    for one in (old, new):
        vault = rekeying.fitting(one.data, keys.known_to(one.path, filled.opened).keys)
        backups.check_files(one)
        backups.check_contents(one, vault)
        for name in one.manifest.attachments:
            assert vault.decrypt(backup_pool.at(place(filled), name).read_bytes()).startswith("ไฟล์".encode())


# only where something changed


def test_before_a_risky_act_only_what_changed_is_copied(filled):
    first = backups.before(filled, "import")
    assert first.manifest.why == "import"
    assert backups.before(filled, "merge") == first
    add(filled, "มาลี")
    assert backups.before(filled, "merge").manifest.counts["people"] == 2


def test_a_passphrase_changed_or_a_file_more_is_a_change(filled):
    first = made(filled)
    assert backups.unchanged(filled) == first
    attachments.put(filled, b"another")
    assert backups.unchanged(filled) is None
    second = made(filled)
    assert backups.unchanged(filled) == second
    keys.change_passphrase(filled.folder, "", PASSPHRASE, "รหัสผ่านใหม่เอี่ยม")
    assert backups.unchanged(filled) is None


@pytest.mark.parametrize("name", ["office.db", "keys.json", "backup.json", "an attachment"])
def test_a_backup_that_is_not_whole_any_more_is_no_last_one(filled, name):
    one = made(filled)
    path = backup_pool.at(place(filled), next(iter(one.manifest.attachments)))
    (path if name == "an attachment" else one.path / name).unlink()
    assert backups.unchanged(filled) is None


# what goes wrong


class Stopped(Exception):
    pass


def stop(done, _total):
    if done == 2:
        raise Stopped


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name", "failing"),
    [
        (backup, "write", full),
        (backups, "write_whole", full),
        (backup_pool, "write_unnamed", full),
        (backup_manifest, "write", full),
        (backups, "sync_folder", full),
    ],
)
def test_a_full_disk_is_told_and_leaves_the_earlier_backups_alone(filled, monkeypatch, module, name, failing):
    made(filled)
    attachments.put(filled, b"one more")
    before = hashed(filled.folder)
    monkeypatch.setattr(module, name, failing)
    with pytest.raises(Trouble) as told:
        made(filled)
    assert told.value.sentence == trouble.FULL
    assert hashed(filled.folder) == before


def test_one_that_is_stopped_leaves_nothing(filled):
    with pytest.raises(Stopped):
        made(filled, step=stop)
    assert [path for path in place(filled).rglob("*") if path.is_file()] == []


def test_a_copy_whose_index_does_not_find_is_no_backup(filled, monkeypatch):
    monkeypatch.setattr(backup, "finds", lambda _copied, _known: False)
    with pytest.raises(Trouble) as told:
        made(filled)
    assert told.value.sentence == backup.NOT_WHOLE
    assert backups.found(place(filled)) == []


def test_an_attachment_that_does_not_read_back_is_told(filled, monkeypatch):
    monkeypatch.setattr(backup_pool, "write_unnamed", lambda path, data: path.write_bytes(data[:-1]))
    with pytest.raises(Trouble) as told:
        made(filled)
    assert told.value.sentence == backup.NOT_WHOLE
    assert pooled(place(filled)) == []


def test_keys_that_would_not_open_it_make_no_backup(filled, monkeypatch):
    monkeypatch.setattr(cipher, "opens", lambda _path, _key: False)
    with pytest.raises(Trouble) as told:
        made(filled)
    assert told.value.sentence == backup.NOT_WHOLE


def test_a_damaged_office_makes_no_backup_and_loses_none(filled):
    one = made(filled)
    filled.engine.dispose()
    data = bytearray((filled.folder / "office.db").read_bytes())
    data[4096 * 6 : 4096 * 9] = bytes(4096 * 3)
    (filled.folder / "office.db").write_bytes(data)
    with pytest.raises(Trouble) as told:
        made(filled)
    assert told.value.sentence == trouble.DAMAGED
    assert backups.found(place(filled)) == [one]


@pytest.mark.parametrize("left", ["new.part", "gone.part"])
def test_what_a_kill_left_is_swept_away(filled, left):
    (place(filled) / left).mkdir(parents=True)
    (place(filled) / left / "office.db").write_bytes(b"half")
    assert backups.found(place(filled)) == []
    made(filled)
    assert names(place(filled)) == ["2569-11-21 0912", "files"]


CHILD = """
import sys
from pathlib import Path
from desktop.store import backups, cipher, opening
from desktop.store.keys import Keys, Opened
from desktop.store.vault import Vault

folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
vault = Vault(Keys((key,)))
store = opening.Store(folder, cipher.engine(folder / opening.DATA, vault.database_key), vault, sys.argv[3])
while True:
    print("made", backups.make(store, "asked", lambda done, total: None).path.name, flush=True)
"""


def test_a_kill_leaves_the_office_and_every_backup_told_of_whole(filled):
    chance, held, told = random.Random(2569), filled.opened, set()
    store = filled
    for round_ in range(KILLS):
        attachments.put(store, f"รอบ {round_}".encode() * 50_000)
        command = [sys.executable, "-c", CHILD, store.folder, store.vault.data_key.hex(), store.device]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        store.close()
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        child.kill()
        lines = (first + child.communicate()[0]).splitlines(keepends=True)
        told |= {line.split(" ", 1)[1].strip() for line in lines if line.endswith("\n")}
        store = opening._open(store.folder, lambda: held)
        check_all(store, told)
    assert len(told) >= KILLS
    last = made(store)
    assert backups.at(last.path).is_whole
    assert not {"new.part", "gone.part"} & set(names(place(store)))
    store.close()


def check_all(store, told):
    """Look whether the office holds, and each backup that stands opens and holds all its files."""
    assert checks.check(store) == []
    listed = backups.found(place(store))
    assert told <= {one.path.name for one in listed}
    for one in listed:
        assert one.is_whole
        backups.check_files(one)
        backups.check_contents(one, store.vault)


# thinning


def test_old_backups_go_with_the_attachments_that_only_they_name(filled, clock):
    sha = attachments.put(filled, b"soon gone")
    for day in range(20):
        clock(NOW + timedelta(days=day))
        made(filled)
        if day == 1:
            (filled.folder / "attachments" / sha[:2] / sha).unlink()
    kept = [one.manifest.at.date() for one in backups.found(place(filled))]
    assert (len(kept), kept[-1]) == (15, (NOW + timedelta(days=19)).date())
    assert f"{sha}.1" in pooled(place(filled))  # named by the last of its week
    shutil.rmtree(backups.found(place(filled))[0].path)
    made(filled)
    assert pooled(place(filled)) == sorted(f"{one}.1" for one in filled.shas)


def test_a_clock_set_back_removes_nothing_and_the_last_is_found_again(filled, clock):
    for day in range(5):
        clock(NOW + timedelta(days=day))
        add(filled, f"วัน {day}")
        made(filled)
    clock(NOW - timedelta(days=900))
    add(filled, "ย้อนหลัง")
    last = made(filled)
    assert len(backups.found(place(filled))) == 6
    assert backups.found(place(filled))[-1] == last
    assert backups.unchanged(filled) == last


def test_a_backup_that_is_damaged_neither_counts_nor_goes(filled, clock):
    first = made(filled)
    (first.path / "office.db").write_bytes(b"")
    clock(NOW + timedelta(hours=1))
    good = made(filled)
    clock(NOW + timedelta(days=5))
    made(filled)
    assert {first.path, good.path} <= {one.path for one in backups.found(place(filled))}


def test_while_one_cannot_say_what_it_names_no_attachment_goes(filled):
    (made(filled).path / "backup.json").write_text("{")
    shutil.rmtree(filled.folder / "attachments")
    made(filled)
    assert len(pooled(place(filled))) == 3


def test_the_copies_of_another_device_are_thinned_by_themselves(filled, clock):
    ours = made(filled)
    clock(NOW + timedelta(days=400))
    filled.device = "another"
    with filled.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE device SET id = 'another'")
    for day in range(400, 430):
        clock(NOW + timedelta(days=day))
        made(filled)
    assert ours in backups.found(place(filled))


# copies that a migration made


def bare(store, name="before-format-5 2569-11-20 0830.db"):
    target = place(store) / name
    backup.copy(store.engine, store.vault.database_key, target)
    return target


def test_the_copy_of_a_migration_is_a_backup_too(filled, clock):
    one = backups.at(bare(filled))
    assert (one.is_bare, one.is_whole, one.manifest.why) == (True, True, "format")
    assert one.manifest.at == datetime(2026, 11, 20, 8, 30).astimezone()
    for number in (1, 2):
        bare(filled, f"before-format-5 2569-11-20 0830 {number}.db")
    made(filled)
    assert len(backups.found(place(filled))) == 4
    clock(NOW + timedelta(days=30))
    made(filled)
    assert sum(one.is_bare for one in backups.found(place(filled))) == 1


def test_a_name_that_no_migration_gives_is_no_backup(filled):
    assert backups.at(bare(filled, "before-format-5 2569-13-41 0830.db")).manifest is None
    with pytest.raises(Trouble, match="ไม่พบสำเนาสำรองที่"):
        backups.at(bare(filled, "copy 2569-11-20.db"))
    with pytest.raises(Trouble, match="ไม่พบสำเนาสำรองที่"):
        backups.at(filled.folder)


def test_a_place_that_is_not_there_has_no_backups(tmp_path):
    assert backups.found(tmp_path / "nowhere") == []
