"""How long an office of 100,000 records takes to be checked, chained when it comes from an older format, and unlocked."""

from __future__ import annotations

import shutil
import statistics
import time

import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.store import chain, opening, readings, records, tables
from desktop.store.session import reading, writing
from desktop.work import checks
from tests.benchmarks.measuring import BUILD

RECORDS, SAVES = 100_000, 2_000


def test_a_check_of_100_000_records(made_office, report):
    folder = BUILD / "checked"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made_office[0], folder)
    store = opening._open(folder, lambda: made_office[1])
    try:
        fill(store)
        walked = statistics.median(walk(store) for _round in range(3))
        begun = begin(store)
        began = time.perf_counter()
        with reading(store) as session:
            assert checks.check(session) == ()
        took = time.perf_counter() - began
        report(
            "check of 100,000 records",
            took,
            "s",
            10,
            f"of it the chain of {RECORDS + SAVES} changes {walked:.1f} s",
        )
        report("chaining 100,000 changes of an older format", begun, "s", None, "once, at the first opening")
    finally:
        store.close()
    report(
        "unlocking an office of 100,000 records", unlock(folder, made_office[1]), "s", 0.5, "without argon2id"
    )
    shutil.rmtree(folder)


def fill(store):
    """Write the records in some imports, and edit some of them one by one."""
    with writing(store, "ก", "นำเข้า") as session:
        ids = []
        for start in range(0, RECORDS, 10_000):
            people = [
                Person(first_name=f"สมชาย{n}", last_name=f"ใจดี{n}", phone=f"{n}")
                for n in range(start, start + 10_000)
            ]
            ids += records.add_many(session, people)
    for id_ in ids[:SAVES]:
        with writing(store, "ข", "แก้ไข") as session:
            records.change_cells(session, Person, id_, {"note": "แก้ไขแล้ว"})


def walk(store):
    """Give the seconds that the chain alone takes."""
    began = time.perf_counter()
    with reading(store) as session:
        found = [
            chain.saves(session.connection, store.vault, one) for one in chain.devices(session.connection)
        ]
        assert not any([*chain.torn_saves(saves)] for saves in found)
    return time.perf_counter() - began


def begin(store):
    """Give the seconds that a log without links takes to be chained."""
    with store.engine.begin() as connection:
        connection.execute(sa.update(tables.units).values(link=""))
    began = time.perf_counter()
    with store.engine.begin() as connection:
        assert chain.begin(connection, store.vault)
        readings.begin(connection)
    return time.perf_counter() - began


def unlock(folder, opened):
    """Give the seconds from the open keys to the open office."""
    began = time.perf_counter()
    opening._open(folder, lambda: opened).close()
    return time.perf_counter() - began
