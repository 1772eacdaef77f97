"""import and export: refusals by cell, all or nothing, and files that come back as they went."""

from __future__ import annotations

import json
import re
import zipfile

import pytest
import pyzipper
import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from desktop import paths

SAMPLE = next((paths.resources() / "samples").glob("*.xlsx"))
ID = "0-1234-56789-01-1"  # made up: no citizen's id begins with 0
PEOPLE = ("คำนำหน้า/ยศ", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด", "หมู่บ้าน", "รหัสตำบล")


@pytest.fixture
def sheet(tmp_path):
    """Write rows to a workbook and give its path."""

    def write(*rows, name="แฟ้ม.xlsx"):
        book = Workbook()
        book.active.title = "รายชื่อ"
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def good(**more):
    person = {
        "title": "นาย",
        "first": "สมใจ",
        "last": "ทดลอง",
        "id": ID,
        "born": "๘ พ.ค. ๒๕๒๕",
        "village": "หมู่ ๕",
    }
    return (*{**person, **more}.values(), "240606")


def counts(ran):
    """Give what every import answers, whatever else it tells."""
    return {name: ran.json[name] for name in ("read", "written", "unchanged", "refused")}


def test_people_come_in_from_a_workbook(here, sheet):
    ran = here("import", "people", sheet(PEOPLE, good(), good(first="สมหวัง", id=None)))
    assert (ran.code, counts(ran)) == (0, {"read": 2, "written": 2, "unchanged": 0, "refused": []})
    assert ran.json["news"] == [{"row": 2, "label": "นายสมใจ ทดลอง"}, {"row": 3, "label": "นายสมหวัง ทดลอง"}]
    assert ran.json["columns"]["หมู่บ้าน"] == "village"
    kept = here("show", "people", "นายสมใจ ทดลอง").json["record"]
    assert (kept["born"], kept["national_id"]) == ("1982-05-08", "x-xxxx-xxxxx-01-1")


def test_the_same_file_again_adds_nothing(here, sheet):
    file = sheet(PEOPLE, good(), good(first="สมหวัง", id=None))
    here("import", "people", file)
    again = here("import", "people", file)
    assert (again.code, counts(again)) == (0, {"read": 2, "written": 0, "unchanged": 2, "refused": []})


def test_one_refused_row_keeps_all_out_and_names_its_cell(here, sheet):
    file = sheet(PEOPLE, good(), good(born="29/2/2566"), good(first="สมหวัง", village="หมู่ 77"))
    ran = here("import", "people", file)
    assert (ran.code, ran.json["read"], ran.json["written"]) == (1, 3, 0)
    first, second = ran.json["refused"]
    assert set(first) == {"sheet", "cell", "row", "field", "value", "reason"}
    assert (first["sheet"], first["cell"], first["row"], first["field"], first["value"]) == (
        "รายชื่อ",
        "E3",
        3,
        "born",
        "29/2/2566",
    )
    assert (second["cell"], second["field"], second["value"]) == ("F4", "village", "หมู่ 77")
    assert second["reason"].startswith("ไม่พบหมู่บ้าน “หมู่ 77”")
    assert "ยังไม่ได้บันทึกอะไร" in ran.err
    assert here("list", "people", "--where", "ทดลอง").json["total"] == 0


def test_the_good_rows_are_kept_where_that_is_asked_for(here, sheet):
    file = sheet(PEOPLE, good(), good(born="29/2/2566"), good(first="สมหวัง", village="หมู่ 77"))
    ran = here("import", "people", file, "--keep-good")
    assert (ran.code, ran.json["written"], len(ran.json["refused"])) == (1, 1, 2)
    assert here("list", "people", "--where", "ทดลอง").json["total"] == 1
    assert here("check").code == 0


def test_a_dry_run_tells_the_same_and_writes_nothing(here, sheet):
    file = sheet(PEOPLE, good(), good(born="31 เม.ย. 67"))
    ran = here("import", "people", file, "--dry-run")
    assert (ran.code, ran.json["written"], len(ran.json["refused"])) == (1, 1, 1)
    assert ran.err == "ลองอ่านเท่านั้น ยังไม่ได้บันทึกอะไร\n"
    assert here("list", "people", "--where", "ทดลอง").json["total"] == 0


def test_a_refused_national_id_is_told_masked(here, sheet):
    ran = here("import", "people", sheet(PEOPLE, good(id="0-1234-5678")))
    assert ran.json["refused"][0]["value"] == "x-xxxx-xxxx"
    assert not re.search(r"\d-\d{4}", ran.out)


def test_refusals_for_people_stand_on_lines_of_their_own(run, office, sheet):
    ran = run("import", "people", sheet(PEOPLE, good(born="29/2/2566")), "--office", office)
    first, last = ran.out.splitlines()
    assert first.startswith("รายชื่อ E2\tborn 29/2/2566\t")
    assert last == "อ่าน 1 เพิ่ม 0 แก้ไข 0 มีอยู่แล้ว 0 ข้าม 0 ปฏิเสธ 1 แถว"


def test_columns_that_are_no_field_are_told(here, sheet):
    ran = here(
        "import", "villages", sheet(("หมู่ที่", "ชื่อบ้าน", "รหัสตำบล", "สีหลังคา"), (8, "ใหม่", "240606", "แดง"))
    )
    assert (ran.json["written"], ran.err) == (1, "คอลัมน์ที่ไม่ได้นำเข้า: สีหลังคา\n")


def test_a_list_of_older_programs_comes_in(here, tmp_path):
    file = tmp_path / "หมู่บ้าน.csv"
    file.write_bytes("หมู่ที่,ชื่อบ้าน,รหัสตำบล\r\n๙,บ้านใหม่,240606\r\n".encode("cp874"))
    assert here("import", "villages", file).json["written"] == 1


def test_papers_of_long_ago_come_in_by_the_rules_of_the_register(here, sheet):
    head = ("ชนิด", "เลขที่", "ลงวันที่", "เรื่อง")
    rows = (("คำสั่งอำเภอ", "๕", "1 ก.พ. 2551", "เก่า"), ("คำสั่งอำเภอ", 111, "1 ก.พ. 2551", "ซ้ำ"))
    ran = here("import", "papers", sheet(head, *rows), "--keep-good")
    assert (ran.json["written"], ran.json["refused"][0]["cell"]) == (1, "B3")
    assert here("show", "papers", "order 5/2551").json["record"]["state"] == "issued"


def test_a_committee_comes_in_as_offices_keep_it(run, tmp_path):
    office = tmp_path / "ใหม่"
    run("new", office, "--name", "นางสาวใหม่ มาก", "--tambon", "240606")
    ran = run("import", "committees", SAMPLE, "--json")
    assert (ran.code, ran.json) == (0, {"read": 21, "written": 21, "unchanged": 0, "refused": []})
    kept = run("list", "committees", "--json").json["rows"]
    assert [row["name"] for row in kept] == ["คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"]
    record = run("show", "committees", kept[0]["id"], "--json").json["record"]
    assert (len(record["seats"]), record["seats"][0]["position"]) == (21, "ประธานกรรมการ")
    assert record["selection"]["place"] == "ศาลาประชาคม อบต.ท่าถ่าน"
    assert (
        run("list", "villages", "--json").json["total"] == 7
    )  # the file names them, the new office had none
    assert run("list", "people", "--json").json["total"] == 21
    again = run("import", "committees", SAMPLE, "--json")
    assert again.json == {"read": 21, "written": 0, "unchanged": 21, "refused": []}


HEAD = ("ลำดับ", "ชื่อ – สกุล", "ตำแหน่ง", "หมู่ที่")


def test_a_committee_with_a_wrong_row_stays_out_unless_the_good_ones_are_wanted(here, sheet):
    title = ("คณะกรรมการ ศอช.ต.ท่าถ่าน วาระ ตั้งแต่วันที่ 1 ต.ค. 2568 ถึงวันที่ 30 ก.ย. 2572",)
    file = sheet(
        title,
        HEAD,
        (1, "นายหนึ่ง ก", "ประธานกรรมการ", 1),
        (2, "นายสอง ข", "กรรมการ", 77),
        (3, "นายสาม ค", None, 1),
    )
    ran = here("import", "committees", file)
    assert (ran.code, ran.json["read"], ran.json["written"]) == (1, 3, 0)
    told = [(one["cell"], one["field"], one["value"]) for one in ran.json["refused"]]
    assert sorted(told) == [("C5", "position", ""), ("D4", "village_number", "77")]
    assert here("list", "committees").json["total"] == 2
    assert here("import", "committees", file, "--keep-good").json["written"] == 1
    assert here("list", "committees").json["total"] == 3


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("คณะกรรมการ ศอช.ต.เมืองเก่า", "สำนักงานนี้ไม่มีศูนย์ของตำบลเมืองเก่า กรุณาเพิ่มศูนย์ก่อน"),
        ("รายชื่อคณะกรรมการ", None),
    ],
)
def test_the_centre_of_a_committee_is_the_one_it_names_or_the_only_one(here, sheet, title, sentence):
    ran = here("import", "committees", sheet((title,), HEAD, (1, "นายหนึ่ง ก", "ประธานกรรมการ", 1)))
    assert (ran.json["error"]["message"] if ran.code else None) == sentence


