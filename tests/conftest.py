"""What every test may lean on: a machine folder of its own, and a real office in a temporary folder.

An office is made once a run and copied for each test: deriving its key takes a tenth of a second on purpose.
"""

from __future__ import annotations

import gc
import os
import shutil

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PASSPHRASE = "ฉันรักป่าไม้ ๒๕๖๙"


MANY = 200_000  # new objects: then memory is cleared, between two tests


def pytest_sessionstart():
    """Clear memory in the main thread only, as the program does: widgets of a test may not go in a thread of its jobs."""
    gc.disable()


def pytest_runtest_teardown():
    """Clear memory now and then."""
    if gc.get_count()[0] > MANY:
        gc.collect()


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
    """Make an empty office once; give its folder and its open keys."""
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
    """Copy an office and give it open by its keys; closes it after."""
    made, opened_keys = office
    shutil.copytree(made, folder)
    store = _open_copy(folder, opened_keys)
    yield store
    store.close()


def _open_copy(folder, opened_keys):
    """Open a copy of an office just made without reading it through for damage, which takes as long as many a test."""
    from desktop.store import opening

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_CHECKED_WHOLE", 0)
        return opening._open(folder, lambda: opened_keys)
