"""What the benchmarks lean on: measured values with their floors and goals, printed as one table at the end.

Nothing here fails for being slow: another machine, or other work beside it, would fail it too. What is printed
is a ratio to a floor of the same run, taken in turn with it; only what the disk and the screen do is in milliseconds.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass

import pytest

RESULTS = []


@dataclass(frozen=True)
class Result:
    """One measured value: of what, how much in its unit, what is allowed, and how it was found."""

    what: str
    value: float
    unit: str
    goal: float | None
    how: str

    def line(self):
        """Write it as a row of the table."""
        kept = "" if self.goal is None else "within" if self.value <= self.goal else "OVER"
        goal = "" if self.goal is None else f"≤ {self.goal:g}"
        return f"{self.what:<46} {self.value:>8.2f} {self.unit:<3} {goal:>7} {kept:<7} {self.how}"


@pytest.fixture
def report():
    """Give what adds a value to the table: `report(what, value, unit, goal, how)`."""

    def add(what, value, unit, goal, how):
        RESULTS.append(Result(what, value, unit, goal, how))

    return add


def pytest_terminal_summary(terminalreporter):
    """Print the table; × is the ratio to the floor."""
    if not RESULTS:
        return
    write = terminalreporter.write_line
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    terminalreporter.section("benchmarks")
    write(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores{load}")
    if sys.platform == "linux":
        write("the load is other work beside the measuring: run again when it is above 1")
    for result in RESULTS:
        write(result.line())
