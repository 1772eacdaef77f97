import json

import pytest

from desktop import paths, settings
from desktop.errors import CannotDo, Trouble


@pytest.fixture
def folder():
    return paths.machine_folder()


def test_a_fresh_machine_has_the_defaults():
    kept = {one.key: settings.get(one.key) for one in settings.SETTINGS}
    assert kept == {
        "language": "th",
        "dark": "auto",
        "text_size": 100,
        "lock_minutes": 10,
        "office": "",
        "user": "",
        "columns": {},
        "filters": {},
        "backup_automatic": True,
        "backup_failed": False,
        "second_place": "",
        "settings_page": "",
        "window": [],
    }


def test_every_default_fits_its_own_setting():
    for one in settings.SETTINGS:
        settings.put(one.key, one.default)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "en"),
        ("dark", "dark"),
        ("text_size", 150),
        ("lock_minutes", 30),
        ("office", "/ข้อมูล/สำนักงานท่าถ่าน"),
        ("columns", {"people": ["first_name", "village"]}),
        ("window", [1366, 768]),
    ],
)
def test_what_is_put_is_read_again(key, value):
    settings.put(key, value)
    assert settings.get(key) == value


def test_putting_one_keeps_the_others_and_the_unknown(folder):
    (folder / "settings.json").write_text('{"from_a_newer_program": [1, 2], "text_size": 120}', "utf-8")
    settings.put("language", "en")
    kept = json.loads((folder / "settings.json").read_text("utf-8"))
    assert kept == {"from_a_newer_program": [1, 2], "text_size": 120, "language": "en"}


def test_a_default_cannot_be_changed_by_its_reader():
    settings.get("columns")["people"] = ["first_name"]
    assert settings.get("columns") == {}


@pytest.mark.parametrize("kept", ['{"text_size": "ใหญ่"}', '{"text_size": 900}', '{"text_size": true}'])
def test_a_kept_value_that_does_not_fit_gives_the_default(folder, kept):
    (folder / "settings.json").write_text(kept, "utf-8")
    assert settings.get("text_size") == 100


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]"])
def test_a_damaged_file_is_set_aside(folder, damaged, caplog):
    (folder / "settings.json").write_bytes(damaged)
    assert settings.get("language") == "th"
    assert (folder / "settings.damaged").read_bytes() == damaged
    assert "set aside" in caplog.text
    settings.put("language", "en")
    assert settings.get("language") == "en"


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("language", "lo", "ค่า “lo” ใช้กับ “ภาษาของหน้าจอ” ไม่ได้"),
        ("text_size", 75, "“ขนาดตัวอักษร (ร้อยละ)” ต้องอยู่ระหว่าง 80 ถึง 200"),
        ("text_size", 150.0, "ค่า “150.0” ใช้กับ “ขนาดตัวอักษร (ร้อยละ)” ไม่ได้"),
        ("lock_minutes", 0, "“ล็อกเมื่อไม่ได้ใช้งาน (นาที)” ต้องอยู่ระหว่าง 1 ถึง 480"),
        ("columns", "people", "ค่า “people” ใช้กับ “columns” ไม่ได้"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(folder, key, value, sentence):
    with pytest.raises(CannotDo) as refused:
        settings.put(key, value)
    assert str(refused.value) == sentence
    assert refused.value.field == key
    assert not (folder / "settings.json").exists()


def test_a_file_that_cannot_be_written_is_trouble_with_advice(folder):
    folder.rmdir()
    with pytest.raises(Trouble) as trouble:
        settings.put("language", "en")
    advice = f"บันทึกการตั้งค่าไม่ได้ กรุณาตรวจว่าดิสก์ไม่เต็มและโฟลเดอร์ “{folder}” เขียนได้"
    assert str(trouble.value) == advice


def test_an_unreadable_file_is_never_replaced_by_a_single_key(folder):
    (folder / "settings.json").mkdir()  # any file that exists and cannot be read
    assert settings.get("language") == "th"
    with pytest.raises(Trouble):
        settings.put("language", "en")
    assert (folder / "settings.json").is_dir()


def test_nothing_is_left_beside_the_file(folder):
    settings.put("text_size", 120)
    assert [path.name for path in folder.iterdir()] == ["settings.json"]
