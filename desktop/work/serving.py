"""The office that many machines share: where it is, an office of one machine moved to a server, and what others saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from desktop.domain.topics import TOPICS
from desktop.domain.users import USERS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import device, moving, server, shared, tables
from desktop.store.moving import Step
from desktop.store.session import Session

MOVED_UP = N_("ย้ายสำนักงานขึ้นเครื่องแม่ข่าย")
HOLDER = N_("สำเนาก่อนย้ายขึ้นเครื่องแม่ข่าย")  # for whom no numbers are reserved
EVERYTHING = frozenset(TOPICS)


@dataclass(frozen=True)
class Seen:
    """How much of what is saved in an office was seen by a machine: up to which save, and how many packages came."""

    clock: str
    packages: int


def named(folder: Path) -> str:
    """Name the database and the server of a shared office; "" for an office in a folder."""
    return server.named(shared.read(folder).address) if shared.is_shared(folder) else ""


def where(session: Session) -> str:
    """Tell where the open office is: its folder, or the database and the server."""
    return named(session.store.folder) or str(session.store.folder)


def is_shared(session: Session) -> bool:
    """Tell whether the open office is on a server."""
    return session.store.shared is not None


def check(session: Session, address: str, password: str) -> str:
    """Refuse an office, or a server, that the one cannot be moved to the other; gives the name of the place."""
    session.require(USERS)
    if session.store.shared is not None:
        raise CannotDo("สำนักงานนี้อยู่บนเครื่องแม่ข่ายแล้ว", "address")
    if session.store.holder:
        raise CannotDo("โฟลเดอร์นี้เป็นสำเนาของ “{holder}” กรุณาย้ายจากสำนักงานเอง", holder=session.store.holder)
    moving.try_server(address, password)
    return server.named(address)


def enter(address: str, user: str, password: str) -> Path:
    """Make this machine's folder of the shared office at a typed address, and give it."""
    whole = server.completed(address, user)
    folder = shared.folder_of(whole)
    shared.join(folder, whole, password)
    return folder


def move_up(session: Session, address: str, password: str, step: Step) -> Path:
    """Put the open office on a server and give this machine's folder of it; the old one stays as a copy without numbers.

    Nobody else writes meanwhile. What fails, or is stopped, leaves the server empty and the office as it was.
    """
    check(session, address, password)
    moving.to_server(session.store, address, password, step)
    folder = shared.folder_of(address)
    shared.join(folder, address, password)
    if password:
        shared.keep_password(folder, session.store.vault, password)
    device.become(session, HOLDER)
    return folder


def news(session: Session, seen: Seen | None) -> tuple[Seen, frozenset[str]]:
    """Tell up to where an office is saved now, and which topics were saved since one looked last; none at the first look."""
    units, packages = tables.units, tables.packages
    now = Seen(
        session.connection.scalar(select(func.max(units.c.clock))) or "",
        session.connection.scalar(select(func.count()).select_from(packages)) or 0,
    )
    if seen is None or now == seen:
        return now, frozenset()
    if now.packages != seen.packages:  # what comes in a package was saved at any time
        return now, EVERYTHING
    changes = tables.changes
    newer = (
        select(changes.c.topic).join(units, units.c.id == changes.c.unit).where(units.c.clock > seen.clock)
    )
    return now, frozenset(session.connection.scalars(newer.distinct()))
