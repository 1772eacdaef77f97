"""Organisations: their kinds to choose from, doubles, closing, and what is set aside with them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.committees import Seat
from desktop.domain.organisations import KINDS, Organisation, OrganisationKind, Product
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, SurveyRound
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.work import organisations, records

CLOSE_INSTEAD = "กลุ่มนี้มีแบบสำรวจหรือผู้แทนในคณะกรรมการแล้ว จึงนำออกไม่ได้ ให้ใช้ “หยุดหรือเลิก…” พร้อมวันที่แทน"


def test_kinds_are_those_shipped_the_offices_own_and_those_in_use(district):
    with district.working() as session:
        for kind in (
            OrganisationKind(name="กลุ่มธนาคารขยะ"),
            OrganisationKind(name="กลุ่มเก่า", retired=date(2008, 1, 1)),
            OrganisationKind(name="กลุ่มสตรี"),
        ):
            records.add(session, kind)
        records.add(session, Organisation(name="ก", kind="ชมรมจักรยาน"))
        assert organisations.kinds(session) == (*KINDS, "กลุ่มธนาคารขยะ", "ชมรมจักรยาน")


def test_one_of_the_same_name_in_the_same_tambon_is_a_double(district):
    with district.working() as session:
        first = records.add(session, Organisation(name="กลุ่มสตรี", tambon="240606"))
        records.add(session, Organisation(name="กลุ่มสตรี", tambon="240605"))
        asked = Organisation(name=" กลุ่มสตรี ", tambon="240606")
        assert [one.id for one in organisations.doubles(session, asked)] == [first]
        assert organisations.doubles(session, Organisation(name="กลุ่มอื่น", tambon="240606")) == []


def test_an_organisation_is_closed_on_a_day(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มสตรี", founded=date(2008, 5, 8)))
        kept = organisations.close(session, id_, "closed", date(2010, 1, 1))
        assert (kept.status, kept.closed) == ("closed", date(2010, 1, 1))
        with pytest.raises(CannotDo) as early:
            organisations.close(session, id_, "paused", date(2008, 1, 1))
        with pytest.raises(CannotDo) as never:
            organisations.close(session, id_, "paused", None)
    assert str(early.value) == "วันที่หยุดหรือเลิกต้องไม่ก่อนวันก่อตั้ง"
    assert (str(never.value), never.value.field) == ("ต้องบอกวันที่หยุดหรือเลิก", "closed")


def test_one_that_was_surveyed_is_not_taken_out(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มสตรี"))
        year = records.add(session, SurveyRound(year=2551, tambon="240606"))
        records.add(session, Survey(organisation=id_, round=year))
        with pytest.raises(CannotDo) as refused:
            records.remove(session, Organisation, id_)
    assert str(refused.value) == CLOSE_INSTEAD


def test_one_that_is_spoken_for_in_a_committee_is_not_taken_out(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มสตรี"))
        person = records.add(session, Person(first_name="มาลี"))
        records.add(
            session,
            Seat(committee=district.committee, person=person, position="กรรมการ", organisation=id_, place=9),
        )
        with pytest.raises(CannotDo) as refused:
            records.remove(session, Organisation, id_)
    assert str(refused.value) == CLOSE_INSTEAD


def test_what_belongs_to_one_is_set_aside_with_it(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มสตรี"))
        records.add(session, Product(organisation=id_, name="กล้วยตาก"))
        records.remove(session, Organisation, id_)
        assert store.find(session, Product) == []


def test_a_part_leads_to_the_organisation_it_belongs_to(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มสตรี"))
        product = records.add(session, Product(organisation=id_, name="กล้วยตาก"))
        whole = records.whole_of(session, records.Link("products", product, "", ""))
    assert (whole.topic, whole.id, whole.label) == ("organisations", id_, "กลุ่มสตรี")
