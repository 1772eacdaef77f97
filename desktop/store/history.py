"""The change log: who changed what, when and from which value, in the transaction of the change itself.

Made so that copies can be merged later: a change names the changes it replaced (`parents`), and the
newest changes of a cell are its `heads`. A new record is one row; an edit is a row for each cell.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from desktop.domain.records import Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import dialect, tables
from desktop.store.session import Session

WHOLE = "*"  # the field of a change that holds a whole new record


@dataclass(frozen=True)
class Entry:
    """One change of one cell as the history shows it; values as stored, `None` where there was none.

    What is `withheld` was erased or is kept elsewhere: it says nothing, a new record no values.
    """

    at: datetime
    actor: str
    action: str
    field: str
    old: Any
    new: Any
    withheld: bool = False
    change: str = ""  # as other changes name it


def log_new(session: Session, topic: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Log new records, one change each."""
    names = [field.name for field in fields_of(topic)]
    values = ((row["id"], {name: row[name] for name in names if row[name] not in (None, "")}) for row in rows)
    _log(session, topic, [(row, WHOLE, value, []) for row, value in values])


def log_cells(session: Session, topic: type[Record], row: str, cells: Mapping[str, Any]) -> None:
    """Log the edited cells of one record and make them the heads of their cells."""
    if not cells:
        return
    parents = _replaced(session, topic.topic, row, cells)
    logged = _log(session, topic, [(row, name, value, parents[name]) for name, value in cells.items()])
    heads = tables.heads
    session.execute(
        sa.delete(heads).where(
            heads.c.topic == topic.topic, heads.c.row == row, heads.c.field.in_(list(cells))
        )
    )
    keys = ({"topic": topic.topic, "row": row, "field": name} for name in cells)
    session.execute(
        sa.insert(heads), [{**key, "change": change} for key, change in zip(keys, logged, strict=True)]
    )


def _replaced(session: Session, topic: str, row: str, fields: Iterable[str]) -> dict[str, list[str]]:
    """Name for each cell the changes that a new one replaces, and the newest that each other copy made of the record.

    The latter tell two copies that meet what was known to whoever made the change.
    """
    heads, born = _heads(session, topic, row), _birth(session, topic, row)
    newest: dict[str, int] = {}
    for one in {one for many in heads.values() for one in many}:
        device, seq = one.rsplit(":", 1)
        newest[device] = max(int(seq), newest.get(device, 0))
    seen = [f"{device}:{seq}" for device, seq in newest.items() if device != session.store.device]
    return {field: [*dict.fromkeys([*heads.get(field, born), *sorted(seen)])] for field in fields}


def _log(session: Session, topic: type[Record], found: list[tuple[str, str, Any, list[str]]]) -> list[str]:
    _open_unit(session)
    device, first = session.store.device, session.seq + 1
    rows = [
        (device, seq, session.unit, topic.topic, row, field, encode(value), encode(parents))
        for seq, (row, field, value, parents) in enumerate(found, start=first)
    ]
    session.seq += len(rows)
    dialect.insert(session.connection, tables.changes, rows)
    return [f"{device}:{seq}" for seq in range(first, session.seq + 1)]


def _open_unit(session: Session) -> None:
    """Write the unit's own row before its first change."""
    if session.unit:
        return
    device, changes, units = session.store.device, tables.changes, tables.units
    last = session.connection.scalar(sa.select(sa.func.max(changes.c.seq)).where(changes.c.device == device))
    clock = next_clock(session.connection.scalar(sa.select(sa.func.max(units.c.clock))) or "", time.time_ns())
    session.seq = last or 0
    session.unit = f"{device}:{clock}"
    session.execute(sa.insert(units), [{
        "id": session.unit, "device": device, "clock": clock, "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "actor": session.actor, "action": session.action, "final": session.final, "undoes": session.undoes,
        "link": "",
    }])  # fmt: skip


