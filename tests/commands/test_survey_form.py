"""survey-form: the form of a survey round for telephones."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert


def test_the_form_of_a_round_is_written_and_validates(here, tmp_path):
    out = tmp_path / "แบบ.xlsx"
    ran = here("survey-form", "๒๕๕๒", "--tambon", "ท่าถ่าน", "--out", out)
    said = ran.json["survey_form"]
    assert (ran.code, said["year"], said["tambon"], said["path"]) == (0, 2552, "240606", str(out))
    made = convert(str(out), validate=False, pretty_print=False)
    assert (made.warnings, said["groups"] > 5) == ([], True)


def test_for_people_the_round_and_the_file_are_named(run, office, tmp_path):
    ran = run("survey-form", "2552", "--out", tmp_path / "x.xlsx", "--office", office)
    first, second = ran.out.splitlines()
    assert first.startswith("แบบสำหรับโทรศัพท์ของรอบสำรวจปี 2552 ตำบลท่าถ่าน ")
    assert second == str(tmp_path / "x.xlsx")


@pytest.mark.parametrize(
    ("year", "name", "code", "message"),
    [
        ("ปีนี้", "x.xlsx", 2, "YEAR ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        ("2540", "x.xlsx", 1, "ยังไม่ได้เปิดรอบสำรวจปี 2540 ของตำบลนี้"),
        ("2552", "x.csv", 1, "แบบสำหรับโทรศัพท์ต้องเป็นไฟล์ .xlsx กรุณาเปลี่ยนนามสกุลไฟล์ {path}"),
        ("2552", "มีแล้ว.xlsx", 1, "มีไฟล์ {path} อยู่แล้ว กรุณาใช้ชื่ออื่น"),
    ],
)
def test_what_cannot_be_written_is_refused(here, tmp_path, year, name, code, message):
    (tmp_path / "มีแล้ว.xlsx").write_bytes(b"a")
    out = tmp_path / name
    ran = here("survey-form", year, "--out", out)
    assert (ran.code, ran.json["error"]["message"]) == (code, message.format(path=out))
    assert (tmp_path / "มีแล้ว.xlsx").read_bytes() == b"a"
