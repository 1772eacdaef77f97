"""Backups as the officer sees them: made, brought to a second place, listed, printed as a receipt, and gone back to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from desktop.documents.contents import backup_receipt
from desktop.domain.backups import ASKED
from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.store import backups as store
from desktop.store import keys, restoring, second_place, tables
from desktop.store.backup_pool import Step
from desktop.store.backups import Backup
from desktop.store.chain import NO_END, End
from desktop.store.history import next_clock
from desktop.store.opening import Store
from desktop.store.restoring import Unlock
from desktop.store.session import Session, reading
from desktop.work import chain
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look


@dataclass(frozen=True)
class Kept:
    """One backup as a list shows it; what cannot be read of a damaged one is empty."""

    path: Path
    at: datetime | None
    why: str  # a key of domain.backups.REASONS
    size: int  # bytes, with the attachments that it shares with other backups
    counts: dict[str, int]  # records by topic
    attachments: int
    lost: int  # attachments that the office had no more
    head: dict[str, str]  # how far the change log of each device went
    log: End  # where the chain of the log ended then
    readings: End  # and that of the acts of reading
    is_here: bool  # made by this copy of the office
    is_whole: bool
    missing: str  # a file that is gone or cut off


@dataclass(frozen=True)
class Made:
    """What asking for a backup came to: the backup that holds all there is now, whether it is new, and the second one.

    `trouble` says why there is no second one; the first is made all the same.
    """

    backup: Kept
    is_new: bool
    second: Kept | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Compared:
    """What going back to a backup would do to one topic; named are the first few records, none of a closed topic."""

    topic: str
    titled: str
    lost: int
    lost_named: tuple[str, ...]
    gained: int
    gained_named: tuple[str, ...]
    changed: int
    changed_named: tuple[str, ...]
    erased: int = 0  # of people: whose data was erased since, and would be back
    erased_named: tuple[str, ...] = ()


# making


def back_up(
    office: Store, step: Step, *, second: Path | None = None, if_changed: bool = False, why: str = ASKED
) -> Made:
    """Make a backup in the office's folder and bring it to a second place where one is given.

    With `if_changed` the last one is taken where it holds all there is. `CannotDo` names the field "to" of a second
    place that cannot be one, before anything is written.
    """
    if second is not None:
        second_place.check(office, second)
    last = store.unchanged(office) if if_changed else None
    made = last or store.make(office, why, step)
    kept = _kept(made, office.device)
    if second is None:
        return Made(kept, last is None)
    try:
        carried = second_place.carry(office, made, second, step)
    except Trouble as trouble:
        return Made(kept, last is None, trouble=trouble)
    return Made(kept, last is None, _kept(carried, office.device))


def listed(office: Store, second: Path | None = None) -> tuple[Kept, ...]:
    """List the backups of an office in its own folder or in a second place, the newest first."""
    place = store.place_of(office) if second is None else second_place.place_of(office, second)
    return tuple(_kept(one, office.device) for one in reversed(store.found(place)))


def offered(folders: Iterable[Path]) -> tuple[Kept, ...]:
    """List the backups in and under folders without opening an office, the newest first.

    A folder may be a backup, a place of backups, an office, or what holds an office's second place.
    """
    places = [place for folder in folders for place in store.places_in(folder)]
    found = {one.path: _kept(one, _device(one)) for place in places for one in store.found(place)}
    return tuple(sorted(found.values(), key=_made_at, reverse=True))


def _device(one: Backup) -> str:
    """Name the copy of the office that made a backup: where none is open, each is taken for its own."""
    return one.manifest.device if one.manifest else ""


def _made_at(one: Kept) -> float:
    return one.at.timestamp() if one.at else 0.0


def check_second(office: Store, folder: Path) -> None:
    """Refuse a second place that cannot be one; `CannotDo` names the field "to"."""
    second_place.check(office, folder)


def last(session: Session) -> datetime:
    """Tell when the last good backup was made; where there is none, when the office began."""
    one = store.last_whole(store.place_of(session.store))
    if one is not None and one.manifest is not None:
        return one.manifest.at
    began = session.connection.scalar(select(func.min(tables.units.c.at)))
    return datetime.fromisoformat(str(began))


def _kept(one: Backup, device: str) -> Kept:
    said = one.manifest
    if said is None:
        return Kept(one.path, None, "", 0, {}, 0, 0, {}, NO_END, NO_END, False, False, one.missing)
    size = one.data.stat().st_size if one.is_bare else said.size
    return Kept(
        one.path, said.at, said.why, size, dict(said.counts), len(said.attachments), said.lost, dict(said.head),
        said.log, said.readings,
        said.device == device or one.is_bare, one.is_whole, one.missing,
    )  # fmt: skip


def receipt(session: Session, path: Path, draw: Draw) -> bytes:
    """Draw the receipt of a backup as a PDF; `Trouble` where the backup is not whole."""
    one = store.at(path)
    store.check_files(one)
    kept, office = _kept(one, session.store.device), the_office(session)
    assert kept.at is not None
    counts = {
        TOPICS[topic].titled: count for topic, count in kept.counts.items() if topic in TOPICS and count
    }
    ends = {backup_receipt.LOG: kept.log, backup_receipt.READINGS: kept.readings}
    facts = backup_receipt.Receipt(
        office.label, str(path), kept.at, kept.why, kept.size, counts, kept.attachments, kept.lost, kept.head,
        {title: (end.number, chain.grouped(end.link)) for title, end in ends.items() if end.link},
    )  # fmt: skip
    words = backup_receipt.write(facts, thai_digits=office.thai_digits)
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf


# going back


def named(office: Path, name: str) -> Path:
    """Give the path of the backup of a name in an office's own folder."""
    return store.place_in(office) / name


