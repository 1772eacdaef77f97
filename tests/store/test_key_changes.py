"""Changing the keys within a unit of work: kept where it is committed, put back where it is not."""

from __future__ import annotations

import errno

import pytest

from desktop.domain.users import EVERYTHING
from desktop.errors import Trouble
from desktop.store import key_changes, keys
from desktop.store.session import rehearsing, writing

HERS, HIS = "ต้นกล้าริมธาร ๒", "ข้าวหอมมะลิสามเวลา"


def renew(session):
    """Add two users and take the first out again, whose leaving makes a new case key."""
    folder = session.store.folder
    first = keys.add_slot(folder, key_changes.begin(session), "หนึ่ง", HERS, True)
    keys.add_slot(folder, key_changes.begin(session), "สอง", HIS, False)
    key_changes.settle(session, keys.remove_slot(folder, session.store.opened, first))


def fail(store):
    with writing(store, "ผู้ทดสอบ", "ทดสอบ") as session:
        renew(session)
        _ = 1 / 0


def names(store):
    return [slot.name for slot in keys.slots(store.folder)]


def test_what_is_committed_stays_and_is_gone_on_with(store):
    before = len(store.vault.keys.cases)
    with writing(store, "ผู้ทดสอบ", "ทดสอบ") as session:
        renew(session)
    assert names(store)[1:] == ["สอง"]
    assert len(store.vault.keys.cases) == before + 1
    assert keys.unlock(store.folder, HIS)


def test_what_fails_or_is_rehearsed_is_put_back_to_the_first(store):
    before = (store.folder / keys.NAME).read_bytes(), store.vault, store.permits
    with rehearsing(store, "ผู้ทดสอบ", "ทดสอบ") as session:
        renew(session)
        assert names(store)[1:] == ["สอง"]
    assert ((store.folder / keys.NAME).read_bytes(), store.vault, store.permits) == before
    with pytest.raises(ZeroDivisionError):
        fail(store)
    assert ((store.folder / keys.NAME).read_bytes(), store.vault, store.permits) == before


def test_an_office_is_handed_over_with_the_keys_of_the_next(store):
    slot = keys.add_slot(store.folder, store.opened, "ผู้ถัดไป", HERS, False)
    given = key_changes.handed_over(store, keys.unlock(store.folder, HERS, slot))
    assert (given.engine, given.lock, given.slot) == (store.engine, store.lock, slot)
    assert not given.vault.opens_cases
    assert given.permits == frozenset()
    assert store.permits == EVERYTHING, "what still runs for the one before ends as it began"


def test_where_the_disk_refuses_the_last_step_the_keys_go_back(store, monkeypatch):
    before = (store.folder / keys.NAME).read_bytes(), store.vault

    def full(_connection):
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(store.engine.dialect, "do_commit", full)
    with pytest.raises(Trouble, match="เต็ม"), writing(store, "ผู้ทดสอบ", "ทดสอบ") as session:
        renew(session)
    assert ((store.folder / keys.NAME).read_bytes(), store.vault) == before
