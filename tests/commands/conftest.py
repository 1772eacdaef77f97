"""Commands run in this process against a practice office of each test's own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass

import pytest

from desktop import commands, i18n
from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def thai():
    yield
    i18n.set_language("th")


@pytest.fixture
def run(capsys, monkeypatch):
    """Run one command and give what it wrote."""
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", PASSPHRASE)

    def command(*argv):
        capsys.readouterr()
        code = commands.run([str(one) for one in argv])
        return Ran(code, *capsys.readouterr())

    return command


@pytest.fixture
def office(made_practice, tmp_path):
    """Give the folder of a practice office."""
    folder = tmp_path / "สำนักงาน"
    shutil.copytree(made_practice[0], folder)
    return folder


@pytest.fixture
def here(run, office):
    """Run one command in the practice office, answered as JSON."""
    return lambda *argv: run(*argv, "--office", office, "--json")
