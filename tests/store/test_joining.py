"""Records made apart that are one thing: joined with all their links, undone, and the same in every copy."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import pytest
import sqlalchemy as sa

from desktop.domain import doubles
from desktop.domain.cases import Case, Party
from desktop.domain.committees import Committee, Seat
from desktop.domain.doubles import Answer, Double
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import OPEN
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo
from desktop.store import joining, records, settling
from desktop.store.session import reading, writing
from desktop.work import checks
from tests.store.copies import bring, held, together
from tests.store.merging_copies import (  # noqa: F401 - fixtures among them
    add,
    decide,
    edit,
    read,
    read_all,
    sides,
    three,
    two,
    undo,
    waiting,
)


def join(store, stays, other, topic=Person, **cells):
    with writing(store, "สมศรี", "รวมรายการซ้ำ") as session:
        joining.join(session, topic, stays, other, cells)


def apart(store, one, other):
    with writing(store, "สมศรี", "ไม่ใช่รายการซ้ำ") as session:
        joining.keep_apart(session, Person, one, other)


@pytest.fixture
def doubled(two):
    """Let each of two copies add the same person, with what names them, and meet."""
    office, laptop = two
    mine, theirs = add(office, Person(first_name="สมชาย", phone="1")), add(laptop, Person(first_name="สมชาย"))
    together(two)
    return mine, theirs


def named_by(store, person):
    """Name what refers to a person: a seat, an organisation's chair and a paper with frozen words."""
    committee = add(store, Committee(name="คณะหนึ่ง"))
    return {
        (Seat, "person"): add(store, Seat(committee=committee, person=person, position="กรรมการ")),
        (Organisation, "chair"): add(store, Organisation(name="กลุ่ม", chair=person)),
        (Paper, "person"): add(store, Paper(kind="notice", person=person, body=f"ถึง {person}")),
    }


def test_every_link_leads_to_the_one_that_stays_here_and_in_other_copies_and_comes_back_with_undo(
    two, doubled
):
    office, laptop = two
    mine, theirs = doubled
    naming = named_by(laptop, theirs)
    bring(laptop, office)
    join(office, mine, theirs, phone="2")
    together(two)
    for store in two:
        assert [getattr(read(store, topic, id_), name) for (topic, name), id_ in naming.items()] == [mine] * 3
        assert read(store, Paper, naming[Paper, "person"]).body == f"ถึง {theirs}"
        assert (read_all(store), read(store, Person, mine).phone) == ([mine], "2")
        with reading(store) as session:
            assert checks.check(session) == ()
    assert held(office) == held(laptop)
    undo(office)
    together(two)
    for store in two:
        assert [getattr(read(store, topic, id_), name) for (topic, name), id_ in naming.items()] == [
            theirs
        ] * 3
        assert (sorted(read_all(store)), read(store, Person, mine).phone) == (sorted(doubled), "1")
    assert held(office) == held(laptop)


def test_what_is_linked_to_the_joined_one_later_follows_to_its_successor(two, doubled):
    office, laptop = two
    mine, theirs = doubled
    join(office, mine, theirs)
    naming = named_by(laptop, theirs)  # which has not heard of it
    together(two)
    for store in two:
        assert [getattr(read(store, topic, id_), name) for (topic, name), id_ in naming.items()] == [mine] * 3
    assert held(office) == held(laptop)
    assert waiting(office) == ()


def test_an_edit_of_the_joined_one_that_its_joiner_had_not_seen_is_not_lost(two, doubled):
    office, laptop = two
    mine, theirs = doubled
    edit(laptop, Person, theirs, note="เห็นแล้ว")
    together(two)
    edit(laptop, Person, theirs, phone="9", occupation="ครู")
    join(office, mine, theirs)
    together(two)
    assert held(office) == held(laptop)
    assert (read(office, Person, mine).note, read_all(office)) == ("", [mine])
    told = {one.field: sides(one) for one in waiting(office)}
    assert told == {
        "phone": [("9", "มานะ"), ("1", "สมศรี")],
        "occupation": [("ครู", "มานะ"), ("", "สมศรี")],
    }
    with reading(office) as session:
        assert checks.check(session) == ()
    decide(laptop, "9", [one.field for one in waiting(laptop)].index("phone"))
    together(two)
    assert [one.field for one in waiting(office)] == ["occupation"]
    assert read(office, Person, mine).phone == "9"
    assert held(office) == held(laptop)


def test_such_an_edit_leaves_its_successor_again_where_it_is_undone_or_they_turn_out_to_be_two(two, doubled):
    office, laptop = two
    mine, theirs = doubled
    edit(laptop, Person, theirs, note="ยังไม่เห็น")
    join(office, mine, theirs)
    together(two)
    assert [read(store, Person, mine).note for store in two] == ["ยังไม่เห็น"] * 2
    apart(office, mine, theirs)
    assert read(office, Person, mine).note == ""
    undo(laptop)
    assert read(laptop, Person, mine).note == ""
    together(two)
    assert held(office) == held(laptop)


