"""Rows of a file become records: matched with what is kept, tried first, written as one unit, and never twice."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from desktop.domain.organisations import Member, Organisation
from desktop.domain.own_fields import OwnField, name_of
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading, rehearsing, writing
from desktop.work import import_mappings, import_rows, importing, offices, practice, records
from desktop.work.importing import Decision, Request, Said

OFFICER, HOME = "นางสาวฝึกหัด ตั้งใจ", "240606"
ID, OTHER_ID = "1234567890121", "0123456789029"


@pytest.fixture
def office(store):
    """Give an office with three villages of one tambon."""
    with writing(store, OFFICER, "เตรียม") as session:
        offices.begin(session, practice.office())
        for number in (1, 2, 3):
            records.add(session, Village(tambon=HOME, number=number, name=("เหนือ", "ใต้", "ดอน")[number - 1]))
    return store


def rows(*values):
    return [Said(row, value) for row, value in enumerate(values, start=2)]


def take(office, topic, *values, opener=writing, **more):
    with opener(office, OFFICER, "นำเข้า") as session:
        return importing.take(session, Request(topic=topic, rows=rows(*values), tambon=HOME, **more))


def kept(office, topic):
    with reading(office) as session:
        return store.find(session, topic)


def counts(outcome):
    return outcome.added, outcome.changed, outcome.same, outcome.skipped, len(outcome.refused)


def size(office):
    with reading(office) as session:
        tallies = (
            select(func.count()).select_from(table) for table in (tables.units, tables.changes, tables.heads)
        )
        return [session.connection.scalar(tally) for tally in tallies]


def test_people_are_taken_in_with_titles_inside_and_villages_as_typed(office):
    outcome = take(
        office, "people",
        {"whole": "นางสาวสมศรี ใจดี", "village": "หมู่ที่ ๓", "phone": "0812345678"},
        {"title": "นาย", "first_name": "สมชาย", "last_name": "ใจดี", "village": "3 บ้านดอน"},
        {"whole": "นายบุญมา ทองคำ", "village": "บ้านใต้", "tambon": "ท่าถ่าน"},
    )  # fmt: skip
    assert counts(outcome) == (3, 0, 0, 0, 0)
    assert outcome.news == [(2, "นางสาวสมศรี ใจดี"), (3, "นายสมชาย ใจดี"), (4, "นายบุญมา ทองคำ")]
    people = {one.first_name: one for one in kept(office, Person)}
    assert (people["สมศรี"].title, people["สมศรี"].last_name, people["สมศรี"].tambon) == ("นางสาว", "ใจดี", HOME)
    assert people["สมศรี"].village == people["สมชาย"].village != people["บุญมา"].village


def test_the_same_rows_again_change_nothing_and_leave_no_trace(office):
    said = (
        {"whole": "นางสมศรี ใจดี", "village": "หมู่ 1", "national_id": ID, "born": date(1960, 1, 2)},
        {"whole": "นายสมชาย ใจดี", "village": "", "national_id": ""},
    )
    take(office, "people", *said)
    before = size(office)
    outcome = take(office, "people", *said)
    assert counts(outcome) == (0, 0, 2, 0, 0)
    assert size(office) == before


def test_a_row_twice_in_one_file_is_taken_once_and_fills_what_is_blank(office):
    outcome = take(
        office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1"},
        {"whole": "นางสมศรี ใจดี", "village": "หมู่ 1", "phone": "081"},
    )  # fmt: skip
    assert counts(outcome) == (1, 0, 1, 0, 0)
    assert [one.phone for one in kept(office, Person)] == ["081"]


def test_a_known_person_is_filled_and_contradictions_are_asked_about(office):
    take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1", "occupation": "ทำนา"})
    row = {"whole": "นางสมศรี ใจดี", "village": "ม.1", "occupation": "ค้าขาย", "phone": "081", "national_id": ID}
    outcome = take(office, "people", row, opener=rehearsing)
    [double] = outcome.doubles
    assert (double.row, double.act, double.matches[0].certain) == (2, "fill", True)
    assert [(one.field, one.old, one.new) for one in double.differs] == [("อาชีพ", "ทำนา", "ค้าขาย")]
    assert {(one.field, one.old, one.new) for one in outcome.changes} == {
        ("โทรศัพท์", "", "081"), ("เลขประจำตัวประชาชน", "", "x-xxxx-xxxxx-12-1"),
    }  # fmt: skip
    take(office, "people", row)
    [person] = kept(office, Person)
    assert (person.occupation, person.phone) == ("ทำนา", "081")
    take(office, "people", row, decisions={2: Decision("overwrite", person.id)})
    assert kept(office, Person)[0].occupation == "ค้าขาย"


@pytest.mark.parametrize(
    ("act", "done", "people"),
    [("new", (1, 0, 0, 0, 0), 2), ("skip", (0, 0, 0, 1, 0), 1), ("fill", (0, 1, 0, 0, 0), 1)],
)
def test_a_similar_person_is_decided_by_the_officer(office, act, done, people):
    take(office, "people", {"whole": "นายสมพงษ์ อาจปรุ", "village": "ม.1"})
    row = {"whole": "นายสมพงษ์ อาญปรุ", "village": "ม.1", "phone": "081"}
    outcome = take(office, "people", row, opener=rehearsing)
    assert (outcome.undecided, outcome.doubles[0].act) == (1, "")
    before = size(office)
    with pytest.raises(CannotDo) as refused:
        take(office, "people", row)
    assert str(refused.value) == "ยังมี 1 แถวที่อาจซ้ำกับรายการเดิม กรุณาเลือกก่อนว่าเป็นรายการเดียวกันหรือไม่"
    assert size(office) == before
    outcome = take(office, "people", row, decisions={2: Decision(act, kept(office, Person)[0].id)})
    assert counts(outcome) == done
    assert len(kept(office, Person)) == people
    assert counts(take(office, "people", row, rest="skip"))[:2] == (0, 0) or act == "fill"


def test_two_national_ids_are_two_people_and_one_is_one(office):
    take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1", "national_id": ID})
    assert (
        counts(take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1", "national_id": OTHER_ID}))[0]
        == 1
    )
    outcome = take(office, "people", {"whole": "นายคนละ ชื่อ", "national_id": ID}, opener=rehearsing)
    assert (outcome.undecided, outcome.doubles[0].matches[0].why) == (1, "เลขประจำตัวประชาชนเดียวกัน")


def test_a_person_of_no_village_may_be_the_one_of_a_village(office):
    take(office, "people", {"whole": "นางสมศรี ใจดี"})
    outcome = take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1"}, rest="fill")
    assert counts(outcome) == (0, 1, 0, 0, 0)
    assert kept(office, Person)[0].village


def test_groups_bring_their_chairs(office):
    said = {"name": "กลุ่มสตรีบ้านดอน", "village": "ม.3", "chair": "นางสมศรี ใจดี", "fund_start": 120_000}
    outcome = take(office, "organisations", said, {**said, "name": "กลุ่มออมทรัพย์"})
    assert (counts(outcome)[0], outcome.people) == (2, 1)
    [chair] = kept(office, Person)
    assert {one.chair for one in kept(office, Organisation)} == {chair.id}
    assert chair.village == kept(office, Organisation)[0].village
    before = size(office)
    assert counts(take(office, "organisations", said)) == (0, 0, 1, 0, 0)
    assert size(office) == before


def test_a_group_of_a_near_name_is_asked_about_in_its_village_only(office):
    take(office, "organisations", {"name": "กลุ่มทอผ้าบ้านดอน", "village": "ม.3"})
    near = take(office, "organisations", {"name": "กลุ่มทอผ้าบ้านดอนน", "village": "ม.3"}, opener=rehearsing)
    other = take(office, "organisations", {"name": "กลุ่มทอผ้าบ้านดอน", "village": "ม.1"}, opener=rehearsing)
    open_ = take(office, "organisations", {"name": "กลุ่มทอผ้าบ้านดอน"}, opener=rehearsing)
    assert (near.undecided, other.undecided, open_.undecided) == (1, 0, 1)


def test_own_fields_are_taken_in_and_compared(office):
    with writing(office, OFFICER, "เพิ่มช่อง") as session:
        own = OwnField(of="organisations", title="ปีที่ประกวด", kind="number")
        own = records.read(session, OwnField, records.add(session, own))
        names = [one.name for one in import_rows.fields(session, "organisations")]
    assert name_of(own) in names
    said = {"name": "กลุ่มสตรี", "village": "ม.1", name_of(own): 2560}
    take(office, "organisations", said)
    assert kept(office, Organisation)[0].own == {own.id: "2560"}
    outcome = take(office, "organisations", {**said, name_of(own): 2561}, opener=rehearsing)
    assert [(one.field, one.old, one.new) for one in outcome.doubles[0].differs] == [
        ("ปีที่ประกวด", "2560", "2561")
    ]


def test_villages_are_the_same_by_tambon_and_number(office):
    outcome = take(
        office, "villages", {"number": 3, "name": "ดอน"}, {"number": 4, "name": "ใหม่", "tambon": HOME}
    )
    assert counts(outcome) == (1, 0, 1, 0, 0)


def test_members_find_their_group_and_person(office):
    take(office, "organisations", {"name": "กลุ่มสตรี", "village": "ม.1"}, {"name": "กลุ่มสตรี", "village": "ม.2"})
    said = {
        "organisation": "กลุ่มสตรี",
        "village": "ม.1",
        "person": "นางสมศรี ใจดี",
        "role": "treasurer",
        "phone": "081",
    }
    outcome = take(office, "members", said, {**said, "village": ""}, {**said, "organisation": "ไม่มี"})
    assert (counts(outcome), outcome.people) == ((1, 0, 0, 0, 2), 1)
    assert [str(error) for _row, error in outcome.refused] == [
        "“กลุ่มสตรี” มีมากกว่าหนึ่งกลุ่ม กรุณาใส่คอลัมน์หมู่บ้าน",
        "ไม่พบกลุ่ม “ไม่มี” กรุณาตรวจชื่อ หรือนำเข้ากลุ่มก่อน",
    ]
    [member] = kept(office, Member)
    assert (member.role, kept(office, Person)[0].phone) == ("treasurer", "081")
    assert counts(take(office, "members", said)) == (0, 0, 1, 0, 0)


@pytest.fixture
def surveyed(office):
    """Give an office with a group surveyed in one round, and the next round open."""
    take(office, "organisations", {"name": "กลุ่มสตรี", "village": "ม.1"}, {"name": "กลุ่มใหม่", "village": "ม.1"})
    with writing(office, OFFICER, "รอบ") as session:
        first = records.add(session, SurveyRound(year=2567, tambon=HOME))
        second = records.add(session, SurveyRound(year=2568, tambon=HOME))
        group = next(one for one in store.find(session, Organisation) if one.name == "กลุ่มสตรี")
        records.add(session, Survey(organisation=group.id, round=first, members=20, fund=500_000))
    return office, second


def test_survey_values_settle_a_round(surveyed):
    office, second = surveyed
    said = {"organisation": "กลุ่มสตรี", "members": 20, "fund": 700_000, "informant": "นางสมศรี"}
    outcome = take(office, "surveys", said, {"organisation": "กลุ่มใหม่", "members": 9}, round=second)
    assert counts(outcome) == (2, 0, 0, 0, 0)
    made = {one.members: one for one in kept(office, Survey) if one.round == second}
    assert made[20].states == {"members": "confirmed", "fund": "changed"}
    assert (made[20].before != "", made[20].informant, made[9].states) == (
        True,
        "นางสมศรี",
        {"members": "changed"},
    )
    before = size(office)
    assert counts(take(office, "surveys", said, round=second)) == (0, 0, 1, 0, 0)
    assert size(office) == before
    outcome = take(office, "surveys", {**said, "fund": 800_000}, round=second, opener=rehearsing)
    assert [(one.old, one.new) for one in outcome.doubles[0].differs] == [("7,000", "8,000")]


def test_values_of_a_round_that_nobody_confirmed_are_settled(surveyed):
    office, second = surveyed
    with writing(office, OFFICER, "เริ่มรอบ") as session:
        last = store.find(session, Survey)[0]
        records.add(
            session,
            Survey(organisation=last.organisation, round=second, before=last.id, members=20, fund=500_000),
        )
    said = {"organisation": "กลุ่มสตรี", "members": 25, "fund": 500_000}
    assert counts(take(office, "surveys", said, round=second)) == (0, 1, 0, 0, 0)
    [survey] = [one for one in kept(office, Survey) if one.round == second]
    assert (survey.members, survey.states) == (25, {"members": "changed", "fund": "confirmed"})


def test_surveys_need_a_round_and_hold_across_fields(surveyed):
    office, second = surveyed
    for round_, sentence in (("", "กรุณาเลือกรอบสำรวจที่จะนำเข้า"), ("x", "ไม่พบรอบสำรวจนี้ กรุณาเลือกใหม่")):
        with pytest.raises(CannotDo) as refused:
            take(office, "surveys", {"organisation": "กลุ่มสตรี"}, round=round_)
        assert str(refused.value) == sentence
    wrong = {"organisation": "กลุ่มสตรี", "members": 5, "members_men": 4, "members_women": 4}
    [(row, error)] = take(office, "surveys", wrong, round=second).refused
    assert (row, error.field) == (2, "members")


def test_a_submission_is_taken_once_even_when_the_record_was_renamed(office):
    sent = {"name": "กลุ่มสตรี", "village": "ม.1", "submission": "uuid:8d9f"}
    take(office, "organisations", sent)
    [group] = kept(office, Organisation)
    with writing(office, OFFICER, "แก้ชื่อ") as session:
        records.save(session, Organisation(**{**vars(group), "name": "กลุ่มสตรีบ้านเหนือ", "note": "แก้แล้ว"}))
    assert counts(take(office, "organisations", sent)) == (0, 0, 1, 0, 0)
    with writing(office, OFFICER, "นำออก") as session:
        records.remove(session, Organisation, group.id)
    assert counts(take(office, "organisations", sent)) == (0, 0, 1, 0, 0)
    assert kept(office, Organisation) == []


def test_what_cannot_be_taken_is_told_by_its_row(office):
    outcome = take(
        office, "people", {"whole": "นางสมศรี ใจดี", "village": "หมู่ 9"}, {"whole": "", "phone": "081"},
        {"whole": "นายก ข", "tambon": "ไม่มีจริง"},
    )  # fmt: skip
    assert [(row, error.field, str(error)) for row, error in outcome.refused] == [
        (2, "village", "ไม่พบหมู่บ้าน “หมู่ 9” กรุณาตรวจเลขหมู่ หรือเพิ่มหมู่บ้านก่อน"),
        (3, "first_name", "ต้องกรอก “ชื่อ” ก่อนบันทึก"),
        (4, "tambon", "ไม่มีตำบลรหัส ไม่มีจริง กรุณาตรวจรหัส 6 หลัก"),
    ]


def test_every_cell_that_names_what_nobody_knows_is_told(office):
    outcome = take(
        office, "people", {"whole": "นายก ข", "village": "หมู่ 9", "tambon": HOME},
        faulty=[Said(9, {"whole": "นายค ง", "village": "หมู่ 88"}), Said(10, {"whole": "นายจ ฉ", "village": "หมู่ 1"})],
    )  # fmt: skip
    assert [(row, error.field) for row, error in outcome.refused] == [(2, "village"), (9, "village")]
    assert (outcome.added, kept(office, Person)) == (0, [])


def test_what_is_sought_near_a_village_is_not_told_of_while_nobody_knows_the_village(office):
    for id_ in (ID, OTHER_ID):
        take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1", "national_id": id_})
    named = {"organisation": "กลุ่มที่ไม่มี", "person": "นางสมศรี ใจดี"}
    outcome = take(office, "members", {**named, "village": "ม.1"}, {**named, "village": "ม.9"})
    assert [(row, error.field) for row, error in outcome.refused] == [
        (2, "organisation"), (2, "person"), (3, "village"),
    ]  # fmt: skip


def test_a_village_number_of_two_tambons_is_refused_until_one_is_told(office):
    with writing(office, OFFICER, "ตำบลที่สอง") as session:
        records.add(session, Village(tambon="240601", number=1))
        said = [Said(2, {"whole": "นายก ข", "village": "ม.1"})]
        [(_row, error)] = importing.take(session, Request(topic="people", rows=said)).refused
    assert str(error) == "“ม.1” ตรงกับหมู่บ้านมากกว่าหนึ่งแห่ง กรุณาเลือกตำบลของไฟล์นี้ หรือใส่คอลัมน์ตำบล"


def test_a_chair_of_a_name_that_two_people_have_is_refused(office):
    for id_ in (ID, OTHER_ID):
        take(office, "people", {"whole": "นางสมศรี ใจดี", "village": "ม.1", "national_id": id_})
    said = {"name": "กลุ่ม", "village": "ม.1", "chair": "นางสมศรี ใจดี"}
    [(_row, error)] = take(office, "organisations", said).refused
    assert (error.field, str(error)) == (
        "chair", "“นางสมศรี ใจดี” ตรงกับบุคคลมากกว่าหนึ่งคน กรุณาใส่หมู่บ้านหรือเลขประจำตัวประชาชน",
    )  # fmt: skip


def test_a_rehearsal_leaves_nothing_and_an_import_is_one_undo(office):
    before = size(office)
    take(office, "organisations", {"name": "ก", "chair": "นายก ข"}, opener=rehearsing)
    assert size(office) == before
    take(office, "organisations", {"name": "ก", "chair": "นายก ข"}, {"name": "ข", "village": "ม.1"})
    assert size(office)[0] == before[0] + 1
    with writing(office, OFFICER, "เลิกทำ") as session:
        assert records.undo(session) == "นำเข้า"
    assert kept(office, Organisation) == kept(office, Person) == []


def test_progress_is_told_and_may_stop_it_with_nothing_written(office):
    before, steps = size(office), []

    def stop(done, total):
        steps.append((done, total))
        if done:
            raise InterruptedError

    many = [Said(n, {"whole": f"นายชื่อ{n} สกุล{n}"}) for n in range(600)]
    with pytest.raises(InterruptedError), writing(office, OFFICER, "นำเข้า") as session:
        importing.take(session, Request(topic="people", rows=many), stop)
    assert steps == [(0, 1200), (500, 1200)]
    assert size(office) == before


def test_the_columns_of_a_shape_are_remembered_and_changed(office):
    with writing(office, OFFICER, "จำ") as session:
        assert import_mappings.recall(session, "s") is None
        import_mappings.remember(session, "people", "s", "แผ่น", {"ชื่อ": "whole", "อื่น": ""})
        assert import_mappings.recall(session, "s") == {"ชื่อ": "whole"}
        import_mappings.remember(session, "people", "s", "แผ่น", {"ชื่อ": "first_name"})
        assert import_mappings.recall(session, "s") == {"ชื่อ": "first_name"}


@pytest.mark.parametrize("topic", import_rows.IMPORTED)
def test_every_topic_names_what_a_file_must_have(office, topic):
    with reading(office) as session:
        names = {one.name for one in import_rows.fields(session, topic)}
    assert all(set(any_of) <= names for any_of in import_rows.needed(topic))
