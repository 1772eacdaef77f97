"""Copies of one office, as laptops take them: the same keys and history, each a device of its own."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager

import sqlalchemy as sa

from desktop.domain.topics import TOPICS
from desktop.domain.users import MEDIATION
from desktop.store import closing, conflicts, device, merging, opening, tables
from desktop.store.session import reading, writing
from desktop.store.vault import Vault

SHARED = (tables.heads, tables.changes, tables.units, tables.withheld, tables.readings)
LOCAL = ("no", "version")  # columns that each copy counts by itself


@contextmanager
def copies(made_office, folder, count):
    """Open some copies of an empty office; closes them after."""
    made, keys = made_office
    with ExitStack() as opened:
        yield [opened.enter_context(copy(made, keys, folder / f"copy {n}")) for n in range(count)]


@contextmanager
def copy(made, keys, folder, named=""):
    """Copy an office's folder as another device, or as one of a name, and open it."""
    shutil.copytree(made, folder)
    device.set_holder(folder / opening.DATA, Vault(keys.keys).database_key, "")
    store = opening._open(folder, lambda: keys)
    if named:
        with store.engine.begin() as connection:
            connection.execute(sa.update(tables.device).values(id=named))
        store.device = named
    try:
        yield store
    finally:
        store.close()


def batch(giver, taker):
    """Make what one copy has for another."""
    with reading(taker) as session:
        there = merging.known(session)
    with reading(giver) as session:
        return merging.changes_since(session, there)


def take(taker, given):
    """Take a batch."""
    with writing(taker, "สมศรี", "รวมข้อมูล") as session:
        return merging.take(session, given)


def bring(giver, taker):
    """Bring one copy what another has."""
    return take(taker, batch(giver, taker))


def together(stores):
    """Let every copy have all that any of them has."""
    for other in stores[1:]:
        bring(other, stores[0])
    for other in stores[1:]:
        bring(stores[0], other)


def held(store):
    """Give all that must be the same in every copy: records, heads, changes, units and conflicts."""
    with reading(store) as session:
        return {
            **{name: _rows(session, topic) for name, topic in TOPICS.items()},
            **{table.name: all_of(session, table) for table in SHARED},
            "conflicts": conflicts.conflicts(session),
            "doubled": conflicts.doubled_numbers(session),
            "stranded": conflicts.stranded(session),
        }


def all_of(session, table):
    """Give the rows of a table in an order that does not depend on how they came."""
    columns = [column for column in table.columns if column.name not in LOCAL]
    return sorted(tuple(row) for row in session.execute(sa.select(*columns)))


def _rows(session, topic):
    rows = session.execute(sa.select(tables.of(topic)).order_by(tables.of(topic).c.id)).mappings()
    found = [{name: value for name, value in row.items() if name not in LOCAL} for row in rows]
    if topic.restricted and MEDIATION in session.store.permits:  # sealed anew by each copy
        for row in found:
            row["search_text"] = closing.opened(session, topic, row["id"], "search_text", row["search_text"])
    return found


def found_by(store, topic):
    """Count the records that the search index of a topic has, and those that it should have."""
    with reading(store) as session:
        indexed = session.connection.scalar(sa.text(f"SELECT count(*) FROM {topic.topic}_search"))
        living = sa.select(sa.func.count()).where(~tables.of(topic).c.deleted)
        return indexed, session.connection.scalar(living)
