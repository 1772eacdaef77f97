"""Salvage of any destroyed pages, and what stands against it."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from desktop.domain.offices import Office
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo, Trouble
from desktop.store import (
    attachments,
    backups,
    cipher,
    keys,
    lock,
    opening,
    salvage,
    tables,
)
from desktop.store.session import reading
from tests.campaigns import size
from tests.store import damaging, folders
from tests.store.copies import all_of
from tests.store.folders import hashed
from tests.store.salvaging import (  # noqa: F401 - fixtures among them
    GAPS,
    Damaged,
    _rows,
    attached,
    office,
    refused,
    said,
    salvaged,
)
from tests.store.test_backups import Stopped, nothing, stop

# pages destroyed


class _Original:
    """What the practice office said before it was damaged."""

    def __init__(self, made):
        store = opening._open(made[0], lambda: made[1])
        with reading(store) as session:
            self.rows = {name: _rows(session, topic) for name, topic in TOPICS.items()}
        store.close()


@pytest.fixture(scope="session")
def original(made_practice):
    return _Original(made_practice)


@pytest.fixture(scope="module")
def tally(pytestconfig):
    """Count what became of the records of many damaged offices, and print it."""
    counts = Counter()
    yield counts
    if counts:
        said = ", ".join(f"{count:,} {what}" for what, count in counts.items())
        with pytestconfig.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\n  salvaged at random damage: {said}")


DAMAGE = st.sampled_from(("zeros", "noise", "one byte"))
KEPT = [*TOPICS, "units", "changes", "readings"]


@pytest.mark.campaign
@settings(
    max_examples=size(4, 500),
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # to shrink so many pages would take an hour
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example({472: "noise", 262: "one byte", 279: "zeros", 464: "noise", 423: "noise", 240: "zeros"}, None)
@given(
    pages=st.dictionaries(st.integers(1, 560), DAMAGE, min_size=1, max_size=60),
    end=st.none() | st.integers(60, 560),
)
def test_whatever_pages_are_destroyed(made_practice, original, tally, tmp_path, pages, end):
    office = Damaged(made_practice, tmp_path)
    chance = random.Random(str(sorted(pages.items())))
    for number, how in pages.items():
        if number <= damaging.pages_of(office.data):
            data = bytes(4096) if how == "zeros" else chance.randbytes(4096)
            damaging.flip(office.data, number, chance.randrange(4096)) if how == "one byte" else damaging.put(
                office.data, number, data
            )
    if end:
        damaging.cut(office.data, min(end, damaging.pages_of(office.data)), more=chance.randrange(4096))
    told = office.salvage()
    store = office.open()
    with reading(store) as session:
        rows = {name: _rows(session, topic) for name, topic in TOPICS.items()}
        changes = {tuple(row) for row in all_of(session, tables.changes)}
        log = {tuple(row) for row in all_of(session, tables.changes) if row[0] != store.device}
    findings = said(store)
    store.close()
    # no record is made up, and none says what it did not, but for references that were emptied
    for name, topic in TOPICS.items():
        new = {*rows[name]} - {*original.rows[name]}
        assert not new or topic is Office
        emptied = sum(
            _differs(row, original.rows[name][id_]) for id_, row in rows[name].items() if id_ not in new
        )
        saved = next(one for one in told.topics if one.topic == name)
        assert emptied == saved.emptied
        assert saved.kept == len(rows[name])
        # what is known to be lost is no more than what is
        assert saved.lost <= len({*original.rows[name]} - {*rows[name]})
    # all that SQLite reads by halves is there, and more
    if pages.keys().isdisjoint((1,)):
        for name in ("people", "papers", "villages", "changes"):
            read = damaging.read_by_sqlite(_unwatched(office), office.key, name, 0, 1024)
            there = changes if name == "changes" else {row["id"] for row in rows[name].values()}
            assert {row[1] if name != "changes" else row for row in read} <= there
    assert [sentence for sentence in findings if GAPS not in sentence and "สำเนาสำรอง" not in sentence] == []
    assert len(log) == told.changes
    there = sum(map(len, original.rows.values()))
    kept = sum(one.kept for one in told.topics)
    tally.update(
        {"offices": 1, "pages": told.pages, "of them bad": told.damaged, "records": there, "saved": kept}
    )


def _unwatched(office):
    """Give a copy of the damaged file, which SQLite may write beside."""
    beside = office.at / "beside"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(office.folder, beside)
    return beside / "office.db"


def _differs(row, before):
    """Count the references that were emptied; nothing else may differ but what is derived or counted by each copy."""
    emptied = 0
    for name in row.keys() - {"no", "version", "search_text"}:
        if row[name] != before[name]:
            assert row[name] is None, name
            emptied += 1
    return emptied


# what stands against it


def by(passphrase):
    return lambda folder: keys.peek(folder, passphrase)


def test_a_wrong_passphrase_is_told_from_damage(tmp_path):
    folders.make(tmp_path / "damaged")
    damaging.zero(tmp_path / "damaged" / "office.db", 5)
    before = hashed(tmp_path / "damaged")
    with pytest.raises(CannotDo, match="รหัสผ่านไม่ถูกต้อง") as found:
        salvage.salvage(tmp_path / "damaged", tmp_path / "new", by("ผิด"), nothing)
    assert found.value.field == "passphrase"
    assert hashed(tmp_path / "damaged") == before
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{")])
def test_lost_or_damaged_keys_are_told_and_those_of_a_backup_taken(attached, tmp_path, damage):
    one = backups.make(attached, "asked", nothing)
    damage(attached.folder / "keys.json")
    with pytest.raises(Trouble, match=f"เลือกใช้ไฟล์ keys.json จากสำเนาสำรอง {one.path.name}"):
        salvaged(attached, tmp_path / "new")
    assert [found.path for found in salvage.key_backups(attached.folder)] == [one.path]
    attached.close()
    told = salvage.salvage(attached.folder, tmp_path / "new", lambda _f: attached.opened, nothing, one.path)
    assert told.is_complete
    opening._open(tmp_path / "new", lambda: attached.opened).close()
    damage(one.path / "keys.json")
    with pytest.raises(Trouble, match="จากสำเนาสำรองที่เก็บไว้ที่อื่น"):
        salvage.salvage(attached.folder, tmp_path / "again", lambda _f: attached.opened, nothing, one.path)


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_where_the_data_file_is_gone_a_backup_is_offered(attached, tmp_path, damage):
    attached.close()
    damage(attached.folder / "office.db")
    with pytest.raises(Trouble, match="หรือกู้คืนสำเนาสำรองที่เก็บไว้ที่อื่น"):
        salvaged(attached, tmp_path / "new")


def test_where_the_data_file_is_gone_the_newest_backup_is_named(attached, tmp_path):
    one = backups.make(attached, "asked", nothing)
    attached.close()
    (attached.folder / "office.db").unlink()
    with pytest.raises(Trouble, match=f"กรุณากู้คืนสำเนาสำรอง {one.path.name} แทน"):
        salvaged(attached, tmp_path / "new")


def test_where_nothing_can_be_read_a_backup_is_advised(office):
    damaging.zero(office.data, *range(1, damaging.pages_of(office.data) + 1))
    assert "อ่านไฟล์ข้อมูล office.db ไม่ได้เลย" in refused(office, Trouble)
    office.data.write_bytes(b"x" * 100)
    assert "อ่านไฟล์ข้อมูล office.db ไม่ได้เลย" in refused(office, Trouble)


def test_the_keys_of_another_office_read_nothing(office, tmp_path):
    folders.make(tmp_path / "other")
    other = keys.peek(tmp_path / "other", folders.PASSPHRASE)
    assert "หรือไม่ได้เป็นของไฟล์กุญแจนี้" in refused(office, Trouble, opened=other)


def test_a_file_of_a_newer_program_or_another_is_refused(office):
    for pragma, sentence in (("user_version=99", "รุ่นใหม่กว่า"), ("application_id=1", "ไม่ใช่ข้อมูลของโปรแกรมนี้")):
        with closing(cipher.unlocked(office.data, office.key)) as connection:
            connection.execute(f"PRAGMA {pragma}")
        assert sentence in refused(office, Trouble)


def test_it_is_never_written_over_anything_nor_into_the_damaged_folder(office):
    (office.at / "full").mkdir()
    (office.at / "full" / "a").write_text("x")
    for folder in (office.at / "full", office.at / "full" / "a"):
        with pytest.raises(CannotDo, match="ต้องว่าง"):
            salvage.salvage(office.folder, folder, lambda _f: office.keys, nothing)
    for folder in (office.folder, office.folder / "new", office.folder / "backups" / "new"):
        with pytest.raises(CannotDo, match="ต้องอยู่นอกโฟลเดอร์ที่เสียหาย"):
            salvage.salvage(office.folder, folder, lambda _f: office.keys, nothing)
    assert hashed(office.at / "full").keys() == {"a"}


def test_an_office_that_is_open_is_left_alone(office):
    held_open = lock.hold(office.folder)
    assert "เปิดอยู่ในโปรแกรมอีกหน้าต่างหนึ่ง" in refused(office, Trouble)
    held_open.close()
    assert office.salvage().is_complete


def test_stopped_or_on_a_full_disk_it_leaves_nothing(office, monkeypatch):
    refused(office, Stopped, step=stop)
    for at in (600, 700, 800):
        seen = []

        def late(_done, _total, seen=seen, at=at):
            seen.append(1)
            if len(seen) == at:
                raise Stopped

        refused(office, Stopped, step=late)
    monkeypatch.setattr(salvage, "sync_file", lambda _path: (_ for _ in ()).throw(OSError(28, "full")))
    assert "เต็ม" in refused(office, Trouble)


def test_what_would_be_saved_is_told_and_nothing_kept(office):
    damaging.zero(office.data, 7, 200, 300)
    before = hashed(office.at)
    told = salvage.try_out(office.folder, lambda _f: office.keys, nothing)
    assert hashed(office.at) == before
    assert told == office.salvage()


def test_a_file_under_an_older_key_is_read_by_that(attached, tmp_path):
    """A change of keys that was cut off leaves the data file under the one before."""
    opened = keys.new_data_key(attached.folder, attached.opened)
    attached.close()
    damaging.zero(attached.folder / "office.db", 1)
    told = salvage.salvage(attached.folder, tmp_path / "new", lambda _f: opened, nothing)
    assert not any(one.lost for one in told.topics)
    again = opening._open(tmp_path / "new", lambda: opened)
    assert again.vault.file == 0
    assert attachments.get(again, attached.portrait) == b"portrait"
    again.close()
