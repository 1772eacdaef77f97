"""Programs started afresh and timed from outside, folders kept between runs, medians, and rows of the table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from desktop import paths

BUILD = paths.root() / "build" / "bench"
FLUSHED = b"Flushing"  # Qt's word in its log when a painted window goes to the screen


def environment(home, **more):
    """Make the surroundings of a started program: offscreen, compiled once, a machine folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(BUILD / "bytecode"),  # as installed: nothing is compiled at a start
        "TAMBON_DESK_HOME": str(home),
        **more,
    }


def first_paint(command, home):
    """Start Python and give the seconds until its first window is on the screen, by Qt's own log."""
    surroundings = environment(home, QT_LOGGING_RULES="qt.widgets.painting.debug=true")
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=paths.root(), env=surroundings, stderr=subprocess.PIPE
    )
    lines = []
    for line in process.stderr:
        lines.append(line)
        if FLUSHED in line:
            break
    took = time.perf_counter() - began
    process.kill()
    process.communicate()
    assert lines, "the program said nothing"
    assert FLUSHED in lines[-1], b"".join(lines).decode()
    return took


def memory():
    """Give the megabytes this process has now, and had at most; None each where the system is not Linux.

    The kernel's own count, for `getrusage` begins with what the starting process had.
    """
    if sys.platform != "linux":
        return None, None
    fields = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))


def in_turn(measures, rounds):
    """Take each measure once a round, so that other work on the machine meets all alike; the first round is left out."""
    taken = {name: [] for name in measures}
    for number in range(rounds + 1):
        for name, measure in measures.items():
            value = measure()
            if number:
                taken[name].append(value)
    return taken


def ratio(values, floors):
    """Give the ratio of two medians."""
    return statistics.median(values) / statistics.median(floors)


def high(values):
    """Give the 95th percentile."""
    return statistics.quantiles(values, n=20)[18]


def thousandths(seconds):
    """Write seconds as milliseconds."""
    return f"{seconds * 1000:.0f} ms"


@dataclass(frozen=True)
class Result:
    """One measured value: of what, how much in its unit, the most allowed (or the least), and how it was found."""

    what: str
    value: float | None  # None where it could not be measured
    unit: str
    goal: float | None
    how: str
    least: bool = False

    def line(self):
        """Write it as a row of the table."""
        value = "missing" if self.value is None else f"{self.value:.2f}"
        goal = "" if self.goal is None else f"{'≥' if self.least else '≤'} {self.goal:g}"
        return f"{self.what:<47} {value:>8} {self.unit:<3} {goal:>7} {self.kept():<7} {self.how}"

    def kept(self):
        """Say whether the goal is kept."""
        if self.goal is None or self.value is None:
            return ""
        if self.least:
            return "within" if self.value >= self.goal else "UNDER"
        return "within" if self.value <= self.goal else "OVER"
