"""The search index: it knows every record that holds a text, however typed, and no other, after any write."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.organisations import OrganisationKind
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import history, records, search, tables
from desktop.store.session import attempting, reading, rehearsing, writing

OFFICER = "นางสาวฝึกหัด ตั้งใจ"
EVERY = 10_000  # more than there are
NAMES = (
    "สมชาย", "สมศรี", "เเก้ว", "แก้วกาญจน์", "ณัฐวุฒิ", "ทํานอง", "O'Neil", "กลุ่มที่ ๕", "หมู่ 12", "ศูนย์ประสานงาน", "a-b/c", "ก",
    "น้ำ\u200bใจ", "ปู่  ย่า", "ญ", "100%", "_", '"', "İstanbul", "ﬁ", "𝒜บุญ",
)  # fmt: skip
TEXT = st.text(alphabet="กขคมสาเแำ้่์ิ ๑1aB-/%_\u200b", min_size=1, max_size=12)


def found(session, text):
    """Give the first names that the index and `instr` find together, as lists do and as the search box does."""
    table, words = tables.of(Person), records.folded(text).split()
    where = [sa.func.instr(table.c.search_text, word) > 0 for word in words]
    runs = search.rarest(session, Person, words)
    listed = session.execute(
        sa.select(table.c.id, table.c.first_name).where(table.c.no.in_(search.numbers(Person, runs)), *where)
    ).all()
    offered = search.found(session, Person, words, runs, search.ANYWHERE, EVERY)
    assert {row.id for row in listed} == {row.id for row in offered}
    assert not listed or search.known(session, search.TOPICS, words) >= {"people"}
    return sorted(row.first_name for row in listed)


def scanned(session, text):
    """Give the first names of the living that hold each word, found by looking at all."""
    words = records.folded(text).split()
    living = records.find(session, Person)
    return sorted(one.first_name for one in living if all(word in records.search_text(one) for word in words))


def add_one_and_fail(session):
    records.add(session, Person(first_name="ลองดู"))
    records.read(session, Person, "gone")


@pytest.fixture
def people(store):
    with writing(store, OFFICER, "เพิ่ม") as session:
        ids = records.add_many(session, [Person(first_name=name, last_name="ทดสอบ") for name in NAMES])
    return dict(zip(NAMES, ids, strict=True))


def test_every_part_of_every_name_finds_all_that_hold_it(store, people):
    with reading(store) as session:
        for name in NAMES:
            plain = records.folded(name)
            for start in range(len(plain)):
                for end in range(start + 1, len(plain) + 1):
                    if part := plain[start:end].strip():
                        assert name in found(session, part), (name, part)
                        assert found(session, part) == scanned(session, part)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    names=st.lists(TEXT, min_size=1, max_size=8),
    cuts=st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12))),
)
def test_what_the_index_finds_is_what_a_scan_finds(store, names, cuts):
    with rehearsing(store, OFFICER, "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=name) for name in names])
        asked = [*names, *(name[start : start + length] for name in names for start, length in cuts)]
        for text in asked:
            if records.folded(text):
                assert found(session, text) == scanned(session, text)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("แก้ว", "เเก้ว"), ("ทำน", "ทํานอง"), ("ที่ 5", "กลุ่มที่ ๕"), ("๑๒", "หมู่ 12"), ("น้ำใจ", "น้ำ\u200bใจ"),
        ("ปู่ ย่า", "ปู่  ย่า"), ("o'n", "O'Neil"), ("B/C", "a-b/c"), ("ประสาน", "ศูนย์ประสานงาน"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(store, people, typed, name):
    with reading(store) as session:
        assert name in found(session, typed)


def test_a_text_that_begins_a_word_or_the_whole_is_asked_for_as_such(store, people):
    table = tables.of(Person)
    with reading(store) as session:
        for where, expected in ((search.LABEL, {"สมชาย", "สมศรี"}), (search.WORD, {"สมชาย", "สมศรี"})):
            known = search.numbers(Person, search.asked(["สม"], where))
            rows = session.execute(sa.select(table.c.first_name).where(table.c.no.in_(known)))
            assert {row.first_name for row in rows} == expected
        inner = search.numbers(Person, search.asked(["มช"], search.WORD))
        assert session.execute(inner).all() == []


@pytest.mark.parametrize(
    ("begins", "expected"),
    [(search.ANYWHERE, ["สมบัติ ก", "ใจ สมบัติ", "ทองสมบัติ"]), (search.WORD, ["สมบัติ ก", "ใจ สมบัติ"]), (search.LABEL, ["สมบัติ ก"])],
)  # fmt: skip
def test_a_word_may_be_asked_to_begin_the_label_or_a_word(store, begins, expected):
    with writing(store, OFFICER, "เพิ่ม") as session:
        names = ("สมบัติ ก", "ใจ สมบัติ", "ทองสมบัติ", "สมบุญ ทองสมบัติ")
        records.add_many(session, [Person(first_name=name) for name in names])
        runs = search.rarest(session, Person, ["สมบัติ"])
        expected = [*expected, "สมบุญ ทองสมบัติ"] if begins == search.ANYWHERE else expected
        rows = search.found(session, Person, ["สมบัติ"], runs, begins, EVERY)
        assert [row.label for row in rows] == expected
        table = tables.of(Person)
        narrowed = search.found(
            session, Person, ["สมบัติ"], runs, begins, EVERY, [table.c.first_name == "สมบัติ ก"]
        )
        assert [row.label for row in narrowed] == ["สมบัติ ก"]
        assert len(search.found(session, Person, ["สมบัติ"], runs, begins, 1)) == 1


def test_the_rarest_runs_are_asked_for_first(store, monkeypatch):
    monkeypatch.setattr(search, "ENOUGH", 2)
    with writing(store, OFFICER, "เพิ่ม") as session:
        names = [*["กขคง"] * 5, "ขคงจ", "ขคงจ", "กขคงจ"]
        records.add_many(session, [Person(first_name=name) for name in names])
        assert search.rarest(session, Person, ["กขคงจ"]) == search.asked(["คงจ", "กขค"])
        assert len(found(session, "กขคงจ")) == 1


def test_topics_that_lack_a_run_are_told_from_those_that_have_all(store, people):
    with reading(store) as session:
        assert search.known(session, search.TOPICS, ["สมชาย"]) == {"people"}
        assert search.known(session, ("villages", "papers"), ["สมชาย"]) == frozenset()
        assert search.known(session, search.TOPICS, ["สมชายย"]) == frozenset()


def test_a_text_longer_than_any_name_finds_nothing(store, people):
    with reading(store) as session:
        assert found(session, "กขคงจฉชซฌญ" * 100) == []


def test_an_edit_is_found_by_its_new_words_and_an_undo_by_the_old(store, people):
    with writing(store, OFFICER, "แก้ไข") as session:
        kept = records.read(session, Person, people["สมชาย"])
        records.save(session, replace(kept, first_name="วิชัย"))
        assert (found(session, "วิช"), found(session, "มชาย")) == (["วิชัย"], [])
    with writing(store, OFFICER, "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
        assert (found(session, "วิช"), found(session, "มชาย")) == ([], ["สมชาย"])


def test_what_is_set_aside_is_not_found_until_it_is_brought_back(store, people):
    with writing(store, OFFICER, "นำออก") as session:
        records.remove(session, Person, people["สมศรี"])
        assert found(session, "มศรี") == []
        records.derive(session, Person, people["สมศรี"])
        assert found(session, "มศรี") == []
    with writing(store, OFFICER, "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
        assert found(session, "มศรี") == ["สมศรี"]


def test_an_undone_addition_is_not_found(store, people):
    with writing(store, OFFICER, "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
        assert found(session, "ทดสอบ") == []


def test_what_was_only_attempted_is_not_found(store, people):
    with writing(store, OFFICER, "ลอง") as session:
        with pytest.raises(CannotDo), attempting(session):
            add_one_and_fail(session)
        assert found(session, "ลองดู") == []
    with rehearsing(store, OFFICER, "ลอง") as session:
        records.add(session, Person(first_name="ลองดู"))
        assert found(session, "ลองดู") == ["ลองดู"]
    with reading(store) as session:
        assert found(session, "ลองดู") == []


def test_an_index_filled_at_once_is_that_of_single_writes(store, people):
    with writing(store, OFFICER, "นำออก") as session:
        records.remove(session, Person, people["ญ"])
    with rehearsing(store, OFFICER, "ทำใหม่") as session:
        before = [found(session, name) for name in NAMES]
        session.connection.exec_driver_sql("DROP TABLE people_search")
        search.make(session.connection, "people")
        search.fill(session.connection, "people")
        assert [found(session, name) for name in NAMES] == before


def test_a_topic_without_an_index_is_written_all_the_same(store):
    assert not search.indexed(OrganisationKind)
    with writing(store, OFFICER, "เพิ่ม") as session:
        id_ = records.add(session, OrganisationKind(name="กลุ่มทดสอบ"))
        records.remove(session, OrganisationKind, id_)
        assert id_ not in [one.id for one in records.find(session, OrganisationKind)]
