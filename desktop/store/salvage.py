"""Makes a new office of all that can still be read of a damaged one, and tells what could not.

The damaged folder is only read. The new one is a device of its own with the same keys; until its last file stands, the
keys, it is no office.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from desktop.domain.offices import Office
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo, Trouble
from desktop.store import (
    attachments,
    backup,
    backup_pool,
    backups,
    chain,
    checks,
    cipher,
    damaged_rows,
    history,
    key_file,
    keys,
    lock,
    migrations,
    opening,
    places,
    readings,
    records,
    salvaged,
    salvaged_log,
    salvaged_rows,
    shared,
    tables,
)
from desktop.store.backups import Backup
from desktop.store.damaged_pages import Pages
from desktop.store.files import make_folder, sync_file, sync_folder, write_whole
from desktop.store.key_grants import Keys
from desktop.store.keys import Opened
from desktop.store.opening import Store
from desktop.store.salvaged import Files, Salvaged
from desktop.store.salvaged_rows import Filled
from desktop.store.session import guard, reading, writing
from desktop.store.trouble import DAMAGED, newer, reaching
from desktop.store.vault import Vault

Unlock = Callable[[Path], Opened]  # opens the keys of a folder by a secret
Step = Callable[[int, int], object]  # told how much of how much is done; what it raises stops it
ACTION = chain.SALVAGE
_NOBODY = "-"  # keys of the first format name nobody


# what can be done at all


def key_backups(office: Path) -> list[Backup]:
    """List the backups in an office's folder whose keys can take the place of the office's own, the newest first."""
    return [
        one
        for one in reversed(salvaged.backups_of(office))
        if not one.is_bare and not _against_keys(one.path)
    ]


def has_keys(office: Path) -> bool:
    """Tell whether the keys in an office's folder can be read."""
    return _against_keys(office) is None


def _against_keys(folder: Path) -> Trouble | None:
    """Say what stands against the keys of a folder; `None` where they can be opened."""
    try:
        key_file.read(folder)
    except Trouble as trouble:
        return trouble
    return None


def may_help(office: Path, trouble: Trouble) -> bool:
    """Tell whether a salvage may help against what an office was not opened for: its data or its keys are damaged."""
    with suppress(OSError):
        against = _against_keys(office)
        spoilt = against is not None and against.sentence != newer(0).sentence
        return bool(_size(office / cipher.DATA)) and (spoilt or trouble.sentence == DAMAGED)
    return False


def check_damaged(office: Path, keys_at: Path | None = None) -> None:
    """Refuse what a salvage cannot begin with, and say which backup helps; writes nothing.

    `Trouble` where the data file is gone or empty, or where the keys are gone or damaged (unless others are taken).
    """
    with reaching():
        if shared.is_shared(office):
            raise CannotDo(
                "ข้อมูลของสำนักงานร่วมอยู่บนเครื่องแม่ข่าย ไม่ได้อยู่ในโฟลเดอร์นี้ กรุณาให้ผู้ดูแลนำสำเนาสำรองของเครื่องแม่ข่ายกลับมา",
                "damaged",
            )
        if not _size(office / cipher.DATA):
            raise _nothing(office)
        against = _against_keys(keys_at or office)
        if against:
            raise against if against.sentence == newer(0).sentence else _without_keys(office, keys_at)
        lock.check(office)


def _nothing(office: Path) -> Trouble:
    newest = next((one for one in reversed(salvaged.backups_of(office)) if one.is_whole), None)
    if newest is None:
        return Trouble(
            "ไม่มีไฟล์ข้อมูล {name} ให้กู้ในโฟลเดอร์นี้ กรุณาเลือกโฟลเดอร์ของสำนักงาน หรือกู้คืนสำเนาสำรองที่เก็บไว้ที่อื่น",
            name=cipher.DATA,
        )
    return Trouble(
        "ไม่มีไฟล์ข้อมูล {name} ให้กู้ในโฟลเดอร์นี้ กรุณากู้คืนสำเนาสำรอง {backup} แทน",
        name=cipher.DATA,
        backup=newest.path.name,
    )


