"""How long the summary of a large tambon takes, from its kept rows to a PDF, and how much of it is reading."""

from __future__ import annotations

import time
from functools import partial

import pytest

from desktop.documents.contents.frozen import to_json
from desktop.printing import draw
from desktop.store.session import reading, writing
from desktop.work import offices, practice, summaries
from tests.benchmarks import measuring
from tests.benchmarks.measuring import ratio
from tests.work import surveyed

ORGANISATIONS, VILLAGES, YEARS = 300, 12, (2565, 2566, 2567, 2568, 2569)
ROUNDS = 7


@pytest.fixture
def tambon(store):
    """Fill a tambon of 300 organisations with five rounds."""
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "เตรียม") as session:
        offices.begin(session, practice.office())
        surveyed.fill(session, ORGANISATIONS, VILLAGES, YEARS)
    return store


def test_the_summary_of_a_tambon_to_a_pdf(tambon, report):
    first = timed(partial(printed, tambon, draw))  # reads fonts and words first
    ways = {
        "pdf": partial(printed, tambon, draw),
        "bare": partial(printed, tambon, as_words),
        "rows": partial(read, tambon),
    }
    seconds = measuring.in_turn({name: partial(timed, way) for name, way in ways.items()}, ROUNDS)
    times = [each[0] for each in seconds["pdf"]]
    report(
        "tambon summary of 300 organisations, 5 rounds, first of a process",
        first[0],
        "s",
        1,
        f"{first[1]:.2f} s of a processor",
    )
    worked = sorted(each[1] for each in seconds["pdf"])[len(times) // 2]
    report("… again", sorted(times)[len(times) // 2], "s", 1, f"{worked:.2f} s of a processor")
    for name, how in (("bare", "its words without drawing"), ("rows", "reading the kept rows")):
        floor = [each[0] for each in seconds[name]]
        report(
            f"… to a PDF, over {how}",
            ratio(times, floor),
            "×",
            None,
            f"{sorted(floor)[len(floor) // 2]:.2f} s",
        )


def timed(act):
    """Give the seconds that passed, and those of a processor."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - worked


def printed(store, drawing):
    with reading(store) as session:
        pdf, _title = summaries.printed(session, "tambon", surveyed.TAMBON, YEARS[-1], drawing)
    assert pdf


def read(store):
    with reading(store) as session:
        assert len(summaries.known(session, surveyed.TAMBON).organisations) == ORGANISATIONS


def as_words(contents, _look, *, draft):
    """Give the words of a sheet, not drawn."""
    assert not draft
    return to_json(contents).encode(), 1
