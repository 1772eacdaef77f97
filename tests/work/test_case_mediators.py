"""Mediators of a case: what binds them to its parties is shown before, a reason kept where one is chosen all the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.domain.cases import Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import records as store_records
from desktop.work import case_mediators
from tests.work.conftest import TAMBON
from tests.work.mediated import TODAY, Desk


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def village(desk):
    from desktop.domain.villages import Village

    return desk.do(store_records.add, Village(tambon=TAMBON, number=1, name="บ้านสมมติ"))


def weighed(desk, case, on=TODAY):
    """Give the kinds of interests of each mediator by name."""
    found = desk.ask(case_mediators.candidates, desk.whole(case), on)
    return {one.name: {interest.kind for interest in one.interests} for one in found}


def person(desk, first, last="สมมติ", **said):
    return desk.do(store_records.add, Person(first_name=first, last_name=last, **said))


def between(*people, **said):
    return [Party(side=side, person=one, **said) for side, one in zip("12", people, strict=True)]


def test_household_and_kin_are_found_by_the_register_of_people(desk, village):
    one = person(desk, "สมาน", "ใกล้ชิด", village=village, address="12/3")
    case = desk.begin(parties=between(one, person(desk, "อีกคน", "ไกลกัน")))
    desk.mediator("ร่วมบ้าน", "คนละสกุล", village=village, address="เลขที่ ๑๒/๓")
    desk.mediator("ร่วมสกุล", "ใกล้ชิด", village=village, address="99")
    desk.mediator("ไกล", "ห่างไกล")
    assert weighed(desk, case) == {
        "ร่วมบ้าน คนละสกุล": {"household"}, "ร่วมสกุล ใกล้ชิด": {"kin"}, "ไกล ห่างไกล": set()
    }  # fmt: skip
    names = [one.name for one in desk.ask(case_mediators.candidates, desk.whole(case), TODAY)]
    assert names[0] == "ไกล ห่างไกล"


def test_groups_are_compared_as_member_as_chair_and_for_a_group_on_a_committee(desk):
    one, other = person(desk, "สมาชิก"), person(desk, "อีกฝ่าย", "อื่น")
    mediators = {
        name: desk.mediator(name, last)[1]
        for name, last in (("ก", "หนึ่ง"), ("ข", "สอง"), ("ค", "สาม"), ("ง", "สี่"))
    }
    group = desk.do(
        store_records.add, Organisation(name="กลุ่มสมมติ", kind="กลุ่มสตรี", tambon=TAMBON, chair=mediators["ก"])
    )
    centre = desk.do(store_records.add, Centre(tambon=TAMBON, name="ศูนย์สมมติ"))
    board = desk.do(store_records.add, Committee(centre=centre, name="คณะกรรมการสมมติ"))
    for made in (
        Member(organisation=group, person=one),
        Member(organisation=group, person=mediators["ข"]),
        Member(organisation=group, person=mediators["ง"], end=TODAY - timedelta(1)),
        Seat(committee=board, person=mediators["ค"], position="กรรมการ", organisation=group),
    ):
        desk.do(store_records.add, made)
    case = desk.begin(parties=between(one, other))
    assert weighed(desk, case) == {
        "ก หนึ่ง": {"organisation"}, "ข สอง": {"organisation"}, "ค สาม": {"organisation"}, "ง สี่": set()
    }  # fmt: skip
    of_group = Party(side="2", kind="organisation", first_name="กลุ่มสมมติ", organisation=group)
    against = desk.begin(parties=[Party(side="1", first_name="ใครก็ได้"), of_group])
    assert weighed(desk, against)["ก หนึ่ง"] == {"organisation"}


def test_parties_of_an_earlier_case_and_a_party_of_this_one(desk):
    _mediator, me = desk.mediator("เคยพิพาท", "เดิม")
    other, third = person(desk, "คู่เก่า", "อื่น"), person(desk, "คนใหม่", "ใหม่")
    earlier = desk.begin(parties=between(me, other))
    assert weighed(desk, earlier) == {"เคยพิพาท เดิม": {"self"}}
    assert weighed(desk, desk.begin(parties=between(third, other)))["เคยพิพาท เดิม"] == {"earlier_case"}
    assert (
        weighed(desk, desk.begin(parties=between(third, person(desk, "ใคร", "อีก"))))["เคยพิพาท เดิม"] == set()
    )
    namesake = [Party(side="1", first_name="เคยพิพาท", last_name="เดิม"), Party(side="2", first_name="ข")]
    assert weighed(desk, desk.begin(parties=namesake))["เคยพิพาท เดิม"] == {"namesake"}


def test_training_registration_and_a_track_that_needs_it(desk):
    desk.mediator("หมดอบรม", trained_until=TODAY - timedelta(1))
    desk.mediator("หมดทะเบียน", expires=TODAY - timedelta(1))
    desk.mediator("ไม่มีเลข", registered="")
    desk.mediator("พ้นแล้ว", left=TODAY)
    assert weighed(desk, desk.begin()) == {
        "หมดอบรม กลางสมมติ": {"training"}, "หมดทะเบียน กลางสมมติ": {"registration"}, "ไม่มีเลข กลางสมมติ": {"unregistered"}
    }  # fmt: skip
    village = desk.begin(received=date(2009, 5, 4))
    assert weighed(desk, village)["ไม่มีเลข กลางสมมติ"] == set()


def test_who_has_interests_is_appointed_for_a_reason_that_is_kept(desk):
    mediator, _person = desk.mediator("หมดอบรม", trained_until=TODAY - timedelta(1))
    case = desk.begin()

    def refused(*given, **named):
        with pytest.raises(CannotDo) as said:
            desk.do(case_mediators.appoint, case, *given, **named)
        return said.value.field

    assert refused(mediator, "both", None) == "appointed"
    assert refused("ไม่มี", "both", TODAY) == "mediator"
    assert refused(mediator, "both", TODAY) == "accepted"
    kept = {"disclosed": "เคยเป็นครูของฝ่ายที่ 2", "accepted": "ทั้งสองฝ่ายทราบและยอมรับ", "chair": True}
    desk.do(case_mediators.appoint, case, mediator, "both", TODAY, **kept)
    whole = desk.whole(case)
    [one] = whole.mediators
    assert one.interests.splitlines()[0].startswith("การอบรมใช้ได้ถึง")
    assert one.interests.splitlines()[1] == "เคยเป็นครูของฝ่ายที่ 2"
    assert (one.accepted, one.chair, whole.case.chosen_by) == ("ทั้งสองฝ่ายทราบและยอมรับ", True, "parties")
    assert refused(mediator, "both", TODAY, accepted="อีก") == "mediator"


def test_one_presides_and_who_leaves_may_be_appointed_again(desk):
    one, other = desk.mediator("หนึ่ง")[0], desk.mediator("สอง")[0]
    case = desk.begin()
    first = desk.do(case_mediators.appoint, case, one, "registrar", TODAY, chair=True)
    desk.do(case_mediators.appoint, case, other, "registrar", TODAY, chair=True, accepted="ไม่มีข้อควรระวัง")
    whole = desk.whole(case)
    assert [(one.chair, one.accepted) for one in whole.mediators] == [(False, ""), (True, "")]
    assert whole.case.chosen_by == "registrar"
    for day, field in ((None, "ended"), (TODAY - timedelta(1), "ended")):
        with pytest.raises(CannotDo) as said:
            desk.do(case_mediators.retire, first, day)
        assert said.value.field == field
    desk.do(case_mediators.retire, first, TODAY + timedelta(1))
    desk.do(case_mediators.appoint, case, one, "registrar", TODAY + timedelta(2))
    assert len(desk.whole(case).mediators) == 3
