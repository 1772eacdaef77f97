"""What offices do all day, act by act: run in a process of its own that is killed, or whose disk loses power.

A place is a folder with an office, a laptop's copy of it, and offices of earlier formats. An act goes on in it turn by
turn and tells of everything that was done for good, so that `looking` can look for it later.
Run as `python -m tests.campaigns.acts`, it reads lines of JSON, an act and a place each, and goes on with each in a
process of its own, which may be killed; with `PLACE TURNS ACT…` it does some turns of some acts. What is told is JSON too.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import sys
import time
import traceback
import uuid
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import alembic.migration
import alembic.operations  # noqa: F401 - loaded here, what is forked from this process has it
from openpyxl import Workbook

from desktop.domain.committees import Committee
from desktop.domain.offices import Signer
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.exchange import importing, mapping, rows  # noqa: F401 - as above
from desktop.store import attachments, backups, device, key_slots, keys, opening, records, restoring, tables
from desktop.store import merging as changes
from desktop.store.session import reading, writing
from desktop.work import backups as work_backups
from desktop.work import committees, lists, merging, offices, papers, practice
from desktop.work.papers import Request
from tests.work.conftest import plain_draw, working_group

QUICK = {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1}
PASSPHRASE, OLD_PASSPHRASE = "ฉันรักป่าไม้ ๒๕๖๙", "practice"
OFFICER, IMPORT = "นางสาวฝึกหัด ตั้งใจ", "นำเข้าจากไฟล์"
OLDER = Path(__file__).parents[1] / "store" / "data"
BESIDE = ("restored", "along", "begun", "older")  # folders of a place with other offices
ROWS, AWAY = 40, 8  # people of one workbook, and of one package


def nothing(_done, _total):
    """Show no progress."""


@contextmanager
def opened(folder, passphrase=PASSPHRASE):
    """Open an office as a person does; closes it after."""
    store = opening.open_office(folder, passphrase)
    try:
        yield store
    finally:
        store.close()


# the place


def prepare(made_office, place):
    """Make a place out of an empty office."""
    made, opened_keys = made_office
    shutil.copytree(made, place / "office")
    keys.reset_passphrase(place / "office", opened_keys, "", PASSPHRASE)
    with opened(place / "office") as store:
        with writing(store, OFFICER, "เตรียม") as session:
            offices.begin(session, practice.office())
            [centre] = [link.id for link in lists.suggest(session, "centres", "")]
            signer = Signer(name="นายสมมติ แบบอย่าง", position="นายอำเภอพนมสารคาม", start=date(2007, 10, 1))
            records.add(session, signer)
            committees.appoint(session, working_group(centre))
        work_backups.back_up(store, nothing)
    shutil.copytree(place / "office", place / "laptop", ignore=shutil.ignore_patterns("backups"))
    key = keys.peek(place / "laptop", PASSPHRASE).keys
    device.set_holder(place / "laptop" / opening.DATA, opening.Vault(key).database_key, "โน้ตบุ๊ก")
    for name in ("stick", "second"):
        (place / name).mkdir()
    renew(place)
    _write_workbook(place)
    return place


def _write_workbook(place):
    workbook = Workbook()
    workbook.active.append(["ชื่อ", "นามสกุล", "โทรศัพท์"])
    for number in range(ROWS):
        workbook.active.append([f"สมมติ{number}", "ตัวอย่าง", f"081-000-{number:04}"])
    workbook.save(place / "people.xlsx")
    (place / "people").write_bytes(pickle.dumps(importing.read(place / "people.xlsx")))


def renew(place):
    """Remove the offices that acts made beside the office, once they were looked into."""
    for name in BESIDE:
        shutil.rmtree(place / name, ignore_errors=True)
        (place / name).mkdir()


# the acts: each first gets ready, then yields after every turn


def save(place, tell):
    """Add a village and save it again and again."""
    with opened(place / "office") as store:
        yield
        while True:
            with writing(store, OFFICER, "เพิ่ม") as session:
                id_ = records.add(session, Village(tambon="240606", number=9, name="0"))
            tell("saved", id_, 0)
            for time_ in (1, 2, 3):
                with writing(store, OFFICER, "แก้ไข") as session:
                    records.save(session, replace(records.read(session, Village, id_), name=str(time_)))
                tell("saved", id_, time_)
            yield


def issue(place, tell):
    """Issue orders."""
    with opened(place / "office") as store:
        with reading(store) as session:
            group = records.find(session, Committee, tables.of(Committee).c.kind == "support")[0].id
        request = Request(kind="order", committee=group, dated=date(2008, 5, 8))
        yield
        while True:
            with writing(store, OFFICER, "ออกหนังสือ") as session:
                issued = papers.issue(session, request, plain_draw)
            tell("issued", issued.paper.id, issued.paper.number)
            yield


def import_(place, tell):
    """Take in a workbook of people, each time as new ones."""
    sheets = pickle.loads((place / "people").read_bytes())
    with opened(place / "office") as store:
        with reading(store) as session:
            found = importing.find(session, sheets, "people")
        columns = {column: guess.field for column, guess in found.guesses.items()}
        choices = importing.Choices(columns=columns, tambon="240606", rest="new", certain="new")
        yield
        while True:
            backups.before(store, "import")
            with writing(store, OFFICER, IMPORT) as session:
                importing.take(session, importing.read_rows(found, choices), "people", choices)
            assert session.unit
            tell("imported", session.unit)
            yield


def back_up(place, tell):
    """Keep a picture and back the office up, in its folder and in a second place."""
    with opened(place / "office") as store:
        yield
        while True:
            tell("attached", *attach(store))
            made = work_backups.back_up(store, nothing, second=place / "second")
            assert made.second, made.trouble
            tell("backed up", *(str(one.path.relative_to(place)) for one in (made.backup, made.second)))
            yield


def attach(store, **values):
    """Add somebody with a picture of their own, and give both ids."""
    with writing(store, OFFICER, "เพิ่ม") as session:
        sha = attachments.put(store, b"\x89PNG\r\n\x1a\n" + os.urandom(3_000))
        return records.add(session, Person(first_name="ภาพ", portrait=sha)), sha


def restore(place, tell):
    """Go back to the last backup, each time in a new folder."""
    last = backups.found(backups.place_in(place / "office"))[-1]
    yield
    while True:
        folder = place / "restored" / uuid.uuid4().hex
        restoring.restore(last, folder, work_backups.by_passphrase(PASSPHRASE), nothing)
        tell("restored", folder.name, last.manifest.counts)
        yield


def pack(place, tell):
    """Work away from the office, and pack what was done there."""
    with opened(place / "laptop") as store:
        yield
        while True:
            _pack(store, place, tell)
            yield


def _pack(store, place, tell):
    """Pack what was done on a laptop, and give the package."""
    tell("away", *attach(store))
    with writing(store, OFFICER, "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=f"ลูกบ้าน {n}") for n in range(AWAY)])
    path = place / "stick" / uuid.uuid4().hex
    with writing(store, OFFICER, "ทำชุดข้อมูล") as session:
        merging.pack(session, path, PASSPHRASE)
        upto = changes.known(session)[store.device]
    tell("packed", path.name, store.device, upto)
    return path, store.device, upto


def merge(place, tell):
    """Take three packages of a laptop, one after the other."""
    with opened(place / "laptop") as store:
        packed = [_pack(store, place, tell) for _time in range(3)]
    with opened(place / "office") as store:
        yield
        for path, laptop, upto in packed:
            with writing(store, OFFICER, "รวมข้อมูล") as session:
                merging.take(session, path, PASSPHRASE, accepted=merging.look(session, path).mark)
            tell("merged", laptop, upto)
            yield


def take_along(place, tell):
    """Copy the office for other laptops."""
    with opened(place / "office") as store:
        yield
        while True:
            folder = place / "along" / uuid.uuid4().hex
            device.make_copy(store, folder, "โน้ตบุ๊ก", nothing)
            tell("taken along", folder.name)
            yield


def migrate(place, tell):
    """Open two offices of earlier formats."""
    made = random.sample(sorted(OLDER.glob("format-*")), 2)
    folders = [_write_older(one, place / "older" / one.name) for one in made]
    yield
    for folder in folders:
        with opened(folder, OLD_PASSPHRASE):
            tell("brought up", folder.name)
        yield


def _write_older(made, folder):
    for path in (path for path in made.rglob("*") if path.is_file()):
        target = folder / path.relative_to(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def begin(place, tell):
    """Make new offices."""
    yield
    while True:
        folder = place / "begun" / uuid.uuid4().hex
        store, _code = opening.create(folder, practice.office(), PASSPHRASE)
        tell("begun", folder.name)
        store.close()
        yield


ACTS = {
    act.__name__: act
    for act in (save, issue, import_, back_up, restore, pack, merge, take_along, migrate, begin)
}


# in a process of its own


def tell(*said):
    """Tell something by one write, which a kill cannot cut in two."""
    os.write(1, json.dumps(said).encode() + b"\n")


def turn_by_turn(place, turns, *names):
    """Do some turns of some acts."""
    for name in names:
        tell("act", name)
        act = ACTS[name](Path(place), tell)
        next(act)
        tell("ready")
        for _turn in islice(act, int(turns)):
            pass


def serve():
    """Fork a process for each act and place that is read, wait until it ends, and tell how it ended."""
    for line in sys.stdin:
        name, place = json.loads(line)
        child = os.fork()
        if not child:
            _go_on(name, Path(place))
        tell("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _go_on(name, place):
    """Go on with an act until it ends or is killed; tell also who is ready, and how long each turn took."""
    try:
        act = ACTS[name](place, tell)
        next(act)
        tell("ready", os.getpid())
        began = time.monotonic()
        for _turn in act:
            tell("turn", time.monotonic() - began)
            began = time.monotonic()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    key_slots.KDF = QUICK
    if sys.argv[1:]:
        turn_by_turn(*sys.argv[1:])
    else:
        serve()
