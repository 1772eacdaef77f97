"""A backup compared with the office that is open, and made an office again beside it, never over it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.domain.topics import OPEN
from desktop.errors import CannotDo
from desktop.store import (
    attachments,
    backup,
    backup_manifest,
    backup_pool,
    backups,
    cipher,
    keys,
    opening,
    places,
    rekeying,
    tables,
)
from desktop.store.backup_pool import Step
from desktop.store.backups import Backup
from desktop.store.files import copy_whole, make_folder, sync_file, sync_folder, write_whole
from desktop.store.keys import Opened
from desktop.store.trouble import reaching
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.store.opening import Store

Unlock = Callable[
    [Path], Opened
]  # opens the keys of a folder, by a secret that held when the backup was made
NAMED = 5  # records that are told by name
_PART = 500  # ids asked for at once


@dataclass(frozen=True)
class Some:
    """How many records, and the labels of the first of them; without labels where the topic is closed."""

    count: int = 0
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """What going back to a backup would do to one topic: records lost, gained, and changed back."""

    topic: str
    lost: Some
    gained: Some
    changed: Some


# comparing


def compare(store: Store, one: Backup) -> tuple[Difference, ...]:
    """Tell by topic how a backup of an open office differs from what the office holds now."""
    with reaching():
        if keys.office_of(one.keys) != keys.office_of(store.folder):
            raise CannotDo("สำเนาสำรองนี้เป็นของสำนักงานอื่น กรุณาเลือกสำเนาสำรองของสำนักงานนี้", "backup")
        backups.check_files(one)
        vault = rekeying.fitting(one.data, keys.known_to(one.keys, store.opened).keys)
        backups.check_contents(one, vault)
        with (
            store.engine.connect() as now,
            now.begin(),
            backup.looking(one.data, vault.database_key) as then,
        ):
            return tuple(_compare(now, then))


def _compare(now: sa.Connection, then: sa.Connection) -> Iterator[Difference]:
    """Look only at the records that one of the two change logs tells more of."""
    touched = _touched(now, _last(then)) | _touched(then, _last(now))
    old = set(backup.topics(then))
    for topic in backup.topics(now):
        ids = sorted(id_ for its_topic, id_ in touched if its_topic == topic)
        living = _living(now, topic, ids)
        lived = _living(then, topic, ids) if topic in old else {}
        both = {id_: label for id_, label in living.items() if id_ in lived}
        lost, gained = _without(living, lived), _without(lived, living)
        if lost or gained or both:
            yield Difference(topic, *(_some(topic, part) for part in (lost, gained, both)))


def _last(connection: sa.Connection) -> dict[str, int]:
    changes = tables.changes
    found = connection.execute(
        sa.select(changes.c.device, sa.func.max(changes.c.seq)).group_by(changes.c.device)
    )
    return {str(device): int(seq) for device, seq in found}


def _touched(connection: sa.Connection, known: dict[str, int]) -> set[tuple[str, str]]:
    """List the records, by topic and id, that a change log has changes of beyond what is known."""
    changes = tables.changes
    named = sa.select(changes.c.topic, changes.c.row).distinct()
    return {
        (str(topic), str(row))
        for device in _last(connection)
        for topic, row in connection.execute(
            named.where(changes.c.device == device, changes.c.seq > known.get(device, 0))
        )
    }


def _living(connection: sa.Connection, topic: str, ids: list[str]) -> dict[str, str]:
    """Give the labels by id of those records that are not set aside."""
    table = sa.table(topic, sa.column("id"), sa.column("label"), sa.column("deleted", sa.Boolean))
    parts = (ids[start : start + _PART] for start in range(0, len(ids), _PART))
    return {
        str(id_): str(label)
        for part in parts
        for id_, label in connection.execute(
            sa.select(table.c.id, table.c.label).where(table.c.id.in_(part), ~table.c.deleted)
        )
    }


def _without(labels: dict[str, str], others: Collection[str]) -> dict[str, str]:
    return {id_: label for id_, label in labels.items() if id_ not in others}


def _some(topic: str, labels: dict[str, str]) -> Some:
    named = sorted(label for label in labels.values() if label) if topic in OPEN else []
    return Some(len(labels), tuple(named[:NAMED]))


# restoring


def restore(one: Backup, folder: Path, unlock: Unlock, step: Step) -> int:
    """Make a backup an office again in an empty folder, as a device of its own; give how many attachments are lost.

    `CannotDo` of `unlock` where the secret is wrong, `Trouble` where the backup is damaged. What fails, or is stopped,
    leaves the folder as it was.
    """
    with reaching():
        _check_empty(folder)
        backups.check_files(one)
        vault = _opened(one, unlock)
        backups.check_contents(one, vault)
        with opening.new_folder(folder) as held:
            lost = _restore_attachments(one, vault, folder, step)
            copy_whole(one.data, folder / cipher.DATA)
            _set_device(folder / cipher.DATA, vault.database_key)
            write_whole(
                folder / keys.NAME, (one.keys / keys.NAME).read_bytes()
            )  # the last: it makes it an office
            sync_folder(folder)
        held.close()
    return lost


def _check_empty(folder: Path) -> None:
    places.check_new(folder)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CannotDo("โฟลเดอร์ที่จะกู้คืนลงต้องว่าง เพราะโปรแกรมไม่เขียนทับข้อมูลเดิม กรุณาเลือกโฟลเดอร์ใหม่", "folder")


def _opened(one: Backup, unlock: Unlock) -> Vault:
    vault = rekeying.fitting(one.data, unlock(one.keys).keys)
    if not cipher.opens(one.data, vault.database_key):
        raise backup_manifest.damaged(one.data.name)
    return vault


def _restore_attachments(one: Backup, vault: Vault, folder: Path, step: Step) -> int:
    """Copy the attachments as they are encrypted, each once it is read and holds what its name says."""
    files = _attachments(one)
    lost = one.manifest.lost if one.manifest else 0
    for done, (sha, path) in enumerate(files.items(), start=1):
        data = attachments.whole(path, sha, vault)
        if data is None:
            lost += 1
        else:
            target = folder / attachments.FOLDER / sha[:2] / sha
            for parent in (target.parent.parent, target.parent):
                make_folder(parent)
            write_whole(target, data)
        step(done, len(files))
    return lost


def _attachments(one: Backup) -> dict[str, Path]:
    """Give the attachments of a backup by what they hold; those of a bare copy are the office's own."""
    if one.is_bare:
        return {path.name: path for path in attachments.kept(one.keys)}
    named = one.manifest.attachments if one.manifest else {}
    return {name.partition(".")[0]: backup_pool.at(one.path.parent, name) for name in named}


def _set_device(path: Path, key: bytes) -> None:
    """Make the restored office another device: what it does from now on is told apart from what was done before."""
    with closing(cipher.unlocked(path, key)) as connection:
        connection.execute("UPDATE device SET id = ?", (str(uuid.uuid4()),))
    if not cipher.is_sound(path, key):
        raise backup_manifest.damaged(path.name)
    sync_file(path)
