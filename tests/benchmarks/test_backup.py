"""A backup against a plain copy, safe on the disk, of the part that changed: the data file and the new attachments.

`TAMBON_DESK_BACKUP_MB=500` makes the office so large; a tenth of it is new each day.
"""

from __future__ import annotations

import os
import shutil
import time

from desktop.domain.people import Person
from desktop.store import attachments, backups, records
from desktop.store.session import writing
from tests.benchmarks.measuring import ratio, thousandths

MEGABYTES = int(os.environ.get("TAMBON_DESK_BACKUP_MB", "50"))
DAYS = 3
PEOPLE = MEGABYTES * 20


def test_a_backup_of_the_changed_part(practice_store, tmp_path, report):
    fill(practice_store, PEOPLE)
    attach(practice_store, MEGABYTES)
    whole, floor_of_whole = (
        timed(practice_store),
        plain(practice_store, tmp_path / "whole", kept(practice_store)),
    )
    daily, floors = [], []
    for _day in range(DAYS):
        before = set(kept(practice_store))
        fill(practice_store, 10)
        attach(practice_store, max(MEGABYTES // 10, 1))
        daily.append(timed(practice_store))
        floors.append(plain(practice_store, tmp_path / "daily", set(kept(practice_store)) - before))
    data = (practice_store.folder / "office.db").stat().st_size / 1e6
    said = f"data file {data:.0f} MB, a plain copy {{}}"
    how = said.format(f"{thousandths(sorted(floors)[DAYS // 2])} with {MEGABYTES // 10} MB of new files")
    report("backup of a day, against a plain copy", ratio(daily, floors), "×", 1.5, how)
    how = said.format(f"{thousandths(floor_of_whole)} with {MEGABYTES} MB of files")
    report("first backup, against a plain copy", whole / floor_of_whole, "×", 1.5, how)
    began = time.perf_counter()
    assert backups.unchanged(practice_store)
    report(
        "nothing changed",
        (time.perf_counter() - began) * 1000,
        "ms",
        None,
        "to know that no backup is needed",
    )


def fill(store, people):
    with writing(store, "ก", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=f"คนที่ {n}", note="หมายเหตุ " * 9) for n in range(people)])


def attach(store, megabytes):
    for _one in range(megabytes):
        attachments.put(store, os.urandom(1_000_000))


def kept(store):
    return list((store.folder / "attachments").glob("??/*"))


def timed(store):
    began = time.perf_counter()
    one = backups.make(store, "asked", lambda _done, _total: None)
    took = time.perf_counter() - began
    assert backups.at(one.path).is_whole
    return took


def plain(store, folder, files):
    """Copy the data file and some attachments as they are, each safe on the disk; give the seconds it took."""
    shutil.rmtree(folder, ignore_errors=True)
    began = time.perf_counter()
    folder.mkdir()
    for path in [store.folder / "office.db", store.folder / "keys.json", *files]:
        target = folder / path.name
        shutil.copyfile(path, target)
        with target.open("r+b") as file:
            os.fsync(file.fileno())
    return time.perf_counter() - began
