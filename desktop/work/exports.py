"""Data that leaves the office as files: who took out what, and whether the place is one that is carried away."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.users import EXPORT
from desktop.store import places, readings
from desktop.store.session import Session

EXPORTED = "exported"  # in the book of readings
SEALED, OPEN = "encrypted", "open"


def note(session: Session, topic: str, *, sealed: bool) -> None:
    """Write down who took data of a topic out, encrypted or open; "*" is all of the office. Needs a writing session."""
    session.require(EXPORT)
    if session.rehearsal or not session.actor:
        raise AssertionError("who takes data out must be kept")
    readings.note(session, topic, "", EXPORTED, SEALED if sealed else OPEN)


def is_carried(path: Path) -> bool:
    """Tell whether a file or folder is on a stick or another drive that is carried away."""
    return places.is_removable(path)
