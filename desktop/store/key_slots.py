"""One slot of the envelope `keys.json`: a pair of keys under its owner's secret, and the keys sealed to that pair."""

from __future__ import annotations

import os
import re
import unicodedata
from base64 import b64decode, b64encode
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import Trouble

PROGRAM = "tambon-desk"
USER, RECOVERY = "passphrase", "recovery"  # the kinds of slots; the second is also that slot's id
KEY = 32  # bytes of every key
SHARE = 67  # bytes of a part of what two people open together
LONGEST_NAME = 200  # characters
_NONCE, _TAG = 12, 16  # bytes
COVER = _NONCE + _TAG  # bytes that covering adds
SEAL = KEY + _TAG  # bytes that sealing adds
# KiB, rounds, threads: the second recommended option of RFC 9106, 100 ms in 2026
KDF = {"name": "argon2id", "memory": 65_536, "time": 3, "lanes": 4}
# what a file may ask of the machine: ten times as much, room for years, and no more
_HIGHEST = {"memory": 524_288, "time": 16, "lanes": 16}
_HEAVIEST = 2_097_152  # memory × time
_ID = re.compile(rf"[0-9a-f]{{16}}|{RECOVERY}")

Slot = dict[str, Any]


def make(office: str, id_: str, kind: str, secret: str, name: str = "") -> Slot:
    """Make a slot with a new pair of keys, to which nothing is sealed yet."""
    private = X25519PrivateKey.generate()
    slot = {"id": id_, "kind": kind, "name": name, "public": text(_public(private)), "grants": {}}
    return wrap(office, slot, secret, private.private_bytes_raw())


def wrap(office: str, slot: Slot, secret: str, private: bytes) -> Slot:
    """Put a slot's own key under a secret; all else of the slot stays as it is."""
    salt, nonce = os.urandom(16), os.urandom(_NONCE)
    wrapped = AESGCM(_derive(secret, salt, KDF)).encrypt(nonce, private, _own(office, slot))
    return {**slot, "kdf": KDF, "salt": text(salt), "nonce": text(nonce), "wrapped": text(wrapped)}


def unwrap(office: str, slot: Slot, secret: str) -> bytes | None:
    """Open a slot's own key by its secret; None where the secret is another."""
    key = _derive(secret, b64decode(slot["salt"]), slot["kdf"])
    try:
        return AESGCM(key).decrypt(b64decode(slot["nonce"]), b64decode(slot["wrapped"]), _own(office, slot))
    except InvalidTag:
        return None


def fits(slot: Slot, private: bytes) -> bool:
    """Tell whether the public key that stands in a slot belongs to its own key."""
    return b64decode(slot["public"]) == _public(X25519PrivateKey.from_private_bytes(private))


def seal(office: str, slot: Slot, grant: str, key: bytes) -> bytes:
    """Seal a key to a slot: only who opens the slot can read it."""
    passing = X25519PrivateKey.generate()
    owner = X25519PublicKey.from_public_bytes(b64decode(slot["public"]))
    cipher = _agreed(passing.exchange(owner), _public(passing), slot)
    return _public(passing) + cipher.encrypt(bytes(_NONCE), key, _bound(office, slot, grant))


def unseal(office: str, slot: Slot, grant: str, sealed: bytes, private: bytes) -> bytes:
    """Read what was sealed to a slot, by the slot's own key; ValueError where it was altered."""
    own, passing = X25519PrivateKey.from_private_bytes(private), sealed[:KEY]
    cipher = _agreed(own.exchange(X25519PublicKey.from_public_bytes(passing)), passing, slot)
    return _opened(cipher, bytes(_NONCE), sealed[KEY:], _bound(office, slot, grant))


