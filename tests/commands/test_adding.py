"""`add`: each entry of a JSON file accepted or refused by itself, values as officers type them."""

from __future__ import annotations

import json
import re

import pytest

NAME = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
ID = "0-1234-56789-01-1"  # made up: no citizen's id begins with 0


@pytest.fixture
def add(here, tmp_path):
    """Write entries to a file, add it and give what came of it."""

    def command(topic, entries):
        file = tmp_path / "entries.json"
        file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        return here("add", topic, file)

    return command


def test_a_person_is_added_as_officers_type(add, here):
    entry = {
        "title": "นาย",
        "first_name": "สมใจ",
        "last_name": "ทดลอง",
        "born": "8 พ.ค. 25",
        "village": "หมู่ 5",
    }
    ran = add("people", [{**entry, "tambon": "240606", "national_id": ID}])
    assert (ran.code, ran.json) == (0, {"read": 1, "written": 1, "unchanged": 0, "refused": []})
    kept = here("show", "people", "นายสมใจ ทดลอง").json["record"]
    assert (kept["born"], kept["national_id"]) == ("1982-05-08", "x-xxxx-xxxxx-01-1")
    assert here("show", "villages", kept["village"]).json["record"]["number"] == 5


def test_one_object_is_as_good_as_a_list(add):
    assert add("villages", {"tambon": "240606", "number": "๘", "name": "บ้านใหม่"}).json["written"] == 1


def test_the_same_again_adds_nothing(add):
    entry = {"first_name": "สมใจ", "last_name": "ทดลอง", "national_id": ID}
    assert add("people", [entry, entry]).json == {"read": 2, "written": 1, "unchanged": 1, "refused": []}
    assert add("people", entry).json["unchanged"] == 1


def test_another_national_id_is_another_person(add):
    add("people", {"first_name": "สมใจ", "last_name": "ทดลอง", "national_id": ID})
    other = {"first_name": "สมใจ", "last_name": "ทดลอง", "national_id": "0-1234-56789-02-9"}
    assert add("people", other).json["written"] == 1


def test_refusals_name_their_place_and_the_others_are_written(add, here):
    ran = add(
        "signers",
        [
            {"name": "นายดี มาก", "position": "นายอำเภอ", "start": "1/10/2560"},
            {"name": "นายผิด วัน", "position": "นายอำเภอ", "start": "1/10/3094"},
            {"name": "นายไม่มี ตำแหน่ง", "start": "1/10/2560"},
            {"name": "นายแทน ใคร", "position": "ปลัดอำเภอ", "start": "1/10/2560", "acting": "รักษาราชการแทน"},
            "ไม่ใช่ออบเจกต์",
            {"name": "นายช่อง เกิน", "salary": 5},
        ],
    )
    assert ran.code == 1
    assert (ran.json["read"], ran.json["written"], ran.json["unchanged"]) == (6, 1, 0)
    told = [(one["row"], one["field"], one["value"]) for one in ran.json["refused"]]
    assert told == [
        (1, "start", "1/10/3094"),
        (2, "position", None),
        (3, "acting_for", None),
        (4, None, "ไม่ใช่ออบเจกต์"),
        (5, "salary", 5),
    ]
    assert set(ran.json["refused"][0]) == {"sheet", "cell", "row", "field", "value", "reason"}
    assert ran.json["refused"][1]["reason"] == "ต้องกรอก “ตำแหน่ง” ก่อนบันทึก"
    assert ran.json["refused"][4]["reason"] == "ผู้ลงนามไม่มีช่อง “salary”"
    assert here("list", "signers", "--where", "ดี มาก").json["total"] == 1


def test_refusals_for_people_stand_on_lines_of_their_own(run, office, tmp_path):
    file = tmp_path / "entries.json"
    file.write_text('[{"first_name": ""}]', encoding="utf-8")
    ran = run("add", "people", file, "--office", office)
    assert (ran.code, ran.out) == (
        1,
        "0\tfirst_name\tต้องกรอก “ชื่อ” ก่อนบันทึก\nอ่าน 1 บันทึก 0 มีอยู่แล้ว 0 ปฏิเสธ 1 รายการ\n",
    )


