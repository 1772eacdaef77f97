"""Sets of backups: made in the office's own folder, each checked after writing, found again, thinned as they age.

A place holds a folder for each backup and one pool of attachments that all of them share. A migration copies the data
file alone; such a copy belongs to the keys and attachments of the office it stands in.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import backups as rule
from desktop.errors import Trouble
from desktop.store import (
    backup,
    backup_manifest,
    backup_pool,
    chain,
    cipher,
    keys,
    moving,
    readings,
    rekeying,
)
from desktop.store.attachments import gather, kept
from desktop.store.backup_manifest import Manifest
from desktop.store.backup_pool import Step
from desktop.store.checks import attached
from desktop.store.files import make_folder, sync_file, sync_folder, write_whole
from desktop.store.key_slots import PROGRAM
from desktop.store.trouble import reaching
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.store.opening import Store

# held while a backup is written: a place has one unfinished folder, and thinning removes what nothing names yet
WRITING = threading.RLock()
_PART, _GONE = "new.part", "gone.part"  # folders: a backup being written, one being removed
_MOMENT = len("2569-11-21 0912")
_BARE = re.compile(r"before-format-(\d+) (\d{4})-(\d\d)-(\d\d) (\d\d)(\d\d)(?: \d+)?\.db")


@dataclass(frozen=True)
class Backup:
    """One backup: its folder, or the data file alone that a migration copied, and what it says of itself."""

    path: Path
    manifest: Manifest | None  # None where it cannot be read
    missing: str = ""  # a file that was gone or of another length when it was found

    @property
    def is_bare(self) -> bool:
        """Tell whether it is the data file alone."""
        return _BARE.fullmatch(self.path.name) is not None

    @property
    def data(self) -> Path:
        """Give the copied data file."""
        return self.path if self.is_bare else self.path / cipher.DATA

    @property
    def keys(self) -> Path:
        """Give the folder whose keys open it."""
        return self.path.parent.parent if self.is_bare else self.path

    @property
    def is_whole(self) -> bool:
        """Tell whether all its files stood and were as long as they should be; none of them was read."""
        return self.manifest is not None and not self.missing


# making


def before(store: Store, why: str) -> Backup:
    """Make a backup before a risky act, unless the last one holds all that there is."""
    return unchanged(store) or make(store, why, lambda _done, _total: None)


def unchanged(store: Store) -> Backup | None:
    """Find the backup in the office's folder that holds all that there is now; None where something changed since."""
    with reaching():
        with store.engine.connect() as connection:
            state = backup.state(connection, *_beside(store.folder))
        listed = reversed(found(place_of(store)))
        return next(
            (one for one in listed if one.manifest and one.manifest.state == state and one.is_whole), None
        )


def make(store: Store, why: str, step: Step) -> Backup:
    """Make a backup in the office's folder; what fails or is stopped leaves the earlier ones as they were."""
    with reaching(), WRITING:
        place = place_of(store)
        make_folder(place)
        with writing(place) as part:
            made = named(part, _write(store, part, why, _now(), step))
        thin(place, made)
    return made


def _write(store: Store, part: Path, why: str, now: datetime, step: Step) -> Manifest:
    """Write a new backup into a folder without a name, and check it."""
    with store.engine.connect() as connection:
        known = backup.known(connection)
    beside, place = _beside(store.folder), part.parent
    check = _copy_data(store, part / cipher.DATA)
    write_whole(part / keys.NAME, (store.folder / keys.NAME).read_bytes())
    with ThreadPoolExecutor(1) as reading:
        checked = reading.submit(check)
        taken = backup_pool.take_in(store, place, step)
        checked.result()
    with backup.looking(part / cipher.DATA, store.vault.database_key) as copied:
        if known is not None and not backup.finds(copied, known):
            raise Trouble(backup.NOT_WHOLE)
        device = backup.device(copied)
        attachments, lost = backup_pool.with_named(place, taken, attached(copied))
        manifest = Manifest(
            office=keys.office_of(part),
            device=device,
            at=now,
            why=why,
            format=backup.format_of(copied),
            state=backup.state(copied, *beside),
            head=backup.head(copied),
            log=chain.end(copied, device),
            readings=readings.end(copied, device),
            counts=backup.counts(copied),
            files={name: backup_manifest.described(part / name) for name in (cipher.DATA, keys.NAME)},
            attachments=attachments,
            lost=lost,
        )
    backup_manifest.write(part, manifest)
    _check_keys(store, part)
    return manifest


