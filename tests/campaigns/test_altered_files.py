"""Files altered at random: each ends in one sentence or in what could be saved, soon, and no office changes by it."""

from __future__ import annotations

import json
import shutil
import signal
import sys
from contextlib import contextmanager

import pytest

from desktop.domain.people import Person
from desktop.errors import Refusal
from desktop.exchange import importing
from desktop.store import (
    backup_manifest,
    backups,
    checks,
    keys,
    opening,
    packages,
    records,
    restoring,
    salvage,
)
from desktop.store.session import rehearsing, writing
from tests.campaigns import altering, counted, size
from tests.conftest import PASSPHRASE
from tests.exchange.office_workbook import SAMPLE
from tests.store.copies import copies
from tests.store.folders import hashed
from tests.store.test_backups import nothing
from tests.store.test_packages import SECRET, filled, write

pytestmark = [pytest.mark.campaign, pytest.mark.usefixtures("quick")]
PATIENCE = 60  # seconds: then a file is said to hang the program
PARTS = size(1, 4)  # by which two cores share the work
REFUSED = "refused with a sentence"


@pytest.fixture(params=range(PARTS))
def altered(request, record_property):
    """Give what counts the altered files of one part, and what became of them."""

    def numbered(what, small, whole):
        with counted(record_property, what) as found:
            for number in range(request.param, size(small, whole), PARTS):
                yield number, found

    return numbered


@contextmanager
def soon():
    """End with an error what hangs."""
    if sys.platform == "win32":  # which knows no such signal
        yield
        return

    def late(*_signal):
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def outcome(act, *given):
    """Say what became of it: what the act gives, or that it was refused with a sentence; anything else is a fault."""
    try:
        with soon():
            return act(*given)
    except Refusal as refusal:
        said = str(refusal)
    assert said
    assert "{" not in said
    return REFUSED


@pytest.fixture
def office(quick, made_office, tmp_path):
    """Give a closed office with some people, of a quick passphrase, and its open keys."""
    folder = tmp_path / "office"
    shutil.copytree(made_office[0], folder)
    keys.reset_passphrase(folder, made_office[1], "", PASSPHRASE)
    store = opening._open(folder, lambda: made_office[1])
    with writing(store, "ก", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=f"คนที่ {number}") for number in range(300)])
    store.close()
    return folder, made_office[1]


def test_data_files(office, tmp_path, altered):
    folder, opened = office
    whole = (folder / "office.db").read_bytes()
    for number, found in altered("altered office files", 12, 2_000):
        (folder / "office.db").write_bytes(altering.altered(whole, number))
        before = hashed(folder)
        said = outcome(_opens, folder, opened)
        if said == REFUSED:
            assert hashed(folder) == before
            said = outcome(_salvaged, folder, opened, tmp_path / "new")
            assert hashed(folder) == before
            assert opening.is_office(tmp_path / "new") is (said != REFUSED)
            shutil.rmtree(tmp_path / "new", ignore_errors=True)
        found[said] += 1
    assert found["salvaged whole"] + found["salvaged in part"] > size(2, 1_000) // PARTS


def _opens(folder, opened):
    store = opening._open(folder, lambda: opened)
    try:
        assert checks.check(store) == []
    finally:
        store.close()
    return "opened as they were"


def _salvaged(folder, opened, new):
    told = salvage.salvage(folder, new, lambda _folder: opened, nothing)
    store = opening._open(new, lambda: opened)
    assert checks.check(store) == []
    store.close()
    return "salvaged whole" if told.is_complete else "salvaged in part"


