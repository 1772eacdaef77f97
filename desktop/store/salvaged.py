"""What a salvage came to: what was saved, what is known to be lost, and by name as far as anything tells the name."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from desktop.domain.offices import Office
from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import OPEN, TOPICS
from desktop.errors import Trouble
from desktop.store import backup, backups, cipher, records, rekeying, tables
from desktop.store.backups import Backup
from desktop.store.damaged_pages import Pages
from desktop.store.key_grants import Keys
from desktop.store.salvaged_log import Agreed
from desktop.store.salvaged_rows import Filled
from desktop.store.session import Session

NAMED = 20  # records that are told by name


@dataclass(frozen=True)
class Saved:
    """What was saved of one topic, and what was not."""

    topic: str
    kept: int  # records that the new office has
    rebuilt: int  # of these, written anew from the change log
    logged: int  # of these, of which the change log lacked something
    emptied: int  # references to records that are lost
    lost: int  # records that are known to be missing; there may have been more after the last one known
    named: tuple[str, ...]  # labels of the first of them, as far as they are known; none of a closed topic


@dataclass(frozen=True)
class Files:
    """What became of the attached files."""

    kept: int
    from_backups: int  # of these, taken from the backups in the damaged folder
    lost: int
    named: tuple[str, ...]  # labels of the first records that name a lost one, none of a closed topic


@dataclass(frozen=True)
class Salvaged:
    """What a salvage came to."""

    office: str
    thai_digits: bool
    pages: int
    damaged: int  # of these
    is_verified: bool  # False where only the form of pages could be checked, not that they are as written
    topics: tuple[Saved, ...]
    changes: int
    lost_changes: int
    unknown_saves: int  # of which only the time is known
    lost_readings: int
    unknown_rows: int  # of which it is not known where they belong
    knows_holder: bool  # False where it is lost whose reserved numbers the copy gave
    last: str  # when the last change that is left was saved: UTC, ISO 8601; "" if there is none
    backup: str  # the newest sound backup in the damaged folder, "" if there is none
    files: Files

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is known to be lost."""
        counts = (
            self.lost_changes,
            self.unknown_saves,
            self.lost_readings,
            self.unknown_rows,
            self.files.lost,
        )
        return (
            not any(counts)
            and self.knows_holder
            and not any(one.lost or one.emptied or one.logged for one in self.topics)
        )


@dataclass(frozen=True)
class Older:
    """What the newest sound backup in the damaged folder had: labels of records by topic and id."""

    name: str
    labels: dict[str, dict[str, str]]


# what the backups tell


def backups_of(office: Path) -> list[Backup]:
    """List the backups in an office's folder, the newest last; none where the folder gives none."""
    with suppress(OSError):
        return backups.found(backups.place_in(office))
    return []


def newest_backup(office: Path, keys: Keys) -> Older:
    """Read which records the newest sound backup had."""
    for one in reversed(backups_of(office)):
        with suppress(Trouble):
            backups.check_files(one)
            key = rekeying.fitting(one.data, keys).database_key
            if not one.is_bare and cipher.is_sound(one.data, key):
                with backup.looking(one.data, key) as connection:
                    return Older(
                        one.path.name,
                        {topic: _labels(connection, topic) for topic in backup.topics(connection)},
                    )
    return Older("", {})


def _labels(connection: sa.Connection, topic: str) -> dict[str, str]:
    found = connection.exec_driver_sql(f"SELECT id, label FROM {topic}").all()  # noqa: S608
    return {row.id: row.label for row in found}


# telling


def naming(session: Session, lost: Collection[str]) -> tuple[str, ...]:
    """Name the first records that a lost file was attached to, none of a closed topic."""
    labels: list[str] = []
    for topic in OPEN.values():
        for field in fields_of(topic):
            if field.kind is Kind.FILE and len(labels) < NAMED:
                column, label = tables.of(topic).c[field.name], tables.of(topic).c.label
                for part in records.parts(sorted(lost)):
                    labels += session.connection.scalars(sa.select(label).where(column.in_(part)))
    return tuple(labels[:NAMED])


def told(
    session: Session, pages: Pages, damaged: int, filled: Filled, agreed: Agreed, files: Files, older: Older
) -> Salvaged:
    """Put together what a salvage came to, by what the new office holds."""
    [office, *_others] = records.find(session, Office)
    units, changes = tables.units, tables.changes
    before = (
        sa.select(units.c.at).where(units.c.device != session.store.device).order_by(units.c.clock.desc())
    )
    return Salvaged(
        office=office.label,
        thai_digits=office.thai_digits,
        pages=pages.count,
        damaged=damaged,
        is_verified=pages.is_verified,
        topics=tuple(_saved(session, topic, filled, agreed, older) for topic in TOPICS),
        changes=filled.kept.get(changes.name, 0),
        lost_changes=filled.missing.get(changes.name, 0),
        unknown_saves=filled.unknown_saves,
        lost_readings=filled.missing.get(tables.readings.name, 0),
        unknown_rows=filled.unknown_rows,
        knows_holder=bool(filled.device),
        last=session.connection.scalar(before.limit(1)) or "",
        backup=older.name,
        files=files,
    )


def _saved(session: Session, topic: str, filled: Filled, agreed: Agreed, older: Older) -> Saved:
    there = set(session.connection.scalars(sa.select(tables.of(TOPICS[topic]).c.id)))
    labels = {**older.labels.get(topic, {}), **filled.broken.get(topic, {})}
    gone = (labels.keys() | agreed.gone[topic]) - there
    named = sorted(labels[id_] for id_ in gone if labels.get(id_)) if topic in OPEN else []
    rebuilt = agreed.rebuilt[topic]
    unseen = filled.missing.get(topic, 0) - rebuilt  # numbers that no row has any more
    return Saved(
        topic,
        kept=len(there),
        rebuilt=rebuilt,
        logged=agreed.logged[topic],
        emptied=agreed.emptied[topic],
        lost=max(len(gone), unseen),
        named=tuple(named[:NAMED]),
    )
