"""From changes to records: what each cell says by all the changes of its record that are held, in every copy the same.

Nothing here asks in which order the changes came. A link to a joined record leads to the one that stays. Of a cell with
more than one head the record shows:

- not set aside, while some copy says or does otherwise: a removal beside an edit that its author had not seen waits
  for a person, as a second value of `deleted`;
- in the books (papers, letters received, cases) what was issued or cancelled, not what was edited beside it;
- else the newest, by the clock of its unit and then by the name of its copy.

A record that was joined to another (`joined`) is set aside; the other has what its joiner had not seen of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop.domain.doubles import JOINED
from desktop.domain.records import Record
from desktop.errors import Trouble
from desktop.store import history, joined, records, search, tables, withheld
from desktop.store.history import WHOLE
from desktop.store.joined import Joins
from desktop.store.session import Session

BOOKS = frozenset({"papers", "received", "cases", "case_papers"})  # whose numbers and words stand once given
DELETED = "deleted"


class Change(NamedTuple):
    """One held change of a record, with what its unit says of it."""

    device: str
    seq: int
    field: str
    value: str
    parents: str
    clock: str
    final: bool
    actor: str
    at: str
    action: str

    @property
    def name(self) -> str:
        """Name the change as others name it."""
        return f"{self.device}:{self.seq}"

    @property
    def is_withheld(self) -> bool:
        """Tell whether its value is not here any more."""
        return not self.value

    @property
    def said(self) -> Any:
        """Give its value as the log has it."""
        return history.said(self.field, self.value)


Head = tuple[Change, Any]  # and what it says of the cell as the log has it; `None` is nothing


@dataclass(frozen=True)
class Cell:
    """What a cell says by its heads, the shown one first."""

    heads: tuple[Head, ...]
    named: bool  # whether its heads stand in their table; those of a cell that nobody edited do not

    @property
    def shown(self) -> Any:
        """Give the value that the record shows; `None` where all that said something is lost."""
        return self.heads[0][1] if self.heads else None


@dataclass(frozen=True)
class Settled:
    """How many records came new and how many changed."""

    added: int = 0
    changed: int = 0


# what the changes of one record say


def cells_of(changes: Sequence[Change], topic: str) -> dict[str, Cell]:
    """Give every cell that some changes of one record speak of, by its field."""
    births = {one: history.flat(one.said) for one in changes if one.field == WHOLE}
    edits: dict[str, list[Change]] = {}
    for one in changes:
        if one.field != WHOLE:
            edits.setdefault(one.field, []).append(one)
    fields = dict.fromkeys([name for said in births.values() for name in said] + [*edits, DELETED])
    beside, cells = _Beside(changes, topic), {}
    for field in fields:
        edited = edits.get(field, [])
        replaced = {parent for one in edited for parent in json.loads(one.parents)}
        heads = [(one, said.get(field)) for one, said in births.items() if one.name not in replaced]
        heads += [(one, one.said) for one in edited if one.name not in replaced]
        cells[field] = Cell(
            heads=_held_first(beside.ordered(field, heads) if edits else _newest_first(heads)),
            named=bool(edited) or len(births) > 1,
        )
    return cells


def seen_by(changes: Sequence[Change], name: str, topic: str) -> list[Change]:
    """List the changes of one record that the author of one of them had seen, without itself."""
    one = next(one for one in changes if one.name == name)
    beside = _Beside(changes, topic)
    return [other for other in changes if other is not one and beside.knows(one, other)]


def _newest_first(heads: Iterable[Head]) -> tuple[Head, ...]:
    return tuple(sorted(heads, key=lambda head: _age(head[0]), reverse=True))


def _held_first(heads: Iterable[Head]) -> tuple[Head, ...]:
    return tuple(sorted(heads, key=lambda head: head[0].is_withheld))


def _age(change: Change) -> tuple[str, str, int]:
    return change.clock, change.device, change.seq


class _Beside:
    """Knows which changes of a record were made side by side: neither had been seen by the other's author."""

    def __init__(self, changes: Sequence[Change], topic: str) -> None:
        self._changes = changes
        self._topic = topic
        self._known: dict[str, dict[str, int]] = {}

    def ordered(self, field: str, heads: list[Head]) -> tuple[Head, ...]:
        """Give the heads of a cell, and what other cells add to them, the shown one first."""
        if field == DELETED:
            return self._not_removed_first(heads)
        return self._issued_first(field, heads) if self._topic in BOOKS else _newest_first(heads)

    def _not_removed_first(self, heads: list[Head]) -> tuple[Head, ...]:
        removals = [one for one, removed in heads if removed]
        told = (one for one in self._changes if one.field not in (WHOLE, DELETED) and not one.is_withheld)
        edits = [*told] if removals else []
        kept = [(one, False) for one in edits if any(self._apart(one, removal) for removal in removals)]
        living = [head for head in heads if not head[1]]
        return (*_newest_first([*living, *kept]), *_newest_first(head for head in heads if head[1]))

    def _issued_first(self, field: str, heads: list[Head]) -> tuple[Head, ...]:
        """Put the edits of a draft below what was issued beside them, which says the cell as its author saw it."""
        issued = [one for one in self._changes if one.final and one.field != WHOLE]
        drafted = [one for one, _value in heads if not one.final]
        unseen = {one: [act for act in issued if self._apart(one, act)] for one in drafted} if issued else {}
        below = [head for head in heads if unseen.get(head[0])]
        above = [head for head in heads if head not in below]
        if below and not above:
            act = max({act for acts in unseen.values() for act in acts}, key=_age)
            cell = cells_of([one for one in self._changes if self.knows(act, one)], self._topic).get(field)
            above = [(act, cell.shown if cell else None)]
        return (*_newest_first(above), *_newest_first(below))

    def _apart(self, one: Change, other: Change) -> bool:
        return not self.knows(one, other) and not self.knows(other, one)

    def knows(self, one: Change, other: Change) -> bool:
        """Tell whether the author of a change had seen another."""
        if not self._known:
            self._learn()
        return self._known[one.name].get(other.device, 0) >= other.seq

    def _learn(self) -> None:
        """Find of each change up to where its author had seen each copy's: all of the own, and what those had seen."""
        last: dict[str, dict[str, int]] = {}
        for one in sorted(self._changes, key=_age):
            known = dict(last.get(one.device, {}))
            for parent in json.loads(one.parents):
                for device, seq in self._known.get(parent, {}).items():
                    known[device] = max(seq, known.get(device, 0))
            known[one.device] = one.seq
            self._known[one.name] = last[one.device] = known


