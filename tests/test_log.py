import faulthandler
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import log, paths
from desktop.errors import Trouble
from desktop.settings import setting

NAME = "สมชาย ใจดี"
ENGLISH_NAME = "Somchai"
ID = "1-2345-67890-12-1"


@pytest.fixture
def logged():
    """Start a log in the machine folder; gives a reader of all that was written there."""
    root = logging.getLogger()
    before = list(root.handlers)
    log.start()
    yield lambda: log.file().read_text("utf-8")
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    logging.getLogger("desktop").setLevel(logging.NOTSET)
    faulthandler.enable(sys.__stderr__)


def raise_in_a_setting(name):
    try:
        setting(name)
    except KeyError as error:
        error.add_note(f"เลขประจำตัว {ID}")
        raise Trouble("บันทึกของ {name} ไม่ได้", name=name) from error


def caught(name):
    with pytest.raises(Trouble) as found:
        raise_in_a_setting(name)
    return found.value


def test_a_fault_names_its_types_and_our_places(logged):
    log.fault(caught(NAME))
    lines = logged().splitlines()[1:]
    assert " ERROR desktop.log fault " in lines[0]
    assert lines[1] == "    desktop.errors.Trouble"
    assert lines[2] == "    builtins.KeyError"
    assert lines[3].startswith("      desktop/settings.py:")
    assert lines[3].endswith(" setting")
    assert len(lines) == 4


def test_the_code_told_to_the_officer_stands_in_the_log(logged):
    code = log.fault(caught(NAME))
    assert f"fault {code}\n" in logged()
    assert len(code) == 6


def test_the_same_fault_has_the_same_code_whoever_it_was_about():
    assert log.code_of(caught(NAME)) == log.code_of(caught("มานี มีนา"))
    assert log.code_of(caught(NAME)) != log.code_of(ValueError())


def test_nothing_personal_is_written_whichever_way_it_comes(logged):
    ours, foreign = logging.getLogger("desktop.store"), logging.getLogger("sqlalchemy.engine")
    log.fault(caught(f"{NAME} {ENGLISH_NAME} {ID}"))
    ours.warning("saved %s", f"{ENGLISH_NAME} {ID}")
    ours.warning(f"saved {NAME}")
    ours.warning(f"saved {ID}")
    foreign.warning(f"parameters ({ENGLISH_NAME!r}, {ID!r})")
    foreign.error("parameters %r", ENGLISH_NAME, exc_info=caught(ENGLISH_NAME))
    ours.warning({"name": ENGLISH_NAME})
    ours.error("failed", stack_info=True, extra={"person": ENGLISH_NAME})
    written = logged()
    assert written.count("(withheld, test_log:") == 5
    for planted in (NAME, "สมชาย", ENGLISH_NAME, ID, "2345"):
        assert planted not in written


def test_our_fixed_words_are_kept_without_what_is_put_into_them(logged):
    logging.getLogger("desktop.store").warning("the backup in %s is late", "/home/somchai")
    assert "WARNING desktop.store the backup in %s is late\n" in logged()


def test_the_start_tells_system_and_python_only(logged):
    assert (
        logged()
        .rstrip()
        .endswith(f"Python {sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]}")
    )


def test_a_chain_that_bites_its_tail_ends():
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert log.describe(one) == ["builtins.ValueError", "builtins.KeyError"]


CRASH = """
import ctypes
from desktop import log
log.start()
log._log.handle = lambda record: ctypes.string_at(0)
log.fault(ValueError("{name}"))
"""


def test_a_native_crash_is_told_at_the_next_start(tmp_path, request):
    script = tmp_path / "สมชาย.py"
    script.write_text(CRASH.replace("{name}", NAME), "utf-8")
    surroundings = {**os.environ, "PYTHONPATH": "."}
    crashed = subprocess.run([sys.executable, script], cwd=paths.root(), env=surroundings)
    assert crashed.returncode != 0
    left = paths.machine_folder() / "crash.txt"
    assert "\\u0e2a\\u0e21" in left.read_text("utf-8")
    written = request.getfixturevalue("logged")()
    assert "ERROR desktop.log native crash\n    desktop/log.py:" in written
    assert " fault\n" in written
    assert "สมชาย" not in written
    assert left.read_text("utf-8") == ""


def test_a_crash_of_a_program_in_a_thai_folder_names_its_places(monkeypatch):
    monkeypatch.setattr(log, "_PACKAGE", Path("/home/สมชาย/desktop"))
    escaped = "/home/" + "สมชาย".encode("unicode_escape").decode()
    left = f'  File "{escaped}/desktop/app.py", line 7 in main\n  File "{escaped}/x.py", line 1 in run\n'
    assert log._native_places(left) == ["desktop/app.py:7 main"]


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(monkeypatch, request):
    paths.machine_folder().rmdir()
    monkeypatch.setattr(logging, "raiseExceptions", False)
    request.getfixturevalue("logged")
    assert len(log.fault(ValueError())) == 6
    assert not log.file().exists()


def test_a_log_that_grows_is_turned_over(logged):
    for _ in range(6000):
        logging.getLogger("desktop.store").warning(
            "words enough to fill one line of the log with more than nothing"
        )
    kept = sorted(path.name for path in log.file().parent.glob("log.txt*"))
    assert kept == ["log.txt", "log.txt.1"]
