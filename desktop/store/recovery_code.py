"""The printed recovery code: 26 random signs and a check sign, without letters that look like digits."""

from __future__ import annotations

import secrets
from hashlib import sha256

from desktop.errors import CannotDo

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_RANDOM = 26  # signs of 5 bits: 130 bits
_GROUP = 5
_MISREAD = str.maketrans("OIL", "011", "- \t\r\n\u2013\u00a0\u200b")


def make() -> str:
    """Make a code of 27 signs in groups of five, as it is printed."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_RANDOM))
    signs += _check_sign(signs)
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def read(typed: str) -> str:
    """Read a code as people type it, with or without its lines; `CannotDo` where a sign was mistyped."""
    signs = typed.upper().translate(_MISREAD)
    well_formed = len(signs) == _RANDOM + 1 and set(signs) <= set(_SIGNS)
    if not well_formed or _check_sign(signs[:_RANDOM]) != signs[_RANDOM]:
        raise CannotDo("รหัสกู้คืนพิมพ์ไม่ครบหรือพิมพ์ผิด กรุณาเทียบกับกระดาษทีละกลุ่ม", "code")
    return signs


def _check_sign(signs: str) -> str:
    return _SIGNS[sha256(signs.encode()).digest()[-1] % len(_SIGNS)]
