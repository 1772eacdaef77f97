"""The way of a case: tracks by the law of its own day, time and its extensions, its end, questions answered once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.domain.cases import CaseStep, Party
from desktop.domain.sittings import Sitting
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo
from desktop.work import case_way, cases
from tests.work.mediated import OFFICER, TODAY, Desk


@pytest.fixture
def desk(store):
    return Desk(store)


def taking(way):
    return {one.track.key: one.takes for one in way.verdicts}


def refused(desk, act, *given, **named):
    """Give the field and the sentence of a refusal."""
    with pytest.raises(CannotDo) as said:
        desk.do(act, *given, **named)
    return said.value.field, str(said.value)


def test_a_boundary_whose_owner_is_disputed_is_out_of_scope_in_one_track_and_taken_by_others(desk):
    way = desk.way(desk.begin("land_owner"))
    assert taking(way) == {
        "village": True, "district_civil": True, "district_criminal": False, "act": False, "informal": True
    }  # fmt: skip
    [act] = [one for one in way.verdicts if one.track.key == "act"]
    assert "มาตรา 20" in act.section
    assert "สำนักงานที่ดิน" in act.refer_to
    assert not act.confirmed
    assert way.proposed.track.key == "district_civil"
    assert desk.way(desk.begin("land")).proposed.track.key == "act"


def test_a_case_of_2552_is_judged_by_the_rules_of_its_time(desk):
    id_ = desk.begin("debt", received=date(2009, 6, 15))
    way = desk.way(id_, date(2009, 7, 1))
    assert [one.track.key for one in way.verdicts] == ["village", "informal"]
    assert way.proposed.track.key == "village"
    assert way.deadline is None
    assert "ไม่กระทบอายุความ" in way.prescription.text
    desk.do(case_way.choose_track, id_, "village", screened=date(2009, 6, 16))
    case = desk.whole(id_).case
    assert (case.track, case.screened, case.screened_by) == ("village", date(2009, 6, 16), OFFICER)
    assert case.code == "กก.01/2552"


def test_what_no_track_takes_is_offered_to_be_referred(desk):
    way = desk.way(desk.begin("sexual", sexual=True))
    assert way.proposed is None
    assert {one.refer_to for one in way.verdicts} == {"พนักงานสอบสวน"}
    assert not any(taking(way).values())


def test_a_telecom_complaint_goes_by_the_act_of_2562_and_before_it_informally(desk):
    assert desk.way(desk.begin("telecom")).proposed.track.key == "act"
    assert desk.way(desk.begin("telecom", received=date(2015, 1, 5))).proposed.track.key == "informal"


def test_another_track_than_the_proposed_needs_a_reason_that_is_kept(desk):
    id_ = desk.begin()
    assert refused(desk, case_way.choose_track, id_, "village")[0] == "track_reason"
    desk.do(case_way.choose_track, id_, "village", "คู่กรณีขอให้กรรมการหมู่บ้านช่วย")
    assert desk.whole(id_).case.track_reason == "คู่กรณีขอให้กรรมการหมู่บ้านช่วย"
    desk.do(case_way.choose_track, id_, "act", "ไม่ต้องใช้แล้ว")
    case = desk.whole(id_).case
    assert (case.track, case.track_reason, case.screened) == ("act", "", None)


def test_time_is_extended_as_far_as_the_track_allows(desk):
    id_ = desk.begin()
    desk.do(case_way.choose_track, id_, "district_civil", "นายอำเภอรับไว้เอง")
    way = desk.way(id_)
    assert (way.deadline.due, way.deadline.latest) == (date(2026, 6, 2), date(2027, 3, 2))
    assert way.farthest == date(2026, 9, 2)
    day = date(2026, 5, 20)
    assert refused(desk, case_way.extend, id_, None, way.farthest, "x")[0] == "on"
    assert refused(desk, case_way.extend, id_, day, None, "x")[0] == "until"
    assert refused(desk, case_way.extend, id_, day, way.farthest, " ")[0] == "reason"
    assert refused(desk, case_way.extend, id_, day, date(2026, 9, 3), "รอเอกสาร")[0] == "until"
    desk.do(case_way.extend, id_, day, way.farthest, "รอเอกสาร")
    after = desk.way(id_)
    assert (after.deadline.due, after.farthest) == (date(2026, 9, 2), date(2026, 12, 2))
    [step] = desk.whole(id_).steps
    assert (step.step, step.reason, step.by) == ("extended", "รอเอกสาร", OFFICER)
    assert {stage.step: stage.state for stage in after.stages}["extended"] == "done"


def test_time_cannot_be_extended_before_a_track_or_its_beginning_is_known(desk):
    nothing = desk.begin("sexual", sexual=True)
    assert refused(desk, case_way.extend, nothing, TODAY, TODAY, "รอ") == (
        "until", "กรุณาเลือกช่องทางไกล่เกลี่ยก่อนขยายเวลา"
    )  # fmt: skip
    by_act = desk.begin()
    assert refused(desk, case_way.extend, by_act, TODAY, TODAY, "รอ")[1].startswith("ยังไม่เริ่มนับเวลา")


def test_prescription_is_extended_from_the_last_consent_to_the_end(desk):
    willing = [
        Party(side=side, first_name=f"คน{side}", consent="yes", consented=TODAY + timedelta(int(side)))
        for side in ("1", "2")
    ]
    id_ = desk.begin(parties=willing)
    assert "ขยายออกไปตั้งแต่ 4 มีนาคม 2569" in desk.way(id_).prescription.text
    desk.do(case_way.end, id_, "not_agreed", date(2026, 4, 4), "ตกลงกันไม่ได้")
    assert "ถึง 4 เมษายน 2569 รวม 31 วัน" in desk.way(id_).prescription.text


def test_the_other_side_is_asked_and_answers(desk):
    id_ = desk.begin()
    assert refused(desk, case_way.ask_other, id_, TODAY, None, "yes")[0] == "answered"
    assert refused(desk, case_way.ask_other, id_, TODAY, TODAY - timedelta(1), "no")[0] == "answered"
    desk.do(case_way.ask_other, id_, TODAY, TODAY + timedelta(3), "yes")
    case = desk.whole(id_).case
    assert (case.asked, case.answered, case.answer) == (TODAY, TODAY + timedelta(3), "yes")
    desk.do(case_way.ask_other, id_, TODAY, None, "silent")
    assert desk.whole(id_).case.answer == "silent"


def test_an_end_needs_its_result_its_day_and_where_it_was_sent(desk):
    id_ = desk.begin()
    assert refused(desk, case_way.end, id_, "", TODAY)[0] == "result"
    assert refused(desk, case_way.end, id_, "withdrawn", None)[0] == "ended"
    assert refused(desk, case_way.end, id_, "referred", TODAY)[0] == "referred_to"
    desk.do(case_way.end, id_, "referred", TODAY, "นอกอำนาจ", referred_to="สภ.สมมติ", referred=TODAY)
    assert desk.way(id_).way.ended
    desk.do(case_way.reopen, id_)
    case = desk.whole(id_).case
    assert (case.result, case.ended, case.end_reason, case.referred_to) == ("", None, "", "สภ.สมมติ")


def test_a_question_is_answered_once_with_its_reason_and_blocks_nothing(desk):
    id_ = desk.begin()
    desk.do(cases.keep_part, Sitting(case=id_, number=1, held=TODAY))
    asked = desk.way(id_).questions
    question = next(one for one in asked if one.startswith("นั่งไกล่เกลี่ยแล้วทั้งที่คู่กรณี"))
    desk.do(case_way.go_on, id_, question, "ยินยอมด้วยวาจาต่อหน้ากำนัน", TODAY)
    way = desk.way(id_)
    assert question in asked
    assert way.questions == tuple(one for one in asked if one != question)
    [answer] = way.answered
    assert answer.reason == f"{question}\nยินยอมด้วยวาจาต่อหน้ากำนัน"
    assert (answer.step, answer.by) == ("screening", OFFICER)
    desk.do(cases.remove_part, CaseStep, answer.id)
    assert question in desk.way(id_).questions


def test_nobody_without_the_permission_reads_or_changes_the_way(desk, store):
    id_ = desk.begin()
    whole = desk.whole(id_)
    store.permits = EVERYTHING - {MEDIATION}
    assert "ไม่มีสิทธิ์" in refused(desk, case_way.choose_track, id_, "act")[1]
    assert "ไม่มีสิทธิ์" in refused(desk, case_way.end, id_, "withdrawn", TODAY)[1]
    assert desk.ask(case_way.way_of, whole, TODAY).stages  # of what was opened before
