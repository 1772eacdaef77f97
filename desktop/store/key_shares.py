"""A key in parts, any two of which give it back while one tells nothing: points of a line that meets it (Shamir)."""

from __future__ import annotations

import secrets

_PRIME = 2**521 - 1  # a line over this field; every key of 32 bytes is in it
_KEY, _NUMBER = 32, 66  # bytes of a key, and of a number below the prime


def split(key: bytes, count: int) -> list[bytes]:
    """Make so many parts of a key; every call draws another line."""
    start, slope = int.from_bytes(key), secrets.randbelow(_PRIME)
    points = ((at, (start + slope * at) % _PRIME) for at in range(1, count + 1))
    return [bytes([at]) + height.to_bytes(_NUMBER) for at, height in points]


def join(first: bytes, second: bytes) -> bytes:
    """Give back the key of two parts; ValueError where they are no two parts of one key."""
    (at, height), (other_at, other_height) = ((part[0], int.from_bytes(part[1:])) for part in (first, second))
    slope = (other_height - height) * pow(other_at - at, -1, _PRIME)
    start = (height - slope * at) % _PRIME
    if start >> 8 * _KEY:
        raise ValueError("not two parts of one key")
    return start.to_bytes(_KEY)