def _copy_data(store: Store, path: Path) -> Callable[[], None]:
    """Copy the data of an office into a file, safe on the disk; give what refuses it where it cannot be read again."""
    key = store.vault.database_key
    if store.shared is not None:
        with store.engine.connect() as connection:
            gather(store, attached(connection))
        moving.copy_data(store, path)
        return partial(_check_sound, path, key)
    backup.write(store.engine, key, path)
    sync_file(path)
    return partial(backup.check, store.engine, key, path)


def _check_sound(path: Path, key: bytes) -> None:
    if not cipher.is_sound(path, key):
        raise Trouble(backup.NOT_WHOLE)


def _beside(office: Path) -> tuple[object, ...]:
    """Say of the keys and attachments what tells whether they changed."""
    files = kept(office)
    return (
        backup_manifest.described(office / keys.NAME).sha256,
        len(files),
        sum(one.stat().st_size for one in files),
    )


def _check_keys(store: Store, folder: Path) -> None:
    """Refuse a backup that the keys beside it would not open."""
    vault = rekeying.fitting(folder / cipher.DATA, keys.known_to(folder, store.opened).keys)
    if not cipher.opens(folder / cipher.DATA, vault.database_key):
        raise Trouble(backup.NOT_WHOLE)


# reading


def place_of(store: Store) -> Path:
    """Give the place of the backups of an open office."""
    return place_in(store.folder)


def place_in(office: Path) -> Path:
    """Give the place of the backups in an office's own folder."""
    return office / backup.FOLDER


def places_in(folder: Path) -> list[Path]:
    """List what may be places of backups about a folder: that of the backup it is, itself, and those within it."""
    if _is_backup(folder):
        return [folder.parent]
    with suppress(OSError):
        return [folder, place_in(folder), *sorted(folder.glob(f"{PROGRAM}-*"))]
    return []


def found(place: Path) -> list[Backup]:
    """List the backups of a place in the order in which they were made; those that cannot be read come first."""
    paths = list(place.iterdir()) if place.is_dir() else []
    pool = backup_pool.sizes(place)
    return sorted((_at(path, pool) for path in paths if _is_backup(path)), key=_order)


def last_whole(place: Path) -> Backup | None:
    """Give the backup of a place that has the latest name and stands whole; older ones are not read."""
    paths = [path for path in place.iterdir() if path.is_dir()] if place.is_dir() else []
    newest_first = sorted((path for path in paths if _is_backup(path)), key=_named_at, reverse=True)
    pool = backup_pool.sizes(place)
    return next((one for path in newest_first if (one := _at(path, pool)).is_whole), None)


def _named_at(path: Path) -> tuple[str, int, str]:
    """Order names as they were given: `… 0912` before `… 0912 2`, that before `… 0912 10`."""
    return path.name[:_MOMENT], len(path.name), path.name


def at(path: Path) -> Backup:
    """Give the backup of a path; `Trouble` where none stands."""
    with reaching():
        if not _is_backup(path):
            raise Trouble("ไม่พบสำเนาสำรองที่ {path} กรุณาเลือกโฟลเดอร์ของสำเนาสำรองชุดใดชุดหนึ่ง", path=path)
        return _at(path, backup_pool.sizes(path.parent))


def _is_backup(path: Path) -> bool:
    if path.name in (_PART, _GONE):
        return False
    return (path / backup_manifest.NAME).is_file() or (path.is_file() and bool(_BARE.fullmatch(path.name)))


def _at(path: Path, pool: Mapping[str, int]) -> Backup:
    if path.is_file():
        return Backup(path, _of_bare(path))
    try:
        said = backup_manifest.read(path)
    except Trouble:
        return Backup(path, None, backup_manifest.NAME)
    there = {one.name: one.stat().st_size for one in map(path.joinpath, said.files) if one.is_file()}
    sizes = {name: file.size for name, file in said.files.items()}
    return Backup(path, said, _lacking(sizes, there) or _lacking(said.attachments, pool))


