"""What the pages of organisations ask of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.organisations import Organisation
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.domain.records import Record


def words(session: Any) -> Mapping[str, Sequence[str]]:
    """Give the kinds of organisations to choose from."""
    from desktop.work import organisations

    return {"kind": organisations.kinds(session)}


def doubts(session: Any, record: Record) -> Sequence[str]:
    """Name the organisations that a new one may be."""
    from desktop.work import details, organisations

    assert isinstance(record, Organisation)
    found = organisations.doubles(session, record)
    told = details.details(session, Organisation, [one.id for one in found])
    return [_("• {label} – {detail}").format(label=one.label, detail=told.get(one.id, "")) for one in found]


def kind(session: Any) -> type[Record]:
    """Give organisations with the office's own fields."""
    from desktop.work import own_fields

    return own_fields.kind_of(session, Organisation.topic)


def close(session: Any, id_: str, status: str, closed: date | None) -> None:
    """Say since when an organisation rests or is no more."""
    from desktop.work import organisations

    organisations.close(session, id_, status, closed)
