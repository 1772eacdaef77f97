"""How a list of a million people is jumped through, and what it takes of the memory."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.printing import draw
from desktop.store import opening, records, session, tables
from desktop.work import practice
from tests.benchmarks import measuring

HERE = Path(__file__).parent
PEOPLE, PART = 1_000_000, 20_000
JUMPS = 200
MADE = "made-2"  # beside a finished office: change it with what is made here


@pytest.fixture(scope="module")
def offices():
    """Make a practice office, and one with a million people more, once: that takes two minutes."""
    folder = measuring.BUILD / "million"
    if not (folder / MADE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        make(folder / "small", 0)
        make(folder / "large", PEOPLE)
        (folder / MADE).touch()
    return folder / "small", folder / "large"


def make(folder, people):
    store, _code = opening.create(folder, practice.office(), practice.PASSPHRASE)
    with session.writing(store, "นางสาวฝึกหัด ตั้งใจ", "ทำสำนักงานฝึกหัด") as unit:
        practice.make(unit, draw)
        villages = [village.id for village in records.find(unit, Village)]
    rng = random.Random(2551)
    for _ in range(0, people, PART):
        with session.writing(store, "นางสาวฝึกหัด ตั้งใจ", "เพิ่มบุคคล") as unit:
            add_people(unit, rng, villages)
    store.close()


def add_people(unit, rng, villages):
    """Add people without their history, which no list reads: half the time and the room."""
    added = [{**records.row_of(unit, person(rng, villages)), **new()} for _ in range(PART)]
    records.write(unit, sa.insert(tables.of(Person)), added)


def new():
    return {"id": str(uuid.uuid4()), "version": 1, "deleted": False}


def person(rng, villages):
    words = practice._words()
    return Person(
        title=rng.choice(("นาย", "นาง", "นางสาว")),
        first_name=rng.choice([*words["men"], *words["women"]]),
        last_name=rng.choice(words["surname_beginnings"]) + rng.choice(words["surname_ends"]),
        tambon=practice.HOME,
        village=rng.choice(villages),
        phone=f"08{rng.randint(0, 9)}-000-{rng.randint(1000, 9999)}",
        occupation=rng.choice(words["occupations"]),
    )


@pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux tells it")
def test_jumps_in_a_list_of_a_million(offices, tmp_path, report):
    small, large = (
        scrolled(office, jumps, tmp_path) for office, jumps in zip(offices, (0, JUMPS), strict=True)
    )
    assert large["rows"] == small["rows"] + PEOPLE
    jumps = [jump * 1000 for jump in large["jumps"]]
    report(
        "jump in 1,000,000 people, p95",
        measuring.high(jumps),
        "ms",
        25,
        f"median {statistics.median(jumps):.1f} ms",
    )
    added = large["now"] - small["now"]
    report(
        "memory that the 1,000,000 add", added, "MB", 60, f"{large['now']:.0f} MB over {small['now']:.0f} MB"
    )
    report("… the first rows after the page is shown", large["opened"] * 1000, "ms", None, "")


def scrolled(office, jumps, home):
    command = [sys.executable, HERE / "long_list.py", office, practice.PASSPHRASE, str(jumps)]
    surroundings = measuring.environment(home, PYTHONPATH=str(paths.root()))
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
