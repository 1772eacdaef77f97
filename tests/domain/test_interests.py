"""What binds a mediator to a party, or stands against them in the register, is told with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.interests import INTERESTS, Candidate, Known, house_number, interests

TODAY = date(2025, 6, 15)
PARTY = Known(person="p", name="สมชาย ใจดี", surname="ใจดี", village="v1", address="12/3")
FREE = Candidate(person="m", name="มาลี วัฒนา", surname="วัฒนา", village="v1", address="99")


@pytest.mark.parametrize(
    ("more", "kind", "reason"),
    [
        ({"person": "p", "surname": "ใจดี"}, "self", "เป็นคู่กรณีในเรื่องนี้เอง"),
        ({"address": "บ้านเลขที่ ๑๒/๓"}, "household", "อยู่บ้านเดียวกับ สมชาย ใจดี"),
        ({"surname": "ใจดี"}, "kin", "นามสกุลเดียวกันและอยู่หมู่บ้านเดียวกับ สมชาย ใจดี"),
        ({"organisations": frozenset({"g", "h"})}, "organisation", "อยู่กลุ่มเดียวกับ สมชาย ใจดี"),
        ({"earlier": frozenset({"p"})}, "earlier_case", "เคยเป็นคู่กรณีในเรื่องเดียวกับ สมชาย ใจดี"),
        ({"trained_until": date(2025, 6, 14)}, "training", "การอบรมใช้ได้ถึง 14 มิถุนายน 2568 จึงหมดอายุแล้ว"),
        (
            {"expires": date(2025, 6, 14)},
            "registration",
            "ทะเบียนผู้ไกล่เกลี่ยใช้ได้ถึง 14 มิถุนายน 2568 จึงหมดอายุแล้ว",
        ),
        (
            {"registered": False},
            "unregistered",
            "ช่องทางนี้ต้องใช้ผู้ไกล่เกลี่ยที่ขึ้นทะเบียน แต่ยังไม่มีเลขทะเบียน",
        ),
    ],
)
def test_each_interest_has_its_one_reason(more, kind, reason):
    party = replace(PARTY, organisations=frozenset({"g"}))
    [found] = interests(replace(FREE, **more), [party], TODAY, must_register=True)
    assert (found.kind, found.reason) == (kind, reason)
    assert kind in INTERESTS


def test_a_party_that_is_only_typed_may_be_the_mediator():
    typed = replace(PARTY, person="", name="มาลี  วัฒนา", village="")
    [found] = interests(FREE, [typed], TODAY)
    assert (found.kind, found.reason) == ("namesake", "อาจเป็นบุคคลเดียวกับคู่กรณี มาลี  วัฒนา")
    assert interests(FREE, [replace(typed, person="other")], TODAY) == ()


def test_nothing_binds_a_neighbour_of_another_name():
    assert interests(FREE, [PARTY], TODAY) == ()


def test_the_same_house_number_or_surname_elsewhere_is_chance():
    far = replace(FREE, village="v2", surname="ใจดี", address="12/3")
    assert interests(far, [PARTY], TODAY) == ()


def test_training_and_registration_hold_on_their_last_day():
    last = replace(FREE, trained_until=TODAY, expires=TODAY, registered=False)
    assert interests(last, [PARTY], TODAY) == ()


def test_every_party_is_looked_at_before_the_register():
    near = replace(FREE, surname="ใจดี", expires=date(2020, 1, 1))
    found = interests(near, [PARTY, replace(PARTY, person="q", name="สมหญิง ใจดี")], TODAY)
    assert [one.kind for one in found] == ["kin", "kin", "registration"]
    assert "สมหญิง" in found[1].reason


texts = st.sampled_from(["", "ก", "ข"])
sets = st.frozensets(st.sampled_from(["", "ก", "ข"]))


@given(
    st.builds(Candidate, person=texts, surname=texts, village=texts, address=texts, organisations=sets, earlier=sets),
    st.builds(Known, village=st.just(""), surname=texts, address=texts),
)  # fmt: skip
def test_of_whom_nothing_is_known_nothing_binds(candidate, stranger):
    assert interests(candidate, [stranger], TODAY) == ()


@pytest.mark.parametrize(
    ("address", "number"),
    [("12/3 หมู่ 4", "12/3"), ("บ้านเลขที่ ๙๙", "99"), ("หลังวัด", ""), ("", ""), ("ม.ใหม่ 5/6/7", "5/6/7")],
)
def test_the_number_of_the_house_is_found(address, number):
    assert house_number(address) == number
