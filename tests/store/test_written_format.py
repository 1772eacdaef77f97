"""An office can be read by what `desktop/store/README.md` says, with nothing of this program."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import hmac
import json

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from desktop.domain.people import Person
from desktop.store import attachments, keys, opening, readings, records, rekeying, withheld
from desktop.store.session import writing
from desktop.work import practice

PASSPHRASE, SECOND, ID = "ฉันรักป่าไม้ ๒๕๖๙", "รหัสผ่านของอีกคน", "0123456789010"
PRIME = 2**521 - 1


@pytest.fixture
def made(tmp_path):
    store, code = opening.create(tmp_path / "office", practice.office(), PASSPHRASE)
    with writing(store, "สมศรี", "เพิ่มบุคคล") as session:
        records.add(session, Person(first_name="สมชาย", national_id=ID))
    return store, code


def test_the_passphrase_and_the_code_both_lead_to_every_value(made):
    store, code = made
    sha = attachments.put(store, "แนบ".encode())
    case = store.vault.seal_case("คู่กรณี", "parties/1/name"), store.vault.encrypt_case(b"file")
    store.close()

    envelope = read(store)
    secrets = {"passphrase": PASSPHRASE, "recovery": code.replace("-", "")}
    opened = {slot["kind"]: granted(envelope, slot, secrets[slot["kind"]]) for slot in envelope["slots"]}
    assert opened["passphrase"] == opened["recovery"]
    key = opened["passphrase"]["data:1"]

    connection = dbapi2.connect(str(store.folder / "office.db"))
    connection.execute(f"PRAGMA key = \"x'{derived(key, 'database').hex()}'\"")
    sealed, found_by = connection.execute("SELECT national_id, national_id_key FROM people").fetchone()
    assert unsealed(derived(key, "values"), base64.b64decode(sealed), b"value") == ID.encode()
    assert found_by == hmac.new(derived(key, "fingerprints"), ID.encode(), hashlib.sha256).hexdigest()
    actor, value = connection.execute(
        "SELECT u.actor, c.value FROM changes c JOIN units u ON u.id = c.unit WHERE c.topic = 'people' AND c.field = '*'"
    ).fetchone()
    assert (actor, json.loads(value)["first_name"]) == ("สมศรี", "สมชาย")
    connection.close()

    kept = (store.folder / "attachments" / sha[:2] / sha).read_bytes()
    assert unsealed(derived(key, "files"), kept, b"file").decode() == "แนบ"

    key = opened["passphrase"]["cases:1"]
    value = unsealed(derived(key, "case values"), base64.b64decode(case[0]), b"parties/1/name")
    assert value.decode() == "คู่กรณี"
    assert unsealed(derived(key, "case files"), case[1], b"file") == b"file"


def test_a_later_data_key_leads_to_what_is_under_it(made):
    store, _code = made
    rekeying.rekey(store, keys.new_data_key(store.folder, store.opened), lambda _done, _total: None)
    sha = attachments.put(store, "แนบ".encode())
    sealed = store.vault.seal(ID)
    store.close()
    envelope = read(store)
    opened = granted(envelope, envelope["slots"][0], PASSPHRASE)
    first, newest = opened["data:1"], opened["data:2"]
    connection = dbapi2.connect(str(store.folder / "office.db"))
    connection.execute(f"PRAGMA key = \"x'{derived(newest, 'database').hex()}'\"")
    before, found_by = connection.execute("SELECT national_id, national_id_key FROM people").fetchone()
    connection.close()
    assert unsealed(derived(first, "values"), base64.b64decode(before), b"value") == ID.encode()
    assert found_by == hmac.new(derived(first, "fingerprints"), ID.encode(), hashlib.sha256).hexdigest()
    assert unsealed(derived(newest, "values"), base64.b64decode(sealed), b"value") == ID.encode()
    kept = (store.folder / "attachments" / sha[:2] / sha).read_bytes()
    assert unsealed(derived(newest, "files"), kept, b"file").decode() == "แนบ"


def test_two_passphrases_lead_to_the_keys_where_two_must_open(made):
    store, _code = made
    keys.add_slot(store.folder, store.opened, "สมหมาย", SECOND, cases=False)
    keys.want_two(store.folder, store.opened, wanted=True)
    store.close()
    envelope = read(store)
    first, second, _recovery = envelope["slots"]
    shares = [
        grant(envelope, slot, own_key(envelope, slot, secret), "together", part(slot["grants"]["together"]))
        for slot, secret in ((first, PASSPHRASE), (second, SECOND))
    ]
    (x, y), (other_x, other_y) = ((share[0], int.from_bytes(share[1:])) for share in shares)
    slope = (other_y - y) * pow(other_x - x, -1, PRIME) % PRIME
    together = ((y - slope * x) % PRIME).to_bytes(32)
    opened = granted(envelope, first, PASSPHRASE, together)
    assert opened == {"data:1": store.vault.keys.data[0], "cases:1": store.vault.keys.cases[0]}
    assert granted(envelope, second, SECOND, together) == {"data:1": store.vault.keys.data[0]}
    covered = part(envelope["together"])
    bound = f"tambon-desk|{envelope['office']}|together".encode()
    assert (
        AESGCM(derived(opened["data:1"], "together")).decrypt(covered[:12], covered[12:], bound) == together
    )


def test_the_proof_is_told(made):
    store, _code = made
    store.close()
    envelope = read(store)
    key = granted(envelope, envelope["slots"][0], PASSPHRASE)["data:1"]
    said = [
        [slot.get("id", ""), slot["kind"], slot.get("public", ""), sorted(slot.get("grants", {}))]
        for slot in envelope["slots"]
    ]
    text = json.dumps([envelope["office"], envelope["two"], said], separators=(",", ":"))
    assert hmac.new(derived(key, "proof"), text.encode(), hashlib.sha256).digest() == part(envelope["proof"])


def test_the_chain_of_the_log_is_recomputed(made):
    store, _code = made
    with writing(store, "มานะ", "แก้ไขบุคคล") as session:
        [person] = records.find(session, Person)
        records.save(session, dataclasses.replace(person, phone="๐๘๙", note="บันทึก"))
        readings.note(session, "people", person.id, "national_id", "ตรวจกับบัตร")
        readings.note(session, "people", person.id, "national_id", "อีกครั้ง")
    with writing(store, "มานะ", "ลบข้อมูล") as session:
        withheld.withhold(session, [(store.device, 2)], withheld.ERASED)
    store.close()
    envelope = read(store)
    key = derived(granted(envelope, envelope["slots"][0], PASSPHRASE)["data:1"], "log")
    connection = dbapi2.connect(str(store.folder / "office.db"))
    connection.execute(f"PRAGMA key = \"x'{store.vault.database_key.hex()}'\"")
    digests = dict(connection.execute("SELECT device || ':' || seq, digest FROM withheld").fetchall())
    before, count = "", 0
    for *unit, link in connection.execute("SELECT * FROM units ORDER BY clock").fetchall():
        unit[6] = bool(unit[6])
        changes = connection.execute(
            "SELECT * FROM changes WHERE unit = ? ORDER BY seq", (unit[0],)
        ).fetchall()
        said = [[*row[:6], digested(key, row[6]) or digests[f"{row[0]}:{row[1]}"], row[7]] for row in changes]
        assert link == hashed([before, unit, said])
        before, count = link, count + 1
    assert (count, len(digests)) == (3, 1)
    before = ""
    names = "device, seq, at, actor, topic, row, field, reason, link"
    for *act, link in connection.execute(f"SELECT {names} FROM readings ORDER BY seq").fetchall():
        assert link == hashed([before, act])
        before = link
    assert act[1] == 2
    connection.close()


def hashed(said):
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digested(key, value):
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest() if value else ""


def read(store):
    return json.loads((store.folder / "keys.json").read_text("utf-8"))


def part(text):
    return base64.b64decode(text)


def own_key(envelope, slot, secret):
    kdf, bound = slot["kdf"], f"tambon-desk|{envelope['office']}|{slot['id']}|{slot['kind']}"
    wrapping = hash_secret_raw(
        secret.encode(), part(slot["salt"]), kdf["time"], kdf["memory"], kdf["lanes"], 32, Type.ID
    )
    return AESGCM(wrapping).decrypt(part(slot["nonce"]), part(slot["wrapped"]), bound.encode())


def granted(envelope, slot, secret, together=None):
    own, opened = own_key(envelope, slot, secret), {}
    for name in slot["grants"].keys() - {"together"}:
        sealed = part(slot["grants"][name])
        if together:
            bound = f"tambon-desk|{envelope['office']}|{slot['id']}|{name}".encode()
            sealed = AESGCM(together).decrypt(sealed[:12], sealed[12:], bound)
        opened[name] = grant(envelope, slot, own, name, sealed)
    return opened


def grant(envelope, slot, own, name, sealed):
    shared = X25519PrivateKey.from_private_bytes(own).exchange(X25519PublicKey.from_public_bytes(sealed[:32]))
    salt = sealed[:32] + part(slot["public"])
    key = HKDF(SHA256(), 32, salt=salt, info=b"tambon-desk/grant").derive(shared)
    bound = f"tambon-desk|{envelope['office']}|{slot['id']}|{name}".encode()
    return AESGCM(key).decrypt(bytes(12), sealed[32:], bound)


def derived(key, use):
    return HKDF(SHA256(), 32, salt=None, info=f"tambon-desk/{use}".encode()).derive(key)


def unsealed(key, data, use):
    head = 1 if data[0] == 1 else 3
    return AESGCM(key).decrypt(data[head : head + 12], data[head + 12 :], data[:head] + use)
