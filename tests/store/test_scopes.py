"""Copies of some tambons: what belongs where, what the copy holds and what no page of it holds, and what goes between."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.cases import Case
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.doubles import Double
from desktop.domain.mediators import Mediator
from desktop.domain.meetings import Meeting
from desktop.domain.offices import Signer
from desktop.domain.organisations import Member, Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.records import Kind, fields_of
from desktop.domain.scopes import Scope, of_tambons
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import attachments, belonging, device, devices, opening, packages, tables
from desktop.store.session import reading, writing
from desktop.work import checks
from tests.journeys.test_closed import plain_pages
from tests.store.merging_copies import add, edit, read

HERE, THERE = "240601", "240606"
SECRET = "ชุดข้อมูลลับ ๒๕๖๙"
PLAIN, HIDDEN = "ชื่อที่ไปด้วย", "ชื่อที่อยู่สำนักงาน"
FILE = b"%PDF-1.4 " + HIDDEN.encode()


@pytest.fixture
def office(made_office, tmp_path):
    from tests.store.copies import copies

    with copies(made_office, tmp_path / "made", 1) as [store]:
        yield store


@contextmanager
def laptop_of(office, folder, scope=of_tambons([HERE])):  # noqa: B008 - frozen
    with writing(office, "สมศรี", "ทำสำเนา") as session:
        devices.own(session)
    with writing(office, "สมศรี", "ทำสำเนา") as session:
        made = device.make_copy(office, folder, "โน้ตบุ๊ก", lambda _done, _all: None, scope)
        devices.note_copy(session, made, "โน้ตบุ๊ก", scope)
    store = opening.open_copy(office, folder)
    store.permits = office.permits
    try:
        yield store
    finally:
        store.close()


def filled(office, tambon, name):
    """Add of a tambon one record of many topics; gives their ids by topic."""
    found = {}

    def keep(record):
        found[type(record)] = add(office, record)
        return found[type(record)]

    sha = attachments.put(office, FILE + name.encode()) if name == HIDDEN else ""
    centre = keep(Centre(tambon=tambon, tambon_name="ก", name=name))
    village = keep(Village(tambon=tambon, number=1, name=name))
    person = keep(Person(first_name=name, village=village, portrait=sha))
    committee = keep(Committee(centre=centre, name=name))
    keep(Seat(committee=committee, person=person, position="กรรมการ", standing=name))
    group = keep(Organisation(name=name, village=village))
    keep(Member(organisation=group, person=person))
    keep(Survey(organisation=group, round=keep(SurveyRound(year=2569, tambon=tambon))))
    keep(Meeting(committee=committee, place=name))
    keep(Paper(kind="notice", committee=committee, subject=name))
    keep(Mediator(person=person))
    return found


def pack(giver, taker, path):
    with writing(giver, "สมศรี", "ทำชุดข้อมูล") as session:
        there = devices.held_by(session, taker.device)
        packages.write(session, path, there, SECRET, devices.signing_key(session), "ก", taker.device)


def take(taker, path):
    with writing(taker, "มานะ", "รวมข้อมูล") as session:
        return packages.take(session, path, SECRET)


def bring(giver, taker, path):
    pack(giver, taker, path)
    outcome = take(taker, path)
    path.unlink()
    return outcome


def rows(store, topic):
    with reading(store) as session:
        return {*session.connection.scalars(sa.select(tables.of(topic).c.id))}


# what belongs where


def test_every_record_belongs_to_the_tambon_of_its_field_or_of_what_it_names(office):
    made = filled(office, HERE, PLAIN)
    alone = {topic: add(office, topic(**values)) for topic, values in (
        (Person, {"first_name": "ก"}), (Signer, {"name": "ก", "position": "ข"}), (Paper, {"kind": "notice"}),
        (Organisation, {"name": "ก"}),
    )}  # fmt: skip
    with reading(office) as session:
        known = belonging.places(session)
    assert {belonging.tambon_of(known, (topic.topic, id_)) for topic, id_ in made.items()} == {HERE}
    assert {belonging.tambon_of(known, (topic.topic, id_)) for topic, id_ in alone.items()} == {""}
    elsewhere = add(office, Person(first_name="ก", tambon=THERE, village=made[Village]))
    with reading(office) as session:
        assert (
            belonging.tambon_of(belonging.places(session), ("people", elsewhere)) == THERE
        )  # as it says itself


@pytest.mark.parametrize("topic", OPEN.values(), ids=OPEN)
def test_every_topic_with_a_link_to_where_something_is_follows_it(topic):
    """A record of any topic that only names a village or a centre, however far, belongs to its tambon."""
    known = {("villages", "v"): belonging.Place(HERE, ()), ("centres", "c"): belonging.Place(HERE, ())}
    links = [field for field in fields_of(topic) if field.kind is Kind.LINK]
    for field in links:
        known["x", "x"] = belonging.Place(
            "", ((field.topic, {"villages": "v", "centres": "c"}.get(field.topic, "?")),)
        )
        expected = HERE if field.topic in ("villages", "centres") else ""
        assert belonging.tambon_of(known, ("x", "x")) == expected
    if topic.part_of:
        assert belonging._links(topic)[0].name == topic.part_of


def test_records_that_name_each_other_in_a_circle_belong_nowhere():
    known = {("a", "1"): belonging.Place("", (("a", "2"),)), ("a", "2"): belonging.Place("", (("a", "1"),))}
    assert belonging.tambon_of(known, ("a", "1")) == ""


# the copy


def test_a_copy_holds_its_tambons_and_what_has_none_and_no_page_of_it_holds_the_others(office, tmp_path):
    here, there = filled(office, HERE, PLAIN), filled(office, THERE, HIDDEN)
    signer = add(office, Signer(name="ผู้ลงนาม", position="พัฒนาการอำเภอ"))
    case = add(office, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้"))
    with laptop_of(office, tmp_path / "laptop") as laptop:
        for topic, id_ in here.items():
            assert id_ in rows(laptop, topic)
            assert there[topic] not in rows(laptop, topic)
        assert (signer in rows(laptop, Signer), case in rows(laptop, Case)) == (True, False)
        with reading(laptop) as session:
            assert checks.check(session) == ()
        kept = [path for path in (laptop.folder / attachments.FOLDER).rglob("*") if attachments.is_kept(path)]
        assert kept == []
    data = b"".join(
        b"".join(plain_pages(path, office.vault.database_key))
        for path in (tmp_path / "laptop").glob("office.db*")
        if not path.name.endswith("-shm")
    )
    assert HIDDEN.encode() not in data
    assert PLAIN.encode() in data  # else the test would prove nothing


def test_what_a_record_of_the_copy_names_goes_with_it(office, tmp_path):
    here, there = filled(office, HERE, PLAIN), filled(office, THERE, HIDDEN)
    seat = add(office, Seat(committee=here[Committee], person=there[Person], position="กรรมการ"))
    joined = add(office, Person(first_name="คู่", village=there[Village]))
    add(office, Double(of="people", one=here[Person], two=joined, answer="apart"))
    with laptop_of(office, tmp_path / "laptop") as laptop:
        assert seat in rows(laptop, Seat)
        assert {there[Person], joined} <= rows(laptop, Person)
        assert there[Village] in rows(laptop, Village)
        assert there[Committee] not in rows(laptop, Committee)


def test_cases_go_along_only_where_they_are_wished_by_one_who_may_open_them(office, tmp_path):
    there = filled(office, THERE, HIDDEN)
    case = add(office, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้", village=there[Village]))
    with laptop_of(office, tmp_path / "laptop", Scope((HERE,), cases=True)) as laptop:
        assert read(laptop, Case, case).subject == "หนี้"
        assert there[Village] in rows(laptop, Village)
    office.permits = EVERYTHING - {MEDIATION}
    with (
        pytest.raises(CannotDo, match="ไม่มีสิทธิ์"),
        laptop_of(office, tmp_path / "more", Scope((HERE,), cases=True)),
    ):
        pass
    assert not (tmp_path / "more").exists()


def test_a_record_of_another_tambon_is_refused_there(office, tmp_path):
    here = filled(office, HERE, PLAIN)
    there = filled(office, THERE, HIDDEN)
    add(
        office, Seat(committee=here[Committee], person=there[Person], position="กรรมการ")
    )  # so that a village is there
    with laptop_of(office, tmp_path / "laptop") as laptop:
        for record in (
            Centre(tambon=THERE, tambon_name="ก", name="ก"), Person(first_name="ก", village=there[Village]),
            Organisation(name="ก", tambon=THERE),
        ):  # fmt: skip
            with pytest.raises(CannotDo, match="เครื่องนี้มีข้อมูลเฉพาะบางตำบล"):
                add(laptop, record)
        assert add(laptop, Person(first_name="ก", village=here[Village]))
        assert add(laptop, Case(code="กก.02/2569", number=2, year=2569, subject="หนี้"))
        assert add(laptop, Person(first_name="ไม่ระบุ"))


# what goes between


def test_the_copy_brings_its_own_work_and_gets_only_its_part_for_weeks(office, tmp_path):
    here, there = filled(office, HERE, PLAIN), filled(office, THERE, HIDDEN)
    stick = tmp_path / "ชุดข้อมูล"
    with laptop_of(office, tmp_path / "laptop") as laptop:
        edit(laptop, Person, here[Person], phone="1")
        born = add(laptop, Person(first_name="ใหม่", village=here[Village]))
        edit(office, Person, there[Person], note=HIDDEN)
        edit(office, Person, here[Person], note="จากสำนักงาน")
        outcome = bring(laptop, office, stick)
        assert (outcome.changes, outcome.added) == (2, 1)
        pack(office, laptop, stick)
        for _again in range(2):
            take(laptop, stick)
            assert there[Person] not in rows(laptop, Person)
            kept = read(laptop, Person, here[Person])
            assert (kept.phone, kept.note) == ("1", "จากสำนักงาน")
        stick.unlink()
        # what it names from now on comes, with all that was withheld of it
        add(office, Seat(committee=here[Committee], person=there[Person], position="กรรมการ"))
        bring(office, laptop, stick)
        assert read(laptop, Person, there[Person]).note == HIDDEN
        assert there[Organisation] not in rows(laptop, Organisation)
        # a record that moves away goes, but not what was written of it here
        edit(office, Organisation, here[Organisation], village=there[Village])
        edit(office, Person, born, village=there[Village])
        bring(office, laptop, stick)
        assert here[Organisation] not in rows(laptop, Organisation)
        assert read(laptop, Person, born).village == there[Village]
        edit(laptop, Person, here[Person], phone="2")
        assert bring(laptop, office, stick).changes == 1
        assert read(office, Person, here[Person]).phone == "2"
        for store in (office, laptop):
            with reading(store) as session:
                assert checks.check(session) == ()


def test_a_whole_package_leaves_no_more_in_the_copy_than_one_for_it(office, tmp_path):
    filled(office, HERE, PLAIN)
    stick = tmp_path / "ชุดข้อมูล"
    with laptop_of(office, tmp_path / "laptop") as laptop:
        there = filled(office, THERE, HIDDEN)
        with writing(office, "สมศรี", "ทำชุดข้อมูล") as session:
            packages.write(session, stick, {}, SECRET, devices.signing_key(session))
        take(laptop, stick)
        assert not {*there.values()} & {id_ for topic in there for id_ in rows(laptop, topic)}
        assert not [
            path for path in (laptop.folder / attachments.FOLDER).rglob("*") if attachments.is_kept(path)
        ]
        with reading(laptop) as session:
            values = session.connection.scalars(sa.select(tables.changes.c.value)).all()
            assert not any(HIDDEN in value for value in values)
            assert checks.check(session) == ()


def test_a_package_for_a_part_is_refused_by_every_other_copy(office, tmp_path, made_office):
    filled(office, HERE, PLAIN)
    stick = tmp_path / "ชุดข้อมูล"
    with (
        laptop_of(office, tmp_path / "laptop") as laptop,
        laptop_of(office, tmp_path / "whole", Scope()) as whole,
    ):
        filled(office, THERE, HIDDEN)
        pack(office, laptop, stick)
        with pytest.raises(CannotDo, match="ทำให้เครื่องอื่นที่มีเฉพาะบางตำบล จึงมีข้อมูลไม่ครบสำหรับเครื่องนี้"):
            take(whole, stick)
        stick.unlink()
        bring(office, whole, stick)
        assert rows(whole, Person) == rows(office, Person)


def test_a_round_of_a_year_that_is_of_no_tambon_goes_along(office, tmp_path):
    add(office, SurveyRound(year=2569))
    add(office, Committee(name="ลอย", start=date(2026, 1, 1)))
    with laptop_of(office, tmp_path / "laptop") as laptop:
        for name in ("survey_rounds", "committees", "offices", "rules", "registers", "wordings"):
            assert rows(laptop, TOPICS[name]) == rows(office, TOPICS[name])
