"""The benchmark's end of a process that makes announcements."""

import pickle
import subprocess
import sys
from dataclasses import dataclass, field

from desktop import paths
from tests.benchmarks import measuring

PEERS = (
    measuring.BUILD / "peers"
)  # where `packaging/dev.py bench` puts the peers, beside what the program has


@dataclass
class Made:
    """What a process made in one go or in several: seconds and PDF of each paper, its megabytes now and at most."""

    seconds: list = field(default_factory=list)
    pdfs: list = field(default_factory=list)
    memory: tuple = (0.0, 0.0)

    def add(self, seconds, pdfs, memory):
        self.seconds += seconds
        self.pdfs += pdfs
        self.memory = memory


class Maker:
    """A process that makes papers in one way, until it is closed; `missing` says why it cannot."""

    def __init__(self, way, home):
        surroundings = measuring.environment(home, PYTHONPATH="" if way == "ours" else str(PEERS))
        command = [sys.executable, "-m", "tests.benchmarks.makers", way]
        self._process = subprocess.Popen(
            command, cwd=paths.root(), env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.missing = self._answer()
        self.made = Made()

    def make(self, many):
        """Make papers of facts, add them to what was made and give the seconds of each."""
        self._ask(many)
        seconds, pdfs, memory = self._answer()
        self.made.add(seconds, pdfs, memory)
        return seconds

    def close(self):
        if not self.missing:
            self._ask([])
        self._process.communicate(timeout=20)

    def _ask(self, value):
        pickle.dump(value, self._process.stdin)
        self._process.stdin.flush()

    def _answer(self):
        return pickle.load(self._process.stdout)
