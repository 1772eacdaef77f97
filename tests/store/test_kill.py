"""What was acknowledged survives: writers killed at random, two processes writing at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import sqlalchemy as sa

from desktop.domain.villages import Village
from desktop.store import checks, opening, records, tables
from desktop.store.session import reading

KILLS = 8

# argv: folder, data key, word, how many (0: for ever). Each acknowledged save is printed after it was committed.
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from desktop.domain.villages import Village
from desktop.store import cipher, opening, records
from desktop.store.session import writing
from desktop.store.keys import Keys
from desktop.store.vault import Vault

folder, key, word, most = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4])
vault = Vault(Keys((key,)))
# beside another program on purpose: without the lock that keeps a second one out
store = opening.Store(folder, cipher.engine(folder / opening.DATA, vault.database_key), vault, sys.argv[5])
count = 0
while count < most or not most:
    count += 1
    with writing(store, "ก", "ทดสอบ") as session:
        id_ = records.add(session, Village(tambon="240606", number=1, name=f"{word} {count}"))
    print("added", id_, flush=True)
    with writing(store, "ก", "ทดสอบ") as session:
        records.save(session, replace(records.read(session, Village, id_), name=f"{word} {count} แก้"))
    print("saved", id_, flush=True)
"""


def start(store, word, most, device=""):
    key = store.vault.data_key.hex()
    command = [sys.executable, "-c", WRITER, store.folder, key, word, str(most), device or store.device]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def acknowledged(text):
    """Read which villages were added and which of them saved again, from whole lines only."""
    lines = [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return {id_ for word, id_ in lines if word == "added"}, {id_ for word, id_ in lines if word == "saved"}


def test_nothing_acknowledged_is_lost_by_a_kill(store):
    chance = random.Random(2569)
    added, saved = set(), set()
    opened = store.opened
    for round_ in range(KILLS):
        child = start(store, f"รอบ {round_}", 0)
        store.close()
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        child.kill()
        more_added, more_saved = acknowledged("added x\n" + child.communicate()[0])
        added |= more_added - {"x"}
        saved |= more_saved
        store = opening._open(store.folder, lambda: opened)
        check_kept(store, added, saved)
    assert len(saved) > KILLS
    store.close()


def check_kept(store, added, saved):
    """Look for every acknowledged village in its table and in the change log."""
    with reading(store) as session:
        kept = {village.id: village.name for village in records.find(session, Village)}
        changes = tables.changes
        born = set(session.connection.scalars(sa.select(changes.c.row).where(changes.c.field == "*")))
        sequence = list(session.connection.scalars(sa.select(changes.c.seq).order_by(changes.c.seq)))
    assert added <= set(kept)
    assert set(kept) <= born
    assert all(kept[id_].endswith("แก้") for id_ in saved)
    assert sequence == list(range(1, len(sequence) + 1))
    assert checks.check(store) == []


def test_two_processes_write_at_once(store):
    children = [start(store, word, 25) for word in ("หนึ่ง", "สอง")]
    found = [acknowledged(child.communicate()[0]) for child in children]
    assert [child.returncode for child in children] == [0, 0]
    assert [len(saved) for _added, saved in found] == [25, 25]
    check_kept(
        store,
        set().union(*(added for added, _saved in found)),
        set().union(*(saved for _added, saved in found)),
    )
