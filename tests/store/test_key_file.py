"""A keys.json that was torn, altered or made by other hands opens rightly or is refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import CannotDo, Trouble
from desktop.store import key_file, key_slots, keys
from desktop.store.keys import Keys, Opened
from tests.store.keys_at_hand import DAMAGED, HEAD, OFFICER, Office, put_first_format

NOT_KEYS = "ไฟล์ keys.json ในโฟลเดอร์นี้ไม่ใช่กุญแจของสำนักงาน กรุณาเลือกโฟลเดอร์ของสำนักงาน"
KINDS = ("one", "two", "first")


def made_kinds(folder_of):
    """Make keys of each kind: many users, two who open together, and the first format."""
    kinds = {}
    for kind in KINDS:
        folder = folder_of(kind)
        if kind == "first":
            data_key, code = put_first_format(folder, HEAD)
            opened = Opened(Keys((data_key,)), "")
        else:
            office = Office(folder)
            opened, code = office.head, office.code
            keys.want_two(folder, opened, wanted=kind == "two")
        kinds[kind] = (folder / "keys.json").read_bytes(), opened, code
    return kinds


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    return made_kinds(tmp_path_factory.mktemp)


@pytest.fixture
def folder(tmp_path, kinds):
    (tmp_path / "keys.json").write_bytes(kinds["one"][0])
    return tmp_path


def envelope(folder):
    return json.loads((folder / "keys.json").read_bytes())


def put(folder, contents):
    text = contents if isinstance(contents, bytes) else json.dumps(contents).encode()
    (folder / "keys.json").write_bytes(text)
    (folder / "attempts.json").unlink(missing_ok=True)


def refused(folder):
    with pytest.raises(Trouble) as trouble:
        keys.unlock(folder, HEAD)
    return str(trouble.value)


def test_a_newer_envelope_is_told(folder):
    put(folder, {**envelope(folder), "format": 3, "slots": "something new"})
    assert refused(folder) == "สำนักงานนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า (รูปแบบที่ 3) กรุณาติดตั้งโปรแกรมรุ่นล่าสุดแล้วเปิดใหม่"


@pytest.mark.parametrize(
    "contents", [{"keys": []}, [], "text", {"program": "other", "format": 1}, b" " * 2_097_153]
)
def test_the_keys_of_something_else_are_told(folder, contents):
    put(folder, contents)
    assert refused(folder) == NOT_KEYS


@pytest.mark.parametrize("cut", [0, 1, 100, 500])
def test_a_torn_envelope_is_told(folder, kinds, cut):
    put(folder, kinds["one"][0][:cut])
    assert refused(folder) == DAMAGED


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory": 2**31 - 1},
        {"memory": 524_289},
        {"memory": 524_288, "time": 16},
        {"memory": 7},
        {"memory": 8, "lanes": 2},
        {"time": 0},
        {"time": 10**9},
        {"time": "3"},
        {"time": True},
        {"lanes": 1000},
        {"lanes": None},
        {"name": "md5"},
    ],
)
def test_absurd_numbers_are_refused_before_they_cost_memory(folder, kdf):
    given_ = envelope(folder)
    given_["slots"][0]["kdf"].update(kdf)
    put(folder, given_)
    assert refused(folder) == DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        {"slots": []},
        {"slots": 3},
        {"slots": [3]},
        {"slots": [{"kind": "passphrase"}]},
        {"office": 3},
        {"office": "a|b"},
        {"format": 0},
        {"format": "1"},
        {"format": True},
        {"two": None},
        {"two": True},
        {"together": ""},
        {"proof": None},
        {"proof": "AAAA"},
    ],
)
def test_an_envelope_of_a_wrong_shape_is_told(folder, change):
    put(folder, {**envelope(folder), **change})
    assert refused(folder) == DAMAGED


@pytest.mark.parametrize("part", ["salt", "nonce", "wrapped", "kind", "id", "public", "name", "grants"])
@pytest.mark.parametrize("value", [None, 3, "", "AAAA", "ก" * 201, "====", []])
def test_a_slot_of_a_wrong_shape_is_told(folder, part, value):
    given_ = envelope(folder)
    given_["slots"][0][part] = value
    put(folder, given_)
    if part == "name" and value in ("", "AAAA", "===="):
        assert keys.unlock(folder, HEAD)
    else:
        assert refused(folder) == DAMAGED


@pytest.mark.parametrize("grants", [{}, {"data:1": "AAAA"}, {"data:1": 3}, {"more": ""}, {"cases:2": ""}])
def test_grants_of_a_wrong_shape_are_told(folder, grants):
    given_ = envelope(folder)
    kept = given_["slots"][0]["grants"]
    given_["slots"][0]["grants"] = {**kept, **grants} if grants else {}
    put(folder, given_)
    assert refused(folder) == DAMAGED


def test_too_many_slots_or_generations_are_refused(folder, monkeypatch):
    given_ = envelope(folder)
    put(folder, {**given_, "slots": given_["slots"] * 9})
    assert refused(folder) == DAMAGED
    put(folder, given_)
    assert keys.unlock(folder, HEAD)
    monkeypatch.setattr(key_file, "MOST_GENERATIONS", 0)
    assert refused(folder) == DAMAGED


def test_slots_that_together_cost_too_much_are_refused(folder):
    given_ = envelope(folder)
    user = given_["slots"][0]
    user["kdf"] = {"name": "argon2id", "memory": 524_288, "time": 4, "lanes": 1}
    users = [{**user, "id": f"{number:016x}"} for number in range(9)]
    put(folder, {**given_, "slots": [*users, given_["slots"][-1]]})
    assert refused(folder) == DAMAGED


def test_keys_of_the_first_format_have_a_passphrase_and_a_code(folder, kinds):
    first = json.loads(kinds["first"][0])
    for slots in (first["slots"][:1], first["slots"][1:], [*first["slots"], first["slots"][0]]):
        put(folder, {**first, "slots": slots})
        assert refused(folder) == DAMAGED


def tried(folder, kind, opened, code):
    """Do with keys of other hands what a program does; what opens gives the right keys."""
    keys.office_of(folder)
    keys.slots(folder)
    keys.recovers_cases(folder)
    if keys.needs_two(folder) or kind == "two":
        found = keys.unlock_two(folder, ("", HEAD), ("", OFFICER))
    else:
        found = keys.unlock(folder, HEAD)
    assert found.keys.data == opened.keys.data
    assert kind == "first" or found == opened
    keys.new_data_key(folder, found)
    keys.unlock_with_recovery(folder, code)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(KINDS), place=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_an_altered_byte_opens_rightly_or_is_refused_in_words(folder, kinds, kind, place, byte, monkeypatch):
    monkeypatch.setattr(key_slots, "_HIGHEST", {"memory": 1024, "time": 3, "lanes": 4})  # for speed
    contents, opened, code = kinds[kind]
    data = bytearray(contents)
    data[int(place * len(data))] = byte
    put(folder, bytes(data))
    try:
        tried(folder, kind, opened, code)
    except (CannotDo, Trouble):
        assert bytes(data) != contents or kind == "first"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("A" * 44),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(node, path=()):
    """List every place in a JSON value."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for name, one in inner for place in places(one, (*path, name)))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(KINDS), data=st.data())
def test_any_part_of_another_shape_opens_rightly_or_is_refused_in_words(
    folder, kinds, kind, data, monkeypatch
):
    monkeypatch.setattr(key_slots, "_HIGHEST", {"memory": 1024, "time": 3, "lanes": 4})
    contents, opened, code = kinds[kind]
    given_ = json.loads(contents)
    *way, last = data.draw(st.sampled_from([place for place in places(given_) if place]))
    node = given_
    for name in way:
        node = node[name]
    node[last] = data.draw(ANYTHING)
    put(folder, given_)
    try:
        tried(folder, kind, opened, code)
    except (CannotDo, Trouble):
        as_it_was = json.dumps(json.loads(contents))  # as text: Python takes true for 1
        assert json.dumps(given_) != as_it_was or kind == "first"
