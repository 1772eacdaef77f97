"""Memory is cleared in the window's thread, and in no other."""

import gc
import threading
import weakref

import pytest

from desktop.ui.shell.collecting import Collecting


class Ring:
    """Something that only the clearing of cycles takes away."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def thresholds():
    before, was_on = gc.get_threshold(), gc.isenabled()
    yield gc.set_threshold
    gc.set_threshold(*before)
    if was_on:
        gc.enable()


def test_another_thread_clears_nothing_however_much_it_makes(qapp, thresholds):
    collecting = Collecting(qapp)
    thresholds(100, 1, 1)
    ring = weakref.ref(Ring())
    worker = threading.Thread(target=lambda: [Ring() for _ in range(10_000)])
    worker.start()
    worker.join()
    assert ring() is not None
    for _ in range(4):
        collecting.look()
        [Ring() for _ in range(200)]
    assert ring() is None
    collecting.deleteLater()


def test_what_is_not_worth_it_is_left_for_later(qapp, thresholds):
    collecting = Collecting(qapp)
    gc.collect()
    thresholds(1_000_000, 1, 1)
    ring = weakref.ref(Ring())
    collecting.look()
    assert ring() is not None
    collecting.deleteLater()