def cover(place: str, plain: bytes, key: bytes) -> bytes:
    """Encrypt something under a key, bound to the place where it stands."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, f"{PROGRAM}|{place}".encode())


def uncover(place: str, covered: bytes, key: bytes) -> bytes:
    """Decrypt what `cover` gave; ValueError where it was altered or the key is another."""
    return _opened(AESGCM(key), covered[:_NONCE], covered[_NONCE:], f"{PROGRAM}|{place}".encode())


def is_first_form(slot: Slot) -> bool:
    """Tell whether a slot has the form of the first envelopes: its secret opens the data key itself."""
    return "public" not in slot


def holds(slot: Any) -> bool:
    """Tell whether a slot is what this program writes, its grants aside."""
    if not first_form_holds(slot) or _ID.fullmatch(_word(slot.get("id"))) is None:
        return False
    if (slot["kind"] == RECOVERY) is not (slot["id"] == RECOVERY) or size(slot.get("public")) != KEY:
        return False
    grants = slot.get("grants")
    return len(_word(slot.get("name"), "-" * 999)) <= LONGEST_NAME and isinstance(grants, dict)


def first_form_holds(slot: Any) -> bool:
    """Tell whether a slot has what the slots of the first envelopes have, which every slot has."""
    if not isinstance(slot, dict) or slot.get("kind") not in (USER, RECOVERY):
        return False
    sizes = {"salt": 16, "nonce": _NONCE, "wrapped": KEY + _TAG}
    return _kdf_holds(slot.get("kdf")) and all(size(slot.get(name)) == size_ for name, size_ in sizes.items())


def weight(slot: Slot) -> int:
    """Give what trying a secret at a slot asks of the machine, in KiB and rounds."""
    return int(slot["kdf"]["memory"] * slot["kdf"]["time"])


def text(data: bytes) -> str:
    """Write bytes as base64."""
    return b64encode(data).decode()


def size(given: Any) -> int:
    """Give the number of bytes that a base64 text holds; -1 where it is none."""
    try:
        return len(b64decode(given, validate=True))
    except (TypeError, ValueError):
        return -1


def derive(key: bytes, use: str) -> bytes:
    """Make the key of one use out of a random key."""
    return HKDF(SHA256(), KEY, salt=None, info=f"{PROGRAM}/{use}".encode()).derive(key)


def _derive(secret: str, salt: bytes, kdf: dict[str, Any]) -> bytes:
    typed = unicodedata.normalize("NFC", secret).encode()
    try:
        return hash_secret_raw(typed, salt, kdf["time"], kdf["memory"], kdf["lanes"], KEY, Type.ID)
    except HashingError as error:
        raise Trouble("หน่วยความจำของเครื่องไม่พอเปิดสำนักงาน กรุณาปิดโปรแกรมอื่นแล้วลองใหม่") from error


def _agreed(shared: bytes, passing: bytes, slot: Slot) -> AESGCM:
    """Give the cipher of one sealing; its key is never used again, so that its nonce may be zero."""
    salt = passing + b64decode(slot["public"])
    return AESGCM(HKDF(SHA256(), KEY, salt=salt, info=f"{PROGRAM}/grant".encode()).derive(shared))


def _opened(cipher: AESGCM, nonce: bytes, body: bytes, bound: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, body, bound)
    except InvalidTag as error:
        raise ValueError("not sealed for this, or altered") from error


def _own(office: str, slot: Slot) -> bytes:
    """Bind a slot's own key to its place; the first envelopes had one slot of a kind and no ids."""
    return f"{PROGRAM}|{office}|{slot['kind']}".encode() if is_first_form(slot) else _bound(office, slot)


def _bound(office: str, slot: Slot, grant: str = "") -> bytes:
    return f"{PROGRAM}|{office}|{slot['id']}|{grant or slot['kind']}".encode()


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _word(given: Any, otherwise: str = "") -> str:
    return given if isinstance(given, str) else otherwise


def _kdf_holds(kdf: Any) -> bool:
    if not isinstance(kdf, dict) or kdf.get("name") != KDF["name"]:
        return False
    known = all(type(kdf.get(name)) is int and 1 <= kdf[name] <= most for name, most in _HIGHEST.items())
    if not known or kdf["memory"] < 8 * kdf["lanes"]:  # argon2's own least
        return False
    return bool(kdf["memory"] * kdf["time"] <= _HEAVIEST)
