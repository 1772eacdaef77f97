from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from desktop.domain.cases import Case
from desktop.domain.meetings import Meeting
from desktop.domain.offices import Office
from desktop.errors import Trouble
from desktop.store import checks, cipher, migrations, opening, records, search, tables
from desktop.store.migrations import freeze, shared
from desktop.store.migrations.tables import bring, statements
from desktop.store.session import reading, writing
from tests.store import folders

KEY = bytes(range(32))
DATA = Path(__file__).parent / "data"


# small formats, to try the way itself


def first(_op, connection):
    connection.exec_driver_sql("CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT)")
    connection.exec_driver_sql(
        "CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents ON DELETE CASCADE)"
    )


def second(op, _connection):
    op.add_column("parents", sa.Column("note", sa.Text, nullable=False, server_default=""))


def rebuilding(op, _connection):
    with op.batch_alter_table("parents", recreate="always") as table:
        table.alter_column("name", new_column_name="title", existing_type=sa.Text)


def failing(op, connection):
    second(op, connection)
    connection.exec_driver_sql("DELETE FROM parents WHERE id = 2")
    raise ZeroDivisionError


def orphaning(_op, connection):
    connection.exec_driver_sql("DELETE FROM parents")


@pytest.fixture
def engine(tmp_path):
    made = cipher.engine(tmp_path / "office.db", KEY)
    migrations.run(made, KEY, tmp_path / "backups", [first])
    with made.begin() as connection:
        connection.exec_driver_sql("INSERT INTO parents VALUES (1, 'ก'), (2, 'ข')")
        connection.exec_driver_sql("INSERT INTO children VALUES (10, 1), (11, 1)")
    yield made
    made.dispose()


def run(engine, tmp_path, *steps):
    migrations.run(engine, KEY, tmp_path / "backups", steps)


