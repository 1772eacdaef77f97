from __future__ import annotations

import base64
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import CannotDo, Trouble
from desktop.store.keys import Keys
from desktop.store.vault import Vault

KEYS = Keys((bytes(range(32)),), (b"c" * 32,))
LATER = Keys((*KEYS.data, b"d" * 32), (*KEYS.cases, b"e" * 32))
VAULT, NEWER = Vault(KEYS), Vault(LATER)
OTHER = Vault(Keys((bytes(32),), (bytes(32),)))
WITHOUT = Vault(replace(KEYS, cases=()))
PLACE = "parties/1/name"
NO_CASES = "ไม่มีสิทธิ์เปิดข้อมูลไกล่เกลี่ย กรุณาให้ผู้ที่มีสิทธิ์ในสำนักงานเปิดให้"
NO_CASE_READ = "อ่านข้อมูลไกล่เกลี่ยที่ปิดผนึกไว้ไม่ได้เพราะเสียหาย กรุณาใช้สำเนาสำรองล่าสุด"
UNREADABLE = "อ่านข้อมูลที่ปิดผนึกไว้ (เช่น เลขประจำตัวประชาชน) ไม่ได้เพราะเสียหาย กรุณากรอกใหม่หรือใช้สำเนาสำรอง"


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_what_is_sealed_is_read_again(text):
    assert VAULT.unseal(VAULT.seal(text)) == text


@settings(max_examples=40, deadline=None)
@given(st.binary())
def test_what_is_encrypted_is_read_again(data):
    assert VAULT.decrypt(VAULT.encrypt(data)) == data


def test_sealing_twice_differs_and_hides_the_text():
    first, second = VAULT.seal("1101700230708"), VAULT.seal("1101700230708")
    assert first != second
    assert "1101700230708" not in first


def test_a_fingerprint_is_the_same_for_the_same_text_and_key_only():
    print_ = VAULT.fingerprint("1101700230708")
    assert re.fullmatch("[0-9a-f]{64}", print_)
    assert print_ == Vault(KEYS).fingerprint("1101700230708")
    assert print_ != VAULT.fingerprint("1101700230709")
    assert print_ != OTHER.fingerprint("1101700230708")


def test_the_keys_stay_the_same_for_ever():
    # a change here would lock every office that exists
    assert VAULT.database_key.hex() == "d6479356b22d84c6b44874f6d981bbd258605365c482069bb4eca2575bb20b9c"
    assert (
        VAULT.fingerprint("1101700230708")
        == "224ea7bb60459a600097f3e634c8e80deab7622fa3185ffd9af93994975db9a3"
    )
    assert VAULT.unseal("AXJFnNcu24EQ6D+9+VeFW40cIcNGOIM/15mj/AxEfyw=") == "ก"
    assert (
        VAULT.decrypt(bytes.fromhex("0128648c9283167e47b697f0a43472ec821e16c7c883029bea196070194d")) == b"k"
    )
    assert VAULT.unseal_case("AgABFTzaUdtaTlnE4detqPbbb0bnXRUErssEUiZAG+D08A==", PLACE) == "ก"
    file = "020001f2f748b2c0c8d99f480f3d6fd0b638983aa39689327e2d088596902c7d"
    assert VAULT.decrypt_case(bytes.fromhex(file)) == b"k"


def test_one_use_cannot_open_what_another_sealed():
    with pytest.raises(ValueError, match="altered"):
        VAULT.decrypt(base64.b64decode(VAULT.seal("ก")))
    with pytest.raises(Trouble):
        VAULT.unseal(base64.b64encode(VAULT.encrypt(b"k")).decode())


@pytest.mark.parametrize(
    "sealed",
    ["", "ก", "AAAA", "AQ==", OTHER.seal("ก"), VAULT.seal("ก")[:-4] + "AAA="],
    ids=["nothing", "thai", "short", "version", "another's", "altered"],
)
def test_what_was_altered_or_is_anothers_is_told(sealed):
    with pytest.raises(Trouble) as trouble:
        VAULT.unseal(sealed)
    assert str(trouble.value) == UNREADABLE


@pytest.mark.parametrize(
    "data",
    [b"", b"\x01", b"\x02" + bytes(40), OTHER.encrypt(b"k"), VAULT.encrypt(b"k")[:-1], NEWER.encrypt(b"k")],
    ids=["nothing", "short", "version", "another's", "cut", "later"],
)
def test_an_altered_file_is_no_value(data):
    with pytest.raises(ValueError, match=r"sealed"):
        VAULT.decrypt(data)


