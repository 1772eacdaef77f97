"""The chain of the change log: each save of a copy carries the hash of the one before it, so that nothing changes unseen.

A link is the SHA-256 of three things as JSON: the link before it, the unit's own columns, and the columns of each of
its changes with the keyed digest of the value instead of the value. So a value that is withheld leaves its link whole.
A unit whose link is empty was not saved whole: some of it was lost before a salvage. Whoever has it whole gives it back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from desktop.i18n import N_
from desktop.store import tables

if TYPE_CHECKING:
    from desktop.store.session import Session
    from desktop.store.vault import Vault

SALVAGE = N_("กู้ข้อมูลจากไฟล์ที่เสียหาย")  # the action of the unit that a salvage ends with
UNKNOWN_SAVE = N_("กู้จากไฟล์ที่เสียหาย ไม่ทราบว่าใครบันทึก")  # of a unit that was made anew from its id
LINK = 64  # signs
_PAGE = 500  # units read at once
_UNIT, _VALUE = 2, 6  # the places of these columns of a change
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


_units, _earlier = tables.units, tables.units.alias("earlier")
_CHANGES = (
    sa.select(tables.changes, tables.withheld.c.digest)
    .outerjoin(
        tables.withheld,
        sa.and_(
            tables.withheld.c.device == tables.changes.c.device, tables.withheld.c.seq == tables.changes.c.seq
        ),
    )
    .order_by(tables.changes.c.device, tables.changes.c.seq)
)
# made once: each save asks them
_OWN = sa.select(
    _units,
    sa.select(_earlier.c.link)
    .where(_earlier.c.device == _units.c.device, _earlier.c.clock < _units.c.clock)
    .order_by(_earlier.c.clock.desc())
    .limit(1)
    .scalar_subquery(),
).where(_units.c.id == sa.bindparam("b_unit"))
_OWN_CHANGES = _CHANGES.where(tables.changes.c.unit == sa.bindparam("b_unit"))
_SEALED = sa.update(_units).where(_units.c.id == sa.bindparam("b_unit")).values(link=sa.bindparam("b_link"))


class Save(NamedTuple):
    """One unit as its link is made of it."""

    unit: sa.Row[Any]
    changes: list[list[Any]]  # their columns, with the digest instead of the value

    def link(self, before: str) -> str:
        """Make the link that it has after another."""
        return hashed(before, tuple(self.unit)[:-1], self.changes)


class End(NamedTuple):
    """Where a chain ends: the number of the last change or act, and the last link."""

    number: int
    link: str


NO_END = End(0, "")


def hashed(before: str, *said: Sequence[Any]) -> str:
    """Make a link of the one before it and what it speaks of."""
    return hashlib.sha256(_encode([before, *said]).encode()).hexdigest()


# making links


def seal(session: Session) -> None:
    """Chain the session's own unit to the one before it: the last thing that is written in a unit of work."""
    if not session.unit:
        return
    named = {"b_unit": session.unit}
    *unit, _link, before = session.connection.execute(_OWN, named).one()
    changes = [_said(row, session.store.vault) for row in session.connection.execute(_OWN_CHANGES, named)]
    link = hashed(before or "", unit, changes)
    session.connection.execute(_SEALED, {**named, "b_link": link})


def rebuild(session: Session, device: str) -> None:
    """Make all links of a device anew, which begins with what it took over from another."""
    links: dict[str, str] = {}
    before = ""
    for save in saves(session.connection, session.store.vault, device):
        links[save.unit.id] = before = save.link(before)
    _write(session.connection, links)


def begin(connection: sa.Connection, vault: Vault) -> bool:
    """Chain the log of a file that comes from a format without links, of each device up to where something is lost.

    Tells whether it did.
    """
    units = tables.units
    if connection.scalar(sa.select(units.c.id).where(units.c.link != "").limit(1)) is not None:
        return False
    for device in devices(connection):
        _write(connection, dict(_first_links(saves(connection, vault, device))))
    return True


