"""The timeline tells how far a case has come; what is out of the usual order is asked about and blocks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.case_way import (
    STATES,
    Way,
    absences,
    matter_of,
    may_close_for_absence,
    questions,
    timeline,
)
from desktop.domain.cases import RESULTS, STEPS, Case, CaseStep, Party
from desktop.domain.mediators import CaseMediator
from desktop.domain.rules import Rule
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.tracks import DisputeKind, Track

MARCH = [date(2025, 3, n) for n in range(1, 32)]
ADULT = date(1980, 1, 1)
WILLING = (
    Party(id="a", side="1", first_name="สมชาย", born=ADULT, consent="yes", consented=MARCH[3]),
    Party(id="b", side="2", first_name="สมหญิง", born=ADULT, consent="yes", consented=MARCH[4]),
    Party(id="w", side="witness", first_name="พยาน"),
)
MAJORITY = Rule(key="majority_age", value=20, start=date(1992, 6, 8), source="ป.พ.พ. มาตรา 19")
TOLD = Case(
    received=MARCH[0], screened=MARCH[1], asked=MARCH[1], answered=MARCH[2], no_court_case=True,
    result="agreed", ended=MARCH[20], certified=MARCH[21], happened=date(2025, 2, 1),
)  # fmt: skip
WHOLE = Way(
    case=TOLD,
    parties=WILLING,
    mediators=(CaseMediator(appointed=MARCH[5]),),
    summonses=(Summons(party="a", sent=MARCH[6], appointed=MARCH[10]),),
    sittings=(Sitting(number=1, held=MARCH[10]), Sitting(number=2, held=MARCH[20])),
    terms=(Term(id="t", number=1, kind="pay", amount=100),),
    follow_ups=(FollowUp(term="t", on=MARCH[25], keeping="kept"),),
    track=Track(mediators=1),
    rules=(MAJORITY,),
)


def with_case(**values):
    return replace(WHOLE, case=replace(TOLD, **values))


def states(way):
    return {stage.step: stage.state for stage in timeline(way)}


def stage(way, step):
    return next(one for one in timeline(way) if one.step == step)


def test_a_case_that_went_the_usual_way_is_done_and_asks_nothing():
    assert questions(WHOLE) == ()
    assert states(WHOLE) == {**dict.fromkeys(STEPS, "done"), "extended": "not_needed"}
    assert [(one.step, one.on, one.words) for one in timeline(WHOLE)] == [
        ("request", MARCH[0], ""),
        ("screening", MARCH[1], ""),
        ("asked", MARCH[1], ""),
        ("consent", MARCH[4], "ยินยอมแล้ว 2 จาก 2 คน"),
        ("mediators", MARCH[5], ""),
        ("invitation", MARCH[6], "เชิญแล้ว 1 ฉบับ"),
        ("session", MARCH[20], "นั่งแล้ว 2 ครั้ง"),
        ("extended", None, ""),
        ("end", MARCH[20], "ตกลงกันได้"),
        ("certificate", MARCH[21], ""),
        ("follow_up", MARCH[25], "ติดตามแล้ว 1 ครั้ง"),
    ]
    assert stage(WHOLE, "end").title == "สิ้นสุด"


def test_a_new_case_begins_with_the_screening():
    found = states(Way(case=Case(received=MARCH[0])))
    assert found == {
        **dict.fromkeys(STEPS, "next"), "request": "done", "screening": "now", "extended": "not_needed",
    }  # fmt: skip


def test_consent_is_done_when_all_of_both_sides_gave_it():
    silent = replace(WILLING[1], consent="", consented=None)
    half = Way(case=Case(received=MARCH[0], screened=MARCH[1], asked=MARCH[1]), parties=(WILLING[0], silent))
    assert (stage(half, "consent").state, stage(half, "consent").words) == ("now", "ยินยอมแล้ว 1 จาก 2 คน")
    assert stage(half, "consent").on is None
    alone = replace(half, parties=(WILLING[0],))
    assert stage(alone, "consent").state == "now"


@pytest.mark.parametrize(
    ("result", "certificate", "follow_up"),
    [
        ("agreed", "now", "next"),
        ("not_agreed", "now", "not_needed"),
        ("refused", "not_needed", "not_needed"),
        ("absent", "not_needed", "not_needed"),
        ("withdrawn", "not_needed", "not_needed"),
        ("referred", "not_needed", "not_needed"),
        ("out_of_scope", "not_needed", "not_needed"),
    ],
)
def test_what_comes_after_the_end_follows_from_the_result(result, certificate, follow_up):
    found = states(Way(case=Case(received=MARCH[0], result=result, ended=MARCH[2])))
    assert (found["end"], found["certificate"], found["follow_up"]) == ("done", certificate, follow_up)
    assert found["screening"] == found["session"] == "not_needed"


def test_an_agreement_is_followed_until_it_is_known_of_every_term():
    more = replace(WHOLE, terms=(*WHOLE.terms, Term(id="u", number=2, kind="pay")))
    assert (stage(more, "follow_up").state, stage(more, "follow_up").words) == ("now", "ติดตามแล้ว 1 ครั้ง")
    assert states(replace(WHOLE, follow_ups=()))["follow_up"] == "now"


def test_an_extension_is_shown_where_there_was_one():
    extended = replace(
        WHOLE, steps=(CaseStep(step="extended", on=MARCH[15]), CaseStep(step="asked", on=MARCH[2]))
    )
    found = stage(extended, "extended")
    assert (found.state, found.on, found.words) == ("done", MARCH[15], "ขยายแล้ว 1 ครั้ง")


days = st.none() | st.sampled_from(MARCH)
ways = st.builds(
    Way,
    case=st.builds(
        Case, received=days, screened=days, asked=days, answered=days, ended=days, certified=days, happened=days,
        result=st.sampled_from(["", *RESULTS]), no_court_case=st.booleans(),
    ),
    parties=st.lists(
        st.builds(
            Party, side=st.sampled_from(["1", "2", "witness"]), consent=st.sampled_from(["", "yes", "no"]),
            consented=days, age=st.none() | st.integers(1, 90),
        ),
        max_size=4,
    ).map(tuple),
    mediators=st.lists(st.builds(CaseMediator, appointed=days), max_size=3).map(tuple),
    summonses=st.lists(st.builds(Summons, sent=days, appointed=days), max_size=3).map(tuple),
    sittings=st.lists(st.builds(Sitting, number=st.none() | st.integers(1, 9), held=days), max_size=3).map(tuple),
    steps=st.lists(st.builds(CaseStep, step=st.sampled_from(list(STEPS)), on=days), max_size=3).map(tuple),
    terms=st.lists(st.builds(Term, id=st.sampled_from("ab"), due=days), max_size=3).map(tuple),
    follow_ups=st.lists(
        st.builds(FollowUp, term=st.sampled_from(["", "a"]), on=days, keeping=st.just("kept")), max_size=3
    ).map(tuple),
    track=st.none() | st.builds(Track, mediators=st.none() | st.integers(1, 3)),
    rules=st.just((MAJORITY,)),
)  # fmt: skip


@given(ways)
def test_the_steps_stand_in_order_and_at_most_one_is_to_be_done_now(way):
    found = timeline(way)
    assert [one.step for one in found] == list(STEPS)
    assert {one.state for one in found} <= set(STATES)
    assert sum(one.state == "now" for one in found) <= 1
    if any(one.state == "next" for one in found):
        assert any(one.state == "now" for one in found)
    for one in found:
        assert "{" not in one.words
        assert one.on is None or one.state == "done" or one.step == "follow_up"


@given(ways)
def test_nothing_is_asked_twice(way):
    asked = questions(way)
    assert len(asked) == len(set(asked))


LATE = replace(WILLING[1], consented=MARCH[11])
SILENT = replace(WILLING[1], consent="", consented=None)
UNWILLING = replace(WILLING[0], consent="no", consented=None)
CHILD = replace(WILLING[1], born=date(2005, 3, 2))


@pytest.mark.parametrize(
    ("way", "question"),
    [
        (replace(WHOLE, parties=WILLING[1:]), "ยังไม่มีคู่กรณีฝ่ายที่ 1"),
        (replace(WHOLE, parties=WILLING[:1]), "ยังไม่มีคู่กรณีฝ่ายที่ 2"),
        (with_case(no_court_case=False), "ผู้ร้องรับรองแล้วหรือไม่ว่าเรื่องไม่อยู่ระหว่างคดีในศาล"),
        (
            replace(WHOLE, parties=(WILLING[0], CHILD)),
            "คู่กรณียังไม่บรรลุนิติภาวะ แต่ยังไม่ได้บันทึกผู้แทนโดยชอบธรรม ถูกต้องหรือไม่",
        ),
        (
            replace(WHOLE, parties=(WILLING[0], replace(WILLING[1], born=None, age=19))),
            "คู่กรณียังไม่บรรลุนิติภาวะ แต่ยังไม่ได้บันทึกผู้แทนโดยชอบธรรม ถูกต้องหรือไม่",
        ),
        (
            replace(WHOLE, parties=(WILLING[0], replace(WILLING[1], capacity="agent"))),
            "คู่กรณีมีผู้แทนหรือผู้รับมอบอำนาจ แต่ยังไม่ได้บันทึกชื่อ ถูกต้องหรือไม่",
        ),
        (
            replace(WHOLE, parties=(WILLING[0], SILENT)),
            "นั่งไกล่เกลี่ยแล้วทั้งที่คู่กรณียังยินยอมไม่ครบ ถูกต้องหรือไม่",
        ),
        (replace(WHOLE, parties=(WILLING[0], LATE)), "นั่งไกล่เกลี่ยก่อนวันที่คู่กรณียินยอมครบ ถูกต้องหรือไม่"),
        (
            replace(WHOLE, parties=(UNWILLING, WILLING[1])),
            "ตกลงกันได้ แต่ยังไม่มีความยินยอมของฝ่ายที่ 1 ถูกต้องหรือไม่",
        ),
        (
            replace(WHOLE, parties=(WILLING[0], SILENT)),
            "ตกลงกันได้ แต่ยังไม่มีความยินยอมของฝ่ายที่ 2 ถูกต้องหรือไม่",
        ),
        (replace(WHOLE, mediators=()), "นั่งไกล่เกลี่ยแล้วทั้งที่ยังไม่ได้ตั้งผู้ไกล่เกลี่ย ถูกต้องหรือไม่"),
        (
            replace(WHOLE, mediators=(CaseMediator(appointed=MARCH[11]),)),
            "นั่งไกล่เกลี่ยก่อนวันที่ตั้งผู้ไกล่เกลี่ย ถูกต้องหรือไม่",
        ),
        (replace(WHOLE, track=Track(mediators=3)), "ผู้ไกล่เกลี่ยน้อยกว่าที่ช่องทางนี้กำหนด ถูกต้องหรือไม่"),
        (
            replace(WHOLE, sittings=(Sitting(number=2, held=MARCH[10]), Sitting(number=1, held=MARCH[12]))),
            "วันที่นั่งไกล่เกลี่ยไม่เรียงตามครั้งที่ ถูกต้องหรือไม่",
        ),
        (
            replace(WHOLE, summonses=(Summons(sent=MARCH[9], appointed=MARCH[8]),)),
            "วันนัดอยู่ก่อนวันที่ส่งหนังสือเชิญ ถูกต้องหรือไม่",
        ),
        (replace(WHOLE, sittings=()), "ตกลงกันได้ทั้งที่ยังไม่มีการนั่งไกล่เกลี่ย ถูกต้องหรือไม่"),
        (with_case(ended=MARCH[19]), "มีการนั่งไกล่เกลี่ยหลังวันที่สิ้นสุด ถูกต้องหรือไม่"),
        (replace(WHOLE, terms=()), "ตกลงกันได้ แต่ยังไม่ได้บันทึกข้อตกลง ถูกต้องหรือไม่"),
        (with_case(ended=None), "บันทึกผลแล้ว แต่ยังไม่ได้กรอกวันที่สิ้นสุด"),
        (with_case(result=""), "กรอกวันที่สิ้นสุดแล้ว แต่ยังไม่ได้เลือกผล"),
        (
            replace(WHOLE, follow_ups=(FollowUp(on=MARCH[19], keeping="kept"),)),
            "มีการติดตามผลก่อนวันที่สิ้นสุด ถูกต้องหรือไม่",
        ),
        (with_case(ended=MARCH[0] - timedelta(1)), "วันที่สิ้นสุดอยู่ก่อนวันที่รับคำร้อง ถูกต้องหรือไม่"),
        (with_case(happened=MARCH[1]), "วันที่เกิดเหตุอยู่หลังวันที่รับคำร้อง ถูกต้องหรือไม่"),
        (with_case(screened=MARCH[8]), "วันที่รับ ตรวจ ถาม และตอบ ไม่เรียงตามลำดับ ถูกต้องหรือไม่"),
        (with_case(certified=MARCH[19]), "วันที่ออกหนังสือรับรองผลอยู่ก่อนวันที่สิ้นสุด ถูกต้องหรือไม่"),
    ],
)
def test_what_is_out_of_the_usual_order_is_asked_about(way, question):
    assert question in questions(way)


def test_a_minor_with_a_representative_asks_nothing_nor_one_of_age():
    assert questions(replace(WHOLE, parties=(WILLING[0], replace(CHILD, represented_by="นางแม่")))) == ()
    of_age = replace(CHILD, born=date(2005, 3, 1))
    assert questions(replace(WHOLE, parties=(WILLING[0], of_age))) == ()
    assert questions(replace(WHOLE, parties=(WILLING[0], CHILD), rules=())) == ()


def invitation(day, came, **values):
    return Summons(party="b", round=day, appointed=MARCH[day], came=came, **values)


@pytest.mark.parametrize(
    ("invitations", "count"),
    [
        ([], 0),
        ([invitation(1, "absent"), invitation(2, "absent")], 2),
        ([invitation(2, "came"), invitation(1, "absent")], 0),
        ([invitation(1, "absent"), invitation(2, "excused"), invitation(3, "absent")], 1),
        ([invitation(1, "absent"), invitation(2, "")], 1),
        ([invitation(1, "absent"), invitation(2, "absent", delivery="not_found")], 1),
        ([invitation(1, "absent", delivery="refused")], 1),
        ([replace(invitation(1, "absent"), party="a")], 0),
    ],
)
def test_staying_away_is_counted_in_a_row(invitations, count):
    assert absences(invitations, "b") == count
    assert may_close_for_absence(Track(absences=2), invitations, "b") == (count >= 2)


def test_a_track_without_a_number_never_closes_for_absence():
    stayed = [invitation(n, "absent") for n in range(1, 9)]
    assert not may_close_for_absence(Track(), stayed, "b")
    assert not may_close_for_absence(Track(absences=0), [], "b")


def test_a_case_is_judged_by_its_own_date_and_place():
    kind = DisputeKind(id="k", name="หนี้สิน", nature="civil")
    case = replace(TOLD, value=5_00, outside=True, sexual=True, child=True)
    found = matter_of(case, kind)
    assert (found.on, found.kind, found.value) == (MARCH[0], kind, 5_00)
    assert (found.in_village, found.in_district) == (False, False)
    assert (found.sexual, found.violent, found.child) == (True, False, True)
    assert matter_of(Case(), kind) is None