def _without_keys(office: Path, keys_at: Path | None) -> Trouble:
    others = [one for one in key_backups(office) if one.path != keys_at]
    if not others:
        return Trouble(
            "ไฟล์กุญแจ {name} หายหรือเสียหาย จึงอ่านข้อมูลไม่ได้ กรุณาใช้ไฟล์ {name} จากสำเนาสำรองที่เก็บไว้ที่อื่น",
            name=keys.NAME,
        )
    return Trouble(
        "ไฟล์กุญแจ {name} หายหรือเสียหาย จึงอ่านข้อมูลไม่ได้ กรุณาเลือกใช้ไฟล์ {name} จากสำเนาสำรอง {backup}",
        name=keys.NAME,
        backup=others[0].path.name,
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


# salvaging


def salvage(office: Path, folder: Path, unlock: Unlock, step: Step, keys_at: Path | None = None) -> Salvaged:
    """Make a new office in an empty folder of what a damaged one still has; what fails or is stopped leaves nothing.

    `keys_at` is a folder whose keys are taken instead of the office's own, as of a backup. `CannotDo` of `unlock` where
    the secret is wrong; `Trouble` where nothing can be read.
    """
    with reaching():
        check_damaged(office, keys_at)
        _check_empty(office, folder)
        own = keys_at or office
        opened = _unlocked(own, unlock)
        with _pages(office / cipher.DATA, opened.keys) as pages, opening.new_folder(folder) as held:
            told = _salvage(pages, office, folder, opened, _name(own, opened), step)
            write_whole(folder / keys.NAME, (own / keys.NAME).read_bytes())  # the last: it makes it an office
            sync_folder(folder)
        held.close()
    return told


def try_out(office: Path, unlock: Unlock, step: Step, keys_at: Path | None = None) -> Salvaged:
    """Do as `salvage` and keep nothing: to tell what it would save."""
    with reaching(), TemporaryDirectory(ignore_cleanup_errors=True) as beside:
        check_damaged(office, keys_at)
        own = keys_at or office
        opened = _unlocked(own, unlock)
        with _pages(office / cipher.DATA, opened.keys) as pages:
            return _salvage(pages, office, Path(beside), opened, _name(own, opened), step, trial=True)


def _name(folder: Path, opened: Opened) -> str:
    """Name who salvages, as the keys do."""
    names = (slot.name for slot in keys.slots(folder) if slot.id == opened.slot)
    return next(names, "") or _NOBODY


def _check_empty(office: Path, folder: Path) -> None:
    if folder.resolve().is_relative_to(office.resolve()):
        raise CannotDo("โฟลเดอร์ใหม่ต้องอยู่นอกโฟลเดอร์ที่เสียหาย กรุณาเลือกโฟลเดอร์อื่น", "folder")
    places.check_new(folder)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CannotDo("โฟลเดอร์ที่จะกู้ข้อมูลลงต้องว่าง เพราะโปรแกรมไม่เขียนทับข้อมูลเดิม กรุณาเลือกโฟลเดอร์ใหม่", "folder")


def _unlocked(folder: Path, unlock: Unlock) -> Opened:
    """Open a copy of the keys: a wrong passphrase is counted beside them, and nothing is written where they stand."""
    with TemporaryDirectory() as beside:
        shutil.copyfile(folder / keys.NAME, Path(beside) / keys.NAME)
        return unlock(Path(beside))


def _pages(path: Path, held: Keys) -> Pages:
    """Open the pages of a file by the key that fits them: by what verifies them, or where that is lost, by their form."""
    vaults = [Vault(held, file) for file in range(len(held.data), 0, -1)]
    for verified in (True, False):
        for vault in vaults:
            pages = Pages(path, vault.database_key, verified=verified)
            if damaged_rows.has_any(pages):
                return pages
            pages.close()
    raise Trouble(
        "อ่านไฟล์ข้อมูล {name} ไม่ได้เลย อาจเสียหายทั้งไฟล์ หรือไม่ได้เป็นของไฟล์กุญแจนี้ ไม่มีสิ่งใดเปลี่ยนแปลง กรุณากู้คืนสำเนาสำรองล่าสุด",
        name=cipher.DATA,
    )


def _salvage(
    pages: Pages, office: Path, folder: Path, opened: Opened, actor: str, step: Step, *, trial: bool = False
) -> Salvaged:
    path, vault = folder / cipher.DATA, Vault(opened.keys)
    found = damaged_rows.look(pages, step)
    filled = salvaged_rows.fill(pages, found, path, vault.database_key, step)
    with _opened(folder, vault, filled) as store:
        with writing(store, actor, ACTION) as session:
            history.mark_final(session)
            agreed = salvaged_log.agree(session, filled.emptied, step)
            offices = [one.id for one in records.find(session, Office)]
            offices = offices or [records.add(session, Office(officer=actor))]
            salvaged_log.note_lost(session, offices[0])
            salvaged_log.index(session)
        files = _take_attachments(store, office, step, trial=trial)
        older = salvaged.newest_backup(office, opened.keys)
        with reading(store) as session:
            told = salvaged.told(session, pages, len(found.damaged), filled, agreed, files, older)
    if not cipher.is_sound(path, vault.database_key):
        raise Trouble(DAMAGED)
    sync_file(path)
    return told


@contextmanager
def _opened(folder: Path, vault: Vault, filled: Filled) -> Iterator[Store]:
    """Bring a filled file to this program's format and give it open, as a device of its own."""
    engine, device = cipher.engine(folder / cipher.DATA, vault.database_key), str(uuid.uuid4())
    try:
        migrations.run(engine, vault.database_key, folder / backup.FOLDER, migrations.steps())
        with engine.connect().execution_options(immediate=True) as connection, connection.begin():
            connection.execute(sa.insert(tables.device).values(id=device, holder=filled.holder))
            _chain(connection, vault, filled)
        guard(engine, tables.KEPT)
        permits = EVERYTHING if vault.opens_cases else EVERYTHING - {MEDIATION}
        yield Store(folder, engine, vault, device, None, filled.holder, "", permits)
    finally:
        engine.dispose()


def _chain(connection: sa.Connection, vault: Vault, filled: Filled) -> None:
    """Keep the links of what was saved whole; those of an earlier format are made as its first opening makes them."""
    book = tables.readings
    connection.execute(sa.update(book).where(book.c.device == "").values(device=filled.device))
    if chain.begin(connection, vault):
        readings.begin(connection)
    chain.mark_lost(connection, vault)


def _take_attachments(store: Store, office: Path, step: Step, *, trial: bool) -> Files:
    """Copy the attached files as they are encrypted, each once it is read and holds what its name says."""
    with store.engine.connect() as connection:
        named = checks.attached(connection)
    standing = {path.name for path in attachments.kept(office)}
    wanted, lost, from_backups = sorted(named | standing), set(), 0
    for done, sha in enumerate(wanted, start=1):
        data = attachments.whole(office / attachments.FOLDER / sha[:2] / sha, sha, store.vault)
        if data is None:
            data = _from_backups(office, sha, store.vault)
            from_backups += data is not None
        if data is None:
            lost.add(sha)
        elif not trial:
            _keep(store.folder / attachments.FOLDER / sha[:2] / sha, data)
        step(done, len(wanted))
    with reading(store) as session:
        naming = salvaged.naming(session, lost)
    return Files(len(wanted) - len(lost), from_backups, len(lost), naming)


def _from_backups(office: Path, sha: str, vault: Vault) -> bytes | None:
    pooled = backup_pool.versions(backups.place_in(office), sha)
    found = (attachments.whole(path, sha, vault) for path in pooled)
    return next((data for data in found if data is not None), None)


def _keep(target: Path, data: bytes) -> None:
    for parent in (target.parent.parent, target.parent):
        make_folder(parent)
    write_whole(target, data)
