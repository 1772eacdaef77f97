"""A second place for backups, as on a stick, which several offices may use: each backup comes there once, and is checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import CannotDo, Trouble
from desktop.store import backup_manifest, backup_pool, backups, keys, rekeying
from desktop.store.backup_pool import Step
from desktop.store.backups import Backup
from desktop.store.files import copy_whole, make_folder
from desktop.store.key_slots import PROGRAM

if TYPE_CHECKING:
    from desktop.store.opening import Store


def place_of(store: Store, folder: Path) -> Path:
    """Give the place of an office's backups in a folder that other offices may use too."""
    return folder / f"{PROGRAM}-{keys.office_of(store.folder)[:8]}"


def check(store: Store, folder: Path) -> None:
    """Refuse a second place for backups that is an office's folder, or within this one's."""
    inside = folder.resolve().is_relative_to(store.folder.resolve())
    if inside or os.path.isfile(folder / keys.NAME):  # noqa: PTH113 - answers for a folder nobody may look into
        raise CannotDo("ที่เก็บสำเนาแห่งที่สองต้องอยู่นอกโฟลเดอร์ของสำนักงาน กรุณาเลือกแฟลชไดรฟ์หรือดิสก์อื่น", "to")


def carry(store: Store, one: Backup, folder: Path, step: Step) -> Backup:
    """Copy a backup of the office's folder to a second place, unless it stands there whole, and check it there."""
    check(store, folder)
    if not os.path.isdir(folder):  # noqa: PTH112 - made here, it would hide that the stick is not plugged in
        raise Trouble(
            "ไม่พบที่เก็บสำเนาแห่งที่สอง {folder} กรุณาเสียบแฟลชไดรฟ์หรือสร้างโฟลเดอร์ก่อน แล้วลองใหม่", folder=folder
        )
    try:
        with backups.WRITING:
            place = place_of(store, folder)
            make_folder(place)
            listed = backups.found(place)
            there = [other for other in listed if other.manifest == one.manifest and other.is_whole]
            return there[0] if there else _carry(store, one, place, step)
    except OSError as error:
        raise Trouble(
            "เขียนสำเนาสำรองลงใน {folder} ไม่ได้ กรุณาตรวจว่าแฟลชไดรฟ์ยังเสียบอยู่ ไม่เต็ม และไม่ได้ป้องกันการเขียน แล้วลองใหม่",
            folder=folder,
        ) from error


def _carry(store: Store, one: Backup, place: Path, step: Step) -> Backup:
    manifest = backups.readable(one)
    with backups.writing(place) as part:
        backup_pool.carry(one.path.parent, place, manifest.attachments, step, store.vault)
        for name in manifest.files:
            copy_whole(one.path / name, part / name)
        backup_manifest.write(part, manifest)
        written = Backup(part, manifest)
        backups.check_files(written)
        vault = rekeying.fitting(written.data, keys.known_to(part, store.opened).keys)
        backups.check_contents(written, vault)
        carried = backups.named(part, manifest)
    backups.thin(place, carried)
    return carried