def compared(office: Store, path: Path) -> tuple[Compared, ...]:
    """Tell by topic what would be lost, gained and changed back if one went on with a backup instead of the office."""
    backup = store.at(path)
    found = restoring.compare(office, backup)
    with reading(office) as session:
        erased = erased_since(session, backup)
    return tuple(
        Compared(
            one.topic,
            TOPICS[one.topic].titled,
            *(one.lost.count, one.lost.labels),
            *(one.gained.count, one.gained.labels),
            *(one.changed.count, one.changed.labels),
            *((len(erased), erased[: restoring.NAMED]) if one.topic == Person.topic else ()),
        )
        for one in found
    )


def erased_since(session: Session, backup: Backup) -> tuple[str, ...]:
    """Name the people whose data was erased, or destroyed, since a backup was made: what is left of their names."""
    people, changes, units = tables.of(Person), tables.changes, tables.units
    question = (
        select(people.c.id, people.c.label, units.c.device, units.c.clock)
        .join(changes, changes.c.row == people.c.id)
        .join(units, units.c.id == changes.c.unit)
        .where(people.c.erased.is_not(None), changes.c.topic == Person.topic, changes.c.field == "erased")
        .order_by(people.c.sort_key, people.c.id)
    )
    acts = session.connection.execute(question).all()
    known = {one.id for one in acts if one.clock <= _upto(backup, one.device)}
    return tuple({one.id: one.label for one in acts if one.id not in known}.values())


def _upto(backup: Backup, device: str) -> str:
    """Tell how far a backup has the change log of a device; of one that does not say so, by when it was made."""
    said = backup.manifest
    assert said is not None  # a damaged one is compared with nothing
    return said.head.get(device, "") if said.head else next_clock("", int(said.at.timestamp() * 10**9))


def openers(path: Path) -> tuple[tuple[str, str], ...]:
    """List who opens a backup, each by slot and name: users who left since are among them."""
    return tuple((slot.id, slot.name) for slot in keys.slots(store.at(path).keys))


def needs_two(path: Path) -> bool:
    """Tell whether two people must open a backup together."""
    return keys.needs_two(store.at(path).keys)


def by_passphrase(passphrase: str, slot: str = "") -> Unlock:
    """Open a backup by a passphrase that held when it was made."""
    return lambda folder: keys.peek(folder, passphrase, slot)


def by_two(first: tuple[str, str], second: tuple[str, str]) -> Unlock:
    """Open a backup by two people, each a slot and its passphrase."""
    return lambda folder: keys.unlock_two(folder, first, second)


def by_recovery_code(code: str) -> Unlock:
    """Open a backup by the recovery code that held when it was made."""
    return lambda folder: keys.unlock_with_recovery(folder, code)


def restore(path: Path, folder: Path, unlock: Unlock, step: Step) -> Kept:
    """Make a backup an office again in an empty folder; the backup is given with the attachments lost by now."""
    one = store.at(path)
    lost = restoring.restore(one, folder, unlock, step)
    return dataclasses.replace(_kept(one, ""), lost=lost)
