"""Seals values and files under keys that are all derived from the office's data keys and case keys."""

from __future__ import annotations

import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.errors import CannotDo, Trouble
from desktop.store.key_grants import NO_CASES, Keys
from desktop.store.key_slots import derive

_NONCE = 12  # bytes
# how sealed bytes begin; after it the nonce, then the ciphertext with its tag
_FIRST = b"\x01"  # under the first data key
_NUMBERED = b"\x02"  # then two bytes: under the key of which generation


class Vault:
    """Holds the keys of an open office; what one use sealed, another cannot open."""

    def __init__(self, keys: Keys, file: int = 0) -> None:
        self.keys = keys
        self.file = file  # the generation whose key the data file has; 0 for the newest

    @property
    def data_key(self) -> bytes:
        """Give the newest data key."""
        return self.keys.data[-1]

    @cached_property
    def database_key(self) -> bytes:
        """Give the 32-byte key of the data file."""
        return derive(self.keys.data[self.file - 1], "database")

    def seal(self, text: str) -> str:
        """Encrypt a short secret such as a national id; base64, different at every call."""
        return b64encode(self._values.seal(text.encode(), b"value")).decode()

    def unseal(self, sealed: str) -> str:
        """Decrypt what `seal` gave; `Trouble` if it was altered or belongs to another office."""
        try:
            return self._values.open(b64decode(sealed, validate=True), b"value").decode()
        except (ValueError, InvalidTag) as error:
            raise Trouble(
                "อ่านข้อมูลที่ปิดผนึกไว้ (เช่น เลขประจำตัวประชาชน) ไม่ได้เพราะเสียหาย กรุณากรอกใหม่หรือใช้สำเนาสำรอง"
            ) from error

    def fingerprint(self, text: str) -> str:
        """Give the keyed hash (HMAC-SHA256, hex) by which a sealed value is found; no later key changes it."""
        return hmac.digest(self._prints, text.encode(), "sha256").hex()

    def digest(self, text: str) -> str:
        """Give the keyed hash (HMAC-SHA256, hex) by which the log knows a value that it may have to give up."""
        return hmac.digest(self._log, text.encode(), "sha256").hex()

    def encrypt(self, data: bytes) -> bytes:
        """Encrypt the bytes of a file."""
        return self._files.seal(data, b"file")

    def decrypt(self, data: bytes) -> bytes:
        """Decrypt what `encrypt` gave; ValueError if it was altered or belongs to another office."""
        try:
            return self._files.open(data, b"file")
        except InvalidTag as error:
            raise ValueError("not sealed by this office, or altered") from error

    def is_newest(self, data: bytes) -> bool:
        """Tell whether an encrypted file is under the newest data key already."""
        return data.startswith(self._files.head)

    @property
    def opens_cases(self) -> bool:
        """Tell whether the mediation cases can be read and written."""
        return bool(self.keys.cases)

    def seal_case(self, text: str, place: str) -> str:
        """Encrypt a value of a case for its one place (topic, row, field); `CannotDo` without the permission."""
        return b64encode(self._case_values.seal(text.encode(), place.encode())).decode()

    def unseal_case(self, sealed: str, place: str) -> str:
        """Decrypt what `seal_case` gave for that place; `Trouble` if it was altered or moved from another."""
        try:
            return self._case_values.open(b64decode(sealed, validate=True), place.encode()).decode()
        except (ValueError, InvalidTag) as error:
            raise _damaged_case() from error

    def encrypt_case(self, data: bytes) -> bytes:
        """Encrypt the bytes of a case's file; `CannotDo` without the permission."""
        return self._case_files.seal(data, b"file")

    def decrypt_case(self, data: bytes) -> bytes:
        """Decrypt what `encrypt_case` gave; `Trouble` if it was altered or belongs to another office."""
        try:
            return self._case_files.open(data, b"file")
        except (ValueError, InvalidTag) as error:
            raise _damaged_case() from error

    @cached_property
    def _values(self) -> _Ciphers:
        return _Ciphers(self.keys.data, "values", _FIRST)

    @cached_property
    def _prints(self) -> bytes:
        return derive(self.keys.data[0], "fingerprints")

    @cached_property
    def _log(self) -> bytes:
        return derive(self.keys.data[0], "log")

    @cached_property
    def _files(self) -> _Ciphers:
        return _Ciphers(self.keys.data, "files", _FIRST)

    @cached_property
    def _case_values(self) -> _Ciphers:
        return _Ciphers(self._case_keys(), "case values", _head(1))

    @cached_property
    def _case_files(self) -> _Ciphers:
        return _Ciphers(self._case_keys(), "case files", _head(1))

    def _case_keys(self) -> tuple[bytes, ...]:
        if not self.keys.cases:
            raise CannotDo(NO_CASES)
        return self.keys.cases


class _Ciphers:
    """The ciphers of one use, one for each generation: seals under the newest, opens what any of them sealed."""

    def __init__(self, keys: Sequence[bytes], use: str, first: bytes) -> None:
        heads = [first, *map(_head, range(2, len(keys) + 1))]
        self._opening = {head: AESGCM(derive(key, use)) for head, key in zip(heads, keys, strict=True)}
        self.head = heads[-1]
        self._sealing = self._opening[self.head]

    def seal(self, data: bytes, place: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return self.head + nonce + self._sealing.encrypt(nonce, data, self.head + place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        head = sealed[:1] if sealed[:1] == _FIRST else sealed[:3]
        cipher, body = self._opening.get(head), len(head) + _NONCE
        if cipher is None or len(sealed) < body:
            raise ValueError("not a sealed value")
        return cipher.decrypt(sealed[len(head) : body], memoryview(sealed)[body:], head + place)


def generation(sealed: bytes) -> int:
    """Tell under the data key of which generation a file is encrypted, by how it begins; 0 where it is none."""
    if sealed[:1] == _FIRST:
        return 1
    return int.from_bytes(sealed[1:3]) if sealed[:1] == _NUMBERED else 0


def _head(generation: int) -> bytes:
    return _NUMBERED + generation.to_bytes(2)


def _damaged_case() -> Trouble:
    return Trouble("อ่านข้อมูลไกล่เกลี่ยที่ปิดผนึกไว้ไม่ได้เพราะเสียหาย กรุณาใช้สำเนาสำรองล่าสุด")