# what is written by it


def changes_of(session: Session, topic: str, ids: Iterable[str]) -> dict[str, list[Change]]:
    """Read all held changes of some records of a topic, by record; no more ids than `records.BATCH`.

    Among them is what was written of records that were joined to them and their joiner had not seen.
    """
    known, wanted = joined.joins(session, topic), [*ids]
    own = _own_changes(session, topic, known.with_below(wanted))
    return {id_: _with_unseen(id_, own, known) for id_ in wanted}


def _with_unseen(id_: str, own: Mapping[str, list[Change]], known: Joins) -> list[Change]:
    changes = [*own[id_]]
    for other in known.below(id_):
        seen = known.seen[other]
        changes += (
            one
            for one in _with_unseen(other, own, known)
            if one.field not in (WHOLE, DELETED) and one.seq > seen.get(one.device, 0)
        )
    return changes


def _own_changes(session: Session, topic: str, ids: Iterable[str]) -> dict[str, list[Change]]:
    changes, units = tables.changes, tables.units
    found: dict[str, list[Change]] = {id_: [] for id_ in ids}
    question = (
        sa.select(
            changes.c.row, changes.c.device, changes.c.seq, changes.c.field, changes.c.value, changes.c.parents,
            units.c.clock, units.c.final, units.c.actor, units.c.at, units.c.action,
        )
        .join(units, units.c.id == changes.c.unit)
        .where(changes.c.topic == topic, changes.c.row.in_([*found]))
    )  # fmt: skip
    for row, *change in session.connection.execute(question):
        found[row].append(Change(*change))
    return found


