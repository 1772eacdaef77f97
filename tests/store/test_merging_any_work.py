"""Copies that come together: the books, cases, refusals, and any work at all."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.cases import Case, Party
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.topics import TOPICS
from desktop.domain.users import EVERYTHING, MEDIATION, WRITE
from desktop.errors import CannotDo
from desktop.store import conflicts, history, joining, merging, records, settling, tables
from desktop.store.session import reading, writing
from tests.campaigns import size
from tests.store.copies import all_of, batch, bring, copies, copy, found_by, held, take, together
from tests.store.merging_copies import (  # noqa: F401 - fixtures among them
    add,
    decide,
    edit,
    read,
    read_all,
    remove,
    sides,
    three,
    two,
    undo,
    waiting,
)

# the books


def draft(stores):
    paper = add(stores[0], Paper(kind="notice", subject="ร่าง", body="ก"))
    together(stores)
    return paper


def issue(store, paper, number, **values):
    with writing(store, "สมศรี", "ออกหนังสือ") as session:
        kept = records.read(session, Paper, paper)
        kept = replace(kept, state="issued", number=number, year=2569, register="announcement", **values)
        records.save(session, kept)
        history.mark_final(session)


@pytest.mark.parametrize("first", [0, 1])
def test_what_was_issued_is_not_altered_by_an_edit_of_its_draft_elsewhere(two, first):
    paper = draft(two)
    if first:
        edit(two[1], Paper, paper, subject="แก้ร่าง", body="ข")
        issue(two[0], paper, 1, subject="ออกแล้ว")
    else:
        issue(two[0], paper, 1, subject="ออกแล้ว")
        edit(two[1], Paper, paper, subject="แก้ร่าง", body="ข")
    together(two)
    assert held(two[0]) == held(two[1])
    kept = read(two[1], Paper, paper)
    assert (kept.state, kept.subject, kept.body) == ("issued", "ออกแล้ว", "ก")
    told = {conflict.field: [side.value for side in conflict.values] for conflict in waiting(two[0])}
    assert told == {"subject": ["ออกแล้ว", "แก้ร่าง"], "body": ["ก", "ข"]}
    with writing(two[0], "สมศรี", "ยกเลิก") as session:  # what happens to it later does not decide
        records.save(session, replace(records.read(session, Paper, paper), state="cancelled"))
        history.mark_final(session)
    together(two)
    assert held(two[0]) == held(two[1])
    assert read(two[1], Paper, paper).body == "ก"
    decide(two[1], "ก", [conflict.field for conflict in waiting(two[1])].index("body"))
    together(two)
    assert [conflict.field for conflict in waiting(two[0])] == ["subject"]
    assert held(two[0]) == held(two[1])


def test_a_note_in_the_register_after_it_was_issued_is_taken(two):
    paper = draft(two)
    issue(two[0], paper, 1)
    together(two)
    edit(two[1], Paper, paper, action="ส่งแล้ว")
    edit(two[0], Paper, paper, dispatch="post")
    together(two)
    assert held(two[0]) == held(two[1])
    assert (waiting(two[0]), read(two[0], Paper, paper).action) == ((), "ส่งแล้ว")


def test_a_draft_issued_on_both_copies_shows_one_of_them_whole(two):
    paper = draft(two)
    issue(two[0], paper, 1, subject="หนึ่ง", contents="หนึ่ง")
    issue(two[1], paper, 2, subject="สอง", contents="สอง")
    together(two)
    assert held(two[0]) == held(two[1])
    kept = read(two[0], Paper, paper)
    assert (kept.number, kept.subject, kept.contents) == (2, "สอง", "สอง")
    assert [conflict.field for conflict in waiting(two[0])] == ["contents", "number", "subject"]


def test_numbers_given_twice_are_told_and_left(two):
    ids = {}
    for store in two:
        given_ = {"kind": "notice", "state": "issued", "register": "announcement", "number": 7, "year": 2569}
        made = [
            Paper(**given_), Paper(**given_ | {"sub_number": 1 if store is two[0] else 2}),
            Paper(**given_ | {"state": "draft"}), Received(number=3, year=2569, subject="ก"),
            Case(code="กก.01/2569", number=1, year=2569, subject="ก"),
        ]  # fmt: skip
        for place, one in enumerate(made):
            ids.setdefault(place, []).append(add(store, one))
    together(two)
    assert held(two[0]) == held(two[1])
    with reading(two[0]) as session:
        found = conflicts.doubled_numbers(session)
    assert found == (
        conflicts.Doubled("papers", "announcement", 2569, 7, 0, tuple(sorted(ids[0]))),
        conflicts.Doubled("received", "", 2569, 3, 0, tuple(sorted(ids[3]))),
        conflicts.Doubled("cases", "", 2569, 1, 0, tuple(sorted(ids[4]))),
    )


def test_a_record_that_both_copies_added_under_one_id_is_one_record(two):
    office, laptop = two
    add(laptop, Paper(id="p", kind="notice", subject="เรื่อง", state="issued"))
    add(office, Paper(id="p", kind="notice", subject="เรื่อง", state="issued", reason="ก"))
    together(two)
    assert held(office) == held(laptop)
    assert [(conflict.field, *sides(conflict)) for conflict in waiting(laptop)] == [
        ("reason", ("ก", "สมศรี"), ("", "สมศรี"))
    ]
    edit(office, Paper, "p", reason="ข")
    together(two)
    assert held(office) == held(laptop)
    assert waiting(office) == ()


# cases


def test_cases_merge_without_their_key_and_are_found_once_somebody_opens_them(two):
    office, laptop = two
    with writing(office, "สมศรี", "รับเรื่อง") as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
        party = records.add(session, Party(case=case, first_name="ชื่อสมมติ"))
    laptop.permits = EVERYTHING - {MEDIATION}
    bring(office, laptop)
    edit(office, Party, party, phone="1")
    bring(office, laptop)
    with reading(laptop) as session:
        row = session.execute(sa.select(tables.of(Case))).mappings().one()
        assert (row["label"], row["search_text"]) == ("กก.01/2569", "")
    laptop.permits = EVERYTHING
    with reading(laptop) as session:
        assert records.read(session, Party, party).phone == "1"
    with writing(laptop, "สมศรี", "เปิด") as session:
        assert merging.open_cases(session) == 1
        assert merging.open_cases(session) == 0
    assert held(office) == held(laptop)


def test_a_conflict_in_a_case_is_told_only_to_who_may_open_it(two):
    office, laptop = two
    case = add(office, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
    together(two)
    edit(office, Case, case, subject="ที่ดิน", facts="เหมือนกัน")
    edit(laptop, Case, case, subject="มรดก", facts="เหมือนกัน")
    together(two)
    assert held(office) == held(laptop)
    [conflict] = waiting(office)
    with reading(office) as session:
        said = [
            records.closing.opened(session, Case, case, "subject", side.value) for side in conflict.values
        ]
    assert (conflict.field, said) == ("subject", ["มรดก", "ที่ดิน"])
    office.permits = EVERYTHING - {MEDIATION}
    assert waiting(office) == ()
    office.permits = EVERYTHING
    decide(office, conflict.values[1].value)
    together(two)
    assert read(laptop, Case, case).subject == "ที่ดิน"


# refusals


def test_a_gap_is_refused_and_named(two):
    office, laptop = two
    first = batch(laptop, office)
    add(laptop, Person(first_name="หนึ่ง"))
    early = batch(laptop, office)
    take(office, first)
    with reading(laptop) as session:
        there = merging.known(session)
    add(laptop, Person(first_name="สอง"))
    with reading(laptop) as session:
        late = merging.changes_since(session, there)
    before = held(office)
    with pytest.raises(
        CannotDo, match=f"ขาดการบันทึกของเครื่อง {laptop.device[:8]} ลำดับที่ 1 ถึง 1 กรุณารับชุดข้อมูลที่ทำก่อนหน้านี้"
    ):
        take(office, late)
    assert held(office) == before
    take(office, early)
    take(office, late)
    assert len(read_all(office)) == 2


def test_a_gap_of_a_copy_that_the_batch_itself_has_nothing_of_is_seen(three):
    office, first, second = three
    person = add(first, Person(first_name="หนึ่ง"))
    bring(first, second)
    with reading(second) as session:
        there = merging.known(session)
    edit(second, Person, person, phone="1")
    with reading(second) as session:
        late = merging.changes_since(session, there)
    with pytest.raises(CannotDo, match=f"เครื่อง {first.device[:8]} ลำดับที่ 1 ถึง 1"):
        take(office, late)


def test_a_batch_with_a_hole_in_itself_is_refused(two):
    office, laptop = two
    with writing(laptop, "สมศรี", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=str(number)) for number in range(3)])
    whole = batch(laptop, office)
    for left in (whole.changes[1:], (whole.changes[0], whole.changes[2]), whole.changes[:2]):
        with pytest.raises(CannotDo, match="ยังรับไม่ได้ เพราะขาดการบันทึก"):
            take(office, replace(whole, changes=left))
    assert read_all(office) == []


@pytest.fixture
def restored(made_office, tmp_path, two):
    """Give the laptop as it was put back from an old backup, after the office took what it had done since."""
    office, laptop = two
    with writing(laptop, "สมศรี", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=str(number)) for number in range(3)])
    bring(laptop, office)
    with copy(*made_office, tmp_path / "restored", laptop.device) as store:
        yield store


@pytest.mark.parametrize("written", [1, 3, 5])
def test_a_copy_put_back_from_a_backup_that_worked_on_is_refused_on_both_sides(two, restored, written):
    office = two[0]
    for number in range(written):
        add(restored, Person(first_name=f"ใหม่ {number}"))
    for giver, taker in ((restored, office), (office, restored)):
        before = held(taker)
        with pytest.raises(CannotDo, match=r"ไม่ตรงกับที่มีอยู่ น่าจะใช้สำเนาสำรองแล้วบันทึกต่อ กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่"):
            bring(giver, taker)
        assert held(taker) == before


def test_a_copy_put_back_that_wrote_nothing_gets_its_own_work_again(two, restored):
    office, laptop = two
    bring(office, restored)
    assert held(restored) == held(laptop)
    add(restored, Person(first_name="ต่อ"))
    bring(restored, office)
    assert len(read_all(office)) == 4


def test_taking_needs_the_permission_to_write_and_a_session_of_its_own(two):
    office, laptop = two
    add(laptop, Person(first_name="หนึ่ง"))
    given_ = batch(laptop, office)
    with writing(office, "ก", "ข") as session:
        records.add(session, Person(first_name="สอง"))
        with pytest.raises(AssertionError):
            merging.take(session, given_)
    office.permits = EVERYTHING - {WRITE}
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        bring(laptop, office)


# any work at all


FIELDS = {
    Person: {"phone": ("1", "2"), "first_name": ("สมชาย", "อำนวย"), "born": (None, date(1960, 2, 29)),
             "national_id": ("", "1234567890121", "3100600445630")},
    Organisation: {"name": ("ก", "ข"), "own": ({}, {"a": "1"}, {"a": "2", "b": "1"}), "note": ("", "ค")},
    Paper: {"subject": ("ก", "ข"), "body": ("ค", "ง"), "state": ("draft", "issued")},
    Case: {"subject": ("ก", "ข"), "facts": ("", "ค"), "number": (1, 2)},
    Party: {"first_name": ("ก", "ข"), "phone": ("1", "2")},
}  # fmt: skip
STEPS = (
    "add",
    "edit",
    "edit",
    "edit",
    "edit",
    "remove",
    "undo",
    "join",
    "decide",
    "pack",
    "pack",
    "deliver",
    "deliver",
)


class Work:
    """Some copies, what was written in each, and the batches on their way between them."""

    def __init__(self, stores, rng):
        self.stores, self.rng = stores, rng
        self.bag = []

    def step(self):
        store = self.rng.choice(self.stores)
        with suppress(CannotDo):  # nothing to undo, or a gap: as people meet it
            getattr(self, self.rng.choice(STEPS))(store)

    def add(self, store):
        topic = self.rng.choice([*FIELDS])
        values = {name: self.rng.choice(of) for name, of in FIELDS[topic].items()}
        with writing(store, store.device[:4], "เพิ่ม") as session:
            if topic is Paper:
                values.update(kind="notice", person=self.one(session, Person))
            if topic is Party:
                values["case"] = records.add(session, Case(subject="ก"))
            records.add(session, topic(**values))

    def one(self, session, topic):
        living = records.find(session, topic, order=(tables.of(topic).c.id,))
        return self.rng.choice(living).id if living else ""

    def edit(self, store):
        topic = self.rng.choice([*FIELDS])
        with writing(store, store.device[:4], "แก้ไข") as session:
            id_ = self.one(session, topic)
            if id_:
                names = self.rng.sample([*FIELDS[topic]], self.rng.choice((1, 1, 2)))
                values = {name: self.rng.choice(FIELDS[topic][name]) for name in names}
                records.save(session, replace(records.read(session, topic, id_), **values))
                if topic is Paper and values.get("state") == "issued":
                    history.mark_final(session)

    def remove(self, store):
        topic = self.rng.choice([*FIELDS])
        with writing(store, store.device[:4], "นำออก") as session:
            id_ = self.one(session, topic)
            if id_:
                records.remove(session, topic, id_)

    def undo(self, store):
        with writing(store, store.device[:4], "เลิกทำ") as session:
            history.undo(session, history.last_unit(session))

    def decide(self, store):
        with writing(store, store.device[:4], "ตัดสิน") as session:
            found = conflicts.conflicts(session)
            if found:
                conflict = self.rng.choice(found)
                conflicts.decide(session, conflict, self.rng.choice(conflict.values).value)

    def join(self, store):
        topic = self.rng.choice((Person, Person, Organisation))
        with writing(store, store.device[:4], "รวมรายการซ้ำ") as session:
            living = [one.id for one in records.find(session, topic, order=(tables.of(topic).c.id,))]
            if len(living) > 1:
                stays, other = self.rng.sample(living, 2)
                if self.rng.random() < 0.2:
                    joining.keep_apart(session, topic, stays, other)
                else:
                    joining.join(session, topic, stays, other, {"note": self.rng.choice(("", "ค"))})

    def pack(self, store):
        self.bag.append((other := self.rng.choice(self.stores), batch(store, other)))

    def deliver(self, _store):
        if self.bag:  # in any order, again and again, to the wrong copy too, or never
            taker, given_ = self.rng.choice(self.bag)
            take(self.rng.choice((taker, taker, *self.stores)), given_)

    def decide_all(self, store):
        while found := waiting(store):
            with writing(store, "หัวหน้า", "ตัดสิน") as session:
                conflicts.decide(session, found[0], found[0].values[-1].value)


@settings(
    max_examples=size(6, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), count=st.integers(3, 5))
def test_whatever_is_done_apart_is_the_same_everywhere_in_the_end(made_office, tmp_path_factory, seed, count):
    with copies(made_office, tmp_path_factory.mktemp("apart"), count) as stores:
        work = Work(stores, random.Random(seed))
        for _step in range(size(60, 600)):
            work.step()
        written = union(stores)
        together(stores)
        assert all(held(store) == held(stores[0]) for store in stores[1:])
        assert union(stores) == written == union(stores[:1])
        assert all(bring(one, other) == merging.Outcome() for one in stores for other in stores)
        for store in stores:
            assert_settled(store)
        work.decide_all(stores[0])
        together(stores)
        assert all(held(store) == held(stores[0]) for store in stores[1:])
        assert waiting(stores[-1]) == ()


def union(stores):
    """Give every change that any of some copies holds."""
    found = set()
    for store in stores:
        with reading(store) as session:
            found |= set(all_of(session, tables.changes))
    return found


def assert_settled(store):
    """Hold records, heads and search indexes to what all changes say, and the file to its references."""
    before = held(store)
    with writing(store, "ก", "ตรวจ") as session:
        for topic in TOPICS.values():
            ids = session.connection.scalars(sa.select(tables.of(topic).c.id)).all()
            assert settling.settle(session, topic, ids) == settling.Settled()
    assert held(store) == before
    if store.shared is not None:  # a server keeps references and indexes by itself
        return
    with reading(store) as session:
        assert session.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    for topic in (Person, Organisation, Paper):
        indexed, living = found_by(store, topic)
        assert indexed == living