def _first_links(found: Iterable[Save]) -> Iterator[tuple[str, str]]:
    before, next_ = "", 1
    for save in found:
        numbers = [row[1] for row in save.changes]
        whole = numbers and numbers == [*range(next_, next_ + len(numbers))]
        if save.unit.action == UNKNOWN_SAVE or not whole:
            return
        next_ += len(numbers)
        before = save.link(before)
        yield save.unit.id, before


def mark_lost(connection: sa.Connection, vault: Vault) -> None:
    """Empty the links of units that a salvage did not find whole."""
    for device in devices(connection):
        torn = [save.unit.id for save in torn_saves(saves(connection, vault, device))]
        _write(connection, dict.fromkeys(torn, ""))


def _write(connection: sa.Connection, links: dict[str, str]) -> None:
    units = tables.units
    if links:
        named = sa.update(units).where(units.c.id == sa.bindparam("b_id")).values(link=sa.bindparam("b_link"))
        connection.execute(named, [{"b_id": id_, "b_link": link} for id_, link in links.items()])


# reading links


def saves(
    connection: sa.Connection, vault: Vault, device: str, *, since: str = "", upto: str = ""
) -> Iterator[Save]:
    """Read the units of a device with their changes, in their order; from a clock on, or up to one."""
    units = tables.units
    question = sa.select(units).where(units.c.device == device, units.c.clock >= since)
    if upto:
        question = question.where(units.c.clock <= upto)
    for page in connection.execute(question.order_by(units.c.clock, units.c.id)).partitions(_PAGE):
        yield from _whole(connection, vault, page)


def follows(session: Session, device: str, first: str, last: str) -> bool:
    """Tell whether the units of a device from one clock to another go on from what stood before them."""
    before = _before(session.connection, device, first)
    found = saves(session.connection, session.store.vault, device, since=first, upto=last)
    return next(torn_saves(found, before), None) is None


def torn_saves(found: Iterable[Save], before: str | None = "") -> Iterator[Save]:
    """Give those whose link does not follow from the one before and what they say; one after an empty link begins anew."""
    for save in found:
        unit = save.unit
        if not unit.link or (before is not None and unit.link != save.link(before)):
            yield save
        before = unit.link or None


def _whole(connection: sa.Connection, vault: Vault, page: Sequence[sa.Row[Any]]) -> Iterator[Save]:
    found: dict[str, list[list[Any]]] = {unit.id: [] for unit in page}
    for row in connection.execute(_CHANGES.where(tables.changes.c.unit.in_([unit.id for unit in page]))):
        found[row[_UNIT]].append(_said(row, vault))
    return (Save(unit, found[unit.id]) for unit in page)


def _said(row: sa.Row[Any], vault: Vault) -> list[Any]:
    """Give the columns of a change with the digest instead of the value."""
    columns: list[Any]
    *columns, digest = row
    columns[_VALUE] = vault.digest(columns[_VALUE]) if columns[_VALUE] else digest
    return columns


def _before(connection: sa.Connection, device: str, clock: str) -> str:
    units = tables.units
    question = sa.select(units.c.link).where(units.c.device == device, units.c.clock < clock)
    return connection.scalar(question.order_by(units.c.clock.desc()).limit(1)) or ""


def devices(connection: sa.Connection) -> list[str]:
    """List the devices that the log has units of."""
    return [*connection.scalars(sa.select(tables.units.c.device).distinct().order_by(tables.units.c.device))]


def end(connection: sa.Connection, device: str) -> End:
    """Tell where the log of a device ends: the number of its last change, and the last link."""
    changes, units = tables.changes, tables.units
    number = connection.scalar(sa.select(sa.func.max(changes.c.seq)).where(changes.c.device == device))
    newest = sa.select(units.c.link).where(units.c.device == device).order_by(units.c.clock.desc())
    return End(number or 0, connection.scalar(newest.limit(1)) or "")
