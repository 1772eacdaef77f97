"""Half-typed forms come back as typed, newest first, and leave no trace in the change log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from desktop.store import drafts, tables
from desktop.store.session import reading, writing


@pytest.fixture
def kept(store):
    with writing(store, "สมศรี", "เก็บร่าง") as session:
        drafts.keep(session, "people:", {"first_name": "สมช", "tags": ["ก"], "born": date(2008, 5, 8)})
    return store


def test_a_form_comes_back_as_typed(kept):
    with reading(kept) as session:
        [draft] = drafts.find(session)
    assert (draft.key, draft.values) == (
        "people:",
        {"first_name": "สมช", "tags": ["ก"], "born": "2008-05-08"},
    )
    assert draft.saved_at.tzinfo is UTC
    assert draft.saved_at <= datetime.now(UTC)


def test_typing_on_keeps_the_last_only(kept):
    with writing(kept, "สมศรี", "เก็บร่าง") as session:
        drafts.keep(session, "people:", {"first_name": "สมชาย"})
    with reading(kept) as session:
        assert [draft.values for draft in drafts.find(session)] == [{"first_name": "สมชาย"}]


def test_the_newest_comes_first_and_one_is_found_by_its_key(kept):
    with writing(kept, "สมศรี", "เก็บร่าง") as session:
        old = {"owner": "", "saved_at": "2008-05-08T01:02:03+00:00", "values": "{}"}
        session.execute(sa.insert(tables.drafts), [{"key": "villages:", **old}])
        assert [draft.key for draft in drafts.find(session)] == ["people:", "villages:"]
        assert [draft.key for draft in drafts.find(session, "villages:", "never:")] == ["villages:"]


def test_a_form_that_is_saved_is_forgotten(kept):
    with writing(kept, "สมศรี", "เก็บร่าง") as session:
        drafts.drop(session, "people:")
        drafts.drop(session, "never:")
    with reading(kept) as session:
        assert drafts.find(session) == ()


def test_drafts_join_no_history(store):
    with writing(store, "สมศรี", "เก็บร่าง") as session:
        before = session.execute(sa.select(tables.changes)).all()
        drafts.keep(session, "people:", {"first_name": "สมช"})
        assert session.unit == ""
        assert session.execute(sa.select(tables.changes)).all() == before


def test_what_one_user_types_another_does_not_see(kept):
    other = replace(kept, slot="another")
    with writing(other, "สมชาย", "เก็บร่าง") as session:
        assert drafts.find(session) == ()
        drafts.keep(session, "people:", {"first_name": "สมปอง"})
        drafts.drop(session, "villages:")
    with reading(kept) as session:
        assert [draft.values["first_name"] for draft in drafts.find(session)] == ["สมช"]
    with reading(other) as session:
        assert [draft.values["first_name"] for draft in drafts.find(session)] == ["สมปอง"]
