"""Run as `python -m tests.campaigns.take_numbers KIND ADDRESS KEY COUNT REST`: takes numbers from one word on.

COUNT letters are received and every tenth time an order is issued, each told once it was committed. Now and then a
number is first taken for what comes to nothing in the end. REST is in seconds between two.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from time import sleep

from desktop.domain.committees import Committee
from desktop.domain.received import Received
from desktop.errors import CannotDo, Trouble
from desktop.store import records, tables
from desktop.store.keys import Keys
from desktop.store.session import rehearsing, writing
from desktop.store.trouble import BUSY
from desktop.work import papers, received
from tests.campaigns.offices import KINDS
from tests.work.conftest import plain_draw

DAY = date(2008, 5, 8)


def take_letter(session):
    """Enter a letter into the book of received ones."""
    return received.receive(session, Received(came=DAY, sender="อำเภอตัวอย่าง", subject="แจ้งเวียน")).number


def issue_order(session):
    """Issue an order of the working group."""
    group = records.find(session, Committee, tables.of(Committee).c.kind == "support")[0].id
    request = papers.Request(kind="order", committee=group, dated=DAY)
    return papers.issue(session, request, plain_draw).paper.number


def main(kind, address, key, count, rest):
    store = KINDS[kind].open(address, Keys((bytes.fromhex(key),)))
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(int(count)):
        for take in (take_letter, issue_order)[: 1 if turn % 10 else 2]:
            if turn % 5 == 0:
                patiently(take_for_nothing, store, take)
            print(take.__name__, patiently(take_one, store, take), flush=True)
            sleep(float(rest))
    store.close()


def patiently(act, *given):
    """Do something, again and again while others write for longer than a writer waits, as people are told to."""
    while True:
        try:
            return act(*given)
        except Trouble as trouble:
            if trouble.sentence != BUSY:
                raise
            print("asked_again", 0, flush=True)


def take_one(store, take):
    with writing(store, "ก", "ลงทะเบียน") as session:
        return take(session)


def take_for_nothing(store, take):
    """Take a number for what is refused in the end, and for what is only looked at."""
    with suppress(CannotDo), writing(store, "ก", "ลงทะเบียน") as session:
        take(session)
        raise CannotDo("ไม่ลงทะเบียน")
    with rehearsing(store, "ก", "ลอง") as session:
        take(session)


if __name__ == "__main__":
    main(*sys.argv[1:])
