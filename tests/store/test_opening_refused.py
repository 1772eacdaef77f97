"""What stands against opening an office: each refusal has its sentence and changes nothing."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.offices import Office
from desktop.errors import CannotDo, Trouble
from desktop.store import cipher, keys, lock, migrations, opening, places, records, trouble
from desktop.store.session import writing
from desktop.store.vault import Vault
from desktop.thai import dates
from tests.store import folders
from tests.store.made_office import PASSPHRASE, folder, made, offices, refused  # noqa: F401

DAMAGED = (
    "ไฟล์ข้อมูลของสำนักงานเสียหาย โปรแกรมไม่ได้แก้ไขสิ่งใด กรุณาคัดลอกทั้งโฟลเดอร์เก็บไว้ก่อน "
    "แล้วเปิดอีกครั้งเพื่อกู้ข้อมูลจากไฟล์นี้ หรือใช้สำเนาสำรองล่าสุด"
)
NEWER = "สำนักงานนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า (รูปแบบที่ {}) กรุณาติดตั้งโปรแกรมรุ่นล่าสุดแล้วเปิดใหม่"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


def test_a_wrong_passphrase(folder):
    assert refused(folder, "not this one", CannotDo) == (
        "รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่"
    )


def test_a_mistyped_recovery_code(folder):
    before = folders.hashed(folder)
    with pytest.raises(CannotDo):
        opening.open_with_recovery(folder, "0A1B2-C3D4E-5F6G7-H8J9K-0M1N2-P8")
    assert folders.hashed(folder) == before


@pytest.mark.parametrize("missing", ["office.db", "keys.json"])
def test_a_folder_that_is_no_office(folder, missing):
    (folder / missing).unlink()
    assert not opening.is_office(folder)
    assert refused(folder) == (f"โฟลเดอร์นี้ไม่ใช่สำนักงาน เพราะไม่มีไฟล์ {missing} กรุณาเลือกโฟลเดอร์ของสำนักงาน")


def test_a_folder_that_is_not_there(tmp_path):
    assert not opening.is_office(tmp_path / "gone")
    with pytest.raises(Trouble):
        opening.open_office(tmp_path / "gone", PASSPHRASE)
    assert not (tmp_path / "gone").exists()


def test_the_keys_of_something_else(folder):
    (folder / "keys.json").write_text('{"keys": ["F1"]}')
    assert refused(folder) == "ไฟล์ keys.json ในโฟลเดอร์นี้ไม่ใช่กุญแจของสำนักงาน กรุณาเลือกโฟลเดอร์ของสำนักงาน"


def test_the_data_of_another_program(folder):
    key = Vault(keys.unlock(folder, PASSPHRASE).keys).database_key
    (folder / "office.db").unlink()
    connection = cipher.unlocked(folder / "office.db", key)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert refused(folder) == "ไฟล์ office.db ไม่ใช่ข้อมูลของโปรแกรมนี้ กรุณาเลือกโฟลเดอร์ของสำนักงาน"


def test_an_empty_file(folder):
    (folder / "office.db").write_bytes(b"")
    assert refused(folder) == "ไฟล์ข้อมูล office.db ว่างเปล่า กรุณานำไฟล์จากสำเนาสำรองมาแทน"


def torn(data):
    return data[: len(data) // 2]


def cut_in_a_page(data):
    return data[: -4096 - 1000]


def cut_by_a_page(data):
    return data[:-4096]


def zeroed_first_page(data):
    return bytes(4096) + data[4096:]


def zeroed_page(data):
    return data[: 5 * 4096] + bytes(4096) + data[6 * 4096 :]


def one_bit_in_the_last_page(data):
    return data[:-2000] + bytes([data[-2000] ^ 1]) + data[-1999:]


def a_stub(_data):
    return b"x"


def something_else(_data):
    return b"SQLite format 3\0" + bytes(8176)


def another_offices_data(data):
    return os.urandom(len(data))


@pytest.mark.parametrize(
    "damage",
    [torn, cut_in_a_page, cut_by_a_page, zeroed_first_page, zeroed_page, one_bit_in_the_last_page, a_stub,
     something_else, another_offices_data],
)  # fmt: skip
def test_a_damaged_file(folder, damage):
    path = folder / "office.db"
    path.write_bytes(damage(path.read_bytes()))
    assert refused(folder) == DAMAGED


def test_a_damaged_file_keeps_what_a_killed_program_left_beside_it(folder, tmp_path):
    store = opening.open_office(folder, PASSPHRASE)
    with writing(store, "ก", "ทดสอบ") as session:
        [office] = records.find(session, Office)
        records.save(session, replace(office, letter_code="ฉช 0118"))
    killed = Path(shutil.copytree(folder, tmp_path / "killed"))
    store.close()
    (killed / "office.db-shm").unlink()
    path = killed / "office.db"
    path.write_bytes(zeroed_page(path.read_bytes()))
    before = folders.hashed(killed)
    with pytest.raises(Trouble) as caught:
        opening.open_office(killed, PASSPHRASE)
    assert str(caught.value) == DAMAGED
    assert {name: one for name, one in folders.hashed(killed).items() if name != "office.db-shm"} == before


def test_a_newer_data_file(folder):
    key = Vault(keys.unlock(folder, PASSPHRASE).keys).database_key
    connection = cipher.unlocked(folder / "office.db", key)
    connection.execute(f"PRAGMA user_version={migrations.FORMAT + 1}")
    connection.close()
    assert refused(folder) == NEWER.format(migrations.FORMAT + 1)


def test_newer_keys(folder):
    text = (folder / "keys.json").read_text()
    (folder / "keys.json").write_text(text.replace('"format": 2', '"format": 7'))
    assert refused(folder) == NEWER.format(7)


def test_a_network_drive(folder, monkeypatch):
    monkeypatch.setattr(places, "is_remote", lambda _folder: True)
    sentence = "โฟลเดอร์นี้อยู่บนไดรฟ์เครือข่าย ซึ่งอาจทำให้ข้อมูลเสียหาย กรุณาวางโฟลเดอร์ของสำนักงานไว้ในเครื่องนี้หรือในแฟลชไดรฟ์"
    assert refused(folder) == sentence
    with pytest.raises(Trouble, match="ไดรฟ์เครือข่าย"):
        opening.create(folder.with_name("new"), folders.OFFICE, PASSPHRASE)
    assert not folder.with_name("new").exists()


@pytest.fixture
def readable(made):
    """Give an office that everyone may read and nobody may write."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(made[0], Path(place) / "office"))
        Path(place).chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@posix_only
