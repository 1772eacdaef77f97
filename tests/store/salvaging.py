"""A damaged office, for the tests of salvage."""

from __future__ import annotations

import shutil

import pytest
import sqlalchemy as sa

from desktop.domain.people import Person
from desktop.store import (
    attachments,
    opening,
    records,
    salvage,
    tables,
)
from desktop.store.key_slots import derive
from desktop.store.session import reading, writing
from desktop.work import checks as whole_checks
from tests.store.folders import hashed
from tests.store.test_backups import nothing

GAPS = "เพราะกู้จากไฟล์ที่เสียหาย"


@pytest.fixture
def office(made_practice, tmp_path):
    """Give a copy of the practice office to be damaged, with its open keys."""
    return Damaged(made_practice, tmp_path)


class Damaged:
    """An office that is damaged, and what is salvaged of it."""

    def __init__(self, made, folder):
        self.folder, self.keys, self.at = folder / "damaged", made[1], folder
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(made[0], self.folder)

    @property
    def data(self):
        return self.folder / "office.db"

    @property
    def key(self):
        return derive(self.keys.keys.data[-1], "database")

    def salvage(self, name="new", step=nothing, opened=None, keys_at=None):
        shutil.rmtree(self.at / name, ignore_errors=True)
        before = hashed(self.folder)
        try:
            return salvage.salvage(
                self.folder, self.at / name, lambda _folder: opened or self.keys, step, keys_at
            )
        finally:
            assert hashed(self.folder) == before

    def open(self, name="new", opened=None):
        return opening._open(self.at / name, lambda: opened or self.keys)

    def read(self, topic, name="new"):
        store = self.open(name)
        with reading(store) as session:
            found = {one.id: one for one in records.find(session, topic)}
        store.close()
        return found


def said(store):
    with reading(store) as session:
        return [str(finding.said) for finding in whole_checks.check(session)]


def salvaged(store, folder):
    store.close()
    before = hashed(store.folder)
    told = salvage.salvage(store.folder, folder, lambda _f: store.opened, nothing)
    assert hashed(store.folder) == before
    return told


@pytest.fixture
def attached(store, tmp_path):
    """Give an office with a person's portrait and a file that nobody names."""
    store.portrait = attachments.put(store, b"portrait")
    store.other = attachments.put(store, b"other")
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="สมชาย", portrait=store.portrait))
    return store


def _rows(session, topic):
    return {row["id"]: dict(row) for row in session.execute(sa.select(tables.of(topic))).mappings()}


def refused(office, kind, **asked):
    with pytest.raises(kind) as found:
        office.salvage(**asked)
    assert not (office.at / asked.get("name", "new")).exists()
    return str(found.value)
