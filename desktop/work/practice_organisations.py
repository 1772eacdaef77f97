"""What belongs to the groups of the practice office: members, products, ties, supports; made up, the same at every run."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from desktop import paths
from desktop.domain.organisations import Member, Organisation, Product, Support, Tie
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session

OFFICERS = ("vice", "secretary", "treasurer", "board", "board", "member", "member", "member", "member")
SHARES = range(50, 401, 50)  # baht a month
_HERE = (13.7421, 101.3433)  # about where the tambon is


@cache
def _words() -> dict[str, Any]:
    text = (paths.resources() / "samples" / "practice-organisations.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def described(group: Organisation) -> Organisation:
    """Give a group of the practice office with where it is, how it is reached and what it began with."""
    rng = random.Random(group.id)  # noqa: S311 - made-up data, the same at every run
    north, east = (degree + rng.uniform(-0.03, 0.03) for degree in _HERE)
    return replace(
        group,
        coordinates=f"{north:.5f}, {east:.5f}",
        phone=f"08{rng.randint(0, 9)}-000-{rng.randint(1000, 9999)}",
        registration=f"{rng.randint(1, 99)}/{(group.founded or date(2000, 1, 1)).year + 543}",
        registrar=_words()["registrars"].get(group.kind, ""),
        fund_start=rng.randrange(5, 200) * 100_000,
        welfare=rng.choice(_words()["welfare"]),
    )


def make(session: Session, tambon: str) -> None:
    """Add the parts of the groups of a tambon."""
    rng = random.Random(2553)  # noqa: S311 - made-up data, the same at every run
    table, people = tables.of(Organisation), tables.of(Person)
    groups = store.find(session, Organisation, table.c.tambon == tambon)
    known = store.find(session, Person, people.c.tambon == tambon)
    for made in (_members, _products, _ties, _supports):
        store.add_many(session, [replace(one, id=_id(rng)) for one in made(rng, groups, known)])


def _members(
    rng: random.Random, groups: Sequence[Organisation], people: Sequence[Person]
) -> Iterator[Record]:
    for group in groups:
        near = [one.id for one in people if one.village == group.village and one.id != group.chair]
        for number, (person, role) in enumerate(zip(near, OFFICERS, strict=False), start=1):
            yield Member(
                organisation=group.id,
                person=person,
                role=role,
                number=f"{number:03d}",
                start=group.founded,
                shares=rng.choice(SHARES) * 100,
            )


def _products(_rng: random.Random, groups: Sequence[Organisation], _people: object) -> Iterator[Record]:
    for kind, told in _words()["products"].items():
        makers = [group for group in groups if group.kind == kind]
        for group, (name, sort, price, unit, capacity, market, standards, stars) in zip(
            makers, told, strict=False
        ):
            yield Product(
                organisation=group.id, name=name, kind=sort, price=price, unit=unit, capacity=capacity, market=market,
                standards=tuple(standards), stars=stars,
            )  # fmt: skip


def _ties(_rng: random.Random, groups: Sequence[Organisation], _people: object) -> Iterator[Record]:
    """Let the savings group of each village support its women, and the women work with those of the next village."""
    of_kind = {(group.kind, group.village): group.id for group in groups}
    women = [group for group in groups if group.kind == "กลุ่มสตรี"]
    for group, following in zip(women, [*women[1:], *women[:1]], strict=True):
        if savings := of_kind.get(("กลุ่มออมทรัพย์เพื่อการผลิต", group.village)):
            yield Tie(organisation=savings, relation="supports", other=group.id, start=date(2006, 1, 1))
        yield Tie(organisation=group.id, relation="works", other=following.id, start=date(2007, 6, 1))


def _supports(rng: random.Random, groups: Sequence[Organisation], _people: object) -> Iterator[Record]:
    for group in groups:
        for agency, what, year, amount in rng.sample(_words()["supports"], rng.randint(0, 2)):
            yield Support(organisation=group.id, agency=agency, what=what, year=year, amount=amount)


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
