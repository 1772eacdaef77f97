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
from desktop.store.dialect import JSON, NUMBER, TEXT

metadata = sa.MetaData()

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: TEXT,
    Kind.LONG: TEXT,
    Kind.DAY: sa.Date,
    Kind.NUMBER: NUMBER,
    Kind.FLAG: sa.Boolean,
    Kind.CHOICE: TEXT,
    Kind.LINK: TEXT,
    Kind.SECRET: TEXT,
    Kind.MANY: JSON,
    Kind.FILE: TEXT,
    Kind.MONEY: sa.BigInteger,
    Kind.MAP: JSON,
}
_NULLABLE = (Kind.DAY, Kind.NUMBER, Kind.LINK, Kind.MONEY)


def sealed(topic: type[Record], field: Field) -> bool:
    """Tell whether a field is kept as text that only the second key opens."""
    return topic.restricted and not field.plain


def _column(topic: type[Record], field: Field) -> list[sa.Column[Any]]:
    if sealed(topic, field):
        return [sa.Column(field.name, TEXT, nullable=False)]
    links = [sa.ForeignKey(f"{field.topic}.id", deferrable=True, initially="DEFERRED")] if field.topic else []
    column: sa.Column[Any] = sa.Column(
        field.name,
        _TYPES[field.kind],
        *links,
        nullable=field.kind in _NULLABLE,
        index=field.kind is Kind.LINK,
    )
    if field.kind is Kind.SECRET:
        return [column, sa.Column(f"{field.name}_key", TEXT, nullable=False, index=True)]
    return [column]


def _table(topic: type[Record]) -> sa.Table:
    return sa.Table(
        topic.topic,
        metadata,
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("sort_key", TEXT, nullable=False),
        sa.Column("search_text", TEXT, nullable=False),
        *(column for field in fields_of(topic) for column in _column(topic, field)),
        # PostgreSQL takes no long values into an index, and sorts a whole list quickly without
        sa.Index(f"ix_{topic.topic}_order", "deleted", "sort_key", "no").ddl_if(dialect="sqlite"),
    )


_tables = {topic: _table(topic) for topic in TOPICS.values()}


def of(topic: type[Record]) -> sa.Table:
    """Give the table of a topic."""
    return _tables[topic]


units = sa.Table(
    "units",
    metadata,
    sa.Column("id", TEXT, primary_key=True),  # device:clock
    sa.Column("device", TEXT, nullable=False),
    sa.Column("clock", TEXT, nullable=False, index=True),  # hybrid logical clock: never goes back
    sa.Column("at", TEXT, nullable=False),  # the machine's time, UTC, ISO 8601
    sa.Column("actor", TEXT, nullable=False),
    sa.Column("action", TEXT, nullable=False),
    sa.Column("final", sa.Boolean, nullable=False),  # never undone: the office's beginning, and papers
    sa.Column("undoes", TEXT, nullable=False),  # the unit this one took back
    sa.Column("link", TEXT, nullable=False),  # of the chain (chain.py); "" where it is not whole
    sa.Index("ix_units_device", "device", "clock"),
    comment="one row for each committed unit of work",
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("device", TEXT, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),  # without gaps for each device
    sa.Column("unit", TEXT, sa.ForeignKey("units.id"), nullable=False, index=True),
    sa.Column("topic", TEXT, nullable=False),
    sa.Column("row", TEXT, nullable=False),
    sa.Column("field", TEXT, nullable=False),  # "*" for a new record: all its values in one row
    sa.Column("value", TEXT, nullable=False),  # JSON; empty where it is withheld
    sa.Column("parents", TEXT, nullable=False),  # JSON: the changes ("device:seq") that this one replaced
    sa.Index("ix_changes_row", "topic", "row"),
    comment="every committed change, so that copies can be merged as the union of their changes",
)

withheld = sa.Table(
    "withheld",
    metadata,
    sa.Column("device", TEXT, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("digest", TEXT, nullable=False),  # keyed, of the value that stood
    sa.Column("why", TEXT, nullable=False),  # erased, or elsewhere: only other copies hold it
    comment="the changes whose value is not here any more, and then is empty",
)

heads = sa.Table(
    "heads",
    metadata,
    sa.Column("topic", TEXT, primary_key=True),
    sa.Column("row", TEXT, primary_key=True),
    sa.Column("field", TEXT, primary_key=True),
    sa.Column("change", TEXT, primary_key=True),
    comment="the newest changes of each edited cell; more than one is a conflict for a person",
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("no", sa.Integer, primary_key=True),
    sa.Column("device", TEXT, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),  # without gaps for each device
    sa.Column("at", TEXT, nullable=False),
    sa.Column("actor", TEXT, nullable=False),
    sa.Column("topic", TEXT, nullable=False),
    sa.Column("row", TEXT, nullable=False),
    sa.Column("field", TEXT, nullable=False),
    sa.Column("reason", TEXT, nullable=False),
    sa.Column("link", TEXT, nullable=False),  # the chain of this device's readings
    sa.Index("ix_readings_device", "device", "seq"),
    comment="who asked to see a sealed value, and why",
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("owner", TEXT, primary_key=True),  # the slot of who typed; "" in an office of one officer
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("saved_at", TEXT, nullable=False),
    sa.Column("values", TEXT, nullable=False),  # JSON as typed
    comment="half-typed forms of this machine; they join no history",
)

device = sa.Table(
    "device",
    metadata,
    sa.Column("id", TEXT, primary_key=True),
    sa.Column("holder", TEXT, nullable=False),  # whose reserved numbers this copy gives; "" for the office
    sa.Column(
        "tambons", TEXT, nullable=False, server_default=""
    ),  # JSON: the part of the office; "" for all of it
    comment="this copy's name in the change log; one row",
)

devices = sa.Table(
    "devices",
    metadata,
    sa.Column("id", TEXT, primary_key=True),  # as in units and changes
    sa.Column("name", TEXT, nullable=False),  # for people
    sa.Column(
        "public", TEXT, nullable=False
    ),  # the key its packages are signed by, base64; "" until one came
    sa.Column("seen", TEXT, nullable=False),  # when it was first heard of, UTC, ISO 8601
    sa.Column(
        "tambons", TEXT, nullable=False, server_default=""
    ),  # JSON: the part it has; "" for the whole office
    comment="the copies of the office that a person accepted packages of, those copied here, and this one",
)

signing = sa.Table(
    "signing",
    metadata,
    sa.Column("device", TEXT, primary_key=True),
    sa.Column("private", TEXT, nullable=False),  # Ed25519, sealed
    comment="the key by which this copy signs its packages; one of another device is left from where it was copied",
)

packages = sa.Table(
    "packages",
    metadata,
    sa.Column("id", TEXT, primary_key=True),  # SHA-256 of its body; of a copied folder the device
    sa.Column("direction", TEXT, primary_key=True),  # in, out, or copy
    sa.Column("at", TEXT, nullable=False),
    sa.Column("actor", TEXT, nullable=False),
    sa.Column("device", TEXT, nullable=False),  # whose it is, or whom it is for; "" for all
    sa.Column("since", TEXT, nullable=False),  # JSON, as in the package
    sa.Column("upto", TEXT, nullable=False),
    sa.Column("changes", sa.Integer, nullable=False),  # in it; of one that came, those that were new
    sa.Column("added", sa.Integer, nullable=False),  # records that came new
    sa.Column("changed", sa.Integer, nullable=False),
    comment="the packages that went between this copy and others, which tell what each of them has",
)

KEPT = frozenset(topic.topic for topic in TOPICS.values())