def test_two_copies_that_join_a_pair_in_opposite_directions_come_to_one_and_a_person_may_decide(two, doubled):
    office, laptop = two
    mine, theirs = doubled
    naming = named_by(office, mine)
    join(office, mine, theirs)
    join(laptop, theirs, mine)
    together(two)
    assert held(office) == held(laptop)
    assert read_all(office) == [theirs]  # by the newer answer
    assert read(office, Seat, naming[Seat, "person"]).person == theirs
    [conflict] = waiting(office)
    assert (conflict.topic, conflict.field) == ("doubles", "answer")
    older = next(side.value for side in conflict.values if doubles.read(side.value).stays == mine)
    decide(office, older)
    together(two)
    assert held(office) == held(laptop)
    assert read_all(laptop) == [mine]
    assert read(laptop, Seat, naming[Seat, "person"]).person == mine
    assert waiting(laptop) == ()
    undo(office)
    assert read_all(office) == [theirs]


def test_more_than_two_joined_round_in_a_circle_leave_one(three):
    ids = [add(store, Person(first_name="สมชาย")) for store in three]
    together(three)
    for place, store in enumerate(three):
        join(store, ids[place], ids[(place + 1) % 3])
    together(three)
    assert held(three[0]) == held(three[1]) == held(three[2])
    [left] = read_all(three[0])
    assert left in ids
    seat = add(
        three[1], Seat(committee=add(three[1], Committee(name="ก")), person=ids[0], position="กรรมการ")
    )
    together(three)
    assert read(three[2], Seat, seat).person == left


def test_an_answer_that_they_are_two_travels_and_one_that_they_are_one_may_follow(two, doubled):
    office, laptop = two
    apart(office, *doubled)
    together(two)
    with reading(laptop) as session:
        assert joining.answered(session, "people") == {doubles.pair_id("people", doubled)}
    assert len(read_all(laptop)) == 2
    join(laptop, *doubled)
    together(two)
    assert read_all(office) == [doubled[0]]
    undo(laptop)
    assert len(read_all(laptop)) == 2
    with reading(laptop) as session:
        assert doubles.read(records.find(session, Double)[0].answer) == Answer()


def test_sealed_links_of_cases_are_turned_by_who_may_open_them(two, doubled):
    office, _laptop = two
    mine, theirs = doubled
    with writing(office, "สมศรี", "รับเรื่อง") as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้"))
        party = records.add(session, Party(case=case, first_name="ก", person=theirs))
        other = records.add(session, Party(case=case, first_name="ข"))
    office.permits = EVERYTHING - {MEDIATION}
    join(office, mine, theirs)
    undo(office)
    office.permits = EVERYTHING
    assert read(office, Party, party).person == theirs
    join(office, mine, theirs)
    assert (read(office, Party, party).person, read(office, Party, other).person) == (mine, "")


def test_one_that_was_joined_or_removed_meanwhile_is_refused(two, doubled):
    office, _laptop = two
    join(office, *doubled)
    with pytest.raises(CannotDo, match="มีผู้รวมหรือนำออกไปแล้ว กรุณาดูรายการล่าสุด"):
        join(office, *reversed(doubled))
    with pytest.raises(CannotDo, match="ไม่พบรายการนี้"):
        edit(office, Person, doubled[1], phone="3")
    for topic, one, other in ((Seat, "a", "b"), (Person, "a", "a")):
        with pytest.raises(AssertionError):
            join(office, one, other, topic)


def test_two_conflicting_links_to_the_same_person_are_none(two, doubled):
    office, laptop = two
    group = add(office, Organisation(name="กลุ่ม"))
    together(two)
    edit(office, Organisation, group, chair=doubled[0])
    edit(laptop, Organisation, group, chair=doubled[1])
    together(two)
    assert [one.field for one in waiting(office)] == ["chair"]
    join(laptop, *doubled)
    together(two)
    assert waiting(office) == waiting(laptop) == ()
    assert held(office) == held(laptop)


def test_what_is_settled_again_is_as_it_was(two, doubled):
    office, _laptop = two
    named_by(office, doubled[1])
    join(office, *doubled)
    before = held(office)
    with writing(office, "ก", "ตรวจ") as session:
        for topic in (Person, Seat, Organisation, Paper):
            ids = session.connection.scalars(sa.select(records.tables.of(topic).c.id)).all()
            assert settling.settle(session, topic, ids) == settling.Settled()
    assert held(office) == before


def test_no_open_record_names_others_but_by_links():
    """Else a join would have to turn those too."""
    many = {(name, f.name) for name, topic in OPEN.items() for f in fields_of(topic) if f.kind is Kind.MANY}
    assert many == {("offices", "tambons"), ("own_fields", "choices"), ("products", "standards")}


def test_an_answer_reads_as_it_was_written_and_anything_else_says_nothing():
    for answer in (Answer(), Answer("b"), Answer("b", {"x": 1, "y": 22})):
        assert doubles.read(doubles.written(answer)) == answer
    for odd in ("", " ", "same", "other b", "sam b x:1"):
        assert doubles.read(odd) == Answer()
    assert doubles.read("same b x: :3 y:two z:4") == Answer("b", {"z": 4})
