"""A copy that was put back from a backup and worked on begins as a new device, so that the others can take that work.

It numbered new changes as it had numbered others before, which the other copies hold. What it wrote since is given to
a new device; then it takes what it lacks, its own earlier work too, and the others take what is new.
"""

from __future__ import annotations

import itertools
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from desktop.domain.users import WRITE
from desktop.errors import CannotDo
from desktop.store import history, merging, tables
from desktop.store.merging import Batch, Row
from desktop.store.session import Session


def renew(session: Session, batch: Batch) -> int:
    """Give what this copy alone has under its name, beside a batch of all that another copy has, to a new device.

    Gives how many changes those are; none where both have the same history. `CannotDo` where another copy has taken
    some of them, and was built on here.
    """
    session.require(WRITE)
    if session.unit:
        raise AssertionError("a device is renewed before anything else is written in its session")
    last, old, new = agreed(session, batch), session.store.device, str(uuid.uuid4())
    if batch.upto.get(old, 0) <= last:
        return 0
    own = merging.changes_since(session, {**merging.known(session), old: last}).changes
    renamed = {f"{old}:{row[1]}": f"{new}:{row[1] - last}" for row in own}
    _refuse_built_on(session, old, renamed)
    units = {row[2]: f"{new}:{row[2].partition(':')[2]}" for row in own}
    _add_units(session, old, new, units)
    _rename_changes(session, own, renamed, units)
    session.execute(
        sa.delete(tables.units).where(tables.units.c.id == sa.bindparam("b_id")), _named("b_id", units)
    )
    _become(session, new)
    return len(own)


def agreed(session: Session, batch: Batch) -> int:
    """Give the number up to which this copy's own history is the one that a batch has of it.

    `CannotDo` where the batch begins after they parted.
    """
    device = session.store.device
    last, held = batch.since.get(device, 0), merging.known(session).get(device, 0)
    if last and (last > held or merging.mark(session, device, last) != batch.marks.get(device)):
        raise CannotDo("ต้องใช้ชุดข้อมูลที่มีตั้งแต่ต้น จึงเทียบได้ว่าเครื่องนี้บันทึกอะไรไว้เอง กรุณาขอชุดข้อมูลใหม่ที่มีทั้งหมด")
    own = merging.changes_since(session, {**merging.known(session), device: last}).changes
    theirs = (row for row in batch.changes if row[0] == device)
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(own, theirs, strict=False))
    return last + sum(1 for _pair in same)


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
    """Bring changes and heads under their new names."""
    changes, heads = [], []
    for device, seq, unit, topic, row, _field, _value, parents in own:
        name = renamed[f"{device}:{seq}"]
        named = [renamed.get(parent, parent) for parent in json.loads(parents)]
        changes.append((*name.split(":"), units[unit], history.encode(named), device, seq))
        heads.append((name, topic, row, f"{device}:{seq}"))
    run = session.connection.exec_driver_sql
    run("UPDATE changes SET device = ?, seq = ?, unit = ?, parents = ? WHERE device = ? AND seq = ?", changes)
    run("UPDATE heads SET change = ? WHERE topic = ? AND row = ? AND change = ?", heads)


def _named(name: str, values: Iterable[str]) -> list[dict[str, str]]:
    return [{name: value} for value in values]


def _become(session: Session, device: str) -> None:
    """Take a new name in the change log; the old one again where the session is rolled back."""
    store, before = session.store, session.store.device

    def put_back() -> None:
        store.device = before

    session.put_back = put_back
    store.device = device
    session.execute(sa.update(tables.device).values(id=device))
