"""Who opens an office and what each opens: users with own passphrases, the printed code, the key of the cases."""

from __future__ import annotations

import errno
import json
import os
import unicodedata
from dataclasses import replace

import pytest
from argon2.exceptions import HashingError

from desktop.errors import CannotDo, Trouble
from desktop.store import key_file, key_slots, keys, recovery_code
from desktop.store.keys import RECOVERY, Keys, Opened, Slot

HEAD, MEDIATOR, OFFICER = "รหัสผ่านของหัวหน้า", "รหัสผ่านของผู้ไกล่เกลี่ย", "รหัสผ่านของพัฒนากร"
WRONG = "รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่"
DAMAGED = "ไฟล์กุญแจ keys.json เสียหายหรือถูกแก้ไข จึงเปิดสำนักงานไม่ได้ กรุณานำไฟล์ keys.json จากสำเนาสำรองมาแทน"
NO_CASES = "ไม่มีสิทธิ์เปิดข้อมูลไกล่เกลี่ย กรุณาให้ผู้ที่มีสิทธิ์ในสำนักงานเปิดให้"
LAST_OF_CASES = "ผู้ใช้คนนี้เป็นคนเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาให้สิทธิ์ผู้ใช้คนอื่นก่อน"
OLD_CODE = "รหัสกู้คืนของสำนักงานนี้เป็นแบบเดิม กรุณาออกและพิมพ์รหัสกู้คืนใหม่ก่อน"
UNKNOWN = "ไม่พบผู้ใช้คนนี้ กรุณาเลือกชื่อจากรายชื่อผู้ใช้อีกครั้ง"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Let keys be derived in a moment; one test derives them as the program does."""
    monkeypatch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1})


@pytest.fixture
def made(tmp_path):
    """Make an office of one user; give the open keys and the code."""
    return keys.make(tmp_path, HEAD, "สมศรี")


class Office:
    """An office of three users: a head and a mediator who open the cases, an officer who does not."""

    def __init__(self, folder):
        self.folder = folder
        self.head, self.code = keys.make(folder, HEAD, "สมศรี")
        self.mediator = keys.add_slot(folder, self.head, "สมหมาย", MEDIATOR, cases=True)
        self.officer = keys.add_slot(folder, self.head, "สมชาย", OFFICER, cases=False)

    def open(self, passphrase):
        return keys.unlock(self.folder, passphrase)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def envelope(folder):
    return json.loads((folder / "keys.json").read_bytes())


def put(folder, contents):
    (folder / "keys.json").write_text(json.dumps(contents))


def refusal(act, *arguments, kind=CannotDo, **named):
    with pytest.raises(kind) as refused:
        act(*arguments, **named)
    return str(refused.value)


def put_first_format(folder, passphrase="practice"):
    """Write keys as the program's first versions did; gives the data key and the code."""
    office, data_key, code = "0" * 32, os.urandom(32), recovery_code.make()
    slots = [
        key_slots.wrap(office, {"kind": "passphrase"}, passphrase, data_key),
        key_slots.wrap(office, {"kind": "recovery"}, recovery_code.read(code), data_key),
    ]
    put(folder, {"program": "tambon-desk", "format": 1, "office": office, "slots": slots})
    return data_key, code


# one user


def test_a_new_office_has_a_data_key_and_a_case_key(tmp_path, made):
    opened, _code = made
    another, _ = keys.make(tmp_path, HEAD)
    assert [len(key) for key in (*opened.keys.data, *opened.keys.cases)] == [32, 32]
    every = {*opened.keys.data, *opened.keys.cases, *another.keys.data, *another.keys.cases}
    assert len(every) == 4


def test_both_secrets_open_the_same_keys(tmp_path, made):
    opened, code = made
    assert keys.unlock(tmp_path, HEAD) == opened
    assert keys.unlock(tmp_path, HEAD, opened.slot) == opened
    assert keys.unlock_with_recovery(tmp_path, code.lower().replace("-", " ")) == Opened(
        opened.keys, RECOVERY
    )
    assert keys.slots(tmp_path) == (Slot(opened.slot, "สมศรี", cases=True),)
    assert keys.recovers_cases(tmp_path)
    assert not keys.needs_two(tmp_path)


