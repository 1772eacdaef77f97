"""How long an officer waits for the window, and for a list after the passphrase."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from desktop import paths
from desktop.printing import draw
from desktop.store import opening
from desktop.store.session import writing
from desktop.work import practice
from tests.benchmarks import measuring
from tests.benchmarks.measuring import ratio, thousandths

HERE = Path(__file__).parent
ROUNDS = 11


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Make a practice office."""
    folder = tmp_path_factory.mktemp("bench") / "office"
    store, _code = opening.create(folder, practice.office(), practice.PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "ทำสำนักงานฝึกหัด") as session:
        practice.make(session, draw)
    store.close()
    return folder


def bare_window(home):
    return measuring.first_paint([HERE / "bare_window.py"], home)


def test_the_first_window(office, tmp_path, report):
    taken = measuring.in_turn(
        {
            "bare": partial(bare_window, tmp_path),
            "worded": partial(measuring.first_paint, [HERE / "worded_window.py"], tmp_path),
            "first": partial(measuring.first_paint, ["-m", "desktop"], tmp_path),
            "usual": partial(measuring.first_paint, ["-m", "desktop", "--office", office], tmp_path),
        },
        ROUNDS,
    )
    bare, worded, first, usual = taken.values()
    report("first window painted: the passphrase", ratio(usual, bare), "×", 1.6, said(usual, bare))
    report("first window painted: the very first start", ratio(first, bare), "×", 1.6, said(first, bare))
    report("… against a window with one line of text", ratio(usual, worded), "×", None, said(usual, worded))


def test_the_unlocked_list(office, tmp_path, report):
    taken = measuring.in_turn(
        {
            "bare": partial(bare_window, tmp_path),
            "typed": partial(people_list, office, tmp_path, "pause"),
            "at once": partial(people_list, office, tmp_path, "none"),
        },
        ROUNDS,
    )
    bare, typed, at_once = taken["bare"], *([sum(parts) for parts in taken[k]] for k in ("typed", "at once"))
    window, unlocked = (statistics.median(part) for part in zip(*taken["typed"], strict=True))
    parts = f"window {thousandths(window)} + passphrase to rows {thousandths(unlocked)}"
    report(
        "unlocked list shown, the typing left out",
        ratio(typed, bare),
        "×",
        4,
        f"{said(typed, bare)}: {parts}",
    )
    report("… the passphrase given with no pause", ratio(at_once, bare), "×", None, said(at_once, bare))


def people_list(office, home, pause):
    """Give the seconds from the start to the first window, and from the passphrase to the painted rows."""
    command = [sys.executable, HERE / "people_list.py", office, practice.PASSPHRASE, pause]
    surroundings = measuring.environment(home, PYTHONPATH=str(paths.root()))
    began = time.monotonic()
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    painted, given, rows = map(float, done.stdout.split())
    return painted - began, rows - given


def said(values, floors):
    return f"{thousandths(statistics.median(values))} over {thousandths(statistics.median(floors))}"
