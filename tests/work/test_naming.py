"""Which record is meant by an id or a whole name."""

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.work import naming


@pytest.fixture
def session(practice_store):
    with reading(practice_store) as session:
        yield session


def village(session, text, tambon=""):
    return records.read(session, Village, naming.one(session, Village, text, tambon)).number


@pytest.mark.parametrize("text", ["หมู่ 5 บ้านบึงทดลอง", "บึงทดลอง", "หมู่ 5", "หมู่ที่ ๕", "ม.5", "5", "๕", "หมู่  5"])
def test_a_village_is_known_by_its_number_or_name(session, text):
    assert village(session, text) == 5


@pytest.mark.parametrize("text", ["หมู่ 55", "บึง", "หมู่ 5 บ้านอื่น", "บ้าน 5"])
def test_half_a_name_is_none(session, text):
    with pytest.raises(CannotDo) as refused:
        village(session, text)
    assert str(refused.value) == f"ไม่พบ “{text}” ในหมู่บ้าน กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน"


@pytest.mark.parametrize("text", ["นายประเสริฐ ปานเสริม", "ประเสริฐ ปานเสริม", "นายประเสริฐ\u200b  ปานเสริม"])
def test_a_person_is_known_with_and_without_the_title(session, text):
    id_ = naming.one(session, Person, text)
    assert naming.one(session, Person, id_) == id_
    assert naming.is_id(session, Person, id_)
    assert not naming.is_id(session, Person, text)


@pytest.mark.parametrize("text", ["ศอช.ต.ท่าถ่าน", "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"])
def test_a_centre_is_known_by_its_short_and_its_official_name(session, text):
    assert records.read(session, Centre, naming.one(session, Centre, text)).tambon == "240606"


def test_a_committee_is_known_by_its_exact_name(session, made):
    name = records.read(session, Committee, made.working_group).name
    assert naming.one(session, Committee, name) == made.working_group


def test_two_of_one_name_need_more(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        records.add(session, Village(tambon="240601", number=5, name="บึงทดลอง"))
        with pytest.raises(CannotDo, match=r"^“หมู่ 5” ตรงกับหมู่บ้านมากกว่าหนึ่งรายการ กรุณาใช้รหัสของรายการ$"):
            village(session, "หมู่ 5")
        assert village(session, "หมู่ 5", "240601") == 5


def test_what_was_set_aside_is_not_meant(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        id_ = naming.one(session, Village, "หมู่ 5")
        records.remove(session, Village, id_)
        assert not naming.is_id(session, Village, id_)
        for text in (id_, "หมู่ 5"):
            with pytest.raises(CannotDo, match=r"^ไม่พบ"):
                naming.one(session, Village, text)