def test_neither_secret_nor_key_stands_in_the_file(tmp_path, made):
    opened, code = made
    text = (tmp_path / "keys.json").read_text(encoding="utf-8")
    assert HEAD not in text
    assert code.replace("-", "") not in text
    for key in (*opened.keys.data, *opened.keys.cases):
        assert key.hex() not in text
        assert key_slots.text(key) not in text


def test_the_numbers_of_the_derivation_stand_in_the_slot(tmp_path, monkeypatch):
    monkeypatch.undo()
    opened, _code = keys.make(tmp_path, HEAD)
    assert [slot["kdf"] for slot in envelope(tmp_path)["slots"]] == 2 * [
        {"name": "argon2id", "memory": 65536, "time": 3, "lanes": 4}
    ]
    assert keys.unlock(tmp_path, HEAD) == opened


def test_a_slot_with_other_numbers_opens(tmp_path, made, monkeypatch):
    monkeypatch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 1024, "time": 4, "lanes": 2})
    keys.change_passphrase(tmp_path, "", HEAD, "another passphrase")
    monkeypatch.undo()
    assert keys.unlock(tmp_path, "another passphrase") == made[0]


def test_the_passphrase_may_be_typed_composed_or_not(tmp_path):
    typed = "caf\u00e9 ริมคลอง น้ำ"
    opened, _code = keys.make(tmp_path, unicodedata.normalize("NFD", typed))
    assert keys.unlock(tmp_path, typed) == opened


def test_a_wrong_passphrase_is_refused_beside_its_field(tmp_path, made):
    with pytest.raises(CannotDo) as refused:
        keys.unlock(tmp_path, HEAD + " ")
    assert (refused.value.field, str(refused.value)) == ("passphrase", WRONG)
    assert refusal(keys.whose, tmp_path, "ผิด") == WRONG
    assert keys.whose(tmp_path, HEAD) == made[0].slot


def test_after_three_wrong_ones_one_must_wait_and_the_right_one_too(tmp_path, made):
    for _ in range(3):
        assert refusal(keys.unlock, tmp_path, "ผิด") == WRONG
    assert "กรุณารออีก" in refusal(keys.unlock, tmp_path, HEAD)
    assert "กรุณารออีก" in refusal(keys.change_passphrase, tmp_path, "", HEAD, "รหัสผ่านใหม่")
    assert keys.unlock_with_recovery(tmp_path, made[1]).keys == made[0].keys


def test_the_code_of_another_office_is_refused(tmp_path, made, tmp_path_factory):
    _opened, other = keys.make(tmp_path_factory.mktemp("other"), HEAD)
    with pytest.raises(CannotDo) as refused:
        keys.unlock_with_recovery(tmp_path, other)
    assert refused.value.field == "code"
    assert str(refused.value) == "รหัสกู้คืนไม่ตรงกับสำนักงานนี้ กรุณาเทียบกับกระดาษอีกครั้ง และดูว่าเป็นกระดาษของสำนักงานนี้"


def test_a_short_passphrase_writes_nothing(tmp_path):
    with pytest.raises(CannotDo):
        keys.make(tmp_path, "สั้น")
    assert list(tmp_path.iterdir()) == []


def test_a_changed_passphrase_keeps_keys_and_recovery_code(tmp_path, made):
    keys.change_passphrase(tmp_path, made[0].slot, HEAD, "รหัสผ่านใหม่ของอำเภอ")
    assert keys.unlock(tmp_path, "รหัสผ่านใหม่ของอำเภอ") == made[0]
    assert keys.unlock_with_recovery(tmp_path, made[1]).keys == made[0].keys
    assert refusal(keys.unlock, tmp_path, HEAD) == WRONG
    with pytest.raises(CannotDo) as refused:
        keys.change_passphrase(tmp_path, made[0].slot, "ผิด", "รหัสผ่านใหม่")
    assert (refused.value.field, str(refused.value)) == ("passphrase", WRONG)


