"""What a file says is taken in once, and a sheet becomes a committee's page."""

from datetime import date

import pytest

from desktop.domain.centres import Centre, full_name
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records
from desktop.store.session import writing
from desktop.work import committees, taking

ID = "0123456789011"  # made up: no citizen's id begins with 0
TITLES = {
    "tambon": "",
    "kind": "centre",
    "name": "",
    "start": date(2025, 10, 1),
    "end": None,
    "held": None,
    "place": "",
}
SEAT = {
    "title": "นาย", "first_name": "สมใจ", "last_name": "ทดลอง", "national_id": "", "born": None, "phone": "",
    "occupation": "", "position": "กรรมการ", "standing": "", "start": None, "organisation": "", "village_number": None,
}  # fmt: skip


@pytest.fixture
def session(store):
    """Write into an office that has one centre and nothing else."""
    with writing(store, "ก", "ทดสอบ") as session:
        records.add(session, Centre(tambon="240606", tambon_name="ท่าถ่าน", name=full_name("ท่าถ่าน")))
        yield session


def test_a_record_is_taken_in_once(session):
    person = Person(first_name="สมใจ", last_name="ทดลอง", national_id=ID)
    said = ("first_name", "last_name", "national_id")
    assert [taking.take_in(session, person, said) for _ in range(2)] == [True, False]
    assert len(records.find(session, Person)) == 1


def test_only_what_was_said_counts(session):
    id_ = records.add(session, Person(first_name="สมใจ", phone="081"))
    assert taking.kept_already(session, Person(first_name="สมใจ"), ["first_name", "phone"]) == id_
    assert taking.kept_already(session, Person(first_name="สมใจ", phone="082"), ["first_name", "phone"]) == ""


def test_a_sealed_value_tells_two_people_apart(session):
    records.add(session, Person(first_name="สมใจ", national_id=ID))
    assert (
        taking.kept_already(
            session, Person(first_name="สมใจ", national_id="0123456789029"), ["first_name", "national_id"]
        )
        == ""
    )


def test_another_person_with_a_known_national_id_is_refused(session):
    records.add(session, Person(title="นาง", first_name="สมใจ", national_id=ID))
    with pytest.raises(CannotDo) as refused:
        taking.take_in(session, Person(first_name="สมหวัง", national_id=ID), ["first_name", "national_id"])
    assert str(refused.value).startswith("เลขประจำตัวประชาชนนี้เป็นของ “นางสมใจ” ที่มีอยู่แล้ว")
    assert refused.value.field == "national_id"


def test_what_was_set_aside_is_taken_in_again(session):
    id_ = records.add(session, Person(first_name="สมใจ"))
    records.remove(session, Person, id_)
    assert taking.take_in(session, Person(first_name="สมใจ"), ["first_name"])


def test_a_record_that_does_not_hold_is_refused(session):
    with pytest.raises(CannotDo, match="ต้องกรอก “ชื่อ”"):
        taking.take_in(session, Person(last_name="ทดลอง"), ["last_name"])


def test_links_are_found_by_name_in_the_tambon_of_the_record(session):
    mine = records.add(session, Village(tambon="240606", number=5))
    records.add(session, Village(tambon="240601", number=5))
    said = {"name": "กลุ่ม", "village": "หมู่ 5", "tambon": "240606", "chair": ""}
    assert taking.linked(session, Organisation, said) == {**said, "village": mine}
    with pytest.raises(CannotDo) as refused:
        taking.linked(session, Organisation, {**said, "tambon": ""})
    assert refused.value.field == "village"


def form(session, *seats, titles=TITLES, **more):
    return taking.form(session, titles, [{**SEAT, **seat} for seat in seats], **more)


def test_a_sheet_becomes_a_committee_of_the_only_centre(session):
    made, refused = form(session, {}, {"first_name": "สมหวัง", "organisation": "กลุ่มใหม่"})
    assert refused == {}
    assert (made.committee.name, made.committee.start) == (
        "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน",
        date(2025, 10, 1),
    )
    assert [line.person.label for line in made.lines] == ["นายสมใจ ทดลอง", "นายสมหวัง ทดลอง"]
    assert [(line.seat.place, line.organisation) for line in made.lines] == [(1, ""), (2, "กลุ่มใหม่")]
    assert committees.take_in(session, made).written == 3


def test_the_name_that_the_sheet_gives_stands(session):
    made, _refused = form(session, {}, titles={**TITLES, "name": "คณะทำงานหนึ่ง", "kind": "support"})
    assert (made.committee.name, made.committee.kind) == ("คณะทำงานหนึ่ง", "support")


def test_villages_of_an_office_that_has_none_are_added(session):
    made, refused = form(session, {"village_number": 2}, {"village_number": 1}, {"village_number": 2})
    assert refused == {}
    kept = records.find(session, Village)
    assert [village.number for village in kept] == [1, 2]
    assert [line.seat.village for line in made.lines] == [kept[1].id, kept[0].id, kept[1].id]


def test_a_village_that_a_tambon_does_not_have_is_refused_for_its_row(session):
    records.add(session, Village(tambon="240606", number=1))
    made, refused = form(session, {"village_number": 1}, {"village_number": 77}, {"first_name": "สมหวัง"})
    assert {place: (str(error), error.field) for place, error in refused.items()} == {
        1: ("ไม่มีหมู่ที่ 77 ในตำบลนี้ กรุณาตรวจเลขหมู่ หรือเพิ่มหมู่บ้านก่อน", "village_number")
    }
    assert [line.seat.place for line in made.lines] == [1, 2]


def test_the_name_that_a_village_bears_now_is_meant(session):
    records.add(session, Village(tambon="240606", number=1, name="ใหม่", start=date(2010, 1, 1)))
    records.add(session, Village(tambon="240606", number=1, name="เก่า", end=date(2009, 12, 31)))
    made, _refused = form(session, {"village_number": 1})
    assert records.read(session, Village, made.lines[0].seat.village).name == "ใหม่"


def test_a_centre_is_the_one_named_or_chosen(session):
    other = records.add(
        session, Centre(tambon="240601", tambon_name="พนมสารคาม", name=full_name("พนมสารคาม"))
    )
    assert form(session, {}, titles={**TITLES, "tambon": "พนมสารคาม"})[0].committee.centre == other
    assert form(session, {}, centre=other)[0].committee.centre == other
    for tambon in ("", "บางคล้า"):
        with pytest.raises(CannotDo) as refused:
            form(session, {}, titles={**TITLES, "tambon": tambon})
        assert refused.value.field == "tambon"
