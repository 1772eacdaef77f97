"""`export --all` and `import --all`: a whole office as open files, and a new office made of them."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import Any

from desktop.commands import office
from desktop.commands.answers import Answer, showing, tell
from desktop.commands.arguments import Usage
from desktop.domain import passphrases
from desktop.exchange import dump
from desktop.i18n import N_, _
from desktop.store.opening import create
from desktop.work import exports, open_dump


def export(arguments: Namespace) -> Answer:
    """Write all records and attached files of the office into a new folder."""
    folder, clear = Path(arguments.all), arguments.with_ids
    secret = office.export_passphrase(arguments)
    with office.writing(arguments, N_("ส่งออกข้อมูลทั้งหมด")) as session:
        exports.note(session, "*", sealed=bool(secret))
        if clear:
            open_dump.note_reading(session)
        manifest = dump.write(session, folder, clear=clear, step=showing(), passphrase=secret)
    folder = Path(manifest.get("path", folder))
    if clear and not secret:
        tell(_("ระวัง: ไฟล์เหล่านี้มีเลขประจำตัวประชาชนที่อ่านได้ทันทีโดยไม่ต้องใช้รหัสผ่าน กรุณาเก็บในที่ปลอดภัยและลบเมื่อเลิกใช้"))
    elif not clear:
        tell(_("เลขประจำตัวประชาชนถูกปิดไว้ ถ้าต้องการให้ครบทุกหลัก ใช้ --with-ids"))
    told = _("ส่งออกทั้งสำนักงาน {count:,} รายการ ไฟล์แนบ {files:,} ไฟล์ ไปที่ {folder}")
    counts = _counts({name: one["count"] for name, one in manifest["topics"].items()})
    files = len(manifest["attachments"])
    document = {
        "path": str(folder),
        "topics": counts,
        "attachments": files,
        "national_ids": manifest["national_ids"],
    }
    return Answer(document, [told.format(count=sum(counts.values()), files=files, folder=folder)])


def import_(arguments: Namespace) -> Answer:
    """Make a new office of the files of another; refused where an office stands."""
    if not arguments.office:
        raise Usage("กรุณาบอกโฟลเดอร์ใหม่ของสำนักงานด้วย --office")
    folder = office.new_folder(arguments.office)
    found = dump.read(Path(arguments.all))
    record = open_dump.check(found.rows)
    passphrase = office.new_passphrase(arguments)
    passphrases.check(passphrase)
    fill = partial(open_dump.fill, told=found.rows, office=record.id, files=found.contents, step=showing())
    store, code = create(folder, record, passphrase, fill)
    store.close()
    office.remember(folder)
    counts, masked = (
        _counts({name: len(rows) for name, rows in found.rows.items()}),
        open_dump.masked(found.rows),
    )
    if masked:
        tell(_("เลขประจำตัวประชาชนที่ปิดไว้ {count:,} เลขไม่ได้นำเข้า").format(count=masked))
    tell(_("ประวัติการแก้ไขเริ่มใหม่ที่สำนักงานนี้"))
    lines = [
        _("ตั้งสำนักงานจากชุดข้อมูลแล้วที่ {folder} {count:,} รายการ ไฟล์แนบ {files:,} ไฟล์").format(
            folder=folder, count=sum(counts.values()), files=len(found.files)
        ),
        _("รหัสกู้คืน {code} จะไม่แสดงอีก กรุณาจดหรือพิมพ์เก็บไว้ในที่ปลอดภัย").format(code=code),
    ]
    document: dict[str, Any] = {
        "office": str(folder), "recovery_code": code, "topics": counts, "attachments": len(found.files), "masked": masked,
    }  # fmt: skip
    return Answer(document, lines)


def _counts(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}
