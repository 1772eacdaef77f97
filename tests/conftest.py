"""What every test may lean on: a machine folder of its own, and a real office in a temporary folder.

An office is made once a run and copied for each test: deriving its key takes a tenth of a second on purpose.
"""

from __future__ import annotations

import os
import shutil

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PASSPHRASE = "ฉันรักป่าไม้ ๒๕๖๙"


@pytest.fixture(autouse=True)
def machine_folder(tmp_path, monkeypatch):
    """Keep the machine's settings and log of each test apart."""
    from desktop import paths

    paths.machine_folder.cache_clear()
    monkeypatch.setenv("TAMBON_DESK_HOME", str(tmp_path / "machine"))
    yield tmp_path / "machine"
    paths.machine_folder.cache_clear()


@pytest.fixture(scope="session")
def made_office(tmp_path_factory):
    """Make an empty office once; give its folder and data key."""
    from desktop.store import keys, opening
    from desktop.work import practice

    folder = tmp_path_factory.mktemp("made") / "office"
    store, _code = opening.create(folder, practice.office(), PASSPHRASE)
    store.close()
    return folder, keys.unlock(folder, PASSPHRASE)


@pytest.fixture
def store(made_office, tmp_path):
    """Open a copy of an empty office of one test's own."""
    yield from opened(made_office, tmp_path / "office")


@pytest.fixture(scope="session")
def made_practice(made_office, tmp_path_factory):
    """Fill a practice office once."""
    from desktop.printing import draw
    from desktop.store.session import writing
    from desktop.work import practice

    folder = tmp_path_factory.mktemp("practice") / "office"
    for opened_store in opened(made_office, folder):
        with writing(opened_store, "นางสาวฝึกหัด ตั้งใจ", "ทำสำนักงานฝึกหัด") as session:
            made = practice.make(session, draw)
    return folder, made_office[1], made


@pytest.fixture
def practice_store(made_practice, tmp_path):
    """Open a copy of the practice office of one test's own."""
    yield from opened(made_practice[:2], tmp_path / "practice")


@pytest.fixture
def made(made_practice):
    """Name the records that a first look at the practice office begins with."""
    return made_practice[2]


def opened(office, folder):
    """Copy an office and give it open by its data key; closes it after."""
    from desktop.store import opening

    made, key = office
    shutil.copytree(made, folder)
    store = opening._open(folder, lambda: key)
    yield store
    store.close()
