"""Run as `python -m tests.work.issue_many FOLDER KEY COMMITTEE COUNT`: issues orders from one word on.

It opens the office past its lock, as two copies of the program would on a drive that keeps no locks.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import sleep

from desktop.errors import CannotDo
from desktop.store import opening
from desktop.store.session import rehearsing, writing
from desktop.store.vault import Vault
from desktop.work import papers
from desktop.work.papers import Request
from tests.work.conftest import plain_draw

BETWEEN = 0.03  # seconds; without a rest whoever has the lock takes it again before the other wakes


def torn(contents, look, *, draft):
    raise CannotDo("แบบอักษรนี้ไม่มีตัวอักษร")


def main(folder, key, committee, count):
    store = opening._store(Path(folder), Vault(bytes.fromhex(key)), None)
    request = Request(kind="order", committee=committee, dated=date(2008, 5, 8))
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(int(count)):
        if turn % 3 == 0:  # what comes to nothing takes no number
            with suppress(CannotDo), writing(store, "ก", "ออกหนังสือ") as session:
                papers.issue(session, request, torn)
            with rehearsing(store, "ก", "ดูตัวอย่าง") as session:
                papers.issue(session, request, plain_draw)
        with writing(store, "ก", "ออกหนังสือ") as session:
            print(papers.issue(session, request, plain_draw).paper.number, flush=True)
        sleep(BETWEEN)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
