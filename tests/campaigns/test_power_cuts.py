"""Power cuts that lose what was not synced: the disk as it may be then opens, and holds all that was acknowledged."""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from itertools import cycle, islice

import pytest

from tests.campaigns import acts, counted, size
from tests.campaigns.disk import Disk, can_record, record
from tests.campaigns.looking import look

RECORDINGS, CUTS = size(1, 4), size(6, 200)
TURNS = size(1, 2)  # of each act in a recording
pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(not can_record(), reason="strace records what a program asks of the disk"),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("part", range(RECORDINGS))
def test_nothing_acknowledged_is_lost_by_a_power_cut(made_place, tmp_path, record_property, part):
    kinds = ("power cuts", "acknowledged changes looked for", "lost", "doubled", "damaged")
    chance, told = random.Random(part), []
    with counted(record_property, "power cuts that lose unsynced writes", *kinds) as found:
        disk, events = recording(made_place, tmp_path, chance)
        moments = cut_at(events, CUTS // RECORDINGS, chance)
        for moment, (what, *more) in enumerate(events):
            if what != "told":
                disk.do(what, *more)
            elif more[0] == ["ready"]:
                disk.rest()
            elif more[0][0] != "act":
                told += more
            for _time in range(moments[moment]):
                wrong = after_cut(disk, tmp_path / "after", told, chance)
                found.update([kinds[0], *(kind for kind, _what in wrong)])
                found[kinds[1]] += len(told)
                assert wrong == [], moment
        assert disk.stands() == standing(tmp_path / "place")


def after_cut(disk, folder, told, chance):
    """Look into what a power cut leaves of a disk."""
    disk.cut(folder, chance)
    wrong = look(folder, told)
    shutil.rmtree(folder)
    return wrong


def standing(place):
    """Give what the files of a place hold, by their paths."""
    paths = (path for path in place.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path): path.read_bytes() for path in paths}


def recording(made_place, tmp_path, chance):
    """Record all acts in a place, one after the other in any order; give its disk as it was before, and what they did."""
    place, names = shutil.copytree(made_place, tmp_path / "place"), [*acts.ACTS]
    chance.shuffle(names)
    disk = Disk(place)
    command = [sys.executable, "-m", "tests.campaigns.acts", str(place), str(TURNS), *names]
    return disk, record(command, place, tmp_path / "recorded")


def cut_at(events, count, chance):
    """Choose moments within the acts, each act as often as the others; every other one just after something was told."""
    by_act, now, is_ready = {}, [], False
    for moment, event in enumerate(events):
        if event[0] == "told" and event[1][0] == "act":
            now, is_ready = by_act.setdefault(event[1][1], []), False
        elif is_ready:
            now.append(moment)
        is_ready = is_ready or event == ("told", ["ready"])
    found = Counter()
    for turn, moments in islice(enumerate(cycle(by_act.values())), count):
        told = [moment for moment in moments if events[moment][0] == "told"]
        found[chance.choice(told if (turn + turn // len(by_act)) % 2 else moments)] += 1
    return found
