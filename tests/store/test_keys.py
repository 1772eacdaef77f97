"""Who opens an office and what each opens: users with own passphrases, the printed code, the key of the cases."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import errno
import os
import unicodedata

import pytest
from argon2.exceptions import HashingError

from desktop.errors import CannotDo, Trouble
from desktop.store import key_file, key_slots, keys
from desktop.store.keys import RECOVERY, Keys, Opened, Slot
from tests.store.keys_at_hand import (  # noqa: F401 - fixtures among them
    HEAD,
    LAST_OF_CASES,
    MEDIATOR,
    NO_CASES,
    OFFICER,
    UNKNOWN,
    WRONG,
    envelope,
    made,
    office,
    refusal,
)

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


def test_the_numbers_of_the_derivation_stand_in_the_slot(tmp_path, monkeypatch, quick_keys):
    monkeypatch.setattr(key_slots, "KDF", quick_keys)
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
