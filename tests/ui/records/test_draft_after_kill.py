"""What was half typed is there again after the program was killed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.store import opening, session
from desktop.store.drafts import find

TYPING = Path(__file__).with_name("type_and_wait.py")


@pytest.fixture
def office(made_practice, tmp_path):
    """Give a copy of the practice office that no program has open, and its open keys."""
    folder = tmp_path / "office"
    shutil.copytree(made_practice[0], folder)
    return folder, made_practice[1]


def test_a_draft_survives_a_kill(office):
    folder, opened = office
    with subprocess.Popen(
        [sys.executable, TYPING, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=paths.root()
    ) as process:
        process.stdin.write(opened.keys.data[-1])
        process.stdin.close()
        assert process.stdout.readline().strip() == b"kept"
        process.kill()
    store = opening._open(folder, lambda: opened)
    with session.reading(store) as unit:
        [draft] = find(unit, "people:")
    store.close()
    assert draft.values["first_name"] == "พิมพ์ค้างไว้"
