"""The yearly survey by commands: begun, followed, and recorded from a file."""

import json

import pytest

from desktop.work.practice import HOME

WHO = "กลุ่มสตรีบ้านเนินสาธิต"


@pytest.fixture
def record(here, tmp_path):
    """Record the sheets of a file."""

    def record(*entries):
        path = tmp_path / "sheets.json"
        path.write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
        return here("survey-record", path)

    return record


def sheet(here, year=2552):
    rounds = {one["id"]: one["year"] for one in here("survey-progress").json["rounds"]}
    found = here("list", "surveys", "--where", "").json["rows"]
    return [one for one in found if rounds.get(one["round"]) == year]


def test_a_round_is_begun_once(here):
    ran = here("survey-open", "2553", "--tambon", HOME)
    assert (ran.code, ran.json["round"]["year"], ran.json["round"]["total"]) == (0, 2553, 21)
    again = here("survey-open", "2553", "--tambon", HOME)
    assert (again.code, again.json["error"]["field"]) == (1, "year")
    assert here("survey-open", "x", "--tambon", HOME).code == 2


def test_progress_names_those_that_are_missing(here, run, office):
    rounds = here("survey-progress").json["rounds"]
    assert [(one["year"], one["done"], one["total"]) for one in rounds] == [(2552, 9, 21), (2551, 21, 21)]
    last = rounds[0]["villages"][-1]
    assert (last["done"], last["total"], len(last["missing"])) == (0, 3, 3)
    assert [one["year"] for one in here("survey-progress", "--year", "2551").json["rounds"]] == [2551]
    assert here("survey-progress", "--tambon", "240601").json["rounds"] == []
    told = run("survey-progress", "--office", office).out.splitlines()
    assert told[0] == "สำรวจปี 2552 ต.ท่าถ่าน สำรวจแล้ว 9 จาก 21 กลุ่ม"
    assert WHO in told[7]


def test_sheets_are_recorded_from_a_file(here, record):
    ran = record(
        {"organisation": WHO, "year": 2552, "same": True, "values": {"เงินทุนปัจจุบัน (บาท)": "12,500"},
         "unknown": {"income": "ไม่มีเอกสาร"}, "informant": "ประธาน", "surveyed": "12 พ.ค. 2552"},
    )  # fmt: skip
    assert (ran.code, ran.json["written"]) == (0, 1)
    assert here("survey-progress").json["rounds"][0]["done"] == 10
    again = record({"organisation": WHO, "year": 2552, "informant": "ประธาน"})
    assert (again.code, again.json["unchanged"]) == (0, 1)


@pytest.mark.parametrize(
    ("entry", "field", "said"),
    [
        ([], None, "ต้องเป็นออบเจกต์"),
        ({"organisation": WHO, "year": 2552, "name": "x"}, "name", "แบบสำรวจไม่มีช่อง “name”"),
        ({"organisation": "กลุ่มที่ไม่มี", "year": 2552}, "organisation", "ไม่พบ “กลุ่มที่ไม่มี”"),
        ({"organisation": WHO, "year": 2540}, "year", "กลุ่มนี้ไม่มีแบบสำรวจของปี 2540"),
        ({"organisation": WHO, "year": 2552, "values": {"wealth": 1}}, "wealth", "แบบสำรวจไม่มีช่อง “wealth”"),
        ({"organisation": WHO, "year": 2552, "values": [1]}, "values", "“values” ต้องเป็นออบเจกต์"),
        ({"organisation": WHO, "year": 2552, "values": {"fund": [1]}}, "fund", "ต้องเป็นข้อความ"),
        ({"organisation": WHO, "year": 2552, "values": {"chair": "ไม่มีใคร"}}, "chair", "ไม่พบ “ไม่มีใคร”"),
        ({"organisation": WHO, "year": 2552, "values": {"fund": "มาก"}}, "fund", "เงินทุนปัจจุบัน"),
        ({"organisation": WHO, "year": 2552, "unknown": {"fund": ""}}, "fund", "ทำไมจึงไม่ทราบ"),
        ({"organisation": WHO, "year": 2552, "done": True}, "chair", "ยังมี 20 ช่องที่ยังไม่ได้ยืนยัน"),
    ],
)
def test_what_does_not_hold_is_refused_by_its_place(record, entry, field, said):
    ran = record({"organisation": WHO, "year": 2552, "informant": "ครู"}, entry)
    assert (ran.code, ran.json["written"]) == (1, 1)
    [refused] = ran.json["refused"]
    assert (refused["row"], refused["field"]) == (1, field)
    assert said in refused["reason"]
