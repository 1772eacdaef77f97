"""What the page of a record asks of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.records import Record, field_of, fields_of
from desktop.ui.records.description import Description

if TYPE_CHECKING:
    from desktop.work.records import Opened

VERSION = "version"  # of the record that a draft was begun on, kept among its values


@dataclass(frozen=True)
class Read:
    """All that the page of a record shows, the names of what it refers to, and the tambons to choose from."""

    opened: Opened
    labels: dict[str, str]
    tambons: Sequence[tuple[str, str]]


def read(session: Any, description: Description, id_: str) -> Read:
    """Read a record; "" for a new one."""
    from desktop.work import places, records

    opened = records.opened(session, description.kind, id_)
    tambons = _tambons(session, description)
    codes = {getattr(opened.record, name, "") for name in place_fields(description.kind)} - {""}
    names = {**dict(tambons), **{code: places.name_of(code) for code in codes}}
    return Read(opened, {**opened.labels, **names}, tambons)


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


def theirs(session: Any, record: Record, names: Iterable[str]) -> tuple[int, dict[str, str]]:
    """Give the version that is kept now, and its values of some fields in words."""
    from desktop.work import records

    kind = type(record)
    kept = records.read(session, kind, record.id)
    words = {name: records.in_words(session, field_of(kind, name), getattr(kept, name)) for name in names}
    return kept.version, words


def tambon_of(session: Any, village: str) -> tuple[str, str]:
    """Give code and name of the tambon that a village is in."""
    from desktop.domain.villages import Village
    from desktop.work import places, records

    code = records.read(session, Village, village).tambon
    return code, places.name_of(code)


def draft_key(record: Record) -> str:
    """Name the half-typed form of a record."""
    return f"{record.topic}:{record.id}"
