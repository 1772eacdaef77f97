"""Keys of two people together, of strangers, of the first format, and of copies."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from desktop.errors import CannotDo, Trouble
from desktop.store import key_file, key_slots, keys
from desktop.store.keys import RECOVERY, Keys, Opened, Slot
from tests.store.keys_at_hand import (  # noqa: F401 - fixtures among them
    DAMAGED,
    HEAD,
    MEDIATOR,
    OFFICER,
    OLD_CODE,
    WRONG,
    envelope,
    made,
    office,
    put,
    put_first_format,
    refusal,
)

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
