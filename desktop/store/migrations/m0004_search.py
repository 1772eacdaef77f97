"""Format 4: the search index of the long lists, filled from what their records are found by."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from desktop.store import search

TOPICS = (
    "people", "organisations", "committees", "meetings", "centres", "villages", "papers", "received", "number_blocks",
    "signers", "products",
)  # fmt: skip


def up(_op: Any, connection: sa.Connection) -> None:
    """Make and fill the indexes."""
    for topic in TOPICS:
        # as today's program makes and asks it: an index made otherwise could not be asked
        search.make(connection, topic)
        search.fill(connection, topic)
