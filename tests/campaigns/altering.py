"""Alters files at random, as broken disks, half copies and hands do; the same number alters a file the same way."""

from __future__ import annotations

import io
import json
import random
import zipfile

_VALUES = (
    None, True, False, 0, -1, 1.5, 10**30, float("nan"), float("inf"), "", "x" * 5_000, "ไทย", "../../x", "\u202e", [],
    {}, [[]], {"a": {"b": []}},
)  # fmt: skip


def altered(data: bytes, number: int) -> bytes:
    """Give a file with one or a few pieces of it altered, lost, doubled or moved."""
    chance, whole = random.Random(number), data
    for _time in range(chance.choice((1, 1, 1, 2, 5))):
        data = chance.choice(_WAYS)(bytearray(data), chance)
    return data if data != whole else _flip(bytearray(data), chance)


def altered_zip(data: bytes, number: int) -> bytes:
    """Give a zipped file with one of its parts altered and zipped again rightly, so that what reads the parts meets it."""
    chance, made = random.Random(number), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, altered(part, number) if name == chosen else part)
    return made.getvalue()


def altered_json(text: bytes, number: int) -> bytes:
    """Give a JSON file with one of its values, anywhere in it, exchanged, lost or doubled; or altered as any file."""
    chance = random.Random(number)
    if chance.random() < 0.3:
        return altered(text, number)
    if chance.random() < 0.02:
        return b'{"a":' * 5_000
    document = json.loads(text)
    parent, key = chance.choice([*_places(document)])
    way = chance.choice(("other", "other", "lost", "doubled", "digit"))
    if way == "lost":
        del parent[key]
    elif way == "digit" and isinstance(parent[key], str | int) and str(parent[key]):
        parent[key] = _one_sign_other(parent[key], chance)
    elif way == "doubled" and isinstance(parent, list):
        parent.insert(key, parent[key])
    else:
        parent[key] = chance.choice(_VALUES)
    made = json.dumps(document, ensure_ascii=chance.random() < 0.5).encode()
    return made if made != text else altered(text, number)


def _places(value):
    """Give each value of a document by what holds it and where."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield value, key
        yield from _places(one)


def _one_sign_other(value, chance):
    text = str(value)
    at = chance.randrange(len(text))
    text = text[:at] + chance.choice("0123456789abcXYZ+/=") + text[at + 1 :]
    return int(text) if isinstance(value, int) and text.isdigit() else text


def _piece(data, chance):
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 16, 512, 4_096, 40_000)))


def _flip(data, chance):
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _zero(data, chance):
    start, end = _piece(data, chance)
    data[start:end] = bytes(end - start)
    return bytes(data)


def _noise(data, chance):
    start, end = _piece(data, chance)
    data[start:end] = chance.randbytes(end - start)
    return bytes(data)


def _cut(data, chance):
    return bytes(data[: chance.randrange(len(data) + 1)])


def _lose(data, chance):
    start, end = _piece(data, chance)
    return bytes(data[:start] + data[end:])


def _double(data, chance):
    start, end = _piece(data, chance)
    return bytes(data[:end] + data[start:])


def _lengthen(data, chance):
    return bytes(data) + chance.randbytes(chance.choice((1, 100, 5_000)))


def _swap(data, chance):
    one, other = (chance.randrange(len(data) // 4096 + 1) * 4096 for _time in range(2))
    data[one : one + 4096], data[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]
    return bytes(data)


def _empty(_data, _chance):
    return b""


_WAYS = (
    _flip,
    _flip,
    _flip,
    _zero,
    _zero,
    _noise,
    _noise,
    _cut,
    _cut,
    _lose,
    _double,
    _lengthen,
    _swap,
    _empty,
)
