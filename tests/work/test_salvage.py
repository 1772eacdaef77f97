"""Salvage as the officer meets it: tried out, done, the list printed, and the keys of a backup found."""

from __future__ import annotations

import io
import shutil

import pypdf
import pytest

from desktop.errors import Trouble
from desktop.printing import draw
from desktop.store import backups, opening
from desktop.store.vault import Vault
from desktop.work import salvage
from tests.store import damaging
from tests.store.test_backups import nothing


@pytest.fixture
def damaged(made_practice, tmp_path):
    folder = tmp_path / "damaged"
    shutil.copytree(made_practice[0], folder)
    damaging.zero(folder / "office.db", 1, 100, 200, 300)
    return folder


def test_it_is_tried_out_then_done_and_the_list_printed(damaged, made_practice, tmp_path):
    unlock = lambda _folder: made_practice[1]  # noqa: E731
    salvage.check(damaged)
    tried = salvage.try_out(damaged, unlock, nothing)
    done = salvage.salvage(damaged, tmp_path / "new", unlock, nothing)
    assert done == tried
    pdf = pypdf.PdfReader(io.BytesIO(salvage.sheet(done, tmp_path / "new", draw)))
    assert pdf.metadata.title.startswith("บัญชีข้อมูลที่กู้ได้และกู้ไม่ได้")
    assert opening.is_office(tmp_path / "new")


def test_the_keys_of_a_backup_are_named(store):
    assert salvage.key_backups(store.folder) == ()
    one = backups.make(store, "asked", nothing)
    store.close()
    (store.folder / "keys.json").unlink()
    assert salvage.key_backups(store.folder) == (one.path,)
    with pytest.raises(Trouble, match=one.path.name):
        salvage.check(store.folder)
    salvage.check(store.folder, one.path)


def test_the_list_of_an_office_without_a_change_left_says_so(damaged, made_practice, tmp_path):
    key = Vault(made_practice[1].keys).database_key
    shutil.copy(made_practice[0] / "office.db", damaged / "office.db")
    for table in ("changes", "units"):
        damaging.zero(damaged / "office.db", *damaging.leaves_of(damaged / "office.db", key, table))
    done = salvage.salvage(damaged, tmp_path / "new", lambda _folder: made_practice[1], nothing)
    assert done.last == ""
    assert salvage.sheet(done, tmp_path / "new", draw).startswith(b"%PDF")
