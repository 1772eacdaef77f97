"""The log shows tampering: whatever is changed, taken out or put in is named at the save or the act where it stands."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import itertools
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import chain, merging, readings, records, renewing, tables
from desktop.store.session import attempting, reading, rehearsing, writing
from desktop.work import chain as told
from tests.campaigns import size
from tests.store.copies import batch, bring, copies, copy, held, take, together
from tests.store.merging_copies import add, edit, three, two  # noqa: F401 - fixtures among them

UNITS, CHANGES, ACTS = tables.units, tables.changes, tables.readings


def links(store):
    with reading(store) as session:
        return dict(session.execute(sa.select(UNITS.c.id, UNITS.c.link).order_by(UNITS.c.clock)).all())


def torn(store):
    """Name the first save of each copy, and the first act, where a chain is broken."""
    with store.engine.connect() as connection:
        return torn_in(connection, store.vault)


def torn_in(connection, vault):
    found = (chain.torn_saves(chain.saves(connection, vault, one)) for one in chain.devices(connection))
    units = [save.unit.id for saves in found for save in [next(saves, None)] if save]
    return units, [(act.device, act.seq) for act in readings.torn(connection)][:1]


def note(store, reason="ตรวจกับบัตร"):
    with writing(store, "สมศรี", "ดูเลข") as session:
        readings.note(session, "people", "1", "national_id", reason)


# links


def test_every_save_has_a_link_that_follows_from_the_one_before(store):
    person = add(store, Person(first_name="สมชาย"))
    edit(store, Person, person, phone="1")
    made = links(store)
    assert len({*made.values()}) == 3
    assert all(len(link) == chain.LINK for link in made.values())
    assert torn(store) == ([], [])


def test_a_rehearsal_and_what_failed_leave_no_link(store):
    before = links(store)
    with rehearsing(store, "สมศรี", "ลอง") as session:
        records.add(session, Person(first_name="สมชาย"))
    with writing(store, "สมศรี", "เพิ่ม") as session:
        with suppress(CannotDo), attempting(session):
            records.add(session, Person(first_name="หนึ่ง"))
            raise CannotDo("")
        records.add(session, Person(first_name="สอง"))
        with suppress(CannotDo), attempting(session):
            records.add(session, Person(first_name="สาม"))
            raise CannotDo("")
    assert len(links(store)) == len(before) + 1
    assert torn(store) == ([], [])


def test_acts_are_numbered_and_chained_and_one_that_is_rolled_back_leaves_nothing(store):
    note(store)
    with writing(store, "สมศรี", "ดูเลข") as session:
        with suppress(CannotDo), attempting(session):
            readings.note(session, "people", "2", "national_id", "ลอง")
            raise CannotDo("")
        readings.note(session, "people", "3", "national_id", "ตรวจ")
    with reading(store) as session:
        rows = list(readings.rows(session.connection))
        assert [row[:2] for row in rows] == [(store.device, 1), (store.device, 2)]
        assert readings.end(session.connection, store.device) == (2, rows[-1][-1])
    assert torn(store) == ([], [])


# tampering


@pytest.fixture(scope="module")
def worked(made_office, tmp_path_factory):
    """Open an office with some saves and acts of two copies, to be altered and put back again and again."""
    with copies(made_office, tmp_path_factory.mktemp("worked"), 2) as (office, laptop):
        for store in (laptop, office):
            with writing(store, "สมศรี", "เพิ่ม") as session:
                ids = records.add_many(session, [Person(first_name=f"คน{n}", note="ก") for n in range(3)])
            for number, id_ in enumerate(ids):
                edit(store, Person, id_, phone=str(number), note="")
                note(store, f"เหตุ {number}")
        together([office, laptop])
        assert torn(office) == ([], [])
        yield office


def keys(store, table):
    """Give the rows of a table and the clause that finds each."""
    with reading(store) as session:
        rows = session.execute(sa.select(table)).mappings().all()
    names = [column.name for column in table.primary_key]
    return [(row, sa.and_(*(table.c[name] == row[name] for name in names))) for row in rows]


def altered(value, at):
    """Change one letter of a text, or what a number or truth says."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1000 + at
    if not value:
        return "x"
    place = at % len(value)
    return value[:place] + ("y" if value[place] == "x" else "x") + value[place + 1 :]


