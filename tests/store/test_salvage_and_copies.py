"""A salvaged office says what its log lost, asks the other copies for it, and has it back whole."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.store import chain, devices, merging, opening, readings, salvage, tables
from desktop.store.session import reading, writing
from tests.store.copies import bring, held, together
from tests.store.merging_copies import add, edit, read_all, two  # noqa: F401 - fixtures among them
from tests.store.salvaging import GAPS, said
from tests.store.test_backups import nothing
from tests.store.test_chain import links, note, torn

UNITS, CHANGES, ACTS = tables.units, tables.changes, tables.readings
LOST = {
    "a change": (sa.delete(CHANGES).where(CHANGES.c.seq == 3),),
    "a part of a save": (sa.delete(CHANGES).where(CHANGES.c.seq == 4),),
    "the last of a save": (sa.delete(CHANGES).where(CHANGES.c.seq == 5),),
    "the end": (sa.delete(CHANGES).where(CHANGES.c.seq == 6),),
    "who saved": (sa.update(CHANGES).where(CHANGES.c.seq == 3).values(unit=CHANGES.c.unit),),
    "acts": (sa.delete(ACTS).where(ACTS.c.seq == 1),),
    "nearly all": (sa.delete(CHANGES).where(CHANGES.c.seq > 1), sa.delete(ACTS).where(ACTS.c.seq < 3)),
}


@pytest.fixture
def worked(two):
    """Give an office and its laptop, which took all that the office had written."""
    office = two[0]
    people = [add(office, Person(first_name=name)) for name in ("หนึ่ง", "สอง", "สาม")]
    edit(office, Person, people[0], phone="1", note="ก")
    edit(office, Person, people[1], phone="2")
    for _number in range(3):
        note(office)
    together(two)
    return two


@pytest.mark.parametrize("lost", [*LOST])
def test_what_was_lost_is_told_and_comes_back_from_another_copy(worked, lost, tmp_path):
    office, laptop = worked
    before = held(laptop)
    with office.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        where = UNITS.c.device == office.device
        if lost == "who saved":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for statement in LOST[lost]:
            connection.execute(statement)
        if lost == "who saved":
            lose_a_unit(connection, where)
    office.close()
    salvage.salvage(office.folder, tmp_path / "new", lambda _folder: office.opened, nothing)
    again = opening._open(tmp_path / "new", lambda: office.opened)
    try:
        check(again, laptop, before, office.device)
    finally:
        again.close()


def lose_a_unit(connection, where):
    """Bring a unit to what a salvage makes of one that is lost."""
    third = sa.select(UNITS.c.id).where(where).order_by(UNITS.c.clock).offset(2).limit(1).scalar_subquery()
    connection.execute(
        sa.update(UNITS).where(UNITS.c.id == third).values(actor="-", action=chain.UNKNOWN_SAVE, link="")
    )


def check(again, laptop, before, old):
    told = said(again)
    assert told
    assert all(GAPS in sentence for sentence in told)
    with reading(again) as session:
        known = merging.known(session)
    with reading(laptop) as session:
        whole = merging.known(session)
    assert any(known.get(log, 0) < last for log, last in whole.items())
    bring(again, laptop)
    with reading(laptop) as session:
        assert devices.held_by(session, again.device).get(old, 0) <= known.get(old, 0)
    bring(laptop, again)
    assert said(again) == []
    assert torn(again) == ([], [])
    together([again, laptop])
    assert held(again) == held(laptop)
    assert said(laptop) == []
    assert len(read_all(laptop)) == 3
    assert before["readings"] == held(laptop)["readings"]


def test_a_salvaged_office_that_nobody_helps_works_on_and_keeps_saying_so(worked, tmp_path):
    office, _laptop = worked
    with office.engine.begin() as connection:
        connection.execute(sa.delete(CHANGES).where(CHANGES.c.seq == 3))
    office.close()
    salvage.salvage(office.folder, tmp_path / "new", lambda _folder: office.opened, nothing)
    again = opening._open(tmp_path / "new", lambda: office.opened)
    first = said(again)
    add(again, Person(first_name="สี่"))
    note(again)
    assert said(again) == first
    assert all(GAPS in sentence for sentence in first)
    empty = [unit for unit, link in links(again).items() if not link]
    assert len(empty) == 1
    with writing(again, "ก", "แก้") as session:
        session.connection.execute(sa.update(UNITS).where(UNITS.c.id == empty[0]).values(actor="คนอื่น"))
        acts = sa.update(ACTS).where(ACTS.c.device == again.device).values(actor="คนอื่น")
        session.connection.execute(acts)
    assert "อาจถูกแก้นอกโปรแกรม" in " ".join(said(again))
    with reading(again) as session:
        assert readings.end(session.connection, again.device).number == 1
    again.close()