def test_a_refused_national_id_is_told_masked(add):
    ran = add("people", {"first_name": "ก", "national_id": "012345678901"})
    assert ran.json["refused"][0]["value"] == "xxxxxxxxxxxx"
    assert not re.search(r"\d{5}", ran.out)


@pytest.mark.parametrize("value", [{"a": 1}, ["ก", "ข"]])
def test_a_value_that_is_no_single_thing_is_refused(add, value):
    refused = add("people", {"first_name": value}).json["refused"][0]
    assert (refused["field"], refused["reason"]) == ("first_name", "“ชื่อ” ต้องเป็นข้อความ ตัวเลข หรือวันที่")


def test_a_link_that_means_nobody_or_two_is_refused(add):
    add("people", [{"first_name": "สมใจ", "last_name": "ซ้ำ", "phone": phone} for phone in "12"])
    ran = add(
        "organisations", [{"name": "กลุ่มหนึ่ง", "chair": "สมใจ ซ้ำ"}, {"name": "กลุ่มสอง", "chair": "ไม่มี ใคร"}]
    )
    assert [one["reason"] for one in ran.json["refused"]] == [
        "“สมใจ ซ้ำ” ตรงกับบุคคลมากกว่าหนึ่งรายการ กรุณาใช้รหัสของรายการ",
        "ไม่พบ “ไม่มี ใคร” ในบุคคล กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
    ]


def test_an_entry_with_an_id_edits_that_record_only(add, here):
    kept = here("list", "people", "--limit", "1").json["rows"][0]
    ran = add("people", [{"id": kept["id"], "phone": "๐๘๑-๐๐๐-๐๐๐๐"}, kept])
    assert (ran.json["written"], ran.json["unchanged"]) == (1, 0)
    assert ran.json["refused"][0]["reason"].startswith("มีการแก้ไข “โทรศัพท์” จากที่อื่นไปก่อนแล้ว")
    after = here("show", "people", kept["id"]).json["record"]
    assert (after["phone"], after["national_id"]) == ("081-000-0000", kept["national_id"])


@pytest.mark.parametrize(
    "topic", ["centres", "villages", "people", "organisations", "committees", "signers", "rules", "offices"]
)
def test_what_is_listed_can_be_added_again_and_changes_nothing(add, here, topic):
    listed = here("list", topic).json
    ran = add(topic, listed)
    assert ran.json == {"read": listed["total"], "written": 0, "unchanged": listed["total"], "refused": []}


def test_an_edit_made_already_is_no_edit_whatever_its_version(add, here):
    kept = here("list", "people", "--limit", "1").json["rows"][0]
    edit = {**kept, "phone": "081-000-0000"}
    first, again = add("people", edit).json, add("people", edit).json
    assert (first["written"], first["unchanged"]) == (1, 0)
    assert (again["written"], again["unchanged"]) == (0, 1)


@pytest.mark.parametrize("id_", ["ไม่มี", 5, {"a": 1}])
def test_an_id_that_is_nobodys_is_refused(add, id_):
    refused = add("people", {"id": id_, "phone": "1"}).json["refused"][0]
    assert (refused["field"], refused["reason"]) == ("id", "ไม่พบรายการนี้ในบุคคล อาจถูกนำออกไปแล้ว")


def test_a_version_that_is_no_number_is_refused(add, here):
    kept = here("list", "people", "--limit", "1").json["rows"][0]
    refused = add("people", {"id": kept["id"], "phone": "1", "version": "สอง"}).json["refused"][0]
    assert (refused["field"], refused["value"]) == ("version", "สอง")


