"""Run as `python -m tests.work.issue_many FOLDER KEY COMMITTEE COUNT REST`: issues orders from one word on.

COUNT 0 goes on for ever, REST is in seconds between two orders. Each number is printed once its order is committed.
It opens the office past its lock, as two copies of the program would on a drive that keeps no locks.
"""

from __future__ import annotations

import itertools
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import sleep

from desktop.errors import CannotDo
from desktop.store import opening
from desktop.store.keys import Keys
from desktop.store.session import rehearsing, writing
from desktop.store.vault import Vault
from desktop.work import papers
from desktop.work.papers import Request
from tests.work.conftest import plain_draw


def torn(contents, look, *, draft):
    raise CannotDo("แบบอักษรนี้ไม่มีตัวอักษร")


def main(folder, key, committee, count, rest):
    store = opening._store(Path(folder), Vault(Keys((bytes.fromhex(key),))), None)
    request = Request(kind="order", committee=committee, dated=date(2008, 5, 8))
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in itertools.islice(itertools.count(), int(count) or None):
        if turn % 3 == 0:  # what comes to nothing takes no number
            with suppress(CannotDo), writing(store, "ก", "ออกหนังสือ") as session:
                papers.issue(session, request, torn)
            with rehearsing(store, "ก", "ดูตัวอย่าง") as session:
                papers.issue(session, request, plain_draw)
        with writing(store, "ก", "ออกหนังสือ") as session:
            issued = papers.issue(session, request, plain_draw)
        print(issued.paper.number, flush=True)
        sleep(float(rest))
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
