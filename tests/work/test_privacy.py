"""What is held on one person: found wherever it is, with its basis; cases only for those allowed."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.documents.contents.frozen import to_json
from desktop.domain.cases import Case, Party
from desktop.domain.committees import Seat
from desktop.domain.mediators import Mediator
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import backups, devices, tables
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import cases, merging, people, privacy, privacy_sheet, records

NAME, ID = ("สมศรี", "มีคนเดียว"), "1234567890121"


@pytest.fixture
def known(district):
    """Add a person who is named in several ways."""
    with district.working("เพิ่มบุคคล") as session:
        id_ = records.add(
            session,
            Person(
                title="นาง", first_name=NAME[0], last_name=NAME[1], national_id=ID, born=date(1960, 2, 29)
            ),
        )
        seat = Seat(committee=district.committee, person=id_, position="กรรมการ", start=date(2008, 6, 1))
        store.add(session, seat)
    return id_


def held(district, id_):
    with reading(district.store) as session:
        return {group.key: group for group in privacy.held(session, id_).groups}


def test_the_own_record_is_told_field_by_field_and_masked(district, known):
    group = held(district, known)["people"]
    told = {item.what: item.where for item in group.items}
    assert (told["ชื่อ"], told["วันเกิด"], told["เลขประจำตัวประชาชน"]) == (
        "สมศรี",
        "29 ก.พ. 2503",
        "x-xxxx-xxxxx-12-1",
    )
    assert {item.field for item in group.items} >= {"first_name", "born"}
    assert group.basis.section == "ม.24(4)"


def test_what_names_the_person_is_told_with_what_it_says(district, known):
    [seat] = held(district, known)["seats"].items
    assert (seat.topic, seat.id) == ("committees", district.committee)
    assert seat.where == "กรรมการ · ตั้งแต่ 1 มิ.ย. 2551"


def test_what_was_set_aside_is_told_too(district, known):
    with district.working("นำออก") as session:
        [seat] = store.find(session, Seat, tables.of(Seat).c.person == known)
        store.remove(session, Seat, seat.id)
    [item] = held(district, known)["seats"].items
    assert item.where.endswith("นำออกจากรายการแล้ว")


def test_a_paper_that_was_issued_is_told_as_a_frozen_copy(district, known):
    paper = district.issue("announcement").paper
    assert "สมศรี มีคนเดียว" in paper.contents
    [item] = held(district, known)["papers"].items
    assert item.id == paper.id
    assert "หนังสือที่ออกแล้วคงไว้เป็นสำเนาตามระเบียบ" in item.where


def test_a_name_typed_elsewhere_may_be_the_person(district, known):
    with district.working("รับ") as session:
        store.add(
            session, Received(subject="คำร้องของนางสมศรี มีคนเดียว", came=date(2009, 1, 1), number=1, year=2552)
        )
    [item] = held(district, known)["named"].items
    assert item.topic == "received"
    assert item.where == "หนังสือรับ · เรื่อง"


def test_history_readings_copies_and_backups_are_told(district, known):
    with district.working("ดูเลข") as session:
        people.reveal_national_id(session, known, "ตรวจบัตร")
        devices.note_copy(session, "other", "โน้ตบุ๊ก 1")
    backups.make(district.store, "asked", lambda _done, _total: None)
    found = held(district, known)
    assert found["history"].items[0].where.startswith("1 ครั้ง ตั้งแต่")
    assert found["readings"].items[0].where.endswith("นางสาวฝึกหัด ตั้งใจ · ตรวจบัตร")
    assert [item.where for item in found["copies"].items] == ["โน้ตบุ๊ก 1"]
    assert found["backups"].items[0].where.startswith("1 ชุด")


def test_a_package_that_took_the_person_along_is_told(district, known, tmp_path, monkeypatch):
    from desktop.store import key_slots

    monkeypatch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1})
    with district.working("ทำชุดข้อมูล") as session:
        merging.pack(session, tmp_path / "ชุด", "รหัสผ่านยาวพอ")
    [item] = held(district, known)["copies"].items
    assert item.what == "ชุดข้อมูลที่ส่งออก"


def begin_case(session, **party):
    kind = store.find(session, DisputeKind)[0].id
    case = Case(received=date(2026, 1, 5), subject="เรื่องหนึ่ง", kind=kind)
    return cases.begin(session, case, [Party(side="1", first_name="ผู้ร้อง", **party)])


@pytest.mark.parametrize("how", ["person", "national_id"])
def test_cases_are_counted_for_those_allowed_only(district, known, how):
    assert "cases" not in held(district, known)
    with district.working("รับเรื่อง") as session:
        begin_case(session, **{how: known if how == "person" else ID})
    [item] = held(district, known)["cases"].items
    assert item.where == "เป็นคู่กรณี พยาน หรือผู้ไกล่เกลี่ยใน 1 เรื่อง"
    district.store.permits = district.store.permits - {MEDIATION}
    [item] = held(district, known)["cases"].items
    assert item.where == "อยู่ในสำนวนไกล่เกลี่ยหรือไม่: ดูได้เฉพาะผู้มีสิทธิ์เปิดเรื่องไกล่เกลี่ย"


def test_a_mediator_is_in_the_cases_they_mediate(district, known):
    from desktop.domain.mediators import CaseMediator

    with district.working("รับเรื่อง") as session:
        mediator = records.add(session, Mediator(person=known))
        case = begin_case(session)
        cases.keep_part(session, CaseMediator(case=case, mediator=mediator, appointed=date(2026, 1, 6)))
        person = store.read(session, Person, known)
        assert [one.id for one in privacy.cases_of(session, [person])] == [case]


def test_a_single_name_is_not_looked_for_everywhere(district):
    with district.working("เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="มาลี"))
    assert "named" not in held(district, id_)


# the sheet


def drawn(contents, _look, *, draft):
    assert not draft
    return to_json(contents).encode(), 1


def test_the_sheet_says_all_masked_and_is_noted_with_who_and_why(district, known):
    with district.working("พิมพ์") as session:
        said = privacy_sheet.draw_sheet(session, known, "เจ้าของข้อมูลขอ", drawn).decode()
    assert "นางสมศรี มีคนเดียว" in said
    assert ID not in said
    assert "๑๒๓๔๕๖๗๘๙๐๑๒๑" not in said
    assert "ผู้รับข้อมูล" in said
    [item] = held(district, known)["readings"].items
    assert item.what == "พิมพ์หรือบันทึกข้อมูลที่เก็บไว้"
    assert item.where.endswith("เจ้าของข้อมูลขอ")


def test_the_sheet_of_a_person_whose_data_rests_says_so(district, known):
    from desktop.work import restrictions

    with district.working("ระงับ") as session:
        restrictions.restrict(session, known, "กำลังตรวจความถูกต้อง")
        said = privacy_sheet.draw_sheet(session, known, "ขอดู", drawn).decode()
    assert "เพราะกำลังตรวจความถูกต้อง" in said


def test_no_sheet_without_a_purpose_nor_in_a_rehearsal(district, known):
    with district.working("พิมพ์") as session:
        with pytest.raises(CannotDo, match="ต้องบอกว่าพิมพ์ข้อมูลของบุคคลนี้เพื่ออะไร") as refused:
            privacy_sheet.draw_sheet(session, known, "  ", drawn)
        assert refused.value.field == "reason"
        with pytest.raises(AssertionError):
            privacy_sheet.draw_sheet(dataclasses.replace(session, rehearsal=True), known, "ขอดู", drawn)
