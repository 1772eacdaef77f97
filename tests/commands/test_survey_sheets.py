"""survey-sheets: the survey of a year on paper as one PDF."""

from __future__ import annotations

import pypdf
import pytest

from desktop.domain.surveys import SurveyRound
from desktop.store import opening, records
from desktop.store.session import writing
from tests.conftest import PASSPHRASE


def pages(path):
    with pypdf.PdfReader(path) as read:
        return [page.extract_text() for page in read.pages]


def test_the_sheets_of_a_round_are_written_as_one_pdf(here, tmp_path):
    out = tmp_path / "แบบสำรวจ.pdf"
    ran = here("survey-sheets", "2552", "--village", "1", "--blank", "2", "--free", "1", "--out", out)
    said = ran.json["survey_sheets"]
    assert (ran.code, said["year"], said["tambon"], said["path"]) == (0, 2552, "240606", str(out))
    found = pages(out)
    assert "บัญชีแบบสำรวจกลุ่ม/องค์กร" in found[0]
    assert sum("กลุ่มที่ยังไม่มีในบัญชี" in page for page in found) == 3
    assert len(found) >= said["sheets"] + 1


def test_for_people_the_year_the_tambon_and_the_file_are_named(run, office, tmp_path):
    out = tmp_path / "x.pdf"
    ran = run(
        "survey-sheets",
        "๒๕๕๒",
        "--tambon",
        "ท่าถ่าน",
        "--village",
        "2",
        "--without-last",
        "--out",
        out,
        "--office",
        office,
    )
    first, second = ran.out.splitlines()
    assert first.startswith("แบบสำรวจปี 2552 ตำบลท่าถ่าน ")
    assert first.endswith(" แผ่น")
    assert second == str(out)
    assert not any("เหมือนเดิม" in page for page in pages(out))


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (("ปีนี้",), 2, "YEAR ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("2552", "--village", "ก"), 2, "--village ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("2552", "--blank", "0"), 2, "--blank ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("2552", "--free", "201"), 2, "--free ต้องไม่เกิน 200"),
        (("2540",), 1, "ยังไม่ได้เปิดรอบสำรวจปี 2540 ของตำบลนี้"),
        (("2552", "--tambon", "ไม่มี"), 1, "ยังไม่ได้เปิดรอบสำรวจปี 2552 ของตำบลนี้"),
        (("2552", "--village", "99"), 1, "ตำบลนี้ไม่มีหมู่ 99"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(here, tmp_path, argv, code, message):
    ran = here("survey-sheets", *argv, "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.json["error"]["message"]) == (code, message)
    assert not (tmp_path / "x.pdf").exists()


def test_rounds_of_several_tambons_are_told_apart_by_name(here, office, tmp_path):
    store = opening.open_office(office, PASSPHRASE)
    with writing(store, "ก", "ข") as session:
        records.add(session, SurveyRound(year=2552, tambon="240605"))
    store.close()
    ran = here("survey-sheets", "2552", "--out", tmp_path / "x.pdf")
    assert ran.code == 1
    assert ran.json["error"]["message"].startswith("ปี 2552 มีรอบสำรวจหลายตำบล กรุณาบอกด้วย --tambon คือ ")
    chosen = here("survey-sheets", "2552", "--tambon", "240605", "--free", "1", "--out", tmp_path / "x.pdf")
    assert (chosen.code, chosen.json["survey_sheets"]["sheets"]) == (0, 1)
