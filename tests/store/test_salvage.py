"""A damaged office becomes a new one: all that any page holds is there, what is not is told, the damaged one stays."""

from __future__ import annotations

import dataclasses
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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
    lock,
    opening,
    records,
    salvage,
    salvaged_rows,
    tables,
)
from desktop.store.key_grants import Keys
from desktop.store.key_slots import derive
from desktop.store.session import reading, writing
from desktop.work import checks as whole_checks
from tests.campaigns import size
from tests.store import damaging, folders
from tests.store.copies import all_of, copies, held, together
from tests.store.folders import hashed
from tests.store.test_backups import Stopped, nothing, stop

GAPS = "ประวัติการแก้ไขขาดหายไป"


@pytest.fixture
def office(made_practice, tmp_path):
    """Give a copy of the practice office to be damaged, with its open keys."""
    return Damaged(made_practice, tmp_path)


class Damaged:
    """An office that is damaged, and what is salvaged of it."""

    def __init__(self, made, folder):
        self.folder, self.keys, self.at = folder / "damaged", made[1], folder
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(made[0], self.folder)

    @property
    def data(self):
        return self.folder / "office.db"

    @property
    def key(self):
        return derive(self.keys.keys.data[-1], "database")

    def salvage(self, name="new", step=nothing, opened=None, keys_at=None):
        shutil.rmtree(self.at / name, ignore_errors=True)
        before = hashed(self.folder)
        try:
            return salvage.salvage(
                self.folder, self.at / name, lambda _folder: opened or self.keys, step, keys_at
            )
        finally:
            assert hashed(self.folder) == before

    def open(self, name="new", opened=None):
        return opening._open(self.at / name, lambda: opened or self.keys)

    def read(self, topic, name="new"):
        store = self.open(name)
        with reading(store) as session:
            found = {one.id: one for one in records.find(session, topic)}
        store.close()
        return found


def said(store):
    with reading(store) as session:
        return [str(finding.said) for finding in whole_checks.check(session)]


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
    assert said(store) == []
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


def _rows(session, topic):
    return {row["id"]: dict(row) for row in session.execute(sa.select(tables.of(topic))).mappings()}


DAMAGE = st.sampled_from(("zeros", "noise", "one byte"))
KEPT = [*TOPICS, "units", "changes", "readings"]


@pytest.mark.campaign
@settings(
    max_examples=size(8, 500),
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # to shrink so many pages would take an hour
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
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
    assert said(store) == []
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
    assert said(store) == []
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
    assert said(store) == []
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


@pytest.fixture
def attached(store, tmp_path):
    """Give an office with a person's portrait and a file that nobody names."""
    store.portrait = attachments.put(store, b"portrait")
    store.other = attachments.put(store, b"other")
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="สมชาย", portrait=store.portrait))
    return store


def salvaged(store, folder):
    store.close()
    before = hashed(store.folder)
    told = salvage.salvage(store.folder, folder, lambda _f: store.opened, nothing)
    assert hashed(store.folder) == before
    return told


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


# what stands against it


def refused(office, kind, **asked):
    with pytest.raises(kind) as found:
        office.salvage(**asked)
    assert not (office.at / asked.get("name", "new")).exists()
    return str(found.value)


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
