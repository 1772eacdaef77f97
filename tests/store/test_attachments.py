from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.store import attachments, trouble

DATA = "ตราครุฑ".encode() * 1000
SHA = hashlib.sha256(DATA).hexdigest()
LOST = "ไฟล์แนบหายหรือเสียหาย กรุณาแนบไฟล์เดิมใหม่ หรือนำโฟลเดอร์ attachments จากสำเนาสำรองมาแทน"


def path_of(store):
    return store.folder / "attachments" / SHA[:2] / SHA


def refused(store, sha=SHA):
    with pytest.raises(Trouble) as caught:
        attachments.get(store, sha)
    return str(caught.value)


def test_a_file_is_kept_under_its_hash(store):
    assert attachments.put(store, DATA) == SHA
    assert attachments.get(store, SHA) == DATA
    assert [str(path.relative_to(store.folder)) for path in store.folder.rglob("*/*/*")] == [
        f"attachments/{SHA[:2]}/{SHA}"
    ]


def test_it_shows_nothing_without_the_key(store):
    attachments.put(store, DATA)
    assert "ตราครุฑ".encode() not in path_of(store).read_bytes()


def test_the_same_contents_are_kept_once(store):
    attachments.put(store, DATA)
    written = path_of(store).read_bytes()
    assert attachments.put(store, DATA) == SHA
    assert path_of(store).read_bytes() == written


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=2000))
def test_any_bytes_come_back(store, data):
    assert attachments.get(store, attachments.put(store, data)) == data


def test_a_missing_file_is_told(store):
    assert refused(store) == LOST


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: bytes(len(data))])
def test_a_damaged_file_is_told_and_mended_by_attaching_it_again(store, damage):
    attachments.put(store, DATA)
    path_of(store).write_bytes(damage(path_of(store).read_bytes()))
    assert refused(store) == LOST
    attachments.put(store, DATA)
    assert attachments.get(store, SHA) == DATA


def test_another_file_under_its_name_is_told(store):
    attachments.put(store, DATA)
    path_of(store).write_bytes(store.vault.encrypt(b"something else"))
    assert refused(store) == LOST


@pytest.mark.parametrize("sha", ["", "../../keys.json", "/etc/passwd", SHA.upper(), SHA + "0"])
def test_what_is_no_hash_opens_nothing(store, sha):
    assert refused(store, sha) == LOST


def test_a_folder_that_is_gone_is_told(store, tmp_path):
    store.folder = tmp_path / "gone"
    with pytest.raises(Trouble) as caught:
        attachments.put(store, DATA)
    assert str(caught.value) == trouble.UNREACHED
