"""Programs killed (kill -9) at random moments of what they do: all that was acknowledged is there, nothing is half."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from itertools import cycle, islice

import pytest

from desktop import paths
from tests.campaigns import acts, counted, size
from tests.campaigns.looking import MADE, look

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes"),
]
PARTS = size(1, 4)  # by which two cores share the work
KILLS = size(10, 1_000) // PARTS
LIFE = 45  # kills that one office goes through
TURNS = 3  # of an act, over which its kills are spread


@pytest.fixture(scope="module")
def server():
    """Start what forks a process for each act, for it has loaded the program already."""
    command, pipe = [sys.executable, "-m", "tests.campaigns.acts"], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=paths.root()) as process:
        yield process


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_acknowledged_is_lost_by_a_kill(server, made_place, tmp_path, record_property, part):
    kinds = ("killed (kill -9)", "changes acknowledged", "lost", "doubled", "damaged")
    order, life = cycle(acts.ACTS), Life(server, random.Random(part))
    with counted(record_property, "kills at random moments of ten acts", *kinds) as found:
        for start in range(0, KILLS, LIFE):
            place, told = shutil.copytree(made_place, tmp_path / str(start)), []
            for act in islice(order, min(LIFE, KILLS - start)):
                new = life.kill(act, place)
                told += new
                wrong = look(place, told)
                found.update([kinds[0], *(kind for kind, _what in wrong)])
                found[kinds[1]] += len(new)
                assert wrong == [], act
                acts.renew(place)
                told = [one for one in told if one[0] not in MADE.values()]
            shutil.rmtree(place)


class Life:
    """Starts acts and kills them, each within as long as some of its turns took before."""

    def __init__(self, server, chance):
        self.server, self.chance = server, chance
        self.spans = dict.fromkeys(acts.ACTS, 0.05)

    def kill(self, act, place):
        """Kill an act at a random moment, and give what was told of; again where all of it was done by then."""
        told = []
        while not told or told[-1] != ["ended", -signal.SIGKILL]:
            print(json.dumps([act, str(place)]), file=self.server.stdin, flush=True)
            told += self._heard_until("ready")
            time.sleep(self.chance.uniform(0, self.spans[act] * TURNS))
            with suppress(ProcessLookupError):
                os.kill(told[-1][1], signal.SIGKILL)
            told += self._heard_until("ended")
            assert told[-1][1] <= 0, act
        took = [one[1] for one in told if one[0] == "turn"]
        self.spans[act] = max(took, default=self.spans[act] * 1.5)
        return [one for one in told if one[0] not in ("ready", "turn", "ended")]

    def _heard_until(self, word):
        told = [[""]]
        while told[-1][0] != word:
            told.append(json.loads(self.server.stdout.readline()))
            assert told[-1][0] != "ended" or word == "ended"
        return told[1:]
