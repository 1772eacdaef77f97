"""Opens all that stands in a place and holds it to what was told of it: what is lost, doubled or damaged, in sentences."""

from __future__ import annotations

from collections import Counter, defaultdict

import sqlalchemy as sa

from desktop.domain.offices import Office
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import Refusal
from desktop.store import (
    backup,
    backups,
    checks,
    merging,
    opening,
    packages,
    records,
    rekeying,
    second_place,
    tables,
)
from desktop.store.session import reading
from desktop.work.checks import check
from tests.campaigns.acts import IMPORT, OLD_PASSPHRASE, PASSPHRASE, ROWS, opened

LOST, DOUBLED, DAMAGED = "lost", "doubled", "damaged"
MADE = {"restored": "restored", "along": "taken along", "begun": "begun", "older": "brought up"}


def look(place, told):
    """List what does not hold in a place, each with its kind."""
    by_kind = defaultdict(list)
    for kind, *values in told:
        by_kind[kind].append(values)
    with opened(place / "office") as office, opened(place / "laptop") as laptop:
        return [
            *_both(office, laptop, by_kind),
            *_made_offices(place, by_kind, Counter((office.device, laptop.device))),
            *_backups(office, place, by_kind),
            *_packages(place, by_kind),
        ]


def _both(office, laptop, told):
    """Look into the office and its laptop, and hold what came from there to what stands there."""
    yield from _of_any(office)
    yield from ((DAMAGED, str(trouble)) for trouble in checks.check(laptop))
    with reading(office) as session, reading(laptop) as there:
        yield from _saved(session, told)
        yield from _issued(session, told)
        yield from _imported(session, told)
        yield from _attached(session, told["attached"])
        yield from _attached(there, told["away"])
        yield from _merged(session, there, laptop.device, told)


def _of_any(store):
    """Hold an open office to what must be so of any: whole, its papers as issued, its log without gaps."""
    with reading(store) as session:
        for fault in check(session):
            yield DAMAGED, str(fault.said)
        changes = tables.changes
        question = sa.select(changes.c.device, sa.func.count(), sa.func.max(changes.c.seq))
        for device, held, last in session.connection.execute(question.group_by(changes.c.device)):
            if held != last:
                yield DAMAGED, f"{held} changes of {device} up to {last}"


def _saved(session, told):
    kept = {village.id: village.name for village in records.find(session, Village)}
    for id_, times in dict(told["saved"]).items():
        if id_ not in kept or int(kept[id_]) < times:
            yield LOST, f"village {id_} saved {times} times is {kept.get(id_)}"


def _issued(session, told):
    issued = {paper.id: paper.number for paper in records.find(session, Paper)}
    for number, times in Counter(issued.values()).items():
        if times > 1:
            yield DOUBLED, f"number {number}"
    for number in set(range(1, len(issued) + 1)) - set(issued.values()):
        yield LOST, f"number {number}"
    for id_, number in told["issued"]:
        if issued.get(id_) != number:
            yield LOST, f"paper {number}"


def _imported(session, told):
    changes, units = tables.changes, tables.units
    question = sa.select(units.c.id, sa.func.count()).join(changes, changes.c.unit == units.c.id)
    question = question.where(units.c.action == IMPORT, changes.c.topic == "people").group_by(units.c.id)
    found = dict(session.connection.execute(question).all())
    for unit, rows in found.items():
        if rows != ROWS:
            yield DAMAGED, f"{rows} rows of the import {unit}"
    for (unit,) in told["imported"]:
        if unit not in found:
            yield LOST, f"the import {unit}"


def _attached(session, told):
    kept = {person.id: person.portrait for person in records.find(session, Person)}
    for id_, sha in told:
        if kept.get(id_) != sha:
            yield LOST, f"the picture of {id_}"


def _merged(session, there, laptop, told):
    """Hold what came from the laptop to whole packages, and to what the laptop itself says."""
    came = merging.known(session).get(laptop, 0)
    if came not in {0, *(upto for _name, device, upto in told["packed"])}:
        yield DAMAGED, f"a package was taken in part, up to {came}"
    if came < max((upto for _laptop, upto in told["merged"]), default=0):
        yield LOST, f"changes of the laptop after {came}"
    changes = tables.changes
    question = sa.select(changes).where(changes.c.device == laptop, changes.c.seq <= came)
    question = question.order_by(changes.c.seq)
    if session.connection.execute(question).all() != there.connection.execute(question).all():
        yield DAMAGED, "the office and the laptop tell the laptop's changes differently"


def _made_offices(place, told, devices):
    """Look into what became an office: restored, copied, begun, brought up; each new one is a device of its own."""
    said = {kind: {name: more for name, *more in told[word]} for kind, word in MADE.items()}
    for kind, named in said.items():
        standing = {path.name for path in (place / kind).iterdir() if opening.is_office(path)}
        yield from ((LOST, f"{kind} {name}") for name in named.keys() - standing)
        for name in standing:
            with opened(place / kind / name, OLD_PASSPHRASE if kind == "older" else PASSPHRASE) as store:
                yield from _of_any(store)
                yield from _begins(store, named.get(name))
                devices[store.device] += kind != "older"
    yield from ((DOUBLED, f"device {one}") for one, times in devices.items() if times > 1)


def _begins(store, counted):
    """Hold an office to have its own record, and as many records as its backup had where that was told."""
    with reading(store) as session:
        if len(records.find(session, Office)) != 1:
            yield DAMAGED, f"{store.folder} has no office"
        if counted and backup.counts(session.connection) != counted[0]:
            yield LOST, f"{store.folder} has not what the backup had"


def _backups(office, place, told):
    """Hold the backups that are found to be whole, the last by its contents, and those told of to be found."""
    where = (backups.place_of(office), second_place.place_of(office, place / "second"))
    found = [one for each in where for one in backups.found(each)]
    yield from ((DAMAGED, f"backup {one.path} without {one.missing}") for one in found if not one.is_whole)
    for one in found[-1:]:
        backups.check_files(one)
        backups.check_contents(one, rekeying.fitting(one.data, office.opened.keys))
    there = {str(one.path.relative_to(place)) for one in found}
    for name in (name for names in told["backed up"] for name in names):
        if name not in there:
            yield LOST, f"backup {name}"


def _packages(place, told):
    """Hold every package to be whole, and those told of to be there."""
    found = {path.name: path for path in (place / "stick").iterdir() if path.suffix != ".part"}
    for path in found.values():
        try:
            packages.peek(path)
        except Refusal as refusal:
            yield DAMAGED, f"package {path.name}: {refusal}"
    for name in {name for name, _device, _upto in told["packed"]} - found.keys():
        yield LOST, f"package {name}"
