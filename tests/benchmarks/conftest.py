"""What the benchmarks lean on: measured values with their floors and goals, printed as one table at the end.

Nothing here fails for being slow: another machine, or other work beside it, would fail it too. What is printed
is a ratio to a floor of the same run, taken in turn with it; only what the disk and the screen do is in milliseconds.
"""

from __future__ import annotations

import os
import platform
import sys

import pytest

from tests.benchmarks.measuring import Result

RESULTS = []


@pytest.fixture(autouse=True, scope="session")
def quick_keys():
    """Derive keys as the program does: here it is measured."""


@pytest.fixture
def report():
    """Give what adds a value to the table: `report(what, value, unit, goal, how)`, or `report.missing(what, how)`."""

    def add(what, value, unit, goal, how, *, least=False):
        RESULTS.append(Result(what, value, unit, goal, how, least))

    add.missing = lambda what, how: add(what, None, "", None, how)
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
