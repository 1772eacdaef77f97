"""The command salvage: a new office of all that can be read of a damaged one, and the list of what cannot."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.commands import files, office
from desktop.commands.answers import Answer, begin, showing
from desktop.commands.arguments import Usage
from desktop.domain.topics import TOPICS
from desktop.i18n import _
from desktop.printing import draw
from desktop.store import keys
from desktop.store.restoring import Unlock
from desktop.store.salvaged import Salvaged, Saved
from desktop.work import backups
from desktop.work import salvage as work

_LOST = 3  # exit code: saved, but not all


def salvage(arguments: Namespace) -> Answer:
    """Make a new office of a damaged one; exit code 3 where something is known to be lost."""
    damaged, folder = Path(arguments.damaged), office.new_folder(arguments.folder)
    if not arguments.folder and not arguments.dry_run:
        raise Usage("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help", what="FOLDER")
    keys_at = _keys_at(damaged, arguments.keys) if arguments.keys else None
    work.check(damaged, keys_at)
    if not arguments.report:
        return _answer(_salvaged(arguments, damaged, folder, keys_at), arguments)
    with files.placing(Path(arguments.report), files.PDF) as put:
        salvaged = _salvaged(arguments, damaged, folder, keys_at)
        put(work.sheet(salvaged, damaged if arguments.dry_run else folder, draw))
    return _answer(salvaged, arguments)


def _keys_at(damaged: Path, name: str) -> Path:
    """Find the backup whose keys are taken, by its path or by its name in the damaged folder."""
    return Path(name) if Path(name).exists() else backups.named(damaged, name)


def _salvaged(arguments: Namespace, damaged: Path, folder: Path, keys_at: Path | None) -> Salvaged:
    begin(_("กำลังอ่านข้อมูลที่ยังอ่านได้…"))
    if arguments.dry_run:
        return work.try_out(damaged, _unlock(arguments), showing(), keys_at)
    return work.salvage(damaged, folder, _unlock(arguments), showing(), keys_at)


def _unlock(arguments: Namespace) -> Unlock:
    """Open the keys as the office is opened: by one user's passphrase, or by two."""

    def unlock(folder: Path) -> Any:
        first = office.slot_of(folder, arguments.user), office.passphrase(arguments)
        if not keys.needs_two(folder):
            return keys.peek(folder, first[1], first[0])
        second = office.slot_of(folder, arguments.second_user), office.second_passphrase(arguments)
        return keys.unlock_two(folder, first, second)

    return unlock


def _answer(salvaged: Salvaged, arguments: Namespace) -> Answer:
    folder = None if arguments.dry_run else str(Path(arguments.folder))
    document = {"folder": folder, "complete": salvaged.is_complete, "salvaged": dataclasses.asdict(salvaged)}
    if folder is None:
        first = _("ลองกู้เท่านั้น ยังไม่ได้เขียนสิ่งใด")
    else:
        first = _("กู้ข้อมูลแล้วที่ {folder} ข้อมูลเดิมไม่ได้เปลี่ยนแปลง").format(folder=folder)
    return Answer(document, [first, *_lines(salvaged)], 0 if salvaged.is_complete else _LOST)


def _lines(salvaged: Salvaged) -> Iterator[str]:
    kept, rebuilt = (sum(getattr(one, name) for one in salvaged.topics) for name in ("kept", "rebuilt"))
    told = _(
        "ไฟล์เสียหาย {damaged:,} จาก {pages:,} ส่วน กู้ได้ {kept:,} รายการ (จากประวัติการแก้ไข {rebuilt:,} รายการ)"
    )
    yield told.format(damaged=salvaged.damaged, pages=salvaged.pages, kept=kept, rebuilt=rebuilt)
    for one in salvaged.topics:
        yield from _lost(one)
    if salvaged.lost_changes or not salvaged.changes:
        yield _("ประวัติการแก้ไขหายอย่างน้อย {count:,} รายการ").format(count=salvaged.lost_changes)
    if salvaged.unknown_rows:
        yield _("อ่านได้แต่ไม่ทราบว่าเป็นเรื่องใด {count:,} รายการ").format(count=salvaged.unknown_rows)
    if salvaged.files.lost:
        yield _("ไฟล์แนบ {count:,} ไฟล์หายหรือเสียหาย").format(count=salvaged.files.lost)
    if not salvaged.is_verified:
        yield _("ส่วนต้นของไฟล์เสียหาย จึงตรวจได้เพียงรูปแบบของข้อมูล กรุณาตรวจทานเรื่องสำคัญกับเอกสาร")
    if not salvaged.knows_holder:
        yield _("ไม่ทราบว่าเครื่องนี้ออกเลขหนังสือชุดใด กรุณาตรวจก่อนออกเลขหนังสือ")


def _lost(one: Saved) -> Iterator[str]:
    title = _(TOPICS[one.topic].titled)
    if one.lost:
        said = _("{title}: หายอย่างน้อย {count:,} รายการ {named}")
        yield said.format(title=title, count=one.lost, named=", ".join(one.named)).strip()
    if one.emptied:
        yield _("{title}: อ้างถึงรายการที่หาย {count:,} แห่ง").format(title=title, count=one.emptied)
