"""What another user of the same office can find out about a case: with the file, the keys of an own passphrase, and time.

Every page of the data file and its WAL is decrypted by hand, also what SQLite left free, every attachment, key file,
copy, backup, export and log is read as bytes: no name, no word of what was said is in any of them.
"""

from __future__ import annotations

import json
import logging
from datetime import date

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop import log
from desktop.domain.agreements import FollowUp, Term
from desktop.domain.cases import Case, Party
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import User
from desktop.errors import CannotDo, Trouble
from desktop.exchange import dump
from desktop.store import attachments, backup_pool, backups, device, keys, opening, packages
from desktop.store import drafts as half_typed
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import case_files, case_papers, cases, lists, merging, offices, records, users
from desktop.work.case_papers import Request
from tests.work.conftest import plain_draw

OFFICER, PASSPHRASE, OTHER = "นางสาวฝึกหัด ตั้งใจ", "รหัสผ่านของหัวหน้า", "รหัสผ่านของคนอื่น"
SECRETS = ("สมศักดิ์ศรีลับ", "ปกปิดวงศ์", "1234567890121", "เรื่องลับที่สุด", "ข้อความในข้อเท็จจริง", "หนึ่งหมื่นลับ")
PAGE, RESERVED, IV = 4096, 80, 16  # bytes of a page of SQLCipher, at its end IV and HMAC
WAL_HEAD, FRAME_HEAD = 32, 24


@pytest.fixture
def office(tmp_path):
    """Make an office where a case has everything, and another user who may not open it."""
    record = offices.for_tambons(OFFICER, "พัฒนากร", ("240606",))
    store, _code = opening.create(
        tmp_path / "office", record, PASSPHRASE, lambda unit: offices.begin(unit, record)
    )
    with writing(store, OFFICER, "เพิ่มผู้ใช้") as session:
        users.add(session, User(name="นายอื่น ไม่เกี่ยว", role="officer"), OTHER)
    fill(store)
    yield store
    store.close()


def fill(store):
    """Record a case in every way that there is."""
    with writing(store, OFFICER, "รับเรื่อง") as session:
        kind = kept.find(session, DisputeKind)[0].id
        case = Case(
            received=date(2026, 1, 5), subject=SECRETS[3], facts=SECRETS[4], asks=SECRETS[5], kind=kind, track="informal",
            result="agreed", ended=date(2026, 2, 20), agreed_value=1_000_000,
        )  # fmt: skip
        sides = [
            Party(side="1", title="นาย", first_name=SECRETS[0], last_name=SECRETS[1], national_id=SECRETS[2]),
            Party(side="2", title="นาง", first_name="อีกฝ่าย", last_name=SECRETS[1]),
        ]
        id_ = cases.begin(session, case, sides)
        two = cases.whole(session, id_).side("2")[0].id
        for part in (
            Summons(case=id_, party=two, sent=date(2026, 1, 6), appointed=date(2026, 1, 20), note=SECRETS[4]),
            Sitting(case=id_, number=1, held=date(2026, 1, 20), others=SECRETS[0]),
            Term(case=id_, number=1, words=SECRETS[5], amount=1_000_000, due=date(2026, 3, 1)),
            FollowUp(case=id_, on=date(2026, 3, 2), keeping="kept", note=SECRETS[4]),
        ):
            cases.keep_part(session, part)
        case_files.add(session, id_, SECRETS[3], b"%PDF-1.4 " + SECRETS[3].encode(), f"{SECRETS[0]}.pdf")
        half_typed.keep(session, f"cases:{id_}", {"facts": SECRETS[4]})
    with writing(store, OFFICER, "ออกหนังสือ") as session:
        case_papers.issue(session, Request(case=id_, kind="request"), plain_draw)
    with writing(store, OFFICER, "แก้ไข") as session:
        read = cases.whole(session, id_).case
        cases.save(session, records.dataclasses.replace(read, note=SECRETS[3]))
        cases.remove_part(session, FollowUp, cases.whole(session, id_).follow_ups[0].id)


