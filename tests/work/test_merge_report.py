"""The report of merging: what came, who decided, what waits; nothing of cases."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain.cases import Case
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.printing import draw
from desktop.store import records
from desktop.store.session import reading
from desktop.work import conflicts, erasing, merge_report
from desktop.work import records as work_records
from tests.store.test_scopes import THERE, laptop_of
from tests.work.conftest import plain_draw
from tests.work.copies import add, bring, edit, laptops, working


@pytest.fixture
def two(store, tmp_path):
    """Give an office and a laptop that gave other telephones to one person, at the office."""
    with laptops(store, tmp_path, 1) as (office, laptop):
        person = add(office, "สมชาย")
        bring(office, laptop, tmp_path / "ชุด")
        edit(office, person, phone="111")
        edit(laptop, person, phone="222")
        bring(laptop, office, tmp_path / "ชุด")
        yield office, laptop


def printed(store):
    """Give the tables of the report, and all that is on it."""
    with reading(store) as session:
        pdf = merge_report.report(session, plain_draw).decode()
    blocks = json.loads(pdf[len("%PDF-") :])["blocks"]
    return [one["rows"] for one in blocks if "rows" in one], pdf


def decide(store, place):
    with working(store, conflicts.DECIDED) as session:
        conflicts.decide(session, conflicts.conflicts(session)[0], place)


def test_what_came_and_what_waits(two):
    office, _laptop = two
    [came, waits], text = printed(office)
    assert came[0][1:] == ["โน้ตบุ๊ก ๑", "สมศรี", "๑", "๐", "๑"]
    assert waits[0][0] == "สมชาย – โทรศัพท์"
    assert "๒๒๒ (มานะ" in waits[0][1]
    assert "๑๑๑ (สมศรี" in waits[0][1]
    assert "ผู้รายงาน" in text


def test_what_was_decided_and_by_whom(two):
    office, _laptop = two
    decide(office, 1)
    [_came, decided], _text = printed(office)
    assert decided[0][:4] == ["สมชาย – โทรศัพท์", "๑๑๑", "๒๒๒", "สมศรี"]


def test_a_decision_that_was_undone_is_none(two):
    office, _laptop = two
    decide(office, 1)
    with working(office) as session:
        work_records.undo(session)
    [_came, waits], _text = printed(office)
    assert all(value in waits[0][1] for value in ("๑๑๑", "๒๒๒"))


def test_cases_are_counted_and_not_printed(two, tmp_path):
    office, laptop = two
    with working(office) as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
    bring(office, laptop, tmp_path / "ชุด")
    for store, word in ((office, "หนึ่งลับ"), (laptop, "สองลับ")):
        with working(store) as session:
            kept = records.read(session, Case, case)
            records.save(session, replace(kept, subject=word, note=word))
    bring(laptop, office, tmp_path / "ชุด")
    with working(office, conflicts.DECIDED) as session:
        of_cases = [one for one in conflicts.conflicts(session) if one.topic == "cases"]
        conflicts.decide(session, of_cases[0], 0)
    _tables, text = printed(office)
    assert "มีอีก ๒ แห่งในเรื่องไกล่เกลี่ย" in text
    assert "ลับ" not in text


def test_values_that_were_erased_are_told_as_erased(two):
    office, _laptop = two
    decide(office, 1)
    with reading(office) as session:
        [person] = records.find(session, Person)
    with working(office) as session:
        erasing.erase(session, person.id, "เจ้าของข้อมูลขอ", "นายอำเภอ")
    [_came, decided], text = printed(office)
    assert decided[0][1:3] == ["ลบแล้ว", ""]
    assert not any(value in text for value in ("๑๑๑", "๒๒๒"))


def test_values_that_were_erased_before_the_choice_are_told_too(two, tmp_path):
    office, laptop = two
    bring(office, laptop, tmp_path / "ชุด")
    with reading(office) as session:
        [person] = records.find(session, Person)
    with working(office) as session:
        erasing.erase(session, person.id, "เจ้าของข้อมูลขอ", "นายอำเภอ")
    decide(laptop, 1)
    bring(laptop, office, tmp_path / "ชุด")
    [_came, decided, *_waits], _text = printed(office)
    assert decided[0][1:3] == ["๑๑๑", "ลบแล้ว"]


def test_values_of_other_tambons_are_told_as_elsewhere(two, tmp_path):
    office, _laptop = two
    with working(office) as session:
        village = records.add(session, Village(tambon=THERE, number=1))
        [person] = records.find(session, Person)
        records.save(session, replace(person, village=village))
    decide(office, 1)
    with laptop_of(office, tmp_path / "part") as part:
        tables, _text = printed(part)
        assert tables[-1][0][:3] == ["อยู่ในเครื่องอื่น – โทรศัพท์", "อยู่ในเครื่องอื่น", ""]


def test_without_anything_it_says_so(store):
    tables, text = printed(store)
    assert (tables, text.count("ไม่มี")) == ([], 4)


def test_it_draws(two):
    with reading(two[0]) as session:
        assert merge_report.report(session, draw).startswith(b"%PDF")
