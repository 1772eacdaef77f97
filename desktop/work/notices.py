"""Which version of the privacy notice holds, what number the next one has, and which one a person was told."""

from __future__ import annotations

import dataclasses
from datetime import date

from sqlalchemy import func, select

from desktop.domain.notices import Notice, check_kept, notice_on
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session


def in_force(session: Session, on: date) -> Notice | None:
    """Give the version that held on a date; `None` where there was none yet."""
    return notice_on(store.find(session, Notice), on)


def short(session: Session, on: date) -> str:
    """Give the few words for the foot of forms, with their version; "" where no version held."""
    held = in_force(session, on)
    return f"{held.short} (ประกาศความเป็นส่วนตัว รุ่นที่ {held.number})" if held else ""


def numbered(session: Session, notice: Notice) -> Notice:
    """Give a new version the next number."""
    if notice.number:
        return notice
    table = tables.of(Notice)
    last = session.connection.scalar(select(func.max(table.c.number))) or 0
    return dataclasses.replace(notice, number=last + 1)


def check_change(session: Session, notice: Notice) -> None:
    """Refuse to change what a kept version says."""
    check_kept(store.read(session, Notice, notice.id), notice)


def told(session: Session, person: Person) -> Person:
    """Fill in which version a person was told on the day that was noted, or the day where only the version was."""
    if person.notice_on and not person.notice:
        held = in_force(session, person.notice_on)
        return dataclasses.replace(person, notice=held.id if held else "")
    if person.notice and not person.notice_on:
        return dataclasses.replace(person, notice_on=date.today())
    return person


def untold(session: Session) -> int:
    """Count the people of whom nobody noted that they were told."""
    table = tables.of(Person)
    count = select(func.count()).where(table.c.notice_on.is_(None), ~table.c.deleted)
    return int(session.connection.scalar(count) or 0)