def test_a_read_only_folder(readable):
    with folders.without_privileges():
        assert refused(readable) == trouble.READ_ONLY


@posix_only
def test_a_new_office_in_a_read_only_folder(readable):
    folder = readable.with_name("disk")
    folder.mkdir(0o555)
    with folders.without_privileges(), pytest.raises(Trouble) as caught:
        opening.create(folder / "new", folders.OFFICE, PASSPHRASE)
    assert str(caught.value) == trouble.READ_ONLY
    assert not (folder / "new").exists()


@posix_only
def test_a_read_only_file_in_a_writable_folder(readable):
    readable.chmod(0o777)
    with folders.without_privileges():
        assert refused(readable) == trouble.READ_ONLY


# keys of the first format


@pytest.mark.parametrize("against", ["damage", "another program"])
def test_keys_of_the_first_format_stay_where_the_office_does_not_open(tmp_path, against):
    kept = Path(__file__).parent / "data" / "format-4"
    folder = Path(shutil.copytree(kept, tmp_path / "office"))
    held = lock.hold(folder)
    if against == "damage":
        path = folder / "office.db"
        path.write_bytes(torn(path.read_bytes()))
    refused(folder, "practice")
    held.close()


# opened elsewhere

HOLD = """
import sys, time
from pathlib import Path
from desktop.store import opening
store = opening.open_office(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture
def elsewhere(folder):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder, PASSPHRASE], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "open\n"
    yield child
    child.kill()
    child.communicate()


def open_elsewhere(folder):
    since = datetime.fromtimestamp((folder / "office.lock").stat().st_mtime).astimezone()
    assert abs((datetime.now().astimezone() - since).total_seconds()) < 600
    return (
        f"สำนักงานนี้เปิดอยู่ในโปรแกรมอีกหน้าต่างหนึ่งตั้งแต่ {dates.short(since.date())} เวลา {since:%H.%M} น. "
        "กรุณาใช้หน้าต่างนั้น หรือปิดก่อนแล้วเปิดใหม่"
    )


def test_an_office_open_in_another_program(folder, elsewhere):
    assert refused(folder) == open_elsewhere(folder)


def test_an_office_open_in_this_program(folder):
    store = opening.open_office(folder, PASSPHRASE)
    assert refused(folder) == open_elsewhere(folder)
    store.close()
    opening.open_office(folder, PASSPHRASE).close()


def test_the_lock_of_a_killed_program_does_not_stand(folder, elsewhere):
    elsewhere.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    elsewhere.wait()
    store = opening.open_office(folder, PASSPHRASE)
    assert len(offices(store)) == 1
    store.close()


def test_an_office_copied_without_its_lock_opens(folder):
    (folder / "office.lock").unlink()
    opening.open_office(folder, PASSPHRASE).close()


# full disk

FULL = """
import sys
from pathlib import Path
from desktop.domain.offices import Signer
from desktop.errors import Trouble
from desktop.store import attachments, checks, opening, records
from desktop.store.session import reading, writing
from tests.store import folders

