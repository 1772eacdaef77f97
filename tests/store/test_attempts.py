"""Wrong passphrases in a row make the next try wait, also after a restart, and never for more than a minute."""

from __future__ import annotations

import json
import os
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.errors import CannotDo, Trouble
from desktop.store import attempts
from tests.store.folders import without_privileges

START = 1_795_000_000.0


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def wrong(folder, clock):
    with pytest.raises(CannotDo, match="ผิดแน่นอน"), attempts.counted(folder, clock):
        raise CannotDo("ผิดแน่นอน", "passphrase")


def right(folder, clock):
    with attempts.counted(folder, clock):
        pass


def waiting(folder, clock):
    """Give the seconds that a try must wait; 0 where it need not."""
    with pytest.raises((CannotDo, Trouble)) as refused, attempts.counted(folder, clock):
        raise Trouble("ไม่ต้องรอ")
    if isinstance(refused.value, Trouble):
        return 0
    seconds = refused.value.values["seconds"]
    assert refused.value.field == "passphrase"
    assert str(refused.value) == f"พิมพ์รหัสผ่านผิดหลายครั้ง กรุณารออีก {seconds} วินาทีแล้วลองใหม่"
    return seconds


def put(folder, kept):
    (folder / "attempts.json").write_text(kept if isinstance(kept, str) else json.dumps(kept))


def test_the_waits_double_up_to_a_minute(tmp_path, clock):
    waits = []
    for _ in range(10):
        wrong(tmp_path, clock)
        waits.append(waiting(tmp_path, clock))
        clock.now += waits[-1]
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_wait_runs_down_by_the_clock(tmp_path, clock):
    for _ in range(3):
        wrong(tmp_path, clock)
    for passed, left in ((0.0, 2), (0.5, 2), (1.5, 1), (2.0, 0)):
        clock.now = START + passed
        assert waiting(tmp_path, clock) == left


def test_a_right_one_clears_the_count(tmp_path, clock):
    wrong(tmp_path, clock)
    wrong(tmp_path, clock)
    right(tmp_path, clock)
    assert list(tmp_path.iterdir()) == []
    wrong(tmp_path, clock)
    assert waiting(tmp_path, clock) == 0


def test_what_fails_for_another_reason_counts_as_neither(tmp_path, clock):
    wrong(tmp_path, clock)
    before = (tmp_path / "attempts.json").read_bytes()
    with pytest.raises(Trouble), attempts.counted(tmp_path, clock):
        raise Trouble("ไฟล์เสียหาย")
    assert (tmp_path / "attempts.json").read_bytes() == before


def test_a_try_while_one_must_wait_makes_it_no_longer(tmp_path, clock):
    for _ in range(4):
        clock.now += waiting(tmp_path, clock)
        wrong(tmp_path, clock)
    assert waiting(tmp_path, clock) == waiting(tmp_path, clock) == 4


@pytest.mark.parametrize("back", [1, 3600, 10 * 365 * 86_400])
def test_a_clock_set_back_locks_for_no_more_than_a_minute(tmp_path, clock, back):
    put(tmp_path, {"wrong": 20, "at": START})
    clock.now = START - back
    assert waiting(tmp_path, clock) == 60
    clock.now += 60
    assert waiting(tmp_path, clock) == 0
    right(tmp_path, clock)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "3",
        "[" * 1024,
        {"wrong": "3", "at": START},
        {"wrong": True, "at": START},
        {"wrong": -5, "at": START},
        {"wrong": 9, "at": None},
        {"wrong": 9},
        {"at": START},
    ],
)
def test_a_file_that_says_nothing_is_no_wait(tmp_path, clock, kept):
    put(tmp_path, kept)
    assert waiting(tmp_path, clock) == 0
    right(tmp_path, clock)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wrong=st.integers(), at=st.floats() | st.integers(), now=st.floats(0, 4e9))
@example(wrong=8, at=5.0, now=4.4)
@example(wrong=8, at=5.0, now=4.6)
def test_no_file_locks_for_more_than_a_minute(tmp_path, wrong, at, now):
    put(tmp_path, {"wrong": wrong, "at": at})
    clock = Clock()
    clock.now = now
    clock.now += waiting(tmp_path, clock) or 0
    assert clock.now <= now + 60
    right(tmp_path, clock)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written_lets_the_right_one_in(tmp_path, clock):
    put(tmp_path, {"wrong": 20, "at": START + 86_400})
    (tmp_path / "attempts.json").chmod(0o444)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        os.chmod(parent, 0o555 if parent == tmp_path else parent.stat().st_mode | 0o011)  # noqa: PTH101
    try:
        with without_privileges():
            wrong(tmp_path, clock)
            right(tmp_path, clock)
    finally:
        tmp_path.chmod(0o755)
    assert json.loads((tmp_path / "attempts.json").read_text())["wrong"] == 20
