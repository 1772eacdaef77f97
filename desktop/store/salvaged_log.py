"""Brings what was saved of the records and of their change log together: each tells what the other lost.

A record that is lost and stands in the log is written anew from it. A record that stands and says more than the log
keeps what it says, and the log is told so, in the name of who salvages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from desktop.domain.offices import Office
from desktop.domain.records import Record, field_of
from desktop.domain.topics import TOPICS
from desktop.store import history, readings, records, search, settling, tables
from desktop.store.history import WHOLE
from desktop.store.salvaged_rows import Emptied, dangling
from desktop.store.session import Session
from desktop.store.settling import Cell, Change

Step = Callable[[int, int], object]  # told how many of how many topics are done; what it raises stops it


@dataclass
class Agreed:
    """What one learned from the other, by topic."""

    rebuilt: Counter[str] = field(default_factory=Counter)  # records written anew from the log
    logged: Counter[str] = field(default_factory=Counter)  # records of which the log was told something
    gone: dict[str, set[str]] = field(default_factory=dict)  # ids that only edits or references name
    emptied: Counter[str] = field(default_factory=Counter)  # references that stay empty


def agree(session: Session, emptied: Sequence[Emptied], step: Step) -> Agreed:
    """Rebuild records from the log, put references back that name something again, and complete the log."""
    agreed = Agreed()
    for topic in TOPICS.values():
        _rebuild(session, topic, agreed)
    for one in emptied:
        _set(session, one, one.target)
    for one in dangling(session.connection):  # records written anew may name lost ones too
        _set(session, one, None)
        agreed.emptied[one.topic] += 1
        agreed.gone[field_of(TOPICS[one.topic], one.column).topic].add(one.target)
    for done, topic in enumerate(TOPICS.values(), start=1):
        for ids in records.parts(_ids(session, topic)):
            _log(session, topic, ids, agreed)
        step(done, len(TOPICS))
    return agreed


def note_lost(session: Session, office: str) -> None:
    """Let the log itself say that it was salvaged where some of it is lost, even if the records lack nothing.

    A save goes to other copies with its changes: this one says that the office stands.
    """
    units = tables.units
    torn = sa.select(units.c.id).where(units.c.link == "", units.c.id != session.unit)
    lost = session.connection.scalar(torn.limit(1)) or next(readings.torn(session.connection), None)
    if lost and not session.unit:
        history.log_cells(session, Office, office, {settling.DELETED: False})


def index(session: Session) -> None:
    """Make the search index anew."""
    for topic in search.TOPICS:
        name = f"{topic}_search"
        session.connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")  # noqa: S608
        search.fill(session.connection, topic)


def _rebuild(session: Session, topic: type[Record], agreed: Agreed) -> None:
    """Write anew the records that the log tells of from their beginning; an edit alone makes none."""
    changes, table = tables.changes, tables.of(topic)
    lost = (
        sa.select(changes.c.row, sa.func.max(changes.c.field == WHOLE))
        .where(changes.c.topic == topic.topic, changes.c.row.not_in(sa.select(table.c.id)))
        .group_by(changes.c.row)
    )
    told = session.connection.execute(lost).all()
    whole = [row for row, born in told if born]
    agreed.rebuilt[topic.topic] = settling.settle(session, topic, whole).added
    agreed.gone[topic.topic] = {row for row, born in told if not born}


def _set(session: Session, one: Emptied, target: str | None) -> None:
    table = tables.of(TOPICS[one.topic])
    records.write(session, sa.update(table).where(table.c.id == one.row).values({one.column: target}))


def _ids(session: Session, topic: type[Record]) -> list[str]:
    """List the records that stand and those that the log alone tells of."""
    changes = tables.changes
    told = sa.select(changes.c.row).where(changes.c.topic == topic.topic)
    return sorted(session.connection.scalars(sa.select(tables.of(topic).c.id).union(told)))


# completing the log


def _log(session: Session, topic: type[Record], ids: Sequence[str], agreed: Agreed) -> None:
    """Tell the log what some records say and it does not, and name its newest changes anew."""
    table = tables.of(topic)
    found = session.connection.execute(sa.select(table).where(table.c.id.in_(ids))).mappings()
    rows: dict[str, dict[str, Any]] = {str(row["id"]): {**row} for row in found}
    told = settling.changes_of(session, topic.topic, ids)
    unborn = [row for id_, row in rows.items() if not any(one.field == WHOLE for one in told[id_])]
    if unborn:
        history.log_new(session, topic, unborn)
        told = settling.changes_of(session, topic.topic, ids)
    cells = settling.told(session, topic, ids)
    settling.write_heads(session, topic.topic, cells)
    begun = {row["id"] for row in unborn}
    for id_, row in rows.items():
        said = _said(topic, row)
        differing = {
            *_differing(records.logged(topic), said, cells[id_]),
            *_torn(told[id_], cells[id_], begun=id_ in begun),
        }
        history.log_cells(session, topic, id_, {name: said.get(name, "") for name in sorted(differing)})
        agreed.logged[topic.topic] += bool(differing) or id_ in begun


def _said(topic: type[Record], row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give what a record says, cell by cell."""
    return history.flat({name: row[name] for name in records.logged(topic)})


def _differing(known: Collection[str], said: Mapping[str, Any], cells: Mapping[str, Cell]) -> Iterator[str]:
    """Name the cells that a record has otherwise than the log tells."""
    for name in {*said, *(one for one in cells if one.partition("/")[0] in known)}:
        value, told = said.get(name), cells[name].shown if name in cells else None
        if value == told or history.encode(value) == history.encode(told):
            continue
        if value or told not in (None, "", False):
            yield name


def _torn(changes: Iterable[Change], cells: Mapping[str, Cell], *, begun: bool) -> Iterator[str]:
    """Name the cells that look as if two had changed them, only because a change between is lost."""
    named = {one.name for one in changes}
    whole = named.issuperset(parent for one in changes for parent in json.loads(one.parents))
    for name, cell in cells.items():
        of_one_copy = len({one.device for one, _value in cell.heads}) == 1
        if len(cell.heads) > 1 and (begun or (of_one_copy and not whole)):
            yield name