# later generations


def test_what_an_earlier_key_sealed_is_read_by_the_later_vault():
    assert NEWER.unseal(VAULT.seal("ก")) == NEWER.unseal(NEWER.seal("ก")) == "ก"
    assert NEWER.decrypt(VAULT.encrypt(b"k")) == NEWER.decrypt(NEWER.encrypt(b"k")) == b"k"
    assert NEWER.unseal_case(VAULT.seal_case("ก", PLACE), PLACE) == "ก"
    assert NEWER.decrypt_case(VAULT.encrypt_case(b"k")) == b"k"


def test_what_a_later_key_sealed_stays_closed_to_the_earlier_vault():
    for unseal, sealed in (
        (VAULT.unseal, NEWER.seal("ก")),
        (lambda text: VAULT.unseal_case(text, PLACE), NEWER.seal_case("ก", PLACE)),
        (VAULT.decrypt_case, NEWER.encrypt_case(b"k")),
    ):
        with pytest.raises(Trouble):
            unseal(sealed)


def test_a_value_is_not_taken_for_one_of_another_generation():
    sealed = base64.b64decode(NEWER.seal_case("ก", PLACE))
    assert sealed[:3] == b"\x02\x00\x02"
    with pytest.raises(Trouble):
        NEWER.unseal_case(base64.b64encode(b"\x02\x00\x01" + sealed[3:]).decode(), PLACE)


def test_the_newest_key_is_the_files_and_the_first_finds_values():
    assert NEWER.data_key == LATER.data[1]
    assert NEWER.database_key == Vault(Keys(LATER.data[1:])).database_key
    assert Vault(LATER, file=1).database_key == VAULT.database_key
    assert NEWER.fingerprint("1101700230708") == VAULT.fingerprint("1101700230708")
    assert [NEWER.is_newest(vault.encrypt(b"k")) for vault in (VAULT, NEWER)] == [False, True]
    assert VAULT.is_newest(VAULT.encrypt(b"k"))


# cases


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text(st.characters(codec="utf-8"), max_size=30), st.binary())
def test_what_is_sealed_of_a_case_is_read_again(text, place, data):
    sealed = VAULT.seal_case(text, place)
    assert VAULT.unseal_case(sealed, place) == text
    assert sealed != VAULT.seal_case(text, place)
    assert VAULT.decrypt_case(VAULT.encrypt_case(data)) == data


def test_a_value_of_a_case_does_not_open_in_another_place():
    sealed = VAULT.seal_case("นายสมชาย", PLACE)
    for vault, place in ((VAULT, "parties/2/name"), (VAULT, ""), (OTHER, PLACE)):
        with pytest.raises(Trouble) as trouble:
            vault.unseal_case(sealed, place)
        assert str(trouble.value) == NO_CASE_READ


def test_cases_are_closed_to_the_data_key():
    same = Vault(Keys(KEYS.data, KEYS.data))
    assert VAULT.opens_cases
    with pytest.raises(Trouble):
        VAULT.unseal_case(same.seal_case("ก", "value"), "value")
    with pytest.raises(Trouble):
        same.unseal(same.seal_case("ก", "value"))
    with pytest.raises(ValueError, match="sealed"):
        same.decrypt(same.encrypt_case(b"k"))


@pytest.mark.parametrize(
    "act",
    [
        lambda vault: vault.seal_case("ก", PLACE),
        lambda vault: vault.unseal_case(VAULT.seal_case("ก", PLACE), PLACE),
        lambda vault: vault.encrypt_case(b"k"),
        lambda vault: vault.decrypt_case(VAULT.encrypt_case(b"k")),
    ],
)
def test_without_the_key_of_the_cases_nothing_of_them_is_done(act):
    assert not WITHOUT.opens_cases
    with pytest.raises(CannotDo) as refused:
        act(WITHOUT)
    assert str(refused.value) == NO_CASES


@settings(max_examples=60, deadline=None)
@given(st.text() | st.binary().map(lambda data: base64.b64encode(data).decode()))
def test_anything_else_is_no_value_of_a_case(text):
    with pytest.raises(Trouble) as trouble:
        NEWER.unseal_case(text, PLACE)
    assert str(trouble.value) == NO_CASE_READ


@settings(max_examples=60, deadline=None)
@given(st.binary() | st.binary().map(lambda data: b"\x02\x00\x01" + data))
def test_anything_else_is_no_file_of_a_case(data):
    with pytest.raises(Trouble) as trouble:
        NEWER.decrypt_case(data)
    assert str(trouble.value) == NO_CASE_READ