def next_clock(last: str, now_ns: int) -> str:
    """Give the next reading of the hybrid clock: the machine's milliseconds, and a count where it stands or went back.

    >>> next_clock("000001700000000.000004", 1_600_000_000 * 10**6)
    '000001700000000.000005'
    """
    now = f"{now_ns // 1_000_000:015d}.000000"
    if now > last:
        return now
    moment, count = last.split(".")
    return f"{moment}.{int(count) + 1:06d}"


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give values as cells: each key of a mapping is one of its own, "field/key".

    >>> flat({"name": "ก", "own": {"a": "1"}})
    {'name': 'ก', 'own/a': '1'}
    """
    cells: dict[str, Any] = {}
    for name, value in values.items():
        cells.update(
            {f"{name}/{key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value}
        )
    return cells


def mark_final(session: Session) -> None:
    """Say that this unit issued or cancelled a paper, or made the office: it is never undone."""
    session.final = True
    if session.unit:
        session.execute(sa.update(tables.units).where(tables.units.c.id == session.unit).values(final=True))


def encode(value: Any) -> str:
    """Write a stored value as JSON; dates as ISO text."""
    return _encoder.encode(value)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


_encoder = json.JSONEncoder(ensure_ascii=False, default=_plain)


def said(field: str, text: str) -> Any:
    """Read a logged value as the log has it; what is withheld says nothing, a new record that it has no values."""
    return json.loads(text) if text else {} if field == WHOLE else None


def decode(topic: type[Record], field: str, text: str) -> Any:
    """Read a logged value back as the table stores it."""
    value = json.loads(text)
    if "/" in field:
        return value
    column = tables.of(topic).c[field]
    return date.fromisoformat(value) if isinstance(column.type, sa.Date) and value else value


def _heads(session: Session, topic: str, row: str) -> dict[str, list[str]]:
    heads = tables.heads
    found: dict[str, list[str]] = {}
    where = (heads.c.topic == topic, heads.c.row == row)
    for field, change in session.connection.execute(sa.select(heads.c.field, heads.c.change).where(*where)):
        found.setdefault(field, []).append(change)
    return found


def _birth(session: Session, topic: str, row: str) -> list[str]:
    changes = tables.changes
    born = sa.select(changes.c.device, changes.c.seq).where(
        changes.c.topic == topic, changes.c.row == row, changes.c.field == WHOLE
    )
    return [f"{device}:{seq}" for device, seq in session.connection.execute(born)]


def entries(session: Session, topic: type[Record], row: str) -> list[Entry]:
    """List the changes of one record, oldest first; a new record is one entry of all its values."""
    changes, units = tables.changes, tables.units
    found = session.connection.execute(
        sa.select(
            units.c.at,
            units.c.actor,
            units.c.action,
            changes.c.field,
            changes.c.value,
            changes.c.device,
            changes.c.seq,
        )
        .join(units, units.c.id == changes.c.unit)
        .where(changes.c.topic == topic.topic, changes.c.row == row)
        .order_by(units.c.clock, changes.c.device, changes.c.seq)
    )
    current: dict[str, Any] = {}
    listed = []
    for at, actor, action, field, text, device, seq in found:
        value = said(field, text)
        old = None if field == WHOLE else current.get(field)
        current.update(flat(value) if field == WHOLE else {field: value})
        listed.append(
            Entry(datetime.fromisoformat(at), actor, action, field, old, value, not text, f"{device}:{seq}")
        )
    return listed


def last_unit(session: Session, actor: str = "") -> str:
    """Name the last unit of this copy, or only an actor's, that undo would take back; "" if there is none."""
    units = tables.units
    undone = sa.select(units.c.undoes).where(units.c.undoes != "")
    newest = (
        sa.select(units.c.id)
        .where(units.c.device == session.store.device, units.c.undoes == "", units.c.id.not_in(undone))
        .where(units.c.actor == actor if actor else sa.true())
        .order_by(units.c.clock.desc())
    )
    return session.connection.scalar(newest.limit(1)) or ""


def undo(session: Session, unit: str) -> None:
    """Take back all changes of one unit, as changes of their own; `CannotDo` where they were built on since."""
    question = sa.select(tables.units).where(tables.units.c.id == unit)
    row = session.connection.execute(question).mappings().first()
    if row is None:
        raise CannotDo("ไม่มีการบันทึกให้เลิกทำ")
    if row["final"]:
        raise CannotDo("การบันทึกนี้เลิกทำไม่ได้ ถ้าเป็นหนังสือที่ออกแล้ว ให้ออกหนังสือยกเลิกแทน")
    session.undoes = unit
    changes = tables.changes
    made = sa.select(changes).where(changes.c.unit == unit).order_by(changes.c.seq.desc())
    found = session.connection.execute(made).mappings().all()
    untouched = _untouched(session, found)
    for change in found:
        if (change["topic"], change["row"]) not in untouched:
            _take_back(session, change)
    _take_back_new(session, untouched)
    _follow(session, found)


def _follow(session: Session, made: Sequence[sa.RowMapping]) -> None:
    """Let joined records, and links to them, say again what they did."""
    from desktop.store import joining

    touched: dict[type[Record], list[str]] = {}
    for one in made:
        touched.setdefault(TOPICS[one["topic"]], []).append(one["row"])
    joining.follow(session, touched)


def _untouched(session: Session, made: Sequence[sa.RowMapping]) -> dict[tuple[str, str], str]:
    """Name the new records of a unit that no cell of was edited, and the change that added each: an import has many."""
    born = {
        (one["topic"], one["row"]): f"{one['device']}:{one['seq']}" for one in made if one["field"] == WHOLE
    }
    heads = tables.heads
    edited = sa.select(heads.c.topic, heads.c.row).where(heads.c.topic.in_({topic for topic, _row in born}))
    for topic, row in session.connection.execute(edited):
        born.pop((topic, row), None)
    return born


def _take_back_new(session: Session, born: Mapping[tuple[str, str], str]) -> None:
    """Set aside new records as one: each by itself would take a hundred times as long."""
    from desktop.store import records

    by_topic: dict[str, dict[str, str]] = {}
    for (topic, row), change in born.items():
        by_topic.setdefault(topic, {})[row] = change
    for topic, rows in by_topic.items():
        records.set_aside(session, TOPICS[topic], rows)


