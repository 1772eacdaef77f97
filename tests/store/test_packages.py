"""Package files: what one copy has for another, whole or refused with a sentence and nothing changed."""

from __future__ import annotations

import errno
import json
import zlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.cases import Case, CaseFile
from desktop.domain.people import Person
from desktop.errors import CannotDo, Refusal, Trouble
from desktop.store import (
    attachments,
    keys,
    merging,
    migrations,
    package_body,
    packages,
    records,
    trouble,
)
from desktop.store.session import reading, rehearsing, writing
from tests.campaigns import size
from tests.store.copies import copies, held
from tests.store.folders import hashed, make

SECRET = "ชุดข้อมูลลับ"
SIGNING = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
PUBLIC = SIGNING.public_key().public_bytes_raw()


@pytest.fixture
def two(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as stores:
        yield stores


@pytest.fixture
def laptop(two):
    return filled(two[1])


def filled(store):
    """Give a copy with a record, a picture of it, and a case with its file."""
    with writing(store, "สมศรี", "เพิ่ม") as session:
        portrait = attachments.put(store, b"\x89PNG portrait" * 100)
        records.add(session, Person(first_name="สมชาย", national_id="1234567890121", portrait=portrait))
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
        file = attachments.put(store, store.vault.encrypt_case(b"%PDF- case"))
        records.add(session, CaseFile(case=case, title="คำร้อง", file=file))
    store.shas = [portrait, file]
    return store


@pytest.fixture
def office(two):
    return two[0]


@pytest.fixture(scope="module")
def standing(made_office, tmp_path_factory):
    """Give an office and a filled laptop for tests that change neither."""
    with copies(made_office, tmp_path_factory.mktemp("standing"), 2) as (office, laptop):
        yield office, filled(laptop)


@pytest.fixture
def path(office, laptop, tmp_path):
    """Give a package of what the laptop has for the office."""
    write(laptop, office, tmp_path / "stick.pack")
    return tmp_path / "stick.pack"


def write(giver, taker, path, passphrase=SECRET, signing=SIGNING):
    with reading(taker) as session:
        there = merging.known(session)
    with reading(giver) as session:
        return packages.write(session, path, there, passphrase, signing)


def take(store, path, passphrase=SECRET, trusted=None):
    with writing(store, "สมศรี", "รวมข้อมูล") as session:
        return packages.take(session, path, passphrase, trusted)


def test_a_package_brings_records_cases_and_files(office, laptop, path):
    assert take(office, path, trusted={laptop.device: PUBLIC}) == merging.Outcome(changes=3, added=3)
    assert held(office) == held(laptop)
    portrait, file = laptop.shas
    assert attachments.get(office, portrait) == b"\x89PNG portrait" * 100
    assert office.vault.decrypt_case(attachments.get(office, file)) == b"%PDF- case"


def test_its_head_tells_whose_it_is_without_the_passphrase(office, laptop, path):
    told = packages.peek(path)
    assert (told.office, told.device, told.public) == (keys.office_of(office.folder), laptop.device, PUBLIC)
    assert (told.units, told.changes, told.files) == (1, 3, 2)
    assert told.upto[laptop.device] == 3
    assert told.since[laptop.device] == 0
    assert told.made.utcoffset() is not None


def test_nothing_of_the_records_stands_in_it_readable(laptop, path):
    written = path.read_bytes()
    for said in ("สมชาย".encode(), b"1234567890121", b"PNG portrait", laptop.shas[0].encode(), b"people"):
        assert said not in written


def test_taken_again_it_adds_nothing(office, path):
    take(office, path)
    before = held(office), hashed(office.folder / "attachments")
    assert take(office, path) == merging.Outcome()
    assert (held(office), hashed(office.folder / "attachments")) == before


def test_it_may_be_read_without_taking_anything(office, laptop, path):
    before = held(office)
    with reading(office) as session, reading(laptop) as there:
        expected = merging.changes_since(there, merging.known(session))
        assert packages.read(session, path, SECRET) == expected
    assert held(office) == before


def test_a_rehearsal_tells_what_would_come_and_keeps_nothing(office, path):
    before = held(office)
    with rehearsing(office, "สมศรี", "ลอง") as session:
        assert packages.take(session, path, SECRET).added == 3
    assert held(office) == before
    assert not (office.folder / "attachments").exists()


def test_an_empty_package_and_one_of_many_frames_are_taken(office, laptop, tmp_path, monkeypatch):
    monkeypatch.setattr(package_body, "FRAME", 100)
    monkeypatch.setattr(package_body, "_STEP", 7)
    write(laptop, office, tmp_path / "many")
    assert take(office, tmp_path / "many").added == 3
    assert write(laptop, office, tmp_path / "none").changes == 0
    assert take(office, tmp_path / "none") == merging.Outcome()
    assert held(office) == held(laptop)


def test_an_attachment_that_the_giver_lost_does_not_stop_the_rest(office, laptop, tmp_path):
    sha = laptop.shas[0]
    (laptop.folder / "attachments" / sha[:2] / sha).unlink()
    assert write(laptop, office, tmp_path / "stick").files == 1
    assert take(office, tmp_path / "stick").added == 3


def refused(office, path, passphrase=SECRET, trusted=None):
    """Give the refusal of a package, that left the office as it was."""
    before = held(office), hashed(office.folder)
    with pytest.raises(Refusal) as told:
        take(office, path, passphrase, trusted)
    after = held(office), hashed(office.folder)
    files = {name for name in {*before[1], *after[1]} if before[1].get(name) != after[1].get(name)}
    assert before[0] == after[0]
    assert not any("attachments" in name for name in files)
    return told.value


def test_a_wrong_passphrase_is_told_beside_its_field(office, path):
    told = refused(office, path, "อย่างอื่นทั้งหมด")
    assert (type(told), told.field) == (CannotDo, "passphrase")
    assert "รหัสผ่านของชุดข้อมูลไม่ถูกต้อง" in str(told)


def test_a_short_passphrase_is_refused_and_no_file_made(office, laptop, tmp_path):
    with pytest.raises(CannotDo, match="อย่างน้อย 8 ตัวอักษร"):
        write(laptop, office, tmp_path / "stick", "สั้น")
    assert not (tmp_path / "stick").exists()


def test_a_package_of_another_office_is_refused(office, laptop, path, tmp_path):
    make(tmp_path / "other")
    (office.folder / keys.NAME).write_bytes((tmp_path / "other" / keys.NAME).read_bytes())
    assert "เป็นของสำนักงานอื่น" in str(refused(office, path))


def test_a_package_after_a_change_of_keys_says_what_to_copy(office, laptop, tmp_path):
    laptop.vault.keys = replace(laptop.vault.keys, data=(*laptop.vault.keys.data, b"k" * 32))
    write(laptop, office, tmp_path / "stick")
    assert "กรุณาคัดลอกไฟล์ keys.json" in str(refused(office, tmp_path / "stick"))


@pytest.mark.parametrize("module", [packages, migrations])
def test_a_package_of_a_newer_program_is_refused(office, laptop, tmp_path, monkeypatch, module):
    with monkeypatch.context() as newer:
        newer.setattr(module, "FORMAT", module.FORMAT + 1)
        write(laptop, office, tmp_path / "stick")
    assert "ทำด้วยโปรแกรมรุ่นใหม่กว่า" in str(refused(office, tmp_path / "stick"))


def test_another_key_for_a_known_device_is_refused(office, laptop, path):
    told = refused(office, path, trusted={laptop.device: b"o" * 32})
    assert "ลายเซ็นของชุดข้อมูลไม่ใช่ของเครื่องที่ระบุไว้" in str(told)


@pytest.mark.parametrize("contents", [b"", b"office", b"PK\x03\x04" * 99])
def test_another_file_is_refused(office, tmp_path, contents):
    (tmp_path / "stick").write_bytes(contents)
    assert "ไม่ใช่ชุดข้อมูลของโปรแกรมนี้" in str(refused(office, tmp_path / "stick"))


def test_a_missing_file_is_told(office, tmp_path):
    with pytest.raises(Trouble) as told:
        packages.peek(tmp_path / "stick")
    assert told.value.sentence == trouble.UNREACHED


def test_a_package_cut_short_is_refused_and_said_to_be(office, path):
    whole = path.read_bytes()
    for length in (len(packages.MAGIC) + 2, 200, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert "ไม่ครบ" in str(refused(office, path))


def test_a_head_longer_than_any_is_not_read(office, tmp_path):
    (tmp_path / "stick").write_bytes(packages.MAGIC + b"\xff" * 2_000)
    assert "เสียหายหรือถูกแก้ไข" in str(refused(office, tmp_path / "stick"))


def test_a_package_with_more_behind_it_is_refused(office, path):
    path.write_bytes(path.read_bytes() + b"more")
    assert "เสียหายหรือถูกแก้ไข" in str(refused(office, path))


@settings(
    max_examples=size(60, 1_500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.floats(0, 1, exclude_max=True), sign=st.integers(1, 255), cut=st.booleans())
def test_whatever_is_altered_is_refused(standing, tmp_path, place, sign, cut):
    office, laptop = standing
    path = tmp_path / "stick"
    if not path.exists():
        write(laptop, office, path)
    whole = path.read_bytes()
    spot = int(place * len(whole))
    altered = whole[:spot] if cut else whole[:spot] + bytes([whole[spot] ^ sign]) + whole[spot + 1 :]
    path.with_name("altered").write_bytes(altered)
    refused(office, path.with_name("altered"))


def test_a_file_of_the_package_that_is_not_what_it_is_named_is_refused(office, laptop, tmp_path, monkeypatch):
    portrait, file = (laptop.folder / "attachments" / sha[:2] / sha for sha in laptop.shas)
    whole = portrait.read_bytes()
    for other in (laptop.vault.encrypt(b"another"), b"x" * len(whole), file.read_bytes()):
        portrait.write_bytes(other)
        write(laptop, office, tmp_path / "stick")
        assert "เสียหายหรือถูกแก้ไข" in str(refused(office, tmp_path / "stick"))


def test_a_full_stick_leaves_no_file(office, laptop, tmp_path, monkeypatch):
    def full(_part, _path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packages, "place", full)
    with pytest.raises(Trouble) as told:
        write(laptop, office, tmp_path / "stick")
    assert told.value.sentence == trouble.FULL
    assert list(tmp_path.glob("stick*")) == []


def test_what_does_not_fit_one_package_is_told_before_it_is_written(office, laptop, tmp_path, monkeypatch):
    for limit in ("MOST_LINES", "MOST_FILE"):
        with monkeypatch.context() as small:
            small.setattr(package_body, limit, 100)
            with pytest.raises(Trouble, match="มากเกินหนึ่งชุด"):
                write(laptop, office, tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


# signed by somebody who holds all keys, and still not what this program writes


def forged(standing, path, monkeypatch, lines=None, head=None):
    """Write a package whose lines or head are others, signed as they stand; give its refusal."""
    office, laptop = standing
    with monkeypatch.context() as forging:
        if lines is not None:
            forging.setattr(package_body, "lines", lambda _batch, _files: lines)
        if head:
            signed = packages._head
            forging.setattr(packages, "_head", lambda said, key: signed(said | head, key))
            forging.setattr(packages, "_check_body", lambda _file, _head: None)
            forging.setattr(packages, "_read_head", lambda _file: None)
        write(laptop, office, path)
    return str(refused(office, path))


@pytest.mark.parametrize(
    "head",
    [
        {"format": "1"}, {"format": 0}, {"size": -1}, {"size": 7.5}, {"lines": 2**62}, {"upto": []},
        {"upto": {"a": True}}, {"marks": {"a": 1}}, {"made": "วันนี้"}, {"office": 1}, {"lock": {}},
        {"lock": {"kind": "passphrase"}}, {"public": "กข"}, {"public": 5}, {"units": 9}, {"changes": 0}, {"files": 1},
        {"sha256": "0" * 64}, {"part": 5}, {"part": "["}, {"part": "[]"}, {"part": '{"tambons": [1]}'},
    ],
    ids=str,
)  # fmt: skip
def test_a_signed_head_that_does_not_hold_is_refused(standing, tmp_path, monkeypatch, head):
    told = forged(standing, tmp_path / "stick", monkeypatch, head=head)
    assert "เสียหายหรือถูกแก้ไข" in told


UNIT = [
    "unit",
    "d:000000000000001.000000",
    "d",
    "000000000000001.000000",
    "2026-01-01T00:00:00+00:00",
    "ก",
    "ข",
    False,
    "",
]
CHANGE = ["change", "d", 1, UNIT[1], "people", "p", "*", "{}", "[]"]


def other(line, place, value):
    return [*line[:place], value, *line[place + 1 :]]


@pytest.mark.parametrize(
    "lines",
    [
        [5], ["unit"], ["other", 1], {"unit": 1}, other(UNIT, 7, 1), other(UNIT, 3, "1"), other(UNIT, 1, "e:1"),
        other(CHANGE, 2, "1"), other(CHANGE, 2, 0), other(CHANGE, 4, "nothing"), other(CHANGE, 7, "no json"),
        other(CHANGE, 7, "[]"), other(CHANGE, 8, "{}"), other(CHANGE, 8, "[1]"), other(CHANGE, 3, "e:1"), CHANGE,
        ["file", "no sha", 5], ["file", "ab" * 32, 0], ["file", "ab" * 32, 2**40], ["file", "ab" * 32, 10],
    ],
    ids=str,
)  # fmt: skip
def test_signed_lines_of_another_form_are_refused(standing, tmp_path, monkeypatch, lines):
    packed = zlib.compress(json.dumps(lines).encode() + b"\n")
    told = forged(standing, tmp_path / "stick", monkeypatch, packed)
    assert "เสียหายหรือถูกแก้ไข" in told


@pytest.mark.parametrize(
    "packed",
    [
        b"", b"no zlib", zlib.compress(b"[" * 99_999 + b"\n"), zlib.compress(b"[]")[:-2], zlib.compress(b"half a line"),
        zlib.compress(b"") + b"more",
    ],
    ids=range(6),
)  # fmt: skip
def test_lines_that_are_not_packed_as_they_should_are_refused(standing, tmp_path, monkeypatch, packed):
    told = forged(standing, tmp_path / "stick", monkeypatch, packed)
    assert "เสียหายหรือถูกแก้ไข" in told


def test_a_few_bytes_that_hold_more_than_the_machine_are_refused(standing, tmp_path, monkeypatch):
    monkeypatch.setattr(package_body, "MOST_LINES", 2**20)
    read = []
    some = package_body._some
    monkeypatch.setattr(package_body, "_some", lambda *given_: read.append(1) or some(*given_))
    bomb = zlib.compress(b"\n" * 2**27)
    assert len(bomb) < 2**18
    monkeypatch.setattr(package_body, "_row", lambda _line: ("unit", ()))
    told = forged(standing, tmp_path / "stick", monkeypatch, bomb)
    assert "เสียหายหรือถูกแก้ไข" in told
    assert len(read) <= 2**20 // package_body._STEP + 1


def test_a_gap_is_refused_by_its_own_sentence(office, laptop, tmp_path):
    with writing(laptop, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="ต่อ"))
    with reading(laptop) as session:
        packages.write(session, tmp_path / "stick", {laptop.device: 3}, SECRET, SIGNING)
    assert "ขาดการบันทึก" in str(refused(office, tmp_path / "stick"))
