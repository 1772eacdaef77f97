"""Seals values and files under keys that are all derived from the office's one data key."""

from __future__ import annotations

import base64
import hmac
import os
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import Trouble

_NONCE = 12  # bytes
_FORM = b"\x01"  # how sealed bytes are laid out: this byte, the nonce, the ciphertext with its tag


class Vault:
    """Holds the data key of an open office; what one use sealed, another cannot open."""

    def __init__(self, data_key: bytes) -> None:
        self.data_key = data_key

    @cached_property
    def database_key(self) -> bytes:
        """Give the 32-byte key of the data file."""
        return self._derive(b"database")

    def seal(self, text: str) -> str:
        """Encrypt a short secret such as a national id; base64, different at every call."""
        return base64.b64encode(_encrypt(self._values, text.encode(), b"value")).decode()

    def unseal(self, sealed: str) -> str:
        """Decrypt what `seal` gave; `Trouble` if it was altered or belongs to another office."""
        try:
            return _decrypt(self._values, base64.b64decode(sealed, validate=True), b"value").decode()
        except (ValueError, InvalidTag) as error:
            raise Trouble(
                "อ่านข้อมูลที่ปิดผนึกไว้ (เช่น เลขประจำตัวประชาชน) ไม่ได้เพราะเสียหาย กรุณากรอกใหม่หรือใช้สำเนาสำรอง"
            ) from error

    def fingerprint(self, text: str) -> str:
        """Give the keyed hash (HMAC-SHA256, hex) by which a sealed value is found."""
        return hmac.digest(self._prints, text.encode(), "sha256").hex()

    def encrypt(self, data: bytes) -> bytes:
        """Encrypt the bytes of a file."""
        return _encrypt(self._files, data, b"file")

    def decrypt(self, data: bytes) -> bytes:
        """Decrypt what `encrypt` gave; ValueError if it was altered or belongs to another office."""
        try:
            return _decrypt(self._files, data, b"file")
        except InvalidTag as error:
            raise ValueError("not sealed by this office, or altered") from error

    @cached_property
    def _values(self) -> AESGCM:
        return AESGCM(self._derive(b"values"))

    @cached_property
    def _prints(self) -> bytes:
        return self._derive(b"fingerprints")

    @cached_property
    def _files(self) -> AESGCM:
        return AESGCM(self._derive(b"files"))

    def _derive(self, use: bytes) -> bytes:
        return HKDF(SHA256(), 32, salt=None, info=b"tambon-desk/" + use).derive(self.data_key)


def _encrypt(cipher: AESGCM, data: bytes, use: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return _FORM + nonce + cipher.encrypt(nonce, data, _FORM + use)


def _decrypt(cipher: AESGCM, sealed: bytes, use: bytes) -> bytes:
    form, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    if form != _FORM or len(nonce) < _NONCE:
        raise ValueError("not a sealed value")
    return cipher.decrypt(nonce, body, form + use)
