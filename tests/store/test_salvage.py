"""A damaged office becomes a new one: all that any page holds is there, what is not is told, the damaged one stays."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import dataclasses
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from desktop.domain.cases import Case
from desktop.domain.offices import Office
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo, Trouble
from desktop.store import (
    attachments,
    backups,
    checks,
    cipher,
    conflicts,
    device,
    history,
    keys,
    opening,
    records,
    salvage,
    salvaged_rows,
    tables,
)
from desktop.store.key_grants import Keys
from desktop.store.session import reading, writing
from tests.campaigns import size
from tests.store import damaging, folders
from tests.store.copies import all_of, copies, held, together
from tests.store.folders import hashed
from tests.store.salvaging import (  # noqa: F401 - fixtures among them
    GAPS,
    _rows,
    attached,
    office,
    refused,
    said,
    salvaged,
)
from tests.store.test_backups import nothing

# nothing lost


def test_a_sound_office_comes_out_as_it_was(office):
    told = office.salvage()
    assert (told.is_complete, told.is_verified, told.damaged, told.knows_holder) == (True, True, 0, True)
    assert {
        one.topic: (one.rebuilt, one.logged, one.emptied, one.lost) for one in told.topics
    } == dict.fromkeys(TOPICS, (0, 0, 0, 0))
    before, after = opening._open(office.folder, lambda: office.keys), office.open()
    assert held(after) == held(before)
    assert after.device != before.device
    for table in (tables.readings, tables.drafts):
        with reading(before) as one, reading(after) as other:
            assert all_of(one, table) == all_of(other, table)
    assert said(after) == []
    assert (office.at / "new" / "keys.json").read_bytes() == (office.folder / "keys.json").read_bytes()
    before.close()
    after.close()


@pytest.mark.parametrize("form", ["zeros", "one byte", "noise"])
def test_without_its_first_page_all_is_saved_too(office, form):
    if form == "one byte":
        damaging.flip(office.data, 1, 500)
    else:
        damaging.put(office.data, 1, bytes(4096) if form == "zeros" else random.Random(1).randbytes(4096))
    told = office.salvage()
    assert told.is_verified is (form == "one byte")
    assert told.damaged == 1
    assert {one.lost for one in told.topics} == {0}
    store = office.open()
    assert said(store) == []
    store.close()


def test_the_tables_are_known_though_the_schema_is_lost(office):
    """Of a small office each tenth page tells of tables: SQLite opens nothing once one of them is bad."""
    damaging.zero(office.data, *range(1, 41))
    assert not cipher.opens(office.data, office.key)
    told = office.salvage()
    assert not any(one.lost for one in told.topics)
    store = office.open()
    assert [sentence for sentence in said(store) if GAPS not in sentence] == []
    store.close()


def test_without_schema_and_log_rows_are_placed_by_their_columns_or_counted(office):
    log = damaging.leaves_of(office.data, office.key, "changes")
    damaging.zero(office.data, *range(1, 41), *log)
    told = office.salvage()
    kept = {one.topic: one.kept for one in told.topics}
    assert kept["people"] == 46
    assert told.unknown_rows > 0
    assert not told.is_complete
    store = office.open()
    assert [GAPS in sentence for sentence in said(store)] == [True]
    store.close()


def test_what_a_killed_program_left_in_the_wal_is_saved(store, office, tmp_path):
    with writing(store, "ก", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="มาใหม่"))
    shutil.copytree(store.folder, tmp_path / "killed")
    assert (tmp_path / "killed" / "office.db-wal").stat().st_size
    damaging.zero(tmp_path / "killed" / "office.db", 2)
    before = hashed(tmp_path / "killed")
    told = salvage.salvage(tmp_path / "killed", tmp_path / "new", lambda _f: store.opened, nothing)
    assert hashed(tmp_path / "killed") == before
    assert not any(one.lost for one in told.topics)
    again = opening._open(tmp_path / "new", lambda: store.opened)
    with reading(again) as session:
        assert records.read(session, Person, id_).first_name == "มาใหม่"
    again.close()


@pytest.mark.parametrize("format_", range(1, 6))
def test_an_office_of_an_earlier_format_is_salvaged_and_brought_to_this_one(tmp_path, format_):
    old = tmp_path / "old"
    shutil.copytree(folders.__file__.replace("folders.py", f"data/format-{format_}"), old)
    for page in (1, 3):
        damaging.zero(old / "office.db", page)
    told = salvage.salvage(old, tmp_path / "new", lambda folder: keys.peek(folder, "practice"), nothing)
    assert not told.is_verified
    assert (told.files.kept, told.files.lost) == (1, 0)
    store = opening.open_office(tmp_path / "new", "practice")
    with reading(store) as session:
        [person] = records.find(session, Person)
        assert (person.first_name, person.note) == ("สมมติ", "แก้ไขแล้ว")
    assert said(store) == []
    store.close()


def test_the_format_is_told_by_the_tables_where_the_first_page_is_lost(tmp_path, monkeypatch):
    seen = []
    fill = salvaged_rows.fill
    monkeypatch.setattr(salvaged_rows, "fill", lambda *given: seen.append(fill(*given)) or seen[-1])
    shutil.copytree(folders.__file__.replace("folders.py", "data/format-2"), tmp_path / "old")
    damaging.zero(tmp_path / "old" / "office.db", 1)
    salvage.salvage(tmp_path / "old", tmp_path / "new", lambda folder: keys.peek(folder, "practice"), nothing)
    assert seen[0].format == 2


# one learns from the other


def test_records_whose_table_is_lost_come_from_the_log(office):
    before = office.read(Person, "damaged")
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "people"))
    told = office.salvage()
    people = next(one for one in told.topics if one.topic == "people")
    assert (people.kept, people.rebuilt, people.lost) == (len(before), len(before), 0)
    assert {id_: dataclasses.replace(one, version=0) for id_, one in office.read(Person).items()} == {
        id_: dataclasses.replace(one, version=0) for id_, one in before.items()
    }
    store = office.open()
    assert said(store) == []
    store.close()


def test_records_whose_log_is_lost_are_logged_as_salvaged(office):
    before = office.read(Person, "damaged")
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "changes"))
    told = office.salvage()
    assert told.changes == 0
    assert not told.is_complete
    assert all(one.logged == one.kept for one in told.topics)
    assert office.read(Person) == before
    store = office.open()
    with reading(store) as session:
        [entry] = history.entries(session, Person, next(iter(before)))
        assert (entry.action, entry.field) == (salvage.ACTION, "*")
        assert history.last_unit(session) != ""
    with writing(store, "ก", "เลิกทำ") as session, pytest.raises(CannotDo, match="เลิกทำไม่ได้"):
        history.undo(session, history.last_unit(session))
    assert [GAPS in sentence for sentence in said(store)] == [True]
    store.close()


def test_a_reference_to_a_lost_record_is_emptied_and_told(office):
    for table in ("people", "changes"):
        damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, table))
    told = office.salvage()
    seats = next(one for one in told.topics if one.topic == "seats")
    people = next(one for one in told.topics if one.topic == "people")
    assert seats.emptied > 0
    assert people.lost > 0
    store = office.open()
    assert checks.check(store) == []
    assert [GAPS in sentence for sentence in said(store)] == [True]
    store.close()


def test_saves_that_are_lost_are_made_anew_with_their_time(office):
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "units"))
    told = office.salvage()
    assert told.unknown_saves > 0
    store = office.open()
    with reading(store) as session:
        units = session.execute(sa.select(tables.units)).mappings().all()
    unknown = [one for one in units if one["action"] == salvaged_rows.UNKNOWN_SAVE]
    assert len(unknown) == told.unknown_saves
    assert all(
        one["at"].startswith("20") and one["id"] == f"{one['device']}:{one['clock']}" for one in unknown
    )
    assert told.last == max(one["at"] for one in unknown)
    store.close()


def test_an_edit_lost_between_two_is_no_conflict(made_office, tmp_path):
    """What one officer changed three times looks like two values once the second change is lost."""
    folder = tmp_path / "damaged"
    shutil.copytree(made_office[0], folder)
    store = opening._open(folder, lambda: made_office[1])
    with writing(store, "ก", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="หนึ่ง"))
    for name in ("สอง", "สาม", "สี่"):
        with writing(store, "ก", "แก้") as session:
            records.save(session, dataclasses.replace(records.read(session, Person, id_), first_name=name))
    with store.engine.begin() as connection:
        connection.execute(sa.delete(tables.changes).where(tables.changes.c.value == '"สาม"'))
    store.close()
    told = salvage.salvage(folder, tmp_path / "new", lambda _f: made_office[1], nothing)
    assert told.lost_changes == 1
    store = opening._open(tmp_path / "new", lambda: made_office[1])
    with reading(store) as session:
        assert conflicts.conflicts(session) == ()
        assert records.read(session, Person, id_).first_name == "สี่"
    store.close()


def test_what_waits_for_a_person_waits_in_the_new_office_too(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as (office, laptop):
        with writing(office, "ก", "เพิ่ม") as session:
            id_ = records.add(session, Person(first_name="หนึ่ง"))
        together([office, laptop])
        for store, name in ((office, "สอง"), (laptop, "สาม")):
            with writing(store, "ก", "แก้") as session:
                records.save(
                    session, dataclasses.replace(records.read(session, Person, id_), first_name=name)
                )
        together([office, laptop])
        before = held(office)
        folder = office.folder
    damaging.zero(folder / "office.db", 1)
    told = salvage.salvage(folder, tmp_path / "new", lambda _f: made_office[1], nothing)
    assert sum(one.logged for one in told.topics) == 0
    store = opening._open(tmp_path / "new", lambda: made_office[1])
    assert held(store) == before
    with reading(store) as session:
        assert len(conflicts.conflicts(session)) == 1
    store.close()


def test_every_reference_can_be_emptied():
    """But for the save of a change, which is made anew where it is lost."""
    never = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.tables.values()
        for column in table.columns
        if column.foreign_keys and not column.nullable
    }
    assert never == {"changes.unit"}


def test_the_newer_of_table_and_log_stays(made_office, tmp_path):
    """Where the last edit is lost in the log, the record keeps it and the log is told."""
    folder = tmp_path / "damaged"
    shutil.copytree(made_office[0], folder)
    store = opening._open(folder, lambda: made_office[1])
    with writing(store, "ก", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="หนึ่ง"))
        gone = records.add(session, Person(first_name="นำออก"))
    with writing(store, "ก", "แก้") as session:
        records.save(session, dataclasses.replace(records.read(session, Person, id_), first_name="สอง"))
        records.remove(session, Person, gone)
    with store.engine.begin() as connection:
        connection.execute(sa.delete(tables.changes).where(tables.changes.c.field != "*"))
    store.close()
    told = salvage.salvage(folder, tmp_path / "new", lambda _f: made_office[1], nothing)
    assert next(one.logged for one in told.topics if one.topic == "people") == 2
    store = opening._open(tmp_path / "new", lambda: made_office[1])
    with reading(store) as session:
        assert [one.first_name for one in records.find(session, Person)] == ["สอง"]
        assert [entry.new for entry in history.entries(session, Person, id_)][1:] == ["สอง"]
    assert [GAPS in sentence for sentence in said(store)] == [True]
    store.close()


def test_a_record_of_which_only_an_edit_is_left_is_told_as_lost(made_office, tmp_path):
    folder = tmp_path / "damaged"
    shutil.copytree(made_office[0], folder)
    store = opening._open(folder, lambda: made_office[1])
    with writing(store, "ก", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="หนึ่ง"))
    with writing(store, "ก", "แก้") as session:
        records.save(session, dataclasses.replace(records.read(session, Person, id_), first_name="สอง"))
    with store.engine.begin() as connection:
        connection.execute(
            sa.delete(tables.changes).where(tables.changes.c.row == id_, tables.changes.c.field == "*")
        )
        cipher.bare(connection).execute("DELETE FROM people")
    store.close()
    told = salvage.salvage(folder, tmp_path / "new", lambda _f: made_office[1], nothing)
    assert next((one.kept, one.lost) for one in told.topics if one.topic == "people") == (0, 1)


def test_the_words_of_a_paper_that_are_lost_are_told_by_its_name(office):
    """A long paper goes on over pages of its own: its name stands on the first."""
    labels = {paper.label for paper in office.read(Paper, "damaged").values()}
    leaves = damaging.leaves_of(office.data, office.key, "papers")
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "changes"))
    with salvage._pages(office.data, office.keys.keys) as pages:
        following = {int.from_bytes(pages.read(leaf)[-4:]) for leaf in leaves} - {0}
    damaging.zero(office.data, *(number for number in following if number <= damaging.pages_of(office.data)))
    told = office.salvage()
    papers = next(one for one in told.topics if one.topic == "papers")
    assert papers.lost > 0
    assert {*papers.named} <= labels
    assert papers.named


def test_an_office_without_its_own_record_can_be_opened_and_completed(office):
    for table in ("offices", "changes"):
        damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, table))
    office.salvage()
    [record] = office.read(Office).values()
    assert (record.district, record.officer) == ("", salvage._name(office.folder, office.keys))


def test_whose_numbers_a_copy_gave_is_told_where_it_is_lost(office):
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "device"))
    assert not office.salvage().knows_holder


def test_a_copy_goes_on_giving_its_own_numbers(store, tmp_path):
    device.make_copy(store, tmp_path / "laptop", "โน้ตบุ๊ก", nothing)
    salvage.salvage(tmp_path / "laptop", tmp_path / "new", lambda _f: store.opened, nothing)
    again = opening._open(tmp_path / "new", lambda: store.opened)
    assert again.holder == "โน้ตบุ๊ก"
    again.close()


# closed topics


def test_cases_are_salvaged_without_their_key_and_named_by_count_alone(office):
    blind = keys.Opened(Keys(office.keys.keys.data), office.keys.slot)
    before = opening._open(office.folder, lambda: office.keys)
    closed = [topic for topic in TOPICS.values() if topic.restricted]
    with reading(before) as session:
        cells = {topic.topic: _sealed(session, topic) for topic in closed}
    before.close()
    assert cells["cases"]
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "cases"))
    damaging.zero(office.data, *damaging.leaves_of(office.data, office.key, "parties"))
    told = office.salvage(opened=blind)
    assert next(one.rebuilt for one in told.topics if one.topic == "cases") == len(cells["cases"])
    assert not any(one.named for one in told.topics if TOPICS[one.topic].restricted)
    store = office.open()
    with reading(store) as session:
        assert {topic.topic: _sealed(session, topic) for topic in closed} == cells
        assert len(records.find(session, Case)) == len(cells["cases"])
    store.close()


def _sealed(session, topic):
    derived = {"no", "version", "search_text"}
    return {
        id_: {name: value for name, value in row.items() if name not in derived}
        for id_, row in _rows(session, topic).items()
    }


# attached files


def test_attached_files_come_along(attached, tmp_path):
    assert salvaged(attached, tmp_path / "new").files == salvage.Files(2, 0, 0, ())
    again = opening._open(tmp_path / "new", lambda: attached.opened)
    assert attachments.get(again, attached.portrait) == b"portrait"
    assert checks.check(again) == []
    again.close()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_lost_file_is_told_by_the_record_that_names_it(attached, tmp_path, damage):
    damage(attached.folder / "attachments" / attached.portrait[:2] / attached.portrait)
    told = salvaged(attached, tmp_path / "new")
    assert told.files == salvage.Files(1, 0, 1, ("สมชาย",))
    assert not told.is_complete


def test_a_lost_file_is_taken_from_a_backup(attached, tmp_path):
    backups.make(attached, "asked", nothing)
    (attached.folder / "attachments" / attached.portrait[:2] / attached.portrait).unlink()
    assert salvaged(attached, tmp_path / "new").files == salvage.Files(2, 1, 0, ())


def test_what_a_backup_had_and_is_lost_is_told_by_name(attached, tmp_path):
    one = backups.make(attached, "asked", nothing)
    with attached.engine.begin() as connection:
        bare = cipher.bare(connection)
        bare.execute("DELETE FROM changes")
        bare.execute("DELETE FROM people")
    told = salvaged(attached, tmp_path / "new")
    people = next(one for one in told.topics if one.topic == "people")
    assert (people.kept, people.lost, people.named) == (0, 1, ("สมชาย",))
    assert told.backup == one.path.name
    damaging.flip(one.data, 3, 9)
    assert salvaged(attached, tmp_path / "again").backup == ""


def test_it_is_read_where_nothing_may_be_written(attached):
    backups.make(attached, "asked", nothing)
    attached.close()
    damaging.zero(attached.folder / "office.db", 5)
    with TemporaryDirectory() as beside:  # the tests' own folders are closed to others
        folder = Path(beside) / "office"
        shutil.copytree(attached.folder, folder)
        told = salvage.try_out(folder, lambda _f: attached.opened, nothing)
        for path in (Path(beside), folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with folders.without_privileges():
            assert salvage.try_out(folder, lambda _f: attached.opened, nothing) == told
        Path(beside).chmod(0o700)
    assert told.backup


def test_keys_of_a_newer_program_are_told_as_that(office):
    path = office.folder / "keys.json"
    path.write_text(path.read_text().replace('"format": 2', '"format": 9'))
    assert "รุ่นใหม่กว่า" in refused(office, Trouble)


# killed

SALVAGING = """
import sys
from pathlib import Path
from desktop.store import salvage
from desktop.store.key_grants import Keys
from desktop.store.keys import Opened

