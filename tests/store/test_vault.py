from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.store.vault import Vault

VAULT = Vault(bytes(range(32)))
OTHER = Vault(bytes(32))
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
    assert print_ == Vault(bytes(range(32))).fingerprint("1101700230708")
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


def test_one_use_cannot_open_what_another_sealed():
    import base64

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
    [b"", b"\x01", b"\x02" + bytes(40), OTHER.encrypt(b"k"), VAULT.encrypt(b"k")[:-1]],
    ids=["nothing", "short", "version", "another's", "cut"],
)
def test_an_altered_file_is_no_value(data):
    with pytest.raises(ValueError, match=r"sealed"):
        VAULT.decrypt(data)
