"""import of people, groups, members, villages and surveys: guessed and remembered columns, and doubles decided."""

from __future__ import annotations

import pytest

HEAD = "ชื่อ-สกุล,หมู่ที่,โทร,อาชีพ"


@pytest.fixture
def file(tmp_path):
    """Write lines as a list and give its path."""

    def write(*lines, name="คน.csv"):
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
        return tmp_path / name

    return write


def known(here, file):
    """Keep somebody whom later files may mean."""
    assert here("import", "people", file(HEAD, "นายสมพงษ์ อาจปรุ,1,,ทำนา")).json["added"] == 1


def people(here):
    return [here("show", "people", row["id"]).json["record"]
            for row in here("list", "people", "--where", "สมพงษ์").json["rows"]]  # fmt: skip


def test_headers_as_offices_write_them_are_guessed(here, file):
    ran = here("import", "people", file(HEAD, "นายสมพงษ์ อาจปรุ,หมู่ ๑,081-2345678,ทำนา"))
    assert ran.json["columns"] == {
        "ชื่อ-สกุล": "whole", "หมู่ที่": "village", "โทร": "phone", "อาชีพ": "occupation",
    }  # fmt: skip
    [kept] = people(here)
    assert (kept["title"], kept["first_name"], kept["tambon"], kept["occupation"]) == (
        "นาย",
        "สมพงษ์",
        "240606",
        "ทำนา",
    )


def test_what_is_blank_is_filled_and_told(here, file):
    known(here, file)
    ran = here("import", "people", file(HEAD, "นายสมพงษ์ อาจปรุ,1,0812345678,ทำนา"))
    assert (ran.code, ran.json["added"], ran.json["changed"], ran.json["written"]) == (0, 0, 1, 1)
    assert ran.json["changes"] == [
        {"row": 2, "label": "นายสมพงษ์ อาจปรุ", "field": "โทรศัพท์", "old": "", "new": "0812345678"}
    ]


def test_rows_that_may_be_doubles_are_listed_and_nothing_is_written(here, file):
    known(here, file)
    ran = here("import", "people", file(HEAD, "นายสมพงษ์ อาญปรุ,1,081,", "นายคนใหม่ มาก,1,,"))
    assert (ran.code, ran.json["written"], ran.json["undecided"]) == (1, 0, 1)
    [double] = ran.json["doubles"]
    assert (double["row"], double["act"], double["matches"][0]["label"]) == (2, "", "นายสมพงษ์ อาจปรุ")
    assert double["matches"][0]["why"].startswith("ชื่อคล้ายกัน")
    assert "ยังไม่ได้บันทึกอะไร" in ran.err
    assert here("list", "people", "--where", "คนใหม่").json["total"] == 0


@pytest.mark.parametrize(
    ("act", "count", "phones"),
    [("new", 2, {"", "081"}), ("skip", 1, {""}), ("fill", 1, {"081"}), ("file", 1, {"081"})],
)
def test_doubles_are_decided_by_what_is_typed(here, file, act, count, phones):
    known(here, file)
    ran = here("import", "people", file(HEAD, "นายสมพงษ์ อาญปรุ,1,081,"), "--decide", act)
    assert (ran.code, ran.json["undecided"]) == (0, 0)
    assert {one["phone"] for one in people(here)} == phones
    assert len(people(here)) == count


@pytest.mark.parametrize(
    ("argv", "kept"), [((), "ทำนา"), (("--decide", "fill"), "ทำนา"), (("--decide", "file"), "ค้าขาย")]
)
def test_the_file_is_right_only_where_that_is_said(here, file, argv, kept):
    known(here, file)
    ran = here("import", "people", file(HEAD, "นายสมพงษ์ อาจปรุ,1,,ค้าขาย"), *argv)
    assert (ran.code, people(here)[0]["occupation"]) == (0, kept)
    assert ran.json["doubles"][0]["differs"][0]["new"] == "ค้าขาย"


def test_another_decision_is_no_word_of_the_program(here, file):
    ran = here("import", "people", file(HEAD, "นายก ข,1,,"), "--decide", "maybe")
    assert (ran.code, ran.json["error"]["message"]) == (2, "--decide ต้องเป็น fill, file, new หรือ skip")


def test_a_trial_lists_all_and_writes_nothing(here, file):
    known(here, file)
    ran = here(
        "import", "people", file(HEAD, "นายสมพงษ์ อาญปรุ,1,081,", "นายคนใหม่ มาก,1,,", "นายผิด หมู่,77,,"), "--try"
    )  # fmt: skip
    told = ran.json
    assert (ran.code, told["added"], told["undecided"], len(told["refused"])) == (1, 1, 1, 1)
    assert told["news"] == [{"row": 3, "label": "นายคนใหม่ มาก"}]
    assert here("list", "people", "--where", "คนใหม่").json["total"] == 0


def test_for_people_changes_and_doubles_stand_on_lines(run, office, here, file):
    known(here, file)
    rows = file(HEAD, "นายสมพงษ์ อาจปรุ,1,0812345678,", "นายสมพงษ์ อาญปรุ,1,,")
    out = run("import", "people", rows, "--try", "--office", office).out.splitlines()
    assert out == [
        "แถว 2 นายสมพงษ์ อาจปรุ · โทรศัพท์: – เป็น 0812345678",
        "แถว 3 นายสมพงษ์ อาญปรุ อาจเป็น นายสมพงษ์ อาจปรุ",
        "อ่าน 2 เพิ่ม 0 แก้ไข 1 มีอยู่แล้ว 0 ข้าม 0 ปฏิเสธ 0 แถว",
    ]


def test_a_row_of_two_refused_cells_is_counted_once(run, office, here, file):
    head, row = "ชื่อ-สกุล,หมู่,วันเกิด", "นายผิด หมู่,77,32/13/2551"
    told = here("import", "people", file(head, row), "--try").json["refused"]
    assert [(one["cell"], one["field"]) for one in told] == [("B2", "village"), ("C2", "born")]
    out = run("import", "people", file(head, row), "--try", "--office", office).out.splitlines()
    assert out[-1] == "อ่าน 1 เพิ่ม 0 แก้ไข 0 มีอยู่แล้ว 0 ข้าม 0 ปฏิเสธ 1 แถว"


def test_columns_are_remembered(here, file):
    here("import", "people", file(HEAD, "นายสมพงษ์ อาจปรุ,1,,ทำนา"))
    [kept] = here("list", "import_mappings").json["rows"]
    assert kept["name"] == "คน"
    again = here("import", "people", file(HEAD, "นายอื่น ไกล,1,,ทำนา"))
    assert (again.json["added"], here("list", "import_mappings").json["total"]) == (1, 1)


def test_surveys_come_in_for_the_round_that_is_named(here, file):
    group = here("list", "organisations").json["rows"][0]["label"]
    rows = file("กลุ่ม,สมาชิกชาย,สมาชิกหญิง", f"{group},3,4")
    assert "กรุณาเลือกรอบสำรวจที่จะนำเข้า" in here("import", "surveys", rows).json["error"]["message"]
    ran = here("import", "surveys", rows, "--year", "2552", "--tambon", "ท่าถ่าน", "--decide", "file")
    assert (ran.code, ran.json["changed"] + ran.json["unchanged"]) == (0, 1)


def test_rows_without_a_tambon_are_of_the_one_that_is_named(here, file):
    ran = here("import", "people", file("ชื่อ,นามสกุล", "สมพงษ์,ไกล"), "--tambon", "240601")
    assert (ran.code, people(here)[0]["tambon"]) == (0, "240601")
