"""A folder with an office of one test's own, and what opening it gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.offices import Office
from desktop.errors import Trouble
from desktop.store import attempts, opening, records
from desktop.store.session import reading
from tests.store import folders

PASSPHRASE = folders.PASSPHRASE


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make an office once; give its folder and its recovery code."""
    folder = tmp_path_factory.mktemp("made") / "office"
    return folder, folders.make(folder)


@pytest.fixture
def folder(made, tmp_path):
    """Give a copy of it of one test's own."""
    return Path(shutil.copytree(made[0], tmp_path / "สำนักงาน"))


def refused(folder, passphrase=PASSPHRASE, kind=Trouble):
    """Give the sentence by which a folder is refused; nothing in it may change but the count of wrong passphrases."""
    before = folders.hashed(folder)
    with pytest.raises(kind) as caught:
        opening.open_office(folder, passphrase)
    after = folders.hashed(folder)
    assert (after.pop(attempts.NAME, None) is None) == (kind is Trouble)
    assert after == before
    return str(caught.value)


def offices(store):
    """Read the office's own record."""
    with reading(store) as session:
        return records.find(session, Office)
