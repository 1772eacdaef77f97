"""A copy that was put back from a backup and worked on begins as a new device, so that the others can take that work.

It numbered new changes as it had numbered others before, which the other copies hold. What it wrote since is given to
a new device; then it takes what it lacks, its own earlier work too, and the others take what is new.
"""

from __future__ import annotations

import itertools
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from desktop.domain.doubles import Double
from desktop.domain.users import WRITE
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import chain, history, merging, readings, settling, signing, tables
from desktop.store.merging import Batch, Row
from desktop.store.session import Session

_NAMED = re.compile(r"([0-9a-f-]{36}):(\d+)")  # a change, as an answer about doubles names it
_FROM_THE_BEGINNING = N_("ต้องใช้ชุดข้อมูลที่มีตั้งแต่ต้น จึงเทียบได้ว่าเครื่องนี้บันทึกอะไรไว้เอง กรุณาขอชุดข้อมูลใหม่ที่มีทั้งหมด")


def renew(session: Session, batch: Batch) -> int:
    """Give what this copy alone has under its name, beside a batch of all that another copy has, to a new device.

    Gives how many changes those are; none where both have the same history. `CannotDo` where another copy has taken
    some of them, and was built on here.
    """
    session.require(WRITE)
    if session.unit:
        raise AssertionError("a device is renewed before anything else is written in its session")
    old, new = session.store.device, str(uuid.uuid4())
    last, seen = agreed(session, batch), readings_agreed(session, batch)
    if batch.upto.get(old, 0) <= last and batch.upto.get(readings.log(old), 0) <= seen:
        return 0
    own = merging.changes_since(session, {**merging.known(session), old: last}).changes
    if own:
        _rename(session, own, old, new, last)
        settling.settle(session, Double, [*dict.fromkeys(row[4] for row in own if row[3] == Double.topic)])
    readings.renumber(session, old, seen, new)
    chain.rebuild(session, new)
    _become(session, new)
    return len(own)


def _rename(session: Session, own: Sequence[Row], old: str, new: str, last: int) -> None:
    """Give changes after a number, and their units, to another device."""
    renamed = {f"{old}:{row[1]}": f"{new}:{row[1] - last}" for row in own}
    _refuse_built_on(session, old, renamed)
    units = {row[2]: f"{new}:{row[2].partition(':')[2]}" for row in own}
    _add_units(session, old, new, units)
    _rename_changes(session, own, renamed, units)
    gone = sa.delete(tables.units).where(tables.units.c.id == sa.bindparam("b_id"))
    session.execute(gone, [{"b_id": id_} for id_ in units])


def agreed(session: Session, batch: Batch) -> int:
    """Give the number up to which this copy's own history is the one that a batch has of it.

    `CannotDo` where the batch begins after they parted.
    """
    device = session.store.device
    last, held = batch.since.get(device, 0), merging.known(session).get(device, 0)
    if last and (last > held or merging.mark(session, device, last) != batch.marks.get(device)):
        raise CannotDo(_FROM_THE_BEGINNING)
    own = merging.changes_since(session, {**merging.known(session), device: last})
    theirs = replace(batch, changes=tuple(row for row in batch.changes if row[0] == device))
    both = zip(merging.fingerprints(session, own), merging.fingerprints(session, theirs), strict=False)
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], both)
    return last + sum(1 for _pair in same)


def readings_agreed(session: Session, batch: Batch) -> int:
    """Give the number up to which this copy's own acts of reading are those that a batch has of it; `CannotDo` as above."""
    device = session.store.device
    log, own = readings.log(device), readings.end(session.connection, device).number
    last = batch.since.get(log, 0)
    if last and (last > own or readings.mark(session, device, last) != batch.marks.get(log)):
        raise CannotDo(_FROM_THE_BEGINNING)
    theirs = [row[-1] for row in batch.readings if row[0] == device]
    ours = [row[-1] for row in readings.since(session, {log: last}, {log: own})]
    return last + sum(
        1 for _pair in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    )


def _refuse_built_on(session: Session, old: str, renamed: Mapping[str, str]) -> None:
    """Refuse where another copy's changes name those that would be renamed."""
    changes = tables.changes
    others = sa.select(changes.c.parents).where(changes.c.device != old, changes.c.parents.contains(old))
    for parents in session.connection.scalars(others):
        if not renamed.keys().isdisjoint(json.loads(parents)):
            raise CannotDo("ตั้งเป็นเครื่องใหม่ไม่ได้ เพราะเครื่องอื่นรับงานหลังใช้สำเนาสำรองไปแล้ว กรุณาทำสำเนาใหม่จากสำนักงาน")


def _add_units(session: Session, old: str, new: str, named: Mapping[str, str]) -> None:
    """Write units anew under their new names, before the changes that name them."""
    units = tables.units
    found = session.connection.execute(sa.select(units).where(units.c.device == old)).mappings().all()
    rows = [
        {**row, "id": named[row["id"]], "device": new, "undoes": named.get(row["undoes"], row["undoes"])}
        for row in found
        if row["id"] in named
    ]
    session.execute(sa.insert(units), rows)


def _rename_changes(
    session: Session, own: Sequence[Row], renamed: Mapping[str, str], units: Mapping[str, str]
) -> None:
    """Bring changes, what is withheld of them, and heads under their new names."""
    changes, withheld, heads = tables.changes, tables.withheld, tables.heads
    moved, said, followed = [], [], []
    for device, seq, unit, topic, row, _field, value, parents in own:
        new, number = renamed[f"{device}:{seq}"].split(":")
        named = [renamed.get(parent, parent) for parent in json.loads(parents)]
        moved.append({"b_device": device, "b_seq": seq, "b_new": new, "b_number": int(number)})
        told = _with_names(value, renamed) if topic == Double.topic else value
        said.append({**moved[-1], "b_unit": units[unit], "b_value": told, "b_parents": history.encode(named)})
        followed.append(
            {"b_topic": topic, "b_row": row, "b_old": f"{device}:{seq}", "b_name": f"{new}:{number}"}
        )
    to: dict[str, Any] = {"device": sa.bindparam("b_new"), "seq": sa.bindparam("b_number")}
    more: dict[str, Any] = {name: sa.bindparam(f"b_{name}") for name in ("unit", "value", "parents")}
    session.execute(sa.update(changes).where(*_at(changes)).values(**to, **more), said)
    session.execute(sa.update(withheld).where(*_at(withheld)).values(**to), moved)
    found = (heads.c.topic == sa.bindparam("b_topic"), heads.c.row == sa.bindparam("b_row"))
    named_so = heads.c.change == sa.bindparam("b_old")
    session.execute(sa.update(heads).where(*found, named_so).values(change=sa.bindparam("b_name")), followed)


def _with_names(value: str, renamed: Mapping[str, str]) -> str:
    """Bring an answer about doubles to new names: it says up to which change of each copy its author had seen."""

    def anew(named: re.Match[str]) -> str:
        new = renamed[named[0]]
        device, before = named[1], int(named[2]) - int(new.partition(":")[2])
        return f"{device}:{before} {new}"  # of the old name all that stays under it was seen too

    return _NAMED.sub(lambda named: anew(named) if named[0] in renamed else named[0], value)


def _at(table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.device == sa.bindparam("b_device"), table.c.seq == sa.bindparam("b_seq")


def _become(session: Session, device: str) -> None:
    """Take a new name in the change log; the old one again where the session is rolled back."""
    store, before = session.store, session.store.device

    def put_back() -> None:
        store.device = before

    session.put_back = put_back
    store.device = device
    session.execute(sa.update(tables.device).values(id=device))
    signing.key(session.connection, store.vault, device)
