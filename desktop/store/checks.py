"""Reads a whole office and lists what does not hold: the file, its references, its attachments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa

from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.store import attachments, cipher, tables
from desktop.store.opening import DATA, Store
from desktop.store.trouble import DAMAGED


def check(store: Store) -> list[Trouble]:
    """List what is wrong with an office, each in one sentence; reads every page and every attachment."""
    return list(_file(store)) or [*_references(store), *_attachments(store)]


def _file(store: Store) -> Iterator[Trouble]:
    if store.shared is None and not cipher.is_sound(store.folder / DATA, store.vault.database_key):
        yield Trouble(DAMAGED)


def _references(store: Store) -> Iterator[Trouble]:
    if store.shared is not None:  # a server refuses them at each commit
        return
    with store.engine.connect() as connection:
        lost = Counter(row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    for table, count in lost.items():
        title = TOPICS[table].titled if table in TOPICS else table
        yield Trouble("“{title}” อ้างถึงรายการที่ไม่มีอยู่ {count} แห่ง กรุณาแจ้งผู้ดูแลโปรแกรม", title=title, count=count)


def _attachments(store: Store) -> Iterator[Trouble]:
    with store.engine.connect() as connection:
        named = attached(connection)
    for sha in sorted(named):
        try:
            attachments.get(store, sha)
        except Trouble as trouble:
            yield trouble


def attached(connection: sa.Connection) -> set[str]:
    """Collect the SHA-256 of every file that a record names, records set aside included."""
    found: set[str] = set()
    for topic in TOPICS.values():
        table = tables.of(topic)
        for field in fields_of(topic):
            if field.kind is Kind.FILE:
                column = table.c[field.name]
                found.update(connection.scalars(sa.select(column).where(column != "").distinct()))
    return found
