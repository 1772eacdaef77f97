"""The envelope `keys.json`: the office's random data key, wrapped once for each secret that may open it."""

from __future__ import annotations

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain import passphrases
from desktop.errors import CannotDo, Trouble
from desktop.store import recovery_code
from desktop.store.files import write_whole
from desktop.store.trouble import newer, reaching

NAME = "keys.json"
FORMAT = 1
_PROGRAM = "tambon-desk"
# KiB, rounds, threads: the second recommended option of RFC 9106, 100 ms in 2026
_KDF = {"name": "argon2id", "memory": 65_536, "time": 3, "lanes": 4}
# what a file may ask of the machine: ten times as much, room for years, and no more
_HIGHEST = {"memory": 524_288, "time": 16, "lanes": 16}
_HEAVIEST = 2_097_152  # memory × time
_LARGEST = 65_536  # bytes of a keys.json
_MOST_SLOTS = 8
_DATA_KEY = 32  # bytes


def make(folder: Path, passphrase: str) -> tuple[bytes, str]:
    """Write a new envelope and give its data key and the recovery code to print."""
    passphrases.check(passphrase)
    data_key, code = os.urandom(_DATA_KEY), recovery_code.make()
    office = secrets.token_hex(16)
    slots = [
        _wrap(office, "passphrase", passphrase, data_key),
        _wrap(office, "recovery", recovery_code.read(code), data_key),
    ]
    _write(folder, {"program": _PROGRAM, "format": FORMAT, "office": office, "slots": slots})
    return data_key, code


def unlock(folder: Path, passphrase: str) -> bytes:
    """Open the envelope by the passphrase; `CannotDo` names the field where it is wrong."""
    data_key = _open(folder, "passphrase", passphrase)
    if data_key is None:
        raise CannotDo("รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่", "passphrase")
    return data_key


def unlock_with_recovery(folder: Path, code: str) -> bytes:
    """Open the envelope by the printed code; `CannotDo` where it was mistyped or is another office's."""
    data_key = _open(folder, "recovery", recovery_code.read(code))
    if data_key is None:
        raise CannotDo("รหัสกู้คืนไม่ตรงกับสำนักงานนี้ กรุณาเทียบกับกระดาษอีกครั้ง และดูว่าเป็นกระดาษของสำนักงานนี้", "code")
    return data_key


def office_of(folder: Path) -> str:
    """Give the id of the office that an envelope belongs to; every copy of an office has the same."""
    return str(_read(folder)["office"])


def change_passphrase(folder: Path, data_key: bytes, new: str) -> None:
    """Wrap the data key anew for a new passphrase; the recovery code and the data stay as they are."""
    passphrases.check(new)
    envelope = _read(folder)
    kept = [slot for slot in envelope["slots"] if slot["kind"] != "passphrase"]
    slot = _wrap(envelope["office"], "passphrase", new, data_key)
    _write(folder, {**envelope, "slots": [slot, *kept]})


def _open(folder: Path, kind: str, secret: str) -> bytes | None:
    envelope = _read(folder)
    for slot in envelope["slots"]:
        if slot["kind"] == kind:
            data_key = _unwrap(envelope["office"], slot, secret)
            if data_key is not None:
                return data_key
    return None


def _wrap(office: str, kind: str, secret: str, data_key: bytes) -> dict[str, Any]:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_derive(secret, salt, _KDF)).encrypt(nonce, data_key, _bound(office, kind))
    return {"kind": kind, "kdf": _KDF, "salt": _text(salt), "nonce": _text(nonce), "wrapped": _text(wrapped)}


def _unwrap(office: str, slot: dict[str, Any], secret: str) -> bytes | None:
    key = _derive(secret, b64decode(slot["salt"]), slot["kdf"])
    try:
        return AESGCM(key).decrypt(
            b64decode(slot["nonce"]), b64decode(slot["wrapped"]), _bound(office, slot["kind"])
        )
    except InvalidTag:
        return None


def _derive(secret: str, salt: bytes, kdf: dict[str, Any]) -> bytes:
    text = unicodedata.normalize("NFC", secret).encode()
    try:
        return hash_secret_raw(text, salt, kdf["time"], kdf["memory"], kdf["lanes"], 32, Type.ID)
    except HashingError as error:
        raise Trouble("หน่วยความจำของเครื่องไม่พอเปิดสำนักงาน กรุณาปิดโปรแกรมอื่นแล้วลองใหม่") from error


def _bound(office: str, kind: str) -> bytes:
    return f"{_PROGRAM}|{office}|{kind}".encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _write(folder: Path, envelope: dict[str, Any]) -> None:
    with reaching():
        write_whole(folder / NAME, json.dumps(envelope, indent=1).encode() + b"\n")


def _read(folder: Path) -> dict[str, Any]:
    """Read and check the envelope; `Trouble` where it is damaged, another program's or a newer one's."""
    with reaching(), (folder / NAME).open("rb") as file:
        data = file.read(_LARGEST + 1)
    envelope = _parsed(data)
    if not isinstance(envelope, dict) or envelope.get("program") != _PROGRAM:
        raise Trouble("ไฟล์ {name} ในโฟลเดอร์นี้ไม่ใช่กุญแจของสำนักงาน กรุณาเลือกโฟลเดอร์ของสำนักงาน", name=NAME)
    if isinstance(envelope.get("format"), int) and envelope["format"] > FORMAT:
        raise newer(envelope["format"])
    if not _holds(envelope):
        raise _damaged()
    return envelope


def _parsed(data: bytes) -> Any:
    if len(data) > _LARGEST:
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> Trouble:
    return Trouble(
        "ไฟล์กุญแจ {name} เสียหายหรือถูกแก้ไข จึงเปิดสำนักงานไม่ได้ กรุณานำไฟล์ {name} จากสำเนาสำรองมาแทน", name=NAME
    )


def _holds(envelope: dict[str, Any]) -> bool:
    """Tell whether every part of an envelope is what this program writes, and asks no more than is allowed."""
    slots = envelope.get("slots")
    if envelope.get("format") != FORMAT or not isinstance(envelope.get("office"), str):
        return False
    return isinstance(slots, list) and 0 < len(slots) <= _MOST_SLOTS and all(map(_slot_holds, slots))


def _slot_holds(slot: Any) -> bool:
    if not isinstance(slot, dict) or not isinstance(slot.get("kind"), str):
        return False
    sizes = {"salt": 16, "nonce": 12, "wrapped": _DATA_KEY + 16}
    return _kdf_holds(slot.get("kdf")) and all(_size(slot.get(name)) == size for name, size in sizes.items())


def _kdf_holds(kdf: Any) -> bool:
    if not isinstance(kdf, dict) or kdf.get("name") != _KDF["name"]:
        return False
    known = all(type(kdf.get(name)) is int and 1 <= kdf[name] <= most for name, most in _HIGHEST.items())
    if not known or kdf["memory"] < 8 * kdf["lanes"]:  # argon2's own least
        return False
    return bool(kdf["memory"] * kdf["time"] <= _HEAVIEST)


def _size(text: Any) -> int:
    """Give the number of bytes that a base64 text holds; -1 where it is none."""
    try:
        return len(b64decode(text, validate=True))
    except (TypeError, ValueError):
        return -1
