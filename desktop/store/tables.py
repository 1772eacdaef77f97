"""The tables: one for each topic, made from its described fields, and the few that serve all of them.

A kept table has an integer `no` (for lists and search), the record's `id` (a UUID made here), a `version`
counted at each save, `deleted` (nothing is ever removed), and what lists need: `label`, `sort_key`, `search_text`.
No natural key is UNIQUE: two copies may each add the same person, and a person decides when they meet.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.topics import TOPICS

metadata = sa.MetaData()

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: sa.Text,
    Kind.LONG: sa.Text,
    Kind.DAY: sa.Date,
    Kind.NUMBER: sa.Integer,
    Kind.FLAG: sa.Boolean,
    Kind.CHOICE: sa.Text,
    Kind.LINK: sa.Text,
    Kind.SECRET: sa.Text,
    Kind.MANY: sa.JSON,
    Kind.FILE: sa.Text,
    Kind.MONEY: sa.BigInteger,
    Kind.MAP: sa.JSON,
}
_NULLABLE = (Kind.DAY, Kind.NUMBER, Kind.LINK, Kind.MONEY)


def sealed(topic: type[Record], field: Field) -> bool:
    """Tell whether a field is kept as text that only the second key opens."""
    return topic.restricted and not field.plain


def _column(topic: type[Record], field: Field) -> list[sa.Column[Any]]:
    if sealed(topic, field):
        return [sa.Column(field.name, sa.Text, nullable=False)]
    links = [sa.ForeignKey(f"{field.topic}.id", deferrable=True, initially="DEFERRED")] if field.topic else []
    column: sa.Column[Any] = sa.Column(
        field.name,
        _TYPES[field.kind],
        *links,
        nullable=field.kind in _NULLABLE,
        index=field.kind is Kind.LINK,
    )
    if field.kind is Kind.SECRET:
        return [column, sa.Column(f"{field.name}_key", sa.Text, nullable=False, index=True)]
    return [column]


def _table(topic: type[Record]) -> sa.Table:
    return sa.Table(
        topic.topic,
        metadata,
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("sort_key", sa.Text, nullable=False),
        sa.Column("search_text", sa.Text, nullable=False),
        *(column for field in fields_of(topic) for column in _column(topic, field)),
        sa.Index(f"ix_{topic.topic}_order", "deleted", "sort_key", "no"),
    )


_tables = {topic: _table(topic) for topic in TOPICS.values()}


def of(topic: type[Record]) -> sa.Table:
    """Give the table of a topic."""
    return _tables[topic]


units = sa.Table(
    "units",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),  # device:clock
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("clock", sa.Text, nullable=False, index=True),  # hybrid logical clock: never goes back
    sa.Column("at", sa.Text, nullable=False),  # the machine's time, UTC, ISO 8601
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("final", sa.Boolean, nullable=False),  # never undone: the office's beginning, and papers
    sa.Column("undoes", sa.Text, nullable=False),  # the unit this one took back
    comment="one row for each committed unit of work",
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("device", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),  # without gaps for each device
    sa.Column("unit", sa.Text, sa.ForeignKey("units.id"), nullable=False, index=True),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("row", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),  # "*" for a new record: all its values in one row
    sa.Column("value", sa.Text, nullable=False),  # JSON
    sa.Column("parents", sa.Text, nullable=False),  # JSON: the changes ("device:seq") that this one replaced
    sa.Index("ix_changes_row", "topic", "row"),
    comment="every committed change, so that copies can be merged as the union of their changes",
)

heads = sa.Table(
    "heads",
    metadata,
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("row", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("change", sa.Text, primary_key=True),
    comment="the newest changes of each edited cell; more than one is a conflict for a person",
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("no", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("row", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    comment="who asked to see a sealed value, and why",
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("saved_at", sa.Text, nullable=False),
    sa.Column("values", sa.Text, nullable=False),  # JSON as typed
    comment="half-typed forms of this machine; they join no history",
)

device = sa.Table(
    "device",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, nullable=False),  # whose reserved numbers this copy gives; "" for the office
    comment="this copy's name in the change log; one row",
)

devices = sa.Table(
    "devices",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),  # as in units and changes
    sa.Column("name", sa.Text, nullable=False),  # for people
    sa.Column(
        "public", sa.Text, nullable=False
    ),  # the key its packages are signed by, base64; "" until one came
    sa.Column("seen", sa.Text, nullable=False),  # when it was first heard of, UTC, ISO 8601
    comment="the copies of the office that a person accepted packages of, those copied here, and this one",
)

signing = sa.Table(
    "signing",
    metadata,
    sa.Column("device", sa.Text, primary_key=True),
    sa.Column("private", sa.Text, nullable=False),  # Ed25519, sealed
    comment="the key by which this copy signs its packages; one of another device is left from where it was copied",
)

packages = sa.Table(
    "packages",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),  # SHA-256 of its body; of a copied folder the device
    sa.Column("direction", sa.Text, primary_key=True),  # in, out, or copy
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),  # whose it is, or whom it is for; "" for all
    sa.Column("since", sa.Text, nullable=False),  # JSON, as in the package
    sa.Column("upto", sa.Text, nullable=False),
    sa.Column("changes", sa.Integer, nullable=False),  # in it; of one that came, those that were new
    sa.Column("added", sa.Integer, nullable=False),  # records that came new
    sa.Column("changed", sa.Integer, nullable=False),
    comment="the packages that went between this copy and others, which tell what each of them has",
)

KEPT = frozenset(topic.topic for topic in TOPICS.values())