def _lacking(sizes: Mapping[str, int], there: Mapping[str, int]) -> str:
    """Name the first file that is gone or of another length; "" if there is none."""
    return next((name for name, size in sizes.items() if there.get(name) != size), "")


def _of_bare(path: Path) -> Manifest | None:
    """Say of a copy that a migration made what its name tells."""
    named = _BARE.fullmatch(path.name)
    assert named
    year, month, day, hour, minute = map(int, named.groups()[1:])
    try:
        made = datetime(year - 543, month, day, hour, minute).astimezone()
    except ValueError:
        return None
    return Manifest("", "", made, rule.FORMAT, 0, "", {}, chain.NO_END, chain.NO_END, {}, {}, {}, 0)


def _order(one: Backup) -> tuple[object, ...]:
    said = one.manifest
    return (
        (said.clock, said.at.timestamp(), len(one.path.name), one.path.name)
        if said
        else ("", 0.0, 0, one.path.name)
    )


def readable(one: Backup) -> Manifest:
    """Give what a backup says of itself; `Trouble` where it cannot be read."""
    if one.manifest is None:
        raise backup_manifest.damaged(backup_manifest.NAME)
    return one.manifest


def check_files(one: Backup) -> None:
    """Refuse a backup whose files are not as they were written; needs no key. `Trouble` names the first."""
    for name, file in readable(one).files.items():
        with reaching():
            stands = (one.path / name).is_file()
            if not stands or backup_manifest.described(one.path / name) != file:
                raise backup_manifest.damaged(name)


def check_contents(one: Backup, vault: Vault) -> None:
    """Refuse a backup whose data file does not open, fit together, count or find what it did."""
    key = vault.database_key
    if not cipher.is_sound(one.data, key):
        raise backup_manifest.damaged(one.data.name)
    with backup.looking(one.data, key) as copied:
        counts, known = backup.counts(copied), backup.known(copied)
        wrong = any(counts.get(topic, 0) != count for topic, count in readable(one).counts.items())
        if wrong or (known is not None and not backup.finds(copied, known)):
            raise backup_manifest.damaged(one.data.name)


# thinning


def thin(place: Path, made: Backup) -> None:
    """Remove the backups of a place that are kept no longer, of each copy of the office by itself; never the one made.

    One that is not whole neither counts nor goes: a person looks at it.
    """
    groups: dict[str, list[Backup]] = {}
    for one in found(place):
        if one.manifest is not None and one.is_whole:
            groups.setdefault(one.manifest.device, []).append(one)
    for group in groups.values():
        days = [readable(one).at.astimezone().date() for one in group]
        kept = rule.kept(days, _now().date())
        for number, one in enumerate(group):
            if number not in kept and one.path != made.path:
                _remove(one)
    _prune(place)


def _remove(one: Backup) -> None:
    with suppress(OSError):  # open in another program: the next time
        if one.is_bare:
            one.path.unlink()
            return
        gone = one.path.with_name(_GONE)
        shutil.rmtree(gone, ignore_errors=True)
        one.path.rename(gone)  # half removed, it is no backup any more
        shutil.rmtree(gone)


def _prune(place: Path) -> None:
    """Remove what no backup names from the pool, unless one of them cannot be asked."""
    manifests = [one.manifest for one in found(place)]
    if None not in manifests:
        with suppress(OSError):
            backup_pool.prune(place, {name for said in manifests if said for name in said.attachments})


# writing


@contextmanager
def writing(place: Path) -> Iterator[Path]:
    """Give an empty folder for a new backup; what fails inside leaves neither it nor attachments that nothing names."""
    part = place / _PART
    for left in (part, place / _GONE):
        shutil.rmtree(left, ignore_errors=True)
    try:
        part.mkdir()
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        _prune(place)
        raise


def named(part: Path, manifest: Manifest) -> Backup:
    """Give a finished backup its name."""
    target = backup.dated_folder(part.parent, manifest.at)
    sync_folder(part)
    part.rename(target)
    sync_folder(target.parent)
    return Backup(target, manifest)


def _now() -> datetime:
    return datetime.now().astimezone()