HOSTILE = [
    {"tambon": "240606", "number": 10**20},
    {"tambon": "240606", "number": 1e300},
    {"tambon": "240606", "number": True},
    {"tambon": "240606", "number": 5.5},
    {"tambon": "240606", "number": "-1"},
    {"tambon": "\u0000", "number": 4},
    {"tambon": ["ก"], "number": 4},
    {"tambon": "ก" * 100_000, "number": 4},
    {"label": "x"},
    {},
    None,
    [],
]


def test_hostile_values_are_refused_one_by_one(add, here):
    ran = add("villages", HOSTILE)
    assert (ran.code, ran.json["written"], len(ran.json["refused"])) == (1, 0, len(HOSTILE))
    assert here("list", "villages").json["total"] == 7
    assert here("check").code == 0


def test_an_office_cannot_be_added(add):
    refused = add("offices", {"district": "ใหม่"}).json["refused"][0]
    assert refused["reason"] == "สำนักงานหนึ่งมีรายการเดียว ถ้าจะแก้ไขให้บอก id ของรายการนั้น"


def committee(**more):
    return {
        "centre": "ศอช.ต.ท่าถ่าน",
        "name": "คณะกรรมการชุดใหม่",
        "start": "1 ม.ค. 2569",
        "seats": [
            {"person": "นายประเสริฐ ปานเสริม", "position": "ประธานกรรมการ", "village": "หมู่ 7"},
            {
                "person": "ว่าที่ ร.ต. ใหม่ มาก",
                "position": "กรรมการ",
                "organisation": "กลุ่มใหม่เอี่ยม",
                "village": "3",
            },
            {"person": {"title": "นาง", "first_name": "ละเอียด", "born": "8/5/2520"}, "position": "กรรมการ"},
        ],
        "selection": {"held": "๒๐ ธ.ค. ๒๕๖๘", "place": "ศาลาประชาคม", "attended": "41"},
        **more,
    }


def test_a_committee_comes_with_its_people_seats_and_selection(add, here):
    before = here("list", "people").json["total"]
    assert add("committees", [committee()]).json["written"] == 1
    record = here("show", "committees", "คณะกรรมการชุดใหม่").json["record"]
    assert [seat["position"] for seat in record["seats"]] == ["ประธานกรรมการ", "กรรมการ", "กรรมการ"]
    assert (record["start"], record["selection"]["held"], record["selection"]["attended"]) == (
        "2026-01-01",
        "2025-12-20",
        41,
    )
    people = [here("show", "people", seat["person"]).json["record"] for seat in record["seats"]]
    assert [one["label"] for one in people] == ["นายประเสริฐ ปานเสริม", "ว่าที่ ร.ต. ใหม่ มาก", "นางละเอียด"]
    assert here("list", "people").json["total"] == before + 2  # the first was known
    assert here("show", "organisations", "กลุ่มใหม่เอี่ยม").json["record"]["tambon"] == "240606"
    assert add("committees", [committee()]).json["unchanged"] == 1


def test_a_seat_names_people_and_groups_by_id_too(add, here):
    person = here("list", "people", "--limit", "1").json["rows"][0]["id"]
    group = here("list", "organisations", "--limit", "1").json["rows"][0]["id"]
    seats = [{"person": person, "organisation": group, "position": "กรรมการ"}]
    assert add("committees", committee(seats=seats)).json["written"] == 1
    seat = here("show", "committees", "คณะกรรมการชุดใหม่").json["record"]["seats"][0]
    assert (seat["person"], seat["organisation"]) == (person, group)


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        (
            {"seats": [{"person": "ก ข", "position": "กรรมการ", "village": "หมู่ 77"}]},
            "seats[0].village",
            "หมู่ 77",
        ),
        (
            {"seats": [{"person": "ก ข", "position": "กรรมการ"}, {"position": "กรรมการ"}]},
            "seats[1].person",
            None,
        ),
        (
            {"seats": [{"person": {"born": "31 เม.ย. 67"}, "position": "ก"}]},
            "seats[0].person.born",
            "31 เม.ย. 67",
        ),
        ({"seats": "นายก"}, "seats", "นายก"),
        ({"selection": {"held": "29/2/2566"}}, "selection.held", "29/2/2566"),
        ({"selection": "เมื่อวาน"}, "selection", "เมื่อวาน"),
        ({"seats": [{"person": {"first_name": "ก", "national_id": ID}}, {}]}, "seats[1].person", None),
        ({"centre": "ศอช.ต.ไม่มี"}, "centre", "ศอช.ต.ไม่มี"),
        ({"seats": [{"person": "ก ข"}]}, "position", None),
    ],
)
def test_a_committee_is_refused_whole_with_the_place_inside_it(add, here, more, field, value):
    before = here("list", "people").json["total"]
    ran = add("committees", [committee(**more), committee(name="คณะที่ถูกต้อง")])
    assert (ran.json["written"], len(ran.json["refused"])) == (1, 1)
    assert (ran.json["refused"][0]["field"], ran.json["refused"][0]["value"]) == (field, value)
    assert here("list", "people").json["total"] == before + 2
    assert here("check").code == 0


