"""How long it takes to bring home a laptop's work: 20,000 cells changed in records that the office has."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.people import Person
from desktop.store import merging, packages, records, tables
from desktop.store.session import reading, rehearsing, writing
from tests.store.copies import bring, copies

PEOPLE, FIELDS = 5_000, ("phone", "occupation", "address", "note")
ROUNDS = 3


def test_a_merge_of_20_000_cells(made_office, tmp_path, report):
    with copies(made_office, tmp_path, 2) as (office, laptop):
        with writing(office, "ก", "นำเข้า") as session:
            people = [
                Person(first_name=f"สมชาย{n}", last_name=f"ใจดี{n}", national_id=f"{n:012d}{_check(n)}")
                for n in range(PEOPLE)
            ]
            records.add_many(session, people)
        bring(office, laptop)
        began = time.perf_counter()
        change(laptop)
        wrote = time.perf_counter() - began
        with reading(office) as session:
            there = merging.known(session)
        began = time.perf_counter()
        with reading(laptop) as session:
            packages.write(session, tmp_path / "stick", there, "ชุดข้อมูลลับ", Ed25519PrivateKey.generate())
        packed = time.perf_counter() - began
        taken = [take(office, tmp_path / "stick") for _round in range(ROUNDS)]
        size = (tmp_path / "stick").stat().st_size / 2**20
        said = f"of {PEOPLE} records; written in {wrote:.1f} s, packed in {packed:.1f} s, {size:.1f} MB"
        report("merge of 20,000 changed cells", statistics.median(taken), "s", 5, said)


def change(laptop):
    """Change some cells of every record."""
    with writing(laptop, "ข", "แก้ไข") as session:
        for person in records.find(session, Person):
            values = {name: f"{name} ใหม่ {person.last_name}" for name in FIELDS}
            records.save(session, replace(person, **values))


def take(office, path):
    """Take a package as for good, give the seconds, and put the office back."""
    with rehearsing(office, "ก", "รวมข้อมูล") as session:
        began = time.perf_counter()
        outcome = packages.take(session, path, "ชุดข้อมูลลับ")
        took = time.perf_counter() - began
        assert outcome == merging.Outcome(changes=PEOPLE * len(FIELDS), changed=PEOPLE)
        last = sa.select(tables.of(Person).c.note).limit(1)
        assert session.connection.scalar(last).startswith("note ใหม่")
    return took


def _check(number):
    digits = [int(digit) for digit in f"{number:012d}"]
    return (11 - sum(digit * (13 - place) for place, digit in enumerate(digits)) % 11) % 10
