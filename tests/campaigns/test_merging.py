"""Five devices that work apart for weeks and meet by packages that get lost, repeated and mixed up: equal in the end."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import cycle, islice

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import attachments, checks, merging, packages, records
from desktop.store.session import reading, writing
from tests.campaigns import counted, size
from tests.campaigns.offices import KINDS
from tests.store import test_merging_any_work
from tests.store.copies import held
from tests.store.merging_copies import waiting
from tests.store.test_merging_any_work import Work, assert_settled, union

DEVICES = [*islice(cycle(KINDS), 5)]  # the kinds of offices in turn
SEEDS, COUNT = size(1, 8), size(120, 2_000)
SECRET = "ชุดข้อมูลลับ"
SIGNING = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
STEPS = ("add", "attach", "pack", "pack", "pack", "deliver", "deliver", "deliver", "lose")
pytestmark = pytest.mark.campaign


class Away(Work):
    """Work on devices that meet by package files, some of which get lost; it has pictures too."""

    def __init__(self, stores, folder, rng):
        super().__init__(stores, rng)
        self.folder, self.packages, self.count, self.done = folder, [], 0, Counter()

    def step(self):
        store, name = self.rng.choice(self.stores), self.rng.choice((*test_merging_any_work.STEPS, *STEPS))
        try:
            getattr(self, name)(store)
            self.done[name] += 1
        except CannotDo:  # nothing to undo, or a gap: as people meet it
            self.done[f"{name} refused"] += 1

    def attach(self, store):
        picture = attachments.put(store, b"\x89PNG" + self.rng.randbytes(self.rng.choice((9, 2_000))))
        with writing(store, store.device[:4], "แนบภาพ") as session:
            if id_ := self.one(session, Person):
                records.save(session, replace(records.read(session, Person, id_), portrait=picture))

    def pack(self, store):
        self.packages.append(self.package(store, self.rng.choice(self.stores)))

    def package(self, giver, taker):
        """Write what one device has for another into a file."""
        self.count += 1
        path = self.folder / f"package {self.count}"
        with reading(taker) as session:
            there = merging.known(session)
        with reading(giver) as session:
            packages.write(session, path, there, SECRET, SIGNING)
        return path

    def deliver(self, store):
        """Let any device take any package that is about: in any order, again and again, meant for another one too."""
        if self.packages:
            self.take(store, self.rng.choice(self.packages))

    def take(self, store, path):
        with writing(store, store.device[:4], "รวมข้อมูล") as session:
            return packages.take(session, path, SECRET)

    def lose(self, _store):
        if self.packages:
            self.packages.pop(self.rng.randrange(len(self.packages))).unlink()

    def together(self):
        """Let every device have all that any of them has."""
        first, *others = self.stores
        for other in others:
            self.take(first, self.package(other, first))
        for other in others:
            self.take(other, self.package(first, other))


@pytest.fixture
def work(made_office, tmp_path, seed):
    """Give the work of five devices, all of them open."""
    stores = [open_copy(kind, made_office, tmp_path / str(n)) for n, kind in enumerate(DEVICES)]
    yield Away(stores, tmp_path, random.Random(seed))
    for store in stores:
        store.close()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_is_done_apart_is_the_same_everywhere_in_the_end(work, record_property):
    kinds = ("steps", "changes", "changes lost", "conflicts", "devices that differ")
    with counted(record_property, "merging of five devices by packages", *kinds) as found:
        for _step in range(COUNT):
            work.step()
        written = union(work.stores)
        work.together()
        found.update({"steps": COUNT, "changes": len(written), **work.done})
        found["conflicts"] += len(waiting(work.stores[0]))
        found["changes lost"] += sum(len(written - union([store])) for store in work.stores)
        found["devices that differ"] += differing(work.stores)
        assert (found["changes lost"], union(work.stores), found["devices that differ"]) == (0, written, 0)
        assert all(
            work.take(store, path) == merging.Outcome() for store in work.stores for path in work.packages
        )
        for store in work.stores:
            assert_settled(store)
            assert checks.check(store) == []
        work.decide_all(work.stores[0])
        work.together()
        assert (differing(work.stores), waiting(work.stores[-1])) == (0, ())


def differing(stores):
    """Count the devices that hold anything else than the first."""
    first = held(stores[0])
    return sum(held(store) != first for store in stores[1:])


def open_copy(kind, made_office, folder):
    """Make a copy of an office that is a device of its own, and open it."""
    return KINDS[kind].open(KINDS[kind].make(made_office, folder), made_office[1].keys)