def plain_pages(path, key):
    """Decrypt every page of a data file, or of its WAL, in whatever state it is."""
    data = path.read_bytes()
    wal = path.name.endswith("-wal")
    start, size = (WAL_HEAD, FRAME_HEAD + PAGE) if wal else (0, PAGE)
    for place in range(start, len(data) - size + 1, size):
        page = data[place : place + size][-PAGE:]
        at = 16 if not wal and place == 0 else 0  # the salt of the file
        body, iv = page[at : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
        plain = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        yield plain.update(body) + plain.finalize()


def found_in(data):
    """Name the secrets that bytes hold: as text, as JSON escapes it, or as UTF-16."""
    written = {
        secret: (secret.encode(), json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le"))
        for secret in SECRETS
    }
    return {secret for secret, ways in written.items() if any(way in data for way in ways)}


def everything(folder, vault):
    """Give all that a folder of the office holds, opened as far as the keys of its data go."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        if path.name.startswith("office.db") and path.suffix != ".db-shm" and not path.name.endswith("-shm"):
            yield path, b"".join(plain_pages(path, vault.database_key))
        elif attachments.is_kept(path) or backup_pool.FOLDER in path.parts:
            yield path, vault.decrypt(path.read_bytes())
        else:
            yield path, path.read_bytes()


def test_the_method_finds_what_is_not_sealed(office):
    """A test that could not find a name would prove nothing."""
    with writing(office, OFFICER, "เพิ่มบุคคล") as session:
        kept.add(session, records.TOPICS["people"](first_name=SECRETS[0], last_name="เปิดเผย"))
        attachments.put(office, b"%PDF-" + SECRETS[3].encode())
    found = {secret for _path, data in everything(office.folder, office.vault) for secret in found_in(data)}
    assert found == {SECRETS[0], SECRETS[3]}


def test_nobody_without_the_second_key_finds_a_word_in_any_file_of_the_office(office, tmp_path):
    with writing(office, OFFICER, "ชุดข้อมูล") as session:
        packed = tmp_path / "copy.package"
        merging.pack(session, packed, PASSPHRASE)
    backups.make(office, "asked", lambda _done, _total: None)
    device.make_copy(office, tmp_path / "laptop", "เครื่อง 2", lambda _done, _total: None)
    read = [
        (path, found_in(data))
        for folder in (office.folder, tmp_path / "laptop")  # the backups stand in the first
        for path, data in everything(folder, office.vault)
    ]
    assert len([path for path, _found in read if attachments.is_kept(path)]) >= 4  # a file and a paper, twice
    assert len([path for path, _found in read if path.name == "office.db"]) == 3
    assert [(path.name, found) for path, found in read if found] == []
    with reading(office) as session:
        batch = packages.read(session, packed, PASSPHRASE)
    assert len(batch.changes) > 20
    assert found_in(packed.read_bytes()) | found_in(repr(batch).encode()) == set()


def test_another_user_sees_no_more_than_that_there_are_numbers(office, tmp_path):
    office.close()
    other = next(slot for slot in keys.slots(office.folder) if slot.name == "นายอื่น ไม่เกี่ยว")
    store = opening.open_office(office.folder, OTHER, other.id)
    try:
        assert store.vault.keys.cases == ()
        with reading(store) as session:
            rows = [dict(row) for topic in TOPICS for row in all_rows(session, topic)]
            logged = [
                dict(row)
                for name in ("changes", "units", "heads", "readings", "drafts")
                for row in all_rows(session, name)
            ]
            seen = json.dumps([rows, logged], default=str, ensure_ascii=False)
            assert "กก.01/2569" in seen
            assert found_in(seen.encode()) == set()
            for secret in SECRETS:
                assert lists.found(session, secret) == ()
            assert half_typed.find(session) == ()
            for topic in TOPICS.values():
                if topic.topic in OPEN:
                    continue
                with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                    kept.find(session, topic)
            dump.write(session, tmp_path / "dump", clear=True)
        for path in (tmp_path / "dump").rglob("*"):
            assert not path.is_file() or found_in(path.read_bytes()) == set()
        assert not {path.stem for path in (tmp_path / "dump").glob("*.json")} & (TOPICS.keys() - OPEN.keys())
    finally:
        store.close()


def all_rows(session, table):
    return session.execute(sa.text(f"SELECT * FROM {table}")).mappings()


def test_a_mediator_who_left_cannot_open_what_is_written_after(office):
    with writing(office, OFFICER, "เพิ่มผู้ไกล่เกลี่ย") as session:
        leaving = users.add(
            session, User(name="นางผู้ไกล่ เกลี่ย", role="mediator", mediation=True), "รหัสผ่านผู้ไกล่เกลี่ย"
        )
    before = keys.peek(office.folder, "รหัสผ่านผู้ไกล่เกลี่ย", leaving.slot).keys
    with writing(office, OFFICER, "ย้ายออก") as session:
        users.remove(session, leaving.id)
    with writing(office, OFFICER, "รับเรื่อง") as session:
        kind = kept.find(session, DisputeKind)[0].id
        case = Case(received=date(2026, 5, 1), subject="เรื่องหลังย้าย", kind=kind)
        new = cases.begin(session, case, [Party(side="1", first_name="ผู้มาใหม่")])
    sealed = {}
    with reading(office) as session:
        assert kept.read(session, Case, new).subject == "เรื่องหลังย้าย"
        for row in all_rows(session, "cases"):
            sealed[row["id"]] = row["subject"]
    old = next(id_ for id_ in sealed if id_ != new)
    kept_keys = type(office.vault)(before)  # what the mediator may have carried away
    assert SECRETS[3] in kept_keys.unseal_case(sealed[old], f"cases/{old}/subject")
    with pytest.raises(Trouble):
        kept_keys.unseal_case(sealed[new], f"cases/{new}/subject")


def test_the_log_of_failures_says_nothing_of_a_case(office, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    with writing(office, OFFICER, "ผิดพลาด") as session:
        case = kept.find(session, Case)[0]
        with pytest.raises(CannotDo) as refused:
            cases.save(session, records.dataclasses.replace(case, subject=SECRETS[3] * 100))
        log.fault(refused.value)
        try:
            raise KeyError(kept.find(session, Party)[0].name)
        except KeyError as error:
            log.fault(error)
    assert found_in(log.file().read_bytes() if log.file().exists() else b"") == set()
