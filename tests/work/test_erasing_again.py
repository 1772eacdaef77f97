"""A person whom another copy named meanwhile is erased again; whichever way packages come, no copy keeps the name."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import erasing
from desktop.work.checks import check
from tests.journeys.test_closed import everything
from tests.store.copies import held
from tests.work.copies import add, bring, read, working

NAME = "อำนวย แสงทองหายาก"


@pytest.fixture
def known(two, stick):
    office, laptop = two
    id_ = add(office, "อำนวย", last_name="แสงทองหายาก")
    bring(office, laptop, stick)
    return id_


def keep(at, record):
    with working(at) as session:
        return store.add(session, record)


def erase(at, id_, called=""):
    with working(at, "ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, id_, "เจ้าของข้อมูลขอ", "นายอำเภอ", called)


def look(at, id_):
    with reading(at) as session:
        return erasing.look(session, id_)


def seat(laptop, person):
    """Give a past seat that the laptop made, whose note has the name."""
    body = keep(laptop, Committee(name="คณะกรรมการ"))
    past = {"position": "กรรมการ", "end": date(2020, 1, 1)}
    return keep(laptop, Seat(committee=body, person=person, standing=f"ตามที่{NAME} ขอ", **past))


def the_same(stores):
    office, laptop = map(held, stores)
    for each in (office, laptop):
        each.pop("readings")  # noted where somebody acted, with numbers of its own
    assert office == laptop
    for at in stores:
        for path, data in everything(at.folder, at.vault):
            assert "แสงทองหายาก".encode() not in data, path.name
        with reading(at) as session:
            assert check(session) == ()


@pytest.mark.parametrize("heard_first", [False, True])
def test_a_name_that_came_afterwards_is_erased_in_every_copy(two, known, stick, heard_first):
    office, laptop = two
    named = seat(laptop, known)
    erase(office, known)
    if heard_first:
        bring(office, laptop, stick)
    bring(laptop, office, stick)
    [line] = look(office, known).linked
    assert NAME in line.where
    erase(office, known, NAME)
    bring(office, laptop, stick)
    bring(laptop, office, stick)
    the_same(two)
    with reading(laptop) as session:
        assert store.read(session, Seat, named).standing == f"ตามที่(ลบข้อมูลแล้ว {known[:8]}) ขอ"


def test_a_record_that_no_longer_names_the_person_is_found_by_its_history(two, known, stick):
    office, laptop = two
    group = keep(laptop, Organisation(name=f"กลุ่มของ {NAME}", chair=known))
    erase(office, known)
    bring(laptop, office, stick)
    with pytest.raises(CannotDo, match="ประธานของ"):
        erase(office, known, NAME)
    with working(office) as session:
        store.change_cells(session, Organisation, group, {"chair": None, "name": "กลุ่มใหม่"})
    assert [one.id for one in look(office, known).linked] == [group]
    erase(office, known, NAME)
    bring(office, laptop, stick)
    bring(laptop, office, stick)
    the_same(two)
    assert read(office, known).first_name == read(laptop, known).first_name


def test_what_the_copy_writes_of_such_a_record_later_is_erased_once_more(two, known, stick):
    office, laptop = two
    named = seat(laptop, known)
    erase(office, known)
    bring(laptop, office, stick)
    with working(laptop) as session:
        store.change_cells(session, Seat, named, {"position": f"กรรมการ ({NAME})"})
    erase(office, known, NAME)
    bring(laptop, office, stick)
    erase(office, known, NAME)
    bring(office, laptop, stick)
    bring(laptop, office, stick)
    the_same(two)


def test_a_name_that_stands_nowhere_is_refused(two, known):
    office, _laptop = two
    erase(office, known)
    for called, sentence in (("ใครก็ไม่รู้", "ไม่พบชื่อนี้"), (" นาย ", "อย่างน้อย 4 ตัวอักษร")):
        with pytest.raises(CannotDo, match=sentence) as caught:
            erase(office, known, called)
        assert caught.value.field == "called"
    with pytest.raises(CannotDo, match="ลบข้อมูลส่วนบุคคลของบุคคลนี้แล้ว"):
        look(office, known)
