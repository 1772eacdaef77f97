"""Organisations: where they are, how they end, and how what belongs to them is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.organisations import (
    KINDS,
    NETWORK,
    ROLES,
    Member,
    Organisation,
    OrganisationKind,
    Product,
    Scan,
    Support,
    Tie,
    check_organisation,
    degrees,
)
from desktop.errors import CannotDo


@given(some.floats(5, 20.9), some.floats(97, 105.9))
def test_a_place_in_the_country_is_read(north, east):
    assert degrees(f" {north:.6f}, {east:.6f} ") == (float(f"{north:.6f}"), float(f"{east:.6f}"))


@given(some.text())
def test_any_text_is_a_place_or_none(text):
    place = degrees(text)
    assert place is None or (5 <= place[0] < 21 and 97 <= place[1] < 106)


@pytest.mark.parametrize(
    "typed", ["บ้านเหนือ", "101.3, 13.7", "13.7", "13.7;101.3", "-13.7, 101.3", "13.7, 109"]
)
def test_no_place_in_the_country_is_refused(typed):
    with pytest.raises(CannotDo) as refused:
        check_organisation(Organisation(name="กลุ่ม", coordinates=typed))
    assert str(refused.value) == "พิกัดต้องเป็นละติจูด, ลองจิจูด ในประเทศไทย เช่น 13.74512, 101.35021"
    assert refused.value.field == "coordinates"


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(CannotDo) as refused:
        check_organisation(Organisation(name="กลุ่ม", founded=date(2008, 5, 8), closed=date(2008, 5, 7)))
    assert (str(refused.value), refused.value.field) == ("วันที่หยุดหรือเลิกต้องไม่ก่อนวันก่อตั้ง", "closed")


def test_an_organisation_that_holds_is_taken():
    check_organisation(Organisation(name="กลุ่ม"))
    check_organisation(
        Organisation(
            name="กลุ่ม", coordinates="13.74512 101.35021", founded=date(2008, 5, 8), closed=date(2008, 5, 8)
        )
    )


def test_each_thing_is_named_as_a_person_would():
    assert Organisation(name="กลุ่มสตรี").label == "กลุ่มสตรี"
    assert OrganisationKind(name="กลุ่มธนาคารขยะ").label == "กลุ่มธนาคารขยะ"
    assert Member(role="treasurer").label == "เหรัญญิก"
    assert Product(name="ผ้าขาวม้า").label == "ผ้าขาวม้า"
    assert Tie(relation="supports").label == "สนับสนุน"
    assert Support(agency="อบต.", what="งบประมาณ").label == "อบต. งบประมาณ"
    assert Support(agency="อบต.").label == "อบต."
    assert Scan(name="ทะเบียนกลุ่ม").label == "ทะเบียนกลุ่ม"


def test_officers_stand_before_members_and_the_unknown_last():
    said = [Member(role=role).sort_text for role in ROLES]
    assert said == sorted(said)
    assert Member(role="นายทะเบียน").sort_text > said[-1]
    assert Member(role="member", number="002").sort_text > Member(role="member", number="001").sort_text


def test_networks_are_one_of_the_kinds():
    assert NETWORK in KINDS
