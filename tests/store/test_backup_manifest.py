from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.store import backup_manifest
from desktop.store.backup_manifest import File, Manifest
from desktop.store.chain import End

SAID = Manifest(
    office="ab" * 16, device="d", at=datetime(2026, 11, 21, 9, 12, 5, 6, UTC), why="asked", format=5, state="cd" * 32,
    head={"d": "000001700000000.000004", "e": "000001800000000.000000"},
    log=End(7, "78" * 32), readings=End(0, ""), counts={"people": 3},
    files={"office.db": File(4096, "ef" * 32), "keys.json": File(10, "01" * 32)}, attachments={"12" * 32 + ".1": 30}, lost=0,
)  # fmt: skip


@pytest.fixture
def written(tmp_path):
    backup_manifest.write(tmp_path, SAID)
    return tmp_path / backup_manifest.NAME


def damaged(path):
    with pytest.raises(Trouble) as told:
        backup_manifest.read(path.parent)
    return str(told.value).startswith("สำเนาสำรองนี้เสียหายหรือไม่ครบ (ไฟล์ backup.json)")


def test_what_is_written_is_read_back(written):
    assert backup_manifest.read(written.parent) == SAID
    assert (SAID.size, SAID.clock) == (4136, "000001800000000.000000")
    assert replace(SAID, head={}).clock == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", "null", '{"program": "other"}', '{"program": "tambon-desk"}', "[" * 100_000]
)
def test_what_is_no_manifest_is_told(written, text):
    written.write_text(text)
    assert damaged(written)


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2026-11-21T09:12:05"}, {"at": "yesterday"}, {"at": 3}, {"counts": None}, {"lost": 1},
        {"attachments": {"../../office.db": 1}}, {"files": {"office.db": {"size": 1, "sha256": "x"}}}, {"more": 1},
        {"files": {"../keys.json": {"size": 1, "sha256": "ab" * 32}}}, {"head": []},
    ],
)  # fmt: skip
@pytest.mark.parametrize("summed", [False, True])
def test_a_manifest_that_was_changed_is_told(written, change, summed):
    document = {**json.loads(written.read_text()), **change}
    said = {name: value for name, value in document.items() if name not in ("program", "backup", "sha256")}
    if summed:
        document["sha256"] = backup_manifest._sum(said)
    written.write_text(json.dumps(document))
    assert (summed and change == {"lost": 1}) or damaged(written)


def test_one_of_a_newer_program_is_told(written):
    document = json.loads(written.read_text())
    written.write_text(json.dumps({**document, "backup": 3}))
    with pytest.raises(Trouble, match="โปรแกรมรุ่นใหม่กว่า"):
        backup_manifest.read(written.parent)
    written.write_text(json.dumps({**document, "backup": 0}))
    assert damaged(written)


def test_one_that_is_not_there_is_trouble(tmp_path):
    with pytest.raises(Trouble):
        backup_manifest.read(tmp_path)


@given(st.data())
def test_any_byte_changed_is_told_or_says_the_same(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("manifest")
    backup_manifest.write(folder, SAID)
    whole = bytearray((folder / backup_manifest.NAME).read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255))
    (folder / backup_manifest.NAME).write_bytes(whole)
    try:
        said = backup_manifest.read(folder)
    except Trouble:
        return
    assert said == SAID
