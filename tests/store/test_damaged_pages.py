"""Pages of a damaged file: verified one by one, the newest of the WAL first, decrypted also where none can be verified."""

from __future__ import annotations

import shutil

import pytest

from desktop.store import cipher, damaged_pages
from desktop.store.damaged_pages import FIRST, Pages
from tests.store import damaging

KEY = bytes(range(32))
ROWS = 2_000


@pytest.fixture
def path(tmp_path):
    """Give an encrypted file of some pages."""
    made = cipher.engine(tmp_path / "office.db", KEY)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
        connection.exec_driver_sql("INSERT INTO t (b) VALUES (?)", [("ก" * 20,)] * ROWS)
    made.dispose()
    return tmp_path / "office.db"


@pytest.fixture
def killed(path, tmp_path):
    """Give the file as a killed program leaves it: the newest pages stand in the WAL alone."""
    made = cipher.engine(path, KEY)
    with made.connect() as connection:
        with connection.begin():
            connection.exec_driver_sql("UPDATE t SET b = 'ใหม่'")
        (tmp_path / "killed").mkdir()
        for name in ("office.db", "office.db-wal"):
            shutil.copy(path.with_name(name), tmp_path / "killed" / name)
    made.dispose()
    return tmp_path / "killed" / "office.db"


def read(path, **how):
    with Pages(path, KEY, **how) as pages:
        return {number: pages.read(number) for number in range(1, pages.count + 1)}


def test_every_page_of_a_sound_file_is_read(path):
    found = read(path)
    assert len(found) == damaging.pages_of(path) > 10
    assert None not in found.values()
    assert found[1].startswith(FIRST)
    assert read(path, verified=False) == found


@pytest.mark.parametrize("at", [0, 17, 2000, 4015, 4016, 4095])
def test_one_altered_byte_spoils_its_page_alone(path, at):
    before = read(path)
    damaging.flip(path, 3, at)
    after = read(path)
    assert after.pop(3) is None
    assert after == {number: page for number, page in before.items() if number != 3}


def test_a_page_in_another_place_is_not_taken(path):
    whole = path.read_bytes()
    damaging.put(path, 4, whole[4 * damaging.PAGE : 5 * damaging.PAGE])
    assert read(path)[4] is None


def test_of_a_cut_file_the_first_page_says_how_long_it_was(path):
    before = damaging.pages_of(path)
    damaging.cut(path, 5, more=100)
    found = read(path)
    assert len(found) == before
    assert [number for number, page in found.items() if page] == [1, 2, 3, 4, 5]


def test_without_its_first_bytes_a_file_can_be_decrypted_and_not_verified(path):
    before = read(path)
    damaging.put(path, 1, bytes(16))
    assert not any(read(path).values())
    after = read(path, verified=False)
    assert after == before


def test_another_key_opens_nothing(path):
    with Pages(path, bytes(32)) as pages:
        assert not any(pages.read(number) for number in range(1, pages.count + 1))


def test_the_newest_pages_are_those_of_the_wal(killed):
    found = read(killed)
    assert any("ใหม่".encode() in page for page in found.values())
    assert not any("ก".encode() * 20 in page for page in found.values())


def test_where_the_wal_is_damaged_an_older_page_is_better_than_none(killed):
    wal = killed.with_name("office.db-wal")
    with Pages(killed, KEY) as pages:
        number, place = next((number, at) for number, at in pages._newer.items() if number > 2)
    with wal.open("r+b") as file:
        file.seek(place + 100)
        file.write(bytes(50))
    with Pages(killed, KEY) as pages:
        assert pages.newest(number) is None
        assert "ก".encode() * 20 in pages.read(number)


def test_what_was_not_committed_is_not_read(killed):
    wal = killed.with_name("office.db-wal")
    whole = wal.read_bytes()
    frame = damaging.PAGE + 24
    wal.write_bytes(whole[: 32 + frame * ((len(whole) - 32) // frame - 1)])  # without the frame that commits
    assert not any("ใหม่".encode() in page for page in read(killed).values())


@pytest.mark.parametrize("data", [b"", b"x", bytes(5000), b"\x37\x7f\x06\x82" + bytes(60)])
def test_a_wal_that_is_none_says_nothing(path, data):
    before = read(path)
    path.with_name("office.db-wal").write_bytes(data)
    assert read(path) == before


def test_what_the_disk_does_not_give_is_a_damaged_page(path, monkeypatch):
    class Failing:
        def __init__(self, file):
            self.file = file

        def seek(self, start):
            if start == 2 * damaging.PAGE:
                raise OSError(5, "input/output error")
            return self.file.seek(start)

        def read(self, length):
            return self.file.read(length)

    with Pages(path, KEY) as pages:
        monkeypatch.setattr(pages, "_file", Failing(pages._file))
        assert pages.read(3) is None
        assert pages.read(4) is not None


def test_numbers_of_the_format_are_those_of_sqlcipher():
    assert damaged_pages.USABLE == cipher.PAGE - 80
