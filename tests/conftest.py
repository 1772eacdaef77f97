"""What every test may lean on: a machine folder of its own, and a real office in a temporary folder.

An office is made once a run and copied for each test, and its keys are derived in a moment: as the program derives
them, that takes a tenth of a second on purpose.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FILE, SHARED = "file", "shared"  # where an office's data are
PASSPHRASE = "ฉันรักป่าไม้ ๒๕๖๙"


MANY = 200_000  # new objects: then memory is cleared, between two tests


def pytest_sessionstart():
    """Clear memory in the main thread only, as the program does: widgets of a test may not go in a thread of its jobs."""
    gc.disable()


def pytest_collection_finish():
    """Leave the tests themselves out of every later look through memory."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol():
    """Clear a test's windows, and memory now and then, once it has let go of all; what stays then stays to the end."""
    done = yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        # else they go within the next test, and what it does to every window it does to them too
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _let_go_of_keys()
    if gc.get_count()[0] > MANY:
        gc.collect()
        gc.freeze()
    return done


def _let_go_of_keys():
    """Forget that Ctrl was held in a test: Qt takes it for held until the next key, and rows are then chosen otherwise."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QGuiApplication, QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    none = Qt.KeyboardModifier.NoModifier
    if isinstance(QApplication.instance(), QApplication) and QGuiApplication.keyboardModifiers() != none:
        QApplication.sendEvent(QWidget(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, ""))


@pytest.fixture(autouse=True)
def machine_folder(tmp_path, monkeypatch):
    """Keep the machine's settings and log of each test apart."""
    from desktop import paths

    paths.machine_folder.cache_clear()
    monkeypatch.setenv("TAMBON_DESK_HOME", str(tmp_path / "machine"))
    yield tmp_path / "machine"
    paths.machine_folder.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def quick_keys():
    """Let keys be derived in a moment; gives the numbers by which the program derives them."""
    from desktop.store import key_slots

    with pytest.MonkeyPatch.context() as patch:
        shipped = key_slots.KDF
        patch.setattr(key_slots, "KDF", {"name": "argon2id", "memory": 64, "time": 1, "lanes": 1})
        yield shipped


@pytest.fixture(autouse=True, scope="session")
def compiled_once():
    """Let the offices of all tests share the statements that SQLAlchemy compiled, as one office does while it is open."""
    from sqlalchemy.util import LRUCache

    from desktop.store import cipher

    compiled, make = LRUCache(5_000), cipher.engine

    def engine(path, key):
        made = make(path, key)
        made._compiled_cache = compiled
        return made

    with pytest.MonkeyPatch.context() as patch:
        dialect = type(make(None, b"").dialect)  # by which a statement is found again
        patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
        patch.setattr(cipher, "engine", engine)
        yield


@pytest.fixture(scope="session")
def made_office(tmp_path_factory):
    """Make an empty office once; give its folder and its open keys."""
    from desktop.store import keys, opening
    from desktop.work import practice

    folder = tmp_path_factory.mktemp("made") / "office"
    store, _code = opening.create(folder, practice.office(), PASSPHRASE)
    store.close()
    return folder, keys.unlock(folder, PASSPHRASE)


@pytest.fixture
def store(request, made_office, tmp_path):
    """Open a copy of an empty office of one test's own; where a test asks for it, one on a server."""
    if getattr(request, "param", os.environ.get("TAMBON_DESK_STORE", FILE)) == SHARED:
        yield from request.getfixturevalue("shared_office")(tmp_path / "office")
    else:
        yield from opened(made_office, tmp_path / "office")


@pytest.fixture(scope="session")
def database_server(tmp_path_factory):
    """Start a PostgreSQL server once for all tests of a process; give the folder of its socket."""
    from tests import server

    with server.started(*server.QUICK) as socket:
        yield socket


@pytest.fixture(scope="session")
def secured():
    """Start a server that asks for TLS and a password once for all tests of a process."""
    from tests import server

    with server.secured() as made:
        yield made


@pytest.fixture(scope="session")
def shared_office(made_office, database_server, tmp_path_factory):
    """Move an empty office to the server once; give what opens a copy of it in a folder of one test's own."""
    from desktop.store import moving, opening, shared
    from tests import server

    template = server.database(database_server)
    for one in opened(made_office, tmp_path_factory.mktemp("moved") / "office"):
        moving.to_server(one, template, "", lambda _done, _all: None)
        server.ask(
            template, "UPDATE device SET id = %s", one.device
        )  # which works no more: tests count its changes

    def open_copy(folder):
        address = server.database(database_server, server.name_of(template))
        shared.join(folder, address)
        store = opening._open(folder, lambda: made_office[1])
        yield store
        store.close()
        server.drop(address)

    return open_copy


@pytest.fixture(scope="session")
def made_practice(made_office, tmp_path_factory):
    """Fill a practice office once."""
    from desktop.printing import draw
    from desktop.store.session import writing
    from desktop.work import practice

    folder = tmp_path_factory.mktemp("practice") / "office"
    for opened_store in opened(made_office, folder):
        with writing(opened_store, "นางสาวฝึกหัด ตั้งใจ", "ทำสำนักงานฝึกหัด") as session:
            made = practice.make(session, draw)
    return folder, made_office[1], made


@pytest.fixture
def practice_store(made_practice, tmp_path):
    """Open a copy of the practice office of one test's own."""
    yield from opened(made_practice[:2], tmp_path / "practice")


@pytest.fixture
def made(made_practice):
    """Name the records that a first look at the practice office begins with."""
    return made_practice[2]


def opened(office, folder):
    """Copy an office and give it open by its keys; closes it after."""
    made, opened_keys = office
    shutil.copytree(made, folder)
    store = _open_copy(folder, opened_keys)
    yield store
    store.close()


def _open_copy(folder, opened_keys):
    """Open a copy of an office just made without reading it through for damage, which takes as long as many a test."""
    from desktop.store import opening

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_CHECKED_WHOLE", 0)
        return opening._open(folder, lambda: opened_keys)


def pytest_terminal_summary(terminalreporter):
    """Print what the whole campaigns found."""
    from tests import campaigns

    campaigns.show(terminalreporter)
