"""Values of changes that are not here any more: erased by law in every copy, or kept by other copies only.

The change stays in the log with an empty value, and the digest of what stood keeps its place in the chain. Which
changes are erased goes with every package; a value that is only elsewhere is filled in where a package brings it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop.errors import CannotDo
from desktop.store import forgetting, tables
from desktop.store.session import Session

if TYPE_CHECKING:
    from desktop.store.settling import Change

ERASED, ELSEWHERE = "erased", "elsewhere"
WHY = frozenset({ERASED, ELSEWHERE})
Row = tuple[Any, ...]  # of `changes` or `withheld`, in the order of the table's columns
Name = tuple[str, int]  # of a change: its copy and its number there
_PART = 500  # numbers in one question
_VALUE, _DELETED = 6, "deleted"  # the value in a row of `changes`; the field of a removal


def withhold(session: Session, changes: Iterable[Name], why: str) -> None:
    """Take the values of some changes away; what is erased stays so. That a record left the lists is never withheld.

    Settle the records of the changes after it: they show what the log still says.
    """
    table = tables.withheld
    wanted = {name: one for name, one in _state(session, changes).items() if one.field != _DELETED}
    if why == ERASED:
        forgetting.once_committed(
            session, [(*one.record, one.field, one.value) for one in wanted.values() if one.value]
        )
    _empty(session, [name for name, one in wanted.items() if one.value])
    new = [
        {"device": name[0], "seq": name[1], "digest": session.store.vault.digest(one.value), "why": why}
        for name, one in wanted.items()
        if one.value
    ]
    if new:
        session.execute(sa.insert(table), new)
    if why == ERASED:
        _mark_erased(session, [name for name, one in wanted.items() if one.why == ELSEWHERE])


def elsewhere(session: Session, changes: Iterable[Change]) -> set[str]:
    """Name those of some changes whose value other copies keep, or of which it is not known why it is gone."""
    gone = {(one.device, one.seq): one.name for one in changes if one.is_withheld}
    state = _state(session, gone) if gone else {}
    return {gone[name] for name, one in state.items() if one.why != ERASED}


def why(session: Session, device: str, seq: int) -> str:
    """Tell why the value of a change is not here; "" where it is."""
    return _state(session, [(device, seq)])[device, seq].why


def digest(session: Session, device: str, seq: int) -> str:
    """Give the digest of the value of a change, held or withheld."""
    one = _state(session, [(device, seq)])[device, seq]
    return one.digest or session.store.vault.digest(one.value)


# between copies


def told(session: Session, upto: Mapping[str, int], changes: Iterable[Row]) -> Iterator[Row]:
    """List what goes with some changes: all that is erased up to some numbers, and which of them are elsewhere."""
    table = tables.withheld
    for row in session.connection.execute(sa.select(table).where(table.c.why == ERASED)):
        if row.seq <= upto.get(row.device, 0):
            yield tuple(row)
    empty = [(row[0], row[1]) for row in changes if not row[_VALUE]]
    for name, one in _state(session, empty).items():
        if one.why == ELSEWHERE:
            yield (*name, one.digest, one.why)


def take(session: Session, told: Sequence[Row], given: Sequence[Row]) -> set[tuple[str, str]]:
    """Withhold here what another copy tells, and fill what it gives and is withheld as elsewhere.

    Called when all changes of its batch are held. Gives the records concerned; `CannotDo` where a value is another.
    """
    state = _state(session, [(row[0], row[1]) for row in told])
    here = {name: (row, state[name]) for row in told if (name := (row[0], row[1])) in state}
    for row, one in here.values():
        _refuse_other(session, row[2], one)
    new = [row for row, one in here.values() if not one.value and not one.why]
    if new:
        session.execute(sa.insert(tables.withheld), [_named(row) for row in new])
    erased = [name for name, (row, one) in here.items() if row[3] == ERASED and _can_erase(one)]
    withhold(session, erased, ERASED)
    return {state[name].record for name in erased} | _fill(session, given)


def _can_erase(one: _State) -> bool:
    return bool(one.value) or one.why == ELSEWHERE


def _named(row: Row) -> dict[str, Any]:
    return dict(zip(tables.withheld.columns.keys(), row, strict=True))


def _refuse_other(session: Session, told: str, one: _State) -> None:
    if (one.digest or (session.store.vault.digest(one.value) if one.value else told)) != told:
        raise CannotDo("ยังไม่ได้รับสิ่งใด เพราะประวัติในชุดข้อมูลไม่ตรงกับที่มีอยู่ กรุณาตรวจสำนักงานที่เครื่องต้นทาง แล้วขอชุดข้อมูลใหม่")


def _fill(session: Session, given: Sequence[Row]) -> set[tuple[str, str]]:
    """Put the values in that were elsewhere."""
    table, changes = tables.withheld, tables.changes
    values = {(row[0], row[1]): row[_VALUE] for row in given if row[_VALUE]}
    waits = sa.select(sa.func.count()).where(table.c.why == ELSEWHERE)
    if not session.connection.scalar(waits):
        return set()
    found = {name: one for name, one in _state(session, values).items() if one.why == ELSEWHERE}
    for name, one in found.items():
        _refuse_other(session, session.store.vault.digest(values[name]), one)
    if found:
        rows = [{"b_device": name[0], "b_seq": name[1], "b_value": values[name]} for name in found]
        session.execute(sa.update(changes).where(*_at(changes)).values(value=sa.bindparam("b_value")), rows)
        session.execute(sa.delete(table).where(*_at(table)), [_key(name) for name in found])
    return {one.record for one in found.values()}


# the rows


class _State:
    """What is here of one change: its value, or the digest and why it is gone."""

    def __init__(self, row: sa.Row[Any]) -> None:
        self.record: tuple[str, str] = row.topic, row.row
        self.field: str = row.field
        self.value: str = row.value
        self.digest: str = row.digest or ""
        self.why: str = row.why or ""


def _state(session: Session, names: Iterable[Name]) -> dict[Name, _State]:
    """Read what is here of some changes."""
    changes, table = tables.changes, tables.withheld
    same = sa.and_(table.c.device == changes.c.device, table.c.seq == changes.c.seq)
    question = sa.select(changes, table.c.digest, table.c.why).outerjoin(table, same)
    found = {}
    for device, numbers in _by_device(names).items():
        for start in range(0, len(numbers), _PART):
            part = numbers[start : start + _PART]
            asked = question.where(changes.c.device == device, changes.c.seq.in_(part))
            found.update({(row.device, row.seq): _State(row) for row in session.connection.execute(asked)})
    return found


def _by_device(names: Iterable[Name]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for device, seq in names:
        numbers.setdefault(device, []).append(seq)
    return numbers


def _empty(session: Session, names: Collection[Name]) -> None:
    changes = tables.changes
    if names:
        session.execute(sa.update(changes).where(*_at(changes)).values(value=""), [*map(_key, names)])


def _mark_erased(session: Session, names: Collection[Name]) -> None:
    table = tables.withheld
    if names:
        session.execute(sa.update(table).where(*_at(table)).values(why=ERASED), [*map(_key, names)])


def _at(table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.device == sa.bindparam("b_device"), table.c.seq == sa.bindparam("b_seq")


def _key(name: Name) -> dict[str, Any]:
    return {"b_device": name[0], "b_seq": name[1]}
