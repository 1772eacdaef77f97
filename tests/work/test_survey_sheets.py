"""One sheet recorded: what was confirmed, changed or unknown, the organisation that follows it, two windows at once."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField, name_of
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, reason_of, state_of
from desktop.errors import CannotDo, Stale
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import records, survey_sheets, surveys
from desktop.work.survey_sheets import answers_of, confirm_all, record, sheet
from tests.work.conftest import TAMBON

DAY, LATER = date(2009, 6, 1), date(2010, 6, 1)


@pytest.fixture
def group(district):
    with district.working() as session:
        chair = records.add(session, Person(title="นาง", first_name="สมศรี", last_name="ใจดี", tambon=TAMBON))
        return records.add(
            session,
            Organisation(
                name="กลุ่มสตรี", tambon=TAMBON, village=district.villages[0], chair=chair, fund_start=100
            ),
        )


@pytest.fixture
def sheet_of(district, group):
    """Open the round of a year and give the id of the group's sheet."""

    def sheet_of(year):
        with district.working("เริ่มรอบ") as session:
            round_id = surveys.open_round(session, year, TAMBON, DAY)
            return surveys.progress(session, round_id)[0].lines[0].survey

    return sheet_of


@pytest.fixture
def answer(district):
    """Record answers of a sheet upon what is kept."""

    def answer(id_, values=None, unknown=None, **more):
        with district.working("บันทึกแบบสำรวจ") as session:
            kept = answers_of(sheet(session, id_))
            given = {
                "values": {**kept.values, **(values or {})},
                "unknown": {**kept.unknown, **(unknown or {})},
            }
            return record(session, replace(kept, **given, **more))

    return answer


def whole(district, id_, **values):
    with reading(district.store) as session:
        shown = sheet(session, id_)
    return {field.name: getattr(shown.survey, field.name) for field in shown.fields} | values


def test_a_sheet_shows_the_year_before_beside_this_year(district, group, sheet_of, answer):
    first = sheet_of(2551)
    answer(first, {"members": 10, "fund": 0})
    second = sheet_of(2552)
    with reading(district.store) as session:
        shown = sheet(session, second)
    assert (shown.round.year, shown.last_year, shown.organisation.name) == (2552, 2551, "กลุ่มสตรี")
    assert (shown.survey.members, shown.last.members, shown.last.id) == (10, 10, first)
    assert (shown.village.short, shown.village.total) == ("หมู่ 1", 1)
    assert shown.labels[shown.survey.chair] == "นางสมศรี ใจดี"
    assert "fund" in shown.doubts
    assert (shown.surveyor, shown.draft) == ("นางสาวฝึกหัด ตั้งใจ", None)
    assert answers_of(shown).values == {}


def test_the_first_sheet_of_a_group_has_no_year_before(district, sheet_of):
    with reading(district.store) as session:
        shown = sheet(session, sheet_of(2551))
    assert (shown.last, shown.last_year) == (None, None)


def test_answers_are_kept_with_who_told_and_when(district, sheet_of, answer):
    id_ = sheet_of(2551)
    answer(id_, whole(district, id_, members=10))
    second = sheet_of(2552)
    made = answer(
        second,
        {"members": 10, "fund": 200},
        {"income": "ไม่มีเอกสาร"},
        informant="ประธาน",
        surveyor="ครู",
        surveyed=DAY,
    )
    kept = district.read(Survey, second)
    assert kept == made
    assert [state_of(kept, n) for n in ("members", "fund", "income", "loans")] == [
        "confirmed", "changed", "unknown", "",
    ]  # fmt: skip
    assert reason_of(kept, "income") == "ไม่มีเอกสาร"
    assert (kept.informant, kept.surveyor, kept.surveyed, kept.done) == ("ประธาน", "ครู", DAY, None)
    with reading(district.store) as session:
        told = [(c.field, c.new) for c in records.history(session, Survey, second)]
    assert ("รายได้ทั้งปี (บาท)", "ไม่ทราบ: ไม่มีเอกสาร") in told
    assert ("สมาชิกทั้งหมด (คน)", "ยืนยันแล้ว") in told


def test_what_is_taken_back_is_not_confirmed_again(district, sheet_of, answer):
    id_ = sheet_of(2551)
    answer(id_, {}, {"income": "ไม่มีเอกสาร"})
    with district.working() as session:
        kept = answers_of(sheet(session, id_))
        record(session, replace(kept, unknown={}))
    assert district.read(Survey, id_).states == {}


def test_a_sheet_is_done_once_everything_is_settled(district, sheet_of, answer):
    id_ = sheet_of(2551)
    with pytest.raises(CannotDo, match="ยังมี 19 ช่องที่ยังไม่ได้ยืนยัน") as refused:
        answer(id_, {"chair": district.read(Survey, id_).chair}, done=DAY)
    assert refused.value.field == "board_men"
    assert answer(id_, whole(district, id_), done=DAY).done == DAY


def test_values_that_do_not_hold_are_refused(district, sheet_of, answer):
    id_ = sheet_of(2551)
    for values, field, said in (
        ({"members": -1}, "members", "ต้องไม่น้อยกว่า 0"),
        ({"bylaws": "perhaps"}, "bylaws", "ไม่มีตัวเลือก"),
        ({"members": 3, "members_men": 1, "members_women": 1}, "members", "ไม่เท่ากับสมาชิกทั้งหมด"),
    ):
        with pytest.raises(CannotDo, match=said) as refused:
            answer(id_, values)
        assert refused.value.field == field
    with pytest.raises(CannotDo, match="ทำไมจึงไม่ทราบ"):
        answer(id_, {}, {"members": ""})
    assert district.read(Survey, id_).states == {}


