"""What is left of a person whose data was erased: every page of the data file, its WAL and every attachment is searched."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from desktop.domain.committees import Committee, Seat
from desktop.domain.meetings import Attendance, Meeting
from desktop.domain.people import Person
from desktop.store import attachments, drafts, key_slots, tables
from desktop.store import records as store
from desktop.store.session import reading, writing
from desktop.work import erasing, people, records
from tests.journeys.test_closed import everything
from tests.work.conftest import OFFICER, district, made_district  # noqa: F401 - fixtures
from tests.work.copies import bring, edit, laptops, read

FIRST, LAST, PHONE, ID, WAS = "ประเสริฐศรี", "ลืมเลือนกุล", "0891234567", "1234567890121", "นามสกุลเดิมมาก"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"portrait"
PICTURE_SHA = sha256(PICTURE).hexdigest()
SECRETS = (FIRST, LAST, PHONE, ID, WAS)


def left_in(folder, vault):
    """Name the secrets that stand anywhere in a folder of the office, and in which file."""
    found = set()
    for path, data in everything(folder, vault):
        for secret in SECRETS:
            ways = (secret.encode(), json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le"))
            if any(way in data for way in ways):
                found.add((path.name, secret))
    return found


@pytest.fixture
def known(district):  # noqa: F811
    """Record a person in many ways: edited, seated long ago, at a meeting, half typed, with a picture."""
    with district.working() as session:
        sha = attachments.put(session.store, PICTURE)
        id_ = records.add(
            session,
            Person(title="นาย", first_name=FIRST, last_name=WAS, national_id=ID, phone=PHONE, portrait=sha),
        )
        body = store.read(session, Committee, district.committee)
        old = store.add(
            session, replace(body, id="", name="คณะเดิม", start=date(2000, 1, 1), end=date(2004, 1, 1))
        )
        store.add(
            session,
            Seat(committee=old, person=id_, position="กรรมการ", start=date(2000, 1, 1), end=date(2004, 1, 1)),
        )
        meeting = store.add(session, Meeting(committee=old, number=1, year=2543, held=date(2000, 2, 1)))
        records.add(
            session, Attendance(meeting=meeting, person=id_, name=f"นาย{FIRST} {LAST}", position="กรรมการ")
        )
    with district.working() as session:
        person = records.read(session, Person, id_)
        records.save(session, replace(person, last_name=LAST, note=f"{FIRST} โทรหาได้ที่ {PHONE}"))
        drafts.keep(session, f"people:{id_}", {"first_name": FIRST})
        people.reveal_national_id(session, id_, "ตรวจกับบัตร")
    return id_


def erase(store_, id_):
    with writing(store_, OFFICER, "ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, id_, "เจ้าของข้อมูลขอ", "นายอำเภอ")


def test_no_page_and_no_file_says_anything_of_an_erased_person(district, known):  # noqa: F811
    store_ = district.store
    everywhere = left_in(store_.folder, store_.vault)
    assert {secret for _name, secret in everywhere} == set(SECRETS) - {ID}  # sealed at all times
    erase(store_, known)
    assert left_in(store_.folder, store_.vault) == set()
    shown = district.read(Person, known)
    assert (shown.label, shown.erased) == (f"(ลบข้อมูลแล้ว {known[:8]})", date.today())


def test_a_copy_that_takes_the_package_has_nothing_left_either(district, known, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1})
    with laptops(district.store, tmp_path, 1) as (office, laptop):
        stick = tmp_path / "ชุดข้อมูล"
        assert {secret for _name, secret in left_in(laptop.folder, laptop.vault)} == set(SECRETS) - {ID}
        erase(office, known)
        bring(office, laptop, stick, "โน้ตบุ๊ก 1")
        assert read(laptop, known).erased == date.today()
        assert left_in(laptop.folder, laptop.vault) == set()
        assert not list((laptop.folder / attachments.FOLDER).glob(f"*/{PICTURE_SHA}"))


def test_what_the_copy_wrote_meanwhile_is_erased_once_it_is_home(district, known, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1})
    with laptops(district.store, tmp_path, 1) as (office, laptop):
        stick = tmp_path / "ชุดข้อมูล"
        edit(laptop, known, phone="0811111111")
        erase(office, known)
        bring(laptop, office, stick, "สำนักงาน")
        assert read(office, known).erased == date.today()
        erase(office, known)  # of what came, there is something to erase again
        assert read(office, known).phone == ""
        assert left_in(office.folder, office.vault) == set()


def test_what_stays_are_the_issued_papers_and_nothing_else(district, known):  # noqa: F811
    store_ = district.store
    with district.working() as session:
        seat = Seat(
            committee=district.committee,
            person=known,
            position="กรรมการ",
            start=date(2008, 5, 8),
            end=date(2009, 1, 1),
        )
        store.add(session, seat)
    paper = district.issue("announcement", dated=date(2008, 6, 1)).paper
    erase(store_, known)
    assert {secret for _name, secret in left_in(store_.folder, store_.vault)} == {
        FIRST,
        LAST,
    }  # as it was printed
    with reading(store_) as session:
        rows = session.execute(tables.changes.select()).mappings().all()
        said = [row for row in rows if FIRST in row["value"]]
    assert {(row["topic"], row["row"]) for row in said} == {("papers", paper.id)}
    assert district.read(Person, known).first_name.startswith("(ลบข้อมูลแล้ว")
