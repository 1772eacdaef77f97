"""A part of a unit of work that fails goes away whole, and the log has no gap where it stood."""

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.store import history, records, tables
from desktop.store.session import attempting, reading, writing


def add(session, name):
    return records.add(session, Person(first_name=name))


def fail_within(session, *names):
    with attempting(session):
        for name in names:
            add(session, name)
        history.mark_final(session)
        raise LookupError


def kept(store):
    with reading(store) as session:
        return {one.first_name for one in records.find(session, Person)}


def seqs(store):
    with reading(store) as session:
        return session.connection.scalars(
            sa.select(tables.changes.c.seq).order_by(tables.changes.c.seq)
        ).all()


def test_what_failed_is_gone_and_what_stands_around_it_is_kept(store):
    first = len(seqs(store))
    with writing(store, "ก", "ทดสอบ") as session:
        with pytest.raises(LookupError):
            fail_within(session, "ก่อน", "ก่อนอีก")
        add(session, "กลาง")
        with pytest.raises(LookupError):
            fail_within(session, "หลัง")
        with attempting(session):
            add(session, "ท้าย")
    assert kept(store) == {"กลาง", "ท้าย"}
    assert seqs(store) == [*range(1, first + 3)]


def test_a_unit_that_only_failed_leaves_nothing(store):
    before = seqs(store)
    with writing(store, "ก", "ทดสอบ") as session, pytest.raises(LookupError):
        fail_within(session, "ก")
    assert (kept(store), seqs(store)) == (set(), before)


def test_what_failed_makes_no_unit_final(store):
    with writing(store, "ก", "ทดสอบ") as session:
        add(session, "ก")
        with pytest.raises(LookupError):
            fail_within(session, "ข")
    with writing(store, "ก", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
    assert kept(store) == set()
