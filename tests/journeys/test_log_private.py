"""Nothing about anybody is left behind by a failure: planted values are looked for in all that it wrote anywhere."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop import paths
from desktop.store import keys
from tests.conftest import PASSPHRASE
from tests.journeys.faulty_program import ENGLISH, FILE, NAME, NATIONAL_ID, PHONE, SECRET, WAYS

PLANTED = {
    "name": "ปลูกไว้", "surname": "ค้นหา", "english": ENGLISH, "id": "67890", "id without dashes": "1234567890121",
    "phone": "4321", "passphrase": "planted pass", "file": Path(FILE).stem, "office": PASSPHRASE,
}  # fmt: skip
TOGETHER = (
    "nobody",
    "thread,unraisable,warned,logged",
    "unwritable",
    "sql,job",
    "window",
    "drawing",
    "crash",
)
ENDED = {"nobody": 1, "drawing": 1, "crash": -6}  # other exit codes than 0


@dataclass(frozen=True)
class Left:
    """What a process left: its streams, and the files in the machine's folder and the folder for what is passing."""

    code: int
    out: bytes
    err: bytes
    files: dict[str, bytes]

    @property
    def log(self):
        return self.files.get("log.txt", b"").decode()


def forms(value):
    """Write a value in every way in which a file could hold it."""
    escaped = value.encode("unicode_escape")
    base = base64.b64encode(value.encode()).rstrip(b"=")[:-1]
    written = (value.encode(), value.encode("utf-16-le"), escaped, json.dumps(value)[1:-1].encode(), base)
    return {one for one in written if len(one) > 3}


def found(data):
    """Name what was planted and stands in some bytes."""
    return sorted(what for what, value in PLANTED.items() if any(form in data for form in forms(value)))


@pytest.fixture
def office(made_practice, tmp_path):
    folder = Path(shutil.copytree(made_practice[0], tmp_path / "office"))
    keys.reset_passphrase(folder, made_practice[1], "", PASSPHRASE)
    return folder


@pytest.fixture
def left(tmp_path):
    """Run a process to its end and gather all that it left."""
    machine, passing = tmp_path / "machine", tmp_path / "passing"
    for folder in (machine, passing):
        folder.mkdir(exist_ok=True)
    surroundings = {
        **os.environ, "TAMBON_DESK_HOME": str(machine), "TAMBON_DESK_PASSPHRASE": PASSPHRASE, "PYTHONPATH": ".",
        "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(passing)),
    }  # fmt: skip

    def run(*argv, **more):
        told = subprocess.run(
            [sys.executable, *map(str, argv)],
            cwd=paths.root(),
            env={**surroundings, **more},
            capture_output=True,
        )
        every = {
            str(one.relative_to(folder)): one.read_bytes()
            for folder in (machine, passing)
            for one in folder.rglob("*")
            if one.is_file()
        }
        return Left(told.returncode, told.stdout, told.stderr, every)

    return run


def told_nothing(left):
    """Hold a process to what it may leave; give what stands where it may not."""
    places = {"stdout": left.out, "stderr": left.err, **left.files}
    return {place: what for place, data in places.items() if (what := found(place.encode() + data))}


def test_what_was_planted_would_be_found_in_any_form():
    assert found(f"{NAME} {NATIONAL_ID}".encode()) == ["id", "name", "surname"]
    assert found(json.dumps({"name": NAME}).encode()) == ["name", "surname"]
    assert found(f"{SECRET} {FILE} {PHONE}".encode("utf-16-le")) == ["file", "name", "passphrase", "phone"]
    assert found(base64.b64encode(b"x" * 3 + PASSPHRASE.encode())) == ["office"]


def test_every_way_is_tried():
    assert sorted(",".join(TOGETHER).split(",")) == sorted(WAYS)


@pytest.mark.parametrize("ways", TOGETHER)
def test_a_failure_says_where_it_was_and_nothing_of_whom(left, office, ways):
    ended = left(Path(__file__).with_name("faulty_program.py"), ways, office)
    assert told_nothing(ended) == {}
    assert ended.code == ENDED.get(ways, 0)
    faults = {"nobody", "thread", "unraisable", "sql", "job", "window", "drawing"} & {*ways.split(",")}
    assert ended.log.count("ERROR desktop.log fault ") == len(faults)
    assert ("WARNING py.warnings (withheld, " in ended.log) == ("warned" in ways)
    assert ("WARNING desktop.app Qt warned" in ended.log) == (ways == "window")


def test_a_command_that_fails_leaves_nothing(left, office, tmp_path):
    book = Workbook()
    book.active.append(["ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด"])
    book.active.append([NAME, ENGLISH, NATIONAL_ID, f"มิใช่วัน {PHONE}"])
    book.save(tmp_path / "in.xlsx")
    refused = left("-m", "desktop", "import", "people", tmp_path / "in.xlsx", "--office", office, "--json")
    assert refused.code == 1
    assert found(b"".join(refused.files.values())) == []
    assert "id" not in found(refused.out + refused.err)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04" + NAME.encode() * 99)
    broken = left("-m", "desktop", "import", "people", tmp_path / "broken.xlsx", "--office", office)
    assert broken.code != 0
    assert told_nothing(broken) == {}


@pytest.mark.parametrize(
    "argv",
    [
        ("--passphrase", SECRET),
        (f"--passphrase={SECRET}",),
        ("list", "people", "--pass-phrase", SECRET, NAME),
    ],
)
def test_what_follows_an_unknown_flag_is_not_repeated(left, office, argv):
    wrong = left("-m", "desktop", *argv, "--office", office)
    assert wrong.code == 2
    assert told_nothing(wrong) == {}


@pytest.mark.parametrize("part", ["keys.json", "office.db"])
def test_damaged_keys_and_data_are_told_without_what_is_in_them(left, office, part):
    path = office / part
    raw = path.read_bytes()
    planted = f'{{"office": "{NAME}", "slots": "{SECRET}"}}'.encode()
    path.write_bytes(planted if part == "keys.json" else raw[:5000] + planted * 60 + raw[9000:])
    ended = left("-m", "desktop", "list", "people", "--office", office)
    assert ended.code in (1, 3)
    assert told_nothing(ended) == {}


def test_a_wrong_passphrase_is_not_repeated(left, office):
    ended = left("-m", "desktop", "list", "people", "--office", office, TAMBON_DESK_PASSPHRASE=SECRET)
    assert ended.code != 0
    assert told_nothing(ended) == {}
