"""Copies of one office at work, as laptops take them: what tests of merging lean on."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace

from desktop.domain.people import Person
from desktop.store import device, opening, records
from desktop.store.session import reading, rehearsing, writing
from desktop.work import merging

SECRET = "ชุดข้อมูลลับ ๒๕๖๙"
WHO = {"": "สมศรี", "โน้ตบุ๊ก 1": "มานะ", "โน้ตบุ๊ก 2": "มาลี"}  # who works at which copy


@contextmanager
def copied(store, folder, holder):
    """Copy an open office for a laptop, as its window does, and open the copy."""
    with writing(store, "สมศรี", "ทำสำเนา") as session:
        merging.devices.own(session)
    with writing(store, "สมศรี", "ทำสำเนา") as session:
        made = device.make_copy(store, folder, holder, lambda _done, _total: None)
        merging.devices.note_copy(session, made, holder)
    copy = opening.open_copy(store, folder)
    try:
        yield copy
    finally:
        copy.close()


@contextmanager
def laptops(store, folder, count):
    """Give an office and so many laptops that were copied from it."""
    with ExitStack() as opened:
        yield (
            store,
            *(
                opened.enter_context(copied(store, folder / f"laptop {n}", f"โน้ตบุ๊ก {n}"))
                for n in range(1, count + 1)
            ),
        )


def working(store, action="ทดสอบ"):
    """Open a unit of work of whoever works at a copy."""
    return writing(store, WHO[store.holder], action)


def add(store, name, **values):
    with working(store, "เพิ่ม") as session:
        return records.add(session, Person(first_name=name, **values))


def edit(store, id_, **values):
    with working(store, "แก้ไข") as session:
        records.save(session, replace(records.read(session, Person, id_), **values))


def read(store, id_):
    with reading(store) as session:
        return records.read(session, Person, id_)


def pack(giver, path, to="", passphrase=SECRET):
    """Make a package for a copy of a name, for any where none is given."""
    with working(giver, merging.PACKED) as session:
        return merging.pack(session, path, passphrase, merging.named(session, to).id if to else "")


def take(taker, path, accepted=None, passphrase=SECRET, **more):
    """Take a package; its maker's mark was compared, unless another is given."""
    with working(taker, merging.MERGED) as session:
        mark = merging.look(session, path).mark if accepted is None else accepted
        return merging.take(session, path, passphrase, mark, **more)


def rehearse(taker, path, passphrase=SECRET):
    with rehearsing(taker, "สมศรี", merging.MERGED) as session:
        return merging.take(session, path, passphrase)


def bring(giver, taker, path, to=""):
    """Bring one copy what another has."""
    pack(giver, path, to)
    return take(taker, path)
