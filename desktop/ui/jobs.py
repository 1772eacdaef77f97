"""The only way from a window to the data: work runs on a thread of its own, its result comes back to the window's.

`jobs.write(partial(work.people.add, new=person), then=self.saved, topic="people", action=N_("เพิ่มบุคคล"))`
runs `add(session, new=person)` in one unit of work; on success `saved(result)` is called in the main thread
and `changed("people")` tells every open list. A `CannotDo` is given to `failed`, or shown by the window.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from desktop.errors import CannotDo, Trouble

Act = Callable[[Any], Any]  # takes a session, gives frozen dataclasses
Then = Callable[[Any], object]
Failed = Callable[[Exception], object]  # gives True when it dealt with the error, else the officer sees it
Opener = Callable[[], AbstractContextManager[Any]]

STEP_SECONDS = 0.05  # between two reports of progress


class Access(NamedTuple):
    """How sessions are opened, each call for one unit of work; handed in so that no window knows the store."""

    reading: Callable[[], AbstractContextManager[Any]]
    writing: Callable[[str], AbstractContextManager[Any]]  # takes the action's name
    rehearsing: Callable[[str], AbstractContextManager[Any]]


class Cancelled(Exception):  # noqa: N818 - the officer's wish, not an error
    """Long work was stopped by the officer."""


class Progress:
    """What long work reports to, and how the window stops it."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Report how far the work is, at most 20 times a second; raise `Cancelled` when it is to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= STEP_SECONDS or done >= total:
            self._told = now
            self._tell(done, total)


@dataclass
class _Job:
    """One piece of work on its way to a thread and back."""

    run: Callable[[], Any]
    then: Then | None
    failed: Failed | None
    owner: QObject | None
    topic: str = ""
    result: Any = None
    error: Exception | None = None

    def heard(self) -> bool:
        """Tell whether who asked is still there to hear the answer."""
        return self.owner is None or isValid(self.owner)


