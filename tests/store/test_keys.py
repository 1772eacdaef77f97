from __future__ import annotations

import errno
import json
import os
import unicodedata

import pytest
from argon2.exceptions import HashingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import CannotDo, Trouble
from desktop.store import keys

PASSPHRASE = "ฉันรักป่าไม้ริมคลอง"
NOT_KEYS = "ไฟล์ keys.json ในโฟลเดอร์นี้ไม่ใช่กุญแจของสำนักงาน กรุณาเลือกโฟลเดอร์ของสำนักงาน"
DAMAGED = "ไฟล์กุญแจ keys.json เสียหายหรือถูกแก้ไข จึงเปิดสำนักงานไม่ได้ กรุณานำไฟล์ keys.json จากสำเนาสำรองมาแทน"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    data_key, code = keys.make(folder, PASSPHRASE)
    return (folder / "keys.json").read_bytes(), data_key, code


@pytest.fixture
def folder(tmp_path, made):
    (tmp_path / "keys.json").write_bytes(made[0])
    return tmp_path


def envelope(folder):
    return json.loads((folder / "keys.json").read_bytes())


def put(folder, contents):
    text = contents if isinstance(contents, bytes) else json.dumps(contents).encode()
    (folder / "keys.json").write_bytes(text)


def test_the_data_key_is_random_and_of_32_bytes(tmp_path, made):
    another, code = keys.make(tmp_path, PASSPHRASE)
    assert len(another) == len(made[1]) == 32
    assert another != made[1]
    assert code != made[2]


def test_both_secrets_open_the_same_key(folder, made):
    assert keys.unlock(folder, PASSPHRASE) == made[1]
    assert keys.unlock_with_recovery(folder, made[2].lower().replace("-", " ")) == made[1]


def test_neither_secret_nor_key_stands_in_the_file(folder, made):
    text = (folder / "keys.json").read_text(encoding="utf-8")
    assert PASSPHRASE not in text
    assert made[2].replace("-", "") not in text
    assert made[1].hex() not in text


def test_the_numbers_of_the_derivation_stand_in_the_slot(folder):
    assert [slot["kdf"] for slot in envelope(folder)["slots"]] == 2 * [
        {"name": "argon2id", "memory": 65536, "time": 3, "lanes": 4}
    ]


def test_a_slot_with_other_numbers_opens(folder, made, monkeypatch):
    monkeypatch.setattr(keys, "_KDF", {"name": "argon2id", "memory": 131_072, "time": 4, "lanes": 2})
    keys.change_passphrase(folder, made[1], "another passphrase")
    monkeypatch.undo()
    assert keys.unlock(folder, "another passphrase") == made[1]
    assert keys.unlock_with_recovery(folder, made[2]) == made[1]


def test_the_passphrase_may_be_typed_composed_or_not(tmp_path):
    typed = "caf\u00e9 ริมคลอง น้ำ"
    data_key, _code = keys.make(tmp_path, unicodedata.normalize("NFD", typed))
    assert keys.unlock(tmp_path, typed) == data_key


def test_a_wrong_passphrase_is_refused_beside_its_field(folder):
    with pytest.raises(CannotDo) as refused:
        keys.unlock(folder, PASSPHRASE + " ")
    assert refused.value.field == "passphrase"
    assert str(refused.value) == "รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่"


def test_the_code_of_another_office_is_refused(folder, tmp_path_factory):
    _key, other = keys.make(tmp_path_factory.mktemp("other"), PASSPHRASE)
    with pytest.raises(CannotDo) as refused:
        keys.unlock_with_recovery(folder, other)
    assert refused.value.field == "code"
    assert str(refused.value) == ("รหัสกู้คืนไม่ตรงกับสำนักงานนี้ กรุณาเทียบกับกระดาษอีกครั้ง และดูว่าเป็นกระดาษของสำนักงานนี้")


def test_a_short_passphrase_writes_nothing(tmp_path):
    with pytest.raises(CannotDo):
        keys.make(tmp_path, "สั้น")
    assert list(tmp_path.iterdir()) == []


def test_a_changed_passphrase_keeps_key_and_recovery_code(folder, made):
    keys.change_passphrase(folder, made[1], "รหัสผ่านใหม่ของอำเภอ")
    assert keys.unlock(folder, "รหัสผ่านใหม่ของอำเภอ") == made[1]
    assert keys.unlock_with_recovery(folder, made[2]) == made[1]
    with pytest.raises(CannotDo):
        keys.unlock(folder, PASSPHRASE)
    assert [path.name for path in folder.iterdir()] == ["keys.json"]