def test_a_changed_chair_chairs_the_organisation(district, group, sheet_of, answer):
    first = sheet_of(2551)
    answer(first, whole(district, first))
    second = sheet_of(2552)
    with district.working() as session:
        new = records.add(session, Person(title="นาง", first_name="มาลี", last_name="ดีงาม"))
    answer(second, {"chair": new})
    assert district.read(Organisation, group).chair == new
    answer(first, {"chair": ""})  # an older year says nothing of today
    assert district.read(Organisation, group).chair == new


def test_a_group_that_stopped_is_done_and_dated(district, group, sheet_of, answer):
    id_ = sheet_of(2551)
    assert answer(id_, status="closed", surveyed=DAY, done=DAY).done == DAY
    kept = district.read(Organisation, group)
    assert (kept.status, kept.closed) == ("closed", DAY)
    answer(id_, status="paused", closed=date(2009, 1, 5))
    assert district.read(Organisation, group).closed == date(2009, 1, 5)
    answer(id_, status="active", done=None)
    kept = district.read(Organisation, group)
    assert (kept.status, kept.closed) == ("active", None)


def test_a_group_does_not_stop_before_it_began(district, group, sheet_of, answer):
    with district.working() as session:
        records.save(session, replace(records.read(session, Organisation, group), founded=DAY))
    id_ = sheet_of(2551)
    with pytest.raises(CannotDo, match="ต้องไม่ก่อนวันก่อตั้ง") as refused:
        answer(id_, {"members": 4}, status="closed", closed=date(2001, 1, 1))
    assert refused.value.field == "closed"
    assert district.read(Survey, id_).members is None


def test_everything_as_last_year_but_what_was_answered(district, sheet_of, answer):
    first = sheet_of(2551)
    answer(first, whole(district, first, members=10, fund=100))
    second = sheet_of(2552)
    with district.working() as session:
        given = replace(
            answers_of(sheet(session, second)), values={"fund": 300}, unknown={"income": "ไม่ทราบ"}
        )
        made = confirm_all(session, replace(given, surveyed=LATER))
    states = {name: state_of(made, name) for name in ("members", "fund", "income", "needs")}
    assert states == {"members": "confirmed", "fund": "changed", "income": "unknown", "needs": "confirmed"}
    assert (made.done, made.members, made.fund) == (LATER, 10, 300)


def test_a_first_year_cannot_be_confirmed(district, sheet_of):
    id_ = sheet_of(2551)
    with district.working() as session, pytest.raises(CannotDo, match="ยังไม่มีค่าของปีก่อน"):
        confirm_all(session, answers_of(sheet(session, id_)))


def test_two_windows_meet(district, sheet_of, answer):
    id_ = sheet_of(2551)
    with reading(district.store) as session:
        mine = answers_of(sheet(session, id_))
    answer(id_, {"members": 7})
    with district.working() as session, pytest.raises(Stale) as stale:
        record(session, replace(mine, values={"members": 9}))
    assert (stale.value.mine["members"], stale.value.theirs["members"]) == (9, 7)


def test_one_sheet_is_undone_with_what_followed_it(district, group, sheet_of, answer):
    id_ = sheet_of(2551)
    answer(id_, {"members": 7}, status="closed", closed=DAY)
    with district.working() as session:
        records.undo(session)
    assert district.read(Survey, id_).states == {}
    assert district.read(Organisation, group).status == "active"


@pytest.fixture
def own(district):
    with district.working() as session:
        id_ = records.add(session, OwnField(of="surveys", title="หนี้นอกระบบ", kind="money", required=True))
    return district.read(OwnField, id_)


def test_the_offices_own_fields_are_asked_and_kept(district, own, sheet_of, answer):
    first, name = sheet_of(2551), name_of(own)
    with reading(district.store) as session:
        assert sheet(session, first).fields[-1].name == name
    answer(first, {name: 125_000})
    assert district.read(Survey, first).own == {own.id: "125000"}
    second = sheet_of(2552)
    with reading(district.store) as session:
        assert getattr(sheet(session, second).survey, name) == 125_000
    answer(second, {name: 125_000})
    kept = district.read(Survey, second)
    assert state_of(kept, name) == "confirmed"
    with reading(district.store) as session:
        told = [(c.field, c.new) for c in records.history(session, Survey, second)]
    assert ("หนี้นอกระบบ", "ยืนยันแล้ว") in told


def test_a_required_own_field_is_missed_when_it_is_answered_with_nothing(district, own, sheet_of, answer):
    id_, name = sheet_of(2551), name_of(own)
    answer(id_, {"members": 3})
    with pytest.raises(CannotDo, match="ต้องกรอก “หนี้นอกระบบ”") as refused:
        answer(id_, {name: None})
    assert refused.value.field == name


def test_a_sheet_of_a_group_that_was_set_aside_can_still_be_read(district, group, sheet_of):
    id_ = sheet_of(2551)
    with district.working() as session:
        store.remove(session, Organisation, group)  # as when doubles are joined
        assert sheet(session, id_).village.lines == ()


def test_drafts_are_kept_by_sheet():
    assert survey_sheets.draft_key("x") == "surveys:x"
