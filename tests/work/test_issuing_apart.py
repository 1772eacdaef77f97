"""Papers issued by several processes at once, and by one that is killed: no number twice, none left out, none half."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import date

import pytest

from desktop import paths
from desktop.domain.papers import Paper
from desktop.store import opening
from desktop.store import records as kept
from desktop.store.session import reading
from desktop.work import papers
from desktop.work.checks import check
from tests.campaigns import size

PROCESSES, EACH = size(2, 8), size(15, 500)
KILLS = size(5, 200)
REST = 0.03  # seconds; without a rest whoever has the lock takes it again before the other wakes
pytestmark = pytest.mark.campaign


def start(district, opened, count, rest):
    key = opened.keys.data[-1].hex()
    command = [sys.executable, "-m", "tests.work.issue_many", str(district.store.folder), key]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": paths.root()}
    return subprocess.Popen([*command, district.group, str(count), str(rest)], **pipes)


def begin(child):
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("go\n")
    child.stdin.flush()


def orders(store):
    with reading(store) as session:
        assert check(session) == ()
        return kept.find(session, Paper)


def test_processes_that_issue_at_once_share_no_number_and_leave_none_out(district, made_office):
    running = [start(district, made_office[1], EACH, REST) for _ in range(PROCESSES)]
    for child in running:
        begin(child)
    took = [int(line) for child in running for line in child.communicate()[0].split()]
    assert [child.returncode for child in running] == [0] * PROCESSES
    every = list(range(1, PROCESSES * EACH + 1))
    assert sorted(took) == every
    issued = orders(district.store)
    assert sorted(paper.number for paper in issued) == every
    assert all((one.year, one.dated, one.state) == (2551, date(2008, 5, 8), "issued") for one in issued)


def test_a_kill_while_issuing_leaves_the_whole_paper_or_no_number(district, made_office):
    chance, opened, acknowledged = random.Random(2569), made_office[1], set()
    store = district.store
    for _ in range(KILLS):
        child = start(district, opened, 0, 0)
        store.close()
        begin(child)
        time.sleep(chance.uniform(0, 0.25))
        child.kill()
        told = child.communicate()[0]
        acknowledged |= {int(line) for line in told.splitlines(keepends=True) if line.endswith("\n")}
        store = opening._open(store.folder, lambda: opened)
        found = orders(store)
        assert sorted(paper.number for paper in found) == list(range(1, len(found) + 1))
        assert acknowledged <= {paper.number for paper in found}
    with reading(store) as session:
        for paper in found:
            assert papers.reprint(session, paper.id).pdf.startswith(b"%PDF-")
            assert papers.contents_of(session, paper.id).blocks
    store.close()
    assert acknowledged