def log_set_aside(session: Session, topic: type[Record], born: Mapping[str, str]) -> None:
    """Log that records left the lists which nobody edited; `born` names the change that added each."""
    logged = _log(session, topic, [(row, "deleted", True, [change]) for row, change in born.items()])
    heads = [
        {"topic": topic.topic, "row": row, "field": "deleted", "change": change}
        for row, change in zip(born, logged, strict=True)
    ]
    session.execute(sa.insert(tables.heads), heads)


def _take_back(session: Session, change: sa.RowMapping) -> None:
    from desktop.store import records

    topic, row, field = TOPICS[change["topic"]], change["row"], change["field"]
    heads = _heads(session, topic.topic, row)
    later = [one for many in heads.values() for one in many] if field == WHOLE else heads.get(field, [])
    if _built_on(session, change["unit"], later):
        raise CannotDo("เลิกทำไม่ได้ เพราะมีการแก้ไขรายการนี้ต่อจากนั้นแล้ว")
    if field == WHOLE:
        records.remove(session, topic, row)
        return
    *others, shown = _values_before(session, topic, change)
    parents = _replaced(session, topic.topic, row, [field])[field]
    beside = _log(session, topic, [(row, field, value, parents) for value in others]) if others else []
    records.change_cells(session, topic, row, {field: shown})
    named = [{"topic": topic.topic, "row": row, "field": field, "change": one} for one in beside]
    if named:
        session.execute(sa.insert(tables.heads), named)
    records.derive(session, topic, row)


def _values_before(session: Session, topic: type[Record], change: sa.RowMapping) -> list[Any]:
    """Give what a cell said before a change, last what was shown: more than one value where a person had decided."""
    _refuse_withheld(session, change)
    if len(json.loads(change["parents"])) == 1:
        return [_value_before(session, topic, change)]
    from desktop.store import conflicts

    return conflicts.values_before(session, topic, change)


def _refuse_withheld(session: Session, change: sa.RowMapping) -> None:
    """Refuse to bring a value back that is not here any more."""
    changes = tables.changes
    for parent in json.loads(change["parents"]):
        device, seq = parent.rsplit(":", 1)
        gone = sa.select(changes.c.seq).where(
            changes.c.device == device,
            changes.c.seq == int(seq),
            changes.c.field.in_((WHOLE, change["field"])),
            changes.c.value == "",
        )
        if session.connection.scalar(gone) is not None:
            raise CannotDo("เลิกทำไม่ได้ เพราะค่าเดิมถูกลบตามกฎหมาย หรือไม่ได้เก็บไว้ในเครื่องนี้")


def _built_on(session: Session, unit: str, later: Iterable[str]) -> bool:
    """Tell whether any of the later changes is somebody's work: not of this unit, nor an undoing that left only its."""
    changes, units = tables.changes, tables.units
    asked = sa.select(units.c.undoes, changes).join(changes, changes.c.unit == units.c.id)
    for name in later:
        device, seq = name.rsplit(":", 1)
        question = asked.where(changes.c.device == device, changes.c.seq == int(seq))
        made = session.connection.execute(question).mappings().one()
        if made["unit"] == unit:
            continue
        if not made["undoes"] or _built_on(session, unit, _brought_back(session, made)):
            return True
    return False


def _brought_back(session: Session, undoing: sa.RowMapping) -> list[str]:
    """Name the changes of a cell whose values an undoing gave it again: those that the undone unit had replaced."""
    changes = tables.changes
    cell = [changes.c[name] == undoing[name] for name in ("topic", "row", "field")]
    every = session.connection.execute(sa.select(changes).where(*cell)).all()
    undone = [one for one in every if one.unit == undoing["undoes"]]
    replaced = {parent for one in undone for parent in json.loads(one.parents)}
    return [name for one in every if (name := f"{one.device}:{one.seq}") in replaced]


def _value_before(session: Session, topic: type[Record], change: sa.RowMapping) -> Any:
    """Find the value that a change replaced: its parent's, or that of the record when it was new."""
    changes = tables.changes
    for parent in json.loads(change["parents"]):
        device, seq = parent.rsplit(":", 1)
        found = session.connection.execute(
            sa.select(changes.c.field, changes.c.value).where(
                changes.c.device == device, changes.c.seq == int(seq)
            )
        ).one()
        if found.field != WHOLE:
            return decode(topic, change["field"], found.value)
        born = flat(json.loads(found.value))
        if change["field"] in born:
            return decode(topic, change["field"], json.dumps(born[change["field"]]))
    return nothing(topic, change["field"])


def nothing(topic: type[Record], field: str) -> Any:
    """Give what the table stores where a cell says nothing."""
    if field == "deleted":
        return False
    if "/" in field:
        return ""
    if topic.restricted and field != "deleted":
        return None if tables.of(topic).c[field].nullable else ""
    described = next(one for one in fields_of(topic) if one.name == field)
    return None if tables.of(topic).c[field].nullable else described.empty