disk = Path(sys.argv[1])
filler = disk / "filler"


def fill(room):
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    with filler.open("r+b") as file:
        file.truncate(max(0, filler.stat().st_size - room))


def add(name):
    with writing(store, "ก", "ทดสอบ") as session:
        records.add_many(session, [Signer(name=name, position="ข" * 300) for _ in range(50)])


def said(act):
    try:
        act()
    except Trouble as trouble:
        print(trouble)


for room in (0, 8_000, 40_000, 120_000):
    fill(room)
    said(lambda: opening.create(disk / "new", folders.OFFICE, "practice"))
    assert not (disk / "new").exists()
filler.unlink()
folders.make(disk / "office")
store = opening.open_office(disk / "office", "practice")
add("ก่อนเต็ม")
fill(0)
said(lambda: add("ตอนเต็ม"))
said(lambda: attachments.put(store, bytes(100_000)))
assert [path.name for path in (disk / "office").rglob("*.part")] == []
filler.unlink()
add("หลังเต็ม")
with reading(store) as session:
    print(sorted({one.name for one in records.find(session, Signer)}))
print(checks.check(store))
store.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is mounted")
def test_a_full_disk(tmp_path):
    root = [] if os.geteuid() == 0 else ["--map-root-user"]
    alone = ["unshare", "--mount", *root]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    mount = f'mount -t tmpfs -o size=3m tmpfs {tmp_path} && exec {sys.executable} -c "$0" {tmp_path}'
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [*alone, "sh", "-c", mount, FULL], capture_output=True, text=True, check=False, env=paths
    )
    assert done.stderr == ""
    made, written = done.stdout.splitlines()[:4], done.stdout.splitlines()[4:]
    assert len(made) == 4
    assert set(made) <= {trouble.FULL, trouble.UNREACHED}
    assert written == [trouble.FULL, trouble.FULL, "['ก่อนเต็ม', 'หลังเต็ม']", "[]"]


def test_a_disk_that_fills_while_the_keys_are_written(tmp_path, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as caught:
        opening.create(tmp_path / "new", folders.OFFICE, PASSPHRASE)
    assert str(caught.value) == "ดิสก์หรือแฟลชไดรฟ์เต็ม จึงยังไม่ได้บันทึก กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
    assert not (tmp_path / "new").exists()