def test_a_refused_change_leaves_the_old_file(folder, made):
    with pytest.raises(CannotDo):
        keys.change_passphrase(folder, made[1], "สั้น")
    assert (folder / "keys.json").read_bytes() == made[0]


def test_a_change_that_the_disk_refuses_leaves_the_old_file(folder, made, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as trouble:
        keys.change_passphrase(folder, made[1], "รหัสผ่านใหม่ของอำเภอ")
    assert str(trouble.value) == "ดิสก์หรือแฟลชไดรฟ์เต็ม จึงยังไม่ได้บันทึก กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
    assert [path.name for path in folder.iterdir()] == ["keys.json"]
    assert (folder / "keys.json").read_bytes() == made[0]


def test_too_little_memory_is_told(folder, monkeypatch):
    def refuse(*_numbers):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys, "hash_secret_raw", refuse)
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == "หน่วยความจำของเครื่องไม่พอเปิดสำนักงาน กรุณาปิดโปรแกรมอื่นแล้วลองใหม่"


def test_a_newer_envelope_is_told(folder):
    put(folder, {**envelope(folder), "format": 2, "slots": "something new"})
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == ("สำนักงานนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า (รูปแบบที่ 2) กรุณาติดตั้งโปรแกรมรุ่นล่าสุดแล้วเปิดใหม่")


@pytest.mark.parametrize(
    "contents", [{"keys": []}, [], "text", {"program": "other", "format": 1}, b" " * 70_000]
)
def test_the_keys_of_something_else_are_told(folder, contents):
    put(folder, contents)
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == NOT_KEYS


@pytest.mark.parametrize("cut", [0, 1, 100, 500])
def test_a_torn_envelope_is_told(folder, made, cut):
    put(folder, made[0][:cut])
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == DAMAGED


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory": 2**31 - 1},
        {"memory": 524_289},
        {"memory": 524_288, "time": 16},
        {"memory": 7},
        {"memory": 8, "lanes": 2},
        {"time": 0},
        {"time": 10**9},
        {"time": "3"},
        {"time": True},
        {"lanes": 1000},
        {"lanes": None},
        {"name": "md5"},
    ],
)
def test_absurd_numbers_are_refused_before_they_cost_memory(folder, kdf):
    given = envelope(folder)
    given["slots"][0]["kdf"].update(kdf)
    put(folder, given)
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        {"slots": []},
        {"slots": 3},
        {"slots": [3]},
        {"slots": [{"kind": "passphrase"}]},
        {"office": 3},
        {"format": 0},
        {"format": "1"},
    ],
)
def test_an_envelope_of_a_wrong_shape_is_told(folder, change):
    put(folder, {**envelope(folder), **change})
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, PASSPHRASE)
    assert str(trouble.value) == DAMAGED


@pytest.mark.parametrize("part", ["salt", "nonce", "wrapped", "kind"])
@pytest.mark.parametrize("value", [None, 3, "", "AAAA", "ก", "===="])
def test_a_slot_of_a_wrong_shape_is_told(folder, part, value):
    given = envelope(folder)
    given["slots"][0][part] = value
    put(folder, given)
    with pytest.raises((Trouble, CannotDo)):
        keys.unlock(folder, PASSPHRASE)


def test_too_many_slots_are_refused(folder):
    given = envelope(folder)
    put(folder, {**given, "slots": given["slots"] * 5})
    with pytest.raises(Trouble):
        keys.unlock(folder, PASSPHRASE)


def test_slots_of_another_office_do_not_open(folder):
    put(folder, {**envelope(folder), "office": "0" * 32})
    with pytest.raises(CannotDo):
        keys.unlock(folder, PASSPHRASE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_an_altered_envelope_opens_rightly_or_is_refused_in_words(folder, made, place, byte, monkeypatch):
    monkeypatch.setattr(keys, "_HIGHEST", {"memory": 65_536, "time": 3, "lanes": 4})  # for speed
    data = bytearray(made[0])
    data[int(place * len(data))] = byte
    put(folder, bytes(data))
    try:
        assert keys.unlock(folder, PASSPHRASE) == made[1]
    except (CannotDo, Trouble):
        assert bytes(data) != made[0]
