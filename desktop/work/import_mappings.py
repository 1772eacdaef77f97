"""The office's memory of which column of a file held which field, by the shape of the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from desktop.domain.import_mappings import ImportMapping
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session


def recall(session: Session, shape: str) -> dict[str, str] | None:
    """Give the columns chosen for the last file of a shape, `None` where there was none."""
    kept = _kept(session, shape)
    return dict(kept.columns) if kept else None


def remember(session: Session, topic: str, shape: str, name: str, columns: Mapping[str, str]) -> None:
    """Keep the columns chosen for a file, over those of the last one of its shape."""
    kept, chosen = _kept(session, shape), {key: field for key, field in columns.items() if field}
    if kept is None:
        store.add(session, ImportMapping(name=name, of=topic, shape=shape, columns=chosen))
    elif kept.columns != chosen:
        store.save(session, dataclasses.replace(kept, columns=chosen))


def _kept(session: Session, shape: str) -> ImportMapping | None:
    table = tables.of(ImportMapping)
    found = store.find(session, ImportMapping, table.c.shape == shape, order=(table.c.no.desc(),))
    return found[0] if found else None
