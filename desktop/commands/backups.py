"""The commands about backups: made, listed, compared with the office, and made an office again beside it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.commands import files, office
from desktop.commands.answers import Answer, begin, showing, tell
from desktop.commands.arguments import Usage
from desktop.domain.backups import REASONS
from desktop.i18n import _
from desktop.printing import draw
from desktop.store.restoring import Unlock
from desktop.store.session import reading
from desktop.work import backups
from desktop.work.backups import Compared, Kept, Made

_TROUBLE = 3  # exit code
_MEGA = 1_000_000


def backup(arguments: Namespace) -> Answer:
    """Make a backup, and bring it to a second place; exit code 3 where that cannot be reached."""
    second = Path(arguments.to) if arguments.to else None
    with office.opened(arguments) as store:
        begin(_("กำลังสำรองข้อมูล…"))
        made = backups.back_up(store, showing(), second=second, if_changed=arguments.if_changed)
        if arguments.receipt:
            with files.placing(Path(arguments.receipt), files.PDF) as put, reading(store) as session:
                put(backups.receipt(session, (made.second or made.backup).path, draw))
    return _made(made)


def list_(arguments: Namespace) -> Answer:
    """List the backups of the office, or those of a second place."""
    with office.opened(arguments) as store:
        rows = backups.listed(store, Path(arguments.to) if arguments.to else None)
    lines = [_line(one) for one in rows] or [_("ยังไม่มีสำเนาสำรอง")]
    return Answer({"total": len(rows), "rows": list(map(_told, rows))}, lines)


def restore(arguments: Namespace) -> Answer:
    """Make a backup an office again in an empty folder; as a trial only tell what would be lost and gained."""
    path = _named(arguments)
    if arguments.dry_run:
        with office.opened(arguments) as store:
            return _compared(path, backups.compared(store, path))
    if not arguments.folder:
        raise Usage("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help", what="FOLDER")
    folder = office.new_folder(arguments.folder)
    begin(_("กำลังกู้คืน…"))
    restored = backups.restore(path, folder, _unlock(arguments), showing())
    lines = [
        _("กู้คืนแล้วที่ {folder} ข้อมูลเดิมไม่ได้เปลี่ยนแปลง").format(folder=folder),
        _holds(restored),
        *_lost(restored),
    ]
    return Answer({"restored": {"folder": str(folder), "backup": _told(restored)}}, lines)


def _named(arguments: Namespace) -> Path:
    """Find the backup by its path, or by its name in the folder of the office."""
    path = Path(arguments.backup)
    return path if path.exists() else backups.named(office.folder(arguments), arguments.backup)


def _unlock(arguments: Namespace) -> Unlock:
    """Open the backup as its office was opened then: by one user's passphrase, or by two."""

    def unlock(folder: Path) -> Any:
        first = office.slot_of(folder, arguments.user), office.passphrase(arguments)
        if not backups.needs_two(folder):
            return backups.by_passphrase(first[1], first[0])(folder)
        second = office.slot_of(folder, arguments.second_user), office.second_passphrase(arguments)
        return backups.by_two(first, second)(folder)

    return unlock


def _made(made: Made) -> Answer:
    said = _("สำรองข้อมูลแล้วที่ {path}") if made.is_new else _("ไม่มีอะไรเปลี่ยนตั้งแต่สำรองไว้ที่ {path}")
    lines = [said.format(path=made.backup.path), _holds(made.backup), *_lost(made.backup)]
    if made.second:
        lines.append(_("มีสำเนาที่สองแล้วที่ {path}").format(path=made.second.path))
    trouble = made.trouble.say(_) if made.trouble else ""
    if trouble:
        tell(trouble)
    document = {
        "made": made.is_new,
        "backup": _told(made.backup),
        "second": _told(made.second) if made.second else None,
        "trouble": trouble or None,
    }
    return Answer(document, lines, _TROUBLE if trouble else 0)


def _compared(path: Path, topics: tuple[Compared, ...]) -> Answer:
    document = {"backup": str(path), "topics": list(map(vars, topics))}
    lines = [line for one in topics for line in _differs(one)]
    return Answer({"compared": document}, lines or [_("สำเนาสำรองนี้มีข้อมูลเท่ากับสำนักงานตอนนี้")])


def _differs(one: Compared) -> list[str]:
    said = (
        (_("{title}: จะหายไป {count:,} รายการ {named}"), one.lost, one.lost_named),
        (_("{title}: จะได้คืน {count:,} รายการ {named}"), one.gained, one.gained_named),
        (_("{title}: จะกลับเป็นค่าเดิม {count:,} รายการ {named}"), one.changed, one.changed_named),
        (_("{title}: ลบไปแล้ว แต่จะกลับมา {count:,} รายการ {named}"), one.erased, one.erased_named),
    )
    return [
        line.format(title=_(one.titled), count=count, named=", ".join(named)).strip()
        for line, count, named in said
        if count
    ]


def _line(one: Kept) -> str:
    if one.at is None or not one.is_whole:
        return _("{name} เสียหายหรือไม่ครบ ({missing})").format(name=one.path.name, missing=one.missing)
    return " · ".join([one.path.name, _(REASONS.get(one.why, one.why)), _holds(one)])


def _holds(one: Kept) -> str:
    told = _("{records:,} รายการ ไฟล์แนบ {files:,} ไฟล์ {size:,.1f} เมกะไบต์ ตรวจแล้วเปิดอ่านได้")
    return told.format(records=sum(one.counts.values()), files=one.attachments, size=one.size / _MEGA)


def _lost(one: Kept) -> list[str]:
    told = _("ไฟล์แนบ {count:,} ไฟล์หายหรือเสียหาย จึงไม่มีในสำเนา")
    return [told.format(count=one.lost)] if one.lost else []


def _told(one: Kept) -> dict[str, Any]:
    return {**vars(one), "path": str(one.path), "at": one.at.isoformat() if one.at else None}