def old_paper(**more):
    return {
        "kind": "order",
        "number": "๑๑๒",
        "dated": "20 มี.ค. 2551",
        "subject": "เรื่องเก่า",
        **more,
    }


def test_a_paper_of_long_ago_is_entered_with_its_scan(add, here, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 scanned")
    assert add("papers", old_paper(scan="scan.pdf", committee=NAME)).json["written"] == 1
    paper = here("show", "papers", "order 112/2551").json["record"]
    assert (paper["state"], paper["register"], paper["subject"]) == ("issued", "order", "เรื่องเก่า")
    assert here("reprint", "order 112/2551", "--out", tmp_path / "again.pdf").code == 0
    assert (tmp_path / "again.pdf").read_bytes() == b"%PDF-1.4 scanned"
    assert add("papers", old_paper(committee=NAME)).json["unchanged"] == 1


@pytest.mark.parametrize(
    ("more", "field", "reason"),
    [
        ({"number": 111}, "number", "เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน"),
        ({"dated": ""}, "dated", "ต้องมีวันที่ของหนังสือ"),
        (
            {"state": "cancelled"},
            "state",
            "ช่องนี้โปรแกรมเป็นผู้บันทึก หนังสือเก่าบอกได้เฉพาะ kind, number, dated, subject, committee",
        ),
        ({"scan": "scan.txt"}, "scan", "สำเนาที่สแกนต้องเป็นไฟล์ PDF"),
    ],
)
def test_a_paper_of_long_ago_keeps_the_rules_of_the_register(add, tmp_path, more, field, reason):
    (tmp_path / "scan.txt").write_text("no")
    refused = add("papers", old_paper(**more)).json["refused"][0]
    assert (refused["field"], refused["reason"]) == (field, reason)


def test_an_issued_paper_is_never_edited(add, here):
    paper = here("list", "papers", "--limit", "1").json["rows"][0]
    refused = add("papers", {"id": paper["id"], "subject": "อื่น"}).json["refused"][0]
    assert "โดยตรงไม่ได้" in refused["reason"]


@pytest.mark.parametrize(
    "data", [b"[{", b"\xff\xfe\xff", b"[" * 100_000, rb'["\ud800"]', b'{"a": ' + b"1" * 5000 + b"}", b""]
)
def test_what_is_no_json_is_trouble(here, tmp_path, data):
    file = tmp_path / "bad.json"
    file.write_bytes(data)
    ran = here("add", "people", file)
    assert ran.code == 3
    assert ran.json["error"]["message"].startswith(f"ไฟล์ {file} ไม่ใช่ JSON ที่อ่านได้")


def test_json_of_another_shape_is_trouble(here, tmp_path):
    file = tmp_path / "bad.json"
    file.write_text("3")
    assert here("add", "people", file).code == 3


def test_a_file_of_notepad_with_its_mark_is_read(here, tmp_path):
    file = tmp_path / "bom.json"
    file.write_text('{"first_name": "ก"}', encoding="utf-8-sig")
    assert here("add", "people", file).json["written"] == 1