@settings(
    max_examples=size(60, 1000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_column_of_any_row_that_is_altered_is_named_at_its_place(worked, data):
    table = data.draw(st.sampled_from([UNITS, CHANGES, ACTS]), label="table")
    row, where = data.draw(st.sampled_from(keys(worked, table)), label="row")
    names = [name for name in row if name not in ("no", "unit", "id")]
    name = data.draw(st.sampled_from(names), label="column")
    value = altered(row[name], data.draw(st.integers(0, 300), label="at"))
    with forged(worked, sa.update(table).where(where).values({name: value})) as found:
        assert is_named(worked, found, table, row, moved=name in ("device", "seq", "clock"))


@settings(
    max_examples=size(30, 300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_row_that_is_taken_out_or_put_in_is_named_at_its_place(worked, data):
    table = data.draw(st.sampled_from([CHANGES, ACTS]), label="table")
    row, where = data.draw(st.sampled_from(keys(worked, table)), label="row")
    more = {**row, "seq": row["seq"] + 1000} | ({"no": 1000} if table is ACTS else {})
    with forged(worked, sa.insert(table).values(more)) as found:
        assert is_named(worked, found, table, row, moved=True)
    with forged(worked, sa.delete(table).where(where)) as found:
        is_last = table is ACTS and row["seq"] == 3  # that only a printed end shows
        assert is_last or is_named(worked, found, table, row, moved=False)


def test_a_save_that_is_taken_out_is_named_by_the_next(worked):
    ordered = [one for one in links(worked) if one.startswith(worked.device)]
    for unit, after in itertools.pairwise(ordered):
        gone = sa.delete(CHANGES).where(CHANGES.c.unit == unit), sa.delete(UNITS).where(UNITS.c.id == unit)
        with forged(worked, *gone) as (units, _acts):
            assert units == [after]


@contextmanager
def forged(store, *statements):
    """Do something past the program, tell what the chains show, and put it back."""
    with store.engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for statement in statements:
            connection.execute(statement)
        yield torn_in(connection, store.vault)
        transaction.rollback()


def is_named(store, found, table, row, *, moved):
    """Tell whether the chain is broken at the row or right after it, or anywhere where the row has left its place."""
    units, acts = found
    if table is ACTS:
        return bool(acts) and (
            moved or acts[0] in ((row["device"], row["seq"]), (row["device"], row["seq"] + 1))
        )
    unit = row["unit"] if table is CHANGES else row["id"]
    device = unit.partition(":")[0]
    after = [one for one in links(store) if one.startswith(device) and one > unit]
    return bool({unit, *after[:1]} & {*units}) or (moved and bool(units))


# between copies


def test_a_package_whose_chain_does_not_follow_is_refused_whole(two):
    office, laptop = two
    person = add(laptop, Person(first_name="สมชาย"))
    bring(laptop, office)
    edit(laptop, Person, person, phone="1")
    note(laptop)
    given_ = batch(laptop, office)
    [change], [unit], [act] = given_.changes, given_.units, given_.readings
    before = held(office)
    for lie in (
        {"changes": ((*change[:6], '"9"', change[7]),)},
        {"units": ((*unit[:4], "คนอื่น", *unit[5:]),)},
        {"units": ((*unit[:-1], "0" * 64),)},
        {"readings": ((*act[:3], "คนอื่น", *act[4:]),)},
        {"readings": ((*act[:-1], "0" * 64),)},
    ):
        with pytest.raises(CannotDo, match=f"ประวัติของเครื่อง {laptop.device[:8]} ในชุดข้อมูลไม่ต่อเนื่องกัน อาจมีผู้แก้ไข"):
            take(office, replace(given_, **lie))
        assert held(office) == before
    take(office, given_)
    assert held(office) == held(laptop)


def test_acts_of_reading_come_once_and_in_order(three):
    office, first, second = three
    for store in (first, second, first):
        note(store)
    early = batch(first, office)
    note(first, "อีกครั้ง")
    take(office, early)
    with reading(office) as session:
        there = merging.known(session)
    note(first, "ต่อไป")
    with reading(first) as session:
        late = merging.changes_since(session, {**there, readings.log(first.device): 3})
    with pytest.raises(CannotDo, match="ขาดการบันทึกของเครื่อง"):
        take(office, late)
    together(three)
    assert take(office, early) == merging.Outcome()
    assert held(office) == held(first) == held(second)
    assert torn(office) == ([], [])
    with reading(office) as session:
        assert sum(1 for _row in readings.rows(session.connection)) == 5


def test_a_copy_put_back_that_only_looked_at_something_is_another_history_too(made_office, tmp_path, two):
    office, laptop = two
    note(laptop, "ก่อน")
    bring(laptop, office)
    with copy(*made_office, tmp_path / "restored", laptop.device) as restored:
        note(restored, "หลัง")
        with pytest.raises(CannotDo, match="น่าจะใช้สำเนาสำรองแล้วบันทึกต่อ"):
            bring(restored, office)
        with reading(office) as session:
            all_there = merging.changes_since(session, {})
        old = restored.device
        with writing(restored, "สมศรี", "ตั้งเป็นเครื่องใหม่") as session:
            assert renewing.renew(session, all_there) == 0
        assert restored.device != old
        together([office, restored])
        assert held(office) == held(restored)
        assert torn(restored) == ([], [])
        with reading(office) as session:
            assert sorted(row[7] for row in readings.rows(session.connection)) == sorted(["ก่อน", "หลัง"])


# what people are told


def test_a_printed_end_is_found_and_says_what_it_anchors(worked):
    with reading(worked) as session:
        end, acts = (one.end(session.connection, worked.device) for one in (chain, readings))
        anchor = told.anchor(session, told.grouped(end.link).upper())
        assert (anchor.copy, anchor.actor, anchor.action, anchor.later, anchor.wrong) == (
            "สำนักงาน", "มานะ", "แก้ไข", 0, (),
        )  # fmt: skip
        anchor = told.anchor(session, acts.link[:16])
        assert (anchor.actor, anchor.action, anchor.later, anchor.wrong) == ("สมศรี", "", 0, ())
        first = next(link for unit, link in links(worked).items() if unit.startswith(worked.device))
        assert told.anchor(session, first).later > 0
        for typed, sentence in (
            ("12ab", "อย่างน้อย 16 ตัว"),
            ("z" * 64, "อย่างน้อย 16 ตัว"),
            ("0" * 64, "ไม่พบรหัสปลายทางนี้"),
        ):
            with pytest.raises(CannotDo, match=sentence) as refused:
                told.anchor(session, typed)
            assert refused.value.field == "head"


def test_what_was_altered_before_a_printed_end_is_told(store):
    person = add(store, Person(first_name="สมชาย"))
    edit(store, Person, person, phone="1")
    note(store)
    note(store)
    with store.engine.begin() as connection:
        connection.execute(
            sa.update(CHANGES).where(CHANGES.c.field == "*", CHANGES.c.row == person).values(value="{}")
        )
        connection.execute(sa.update(ACTS).where(ACTS.c.seq == 1).values(actor="คนอื่น"))
    with reading(store) as session:
        for log in (chain, readings):
            [trouble] = told.anchor(session, log.end(session.connection, store.device).link).wrong
            assert "อาจถูกแก้นอกโปรแกรม" in str(trouble)
        said = [str(one) for one in told.troubles(session)]
    assert said[0].startswith("ประวัติการแก้ไขของเครื่อง “สำนักงาน” ขาดตอนที่การบันทึกเมื่อ ")
    assert "โดย สมศรี (เพิ่ม) " in said[0]
    assert said[1].startswith("บันทึกการขอดูข้อมูลของเครื่อง “สำนักงาน” ขาดตอนที่ลำดับ 1 เมื่อ ")
    assert len(said) == 2


# a file of a format without links


def test_a_log_without_links_is_chained_as_far_as_it_is_whole_everywhere_the_same(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    edit(office, Person, person, phone="1")
    note(office)
    note(office)
    together(two)
    before = held(office)
    for store in two:
        unchain(store)
        begin(store)
        assert held(store) == before
        begin(store)  # nothing more to do
    with office.engine.begin() as connection:
        connection.execute(sa.delete(CHANGES).where(CHANGES.c.seq == 2))
        connection.execute(sa.delete(ACTS).where(ACTS.c.seq == 1))
    unchain(office)
    begin(office)
    assert [bool(link) for link in links(office).values()] == [True, True, False]
    with reading(office) as session:
        known = merging.known(session)
    assert (known[office.device], known[readings.log(office.device)]) == (1, 0)
    bring(laptop, office)
    assert held(office) == before
    assert torn(office) == ([], [])


def unchain(store):
    with store.engine.begin() as connection:
        for table in (UNITS, ACTS):
            connection.execute(sa.update(table).values(link=""))


def begin(store):
    with store.engine.begin() as connection:
        if chain.begin(connection, store.vault):
            readings.begin(connection)
