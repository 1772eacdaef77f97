"""How long the campaigns are: small in every test run, whole by `python3 packaging/dev.py campaign`; and what they found."""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import contextmanager

_PROPERTY = "campaign"  # by which what was found goes from the process of a test to the one that prints
_IS_WHOLE = os.environ.get("TAMBON_DESK_CAMPAIGN") == "whole"


def size(small: int, whole: int) -> int:
    """Give the size of a campaign: the small one, unless the whole is asked for."""
    return whole if _IS_WHOLE else small


@contextmanager
def counted(record_property, what, *kinds):
    """Give a counter of what a campaign finds, for the table in the end; `kinds` stand there also where they are none."""
    found, began = Counter(dict.fromkeys(kinds, 0)), time.monotonic()
    try:
        yield found
    finally:
        record_property(_PROPERTY, [what, dict(found), time.monotonic() - began])


def show(terminal):
    """Print the table of what all whole campaigns of a run found: how many, what became of them, and seconds of work."""
    total: dict[str, tuple[Counter[str], float]] = {}
    for report in (one for of_kind in terminal.stats.values() for one in of_kind):
        for name, value in getattr(report, "user_properties", ()):
            if name == _PROPERTY and getattr(report, "when", "") == "call":
                found, seconds = total.get(value[0], (Counter(), 0.0))
                found.update(value[1])
                total[value[0]] = found, seconds + value[2]
    if total and _IS_WHOLE:
        terminal.section("campaigns")
        for what, (found, seconds) in sorted(total.items()):
            figures = ", ".join(f"{count:,} {kind}" for kind, count in found.items())
            terminal.write_line(f"{what:44} {seconds:7,.0f} s  {figures}")
