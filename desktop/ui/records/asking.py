"""What the page of a record asks of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.records import Record, field_of, fields_of
from desktop.errors import Trouble
from desktop.i18n import _
from desktop.ui.records.description import Description

if TYPE_CHECKING:
    from desktop.work.records import Opened

VERSION = "version"  # of the record that a draft was begun on, kept among its values


@dataclass(frozen=True)
class Read:
    """All that the page of a record shows, the names of what it refers to, and what to choose from."""

    opened: Opened
    labels: dict[str, str]
    tambons: Sequence[tuple[str, str]]
    kind: type[Record]  # the topic with the office's own fields
    words: Mapping[str, Sequence[str]]  # offered while typing, by field


def read(session: Any, description: Description, id_: str) -> Read:
    """Read a record; "" for a new one."""
    from desktop.work import own_fields, places, records

    kind = own_fields.kind_of(session, description.kind.topic)
    opened = records.opened(session, kind, id_)
    tambons = _tambons(session, description)
    codes = {getattr(opened.record, name, "") for name in place_fields(description.kind)} - {""}
    names = {**dict(tambons), **{code: places.name_of(code) for code in codes}}
    words = description.words(session) if description.words else {}
    return Read(opened, {**opened.labels, **names}, tambons, kind, words)


def place_fields(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields of a topic that hold the code of a tambon."""
    return tuple(field.name for field in fields_of(kind) if field.place)


def _tambons(session: Any, description: Description) -> Sequence[tuple[str, str]]:
    from desktop.work import offices

    if not place_fields(description.kind):
        return ()
    return (description.tambons or offices.tambons)(session)


def doubts(session: Any, description: Description, record: Record) -> Sequence[str]:
    """Say what is doubtful about a new record."""
    return description.doubts(session, record) if description.doubts else ()


def write(session: Any, record: Record) -> Record:
    """Add or save a record, forget its half-typed form, and give it as it is kept."""
    from desktop.work import records

    records.drop_draft(session, draft_key(record))
    id_ = records.save(session, record).id if record.id else records.add(session, record)
    return records.read(session, type(record), id_)


def remove(session: Any, record: Record) -> None:
    """Take a record out of the lists, and forget its half-typed form."""
    from desktop.work import records

    records.remove(session, type(record), record.id)
    records.drop_draft(session, draft_key(record))


def give_back(session: Any, record: Record, change: str) -> None:
    """Write again what a cell of a record said before a change."""
    from desktop.work import records

    records.give_back(session, type(record), record.id, change)


def theirs(session: Any, record: Record, names: Iterable[str]) -> tuple[int, dict[str, str]]:
    """Give the version that is kept now, and its values of some fields as the sentences beside ours."""
    from desktop.work import records

    kind, sentence = type(record), _("ค่าที่บันทึกจากที่อื่น: {value}")
    kept = records.read(session, kind, record.id)
    words = {name: records.in_words(session, field_of(kind, name), getattr(kept, name)) for name in names}
    return kept.version, {name: sentence.format(value=value or _("(ว่าง)")) for name, value in words.items()}


def tambon_of(session: Any, village: str) -> tuple[str, str]:
    """Give code and name of the tambon that a village is in."""
    from desktop.domain.villages import Village
    from desktop.work import places, records

    code = records.read(session, Village, village).tambon
    return code, places.name_of(code)


def attached(session: Any, path: Path) -> str:
    """Keep a file that was chosen and give what the record names it by."""
    from desktop.work import attached as files

    return files.keep(session, chosen_data(path))


def chosen_data(path: Path) -> bytes:
    """Read a file that was chosen; `Trouble` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble("อ่านไฟล์ “{name}” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้", name=path.name) from error


def file_data(session: Any, sha: str) -> bytes:
    """Give the contents of an attached file."""
    from desktop.work import attached as files

    return files.read(session, sha)


def file_to_read(session: Any, sha: str, name: str) -> Path:
    """Give a copy of an attached file that the system's reader can open."""
    from desktop.ui.papers import files as copies
    from desktop.work import attached as files

    data = files.read(session, sha)
    return copies.sheet_for_reading(data, sha[:16], name + files.ending(data))


def held(session: Any, kind: type[Record], id_: str, field: str) -> tuple[str, str]:
    """Give the file or the link that a record has in a field, and the name of the record."""
    from desktop.work import records

    record = records.read(session, kind, id_)
    return getattr(record, field), record.label


def draft_key(record: Record) -> str:
    """Name the half-typed form of a record."""
    return f"{record.topic}:{record.id}"