damaged, new, key, slot = Path(sys.argv[1]), Path(sys.argv[2]), bytes.fromhex(sys.argv[3]), sys.argv[4]
print("begins", flush=True)
salvage.salvage(damaged, new, lambda _folder: Opened(Keys((key,)), slot), lambda _done, _total: None)
print("done", flush=True)
"""


@pytest.mark.campaign
def test_killed_it_leaves_an_office_or_none(office, capsys):
    damaging.zero(office.data, 100, 200)
    before, chance = hashed(office.folder), random.Random(2569)
    outcomes = Counter()
    for number in range(size(6, 200)):
        new = office.at / f"new {number}"
        command = [
            sys.executable,
            "-c",
            SALVAGING,
            office.folder,
            new,
            office.keys.keys.data[-1].hex(),
            office.keys.slot,
        ]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        time.sleep(chance.uniform(0, 1))
        child.kill()
        done = "done" in child.communicate()[0]
        assert hashed(office.folder) == before
        if opening.is_office(new):
            store = office.open(new.name)
            assert [sentence for sentence in said(store) if GAPS not in sentence] == []
            store.close()
        else:
            assert not done
        outcomes["whole" if opening.is_office(new) else "none"] += 1
        shutil.rmtree(new, ignore_errors=True)
    with capsys.disabled():
        print(
            f"\n  {sum(outcomes.values())} salvages killed: {dict(outcomes)}, none half, the damaged office as it was"
        )
    assert outcomes["none"]
