"""person-data: the sheet is written, who took it and why is noted, and nothing is written where it refuses."""

from __future__ import annotations

import pytest


@pytest.fixture
def person(here):
    return here("list", "people", "--limit", "1").json["rows"][0]["id"]


def test_the_sheet_of_a_person_is_written_and_noted(here, person, tmp_path):
    out = tmp_path / "ข้อมูล.pdf"
    told = here("person-data", person, "--why", "เจ้าของข้อมูลขอ", "--out", out).json
    assert out.read_bytes().startswith(b"%PDF-")
    assert told["person"] == person
    kinds = {group["of"] for group in told["groups"]}
    assert {"people", "history", "readings"} <= kinds  # the last is this very act


def test_without_a_purpose_nothing_is_written(here, person, tmp_path):
    out = tmp_path / "x.pdf"
    ran = here("person-data", person, "--why", " ", "--out", out)
    assert (ran.code, ran.json["error"]["field"]) == (1, "reason")
    assert not out.exists()


def test_people_read_how_much_is_held(run, office, person, tmp_path):
    ran = run("person-data", person, "--why", "ขอดู", "--out", tmp_path / "x.pdf", "--office", office)
    assert "ระเบียนบุคคล: " in ran.out
    assert "เขียนข้อมูลที่เก็บไว้ของบุคคลลง" in ran.out
