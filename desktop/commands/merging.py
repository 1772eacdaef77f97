"""The commands that bring copies of an office together: a package made, one taken, and where they differ decided."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.commands import files, office
from desktop.commands.answers import Answer, begin
from desktop.commands.arguments import Usage
from desktop.i18n import _
from desktop.printing import draw
from desktop.store import backups
from desktop.store.session import reading
from desktop.thai import dates
from desktop.work import conflicts as differing
from desktop.work import merge_report, merging
from desktop.work.conflicts import DECIDED, VOIDED, Conflict, Doubled, Stranded
from desktop.work.merging import Looked, Packed, Taken

_MINE, _THEIRS = "mine", "theirs"


def pack(arguments: Namespace) -> Answer:
    """Make a package for another copy of the office, or of all there is where none is named."""
    path = Path(arguments.file)
    files.check_new(path)
    with office.opened(arguments) as store:
        with reading(store) as session:
            to = merging.named(session, arguments.to).id if arguments.to else ""
        passphrase = office.package_passphrase(arguments, is_new=True)
        begin(_("กำลังทำชุดข้อมูล…"))
        with office.unit(store, merging.PACKED) as session:
            packed = merging.pack(session, path, passphrase, to)
    return Answer({"packed": _packed(packed)}, _packed_lines(packed))


def merge(arguments: Namespace) -> Answer:
    """Take a package after a backup; as a trial only tell what would come."""
    path, is_trial = Path(arguments.file), arguments.dry_run
    with office.opened(arguments) as store:
        with reading(store) as session:
            merging.look(session, path)
        passphrase = office.package_passphrase(arguments, is_new=False)
        begin(_("กำลังรวมข้อมูล…"))
        if not is_trial:
            backups.before(store, "merge")
        with office.unit(store, merging.MERGED, rehearsal=is_trial) as session:
            taken = merging.take(session, path, passphrase, arguments.accept, as_new=arguments.as_new)
    return Answer({"merged": not is_trial, **_taken(taken)}, [*_taken_lines(taken, is_trial)])


def conflicts(arguments: Namespace) -> Answer:
    """List where copies differ, choose one value, say which of two with the same number is void, or write the report."""
    if bool(arguments.conflict) is not bool(arguments.take):
        raise Usage("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help", what="--take" if arguments.conflict else "ID")
    with office.opened(arguments) as store:
        if arguments.take:
            with office.unit(store, DECIDED) as session:
                one = differing.find(session, arguments.conflict)
                differing.decide(session, one, _place(one, arguments.take))
        if arguments.void:
            with office.unit(store, VOIDED) as session:
                differing.void(session, arguments.void, arguments.reason)
        with reading(store) as session:
            if arguments.report:
                with files.placing(Path(arguments.report), files.PDF) as put:
                    put(merge_report.report(session, draw))
            found = differing.conflicts(session)
            doubled, stranded = differing.doubled(session), differing.stranded(session)
    lines = [*_conflict_lines(found), *_other_lines(doubled, stranded)]
    return Answer(
        {"total": len(found), **_waiting(found, doubled, stranded)}, lines or [_("ไม่มีค่าที่บันทึกต่างกัน")]
    )


def _place(one: Conflict, wanted: str) -> int:
    if wanted in (_MINE, _THEIRS):
        return differing.place_of(one, wanted == _MINE)
    if not wanted.isdecimal():
        raise Usage("คำว่า “{what}” ใช้ไม่ได้ ใช้ mine, theirs หรือลำดับของค่า", what=wanted)
    return int(wanted) - 1


# for a program


def _packed(packed: Packed) -> dict[str, Any]:
    to = packed.to.called if packed.to else None
    return {
        "path": str(packed.path), "to": to, "changes": packed.changes, "files": packed.files, "mark": packed.mark,
    }  # fmt: skip


def _taken(taken: Taken) -> dict[str, Any]:
    return {
        "from": {**asdict(taken.maker), "made": taken.maker.made.isoformat()},
        "changes": taken.changes,
        "renewed": taken.renewed,
        "topics": [asdict(one) for one in taken.came],
        **_waiting(taken.conflicts, taken.doubled, taken.stranded),
    }


def _waiting(
    found: Sequence[Conflict], doubled: Sequence[Doubled], stranded: Sequence[Stranded]
) -> dict[str, Any]:
    return {
        "conflicts": list(map(_conflict, found)),
        "doubled": [asdict(one) for one in doubled],
        "stranded": [asdict(one) for one in stranded],
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("key", "topic", "row", "label", "title")}
    return {**said, "values": [{**asdict(value), "at": value.at.isoformat()} for value in one.values]}


# for a person


def _packed_lines(packed: Packed) -> list[str]:
    told = _("ทำชุดข้อมูลแล้วที่ {path} มีการบันทึก {changes:,} รายการ ไฟล์แนบ {files:,} ไฟล์")
    return [
        told.format(path=packed.path, changes=packed.changes, files=packed.files),
        _("รหัสของเครื่องนี้ {mark} ให้ผู้รับเทียบเมื่อรับครั้งแรก").format(mark=packed.mark),
    ]


def _taken_lines(taken: Taken, is_trial: bool) -> Iterator[str]:
    yield _from(taken.maker)
    if taken.renewed:
        told = _("ตั้งเครื่องนี้เป็นเครื่องใหม่ พร้อมการบันทึกของเครื่องนี้ {count:,} รายการ")
        yield told.format(count=taken.renewed)
    if not taken.changes:
        yield _("ไม่มีอะไรใหม่ เพราะมีข้อมูลในชุดนี้ครบแล้ว")
    for one in taken.came:
        told = _("{title}: เพิ่ม {added:,} รายการ เปลี่ยน {changed:,} รายการ")
        yield told.format(title=_(one.titled), added=one.added, changed=one.changed)
    yield from _conflict_lines(taken.conflicts)
    yield from _other_lines(taken.doubled, taken.stranded)
    if is_trial:
        yield _("ลองเท่านั้น ยังไม่ได้รวมข้อมูล")


def _from(maker: Looked) -> str:
    told = _("ชุดข้อมูลจากเครื่อง “{name}” รหัส {mark} ทำเมื่อ {made}")
    return told.format(name=maker.name, mark=maker.mark, made=_when(maker.made))


def _conflict_lines(found: Sequence[Conflict]) -> Iterator[str]:
    for one in found:
        yield _("{key} {label} · {title} มีค่าต่างกัน").format(key=one.key, label=one.label, title=one.title)
        for place, value in enumerate(one.values, start=1):
            said = _("   {place}. {said} ({actor} {when} เครื่อง “{copy}”)")
            yield said.format(
                place=place,
                said=value.said or "-",
                actor=value.actor,
                when=_when(value.at),
                copy=value.copy or "-",
            )


def _other_lines(doubled: Sequence[Doubled], stranded: Sequence[Stranded]) -> Iterator[str]:
    for double in doubled:
        yield _("{book} เลขที่ {number} มีมากกว่าหนึ่งฉบับ").format(book=double.book, number=double.number)
        yield from (f"   {id_} {label}" for id_, label in double.records)
    for one in stranded:
        told = _("{label} · {title} อ้างถึง “{missing}” ที่นำออกจากรายการแล้ว")
        yield told.format(label=one.label, title=one.title, missing=one.missing)


def _when(at: datetime) -> str:
    return dates.moment(at.astimezone())