def told(session: Session, topic: type[Record], ids: Iterable[str]) -> dict[str, dict[str, Cell]]:
    """Give every cell of some records as it shows: links lead to what stays, and a joined record is set aside."""
    held = changes_of(session, topic.topic, ids)
    absent = _absent(session, held)
    cells = {
        id_: {} if id_ in absent else {**_blank(topic, of), **cells_of(of, topic.topic)}
        for id_, of in held.items()
    }
    into, links = joined.joins(session, topic.topic).into, joined.linked(session, topic)
    for id_, of_row in cells.items():
        for field in links.keys() & of_row.keys():
            heads = tuple(
                (change, links[field].root(value) if value else value)
                for change, value in of_row[field].heads
            )
            of_row[field] = Cell(heads, of_row[field].named)
        if id_ in into and of_row:
            of_row[DELETED] = Cell(((of_row[DELETED].heads[0][0], True),), of_row[DELETED].named)
    return cells


def _absent(session: Session, held: Mapping[str, Sequence[Change]]) -> set[str]:
    """Name the records of which other copies keep every beginning, or what was said since one that was erased."""
    births = {id_: [one for one in of if one.field == WHOLE] for id_, of in held.items()}
    begun = {id_ for id_, of in births.items() if of and all(one.is_withheld for one in of)}
    elsewhere = withheld.elsewhere(session, [one for id_ in begun for one in births[id_]])
    absent = {id_ for id_ in begun if all(one.name in elsewhere for one in births[id_])}
    since = {
        id_: [one for one in held[id_] if one.field not in (WHOLE, DELETED)] for id_ in begun - absent
    }  # that a record left the lists is never withheld
    told = {id_: of for id_, of in since.items() if all(one.is_withheld for one in of)}
    elsewhere = withheld.elsewhere(session, [one for of in told.values() for one in of])
    return absent | {id_ for id_, of in told.items() if any(one.name in elsewhere for one in of)}


def _blank(topic: type[Record], changes: Iterable[Change]) -> dict[str, Cell]:
    """Give a cell that says nothing for each field of a record that may have said more before.

    That is one whose beginning is withheld, and one that others may have been joined to for a while.
    """
    births = [one for one in changes if one.field == WHOLE and (one.is_withheld or topic.topic in JOINED)]
    return {name: Cell(((births[0], None),), named=False) for name in records.logged(topic) if births}


def settle(session: Session, topic: type[Record], ids: Sequence[str]) -> Settled:
    """Bring heads, records, what is derived from them and the search index to what all held changes of them say."""
    added = changed = 0
    for part in records.parts(ids):
        cells = told(session, topic, part)
        write_heads(session, topic.topic, cells)
        stored = _stored(session, topic, part)
        added += _add(session, topic, {id_: one for id_, one in cells.items() if one and id_ not in stored})
        changed += _change(session, topic, stored, cells)
    return Settled(added, changed)


def write_heads(session: Session, topic: str, cells: Mapping[str, Mapping[str, Cell]]) -> None:
    """Name anew the newest changes of every edited cell of some records, whose cells are given by record."""
    heads = tables.heads
    session.execute(sa.delete(heads).where(heads.c.topic == topic, heads.c.row.in_([*cells])))
    named = [
        {"topic": topic, "row": row, "field": field, "change": change.name}
        for row, of_row in cells.items()
        for field, cell in of_row.items()
        if cell.named
        for change, _value in cell.heads
    ]
    if named:
        session.execute(sa.insert(heads), named)


