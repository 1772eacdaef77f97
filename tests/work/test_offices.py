"""An office is begun from its tambons' codes, with its registers and its unconfirmed rules; its own files are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.offices import Office, Signer
from desktop.domain.registers import Register
from desktop.domain.rules import KEYS, Rule
from desktop.domain.tracks import DisputeKind
from desktop.errors import CannotDo
from desktop.store import attachments
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import offices, records
from desktop.work.facts import the_office
from tests.work.conftest import OFFICER

PNG, JPEG = b"\x89PNG\r\n picture", b"\xff\xd8\xff picture"
FONT = b"\x00\x01\x00\x00 font"


def test_an_office_is_made_from_the_codes_of_its_tambons():
    office = offices.for_tambons("นางสาวฝึกหัด ตั้งใจ", "พัฒนากร", ("240606", "240601"))
    assert (office.district, office.province, office.district_code) == ("พนมสารคาม", "ฉะเชิงเทรา", "2406")
    assert office.tambons == ("240606", "240601")
    assert (office.officer, office.officer_position, office.practice) == ("นางสาวฝึกหัด ตั้งใจ", "พัฒนากร", False)
    assert (office.emblem_way, office.thai_digits) == ("blank", True)


@pytest.mark.parametrize(
    ("name", "codes", "field", "sentence"),
    [
        ("ก", (), "tambons", "เลือกตำบลอย่างน้อยหนึ่งตำบล"),
        ("ก", ("240606", "100101"), "tambons", "ตำบลทั้งหมดต้องอยู่ในอำเภอเดียวกัน"),
        ("ก", ("240699",), "tambon", "ไม่มีตำบลรหัส 240699 กรุณาตรวจรหัส 6 หลัก"),
        ("", ("240606",), "officer", "ต้องกรอก “ชื่อเจ้าหน้าที่” ก่อนบันทึก"),
    ],
)
def test_an_office_that_does_not_hold_is_refused(name, codes, field, sentence):
    with pytest.raises(CannotDo) as refused:
        offices.for_tambons(name, "", codes)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.fixture
def begun(store):
    with writing(store, OFFICER, "ตั้งสำนักงาน") as session:
        offices.begin(session, offices.for_tambons(OFFICER, "พัฒนากร", ("240606", "240601")))
    return store


def test_a_new_office_has_its_centres_registers_and_rules(begun):
    with reading(begun) as session:
        assert [centre.name for centre in kept.find(session, Centre)] == [
            "ศูนย์ประสานงานองค์การชุมชนตำบลเกาะขนุน", "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน",
        ]  # fmt: skip
        assert {(register.key, register.way) for register in kept.find(session, Register)} == {
            ("order", "auto"), ("announcement", "none"), ("certificate", "auto"), ("sent", "auto"), ("received", "auto"),
            ("cases", "auto"), ("case_papers", "auto"),
        }  # fmt: skip
        rules = kept.find(session, Rule)
    assert {rule.key for rule in rules} == set(KEYS)
    assert all(rule.confirmed_by == "" and rule.source for rule in rules)
    assert {rule.key: rule.value for rule in rules if rule.value} == {
        "seats_per_village": 1,
        "quorum_percent": 50,
        "level_1_least": 11,
        "level_2_least": 6,
        "majority_age": 20,
    }


def test_an_office_of_an_earlier_program_is_given_what_it_lacks_once(store):
    with writing(store, OFFICER, "ปรับปรุง") as session:
        assert offices.lacks(session)
        offices.complete(session)
        kinds = kept.find(session, DisputeKind)
        assert not offices.lacks(session)
        offices.complete(session)
        assert kept.find(session, DisputeKind) == kinds
        for kind in kinds:
            kept.remove(session, DisputeKind, kind.id)
        assert not offices.lacks(session)  # what the office took out stays out


def test_the_beginning_is_never_taken_back(begun):
    with pytest.raises(CannotDo, match="เลิกทำไม่ได้"), writing(begun, OFFICER, "เลิกทำ") as session:
        records.undo(session)


def test_the_tambons_with_a_centre_are_offered_by_code(begun):
    with writing(begun, OFFICER, "เพิ่ม") as session:
        records.add(
            session,
            Centre(tambon="240601", tambon_name="เกาะขนุน (เทศบาล)", level="municipality", name="ศอช.ท."),
        )
        assert offices.tambons(session) == (("240601", "เกาะขนุน"), ("240606", "ท่าถ่าน"))


def test_the_signers_come_newest_first(begun):
    with writing(begun, OFFICER, "เพิ่ม") as session:
        for year in (2010, 2013, 2007):
            records.add(session, Signer(name=f"นาย {year}", position="นายอำเภอ", start=date(year, 10, 1)))
        assert [signer.name for signer in offices.signers(session)] == ["นาย 2013", "นาย 2010", "นาย 2007"]


@pytest.mark.parametrize("picture", [PNG, JPEG])
def test_the_offices_own_emblem_is_kept_and_printed_from_then_on(begun, picture):
    with writing(begun, OFFICER, "ตราครุฑ") as session:
        offices.set_emblem(session, picture)
        office = the_office(session)
    assert office.emblem_way == "file"
    assert attachments.get(begun, office.emblem) == picture


@pytest.mark.parametrize("field", ["font_regular", "font_bold"])
def test_the_offices_own_fonts_are_kept(begun, field):
    with writing(begun, OFFICER, "แบบอักษร") as session:
        offices.set_font(session, field, FONT)
        office = the_office(session)
    assert attachments.get(begun, getattr(office, field)) == FONT


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda s: offices.set_emblem(s, b"GIF89a"), "ไฟล์ตราครุฑต้องเป็นภาพ PNG หรือ JPG"),
        (lambda s: offices.set_font(s, "font_bold", b"OTTO"), r"ไฟล์แบบอักษรต้องเป็น TrueType \(\.ttf\)"),
        (lambda s: offices.set_font(s, "font_bold", b""), r"ไฟล์แบบอักษรต้องเป็น TrueType \(\.ttf\)"),
        (lambda s: offices.set_emblem(s, PNG + bytes(offices.BIGGEST_FILE)), "ไฟล์ใหญ่เกิน 20 เมกะไบต์"),
    ],
)
def test_a_file_of_another_kind_or_too_big_is_refused(begun, act, sentence):
    with pytest.raises(CannotDo, match=sentence), writing(begun, OFFICER, "ไฟล์") as session:
        act(session)
    with reading(begun) as session:
        office = the_office(session)
    assert (office.emblem_way, office.emblem, office.font_bold) == ("frame", "", "")


def test_an_edit_of_the_office_is_kept_and_can_be_taken_back(begun):
    with writing(begun, OFFICER, "แก้ไขสำนักงาน") as session:
        records.save(session, replace(the_office(session), letter_code="ฉช 0618"))
    with writing(begun, OFFICER, "เลิกทำ") as session:
        assert records.undo(session) == "แก้ไขสำนักงาน"
        assert the_office(session).letter_code == ""
        assert isinstance(the_office(session), Office)
        assert kept.find(session, Committee) == []


def test_every_tambon_of_the_district_can_get_a_centre(store):
    with reading(store) as session:
        found = offices.tambons_of_district(session)
    assert len(found) == 8
    assert ("240606", "ท่าถ่าน") in found
