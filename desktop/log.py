"""The log of this machine: which part failed, where and how, and nothing about anybody.

Of a failure only its types and our own places in the code are written, never its message or its values; of a
message only our own fixed words, never what is put into them.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from desktop import paths

_PACKAGE = Path(__file__).parent
_PERSONAL = re.compile(r"[^ -~]|\d{4}")  # our fixed words are English; Thai or a long number is somebody's
_LARGEST = 500_000  # bytes of the log
_NATIVE_FRAME = r'\s*File "(.+)", line (\d+) in (\S+)'
_log = logging.getLogger(__name__)
_crashes: TextIO | None = None  # faulthandler writes into it; it must stay open


class Impersonal(logging.Formatter):
    """Writes a record as when, how grave, whose and our fixed words, then the places of its failure."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one record as the lines of the log."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name} {_words(record)}"
        places: list[str] = getattr(record, "places", [])
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            head += f" {code_of(error)}"
            places = describe(error)
        return "\n".join([head, *("    " + place for place in places)])


class _Turning(logging.FileHandler):
    """Sets its file aside when it is full; `logging.handlers` would keep the first window waiting."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; what cannot be written is given up."""
        try:
            super().emit(record)
            if self.stream is not None and self.stream.tell() > _LARGEST:
                self.close()
                file().replace(file().with_name(file().name + ".1"))
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Give up what cannot be written: `logging` would print it to stderr with all that was put into it."""


def _words(record: logging.LogRecord) -> str:
    text = record.msg
    ours = record.name.split(".")[0] == _PACKAGE.name
    if ours and isinstance(text, str) and not _PERSONAL.search(text):
        return text
    return f"(withheld, {record.module}:{record.lineno})"


def file() -> Path:
    """Find the log file, which the officer can send when asked."""
    return paths.machine_folder() / "log.txt"


def guard() -> None:
    """Log what nobody catches, in any thread, and what libraries warn of, instead of printing it with its values.

    What a window writes to stderr is kept by the desktop, where others can read it.
    """
    logging.getLogger().addHandler(logging.NullHandler())  # without any, `logging` prints what is grave
    sys.excepthook = lambda _kind, error, _trace: _own_up(error)
    threading.excepthook = lambda told: _own_up(told.exc_value)
    sys.unraisablehook = lambda told: _own_up(told.exc_value)
    logging.captureWarnings(capture=True)


def _own_up(error: BaseException | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    if error is not None:
        fault(error)


def start() -> None:
    """Log this process from here on; a folder that cannot be written leaves it without a log."""
    with suppress(OSError):
        handler = _Turning(file(), encoding="utf-8", delay=True)
        handler.setFormatter(Impersonal())
        logging.getLogger().addHandler(handler)
        logging.getLogger(_PACKAGE.name).setLevel(logging.INFO)
        _log.info(f"started, {sys.platform}, Python {'.'.join(map(str, sys.version_info[:3]))}")
        _watch_for_crashes(file().with_name("crash.txt"))


def fault(error: BaseException) -> str:
    """Write a failure of the program into the log and give its short code for the officer to read out."""
    _log.error("fault", exc_info=error)
    return code_of(error)


def code_of(error: BaseException) -> str:
    """Give the short code of a failure: six letters or digits, the same for the same places in the code."""
    import base64
    import hashlib

    digest = hashlib.sha256("\n".join(describe(error)).encode()).digest()
    return base64.b32encode(digest)[:6].decode()


def describe(error: BaseException) -> list[str]:
    """Tell a failure by the types of its chain and our own frames, the outermost first."""
    lines: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        for frame, line in traceback.walk_tb(one.__traceback__):
            place = _our_place(frame.f_code.co_filename)
            lines += [f"  {place}:{line} {frame.f_code.co_name}"] if place else []
        one = one.__cause__ or one.__context__
    return lines


def _our_place(filename: str) -> str:
    """Name a file of ours from the package on; "" for others', whose folders may bear the officer's name."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.as_posix() if path.parts[:1] == (_PACKAGE.name,) else ""  # a frozen program's names are short


def _watch_for_crashes(path: Path) -> None:
    """Carry over what the last native crash left, then have the next one leave its frames in `path`."""
    global _crashes
    if path.exists() and (left := path.read_text(encoding="utf-8", errors="replace")):
        _log.error("native crash", extra={"places": _native_places(left)})
    if _crashes is not None:
        _crashes.close()
    _crashes = path.open("w", encoding="utf-8")
    faulthandler.enable(_crashes)


def _native_places(left: str) -> list[str]:
    found = (re.match(_NATIVE_FRAME, line) for line in left.splitlines())
    named = ((_our_place(_unescaped(one[1])), one[2], one[3]) for one in found if one)
    return [f"{place}:{line} {function}" for place, line, function in named if place]


def _unescaped(path: str) -> str:
    """Give a path its Thai letters again, which faulthandler writes as escapes."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), path)
