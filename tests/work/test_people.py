"""A probable double is told before saving, and a whole national id is shown only to one who says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, REVEAL
from desktop.errors import CannotDo
from desktop.store import tables
from desktop.store.session import reading, rehearsing
from desktop.work import people, records

ID = "1234567890121"


@pytest.fixture
def kept(district):
    person = Person(
        title="นาย", first_name="บุญมี", last_name="อาญาสิทธิ์", national_id=ID, village=district.villages[0]
    )
    with district.working() as session:
        id_ = records.add(session, person)
        return records.read(session, Person, id_)


def doubles(district, person):
    with reading(district.store) as session:
        return [(one.id, one.why, one.certain) for one in people.probable_doubles(session, person)]


NEAR = "ชื่อคล้ายกันและอยู่หมู่บ้านเดียวกันหรือยังไม่ระบุ"


@pytest.mark.parametrize("typed", [ID, "1-2345-67890-12-1", "๑๒๓๔๕๖๗๘๙๐๑๒๑"])
def test_the_same_national_id_is_surely_the_same_person(district, kept, typed):
    stranger = Person(first_name="อื่น", last_name="สกุลอื่น", national_id=typed, village=district.villages[3])
    assert doubles(district, stranger) == [(kept.id, "เลขประจำตัวประชาชนเดียวกัน", True)]


@pytest.mark.parametrize(
    "changed",
    [
        {"last_name": "อาจาสิทธิ์"},  # ญ read as จ
        {"first_name": "บุญมี้"},
        {"village": ""},
        {"title": "ร.ต."},
        {"first_name": " บุญ\u200bมี "},
    ],
)
def test_a_near_name_with_no_other_village_is_probably_the_same(district, kept, changed):
    typed = replace(kept, id="", version=0, national_id="", **changed)
    assert doubles(district, typed) == [(kept.id, NEAR, False)]


@pytest.mark.parametrize("changed", [{"village": 1}, {"first_name": "วิชัย", "last_name": "มั่นคง"}])
def test_another_village_or_name_is_another_person(district, kept, changed):
    if "village" in changed:
        changed = {"village": district.villages[changed["village"]]}
    assert doubles(district, replace(kept, id="", version=0, national_id="", **changed)) == []


def test_a_person_is_no_double_of_themself_and_a_masked_id_says_nothing(district, kept):
    assert kept.national_id == "x-xxxx-xxxxx-12-1"
    assert doubles(district, kept) == []
    assert doubles(district, Person(first_name="อื่น", national_id=kept.national_id)) == []


def test_both_signs_of_one_person_are_told_once(district, kept):
    assert doubles(district, replace(kept, id="", national_id=ID)) == [
        (kept.id, "เลขประจำตัวประชาชนเดียวกัน", True)
    ]


def test_who_was_set_aside_is_no_double(district, kept):
    with district.working() as session:
        records.remove(session, Person, kept.id)
    assert doubles(district, replace(kept, id="", version=0, national_id=ID)) == []


def test_among_many_of_one_first_name_the_nearest_is_found(district, kept):
    with district.working() as session:
        for number in range(people.LOOKED_AT + 50):
            records.add(session, Person(first_name="บุญมี", last_name=f"สกุล{number}"))
        late = records.add(session, Person(first_name="บุญมี", last_name="ฮวดสกุล"))
    assert doubles(district, Person(first_name="บุญมี", last_name="ฮวดสกุล"))[0][0] == late


def test_a_name_of_one_letter_or_none_is_no_trouble(district, kept):
    assert doubles(district, Person(first_name="ก")) == []
    assert doubles(district, Person()) == []


def test_a_national_id_is_shown_whole_to_one_who_says_why_and_it_is_kept_who_asked(district, kept):
    with district.working("ดูเลข") as session:
        assert people.reveal_national_id(session, kept.id, " ตรวจกับบัตร ") == "1-2345-67890-12-1"
    with reading(district.store) as session:
        [row] = session.execute(sa.select(tables.readings)).mappings().all()
    assert (row["actor"], row["topic"], row["row"], row["field"], row["reason"]) == (
        "นางสาวฝึกหัด ตั้งใจ", "people", kept.id, "national_id", "ตรวจกับบัตร",
    )  # fmt: skip
    assert row["at"].startswith("20")
    assert ID not in str(dict(row))


def test_without_a_reason_nothing_is_shown_and_nothing_kept(district, kept):
    with (
        pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ขอดูเลขประจำตัวประชาชน") as refused,
        district.working() as s,
    ):
        people.reveal_national_id(s, kept.id, "  ")
    assert refused.value.field == "reason"
    with reading(district.store) as session:
        assert session.execute(sa.select(tables.readings)).all() == []


def test_what_would_not_be_kept_is_not_shown(district, kept):
    for opened in (reading(district.store), rehearsing(district.store, "ก", "ลอง")):
        with pytest.raises(AssertionError, match="must be kept"), opened as session:
            people.reveal_national_id(session, kept.id, "ตรวจ")


def test_one_without_a_national_id_is_told(district):
    with district.working() as session:
        id_ = records.add(session, Person(first_name="ไม่มีเลข"))
    with (
        pytest.raises(CannotDo, match="ไม่มีเลขประจำตัวประชาชนของบุคคลนี้") as refused,
        district.working() as session,
    ):
        people.reveal_national_id(session, id_, "ตรวจ")
    assert refused.value.field == "national_id"


def test_a_role_without_the_permission_is_not_shown_a_national_id(district, kept):
    district.store.permits = EVERYTHING - {REVEAL}
    with district.working() as session, pytest.raises(CannotDo, match="ไม่มีสิทธิ์ “ขอดูเลขประจำตัวประชาชน”"):
        people.reveal_national_id(session, kept.id, "ทำคำสั่ง")
