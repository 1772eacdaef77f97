"""What papers of cases are made from: the case, its law and what a paper is about, as they held on its date."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.case_papers import CasePaper
from desktop.domain.cases import CaseStep, Party
from desktop.domain.mediators import CaseMediator
from desktop.domain.sittings import Sitting
from desktop.domain.tracks import Scope
from desktop.store import records as store
from desktop.store.session import reading, rehearsing
from desktop.work import cases, records
from desktop.work.case_facts import _plan, facts_of
from tests.work.conftest import OFFICER
from tests.work.filled_case import ENDED, MASKED_ID, RECEIVED, SUBJECT, WHOLE_ID, fill

DAY = date(2026, 3, 2)


@pytest.fixture
def filled(district):
    with district.working() as session:
        return fill(session)


@pytest.fixture
def facts(district, filled):
    """Gather the facts of a kind of paper, after something was changed."""

    def facts(kind="request", changed=(), about=None, **paper):
        with district.working() as session:
            for part in changed:
                cases.keep_part(session, part)
        asked = CasePaper(case=filled.case, kind=kind, about=filled.about(kind) if about is None else about)
        with reading(district.store) as session:
            whole = cases.whole(session, filled.case)
            return facts_of(session, whole, dataclasses.replace(asked, **{"dated": DAY, **paper}))

    return facts


@pytest.fixture
def change(district, filled):
    """Change the case itself."""

    def change(**values):
        with district.working() as session:
            case = cases.whole(session, filled.case).case
            cases.save(session, dataclasses.replace(case, **values))

    return change


def test_the_office_the_centre_and_the_case_are_told(facts, district):
    made = facts(number=3, year=2569, signer=district.signer)
    assert (made.district, made.tambon) == ("พนมสารคาม", "ท่าถ่าน")
    assert made.centre == "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert made.chair == "นายสมชาย ใจดี"
    assert (made.number, made.year, made.signer_name) == ("3", 2569, "นายสมมติ แบบอย่าง")
    assert (made.case_number, made.received, made.about) == ("กก.01/2569", RECEIVED, SUBJECT)
    assert (made.kind, made.nature, made.legal) == ("หนี้สิน", "ทางแพ่ง", "กู้ยืม")
    assert made.channel == "มาด้วยตนเอง"


def test_no_chair_is_named_before_there_was_a_committee(facts):
    assert facts(dated=date(2008, 1, 5)).chair == ""


def test_a_case_of_an_unknown_place_is_of_the_only_centre(facts, change):
    change(tambon="")
    assert facts().tambon == "ท่าถ่าน"


def test_the_place_of_the_dispute_names_the_village_once(facts, change, district):
    change(place="ริมคลอง", village=district.villages[2])
    assert facts().place == "ริมคลอง หมู่ 3 บ้านบ้าน3 ตำบลท่าถ่าน"


# National ids


@pytest.mark.parametrize(
    ("kind", "said"), [("request", WHOLE_ID), ("agreement", WHOLE_ID), ("consent", MASKED_ID)]
)
def test_a_national_id_is_whole_only_where_the_form_asks_for_it(facts, kind, said):
    assert [party.national_id for party in facts(kind).parties] == [said, "", ""]


def test_a_rehearsal_sees_no_whole_national_id(district, filled):
    with rehearsing(district.store, OFFICER, "ดู") as session:
        whole = cases.whole(session, filled.case)
        made = facts_of(session, whole, CasePaper(case=filled.case, kind="request", dated=DAY))
    assert made.parties[0].national_id == MASKED_ID


# Parties and mediators


def test_the_age_is_that_of_the_day_of_the_paper(facts):
    assert facts(dated=date(2026, 2, 28)).parties[0].age == 46  # born on 29 ก.พ., in a year without one
    assert facts(dated=date(2026, 2, 27)).parties[0].age == 45
    assert facts().parties[1].age == 47  # as it was noted


def test_a_witness_is_named_and_signs_beside_the_sides(facts):
    assert facts().witnesses == ("นายพยานสมมติ ทดสอบ",)


def test_a_mediator_who_left_before_the_paper_is_not_named_and_who_presides_is_first(facts, district, filled):
    with district.working() as session:
        [first] = cases.whole(session, filled.case).mediators
        other = CaseMediator(case=filled.case, mediator=first.mediator, appointed=DAY, interests="ไม่มี")
        cases.keep_part(session, dataclasses.replace(first, chair=False))
        cases.keep_part(session, dataclasses.replace(other, chair=True))
    assert [one.chair for one in facts("appointment").mediators] == [True, False]
    with district.working() as session:
        left = next(one for one in cases.whole(session, filled.case).mediators if not one.chair)
        cases.keep_part(session, dataclasses.replace(left, ended=DAY))
    [kept] = facts("appointment").mediators
    assert (kept.name, kept.registered_no, kept.chosen) == ("นายคนกลาง ทดสอบ", "1/2568", "ทั้งสองฝ่ายเลือก")


# What a paper is about


def test_an_invitation_names_its_party_and_the_appointments_missed_before(facts, filled):
    made = facts("summons")
    assert made.party.side == "2"
    assert (made.invitation.round, made.invitation.at) == (2, "09.30")
    assert made.invitation.missed == (date(2026, 1, 20),)
    assert facts("request").invitation is None


def test_a_session_tells_who_came_and_who_did_not(facts, district, filled):
    with district.working() as session:
        sitting = session and store.read(session, Sitting, filled.sitting)
        cases.keep_part(session, dataclasses.replace(sitting, came=(filled.asker,), next=DAY))
    held = facts("session").session
    assert held.came == ("นายผู้ร้องสมมติ ทดสอบ",)
    assert held.away == ("นางคู่กรณีสมมติ ทดสอบ",)
    assert (held.way, held.outcome, held.next) == ("พร้อมกันทั้งสองฝ่าย", "ตกลงกันได้", DAY)


def test_an_extension_tells_the_day_that_held_before_it(facts, filled):
    first = facts("extension").extension
    assert (first.until, first.before, first.reason) == (date(2026, 7, 5), date(2026, 4, 5), "รอเอกสาร")
    second = CaseStep(case=filled.case, step="extended", on=date(2026, 7, 1), until=date(2026, 10, 5))
    made = facts("extension", changed=[second])
    assert made.extension.before == date(2026, 4, 5)  # what comes after changes nothing


def test_the_second_extension_follows_the_first(facts, district, filled):
    second = CaseStep(case=filled.case, step="extended", on=date(2026, 7, 1), until=date(2026, 10, 5))
    with district.working() as session:
        id_ = cases.keep_part(session, second)
    assert facts("extension", about=id_).extension.before == date(2026, 7, 5)


# The law


def test_each_check_of_the_screening_stands_for_itself(facts, change):
    assert [(one.ok, one.answer) for one in facts("screening").checks] == [
        (True, "รับรองแล้ว"), (True, "หนี้สิน"), (True, "20,000 บาท"), (True, "อยู่ในเขต")
    ]  # fmt: skip
    change(value=30_000_000, outside=True, no_court_case=False, sexual=True)
    court, kind, value, place, sexual = facts("screening").checks
    assert [one.ok for one in (court, kind, value, place, sexual)] == [False, True, False, False, False]
    assert "ไม่เกิน 200,000 บาท" in value.answer
    assert "อำเภอ" in place.answer
    assert "ส่งต่อพนักงานสอบสวน" in sexual.answer


def test_a_kind_that_the_track_leaves_out_is_told_by_its_section(facts, district, filled):
    with district.working() as session:
        kind = cases.whole(session, filled.case).case.kind
        store.add(
            session,
            Scope(track="district_civil", kind=kind, section="มาตรา 99", start=DAY.replace(year=2020)),
        )
    court, kind = facts("screening").checks
    assert court.ok
    assert not kind.ok
    assert "มาตรา 99" in kind.answer


def test_a_case_without_value_is_told_so(facts, change):
    change(value=None)
    assert "ยังไม่ได้กรอกทุนทรัพย์" in facts("screening").checks[2].answer


def test_the_track_is_the_chosen_one_else_the_proposed_and_none_before_the_law(facts, change):
    assert facts().track == "อำเภอ ทางแพ่ง (มาตรา 61/2)"
    assert facts().law == "พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 มาตรา 61/2"
    change(track="")
    assert facts().track == "ศูนย์ไกล่เกลี่ยภาคประชาชน (พ.ร.บ. 2562)"
    change(track="district_civil", received=date(2005, 1, 5))
    made = facts()
    assert (made.law, made.prescription) == ("", "")
    assert len(made.checks) == 1


def test_the_prescription_follows_the_track(facts):
    assert facts("failure").prescription.startswith("อายุความสะดุดหยุดลงตั้งแต่ 5 มกราคม 2569 ถึง 20 กุมภาพันธ์ 2569")


# The end


def test_the_terms_and_what_became_of_them_are_told(facts, filled):
    made = facts("follow_up")
    assert [(one.number, one.kind, one.by) for one in made.terms] == [
        (1, "act", "คู่พิพาทฝ่ายที่ 1"), (2, "instalment", "คู่พิพาทฝ่ายที่ 2"), (3, "instalment", "คู่พิพาทฝ่ายที่ 2")
    ]  # fmt: skip
    assert made.plan.startswith("คู่พิพาทฝ่ายที่ 2 ตกลงชำระเงินรวม 20,000 บาท (สองหมื่นบาทถ้วน)")
    assert (made.agreed, made.result, made.ended) == (2_000_000, "ตกลงกันได้", ENDED)
    [look] = made.followed
    assert (look.number, look.result, look.paid) == (3, "kept", 1_000_000)


def test_of_several_looks_at_a_term_the_newest_counts_and_a_new_dispute_is_not_forgotten(
    facts, filled, district
):
    with reading(district.store) as session:
        term = cases.whole(session, filled.case).terms[2].id
    earlier = FollowUp(case=filled.case, term=term, on=date(2026, 4, 1), keeping="broken", paid=0, again=True)
    whole_ = FollowUp(case=filled.case, on=date(2026, 6, 1), keeping="kept", by="ผู้ติดตาม")
    looks = facts("follow_up", changed=[earlier, whole_]).followed
    assert [(one.number, one.result, one.paid, one.again) for one in looks] == [
        (3, "kept", 1_000_000, True), (None, "kept", None, False)
    ]  # fmt: skip


def test_where_nothing_was_agreed_nothing_is_promised(facts, district, filled):
    with district.working() as session:
        for term in cases.whole(session, filled.case).terms:
            records.read(session, Term, term.id)
            cases.keep_part(session, dataclasses.replace(term, amount=None, kind="act", words="ขอโทษกัน"))
    made = facts("agreement")
    assert (made.plan, made.agreed) == ("", None)


@given(
    st.lists(st.tuples(st.sampled_from(["1", "2", "both"]), st.integers(1, 10**10)), min_size=1, max_size=5)
)
def test_a_money_plan_names_who_pays_where_it_is_one_side(payments):
    terms = [Term(kind="instalment", by=by, amount=amount) for by, amount in payments]
    said = _plan(terms)
    sides = {by for by, _amount in payments}
    named = {"1": "คู่พิพาทฝ่ายที่ 1", "2": "คู่พิพาทฝ่ายที่ 2", "both": "คู่พิพาททั้งสองฝ่าย"}
    assert said.startswith(f"{named[sides.pop()] if len(sides) == 1 else 'คู่พิพาท'} ตกลง")
    assert "\n" not in said


def test_a_party_is_told_as_they_are(facts, district, filled):
    with district.working() as session:
        party = store.read(session, Party, filled.other)
        changed = {"village": district.villages[0], "capacity": "agent", "represented_by": "นายแทน สมมติ"}
        cases.keep_part(session, dataclasses.replace(party, **changed))
    other = facts().parties[1]
    assert other.address == "เลขที่ 2 หมู่ 1 บ้านบ้าน1 ตำบลท่าถ่าน"
    assert (other.capacity, other.represented_by) == ("agent", "นายแทน สมมติ")
