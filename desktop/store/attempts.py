"""Wrong passphrases slow down: after three in a row each further try waits longer, up to a minute."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import CannotDo
from desktop.store.files import write_whole

NAME = "attempts.json"
_FREE = 3  # wrong ones in a row before the first wait
_LONGEST = 60  # seconds
_LARGEST = 1024  # bytes of the file
_MOST, _FARTHEST = 1000, 1e15  # what is read from it: times counted, seconds since 1970

Clock = Callable[[], float]


@contextmanager
def counted(folder: Path, clock: Clock = time.time) -> Iterator[None]:
    """Try passphrases inside: `CannotDo` there counts as a wrong one, anything else that ends well clears the count.

    Raises `CannotDo` without a try while the wait after earlier ones lasts.
    """
    _wait(folder, clock())
    try:
        yield
    except CannotDo:
        _keep(folder, _read(folder)[0] + 1, clock())
        raise
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _wait(folder: Path, now: float) -> None:
    wrong, last = _read(folder)
    if wrong < _FREE:
        return
    if last > now:  # the clock was set back: the wait begins anew, or not at all where that cannot be kept
        if not _keep(folder, wrong, now):
            return
        last = now
    passed = round(now - last, 3)  # to milliseconds: what a float is off by would cost one more second
    left = math.ceil(_pause(wrong) - passed)
    if left > 0:
        raise CannotDo("พิมพ์รหัสผ่านผิดหลายครั้ง กรุณารออีก {seconds} วินาทีแล้วลองใหม่", "passphrase", seconds=left)


def _pause(wrong: int) -> int:
    """Give the seconds to wait after so many wrong ones: 2, 4, 8 … 60."""
    return min(2 << min(wrong - _FREE, _LONGEST), _LONGEST)


def _read(folder: Path) -> tuple[int, float]:
    """Read how many wrong ones there were in a row, and when the last was; nothing where the file says nothing."""
    try:
        with (folder / NAME).open("rb") as file:
            kept = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return 0, 0.0
    wrong, last = (kept.get("wrong"), kept.get("at")) if isinstance(kept, dict) else (None, None)
    if type(wrong) is not int or not isinstance(last, int | float):
        return 0, 0.0
    return min(wrong, _MOST), last if abs(last) < _FARTHEST else _FARTHEST


def _keep(folder: Path, wrong: int, now: float) -> bool:
    try:
        write_whole(folder / NAME, json.dumps({"wrong": wrong, "at": now}).encode() + b"\n")
    except OSError:
        return False
    return True
