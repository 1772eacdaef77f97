"""The files of a whole office: what is written is what is read, and whatever was altered since is found."""

from __future__ import annotations

import json

import pytest

from desktop.errors import CannotDo, Trouble
from desktop.exchange import dump
from desktop.store.session import reading
from desktop.work import open_dump


@pytest.fixture
def written(practice_store, tmp_path):
    """Write the practice office and give the folder."""
    with reading(practice_store) as session:
        dump.write(session, tmp_path / "ชุด", clear=True)
    return tmp_path / "ชุด"


def alter(path, change):
    path.write_text(json.dumps(change(json.loads(path.read_text("utf-8")))), "utf-8")


def test_what_is_written_is_what_is_read(practice_store, written):
    found = dump.read(written)
    with reading(practice_store) as session:
        for name, topic in dump.WRITTEN.items():
            assert found.rows[name] == [*open_dump.rows(session, topic, clear=True)]
        contents = [*found.contents()]
        assert contents == [open_dump.read_file(session, sha) for sha in found.files]
    assert contents


def test_the_manifest_tells_what_is_there(written):
    told = json.loads((written / "manifest.json").read_text("utf-8"))
    people = (written / "people.json").read_text("utf-8")
    assert (told["format"], told["national_ids"]) == (1, "clear")
    assert "history begins anew" in told["history"]
    assert told["topics"]["people"]["count"] == len(json.loads(people)) == people.count("\n") - 2
    assert sorted(path.name for path in (written / "attachments").iterdir()) == told["attachments"]
    assert sorted(path.stem for path in written.glob("*.json")) == sorted([*dump.WRITTEN, "manifest"])


def test_ids_are_masked_unless_asked_for(practice_store, tmp_path):
    with reading(practice_store) as session:
        manifest = dump.write(session, tmp_path / "ชุด", clear=False)
    ids = {row["national_id"][:12] for row in dump.read(tmp_path / "ชุด").rows["people"] if row["national_id"]}
    assert (manifest["national_ids"], ids) == ("masked", {"x-xxxx-xxxxx"})


def test_a_folder_with_files_is_not_written_into(practice_store, tmp_path):
    (tmp_path / "งาน.txt").write_text("งาน", "utf-8")
    with reading(practice_store) as session, pytest.raises(CannotDo, match="มีไฟล์อยู่แล้ว"):
        dump.write(session, tmp_path, clear=True)


def test_a_place_that_cannot_be_written_is_trouble(practice_store, tmp_path):
    (tmp_path / "ไฟล์").touch()
    with reading(practice_store) as session, pytest.raises(Trouble, match=r"เขียนในโฟลเดอร์ .* ไม่ได้"):
        dump.write(session, tmp_path / "ไฟล์", clear=True)


def test_a_step_may_stop_it_and_nothing_looks_whole(practice_store, tmp_path):
    class Stopped(Exception):
        """The officer had enough."""

    def stop(done, total):
        if done == total // 2:
            raise Stopped

    with reading(practice_store) as session, pytest.raises(Stopped):
        dump.write(session, tmp_path / "ชุด", clear=True, step=stop)
    with pytest.raises(Trouble, match=r"เปิดไฟล์ manifest\.json ไม่ได้"):
        dump.read(tmp_path / "ชุด")


@pytest.mark.parametrize("name", ["people.json", "papers.json"])
def test_a_file_that_was_altered_is_named(written, name):
    (written / name).write_bytes((written / name).read_bytes() + b" ")
    with pytest.raises(Trouble, match=f"ไฟล์ {name} ไม่ตรงกับสารบัญ"):
        dump.read(written)


def test_an_attached_file_that_was_altered_is_named(written):
    path = next((written / "attachments").iterdir())
    path.write_bytes(b"a")
    with pytest.raises(Trouble, match=path.name):
        dump.read(written)
    path.unlink()
    with pytest.raises(Trouble, match=f"เปิดไฟล์ {path.name} ไม่ได้"):
        dump.read(written)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told: [], "ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "program": "x"}, "ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "topics": ["people"]}, "ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "attachments": 3}, "ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "format": 99}, "จากโปรแกรมรุ่นอื่น"),
        (lambda told: {**told, "topics": {**told["topics"], "ships": {}}}, "จากโปรแกรมรุ่นอื่น"),
        (lambda told: {**told, "topics": {"people": 1}}, r"people\.json ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "attachments": ["../people.json"]}, "ไม่ตรงกับสารบัญ"),
        (lambda told: {**told, "attachments": []}, "attachments/.* ไม่ตรงกับสารบัญ"),
    ],
)
def test_a_manifest_that_says_otherwise_is_refused(written, change, sentence):
    alter(written / "manifest.json", change)
    with pytest.raises(Trouble, match=sentence):
        dump.read(written)


def test_a_count_that_does_not_hold_is_refused(written):
    alter(written / "manifest.json", lambda told: told | {"topics": told["topics"] | {
        "people": told["topics"]["people"] | {"count": 3}
    }})  # fmt: skip
    with pytest.raises(Trouble, match=r"people\.json"):
        dump.read(written)


def test_what_is_no_json_is_refused(written):
    (written / "manifest.json").write_bytes(b"[" * 200_000)
    with pytest.raises(Trouble, match=r"manifest\.json"):
        dump.read(written)