def test_key_files(office, tmp_path, altered):
    folder, opened = office
    whole = (folder / "keys.json").read_bytes()
    other = keys.add_slot(folder, opened, "คนที่สอง", "ต้นกล้าริมธาร ๒", cases=True)
    both = (folder / "keys.json").read_bytes()
    keys.want_two(folder, opened, wanted=True)
    kinds = (whole, both, (folder / "keys.json").read_bytes())
    data = hashed(folder)["office.db"]
    for number, found in altered("altered key files", 90, 4_000):
        (folder / "keys.json").write_bytes(altering.altered_json(kinds[number % 3], number))
        before = hashed(folder)
        found[outcome(_unlocked, folder, opened.slot, other)] += 1
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        (folder / "attempts.json").unlink(missing_ok=True)
        assert {**hashed(folder), "attempts.json": ""} == {**before, "attempts.json": ""}
    assert hashed(folder)["office.db"] == data
    assert found[REFUSED] > size(20, 1_500) // PARTS


def _unlocked(folder, slot, other):
    if keys.needs_two(folder):
        keys.unlock_two(folder, (slot, PASSPHRASE), (other, "ต้นกล้าริมธาร ๒"))
    else:
        keys.peek(folder, PASSPHRASE)
    return "opened by what was left as it was"


def test_backup_manifests(office, tmp_path, altered):
    folder, opened = office
    store = opening._open(folder, lambda: opened)
    one = backups.make(store, "asked", nothing)
    store.close()
    path = one.path / "backup.json"
    whole = path.read_bytes()
    for number, found in altered("altered backup manifests", 40, 2_000):
        path.write_bytes(_signed(altering.altered_json(whole, number), number))
        before = hashed(tmp_path)
        found[outcome(_restored, one.path, opened, tmp_path / "new")] += 1
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        assert hashed(tmp_path) == before
    assert found[REFUSED] > size(15, 800) // PARTS


def _signed(text, number):
    """Let every other altered manifest say its own sum rightly, as one who alters it by hand would."""
    try:
        document = json.loads(text)
        said = {
            name: value for name, value in document.items() if name not in ("program", "backup", "sha256")
        }
    except (ValueError, AttributeError, RecursionError):
        return text
    return json.dumps({**document, "sha256": backup_manifest._sum(said)}).encode() if number % 2 else text


def _restored(path, opened, new):
    one = backups.at(path)
    backups.found(path.parent)
    restoring.restore(one, new, lambda _folder: opened, nothing)
    opening._open(new, lambda: opened).close()
    return "restored by what was left as it was"


def test_workbooks(tmp_path, altered):
    whole = SAMPLE.read_bytes()
    for number, found in altered("altered workbooks", 8, 1_000):
        path = tmp_path / "รายชื่อ.xlsx"
        path.write_bytes((altering.altered, altering.altered_zip)[number // PARTS % 2](whole, number))
        before = hashed(tmp_path)
        found[outcome(_read, path)] += 1
        assert hashed(tmp_path) == before
    assert found[REFUSED] > size(1, 300) // PARTS


def _read(path):
    importing.read(path)
    return "read as far as they go"


def test_packages(made_office, tmp_path, altered):
    with copies(made_office, tmp_path, 2) as (office, laptop):
        write(filled(laptop), office, tmp_path / "package")
        whole = (tmp_path / "package").read_bytes()
        before = hashed(office.folder)
        for number, found in altered("altered packages", 40, 1_000):
            data = _in_its_head(whole, number)
            (tmp_path / "altered").write_bytes(data)
            said = outcome(_taken, office, tmp_path / "altered")
            assert said == REFUSED or data == whole
            found[said] += 1
        assert hashed(office.folder) == before
    assert found[REFUSED] > size(30, 900) // PARTS


def _in_its_head(data, number):
    """Alter a package anywhere, or every other time the JSON of its head."""
    lines = data.split(b"{", 1)
    end = lines[1].find(b"}\n") if number % 2 and len(lines) == 2 else -1
    head = lines[1][: end + 1]
    try:
        json.loads(b"{" + head)
    except ValueError:
        return altering.altered(data, number)
    return lines[0] + altering.altered_json(b"{" + head, number) + lines[1][end + 1 :]


def _taken(office, path):
    with rehearsing(office, "ก", "ลอง") as session:
        packages.take(session, path, SECRET)
    return "taken, for nothing of them was altered"
