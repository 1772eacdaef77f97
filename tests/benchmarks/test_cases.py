"""How fast 20,000 sealed cases are listed and searched for a user who may open them: nothing of them is in an index.

The first search opens what every case is found by; it stays in memory until the office is closed.
"""

from __future__ import annotations

import random
import statistics
from datetime import date, timedelta
from functools import partial

import pytest

from desktop.domain.cases import Case
from desktop.domain.offices import Office
from desktop.domain.tracks import DisputeKind
from desktop.store import opening, records, session
from desktop.work import lists
from tests.benchmarks import measuring
from tests.benchmarks.test_search import timed

CASES, SEARCHES, SHOWN = 20_000, 200, 50
PASSPHRASE = "รหัสผ่านของการวัด"
WORDS = (
    "หนี้สิน", "ที่ดิน", "แนวเขต", "มรดก", "น้ำ", "ทางผ่าน", "เสียงดัง", "กลุ่มออมทรัพย์", "ค้ำประกัน", "สัตว์เลี้ยง",
    "นา", "สวน", "รั้ว", "บ้าน",
)  # fmt: skip


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    """Open an office of many made-up cases with one reading session."""
    folder = tmp_path_factory.mktemp("cases") / "office"
    office = Office(district="วัดผล", province="วัดผล", officer="ผู้วัด")
    store, _code = opening.create(folder, office, PASSPHRASE, _fill)
    with session.reading(store) as made:
        yield made
    store.close()


def _fill(unit):
    rng = random.Random(2569)
    kinds = records.add_many(unit, [DisputeKind(name=word, nature="civil") for word in WORDS])
    records.add_many(unit, [_case(rng, kinds, number) for number in range(CASES)])


def _case(rng, kinds, number):
    words = [rng.choice(WORDS) for _ in range(30)]
    return Case(
        code=f"กก.{number + 1}/2569", number=number + 1, year=2569, kind=rng.choice(kinds),
        received=date(2026, 1, 1) + timedelta(days=number % 360), subject=" ".join(words[:3]),
        between=f"นาย{words[3]} {words[4]} – นาง{words[5]} {words[6]}", facts=" ".join(words), value=rng.randrange(10**8),
    )  # fmt: skip


def show(unit, **asked):
    """Give the first rows of the list as the window asks for them."""
    numbers = lists.order(unit, lists.Listing(topic="cases", **asked))
    return lists.page(unit, "cases", numbers[:SHOWN])


def test_listing_and_searching_sealed_cases(unit, report):
    listed, rows = timed(partial(show, unit))
    assert len([row for row in rows if row]) == SHOWN
    report(
        f"list of {CASES:,} sealed cases shown", listed / 1000, "s", 0.5, "the order and the first 50 rows"
    )
    by_value, _rows = timed(partial(show, unit, sort="value"))
    report("… sorted by a sealed value", by_value / 1000, "s", None, "20,000 values opened")
    first, _rows = timed(partial(show, unit, text="ไม่มีคำนี้"))
    report("… the first search", first / 1000, "s", None, "opens what each is found by")
    rng = random.Random(11)
    asked = [" ".join(rng.sample(WORDS, rng.randint(1, 3))) for _ in range(SEARCHES)]
    times = [timed(partial(show, unit, text=text))[0] for text in asked]
    how = f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
    report(f"search in {CASES:,} sealed cases, p95", measuring.high(times), "ms", 100, how)
