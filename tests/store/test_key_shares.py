"""Any two parts of a key give it back; one tells nothing of it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.store import key_shares

KEYS = st.binary(min_size=32, max_size=32)


@settings(max_examples=30, deadline=None)
@given(KEYS, st.integers(2, 31))
def test_any_two_parts_give_the_key_back(key, count):
    parts = key_shares.split(key, count)
    assert len(set(parts)) == count
    assert all(key_shares.join(one, other) == key for one, other in itertools.permutations(parts[:5], 2))
    assert key_shares.join(parts[0], parts[-1]) == key


def test_parts_of_two_splittings_do_not_fit():
    key = bytes(range(32))
    with pytest.raises(ValueError, match="not two parts of one key"):
        key_shares.join(key_shares.split(key, 2)[0], key_shares.split(key, 2)[1])


def test_a_part_with_itself_gives_nothing():
    part = key_shares.split(bytes(32), 2)[0]
    with pytest.raises(ValueError, match="invertible"):
        key_shares.join(part, part)


def test_one_part_fits_every_key():
    part = key_shares.split(b"a" * 32, 2)[0]
    # for any other key there is a second part that makes it of this one
    start, height, prime = int.from_bytes(b"b" * 32), int.from_bytes(part[1:]), key_shares._PRIME
    other = bytes([2]) + ((2 * height - start) % prime).to_bytes(66)
    assert key_shares.join(part, other) == b"b" * 32
