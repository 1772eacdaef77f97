"""Processes that take numbers of one book at once: no number twice, none left out."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from desktop import paths
from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.store import tables
from desktop.store.session import reading
from desktop.work.checks import check
from tests.campaigns import counted, size
from tests.campaigns.offices import KINDS

PROCESSES, EACH = size(2, 8), size(30, 5_000)
TOPICS = {"take_letter": Received, "issue_order": Paper}
REST = 0.003  # seconds; without a rest whoever has the lock takes it again before the other wakes
pytestmark = pytest.mark.campaign


@pytest.mark.parametrize("kind", KINDS)
def test_processes_that_take_numbers_at_once_share_none_and_leave_none_out(
    made_place, made_office, tmp_path, record_property, kind
):
    keys = made_office[1].keys
    address = KINDS[kind].make((made_place / "office", made_office[1]), tmp_path / "office")
    kinds = ("letters", "orders", "given twice", "left out", "asked again")
    with counted(record_property, f"{PROCESSES} processes take numbers: {kind}", *kinds) as found:
        running = [start(kind, address, keys.data[-1]) for _time in range(PROCESSES)]
        for child in running:
            go(child)
        with ThreadPoolExecutor(PROCESSES) as readers:  # a process whose pipe is full would wait
            told = [line.split() for lines in readers.map(finish, running) for line in lines]
        found["asked again"] += sum(name == "asked_again" for name, _number in told)
        store = KINDS[kind].open(address, keys)
        for (take, topic), each, what in zip(TOPICS.items(), (EACH, EACH // 10), kinds, strict=False):
            took, every = (
                [int(number) for name, number in told if name == take],
                [*range(1, PROCESSES * each + 1)],
            )
            twice, left = len(took) - len(set(took)), len({*every} - {*took})
            found.update({what: len(took), "given twice": twice, "left out": left})
            assert sorted(took) == every == kept(store, topic)
        with reading(store) as session:
            assert check(session) == ()
        store.close()


def start(kind, address, key):
    command = [sys.executable, "-m", "tests.campaigns.take_numbers", kind, address, key.hex()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": paths.root()}
    return subprocess.Popen([*command, str(EACH), str(REST)], **pipes)


def go(child):
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("go\n")
    child.stdin.flush()


def finish(child):
    """Wait until a process ends well, and give what it told."""
    told = child.communicate()[0].splitlines()
    assert child.returncode == 0
    return told


def kept(store, topic):
    """Give the numbers that stand in a book, in order."""
    table = tables.of(topic)
    with reading(store) as session:
        return [*session.connection.scalars(sa.select(table.c.number).order_by(table.c.number))]
