"""An office can be read by what `desktop/store/README.md` says, with nothing of this program."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from desktop.domain.people import Person
from desktop.store import attachments, opening, records
from desktop.store.session import writing
from desktop.work import practice

PASSPHRASE, ID = "ฉันรักป่าไม้ ๒๕๖๙", "0123456789010"


def test_the_passphrase_and_the_code_both_lead_to_every_value(tmp_path):
    store, code = opening.create(tmp_path / "office", practice.office(), PASSPHRASE)
    with writing(store, "สมศรี", "เพิ่มบุคคล") as session:
        records.add(session, Person(first_name="สมชาย", national_id=ID))
    sha = attachments.put(store, "แนบ".encode())
    store.close()

    envelope = json.loads((tmp_path / "office" / "keys.json").read_text())
    secrets = {"passphrase": PASSPHRASE, "recovery": code.replace("-", "")}
    opened = {
        slot["kind"]: data_key(envelope["office"], slot, secrets[slot["kind"]]) for slot in envelope["slots"]
    }
    assert opened["passphrase"] == opened["recovery"]
    key = opened["passphrase"]

    connection = dbapi2.connect(str(tmp_path / "office" / "office.db"))
    connection.execute(f"PRAGMA key = \"x'{derived(key, 'database').hex()}'\"")
    sealed, found_by = connection.execute("SELECT national_id, national_id_key FROM people").fetchone()
    assert unsealed(derived(key, "values"), base64.b64decode(sealed), b"value") == ID.encode()
    assert found_by == hmac.new(derived(key, "fingerprints"), ID.encode(), hashlib.sha256).hexdigest()
    actor, value = connection.execute(
        "SELECT u.actor, c.value FROM changes c JOIN units u ON u.id = c.unit WHERE c.topic = 'people' AND c.field = '*'"
    ).fetchone()
    assert (actor, json.loads(value)["first_name"]) == ("สมศรี", "สมชาย")
    connection.close()

    kept = (tmp_path / "office" / "attachments" / sha[:2] / sha).read_bytes()
    assert unsealed(derived(key, "files"), kept, b"file").decode() == "แนบ"


def data_key(office, slot, secret):
    kdf, part = slot["kdf"], {name: base64.b64decode(slot[name]) for name in ("salt", "nonce", "wrapped")}
    wrapping = hash_secret_raw(
        secret.encode(), part["salt"], kdf["time"], kdf["memory"], kdf["lanes"], 32, Type.ID
    )
    bound = f"tambon-desk|{office}|{slot['kind']}".encode()
    return AESGCM(wrapping).decrypt(part["nonce"], part["wrapped"], bound)


def derived(key, use):
    return HKDF(SHA256(), 32, salt=None, info=f"tambon-desk/{use}".encode()).derive(key)


def unsealed(key, data, use):
    return AESGCM(key).decrypt(data[1:13], data[13:], data[:1] + use)
