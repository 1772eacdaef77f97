"""export --all and import --all: a whole office out, and a new one that is equal to it."""

from __future__ import annotations

import json

import pyzipper

from desktop.exchange import dump

SECRET = "three plain words 7"


def rows_of(folder):
    return dump.read(folder).rows


def test_an_office_goes_out_and_comes_in_equal(run, here, office, tmp_path):
    out, new, again = tmp_path / "ชุด", tmp_path / "ใหม่", tmp_path / "อีกชุด"
    sent = here("export", "--all", out, "--with-ids")
    assert (sent.code, sent.json["national_ids"], sent.json["path"]) == (0, "clear", str(out))
    assert sent.err.startswith("ระวัง: ไฟล์เหล่านี้มีเลขประจำตัวประชาชน")
    made = run("import", "--all", out, "--office", new, "--json")
    assert (made.code, made.json["topics"], made.json["masked"]) == (0, sent.json["topics"], 0)
    assert made.json["attachments"] == sent.json["attachments"] > 0
    assert len(made.json["recovery_code"]) > 20
    assert made.err == "ประวัติการแก้ไขเริ่มใหม่ที่สำนักงานนี้\n"
    assert run("check", "--office", new, "--json").json == {"ok": True, "findings": []}
    run("export", "--all", again, "--with-ids", "--office", new)
    assert rows_of(again) == rows_of(out)


def test_papers_come_with_the_words_they_were_issued_with(run, here, office, tmp_path):
    here("export", "--all", tmp_path / "ชุด")
    run("import", "--all", tmp_path / "ชุด", "--office", tmp_path / "ใหม่")
    for folder, name in ((office, "a.pdf"), (tmp_path / "ใหม่", "b.pdf")):
        assert run("reprint", "order", "111/2551", "--out", tmp_path / name, "--office", folder).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_masked_ids_stay_behind_and_are_told(run, here, tmp_path):
    sent = here("export", "--all", tmp_path / "ชุด")
    assert sent.err == "เลขประจำตัวประชาชนถูกปิดไว้ ถ้าต้องการให้ครบทุกหลัก ใช้ --with-ids\n"
    assert "x-xxxx-xxxxx-" in (tmp_path / "ชุด" / "people.json").read_text("utf-8")
    made = run("import", "--all", tmp_path / "ชุด", "--office", tmp_path / "ใหม่")
    assert made.err.startswith("เลขประจำตัวประชาชนที่ปิดไว้ ")
    assert made.out.splitlines()[1].startswith("รหัสกู้คืน ")


def test_an_office_that_stands_is_not_filled(here, run, office, tmp_path):
    here("export", "--all", tmp_path / "ชุด")
    before = here("list", "people").json
    ran = here("import", "--all", tmp_path / "ชุด")
    assert (ran.code, ran.json["error"]["message"]) == (
        1, "โฟลเดอร์นี้มีข้อมูลสำนักงานอยู่แล้ว กรุณาเลือกโฟลเดอร์อื่น",
    )  # fmt: skip
    assert here("list", "people").json == before
    ran = run("import", "--all", tmp_path / "ชุด")
    assert (ran.code, ran.err) == (2, "กรุณาบอกโฟลเดอร์ใหม่ของสำนักงานด้วย --office\n")


def test_a_set_that_was_altered_makes_no_office(here, run, tmp_path):
    here("export", "--all", tmp_path / "ชุด")
    people = tmp_path / "ชุด" / "people.json"
    people.write_text(json.dumps([]), "utf-8")
    ran = run("import", "--all", tmp_path / "ชุด", "--office", tmp_path / "ใหม่")
    assert (ran.code, "ไฟล์ people.json ไม่ตรงกับสารบัญ" in ran.err) == (3, True)
    assert not (tmp_path / "ใหม่").exists()


def test_without_all_a_topic_and_a_file_are_needed(here):
    for command in ("import", "export"):
        assert here(command).json["error"]["message"].startswith("ยังไม่ได้พิมพ์ topic, file ")
        assert here(command, "people").json["error"]["message"].startswith("ยังไม่ได้พิมพ์ file ")


def test_an_office_goes_out_encrypted_in_one_file(run, here, tmp_path, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_EXPORT_PASSPHRASE", SECRET)
    sent = here("export", "--all", tmp_path / "ชุด", "--with-ids", "--encrypt")
    assert (sent.code, sent.json["path"], sent.err) == (0, str(tmp_path / "ชุด.zip"), "")
    assert not (tmp_path / "ชุด").exists()
    with pyzipper.AESZipFile(tmp_path / "ชุด.zip") as archive:
        archive.setpassword(SECRET.encode())
        archive.extractall(tmp_path / "คลาย")
    assert len(rows_of(tmp_path / "คลาย")["people"]) == sent.json["topics"]["people"]
    made = run("import", "--all", tmp_path / "คลาย", "--office", tmp_path / "ใหม่", "--json")
    assert made.json["topics"] == sent.json["topics"]
