"""Which records were joined to others that stay, by all held answers about doubles: in every copy the same.

The answers of a topic are taken in the order of their ids, and one that would lead in a circle adds nothing: two copies
that joined more than two records in different ways still come to one that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa

from desktop.domain import doubles
from desktop.domain.doubles import JOINED, Answer, Double
from desktop.domain.records import Record, fields_of
from desktop.store import tables
from desktop.store.session import Session


@dataclass(frozen=True)
class Joins:
    """The joined records of one topic: of each the one that it was joined to, and what its joiner had seen of it."""

    into: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def root(self, id_: str) -> str:
        """Give the record that stays for one, itself where it was not joined."""
        while id_ in self.into:
            id_ = self.into[id_]
        return id_

    def with_above(self, ids: Iterable[str]) -> list[str]:
        """Give records with all that they were joined to, step by step: these say what was written of them."""
        found: dict[str, None] = {}
        for id_ in ids:
            found[id_] = None
            while id_ in self.into:
                id_ = self.into[id_]
                found[id_] = None
        return [*found]

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in sorted(self.into):
            found.setdefault(self.into[one], []).append(one)
        return found

    def below(self, id_: str) -> Sequence[str]:
        """List the records that were joined to one, in their order."""
        return self._below.get(id_, ())

    def with_below(self, ids: Iterable[str]) -> set[str]:
        """Give records with all that were joined to them, step by step."""
        found: set[str] = set()
        waiting = [*ids]
        while waiting:
            id_ = waiting.pop()
            if id_ not in found:
                found.add(id_)
                waiting += self.below(id_)
        return found


NOTHING = Joins()


def joins(session: Session, topic: str) -> Joins:
    """Tell which records of a topic were joined to which."""
    if topic not in JOINED:
        return NOTHING
    table = tables.of(Double)
    question = sa.select(table.c.one, table.c.two, table.c.answer).where(
        table.c.of == topic, ~table.c.deleted
    )
    into: dict[str, str] = {}
    seen: dict[str, Mapping[str, int]] = {}
    for one, two, text in session.connection.execute(question.order_by(table.c.id)):
        answer = doubles.read(text)
        if answer.stays in (one, two):
            _join(into, seen, answer, two if answer.stays == one else one)
    return Joins(into, seen)


def _join(into: dict[str, str], seen: dict[str, Mapping[str, int]], answer: Answer, other: str) -> None:
    known = Joins(into)
    stays, goes = known.root(answer.stays), known.root(other)
    if stays != goes:
        into[goes] = stays
        seen[goes] = answer.seen if goes == other else {}  # one that was joined further was not looked at


def linked(session: Session, topic: type[Record]) -> dict[str, Joins]:
    """Give for each open field of a topic that names joined records which were joined to which."""
    named = [one for one in fields_of(topic) if one.topic in JOINED and not tables.sealed(topic, one)]
    found = {of: joins(session, of) for of in {one.topic for one in named}}
    return {one.name: found[one.topic] for one in named if found[one.topic].into}
