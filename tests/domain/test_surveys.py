from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.own_fields import OwnField, name_of, widened
from desktop.domain.surveys import (
    Survey,
    SurveyRound,
    asked,
    check_survey,
    doubts,
    next_survey,
    reason_of,
    same,
    settle,
    state_of,
    unsettled,
)
from desktop.errors import CannotDo

OWN = OwnField(id="1b4e28ba-2fa1-11d2-883f-0016d3cca427", of="surveys", title="หนี้นอกระบบ", kind="money")
LAST = Survey(
    id="a", organisation="o", round="r1", chair="p", members=40, members_men=15, members_women=25, fund=5_000_000,
    informant="ประธาน", surveyor="พัฒนากร", surveyed=date(2008, 6, 1), done=date(2008, 6, 1),
    states={"fund": "confirmed"}, own={OWN.id: "1200"},
)  # fmt: skip


def test_a_round_is_named_by_its_year_and_the_newest_stands_first():
    first, second = SurveyRound(year=2551, tambon="240606"), SurveyRound(year=2552, tambon="240606")
    assert first.label == "สำรวจปี 2551"
    assert sorted([first, second], key=lambda one: one.sort_text) == [second, first]


def test_a_survey_is_named_by_what_is_made():
    assert Survey(products="กล้วยฉาบ").label == "กล้วยฉาบ"


def test_next_year_begins_with_last_years_values_and_nothing_confirmed():
    new = next_survey(LAST, "o", "r2")
    assert (new.id, new.version, new.round, new.before) == ("", 0, "r2", "a")
    assert (new.members, new.fund, new.chair, new.own) == (40, 5_000_000, "p", LAST.own)
    assert (new.informant, new.surveyor, new.surveyed, new.done, new.states) == ("", "", None, None, {})
    assert unsettled(new, asked()) == tuple(field.name for field in asked())


def test_the_first_survey_of_an_organisation_knows_its_chair_only():
    assert next_survey(None, "o", "r2", "p") == Survey(organisation="o", round="r2", chair="p")


def test_what_a_sheet_asks_begins_with_the_chair_and_ends_with_the_offices_own_fields():
    names = [field.name for field in asked(widened(Survey, [OWN]))]
    assert names[0] == "chair"
    assert names[-1] == name_of(OWN)
    assert not {"organisation", "round", "states", "own", "done", "informant"} & set(names)


def test_the_same_value_is_confirmed_and_another_changed():
    new = settle(next_survey(LAST, "o", "r2"), LAST, {"members": 40, "fund": 6_000_000}, {})
    assert (state_of(new, "members"), state_of(new, "fund"), state_of(new, "savings")) == (
        "confirmed",
        "changed",
        "",
    )
    assert (new.members, new.fund) == (40, 6_000_000)


def test_without_a_year_before_every_value_is_new():
    assert state_of(settle(Survey(), None, {"members": 3}, {}), "members") == "changed"


def test_an_unknown_value_says_why_and_is_last_years_again():
    new = settle(next_survey(LAST, "o", "r2"), LAST, {"fund": 1}, {})
    new = settle(new, LAST, {}, {"fund": "  เหรัญญิกไม่อยู่ "})
    assert (state_of(new, "fund"), reason_of(new, "fund"), new.fund) == ("unknown", "เหรัญญิกไม่อยู่", 5_000_000)
    assert reason_of(new, "members") == ""


def test_an_unknown_value_must_say_why():
    with pytest.raises(CannotDo, match="กรุณาบอกว่าทำไมจึงไม่ทราบ") as refused:
        settle(LAST, LAST, {}, {"fund": " "})
    assert refused.value.field == "fund"


def test_the_state_of_an_own_field_is_kept_under_its_id():
    kind = widened(Survey, [OWN])
    new = settle(kind(organisation="o", round="r"), None, {name_of(OWN): 100}, {})
    assert new.states == {OWN.id: "changed"}
    assert state_of(new, name_of(OWN)) == "changed"
    assert getattr(new, name_of(OWN)) == 100


@given(st.sets(st.sampled_from([field.name for field in asked()])))
def test_confirming_the_rest_settles_everything(answered):
    new = next_survey(LAST, "o", "r2")
    new = settle(new, LAST, {name: getattr(new, name) for name in answered}, {})
    rest = same(new, asked())
    assert not answered & set(rest)
    whole = settle(new, LAST, rest, {})
    assert unsettled(whole, asked()) == ()
    assert {state_of(whole, field.name) for field in asked()} == {"confirmed"}


@given(st.integers(0, 500), st.integers(0, 500))
def test_men_and_women_are_all_members(men, women):
    check_survey(Survey(members=men + women, members_men=men, members_women=women))
    with pytest.raises(CannotDo, match="ไม่เท่ากับสมาชิกทั้งหมด") as refused:
        check_survey(Survey(members=men + women + 1, members_men=men, members_women=women))
    assert refused.value.field == "members"


def test_there_are_not_more_women_than_members():
    with pytest.raises(CannotDo, match="มากกว่าสมาชิกทั้งหมด 10 คน") as refused:
        check_survey(Survey(members=10, members_women=11))
    assert refused.value.field == "members_women"


def test_what_is_not_confirmed_or_unknown_contradicts_nothing():
    begun = settle(next_survey(LAST, "o", "r2"), LAST, {"members": 99}, {})
    check_survey(begun)
    more = settle(begun, LAST, {"members_men": 15}, {"members_women": "ไม่มีเอกสาร"})
    check_survey(more)
    with pytest.raises(CannotDo, match="99"):
        check_survey(settle(more, LAST, {"members_women": 25}, {}))


@pytest.mark.parametrize(
    ("survey", "field", "said"),
    [
        (Survey(members=3, board_men=2, board_women=2), "board_men", "กรรมการมากกว่าสมาชิก"),
        (Survey(fund=100, loans=101), "loans", "เงินกู้คงค้างมากกว่าเงินทุน"),
        (Survey(fund=0), "fund", "เงินทุนหมดไปแล้ว"),
        (Survey(members=121), "members", "ต่างจากปีก่อนมาก"),
        (Survey(members=13), "members", "ต่างจากปีก่อนมาก"),
    ],
)
def test_what_is_odd_is_asked_about(survey, field, said):
    assert said in doubts(survey, LAST, fund_start=1)[field]


def test_what_is_usual_is_not_asked_about():
    assert doubts(Survey(members=45, fund=5_500_000, board_men=3), LAST, 100) == {}
    assert doubts(Survey(members=900), None) == {}
