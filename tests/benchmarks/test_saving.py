"""How long a save takes until it cannot be lost: in milliseconds, for the disk decides."""

from __future__ import annotations

import sqlite3
import statistics
import time
from dataclasses import replace

from desktop.domain.people import Person
from desktop.store.session import reading, writing
from desktop.work import records
from tests.benchmarks.measuring import high

SAVES = 300


def test_a_committed_save(practice_store, tmp_path, report):
    with reading(practice_store) as session:
        people = records.store.find(session, Person)
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    bare.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE saved (note TEXT); INSERT INTO saved VALUES ('')"
    )
    saves, floors = [], []
    for number in range(SAVES):
        person = people[number % len(people)]
        began = time.perf_counter()
        with writing(practice_store, "นางสาวฝึกหัด ตั้งใจ", "บันทึกบุคคล") as session:
            saved = records.save(session, replace(person, note=f"แก้ไขครั้งที่ {number}"))
        ended = time.perf_counter()
        bare.execute("UPDATE saved SET note = ?", (f"แก้ไขครั้งที่ {number}",))
        floors.append(time.perf_counter() - ended)
        saves.append(ended - began)
        people[number % len(people)] = saved
    bare.close()
    report("committed save, p95", high(saves) * 1000, "ms", 25, said(saves, floors))


def said(saves, floors):
    mine, floor = (statistics.median(part) * 1000 for part in (saves, floors))
    return f"median {mine:.1f} ms; one bare SQLite commit on this disk {floor:.1f} ms, p95 {high(floors) * 1000:.1f} ms"
