"""Backups by the program itself: when one is due, what a stick and a failure change, and the end of the program."""

from __future__ import annotations

import shutil
import threading

import pytest
from PySide6.QtCore import Qt

from desktop import settings
from desktop.domain.people import Person
from desktop.store import records
from desktop.ui.settings import backups_asking as asking
from desktop.ui.shell import keeping as module
from desktop.ui.shell.keeping import AFTER, Keeping
from desktop.work import backups
from tests.ui.real_office import do, jobs  # noqa: F401 - fixtures


class Clock:
    """A clock and an officer that tests set."""

    now, still = 1000.0, True

    def __call__(self):
        return self.now

    def is_still(self, _seconds):
        return self.still


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    settings.put("second_place", str(made))
    return made


@pytest.fixture
def keeping(jobs, clock):  # noqa: F811
    made = Keeping(jobs, clock.is_still, clock=clock)
    made.words, made.ends = [], []
    made.said.connect(made.words.append)
    made.left.connect(lambda: made.ends.append(1))
    made.watch()
    yield made
    made.rest()


@pytest.fixture
def look(keeping, settle):
    def look():
        keeping.look()
        settle()

    return look


@pytest.fixture
def kept(practice_store):
    return lambda second=None: [one.why for one in backups.listed(practice_store, second)]


def test_one_is_due_after_half_an_hour_in_a_pause(look, clock, kept):
    look()
    assert kept() == []
    clock.now += AFTER
    clock.still = False
    look()
    assert kept() == []
    clock.still = True
    look()
    assert kept() == ["automatic"]


def test_where_nothing_changed_none_is_made(look, clock, kept, do):  # noqa: F811
    for changed, count in ((False, 1), (False, 1), (True, 2)):
        if changed:
            do(records.add, Person(first_name="มาลี"))
        clock.now += AFTER
        look()
        assert len(kept()) == count


def test_switched_off_it_does_nothing(look, clock, kept, keeping, stick):
    settings.put("backup_automatic", False)
    clock.now += AFTER
    look()
    keeping.leave()
    assert keeping.ends == [1]
    assert kept() == []


def test_it_waits_while_something_else_is_done(keeping, jobs, clock, kept, settle):  # noqa: F811
    clock.now += AFTER
    go_on = threading.Event()
    jobs.aside(lambda: go_on.wait(10))
    keeping.look()
    go_on.set()
    settle()
    assert kept() == []


def test_a_stick_that_comes_is_brought_what_there_is_once(look, kept, stick, do):  # noqa: F811
    shutil.rmtree(stick)
    look()
    assert kept() == []
    stick.mkdir()
    look()
    assert (kept(), kept(stick)) == (["automatic"], ["automatic"])
    do(records.add, Person(first_name="มาลี"))
    look()  # it stays in: the next time is in half an hour
    assert len(kept(stick)) == 1
    shutil.rmtree(stick)
    look()
    stick.mkdir()
    look()
    assert len(kept()) == 2
    assert kept(stick) == ["automatic"]


def test_a_stick_that_cannot_be_written_is_told_once(look, keeping, kept, stick, clock, practice_store, do):  # noqa: F811
    place = stick / f"tambon-desk-{asking_office(practice_store)}"
    place.write_bytes(b"a file where a folder should be")
    look()
    assert len(keeping.words) == 1
    assert keeping.words[0].startswith("สำรองข้อมูลเองไม่สำเร็จ เขียนสำเนาสำรองลงใน")
    assert kept() == ["automatic"], "the first one is there all the same"
    look()
    clock.now += AFTER
    do(records.add, Person(first_name="มาลี"))
    look()
    assert len(keeping.words) == 1
    place.unlink()
    clock.now += AFTER
    look()
    assert len(kept(stick)) == 1
    assert settings.get("backup_failed") is False


def asking_office(store):
    from desktop.store import keys

    return keys.office_of(store.folder)[:8]


