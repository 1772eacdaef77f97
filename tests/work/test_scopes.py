"""A copy of some tambons leaves to the office what asks whether anything uses a record."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.meetings import Meeting
from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store_records
from desktop.store.session import reading, writing
from desktop.work import disposal, erasing, privacy_start, records, retention
from desktop.work.checks import check
from tests.store.test_scopes import HERE, THERE, laptop_of
from tests.store.test_scopes import bring as carry
from tests.work.copies import copied

FAR = date(2060, 1, 1)
WITHIN = {  # topics that are named by what belongs to the same tambon: their own parts, papers, meetings
    "registers", "committees", "seats", "selections", "papers", "meetings", "surveys", "assessments", "trainings",
    "disposal_lists", "cases", "parties", "agreement_terms",
}  # fmt: skip


def keep(at, record):
    with writing(at, "สมศรี", "เพิ่ม") as session:
        return store_records.add(session, record)


@pytest.fixture
def chair(store):
    """Give a person of one tambon who chairs the committee of another."""
    village = keep(store, Village(tambon=HERE, number=1))
    person = keep(store, Person(first_name="ประธาน", village=village))
    centre = keep(store, Centre(tambon=THERE, name="ศอช."))
    committee = keep(store, Committee(centre=centre, name="คณะกรรมการ"))
    keep(store, Seat(committee=committee, person=person, position="ประธานกรรมการ"))
    with writing(store, "สมศรี", "เตรียม") as session:
        privacy_start.begin(session)
    return person


@pytest.fixture
def part(store, chair, tmp_path):
    """Give a copy without that other tambon."""
    assert chair
    with laptop_of(store, tmp_path / "part") as copy:
        yield copy


def test_nobody_is_erased_or_removed_where_a_post_elsewhere_is_not_seen(part, chair):
    acts = (
        lambda session: erasing.look(session, chair),
        lambda session: erasing.erase(session, chair, "เจ้าของข้อมูลขอ", "นายอำเภอ"),
        lambda session: records.remove(session, Person, chair),
    )
    for act in acts:
        with writing(part, "มานะ", "ทดสอบ") as session, pytest.raises(CannotDo, match="กรุณาทำที่สำนักงาน"):
            act(session)
    with reading(part) as session:
        assert records.read(session, Person, chair).first_name == "ประธาน"


def test_no_list_to_destroy_by_is_made_or_carried_out_there(store, chair, tmp_path):
    keep(store, Person(first_name="ไม่มีใครอ้างถึง"))
    with writing(store, "สมศรี", "บัญชี") as session:
        listing = disposal.prepare(session, ["people"], FAR)
        disposal.approve(session, listing, "นายอำเภอ", "ฉช 1", FAR)
    with laptop_of(store, tmp_path / "part") as part:
        for act in (
            lambda session: disposal.counts(session, FAR),
            lambda session: disposal.prepare(session, ["people"], FAR),
            lambda session: disposal.destroy(session, listing, FAR),
        ):
            with writing(part, "มานะ", "ทดสอบ") as session, pytest.raises(CannotDo, match="กรุณาทำที่สำนักงาน"):
                act(session)
        with reading(part) as session:
            assert not retention.reminds(session, FAR)
            assert chair in store_ids(session)
    with reading(store) as session:
        assert (
            retention.reminds(session, date(2061, 1, 1)) is False
        )  # only the one on the list is past its time


def store_ids(session):
    return {one.id for one in store_records.find(session, Person)}


def test_what_belongs_to_the_copys_own_tambons_is_removed_there(part):
    centre = keep(part, Centre(tambon=HERE, name="ศอช."))
    committee = keep(part, Committee(centre=centre, name="คณะกรรมการ"))
    meeting = keep(part, Meeting(committee=committee, number=1, year=2569))
    group = keep(part, Organisation(name="กลุ่ม"))
    member = keep(part, Member(organisation=group, person=keep(part, Person(first_name="ก"))))
    for topic, id_ in ((Meeting, meeting), (Committee, committee), (Member, member)):
        with writing(part, "มานะ", "นำออก") as session:
            records.remove(session, topic, id_)
    with writing(part, "มานะ", "นำออก") as session, pytest.raises(CannotDo, match="กรุณาทำที่สำนักงาน"):
        records.remove(session, Organisation, group)


def test_every_topic_that_others_name_is_left_to_the_office_or_is_named_only_within_its_tambon():
    named = {field.topic for topic in TOPICS.values() for field in fields_of(topic) if field.topic}
    assert named == records.NAMED_ANYWHERE | WITHIN
    assert not records.NAMED_ANYWHERE & WITHIN


def test_a_person_of_another_tambon_who_was_erased_is_not_there(store, tmp_path, stick):
    village, moved = (keep(store, Village(tambon=THERE, number=number)) for number in (1, 2))
    person = keep(store, Person(first_name="ที่โน่น", village=village))
    with (
        copied(store, tmp_path / "whole", "โน้ตบุ๊ก 1") as whole,
        laptop_of(store, tmp_path / "part") as part,
    ):
        _erase(whole, person)
        with writing(store, "สมศรี", "ย้าย") as session:
            store_records.change_cells(session, Person, person, {"village": moved})
        carry(whole, store, stick)
        carry(store, part, stick)
        with reading(part) as session:
            assert store_records.by_ids(session, Person, [person]) == {}
            assert check(session) == ()
        _erase(store, person)  # what is left of it belongs to no tambon any more
        carry(store, part, stick)
        with reading(part) as session:
            assert store_records.read(session, Person, person).label == f"(ลบข้อมูลแล้ว {person[:8]})"
            assert check(session) == ()


def _erase(at, person):
    with writing(at, "สมศรี", "ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, person, "เจ้าของข้อมูลขอ", "นายอำเภอ")
