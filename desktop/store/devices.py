"""The copies of an office as each of them knows the others: names, keys, and which packages went between them."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.scopes import WHOLE, Scope
from desktop.domain.users import WRITE
from desktop.i18n import N_
from desktop.store import chain, merging, readings, scopes, signing, tables
from desktop.store.merging import Outcome
from desktop.store.packages import Package
from desktop.store.session import Session

IN, OUT, COPY = "in", "out", "copy"  # the directions of what is noted
_SHOWN = 8  # signs of a copy's name in the change log that tell it from the others
OFFICE = N_("สำนักงาน")  # the name of the copy that gives the office's own numbers


@dataclass(frozen=True)
class Device:
    """One copy of the office: its name for people, and the key its packages are signed by, b"" until one came."""

    id: str
    name: str
    public: bytes


def mark(public: bytes) -> str:
    """Give a short mark of a key, which two people compare by telephone: `1a2b-3c4d-5e6f`."""
    said = hashlib.sha256(public).hexdigest()
    return "-".join(said[start : start + 4] for start in range(0, 12, 4)) if public else ""


def known(session: Session) -> dict[str, Device]:
    """Give the copies that are known by name, by their names in the change log."""
    found = session.connection.execute(sa.select(tables.devices).order_by(tables.devices.c.seen))
    return {one.id: Device(one.id, one.name, b64decode(one.public)) for one in found}


def trusted(session: Session) -> dict[str, bytes]:
    """Give the keys of the copies whose packages are accepted."""
    return {id_: one.public for id_, one in known(session).items() if one.public}


def keep(session: Session, id_: str, name: str, public: bytes = b"") -> None:
    """Write down a copy; its key, once known, stays. A new one whose name another has gets its id behind it."""
    table, others = tables.devices, known(session)
    before = others.get(id_)
    if before is None:
        if any(one.name == name for one in others.values()):
            name = f"{name} {id_[:_SHOWN]}"
        row = {"id": id_, "name": name, "public": b64encode(public).decode(), "seen": _now()}
        session.execute(sa.insert(table), [row])
    else:
        values = {"name": name, "public": b64encode(before.public or public).decode()}
        session.execute(sa.update(table).where(table.c.id == id_).values(values))


def own(session: Session) -> Device:
    """Give this copy, written down with a key of its own at the first time."""
    id_ = session.store.device
    one = known(session).get(id_)
    if one is None:
        public = signing_key(session).public_key().public_bytes_raw()
        keep(session, id_, session.store.holder or OFFICE, public)
    return one or known(session)[id_]


def signing_key(session: Session) -> Ed25519PrivateKey:
    """Give the key by which this copy signs."""
    session.require(WRITE)
    return signing.key(session.connection, session.store.vault, session.store.device)


# what went between the copies


def note_in(session: Session, package: Package, outcome: Outcome) -> None:
    """Write down a package that was taken; only the first time, for a second adds nothing."""
    table = tables.packages
    taken = sa.select(table.c.id).where(table.c.id == package.id, table.c.direction == IN)
    if session.connection.scalar(taken) is None:
        _note(session, IN, package, package.device, outcome)


def note_out(session: Session, package: Package, device: str) -> None:
    """Write down a package that was made for a copy, "" for all."""
    _note(session, OUT, package, device, Outcome(changes=package.changes))


def note_copy(session: Session, device: str, name: str, scope: Scope = WHOLE) -> None:
    """Write down a copy of the folder, which holds all that this session read before it wrote anything."""
    keep(session, device, name)
    scopes.note(session, device, scope)
    upto = json.dumps(merging.known(session))
    row = {"id": device, "direction": COPY, "device": device, "since": "{}", "upto": upto}
    counts = {"changes": 0, "added": 0, "changed": 0}
    session.execute(sa.insert(tables.packages), [{**row, **counts, "at": _now(), "actor": session.actor}])


def _note(session: Session, direction: str, package: Package, device: str, outcome: Outcome) -> None:
    row = {
        "id": package.id, "direction": direction, "at": _now(), "actor": session.actor, "device": device,
        "since": json.dumps(package.since), "upto": json.dumps(package.upto),
        "changes": outcome.changes, "added": outcome.added, "changed": outcome.changed,
    }  # fmt: skip
    session.execute(sa.insert(tables.packages), [row])


def held_by(session: Session, device: str) -> dict[str, int]:
    """Give up to which change of each copy one of them has, as far as this copy knows.

    It has its own, what its packages were made from, what was in the folder when it was copied, and what its changes
    name: who knows a change of a copy has all before it, unless it was salvaged and asks for what it lost. What was only
    sent to it may never have arrived.
    """
    changes, packages, known = tables.changes, tables.packages, merging.known(session)
    own = (device, readings.log(device))
    held = {log: last for log, last in known.items() if log in own}
    made = sa.select(packages.c.upto).where(packages.c.device == device, packages.c.direction != OUT)
    for upto in session.connection.scalars(made):
        for other, last in json.loads(upto).items():
            held[other] = max(held.get(other, 0), last)
    if _is_salvaged(session, device):
        return held
    for parents in session.connection.scalars(sa.select(changes.c.parents).where(changes.c.device == device)):
        for other, _colon, seq in (name.rpartition(":") for name in json.loads(parents)):
            held[other] = max(held.get(other, 0), int(seq))
    return held


def _is_salvaged(session: Session, device: str) -> bool:
    units = tables.units
    made = sa.select(units.c.id).where(units.c.device == device, units.c.action == chain.SALVAGE)
    return session.connection.scalar(made.limit(1)) is not None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")  # by which what was noted is put in order
