"""The papers of strength as PDFs: their text can be taken out again, whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.strength import Assessment
from desktop.printing import draw
from desktop.store.session import reading
from desktop.work import assessments, records, strength, strength_papers, village_levels
from tests.work.conftest import TAMBON

DAY = date(2025, 6, 1)
NATIONAL_ID = "1101700230708"


def words(district, make, *given):
    with reading(district.store) as session:
        pdf = make(session, *given, draw)
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def bare(text):
    return text.replace(" ", "")


@pytest.fixture
def entered(district):
    with district.working() as session:
        group = records.add(
            session,
            Organisation(
                name="กลุ่มสตรีบ้านหนึ่ง", tambon=TAMBON, village=district.villages[0], office="ศาลาประชาคม"
            ),
        )
        id_ = assessments.begin(
            session,
            Assessment(subject="organisation", organisation=group, year=2568, applied=DAY, post="ประธาน"),
        )
        (_one, first), *_rest = assessments.view(session, id_).rows
        assessments.record_scores(session, id_, (replace(first, own_score=4, evidence="คำสั่งแต่งตั้ง"),))
    return id_


def test_the_form_says_who_applies_and_with_what(district, entered):
    said = bare(words(district, strength_papers.application, entered))
    for part in (
        "แบบสมัครเข้าสู่ระบบมาตรฐานการพัฒนาชุมชน",
        "กลุ่มสตรีบ้านหนึ่ง",
        "๒๕๖๘",
        "ศาลาประชาคม",
        "ตำบลท่าถ่าน",
        "มีคณะกรรมการ",
    ):
        assert part in said
    assert "พัฒนาผู้สืบทอด" not in said  # of one's own choice, and not chosen


def test_the_sheet_says_what_was_judged(district, entered):
    said = bare(words(district, strength_papers.self_assessment, entered))
    assert "คำสั่งแต่งตั้ง" in said
    assert "ด้านสมาชิก" in said
    assert "ยังไม่ยืนยันกับคู่มือ" in said


def test_no_paper_of_a_leader_carries_the_national_id(district):
    with district.working() as session:
        person = records.add(
            session,
            Person(
                title="นาย",
                first_name="สมชาย",
                last_name="ใจดี",
                tambon=TAMBON,
                national_id=NATIONAL_ID,
                address="9/1",
            ),
        )
        id_ = assessments.begin(session, Assessment(subject="person", person=person, year=2568))
    said = bare(words(district, strength_papers.application, id_))
    assert "เลขประจำตัวประชาชน" in said
    assert "นายสมชายใจดี" in said
    assert "๙/๑" in said
    digits = said.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).replace("-", "")
    assert NATIONAL_ID not in digits
    assert NATIONAL_ID[-4:] not in digits


def test_a_community_is_named_with_its_tambon(district):
    with district.working() as session:
        id_ = assessments.begin(
            session, Assessment(subject="community", village=district.villages[2], year=2568)
        )
    said = bare(words(district, strength_papers.application, id_))
    assert "หมู่๓บ้านบ้าน๓" in said
    assert "ตำบลท่าถ่านอำเภอพนมสารคาม" in said


def test_blank_papers_need_no_subject(district):
    assert "ประเภทเครือข่าย" in bare(words(district, strength_papers.blank_application, "network"))
    assert "มีเป้าหมายและแผนงานร่วมกัน" in bare(words(district, strength_papers.blank_sheet, "network", 2568))
    assert "มีเป้าหมาย" not in bare(words(district, strength_papers.blank_sheet, "network", 2500))


def test_the_report_tells_groups_tasks_and_villages(district):
    with district.working() as session:
        group = records.add(
            session, Organisation(name="กลุ่มเลี้ยงปลา", tambon=TAMBON, village=district.villages[0])
        )
        strength.judge(session, group, "C", "ไม่มีระเบียบ", DAY)
        strength.add_tasks(session, group, ["ทำระเบียบ"], "นายช่วย", DAY)
        village_levels.put(session, district.villages[0], 2566, 12)
        village_levels.put(session, district.villages[1], 2550, 12)
    said = bare(words(district, strength_papers.report, TAMBON, DAY))
    for part in (
        "กลุ่มเลี้ยงปลา",
        "ไม่มีระเบียบ",
        "ทำระเบียบ",
        "นายช่วย",
        "ระดับ๑(เร่งรัดพัฒนา)(เกณฑ์ยังไม่ยืนยัน)",
        "ไม่ทราบเกณฑ์ของปีนี้",
    ):
        assert part in said
    assert "ยังไม่มีกลุ่ม" in bare(words(district, strength_papers.report, "999999", DAY))