def ask(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def backups(tmp_path):
    return sorted((tmp_path / "backups").iterdir()) if (tmp_path / "backups").exists() else []


def test_a_new_file_gets_its_marks_and_needs_no_copy(engine, tmp_path):
    assert ask(engine, "PRAGMA user_version") == [(1,)]
    assert ask(engine, "PRAGMA application_id") == [(migrations.APPLICATION,)]
    assert backups(tmp_path) == []


def test_a_file_of_this_format_is_left_alone(engine, tmp_path):
    run(engine, tmp_path, first)
    assert backups(tmp_path) == []


def test_a_step_changes_the_file_after_a_copy(engine, tmp_path):
    run(engine, tmp_path, first, second)
    assert ask(engine, "SELECT id, name, note FROM parents") == [(1, "ก", ""), (2, "ข", "")]
    assert ask(engine, "PRAGMA user_version") == [(2,)]
    [copy] = backups(tmp_path)
    assert re.fullmatch(r"before-format-2 25\d\d-\d\d-\d\d \d{4}\.db", copy.name)
    old = cipher.unlocked(copy, KEY)
    assert cipher.number(old, "user_version") == 1
    assert old.execute("SELECT * FROM parents").fetchall() == [(1, "ก"), (2, "ข")]
    old.close()


def test_all_missing_steps_run_in_one_go(engine, tmp_path):
    run(engine, tmp_path, first, second, rebuilding)
    assert ask(engine, "SELECT title, note FROM parents WHERE id = 1") == [("ก", "")]
    assert ask(engine, "PRAGMA user_version") == [(3,)]
    assert [path.name[:15] for path in backups(tmp_path)] == ["before-format-3"]


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(engine, tmp_path):
    run(engine, tmp_path, first, rebuilding)
    assert ask(engine, "SELECT * FROM children") == [(10, 1), (11, 1)]
    assert ask(engine, "PRAGMA foreign_keys") == [(1,)]
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO children VALUES (12, 99)")


@pytest.mark.parametrize("bad", [failing, orphaning])
def test_a_step_that_fails_changes_nothing_and_names_the_copy(engine, tmp_path, bad):
    before = ask(engine, "SELECT sql FROM sqlite_master")
    with pytest.raises(Trouble) as caught:
        run(engine, tmp_path, first, second, bad)
    [copy] = backups(tmp_path)
    assert str(caught.value) == (
        f"ปรับข้อมูลให้ใช้กับโปรแกรมรุ่นนี้ไม่สำเร็จ ข้อมูลเดิมยังอยู่ครบ และมีสำเนาอยู่ที่ {copy} "
        "กรุณาใช้โปรแกรมรุ่นเดิมไปก่อนและแจ้งผู้ดูแลโปรแกรม"
    )
    assert ask(engine, "SELECT sql FROM sqlite_master") == before
    assert ask(engine, "SELECT * FROM parents") == [(1, "ก"), (2, "ข")]
    assert ask(engine, "SELECT * FROM children") == [(10, 1), (11, 1)]
    assert ask(engine, "PRAGMA user_version") == [(1,)]
    assert ask(engine, "PRAGMA foreign_keys") == [(1,)]


def test_without_a_copy_nothing_is_tried(engine, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="backups"):
        run(engine, tmp_path, first, second)
    assert ask(engine, "PRAGMA user_version") == [(1,)]


# the real formats


def test_every_step_is_counted():
    steps = migrations.steps()
    assert len(steps) == migrations.FORMAT
    named = sorted(path.stem for path in Path(migrations.__file__).parent.glob("m[0-9]*.py"))
    assert [step.__module__.rpartition(".")[2] for step in steps] == named
    assert [name[:5] for name in named] == [f"m{number:04}" for number in range(1, len(steps) + 1)]


def shape(connection):
    """Describe every table of a file: columns, keys, references and indexes, in no order."""

    def ask(sql, *values):
        return [tuple(row) for row in connection.exec_driver_sql(sql, values)]

    found = {}
    for name, kind in ask("SELECT name, type FROM pragma_table_list WHERE schema = 'main'"):
        if name.startswith("sqlite_") or kind == "shadow":
            continue
        columns = ask('SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)', name)
        links = ask(
            'SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(?)', name
        )
        indexes = ask('SELECT name, "unique", origin, partial FROM pragma_index_list(?)', name)
        parts = {one[0]: ask("SELECT name, desc, coll FROM pragma_index_xinfo(?)", one[0]) for one in indexes}
        found[name] = (kind, set(columns), set(links), {(*one, tuple(parts[one[0]])) for one in indexes})
    triggers = ask("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    virtual = ask("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    return found, set(triggers), set(virtual)


def in_memory():
    return sa.create_engine("sqlite://", module=dbapi2)


def test_a_shared_office_has_the_tables_that_are_described():
    """If this fails: a released format needs a new step; before the first release, run `freeze` again."""
    assert shared.SQL.read_text("utf-8") == freeze.shared() == freeze.shared()


def test_all_steps_give_the_tables_that_are_described(tmp_path):
    """If this fails: a released format needs a new step; before the first release, run `freeze` again."""
    stepped = cipher.engine(tmp_path / "office.db", KEY)
    migrations.run(stepped, KEY, tmp_path / "backups", migrations.steps())
    described = in_memory()
    with stepped.connect() as one, described.connect() as other:
        tables.metadata.create_all(other)
        for topic in search.TOPICS:
            search.make(other, topic)
        assert shape(one) == shape(other)
    stepped.dispose()
    described.dispose()


def test_a_forgotten_step_would_be_noticed(tmp_path):
    engine = in_memory()
    with engine.connect() as connection:
        tables.metadata.create_all(connection)
        before = shape(connection)
        connection.exec_driver_sql("ALTER TABLE people ADD COLUMN forgotten TEXT")
        assert shape(connection) != before
    engine.dispose()


def test_freezing_writes_what_the_released_steps_lack(tmp_path):
    freeze.main(tmp_path / "newest.sql")
    assert (tmp_path / "newest.sql").read_text(encoding="utf-8") == freeze.NEWEST.read_text(encoding="utf-8")


def test_freezing_again_after_all_steps_writes_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(freeze, "RELEASED", (*freeze.RELEASED, freeze.NEWEST))
    freeze.main(tmp_path / "newest.sql")
    assert (tmp_path / "newest.sql").read_text(encoding="utf-8") == ""


def test_statements_are_cut_where_they_are_whole():
    text = "CREATE TABLE a (\n  b\n);\n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert list(statements(text)) == [
        "CREATE TABLE a (\n  b\n);",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;",
    ]


def test_a_table_that_is_there_keeps_its_rows_and_references(engine):
    sql = (
        "CREATE TABLE parents (\n id INTEGER PRIMARY KEY, note TEXT NOT NULL, at DATE, sure BOOLEAN NOT NULL,"
        " tags JSON NOT NULL, name TEXT\n);\nCREATE INDEX ix_parents_name ON parents (name);\n"
    )
    with engine.connect() as connection, connection.begin():
        bring(connection, sql)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert ask(engine, "SELECT * FROM parents") == [(1, "", None, 0, "[]", "ก"), (2, "", None, 0, "[]", "ข")]
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        with pytest.raises(sa.exc.IntegrityError):
            connection.exec_driver_sql("INSERT INTO children VALUES (12, 7)")


def test_an_office_of_the_first_format_opens_with_all_it_holds(tmp_path):
    shutil.copytree(DATA / "format-1", tmp_path / "office")
    store = opening.open_office(tmp_path / "office", "practice")
    with reading(store) as session:
        [office] = records.find(session, Office)
        assert (office.district, office.section, office.code) == ("พนมสารคาม", "", False)
        assert records.find(session, Meeting) == []
    assert store.holder == ""
    store.close()


def test_an_older_office_is_brought_up_when_it_opens(tmp_path, monkeypatch):
    def next_step(op, _connection):
        op.add_column("readings", sa.Column("more", sa.Text))

    folders.make(tmp_path / "office")
    steps = (*migrations.steps(), next_step)
    monkeypatch.setattr(migrations, "FORMAT", len(steps))
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    store = opening.open_office(tmp_path / "office", folders.PASSPHRASE)
    assert ask(store.engine, "SELECT more FROM readings") == []
    assert len(backups(tmp_path / "office")) == 1
    store.close()
    opening.open_office(tmp_path / "office", folders.PASSPHRASE).close()
    assert len(backups(tmp_path / "office")) == 1


def test_an_older_office_whose_step_fails_opens_with_the_older_program(tmp_path, monkeypatch):
    folders.make(tmp_path / "office")
    steps = (*migrations.steps(), orphaning_office)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "FORMAT", len(steps))
        patch.setattr(migrations, "steps", lambda: steps)
        with pytest.raises(Trouble, match="before-format-"):
            opening.open_office(tmp_path / "office", folders.PASSPHRASE)
    store = opening.open_office(tmp_path / "office", folders.PASSPHRASE)
    with reading(store) as session:
        assert len(records.find(session, Office)) == 1
    store.close()


def orphaning_office(_op, connection):
    connection.exec_driver_sql("DELETE FROM units")


# one real office of every released format


SEALED_SINCE = 5  # the format that cases came with


@pytest.mark.parametrize("number", range(1, migrations.FORMAT + 1))
def test_an_office_of_every_format_opens_and_can_be_written(tmp_path, number):
    folder = Path(shutil.copytree(DATA / f"format-{number}", tmp_path / "office"))
    store = opening.open_office(folder, "practice")
    with writing(store, "สมศรี", "ทดสอบ") as session:
        [office] = records.find(session, Office)
        assert office.practice
        records.save(session, office)
        held = [case.subject for case in records.find(session, Case)]
        assert held == (["หนี้สมมติ"] if number >= SEALED_SINCE else [])
    assert checks.check(store) == []
    store.close()
