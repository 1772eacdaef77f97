"""What a check of a whole office finds, each fault made on purpose past the program's own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock
from desktop.domain.villages import Village
from desktop.store import attachments, records, tables
from desktop.store.session import reading, rehearsing, writing
from desktop.work import checks, destroying
from desktop.work import records as work
from desktop.work.registers import register_of
from tests.store.copies import bring, copies
from tests.work.copies import bring as bring_package

PAPERS, VILLAGES, PEOPLE = tables.of(Paper), tables.of(Village), tables.of(Person)
DAY = date(2008, 5, 8)
ORDER = "คำสั่งอำเภอ 111/2551 แต่งตั้งคณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
ANNOUNCEMENT = "ประกาศอำเภอ 1/2551 รับรองผลการคัดเลือกคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"


def found(store):
    with reading(store) as session:
        return [(one.about, str(one.said)) for one in checks.check(session)]


def forge(store, *statements):
    """Change the file past the program, as damage or another hand would."""
    with store.engine.connect() as connection, connection.begin():
        for statement in statements:
            connection.execute(statement.execution_options(logged=True))


def test_a_sound_office_has_no_findings(practice_store):
    assert found(practice_store) == []


def test_an_office_that_was_worked_in_stays_sound(practice_store, made):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        id_ = work.add(session, Person(first_name="สมใจ", national_id="0123456789011"))
    with writing(practice_store, "ก", "ทดสอบ") as session:
        kept = work.read(session, Person, id_)
        work.save(session, work.dataclasses.replace(kept, phone="1", first_name="ใหม่"))
    with writing(practice_store, "ก", "ทดสอบ") as session:
        work.undo(session)
    with rehearsing(practice_store, "ก", "ทดสอบ") as session:
        work.add(session, Person(first_name="ไม่เหลือ"))
    with writing(practice_store, "ก", "ทดสอบ") as session:
        work.remove(session, Person, id_)
    assert found(practice_store) == []


def test_values_changed_past_the_log_are_found(practice_store):
    forge(practice_store, sa.update(VILLAGES).where(VILLAGES.c.number < 4).values(name="ปลอม"))
    assert found(practice_store) == [
        ("log", "ข้อมูลใน “หมู่บ้าน” 3 รายการไม่ตรงกับประวัติการแก้ไข กรุณาใช้สำเนาสำรองล่าสุด")
    ]


def test_a_record_set_aside_past_the_log_is_found(practice_store):
    forge(practice_store, sa.update(PEOPLE).where(PEOPLE.c.no == 1).values(deleted=True))
    assert found(practice_store) == [
        ("log", "ข้อมูลใน “บุคคล” 1 รายการไม่ตรงกับประวัติการแก้ไข กรุณาใช้สำเนาสำรองล่าสุด")
    ]


def test_a_change_taken_out_of_the_log_is_found(practice_store):
    changes = tables.changes
    born = sa.select(sa.func.min(changes.c.seq)).where(changes.c.topic == "people", changes.c.field == "*")
    forge(practice_store, sa.delete(changes).where(changes.c.seq == born.scalar_subquery()))
    # the gap, and the record that nothing tells of any more
    (about, said), (beside, _said) = found(practice_store)
    assert (about, beside) == ("log", "log")
    assert said.startswith("ประวัติการแก้ไขของเครื่อง “สำนักงาน” ขาดตอนที่การบันทึกเมื่อ ")
    assert "โดย นางสาวฝึกหัด ตั้งใจ (ทำสำนักงานฝึกหัด) อาจถูกแก้นอกโปรแกรม" in said


def test_a_newest_change_that_is_not_in_the_log_is_found(practice_store):
    head = {"topic": "people", "row": "x", "field": "phone", "change": "device:999"}
    forge(practice_store, sa.insert(tables.heads).values(head))
    assert found(practice_store) == [("log", "ประวัติการแก้ไขอ้างถึงการแก้ไขที่ไม่มีอยู่ 1 แห่ง กรุณาใช้สำเนาสำรองล่าสุด")]


def numbers(store):
    return [said for about, said in found(store) if about == "numbers"]


def test_a_number_that_stands_twice_is_found(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        kept = records.find(session, Paper, PAPERS.c.number == 111)[0]
        records.add(session, work.dataclasses.replace(kept, id="", state="cancelled"))
    assert numbers(practice_store)[0] == "เลขที่ 111/2551 มีมากกว่าหนึ่งฉบับในทะเบียนเดียวกัน กรุณาตรวจกับทะเบียนของอำเภอ"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"number": None}, f"“{ORDER}” ออกแล้วแต่ไม่มีเลขที่ กรุณาแจ้งผู้ดูแลโปรแกรม"),
        ({"year": 2552}, f"เลขของ “{ORDER}” อยู่ในทะเบียนของปีอื่น กรุณาแจ้งผู้ดูแลโปรแกรม"),
        ({"dated": None}, f"เลขของ “{ORDER}” อยู่ในทะเบียนของปีอื่น กรุณาแจ้งผู้ดูแลโปรแกรม"),
        ({"number": None, "state": "out"}, None),
        ({"number": None, "state": "draft"}, None),
    ],
)
def test_an_issued_paper_has_its_number_in_the_year_of_its_date(practice_store, values, sentence):
    forge(practice_store, sa.update(PAPERS).where(PAPERS.c.number == 111).values(values))
    assert numbers(practice_store) == ([sentence] if sentence else [])


def test_a_sub_number_behind_none_is_found(practice_store):
    forge(practice_store, sa.update(PAPERS).where(PAPERS.c.number == 111).values(sub_number=1))
    assert numbers(practice_store) == [f"“{ORDER}” มีเลขย่อยแต่ไม่มีเลขหลักในทะเบียน กรุณาแจ้งผู้ดูแลโปรแกรม"]


def test_sub_numbers_that_stand_twice_are_found_by_their_own_name(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        kept = records.find(session, Paper, PAPERS.c.number == 111)[0]
        for sub in (1, 2, 2):
            records.add(session, work.dataclasses.replace(kept, id="", sub_number=sub))
    [said] = numbers(practice_store)
    assert said.startswith("เลขที่ 111.2/2551 มีมากกว่าหนึ่งฉบับ")


def test_a_number_that_is_reserved_for_somebody_else_is_found(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        book = register_of(session, "order")
        block = NumberBlock(register=book.id, year=2551, first=110, last=111, holder="โน้ตบุ๊ก", taken=DAY)
        reserved = records.add(session, block)
        records.add(session, work.dataclasses.replace(block, first=112, last=115))
    sentence = f"“{ORDER}” ใช้เลขที่จองไว้ให้ “โน้ตบุ๊ก” กรุณาตรวจว่าเครื่องนั้นออกเลขเดียวกันหรือไม่"
    assert numbers(practice_store) == [sentence]
    practice_store.holder = "โน้ตบุ๊ก"
    assert numbers(practice_store) == []
    practice_store.holder = ""
    with writing(practice_store, "ก", "ทดสอบ") as session:
        block = records.read(session, NumberBlock, reserved)
        records.save(session, work.dataclasses.replace(block, returned=DAY))
    assert numbers(practice_store) == []


def test_what_a_laptop_issued_from_its_block_is_no_fault_once_it_came(away, stick):
    with away as laptop:
        laptop.issue(dated=DAY)
        bring_package(laptop.store, away.district.store, stick)
    assert numbers(away.district.store) == []


def test_a_letter_that_was_destroyed_has_no_number_to_be_missed(practice_store):
    with writing(practice_store, "ก", "ทดสอบ") as session:
        letters = [
            records.add(
                session, Received(number=n, year=2571, came=date(2028, 5, 1), sender="ก", subject="ข")
            )
            for n in (8001, 8002)
        ]
        destroying.destroy(session, [(Received, id_) for id_ in letters], date(2040, 6, 1))
    assert found(practice_store) == []
    with writing(practice_store, "ก", "โน้ตบุ๊กที่ยังไม่รู้") as session:
        records.change_cells(session, Received, letters[0], {"deleted": False, "remark": "เพิ่มภายหลัง"})
    assert found(practice_store) == []
    with writing(practice_store, "ก", "ทดสอบ") as session:
        records.add(session, Received(year=2571, came=date(2028, 5, 1), sender="ก", subject="ไม่มีเลข"))
    assert numbers(practice_store) == ["“ไม่มีเลข” ออกแล้วแต่ไม่มีเลขที่ กรุณาแจ้งผู้ดูแลโปรแกรม"]


def papers(store):
    return [said for about, said in found(store) if about == "papers"]


def test_altered_words_of_an_issued_paper_are_found(practice_store):
    changed = (
        sa.update(PAPERS).where(PAPERS.c.kind == "announcement").values(contents=PAPERS.c.contents + " ")
    )
    forge(practice_store, changed)
    assert papers(practice_store) == [f"เนื้อความของ “{ANNOUNCEMENT}” ไม่ตรงกับที่ออกไว้ กรุณาใช้สำเนาสำรองล่าสุด"]


def test_a_paper_cancelled_by_none_is_found(practice_store):
    forge(practice_store, sa.update(PAPERS).where(PAPERS.c.number == 111).values(state="cancelled"))
    assert papers(practice_store) == [f"“{ORDER}” ถูกยกเลิกโดยไม่มีหนังสือที่ยกเลิก กรุณาแจ้งผู้ดูแลโปรแกรม"]


def test_a_lost_file_of_a_paper_is_found(practice_store):
    with reading(practice_store) as session:
        sha = records.find(session, Paper)[0].file
    attachments.path_of(practice_store.folder, sha).unlink()
    assert [about for about, _said in found(practice_store)] == ["file"]


def test_copies_that_changed_a_record_apart_are_sound_once_they_have_met(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as (one, two):
        with writing(one, "ก", "เพิ่ม") as session:
            id_ = records.add(session, Person(first_name="สมมติ", last_name="เดิม"))
        bring(one, two)
        for store, name in ((one, "หนึ่ง"), (two, "สอง")):
            with writing(store, "ก", "แก้ไข") as session:
                records.save(session, replace(records.read(session, Person, id_), last_name=name))
        with writing(two, "ก", "นำออก") as session:
            records.remove(session, Person, id_)
        bring(one, two)
        bring(two, one)
        for store in (one, two):
            assert found(store) == []
            forge(store, PEOPLE.update().values(last_name="ปลอม"))
            assert [about for about, _said in found(store)] == ["log"]