class Jobs(QObject):
    """Runs work on its threads and delivers in the main thread, to receivers that are still there."""

    changed = Signal(str)  # a topic was written
    refused = Signal(object)  # CannotDo that nobody dealt with
    trouble = Signal(object)  # Trouble that nobody dealt with
    failed = Signal(object)  # any other exception: a fault of the program
    idle = Signal()  # nothing runs or waits

    _ended = Signal(object)
    _stepped = Signal(object, int, int)

    def __init__(self, access: Access, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._pools = {name: _pool_of_one(self) for name in ("write", "read", "long", "aside")}
        self._long: set[Progress] = set()
        self._under_way = 0
        self._ended.connect(self._deliver)
        self._stepped.connect(self._step)

    @property
    def busy(self) -> bool:
        """Tell whether anything runs, waits or is to be delivered."""
        return self._under_way > 0

    def write(
        self, act: Act, then: Then | None = None, topic: str = "", *,
        action: str, failed: Failed | None = None, owner: QObject | None = None,
    ) -> None:  # fmt: skip
        """Run `act(session)` in one unit of work named `action`; tell `then` and all who show the topic."""
        run = partial(_within, partial(self._access.writing, action), act)
        self._start("write", _Job(run, then, failed, owner or owner_of(then), topic))

    def rehearse(
        self, act: Act, then: Then | None = None, *,
        action: str, failed: Failed | None = None, owner: QObject | None = None,
    ) -> None:  # fmt: skip
        """Run `act(session)` for real and roll it back: previews and dry runs."""
        run = partial(_within, partial(self._access.rehearsing, action), act)
        self._start("write", _Job(run, then, failed, owner or owner_of(then)))

    def read(
        self, act: Act, then: Then | None = None, failed: Failed | None = None, owner: QObject | None = None
    ) -> None:
        """Run `act(session)` without writing."""
        run = partial(_within, self._access.reading, act)
        self._start("read", _Job(run, then, failed, owner or owner_of(then)))

    def aside(
        self, act: Callable[[], Any], then: Then | None = None,
        failed: Failed | None = None, owner: QObject | None = None,
    ) -> None:  # fmt: skip
        """Run `act()` without a session: drawing pages, opening an office."""
        self._start("aside", _Job(act, then, failed, owner or owner_of(then)))

    def early(self, act: Callable[[], object]) -> None:
        """Run `act()` that nobody waits for yet: loading what will soon be needed."""
        self._start("long", _Job(act, None, None, None))

    def long(
        self, act: Callable[[Any, Progress], Any], then: Then | None = None,
        progress: Callable[[int, int], object] | None = None, *, topic: str = "", action: str = "",
        rehearsal: bool = False, failed: Failed | None = None, owner: QObject | None = None,
    ) -> Progress:  # fmt: skip
        """Run `act(session, progress)` that takes its time; give what can cancel it.

        With an action it writes, in one unit of work that a rehearsal rolls back; without one it reads, beside all
        other work.
        A cancelled work gives `Cancelled` to `failed` and nothing else.
        """
        owner = owner or owner_of(then)
        told = partial(self._stepped.emit, (progress, owner))
        handle = Progress(told)
        writes = self._access.rehearsing if rehearsal else self._access.writing
        opener: Opener = partial(writes, action) if action else self._access.reading
        run = partial(self._run_long, handle, partial(_within, opener, partial(_with_progress, act, handle)))
        self._long.add(handle)
        self._start("write" if action else "long", _Job(run, then, failed, owner, topic))
        return handle

    def close(self) -> None:
        """Cancel long work, drop reads that wait, and wait until everything written is written."""
        for handle in tuple(self._long):
            handle.cancel()
        for name in ("read", "aside", "long"):
            self._pools[name].clear()
        for pool in self._pools.values():
            pool.waitForDone()

    def _run_long(self, handle: Progress, run: Callable[[], Any]) -> Any:
        try:
            return run()
        finally:
            self._long.discard(handle)

    def _start(self, pool: str, job: _Job) -> None:
        self._under_way += 1
        self._pools[pool].start(partial(self._run, job))

    def _run(self, job: _Job) -> None:
        """Work, in a thread of a pool."""
        try:
            job.result = job.run()
        except Exception as error:
            job.error = error
        self._ended.emit(job)

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        """Give a result or an error to who asked, in the main thread."""
        try:
            if job.error is not None:
                self._sort(job, job.error)
                return
            if job.then is not None and job.heard():
                job.then(job.result)
            if job.topic:
                self.changed.emit(job.topic)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self.idle.emit()

    @Slot(object, int, int)
    def _step(
        self, told: tuple[Callable[[int, int], object] | None, QObject | None], done: int, total: int
    ) -> None:
        progress, owner = told
        if progress is not None and (owner is None or isValid(owner)):
            progress(done, total)

    def _sort(self, job: _Job, error: Exception) -> None:
        """Tell a rule, the machine and a fault of ours apart."""
        if job.failed is not None and job.heard() and job.failed(error) is True:
            return
        if isinstance(error, Cancelled):
            return
        if isinstance(error, CannotDo):
            self.refused.emit(error)
        elif isinstance(error, Trouble):
            self.trouble.emit(error)
        else:
            self.failed.emit(error)


class Latest(QObject):
    """Asks only the newest of several questions: one runs, one waits, those between are dropped.

    `start` is `jobs.read`, `jobs.aside`, or a partial of `jobs.rehearse`.
    """

    def __init__(self, start: Callable[..., None], owner: QObject) -> None:
        super().__init__(owner)
        self._start = start
        self._asked: tuple[Callable[..., Any], Then] | None = None
        self._waiting: tuple[Callable[..., Any], Then] | None = None

    def ask(self, act: Callable[..., Any], then: Then) -> None:
        """Ask now, or as soon as the question that runs is answered; its answer is then dropped."""
        if self._asked is None:
            self._asked = (act, then)
            self._start(act, self._answered, failed=self._failed, owner=self)
        else:
            self._waiting = (act, then)

    def _answered(self, result: Any) -> None:
        assert self._asked is not None
        then = self._asked[1]
        if not self._next():
            then(result)

    def _failed(self, _error: Exception) -> bool:
        return self._next()

    def _next(self) -> bool:
        """Start what waits; tell whether there was any."""
        waiting, self._asked, self._waiting = self._waiting, None, None
        if waiting is not None:
            self.ask(*waiting)
        return waiting is not None


def owner_of(then: Callable[..., object] | None) -> QObject | None:
    """Find the widget whose bound method is to hear of a result."""
    while isinstance(then, partial):
        then = then.func
    receiver = getattr(then, "__self__", None)
    return receiver if isinstance(receiver, QObject) else None


def _pool_of_one(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)  # the thread stays, and with it the connection it opened
    return pool


def _within(opener: Opener, act: Act) -> Any:
    with opener() as session:
        return act(session)


def _with_progress(act: Callable[[Any, Progress], Any], handle: Progress, session: Any) -> Any:
    return act(session, handle)