def _stored(session: Session, topic: type[Record], ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    table = tables.of(topic)
    rows = session.connection.execute(sa.select(table).where(table.c.id.in_(ids))).mappings()
    return {row["id"]: {str(name): value for name, value in row.items()} for row in rows}


def _add(session: Session, topic: type[Record], cells: Mapping[str, Mapping[str, Cell]]) -> int:
    table = tables.of(topic)
    last = session.connection.scalar(sa.select(sa.func.max(table.c.no))) or 0
    nothing = {name: history.nothing(topic, name) for name in records.logged(topic)}
    rows = []
    for no, (id_, of_row) in enumerate(cells.items(), start=last + 1):
        row = {**nothing, "no": no, "id": id_, "version": 1, "search_text": ""}
        row.update(_columns(topic, row, of_row))
        rows.append({**row, **_derived(session, topic, row)})
    if rows:
        records.write(session, sa.insert(table), rows)
        search.put(session, topic, {row["id"]: row["search_text"] for row in rows if not row["deleted"]})
    return len(rows)


def _change(
    session: Session,
    topic: type[Record],
    stored: Mapping[str, dict[str, Any]],
    cells: Mapping[str, Mapping[str, Cell]],
) -> int:
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    after = {}
    for id_, row in stored.items():
        columns = {
            name: value for name, value in _columns(topic, row, cells[id_]).items() if row[name] != value
        }
        if columns:
            columns.update(_derived(session, topic, {**row, **columns}), version=row["version"] + 1)
            columns = {name: value for name, value in columns.items() if row[name] != value}
            by_columns.setdefault(tuple(sorted(columns)), []).append({"b_id": id_, **columns})
            after[id_] = {**row, **columns}
    table = tables.of(topic)
    for names, rows in by_columns.items():
        named: dict[str, Any] = {name: sa.bindparam(name) for name in names}
        found = table.c.id == sa.bindparam("b_id")
        records.write(session, sa.update(table).where(found).values(named), rows)
    _follow(session, topic, stored, after)
    return len(after)


def _derived(session: Session, topic: type[Record], row: Mapping[str, Any]) -> dict[str, Any]:
    """Make the derived columns; of a case that newer keys than those of this copy sealed only what stands unsealed."""
    try:
        return records.derived(session, topic, row)
    except Trouble:
        if not topic.restricted:
            raise
        return records.derived_unopened(session, topic, row)


def _follow(
    session: Session, topic: type[Record], before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Bring the search index to what records have become."""
    moved = {
        id_: row
        for id_, row in after.items()
        if any(row[name] != before[id_][name] for name in search.FOLLOWED)
    }
    search.put(session, topic, {id_: row["search_text"] for id_, row in moved.items() if not row["deleted"]})
    search.drop(session, topic, [id_ for id_, row in moved.items() if row["deleted"]])


def _columns(topic: type[Record], row: Mapping[str, Any], cells: Mapping[str, Cell]) -> dict[str, Any]:
    """Give the columns that cells show; a mapping keeps the keys that no change speaks of."""
    columns: dict[str, Any] = {}
    for field, cell in cells.items():
        name, slash, key = field.partition("/")
        if name not in records.logged(topic):
            continue  # of an older program, which had more fields
        if slash:
            mapping = dict(columns.get(name, row[name]) or {})
            mapping.pop(key, None)
            columns[name] = mapping | ({key: cell.shown} if cell.shown else {})
        else:
            columns[name] = as_stored(topic, name, cell.shown)
    return columns


def as_stored(topic: type[Record], field: str, value: Any) -> Any:
    """Give a value of the log as its table stores it; `None` is what says nothing."""
    if value is None:
        return history.nothing(topic, field)
    is_day = "/" not in field and isinstance(tables.of(topic).c[field].type, sa.Date)
    return date.fromisoformat(value) if is_day else value
