"""Rows of a damaged file: what SQLite says of a sound one, and more than SQLite says of a damaged one."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.store import cipher, damaged_rows
from desktop.store.damaged_pages import Pages
from tests.store import damaging
from tests.store.test_backups import Stopped, nothing, stop

KEY = bytes(range(32))


def made(path, rows):
    """Write a file with one table of values and one of many small rows."""
    engine = cipher.engine(path, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a INTEGER PRIMARY KEY, b, c, d)")
        connection.exec_driver_sql("CREATE TABLE many (a INTEGER PRIMARY KEY, b TEXT)")
        connection.exec_driver_sql("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
        connection.exec_driver_sql("INSERT INTO many (b) VALUES (?)", [("มาก" * 20,)] * 3_000)
    engine.dispose()
    return path


def of(path, name="t"):
    """Read the rows of a table whose page is known, by number."""
    with Pages(path, KEY) as pages:
        found = damaged_rows.look(pages, nothing)
        leaves = [leaf for leaf in found.leaves if (table := found.table_of(leaf)) and table.name == name]
        return {row.rowid: row for leaf in leaves for row in damaged_rows.rows(pages, leaf)}


values = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from((0, 1, -1, 127, 128, -128, 2**15, 2**23, 2**31, 2**47)),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40),
    st.integers(0, 20_000).map(lambda length: "ย" * length),
    st.binary(max_size=40),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.dictionaries(
        st.integers(-(2**63), 2**63 - 1), st.tuples(values, values, values), min_size=1, max_size=20
    )
)
def test_every_value_is_read_as_sqlite_reads_it(tmp_path_factory, rows):
    path = made(tmp_path_factory.mktemp("made") / "office.db", [(no, *three) for no, three in rows.items()])
    assert {no: row.values[1:] for no, row in of(path).items()} == rows
    assert all(row.whole for row in of(path).values())


LENGTHS = (3000, 3980, 3981, 3982, 4012, 8000, 8024, 12_345, 100_000)


@pytest.fixture
def path(tmp_path):
    rows = [(no, f"ชื่อ {no}", "x" * length, no) for no, length in enumerate(LENGTHS)]
    return made(tmp_path / "office.db", rows)


def test_long_rows_are_read_over_all_their_pages(path):
    assert [len(row.values[2]) for _no, row in sorted(of(path).items())] == [*LENGTHS]


def test_of_a_row_that_goes_on_where_a_page_is_lost_the_beginning_is_read(path):
    with Pages(path, KEY) as pages:
        whole = {number: pages.read(number) for number in range(1, pages.count + 1)}
    going_on = next(number for number, page in whole.items() if page[4:1000] == b"x" * 996)
    damaging.zero(path, going_on)
    broken = [row for row in of(path).values() if not row.whole]
    assert len(broken) == 1
    assert broken[0].values == (None, f"ชื่อ {broken[0].rowid}")


def test_below_a_lost_page_all_rows_stand(path):
    root = damaging.root_of(path, KEY, "many")
    damaging.zero(path, root)
    assert damaging.read_by_sqlite(path, KEY, "many", 1, 4000) == set()
    assert of(path, "many") == {}
    with Pages(path, KEY) as pages:
        found = damaged_rows.look(pages, nothing)
        stray = [leaf for leaf in found.leaves if found.table_of(leaf) is None]
        assert found.damaged == [root]
        assert sum(len([*damaged_rows.rows(pages, leaf)]) for leaf in stray) == 3_000


def test_pages_that_lead_round_in_a_circle_end_somewhere():
    found = damaged_rows.Found(above={3: 4, 4: 3})
    assert found.table_of(3) is None


def test_what_no_row_can_be_is_left_out(path):
    [leaf, *_others] = damaging.leaves_of(path, KEY, "many")
    for seed in range(200):

        class Altered(Pages):
            def read(self, number, seed=seed):
                page = super().read(number)
                if number != leaf:
                    return page
                at, byte = seed * 19 % 4000, seed * 7 % 256
                return page[:at] + bytes([byte]) * 16 + page[at + 16 :]

        with Altered(path, KEY) as pages:
            rows = list(damaged_rows.rows(pages, leaf))
        assert len(rows) <= 100


def test_reading_can_be_stopped(path):
    with Pages(path, KEY) as pages, pytest.raises(Stopped):
        damaged_rows.look(pages, stop)


def test_a_sound_file_is_read_whole(path):
    with closing(cipher.peek(path, KEY)) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM many").fetchall()
    assert len(of(path, "many")) == count == 3_000