def test_a_committee_of_nobody_knows_which_tambon_is_refused(run, tmp_path, sheet):
    run("new", tmp_path / "n", "--name", "ก", "--tambon", "240606", "240601")
    ran = run("import", "committees", sheet(("รายชื่อ",), HEAD, (1, "นายหนึ่ง ก", "ประธานกรรมการ", 1)))
    assert (ran.code, ran.err) == (1, "ไฟล์นี้ไม่ได้บอกว่าเป็นของตำบลใด กรุณาพิมพ์ชื่อตำบลไว้เหนือตาราง\n")


def test_a_file_that_is_not_there_is_trouble(here, tmp_path):
    ran = here("import", "people", tmp_path / "ไม่มี.xlsx")
    assert (ran.code, ran.json["error"]["message"]) == (3, "ไม่พบไฟล์ ไม่มี.xlsx กรุณาตรวจชื่อและที่เก็บไฟล์")


def test_a_hostile_workbook_is_trouble_and_nothing_is_written(here, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", " " * 200_000_000)
    ran = here("import", "people", tmp_path / "bomb.xlsx")
    assert (ran.code, ran.json["error"]["kind"]) == (3, "trouble")


def test_a_sheet_without_the_headers_is_refused(here, sheet):
    ran = here("import", "people", sheet(("สี", "ขนาด"), ("แดง", 3)))
    assert ran.json["error"]["message"].startswith("ไม่พบคอลัมน์ “ชื่อ – สกุล / ชื่อ” ในไฟล์นี้")
    ran = here("import", "people", sheet(("สี",), ("แดง",)))
    assert ran.json["error"]["message"].startswith("ไม่พบตารางในไฟล์นี้")
    ran = here("import", "signers", sheet(("สี", "ขนาด"), ("แดง", 3)))
    assert ran.code == 1
    assert ran.json["error"]["message"].startswith("ไม่พบตารางที่มีหัวคอลัมน์ของเรื่องนี้")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("topic", ["villages", "people", "organisations", "signers", "centres"])
def test_what_was_sent_out_comes_in_again_and_changes_nothing(here, tmp_path, topic, ending):
    out = tmp_path / f"ส่งออก.{ending}"
    sent = here("export", topic, out)
    total = here("list", topic).json["total"]
    assert (sent.code, sent.json) == (
        0,
        {"topic": topic, "written": total, "left_out": 0, "path": str(out)},
    )
    again = here("import", topic, out)
    assert (again.code, counts(again)) == (
        0,
        {"read": total, "written": 0, "unchanged": total, "refused": []},
    )


def test_a_workbook_has_thai_titles_dates_links_and_masked_ids(here, tmp_path):
    here("export", "people", tmp_path / "x.xlsx")
    rows = [*load_workbook(tmp_path / "x.xlsx").active.iter_rows(values_only=True)]
    assert rows[0][:7] == ("คำนำหน้า/ยศ", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด", "รหัสตำบล", "หมู่บ้าน")
    assert len(rows) == 47
    assert all(re.fullmatch(r"x-xxxx-xxxxx-\d\d-\d", row[3]) for row in rows[1:])
    assert all(row[6].startswith("หมู่ ") for row in rows[1:])


def test_json_is_what_add_takes(here, tmp_path):
    here("export", "committees", tmp_path / "x.json")
    rows = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["rows"]
    assert [row["start"] for row in rows] == ["2008-05-08", "2008-03-19"]
    assert here("add", "committees", tmp_path / "x.json").json["unchanged"] == 2


def test_the_frozen_words_of_papers_stay_in_the_office(here, tmp_path):
    here("export", "papers", tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    assert "blocks" not in text
    assert "คำสั่งอำเภอ,ออกแล้ว," in text


@pytest.mark.parametrize(("name", "code"), [("x.docx", 1), ("nowhere/x.csv", 3)])
def test_a_place_or_ending_that_cannot_be_is_refused(here, tmp_path, name, code):
    assert here("export", "people", tmp_path / name).code == code


SECRET = "three plain words 7"


def test_a_list_goes_out_encrypted_under_a_passphrase_of_its_own(here, tmp_path):
    (tmp_path / "รหัส.txt").write_text(SECRET + "\n", "utf-8")
    sent = here(
        "export", "people", tmp_path / "คน.csv", "--encrypt", "--export-passphrase-file", tmp_path / "รหัส.txt"
    )
    assert (sent.code, sent.json["path"]) == (0, str(tmp_path / "คน.zip"))
    assert not (tmp_path / "คน.csv").exists()
    with pyzipper.AESZipFile(tmp_path / "คน.zip") as archive:
        archive.setpassword(SECRET.encode())
        assert len(archive.read("คน.csv").splitlines()) > sent.json["written"]


@pytest.mark.parametrize(("secret", "said"), [("ฉันรักป่าไม้ริมคลอง", "เฉพาะอักษรอังกฤษ"), ("short", "อย่างน้อย 12")])
def test_a_passphrase_that_would_not_do_writes_nothing(here, tmp_path, monkeypatch, secret, said):
    monkeypatch.setenv("TAMBON_DESK_EXPORT_PASSPHRASE", secret)
    refused = here("export", "people", tmp_path / "คน.csv", "--encrypt")
    assert refused.code == 1
    assert said in refused.err + refused.out
    assert not list(tmp_path.glob("คน*"))


def test_without_a_terminal_the_passphrase_must_be_given(here, tmp_path):
    refused = here("export", "people", tmp_path / "คน.csv", "--encrypt")
    assert refused.code == 2
    assert "--export-passphrase-file" in refused.err


def test_each_export_is_noted(here, tmp_path, office):
    from desktop.store import session, tables
    from desktop.store.opening import open_office
    from tests.conftest import PASSPHRASE

    here("export", "people", tmp_path / "คน.csv")
    with session.reading(store := open_office(office, PASSPHRASE)) as unit:
        rows = unit.connection.execute(sa.select(tables.readings)).all()
    store.close()
    assert ("people", "exported", "open") in [(one.topic, one.field, one.reason) for one in rows]