def test_a_refused_change_leaves_the_old_file(tmp_path, made, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = (tmp_path / "keys.json").read_bytes()
    with pytest.raises(CannotDo):
        keys.change_passphrase(tmp_path, made[0].slot, HEAD, "สั้น")
    monkeypatch.setattr(os, "fsync", full)
    assert refusal(keys.change_passphrase, tmp_path, made[0].slot, HEAD, "รหัสผ่านใหม่", kind=Trouble) == (
        "ดิสก์หรือแฟลชไดรฟ์เต็ม จึงยังไม่ได้บันทึก กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"keys.json": before}


def test_too_little_memory_is_told(tmp_path, made, monkeypatch):
    def refuse(*_numbers):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(key_slots, "hash_secret_raw", refuse)
    assert refusal(keys.unlock, tmp_path, HEAD, kind=Trouble) == (
        "หน่วยความจำของเครื่องไม่พอเปิดสำนักงาน กรุณาปิดโปรแกรมอื่นแล้วลองใหม่"
    )


# several users


def test_each_user_opens_what_is_his(office):
    assert office.open(HEAD) == office.head
    assert office.open(MEDIATOR) == Opened(office.head.keys, office.mediator)
    assert office.open(OFFICER) == Opened(Keys(office.head.keys.data), office.officer)
    assert [(slot.name, slot.cases) for slot in keys.slots(office.folder)] == [
        ("สมศรี", True),
        ("สมหมาย", True),
        ("สมชาย", False),
    ]


def test_a_passphrase_opens_the_named_slot_only(office):
    assert keys.unlock(office.folder, OFFICER, office.officer).slot == office.officer
    assert refusal(keys.unlock, office.folder, OFFICER, office.mediator) == WRONG
    assert refusal(keys.whose, office.folder, OFFICER, office.mediator) == WRONG
    assert refusal(keys.unlock, office.folder, OFFICER, "0" * 16) == UNKNOWN


def test_where_two_have_the_same_passphrase_the_first_opens(office):
    keys.change_passphrase(office.folder, office.officer, OFFICER, HEAD)
    assert office.open(HEAD).slot == office.head.slot
    assert keys.unlock(office.folder, HEAD, office.officer).slot == office.officer


def test_a_user_without_the_permission_gives_none(office):
    officer = office.open(OFFICER)
    assert refusal(keys.add_slot, office.folder, officer, "ก", "รหัสผ่านอีกคน", cases=True) == NO_CASES
    assert refusal(keys.grant_cases, office.folder, officer, office.officer) == NO_CASES
    added = keys.add_slot(office.folder, officer, "ก", "รหัสผ่านอีกคน", cases=False)
    assert office.open("รหัสผ่านอีกคน") == Opened(officer.keys, added)


def test_a_name_is_written_otherwise(office):
    keys.rename_slot(office.folder, office.officer, "สมปอง")
    assert [slot.name for slot in keys.slots(office.folder)] == ["สมศรี", "สมหมาย", "สมปอง"]
    assert office.open(OFFICER).slot == office.officer
    sentence = "ชื่อผู้ใช้ยาวเกินไป กรุณาใช้ไม่เกิน 200 ตัวอักษร"
    assert refusal(keys.rename_slot, office.folder, office.officer, "ก" * 201) == sentence
    assert (
        refusal(keys.add_slot, office.folder, office.head, "ก" * 201, "รหัสผ่านอีกคน", cases=False) == sentence
    )
    assert refusal(keys.rename_slot, office.folder, "0" * 16, "ก") == UNKNOWN


def test_a_removed_user_opens_nothing_and_no_case_after(office):
    after = keys.remove_slot(office.folder, office.head, office.mediator)
    assert refusal(office.open, MEDIATOR) == WRONG
    assert after.keys.data == office.head.keys.data
    assert after.keys.cases[:1] == office.head.keys.cases
    assert len(after.keys.cases) == 2
    assert office.open(HEAD) == after
    assert keys.unlock_with_recovery(office.folder, office.code).keys == after.keys
    assert keys.remove_slot(office.folder, after, office.officer) == after


def test_the_last_user_and_the_last_who_opens_cases_stay(office):
    keys.revoke_cases(office.folder, office.head, office.head.slot)
    officer = office.open(OFFICER)
    assert refusal(keys.remove_slot, office.folder, officer, office.mediator) == LAST_OF_CASES
    assert refusal(keys.revoke_cases, office.folder, officer, office.mediator) == LAST_OF_CASES
    keys.remove_slot(office.folder, officer, office.head.slot)
    keys.remove_slot(office.folder, officer, office.officer)
    sentence = "ลบผู้ใช้คนสุดท้ายไม่ได้ กรุณาเพิ่มผู้ใช้คนใหม่ก่อน"
    assert refusal(keys.remove_slot, office.folder, office.open(MEDIATOR), office.mediator) == sentence


def test_no_more_users_than_a_file_may_hold(office, monkeypatch):
    monkeypatch.setattr(keys, "MOST_SLOTS", 4)
    assert refusal(keys.add_slot, office.folder, office.head, "ก", "รหัสผ่านอีกคน", cases=False) == (
        "สำนักงานนี้มีผู้ใช้ครบ 3 คนแล้ว กรุณาลบผู้ใช้ที่ย้ายไปก่อน"
    )


def test_an_office_full_of_users_opens(tmp_path, made):
    for number in range(30):
        keys.add_slot(tmp_path, made[0], "ก" * 200, f"รหัสผ่านที่ {number}", cases=True)
    assert len(keys.slots(tmp_path)) == key_file.MOST_SLOTS - 1
    assert keys.unlock(tmp_path, "รหัสผ่านที่ 29").keys == made[0].keys


# the key of the cases


def test_who_is_given_the_permission_opens_the_cases_of_all_times(office):
    head = keys.revoke_cases(office.folder, office.head, office.mediator)
    keys.grant_cases(office.folder, head, office.officer)
    keys.grant_cases(office.folder, head, office.officer)
    assert office.open(OFFICER).keys == head.keys
    assert len(head.keys.cases) == 2
    assert refusal(keys.grant_cases, office.folder, head, "0" * 16) == UNKNOWN


def test_who_loses_the_permission_opens_no_case(office):
    head = keys.revoke_cases(office.folder, office.head, office.mediator)
    assert office.open(MEDIATOR).keys == Keys(head.keys.data)
    assert office.open(HEAD) == head
    assert keys.revoke_cases(office.folder, head, office.officer) == head


def test_who_gives_up_the_own_permission_keeps_none(office):
    given_up = keys.revoke_cases(office.folder, office.head, office.head.slot)
    assert given_up == office.open(HEAD) == Opened(Keys(office.head.keys.data), office.head.slot)
    assert len(office.open(MEDIATOR).keys.cases) == 2


def test_a_head_without_the_permission_takes_it_from_others_and_learns_no_key(office):
    keys.grant_cases(office.folder, office.head, office.officer)
    head = keys.revoke_cases(office.folder, office.head, office.head.slot)
    after = keys.revoke_cases(office.folder, head, office.mediator)
    assert after == head == office.open(HEAD)
    assert office.open(MEDIATOR).keys.cases == ()
    assert len(office.open(OFFICER).keys.cases) == 3
    assert keys.unlock_with_recovery(office.folder, office.code).keys == office.open(OFFICER).keys


def test_keys_are_not_changed_without_end(office, monkeypatch):
    monkeypatch.setattr(keys, "MOST_GENERATIONS", 1)
    sentence = "เปลี่ยนกุญแจของสำนักงานครบจำนวนที่ทำได้แล้ว กรุณาแจ้งผู้ดูแลโปรแกรม"
    assert refusal(keys.new_data_key, office.folder, office.head) == sentence
    assert refusal(keys.revoke_cases, office.folder, office.head, office.mediator) == sentence


# what was forgotten, and what is renewed


def test_a_forgotten_passphrase_is_mended_by_another_head(office):
    keys.reset_passphrase(office.folder, office.head, office.mediator, "รหัสผ่านที่จำได้")
    assert office.open("รหัสผ่านที่จำได้") == Opened(office.head.keys, office.mediator)
    assert refusal(office.open, MEDIATOR) == WRONG
    keys.reset_passphrase(office.folder, office.head, office.officer, "อีกรหัสที่จำได้")
    assert office.open("อีกรหัสที่จำได้") == Opened(Keys(office.head.keys.data), office.officer)
    assert [slot.name for slot in keys.slots(office.folder)] == ["สมศรี", "สมหมาย", "สมชาย"]


def test_the_recovery_code_gives_all_back(office):
    recovered = keys.unlock_with_recovery(office.folder, office.code)
    assert refusal(keys.reset_passphrase, office.folder, recovered, "", "รหัสผ่านที่จำได้") == UNKNOWN
    keys.reset_passphrase(office.folder, recovered, office.mediator, "รหัสผ่านที่จำได้")
    assert office.open("รหัสผ่านที่จำได้").keys == office.head.keys


def test_a_head_without_the_permission_gives_the_office_back_but_not_the_cases(office):
    keys.reset_passphrase(office.folder, office.open(OFFICER), office.mediator, "รหัสผ่านที่จำได้")
    opened = office.open("รหัสผ่านที่จำได้")
    assert opened.keys == Keys(office.head.keys.data)
    keys.grant_cases(office.folder, office.head, office.mediator)
    assert office.open("รหัสผ่านที่จำได้").keys == office.head.keys


def test_a_new_recovery_code_ends_the_old_one(office):
    code = keys.new_recovery(office.folder, office.head)
    assert keys.unlock_with_recovery(office.folder, code).keys == office.head.keys
    assert "รหัสกู้คืนไม่ตรงกับสำนักงานนี้" in refusal(keys.unlock_with_recovery, office.folder, office.code)
    assert office.open(MEDIATOR).keys == office.head.keys


def test_a_code_of_one_without_the_permission_opens_no_case_until_it_is_given(office):
    code = keys.new_recovery(office.folder, office.open(OFFICER))
    assert not keys.recovers_cases(office.folder)
    assert keys.unlock_with_recovery(office.folder, code).keys == Keys(office.head.keys.data)
    keys.grant_cases(office.folder, office.head, RECOVERY)
    assert keys.recovers_cases(office.folder)
    assert keys.unlock_with_recovery(office.folder, code).keys == office.head.keys


def test_a_code_that_alone_opens_the_cases_is_not_thrown_away(office):
    keys.revoke_cases(office.folder, office.head, office.head.slot)
    officer = office.open(OFFICER)
    keys.reset_passphrase(office.folder, officer, office.mediator, "รหัสผ่านที่จำได้")
    assert not any(slot.cases for slot in keys.slots(office.folder))
    assert refusal(keys.new_recovery, office.folder, officer) == (
        "รหัสกู้คืนเดิมเป็นทางเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาเปิดสำนักงานด้วยรหัสนั้นและให้สิทธิ์ผู้ใช้ก่อน"
    )
    recovered = keys.unlock_with_recovery(office.folder, office.code)
    keys.grant_cases(office.folder, recovered, office.officer)
    assert office.open(OFFICER).keys == recovered.keys
    assert len(recovered.keys.cases) == 2


def test_a_new_data_key_reaches_everyone(office):
    head = keys.new_data_key(office.folder, office.head)
    assert head.keys.data[:1] == office.head.keys.data
    assert len(set(head.keys.data)) == 2
    assert office.open(HEAD) == head
    assert office.open(OFFICER).keys == Keys(head.keys.data)
    assert keys.unlock_with_recovery(office.folder, office.code).keys == head.keys


def test_keys_that_were_changed_elsewhere_change_nothing(office):
    keys.new_data_key(office.folder, office.head)
    changed = "กุญแจของสำนักงานเปลี่ยนไปหลังจากที่เปิดไว้ กรุณาปิดโปรแกรมแล้วเปิดสำนักงานใหม่"
    for act in (
        lambda: keys.new_data_key(office.folder, office.head),
        lambda: keys.add_slot(office.folder, office.head, "ก", "รหัสผ่านอีกคน", cases=False),
        lambda: keys.reset_passphrase(office.folder, office.head, office.officer, "รหัสผ่านอีกคน"),
    ):
        assert refusal(act, kind=Trouble) == changed
    head = office.open(HEAD)
    keys.revoke_cases(office.folder, head, office.mediator)
    assert refusal(keys.grant_cases, office.folder, head, office.officer, kind=Trouble) == changed


# two people together


@pytest.fixture
def together(office):
    keys.want_two(office.folder, office.head, wanted=True)
    return office


def by_two(office, first, second):
    return keys.unlock_two(office.folder, ("", first), ("", second))


def test_one_passphrase_alone_opens_nothing(together):
    assert keys.needs_two(together.folder)
    sentence = "สำนักงานนี้ต้องเปิดพร้อมกันสองคน กรุณาให้ผู้ใช้อีกคนพิมพ์รหัสผ่านด้วย"
    assert refusal(together.open, HEAD) == sentence
    assert keys.whose(together.folder, HEAD) == together.head.slot


def test_one_slot_holds_no_key_in_the_open(together):
    from desktop.store import key_grants

    kept = key_file.read(together.folder)
    slot, private = keys._find(kept, HEAD, "")
    assert refusal(key_grants.open_all, kept, slot, private, kind=Trouble) == DAMAGED
    assert refusal(key_grants.open_all, kept, slot, private, os.urandom(32), kind=Trouble) == DAMAGED


def test_any_two_open_and_the_first_one_works(together):
    assert by_two(together, HEAD, OFFICER) == together.head
    assert by_two(together, OFFICER, HEAD) == Opened(Keys(together.head.keys.data), together.officer)
    assert by_two(together, MEDIATOR, OFFICER) == Opened(together.head.keys, together.mediator)
    named = (together.officer, OFFICER), (together.head.slot, HEAD)
    assert keys.unlock_two(together.folder, *named).slot == together.officer


def test_who_of_two_typed_a_wrong_passphrase_is_told(together):
    for passphrases, field in ((("ผิด", OFFICER), "passphrase"), ((HEAD, "ผิด"), "second")):
        with pytest.raises(CannotDo) as refused:
            by_two(together, *passphrases)
        assert (refused.value.field, str(refused.value)) == (field, WRONG)


def test_one_person_is_not_two(together):
    sentence = "ต้องเป็นผู้ใช้สองคนที่ต่างกัน กรุณาเลือกผู้ใช้อีกคน"
    assert refusal(by_two, together, HEAD, HEAD) == sentence


def test_the_recovery_code_opens_alone(together):
    recovered = keys.unlock_with_recovery(together.folder, together.code)
    assert recovered.keys == together.head.keys
    keys.reset_passphrase(together.folder, recovered, together.mediator, "รหัสผ่านที่จำได้")
    assert by_two(together, "รหัสผ่านที่จำได้", OFFICER).keys == together.head.keys


def test_every_act_goes_on_where_two_open(together):
    folder = together.folder
    added = keys.add_slot(folder, together.head, "สมปอง", "รหัสผ่านคนที่สี่", cases=True)
    assert by_two(together, "รหัสผ่านคนที่สี่", OFFICER) == Opened(together.head.keys, added)
    officer = by_two(together, OFFICER, HEAD)
    officer = keys.new_data_key(folder, officer)
    officer = keys.remove_slot(folder, officer, together.mediator)
    head = by_two(together, HEAD, OFFICER)
    assert head.keys.data == officer.keys.data
    assert (len(head.keys.data), len(head.keys.cases)) == (2, 2)
    keys.change_passphrase(folder, added, "รหัสผ่านคนที่สี่", "รหัสผ่านใหม่คนที่สี่")
    assert by_two(together, "รหัสผ่านใหม่คนที่สี่", HEAD) == Opened(head.keys, added)
    code = keys.new_recovery(folder, head)
    assert keys.unlock_with_recovery(folder, code).keys == head.keys


def test_one_alone_opens_again_once_that_is_wanted(together):
    keys.want_two(together.folder, together.head, wanted=True)
    keys.want_two(together.folder, by_two(together, OFFICER, HEAD), wanted=False)
    assert not keys.needs_two(together.folder)
    assert together.open(HEAD) == together.head
    assert together.open(MEDIATOR).keys == together.head.keys
    assert by_two(together, HEAD, OFFICER) == together.head
    assert "together" not in (together.folder / "keys.json").read_text()


def test_two_must_be_there_to_be_wanted(tmp_path, made, together):
    alone = tmp_path / "alone"
    alone.mkdir()
    opened, _code = keys.make(alone, HEAD)
    assert refusal(keys.want_two, alone, opened, wanted=True) == (
        "ต้องมีผู้ใช้อย่างน้อยสองคน จึงให้เปิดพร้อมกันสองคนได้ กรุณาเพิ่มผู้ใช้ก่อน"
    )
    keys.want_two(alone, opened, wanted=False)
    head = keys.remove_slot(together.folder, by_two(together, HEAD, OFFICER), together.mediator)
    assert refusal(keys.remove_slot, together.folder, head, together.officer) == (
        "สำนักงานนี้ต้องเปิดพร้อมกันสองคน กรุณายกเลิกการเปิดสองคนก่อนลบผู้ใช้คนนี้"
    )


# what a stranger changed


def test_a_public_key_that_was_exchanged_gets_no_key(office):
    given = envelope(office.folder)
    stranger = key_slots.make(given["office"], "0" * 16, "passphrase", "รหัสผ่านแปลกปลอม")
    given["slots"][1]["public"] = stranger["public"]
    put(office.folder, given)
    assert refusal(keys.new_data_key, office.folder, office.head, kind=Trouble) == DAMAGED
    assert refusal(office.open, HEAD, kind=Trouble) == DAMAGED
    put(office.folder, key_file.sign(given, office.head.keys.data[-1]))  # as another user of the office could
    assert refusal(office.open, MEDIATOR, kind=Trouble) == DAMAGED


@pytest.mark.parametrize("slot", [0, 1, 2, 3])
def test_a_slot_that_was_taken_out_or_put_in_is_told(office, slot):
    given = envelope(office.folder)
    del given["slots"][slot]
    put(office.folder, given)
    assert refusal(office.open, MEDIATOR if slot != 1 else HEAD, kind=Trouble) == DAMAGED


def test_slots_of_another_office_do_not_open(office):
    put(office.folder, {**envelope(office.folder), "office": "0" * 32})
    assert refusal(office.open, HEAD) == WRONG


# keys of the first format


def test_keys_of_the_first_format_are_brought_to_this_one(tmp_path):
    data_key, code = put_first_format(tmp_path)
    assert keys.slots(tmp_path) == (Slot("", "", cases=True),)
    assert not keys.needs_two(tmp_path)
    opened = keys.unlock(tmp_path, "practice")
    assert envelope(tmp_path)["format"] == 2
    assert keys.unlock(tmp_path, "practice") == opened
    assert (opened.keys.data, len(opened.keys.cases)) == ((data_key,), 1)
    assert keys.slots(tmp_path) == (Slot(opened.slot, "", cases=True),)
    assert not keys.recovers_cases(tmp_path)
    assert keys.unlock_with_recovery(tmp_path, code) == Opened(Keys((data_key,)), RECOVERY)


def test_looking_at_keys_of_the_first_format_changes_nothing(tmp_path):
    data_key, code = put_first_format(tmp_path)
    before = (tmp_path / "keys.json").read_bytes()
    assert keys.peek(tmp_path, "practice") == Opened(Keys((data_key,)), "")
    assert keys.unlock_with_recovery(tmp_path, code) == Opened(Keys((data_key,)), RECOVERY)
    assert keys.whose(tmp_path, "practice") == ""
    assert not keys.recovers_cases(tmp_path)
    assert refusal(keys.unlock, tmp_path, "ผิด") == WRONG
    assert (tmp_path / "keys.json").read_bytes() == before
    recovered = keys.unlock_with_recovery(tmp_path, code)
    assert refusal(keys.add_slot, tmp_path, recovered, "ก", "รหัสผ่านอีกคน", cases=False) == (
        "กรุณาตั้งรหัสผ่านใหม่ก่อน แล้วเปิดสำนักงานด้วยรหัสผ่านนั้น"
    )


def test_a_passphrase_of_the_first_format_is_changed_and_mended(tmp_path):
    data_key, code = put_first_format(tmp_path)
    keys.change_passphrase(tmp_path, "", "practice", "รหัสผ่านใหม่")
    assert keys.unlock(tmp_path, "รหัสผ่านใหม่").keys.data == (data_key,)
    data_key, code = put_first_format(tmp_path)
    keys.reset_passphrase(tmp_path, keys.unlock_with_recovery(tmp_path, code), "", "รหัสผ่านที่จำได้")
    opened = keys.unlock(tmp_path, "รหัสผ่านที่จำได้")
    assert (opened.keys.data, len(opened.keys.cases)) == ((data_key,), 1)


def test_an_old_code_is_printed_anew_before_it_would_stop_working(tmp_path):
    put_first_format(tmp_path)
    opened = keys.unlock(tmp_path, "practice")
    assert refusal(keys.new_data_key, tmp_path, opened) == OLD_CODE
    assert refusal(keys.grant_cases, tmp_path, opened, RECOVERY) == OLD_CODE
    code = keys.new_recovery(tmp_path, opened)
    assert keys.recovers_cases(tmp_path)
    opened = keys.new_data_key(tmp_path, opened)
    assert keys.unlock_with_recovery(tmp_path, code).keys == opened.keys


def test_cases_begin_anew_where_an_old_code_mends_the_only_passphrase(tmp_path):
    data_key, code = put_first_format(tmp_path)
    before = keys.unlock(tmp_path, "practice")
    keys.reset_passphrase(tmp_path, keys.unlock_with_recovery(tmp_path, code), "", "รหัสผ่านที่จำได้")
    after = keys.unlock(tmp_path, "รหัสผ่านที่จำได้")
    assert (after.slot, after.keys.data) == (before.slot, (data_key,))
    assert len(after.keys.cases) == 1
    assert after.keys.cases != before.keys.cases


def test_two_may_open_an_office_that_was_of_the_first_format(tmp_path):
    data_key, code = put_first_format(tmp_path)
    opened = keys.unlock(tmp_path, "practice")
    keys.add_slot(tmp_path, opened, "สมหมาย", MEDIATOR, cases=False)
    keys.want_two(tmp_path, opened, wanted=True)
    assert keys.unlock_two(tmp_path, ("", "practice"), ("", MEDIATOR)) == opened
    assert keys.unlock_with_recovery(tmp_path, code).keys == Keys((data_key,))


# another copy of the office


def test_a_copy_is_opened_by_what_it_knows_itself(office, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    (copy / "keys.json").write_bytes((office.folder / "keys.json").read_bytes())
    head = keys.revoke_cases(office.folder, keys.new_data_key(office.folder, office.head), office.mediator)
    assert keys.known_to(copy, head) == office.head
    assert keys.known_to(office.folder, head) == head
    stranger = replace(head, keys=Keys((os.urandom(32),)))
    assert refusal(keys.known_to, copy, stranger, kind=Trouble) == DAMAGED
    data_key, _code = put_first_format(copy)
    assert keys.known_to(copy, replace(head, keys=Keys((data_key, os.urandom(32))))).keys == Keys((data_key,))
