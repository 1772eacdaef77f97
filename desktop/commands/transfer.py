"""The commands `import` and `export`: workbooks and lists in and out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.commands import entries, taking, typed, whole
from desktop.commands.answers import Answer, counted, tell
from desktop.commands.arguments import Usage
from desktop.commands.office import export_passphrase, writing
from desktop.commands.tally import Tally
from desktop.domain.committees import Committee
from desktop.domain.own_fields import key_of
from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.exchange import committees as sheets
from desktop.exchange import export as exporting
from desktop.exchange import topics
from desktop.exchange.sheets import Refused
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store.session import Session, attempting
from desktop.thai import ids
from desktop.work import committees, exports, lists, own_fields, restrictions
from desktop.work.lists import Listing

_AT_ONCE = 500
_LEFT_OUT = (
    "contents",
    "contents_hash",
    "own",
)  # for the program; the office's own fields are columns themselves


class _NothingKept(Exception):  # noqa: N818 - the way out of a unit of work that is to leave nothing
    """A row was refused, so nothing of the file is written."""


def import_(arguments: Namespace) -> Answer:
    """Take in a file: all of it, or with `--keep-good` what is right in it, or with `--try` nothing."""
    if arguments.all:
        return whole.import_(arguments)
    _check_typed(arguments)
    if arguments.topic in taking.TOPICS:
        return taking.import_(arguments)
    topic, path, tally = typed.topic(arguments.topic), Path(arguments.file), Tally()
    take = _committee if topic is Committee else _rows
    try:
        with writing(arguments, N_("นำเข้าจากไฟล์"), rehearsal=arguments.dry_run, before="import") as session:
            take(session, topic, path, tally)
            if tally.refused and not (arguments.keep_good or arguments.dry_run):
                raise _NothingKept
    except _NothingKept:
        tally.written = 0
        tell(_("มีแถวที่ผิด จึงยังไม่ได้บันทึกอะไร กรุณาแก้ไฟล์แล้วนำเข้าใหม่ หรือใช้ --keep-good เพื่อบันทึกแถวที่ถูก"))
    if arguments.dry_run:
        tell(_("ลองอ่านเท่านั้น ยังไม่ได้บันทึกอะไร"))
    return tally.answer()


def _check_typed(arguments: Namespace) -> None:
    if not arguments.file:
        raise Usage("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help", what="file" if arguments.topic else "topic, file")


def _committee(session: Session, _topic: type[Record], path: Path, tally: Tally) -> None:
    """Take in a committee; its members are counted, not the committee itself."""
    sheet = sheets.read_committee(path)
    form, refused = sheets.to_form(session, sheet)
    outcome = committees.take_in(session, form)
    was_there = outcome.unchanged > 0  # the committee is counted with its seats
    tally.read = sheet.read
    tally.written = outcome.written - (not was_there)
    tally.unchanged = outcome.unchanged - was_there
    tally.refused += map(_told, refused)
    for note in sheet.notes:
        tell(note)


def _rows(session: Session, topic: type[Record], path: Path, tally: Tally) -> None:
    kind = own_fields.kind_of(session, topic.topic)
    sheet = topics.read_rows(path, kind)
    tally.read = sheet.read
    tally.refused += map(_told, sheet.refused)
    for row in counted(sheet.rows):
        try:
            with attempting(session):
                new = entries.take_values(session, kind, row.values)
        except CannotDo as error:
            tally.refused.append(_told(sheet.refuse(row, error)))
        else:
            tally.written += new
            tally.unchanged += not new
    if sheet.unknown:
        tell(_("คอลัมน์ที่ไม่ได้นำเข้า: {titles}").format(titles=", ".join(sheet.unknown)))


def _told(refused: Refused) -> dict[str, Any]:
    """Say a refusal; a national id only masked."""
    secret = refused.field == "national_id"
    return {**vars(refused), "value": ids.mask(refused.value) if secret else refused.value}


def export(arguments: Namespace) -> Answer:
    """Write all records of a topic in Thai order to .xlsx, .csv or .json; national ids masked."""
    if arguments.all:
        return whole.export(arguments)
    _check_typed(arguments)
    topic, path = typed.topic(arguments.topic), Path(arguments.file)
    as_json = path.suffix.lower() == ".json"
    secret = export_passphrase(arguments)
    with writing(arguments, N_("ส่งออกรายการ")) as session:
        exports.note(session, topic.topic, sealed=bool(secret))
        kind = own_fields.kind_of(session, topic.topic)
        fields = [f for f in fields_of(kind) if f.kind is not Kind.FILE and f.name not in _LEFT_OUT]
        columns = [exporting.Column(f.title, f.kind, key_of(f)) for f in fields]
        if as_json:
            columns.insert(0, exporting.Column("id", Kind.TEXT, "id"))
        found = lists.order(session, Listing(topic=topic.topic))
        numbers = restrictions.numbers_to_give(session, topic.topic, found)
        parts = [numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE)]
        rows = (row for part in counted(parts) for row in _cells(session, kind, part, fields, as_json))
        path = exporting.write_rows(path, _(topic.titled), columns, rows, secret)
    told = [_("ส่งออก {count:,} รายการไปที่ {path}").format(count=len(numbers), path=path)]
    if left := len(found) - len(numbers):
        told.append(_("เว้น {count:,} คนที่ระงับการใช้ข้อมูลไว้").format(count=left))
    return Answer({"topic": topic.topic, "written": len(numbers), "left_out": left, "path": str(path)}, told)


def _cells(
    session: Session, topic: type[Record], numbers: Sequence[int], fields: Sequence[Field], as_json: bool
) -> Iterator[tuple[Any, ...]]:
    """Give the values of some rows: as ids and keys for JSON, else as people read them."""
    shown = [row.id for row in lists.page(session, topic.topic, numbers) if row]
    by_id = store.by_ids(session, TOPICS[topic.topic], shown)
    kept = [own_fields.as_kind(by_id[id_], topic) for id_ in shown]
    names = {} if as_json else _names(session, kept, fields)
    for one in kept:
        values = [getattr(one, field.name) for field in fields]
        if as_json:
            yield (one.id, *values)
        else:
            yield tuple(_in_words(field, value, names) for field, value in zip(fields, values, strict=True))


def _names(session: Session, kept: Sequence[Record], fields: Sequence[Field]) -> dict[str, str]:
    """Give the labels of all records that some records refer to, by id."""
    names: dict[str, str] = {}
    for field in fields:
        if field.kind is Kind.LINK:
            wanted = [getattr(one, field.name) for one in kept]
            names.update(store.labels(session, TOPICS[field.topic], wanted))
    return names


def _in_words(field: Field, value: Any, names: dict[str, str]) -> Any:
    if field.kind is Kind.LINK:
        return names.get(value, "")
    return _(field.choices.get(value, value)) if field.kind is Kind.CHOICE else value
