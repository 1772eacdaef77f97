"""The practice office: ต.ท่าถ่าน as the facts tell it, made-up people, the same at every run, and as many tambons as asked."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.domain.rules import Rule
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.printing import draw
from desktop.store import records as kept
from desktop.store import tables
from desktop.store.session import reading, writing
from desktop.thai import dates, ids
from desktop.work import committees, papers, places, practice
from desktop.work.checks import check
from desktop.work.facts import the_office
from desktop.work.mediation_start import RULES
from desktop.work.strength_start import LEVELS
from tests.conftest import opened
from tests.work.conftest import plain_draw

OF_NO_LASTING_ID = ("papers", "signers", "registers", "rules", "offices")  # their ids are new at every run


def made_in(made_office, folder, draw_, tambons=1):
    """Make a practice office in a folder and give what it holds, but for what is new at every run."""
    for store in opened(made_office, folder):
        with writing(store, "ก", "ฝึกหัด") as session:
            made = practice.make(session, draw_, tambons)
        with reading(store) as session:
            yield session, made


def told(session):
    return {
        name: sorted(map(str, map(_lasting, kept.find(session, topic)))) for name, topic in TOPICS.items()
    }


def _lasting(record):
    values = dataclasses.asdict(record)
    links = [f.name for f in fields_of(type(record)) if f.kind is Kind.LINK and f.topic in OF_NO_LASTING_ID]
    dropped = [*links, *(["id"] if record.topic in OF_NO_LASTING_ID else [])]
    return {name: value for name, value in values.items() if name not in dropped}


def test_it_is_the_same_at_every_run_to_the_bytes_of_its_papers(made_office, tmp_path):
    once, again = (
        told(session)
        for folder in ("once", "again")
        for session, _made in made_in(made_office, tmp_path / folder, draw)
    )
    assert once == again
    assert len(once["papers"]) == 3
    assert all("'file': ''" not in paper for paper in once["papers"])


@pytest.fixture
def session(practice_store):
    with reading(practice_store) as session:
        yield session


def test_it_has_the_office_of_the_facts(session, made):
    office, [centre] = the_office(session), kept.find(session, Centre)
    assert (office.district, office.province, office.tambons, office.practice) == (
        "พนมสารคาม", "ฉะเชิงเทรา", ("240606",), True,
    )  # fmt: skip
    assert (centre.id, centre.label, centre.office_place) == (
        made.centre,
        "ศอช.ต.ท่าถ่าน",
        "องค์การบริหารส่วนตำบลท่าถ่าน",
    )
    assert [village.number for village in kept.find(session, Village)] == [1, 2, 3, 4, 5, 6, 7]


def test_the_order_and_the_announcement_are_those_of_the_facts(session, made):
    order, announcement = (papers.reprint(session, id_).paper for id_ in (made.order, made.announcement))
    assert (order.kind, order.number, order.year, order.dated, order.way) == (
        "order",
        111,
        2551,
        date(2008, 3, 19),
        "given",
    )
    assert (announcement.kind, announcement.dated) == ("announcement", date(2008, 5, 8))
    assert [dates.weekday(paper.dated) for paper in (order, announcement)] == ["พุธ", "พฤหัสบดี"]
    assert (order.committee, announcement.committee) == (made.working_group, made.committee)


def test_the_working_group_has_25_and_the_development_worker_for_secretary(session, made):
    lines = committees.form_of(session, made.working_group).lines
    assert len(lines) == 25
    assert [(one.seat.standing, one.seat.position) for one in lines if "เลขานุการ" in one.seat.position] == [
        ("พัฒนากรผู้ประสานงานตำบล", "คณะทำงานและเลขานุการ"),
        ("เจ้าหน้าที่พัฒนาชุมชน", "คณะทำงานและผู้ช่วยเลขานุการ"),
    ]
    assert [one.seat.position for one in lines].count("ประธานคณะทำงาน") == 1
    assert sum(one.seat.standing.startswith("ผู้ใหญ่บ้าน หมู่ที่") for one in lines) == 7
    assert "กำนันตำบลท่าถ่าน" in [one.seat.standing for one in lines]
    assert all(one.seat.standing for one in lines)


def test_the_committee_has_groups_of_every_village(session, made):
    lines = committees.form_of(session, made.committee).lines
    assert len(lines) == 21
    assert set(Counter(one.seat.village for one in lines).values()) == {3}
    assert all(one.organisation for one in lines)
    [selection] = kept.find(session, Selection)
    assert (selection.committee, selection.attended, selection.held) == (
        made.committee,
        50,
        date(2008, 4, 21),
    )


def test_its_committees_have_just_the_faults_that_one_meets_in_them(session, made):
    def faults(id_, on):
        return [fault.text for fault in committees.view(session, id_, on).faults]

    in_term, after = date(2009, 1, 1), date(2026, 1, 1)
    assert faults(made.committee, in_term) == []
    assert faults(made.committee, after) == ["ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555"]
    early = "คำสั่งลงวันที่ 19 มีนาคม 2551 ก่อนประกาศ 50 วัน"
    assert faults(made.working_group, in_term) == faults(made.working_group, after) == [early]


def test_its_people_are_made_up_and_no_two_are_alike(session):
    people = kept.find(session, Person)
    sealed = session.connection.scalars(kept.sa.select(tables.of(Person).c.national_id)).all()
    numbers = [session.store.vault.unseal(one) for one in sealed]
    assert len(people) == len(set(numbers)) == 46
    assert all(ids.is_valid(number) for number in numbers)
    assert all(number.startswith("0") for number in numbers)  # given to no Thai citizen
    assert len({person.label for person in people}) == 46
    assert all(person.phone.split("-")[1] == "000" for person in people)
    assert all(
        signer.name in ("นายสมมติ แบบอย่าง", "นายตัวอย่าง ดีงาม", "นางสาวฝึกฝน มั่นคง")
        for signer in kept.find(session, Signer)
    )


def test_its_rules_are_for_practice_and_nobody_confirmed_them(session):
    rules = kept.find(session, Rule)
    assert not any(rule.confirmed_by for rule in rules)
    assert all(
        rule.value and rule.note == "ข้อมูลสมมติสำหรับฝึก" for rule in rules if rule.key not in (*LEVELS, *RULES)
    )


def test_somebody_signs_on_every_day_of_its_papers_and_today(session):
    from desktop.domain.offices import signer_on

    signers = kept.find(session, Signer)
    assert signer_on(signers, date(2008, 3, 19)).position == "นายอำเภอพนมสารคาม"
    assert signer_on(signers, date(2012, 11, 1)).acting == "caretaker"
    assert signer_on(signers, date.today()).name == "นางสาวฝึกฝน มั่นคง"


def test_it_holds_by_every_check_of_an_office(session):
    assert check(session) == ()


def test_more_tambons_are_made_evenly_with_real_names(made_office, tmp_path):
    for session, made in made_in(made_office, tmp_path / "twelve", plain_draw, 12):
        centres = kept.find(session, Centre)
        codes = [centre.tambon for centre in centres]
        assert len(set(codes)) == 12
        assert the_office(session).tambons[0] == "240606"
        assert set(the_office(session).tambons) == set(codes)
        assert all(places.tambon(one.tambon).name == one.tambon_name for one in centres)
        for topic, count in ((Village, 7), (Person, 46), (Organisation, 21)):
            assert set(Counter(one.tambon for one in kept.find(session, topic)).values()) == {count}
        assert set(Counter(one.committee for one in kept.find(session, Seat)).values()) == {21, 25}
        numbers = {paper.kind: paper.number for paper in kept.find(session, Paper)}
        assert numbers == {"announcement": 1, "order": 111, "minutes": None}
        in_term = date(2009, 1, 1)
        faulty = {
            one.label: [fault.key for fault in committees.view(session, one.id, in_term).faults]
            for one in kept.find(session, Committee)
            if one.id not in (made.committee, made.working_group)
        }
        assert {label: keys for label, keys in faulty.items() if keys} == {}


def test_the_first_tambon_is_the_same_however_many_are_made(made_office, tmp_path):
    one, twelve = (
        [person.label for person in kept.find(session, Person) if person.tambon == "240606"]
        for count in (1, 12)
        for session, _made in made_in(made_office, tmp_path / str(count), plain_draw, count)
    )
    assert one == twelve
