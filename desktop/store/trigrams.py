"""The search of a shared office: PostgreSQL's own index of runs of three letters (pg_trgm) over what records are found by.

It follows the tables by itself. A text of one or two letters is looked for without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from desktop.store import tables


def index(topic: str) -> str:
    """Give the statement that makes the index of a topic."""
    return f"CREATE INDEX ix_{topic}_search ON {topic} USING gin (search_text gin_trgm_ops) WHERE NOT deleted"


def holding(table: Any, words: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    """Ask for the living rows that hold all of some folded words."""
    return [~table.c.deleted, *(table.c.search_text.contains(word, autoescape=True) for word in words)]


def beginning(table: Any, word: str) -> sa.ColumnElement[bool]:
    """Ask for rows that begin with a word."""
    return table.c.search_text.startswith(word, autoescape=True)  # type: ignore[no-any-return]


def with_word(table: Any, word: str) -> sa.ColumnElement[bool]:
    """Ask for rows with a word that begins so."""
    return sa.or_(beginning(table, word), table.c.search_text.contains(f" {word}", autoescape=True))


def known(connection: sa.Connection, topics: Iterable[str], words: Sequence[str]) -> frozenset[str]:
    """Name the topics with a row that holds all words."""
    asked = [
        sa.select(sa.literal(topic)).where(sa.exists().where(*holding(tables.metadata.tables[topic], words)))
        for topic in topics
    ]
    return frozenset(connection.scalars(sa.union_all(*asked))) if asked else frozenset()
