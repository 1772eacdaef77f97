"""Who asked to see a sealed value is written down with the reason and without the value."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from desktop.store import readings, tables
from desktop.store.session import reading, writing


def test_a_reading_says_who_saw_what_when_and_why(store):
    with writing(store, "สมศรี", "ดูเลข") as session:
        readings.note(session, "people", "1", "national_id", "ตรวจกับบัตร")
    with reading(store) as session:
        [row] = session.execute(sa.select(tables.readings)).mappings().all()
    assert datetime.fromisoformat(row["at"]) <= datetime.now(UTC)
    assert {name: row[name] for name in ("actor", "topic", "row", "field", "reason")} == {
        "actor": "สมศรี", "topic": "people", "row": "1", "field": "national_id", "reason": "ตรวจกับบัตร",
    }  # fmt: skip