def test_a_failure_is_told_once_and_kept_for_the_first_page(look, keeping, clock, practice_store, kept):
    hidden = practice_store.folder / "elsewhere.json"
    (practice_store.folder / "keys.json").rename(hidden)
    for _again in range(2):
        clock.now += AFTER
        look()
    assert len(keeping.words) == 1
    assert keeping.words[0].startswith("สำรองข้อมูลเองไม่สำเร็จ ")
    assert settings.get("backup_failed") is True
    hidden.rename(practice_store.folder / "keys.json")
    clock.now += AFTER
    look()
    assert settings.get("backup_failed") is False
    assert kept() == ["automatic"]


def test_a_fault_of_the_program_is_logged_and_told_quietly(look, keeping, clock, monkeypatch, caplog):
    def fail(*_asked, **_named):
        raise KeyError("a fault")

    monkeypatch.setattr(asking, "back_up", fail)
    clock.now += AFTER
    look()
    assert keeping.words == ["สำรองข้อมูลเองไม่สำเร็จ กรุณาสำรองในหน้าตั้งค่า"]
    assert "KeyError" in caplog.text


def test_what_is_not_kept_of_a_failure_holds_nothing_up(look, keeping, clock, practice_store, monkeypatch):
    (practice_store.folder / "keys.json").rename(practice_store.folder / "elsewhere.json")
    from desktop.errors import Trouble

    def refuse(_key, _value):
        raise Trouble("ดิสก์เต็ม")

    monkeypatch.setattr(settings, "put", refuse)
    clock.now += AFTER
    look()
    assert len(keeping.words) == 1


def test_a_viewer_s_program_backs_up_too(look, clock, kept, practice_store):
    practice_store.permits = frozenset()
    clock.now += AFTER
    look()
    assert kept() == ["automatic"]


def test_at_the_end_what_changed_is_backed_up_to_both_places(keeping, settle, kept, stick):
    keeping.leave()
    assert keeping.ends == []
    keeping.leave()  # the last window may close twice
    settle()
    assert keeping.ends == [1]
    assert (kept(), kept(stick)) == (["automatic"], ["automatic"])
    assert keeping.farewell is None
    assert not keeping._timer.isActive()


@pytest.fixture
def held(monkeypatch):
    """Hold backups until the test lets them go on."""
    go_on, really = threading.Event(), asking.back_up

    def back_up(*asked, **named):
        go_on.wait(10)
        return really(*asked, **named)

    monkeypatch.setattr(asking, "back_up", back_up)
    yield go_on
    go_on.set()


@pytest.mark.parametrize("way", ["button", "close", "escape"])
def test_an_end_that_takes_its_time_is_shown_and_can_be_skipped(
    keeping, settle, kept, held, qtbot, press, way, monkeypatch
):
    monkeypatch.setattr(module, "QUICK", 0)
    keeping.leave()
    farewell = keeping.farewell
    qtbot.waitUntil(farewell.isVisible)
    keeping._step(1, 4)
    assert (farewell.bar.value(), farewell.bar.maximum()) == (1, 4)
    press(farewell, "ก")
    if way == "button":
        farewell.skip_button.click()
    elif way == "close":
        farewell.close()
    else:
        press(farewell, Qt.Key.Key_Escape)
    assert keeping.ends == [1]
    keeping.rest()  # as the program does when it closes
    held.set()
    settle()
    assert keeping.ends == [1]
    assert kept() == [], "a skipped one is dropped whole"


def test_one_under_way_at_the_end_is_waited_for(keeping, jobs, settle, clock, kept, held):  # noqa: F811
    clock.now += AFTER
    keeping._decide(False)
    keeping._decide(False)  # one at a time
    keeping.leave()
    held.set()
    settle()
    assert keeping.ends == [1]
    assert kept() == ["automatic"]
    keeping._step(1, 2)  # with nothing on show
    keeping._decide(True)  # an answer that came too late
    settle()
    assert kept() == ["automatic"]
