"""Work runs beside the window and its results come back to it."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread

from desktop.errors import CannotDo, Trouble
from desktop.ui.jobs import Cancelled, Latest, owner_of


class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.got = []
        self.threads = []

    def take(self, result):
        self.got.append(result)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def receiver(qapp):
    return Receiver()


def raising(error):
    def act(*_):
        raise error

    return act


def test_a_write_runs_in_one_unit_of_work_on_another_thread(jobs, settle, receiver, opened, qapp):
    ran = []
    jobs.write(lambda s: ran.append((s, threading.get_ident())) or 7, receiver.take, action="บันทึกบุคคล")
    settle()
    assert receiver.got == [7]
    assert opened.log == [("writing", "บันทึกบุคคล"), ("end", "writing")]
    assert ran[0][0] == "session writing"
    assert ran[0][1] != threading.get_ident()
    assert receiver.threads == [qapp.thread()]


def test_a_read_and_a_rehearsal_open_their_own_sessions(jobs, settle, receiver, opened):
    jobs.read(lambda s: s, receiver.take)
    settle()
    jobs.rehearse(lambda s: s, receiver.take, action="ตัวอย่าง")
    settle()
    assert receiver.got == ["session reading", "session rehearsing"]
    assert ("rehearsing", "ตัวอย่าง") in opened.log


def test_work_aside_opens_no_session(jobs, settle, receiver, opened):
    jobs.aside(lambda: "drawn", receiver.take)
    settle()
    assert (receiver.got, opened.log) == (["drawn"], [])


def test_writes_run_one_after_the_other_in_the_order_asked(jobs, settle, receiver):
    for number in range(50):
        jobs.write(lambda s, n=number: n, receiver.take, action="บันทึก")
    settle()
    assert receiver.got == list(range(50))


def test_a_written_topic_is_told_after_who_asked_has_heard(jobs, settle, receiver):
    told = []
    jobs.changed.connect(lambda topic: told.append((topic, list(receiver.got))))
    jobs.write(lambda s: "id", receiver.take, "people", action="เพิ่มบุคคล")
    settle()
    assert told == [("people", ["id"])]


def test_a_refused_write_tells_no_change(jobs, settle):
    told = []
    jobs.changed.connect(told.append)
    jobs.write(raising(CannotDo("เต็มแล้ว")), topic="people", action="เพิ่มบุคคล")
    settle()
    assert told == []


@pytest.mark.parametrize(
    ("error", "signal"),
    [(CannotDo("ไม่ได้", "name"), "refused"), (Trouble("ดิสก์เต็ม"), "trouble"), (KeyError("x"), "failed")],
)
def test_errors_are_sorted_where_nobody_deals_with_them(jobs, settle, error, signal):
    heard = {name: [] for name in ("refused", "trouble", "failed")}
    for name, list_ in heard.items():
        getattr(jobs, name).connect(list_.append)
    jobs.read(raising(error))
    settle()
    assert heard.pop(signal) == [error]
    assert not any(heard.values())


def test_an_error_that_is_dealt_with_goes_no_further(jobs, settle):
    shown, dealt = [], []
    jobs.refused.connect(shown.append)
    jobs.write(raising(CannotDo("ไม่ได้")), action="บันทึก", failed=lambda e: dealt.append(e) or True)
    jobs.write(raising(CannotDo("ไม่ได้")), action="บันทึก", failed=lambda e: dealt.append(e) and None)
    settle()
    assert (len(dealt), len(shown)) == (2, 1)


def test_a_receiver_that_is_gone_is_not_called(jobs, settle, qtbot):
    gate, receiver = threading.Event(), Receiver()
    jobs.read(lambda s: gate.wait(5), receiver.take)
    kept = receiver.got
    receiver.deleteLater()
    qtbot.wait(20)
    gate.set()
    settle()
    assert kept == []


def test_the_owner_is_found_through_partials(receiver):
    assert owner_of(partial(partial(receiver.take), 1)) is receiver
    assert owner_of(print) is None
    assert owner_of(None) is None


def test_long_work_reports_and_gives_its_result(jobs, settle, receiver):
    steps = []

    def act(session, progress):
        for done in range(1, 1001):
            progress.step(done, 1000)
        return session

    jobs.long(act, receiver.take, lambda done, total: steps.append((done, total)))
    settle()
    assert receiver.got == ["session reading"]
    assert steps[-1] == (1000, 1000)
    assert len(steps) < 100


def test_long_work_with_an_action_writes_and_tells(jobs, settle, receiver, opened):
    told = []
    jobs.changed.connect(told.append)
    jobs.long(lambda s, p: s, receiver.take, topic="people", action="นำเข้า")
    settle()
    assert (receiver.got, told) == (["session writing"], ["people"])
    assert opened.log[0] == ("writing", "นำเข้า")


def test_long_work_is_cancelled_at_its_next_step(jobs, settle, receiver):
    started, errors, shown = threading.Event(), [], []
    jobs.failed.connect(shown.append)

    def act(session, progress):
        while True:
            started.set()
            progress.step(1, 1000)

    handle = jobs.long(act, receiver.take, failed=errors.append)
    started.wait(5)
    handle.cancel()
    settle()
    assert [type(error) for error in errors] == [Cancelled]
    assert (receiver.got, shown) == ([], [])


def test_closing_waits_for_writes_and_cancels_long_work(jobs, opened):
    started = threading.Event()
    written = []

    def forever(session, progress):
        while True:
            started.set()
            progress.step(1, 2)

    jobs.long(forever)
    started.wait(5)
    for number in range(5):
        jobs.write(lambda s, n=number: written.append(n), action="บันทึก")
    jobs.close()
    assert written == [0, 1, 2, 3, 4]
    assert opened.log.count(("end", "writing")) == 5


def test_only_the_newest_question_is_asked(jobs, settle, receiver):
    gate, asked = threading.Event(), []

    def question(number):
        def act(session):
            asked.append(number)
            gate.wait(5)
            return number

        return act

    latest = Latest(jobs.read, receiver)
    for number in range(5):
        latest.ask(question(number), receiver.take)
    gate.set()
    settle()
    assert asked == [0, 4]
    assert receiver.got == [4]


def test_a_question_that_fails_makes_way_for_the_next(jobs, settle, receiver):
    shown = []
    jobs.trouble.connect(shown.append)
    latest = Latest(jobs.read, receiver)
    latest.ask(raising(Trouble("อ่านไม่ได้")), receiver.take)
    latest.ask(lambda s: "ได้", receiver.take)
    settle()
    latest.ask(raising(Trouble("อ่านไม่ได้")), receiver.take)
    settle()
    assert receiver.got == ["ได้"]
    assert len(shown) == 1


def test_idle_is_told_once_nothing_is_left(jobs, settle):
    told = []
    jobs.idle.connect(lambda: told.append(jobs.busy))
    jobs.read(lambda s: 1)
    jobs.aside(lambda: 2)
    settle()
    assert told[-1] is False
    assert not jobs.busy
