"""What stands on a paper is what held on its date: signer, words, members, names of villages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Wording
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.work import committees, looks, offices, papers, records
from desktop.work.papers import Request
from tests.work.conftest import board, line, words

MARCH, MAY = date(2008, 3, 19), date(2008, 5, 8)


def test_the_paper_is_signed_by_the_signer_of_its_date(district):
    caretaker = Signer(
        name="นายตัวอย่าง ดีงาม", position="ปลัดอำเภอ", acting="caretaker", acting_for="นายอำเภอพนมสารคาม",
        start=date(2008, 5, 1), end=date(2008, 5, 9),
    )  # fmt: skip
    with district.working() as session:
        records.add(session, caretaker)
    assert "นายสมมติ แบบอย่าง" in words(district.issue("announcement", dated=date(2008, 4, 30)))
    acted = words(district.issue("announcement", dated=MAY))
    assert "นายตัวอย่าง ดีงาม" in acted
    assert "รักษาราชการแทน นายอำเภอพนมสารคาม" in acted
    assert "นายสมมติ แบบอย่าง" not in acted


def test_a_date_without_a_signer_is_refused_before_a_number_is_taken(district):
    with pytest.raises(CannotDo, match="ไม่มีผู้ลงนามในวันที่ 1 มกราคม 2550"):
        district.issue(dated=date(2007, 1, 1))


def test_the_words_are_those_of_the_offices_own_that_held_on_the_date(district):
    own = {"cause": "ด้วยเหตุ", "resolve": "จึงประกาศ", "closing": "ประกาศให้ทราบ"}
    with district.working() as session:
        records.add(
            session, Wording(kind="announcement", start=date(2008, 6, 1), subject="ถ้อยคำเดือนหก", **own)
        )
        records.add(
            session, Wording(kind="announcement", start=date(2009, 1, 1), subject="ถ้อยคำปีถัดมา", **own)
        )
    subjects = [
        district.issue("announcement", dated=day).paper.subject
        for day in (MAY, date(2008, 6, 1), date(2009, 2, 1))
    ]
    assert subjects == ["รับรองผลการคัดเลือกคณะกรรมการ ศอช.ต.ท่าถ่าน", "ถ้อยคำเดือนหก", "ถ้อยคำปีถัดมา"]


def test_a_member_who_left_is_printed_nowhere_and_the_successor_not_before_the_time(district):
    with district.working() as session:
        left = committees.seats_of(session, district.committee)[1]
        successor = line("อารีย์", "รักษา", village=district.villages[1])
        committees.end_seat(session, left.id, date(2008, 12, 31), "resigned", successor)
    before, after = (words(district.issue("announcement", dated=day)) for day in (MAY, date(2009, 1, 1)))
    assert ("ประเสริฐ ทองคำ" in before, "อารีย์ รักษา" in before) == (True, False)
    assert ("ประเสริฐ ทองคำ" in after, "อารีย์ รักษา" in after) == (False, True)


def test_a_village_is_named_as_it_was_on_the_papers_date(district):
    with district.working() as session:
        village = records.read(session, Village, district.villages[0])
        records.save(session, replace(village, name="หนองเก่า", end=date(2008, 12, 31)))
        records.add(session, replace(village, id="", version=0, name="หนองใหม่", start=date(2009, 1, 1)))
    before, after = (words(district.issue("announcement", dated=day)) for day in (MAY, date(2009, 1, 1)))
    assert ("หมู่ ๑ บ้านหนองเก่า" in before, "หนองใหม่" in before) == (True, False)
    assert ("หมู่ ๑ บ้านหนองใหม่" in after, "หนองเก่า" in after) == (True, False)


def test_a_seat_without_a_village_is_printed_by_the_persons_and_a_group_by_its_name(district):
    with district.working() as session:
        seat = committees.seats_of(session, district.committee)[0]
        person = records.read(session, Person, seat.person)
        records.save(session, replace(person, village=district.villages[5]))
        group = records.add(session, Organisation(name="กลุ่มสตรีบ้าน 6", tambon="240606"))
        records.save(session, replace(seat, village="", organisation=group))
    issued = words(district.issue("announcement", dated=MAY))
    assert "หมู่ ๖" in issued
    assert "กลุ่มสตรีบ้าน ๖" in issued


def test_digits_are_of_the_offices_habit_unless_the_paper_is_asked_otherwise(district):
    assert "๒๕๕๑" in words(district.issue(dated=MARCH))
    arabic = words(district.issue(dated=MARCH, thai_digits=False))
    assert "2551" in arabic
    assert not any(digit in arabic for digit in "๐๑๒๓๔๕๖๗๘๙")


def test_no_national_id_stands_on_a_paper(district):
    with district.working() as session:
        person = records.read(session, Person, committees.seats_of(session, district.committee)[0].person)
        records.save(session, replace(person, national_id="1234567890121"))
    issued = words(district.issue("announcement", dated=MAY))
    assert "123456789012" not in issued
    assert "๑๒๓๔๕๖๗๘๙๐๑๒" not in issued
    assert "xxxx" not in issued


def test_a_committee_without_names_gives_no_paper(district):
    with district.working() as session:
        empty = committees.appoint(session, replace(board(district.centre, district.villages), lines=()))
    with pytest.raises(CannotDo, match="ยังไม่มีรายชื่อ"):
        district.issue("announcement", committee=empty, dated=MAY)


def test_the_offices_emblem_and_fonts_are_handed_to_who_draws(district):
    seen = []

    def look_on(contents, look, *, draft):
        seen.append(look)
        return b"%PDF-", 1

    png, regular, bold = b"\x89PNG picture", b"\x00\x01\x00\x00regular", b"\x00\x01\x00\x00bold"
    with district.working() as session:
        papers.issue(session, Request(kind="order", committee=district.group, dated=MARCH), look_on)
        offices.set_emblem(session, png)
        offices.set_font(session, "font_regular", regular)
        offices.set_font(session, "font_bold", bold)
        papers.issue(session, Request(kind="order", committee=district.group, dated=MARCH), look_on)
    assert seen == [looks.Look(), looks.Look(png, regular, bold)]
