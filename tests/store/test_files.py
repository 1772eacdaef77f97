from __future__ import annotations

import os

import pytest

from desktop.store import files


def test_a_file_is_replaced_whole(tmp_path):
    files.write_whole(tmp_path / "a", b"old")
    files.write_whole(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {"a": b"new"}


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    files.write_whole(tmp_path / "a", b"old")

    def fail(_file):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        files.write_whole(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {"a": b"old"}


def test_a_folder_is_made_once(tmp_path):
    files.make_folder(tmp_path / "a")
    files.make_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()
