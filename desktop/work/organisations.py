"""What is more about organisations than their fields: the kinds to choose from, and closing one instead of removing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from desktop.domain.committees import Seat
from desktop.domain.organisations import KINDS, Organisation, OrganisationKind, check_organisation
from desktop.domain.surveys import Survey
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import names


def kinds(session: Session) -> tuple[str, ...]:
    """List the kinds to choose from: those that came with the program, the office's own, and those in use."""
    own = tables.of(OrganisationKind)
    table = tables.of(Organisation)
    added = [one.name for one in store.find(session, OrganisationKind, own.c.retired.is_(None))]
    used = select(table.c.kind).where(~table.c.deleted, table.c.kind != "").distinct().order_by(table.c.kind)
    return tuple(dict.fromkeys((*KINDS, *added, *session.connection.scalars(used))))


def doubles(session: Session, organisation: Organisation) -> list[Organisation]:
    """List the living organisations of the same name in the same tambon, or in one that is not said."""
    table = tables.of(Organisation)
    same = store.find(session, Organisation, table.c.name == names.clean(organisation.name))
    return [one for one in same if one.id != organisation.id and one.tambon in ("", organisation.tambon)]


def close(session: Session, id_: str, status: str, on: date | None) -> Organisation:
    """Say since when an organisation rests or is no more; its surveys and seats stay."""
    if on is None:
        raise CannotDo("ต้องบอกวันที่หยุดหรือเลิก", "closed")
    closed = replace(store.read(session, Organisation, id_), status=status, closed=on)
    check_organisation(closed)
    return store.save(session, closed)


def check_removal(session: Session, id_: str) -> None:
    """Refuse to take out an organisation that was surveyed or is spoken for in a committee: it is closed instead."""
    for topic in (Survey, Seat):
        table = tables.of(topic)
        known = select(table.c.no).where(table.c.organisation == id_, ~table.c.deleted).limit(1)
        if session.connection.scalar(known) is not None:
            raise CannotDo("กลุ่มนี้มีแบบสำรวจหรือผู้แทนในคณะกรรมการแล้ว จึงนำออกไม่ได้ ให้ใช้ “หยุดหรือเลิก…” พร้อมวันที่แทน")
