"""How a region is searched, its lists jumped through and its records opened.

An office of 100,000 people is made once in a minute. The whole size, a million people and 200,000 organisations,
takes a quarter of an hour to make and 1.3 GB below `build/bench`; it is kept there and used again:

    TAMBON_BENCH_PEOPLE=1000000 python -m pytest -q -n 0 tests/benchmarks/test_search.py

Each text is looked for once after one other search: pages that it needs are mostly not in the memory of SQLite yet.
Looked for again, they are: "again" is the quickest of three. On a machine at other work only "again" tells much.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import statistics
import time
from functools import partial

import pytest
import sqlalchemy as sa

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.store import opening, records, session, tables
from desktop.work import lists, practice
from desktop.work import records as work
from tests.benchmarks import measuring, region

PEOPLE = int(os.environ.get("TAMBON_BENCH_PEOPLE", "100000"))
SEARCHES, SCANS, JUMPS, OPENED = 400, 6, 200, 60
MADE = "made-2"  # beside a finished office: change it with what is made there
TOPICS = (Person, Organisation)
LENGTHS = ((2, 2), (3, 3), (4, 6), (7, 12), (13, 20))  # letters, from and to


@pytest.fixture(autouse=True, scope="module")
def collecting_as_the_program_does():
    """Let Python clear its memory as seldom as `desktop.__main__` has it: each time stops everything for 0.1 s."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20)
    yield
    gc.set_threshold(*before)


@pytest.fixture(scope="module")
def unit():
    """Open the region, made once, with one reading session."""
    folder = measuring.BUILD / f"region-{PEOPLE}"
    if not (folder / MADE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        region.make(folder / "office", PEOPLE)
        (folder / MADE).touch()
    store = opening.open_office(folder / "office", practice.PASSPHRASE)
    with session.reading(store) as made:
        yield made
    store.close()


@pytest.fixture
def rng():
    return random.Random(2569)


def timed(act):
    """Give the milliseconds of an act, and what it gave."""
    began = time.perf_counter()
    given = act()
    return (time.perf_counter() - began) * 1000, given


def texts(unit, rng, count):
    """Cut texts of 2 to 20 letters out of what records are found by."""
    cut = []
    while len(cut) < count:
        table = tables.of(rng.choice(TOPICS))
        most = unit.connection.scalar(sa.select(sa.func.max(table.c.no)))
        whole = unit.connection.scalar(
            sa.select(table.c.search_text).where(table.c.no == rng.randint(1, most))
        )
        length = rng.randint(2, 20)
        start = rng.randrange(max(1, len(whole) - length))
        text = whole[start : start + length].strip()
        if len(text) > 1:
            cut.append(text)
    return cut


def scan(unit, topic, text):
    """Find the rows that hold all words by looking at all of them."""
    table, words = tables.of(topic), records.folded(text).split()
    where = [sa.func.instr(table.c.search_text, word) > 0 for word in words]
    return set(unit.connection.scalars(sa.select(table.c.no).where(~table.c.deleted, *where)))


def test_searching(unit, rng, report):
    asked = texts(unit, rng, SEARCHES)
    lists.found(unit, "บ้าน")  # what is loaded at the first search with results
    taken = sorted((timed(partial(lists.found, unit, text))[0], text) for text in asked)
    times = [took for took, _text in taken]
    many = f"{PEOPLE:,} people"
    slowest = ", ".join(f"{text} {took:.0f}" for took, text in taken[-3:])
    middle = f"median {statistics.median(times):.1f} ms"
    report(f"search in {many}, p95", measuring.high(times), "ms", 15, middle)
    report(f"search in {many}, worst", times[-1], "ms", 50, slowest)
    again = {text: min(timed(partial(lists.found, unit, text))[0] for _ in range(3)) for text in asked}
    for name, some in (("again", again), *by_length(again)):
        how = f"median {statistics.median(some.values()):.1f} ms, worst {max(some.values()):.1f} ms"
        report(f"… {name}, p95", measuring.high(some.values()), "ms", 15, how)


def by_length(times):
    """Part the times of texts by the number of letters."""
    for least, most in LENGTHS:
        some = {text: took for text, took in times.items() if least <= len(text) <= most}
        if len(some) > 1:
            yield f"{least} to {most} letters", some


def test_nothing_is_missed(unit, rng, report):
    ratios = []
    for text in texts(unit, rng, SCANS):
        for topic in TOPICS:
            scanned, held = timed(partial(scan, unit, topic, text))
            took, listed = timed(partial(lists.order, unit, lists.Listing(topic=topic.topic, text=text)))
            assert set(listed) == held
            groups = lists.found(unit, text, limit=lists.RANKED, topics=[topic.topic])
            assert min(len(held), lists.RANKED) == (groups[0].count if groups else 0)
            ratios.append(took / scanned)
    report("a filtered list to a scan of it", statistics.median(ratios), "×", None, "the very same rows")


def test_jumping(unit, rng, report):
    for sort in ("", "village", "last_name"):
        took, numbers = timed(partial(lists.order, unit, lists.Listing(topic="people", sort=sort)))
        starts = [rng.randrange(len(numbers) - 50) for _ in range(JUMPS)]
        jumps = [
            timed(partial(lists.page, unit, "people", numbers[start : start + 50]))[0] for start in starts
        ]
        how = f"median {statistics.median(jumps):.1f} ms; the order once {took:.0f} ms"
        report(f"jump in {len(numbers):,} by {sort or 'name'}, p95", measuring.high(jumps), "ms", 25, how)


@pytest.mark.parametrize("topic", [Person, Organisation, Village])
def test_opening(unit, rng, report, topic):
    table = tables.of(topic)
    most = unit.connection.scalar(sa.select(sa.func.max(table.c.no)))
    ids = [
        unit.connection.scalar(sa.select(table.c.id).where(table.c.no == rng.randint(1, most)))
        for _ in range(OPENED)
    ]
    times = [timed(partial(work.opened, unit, topic, id_))[0] for id_ in ids]
    how = f"median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms"
    report(f"open one of {most:,} {topic.topic}, p95", measuring.high(times), "ms", 30, how)
