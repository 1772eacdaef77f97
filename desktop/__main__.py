"""Where the program starts: a command goes to `commands`, none opens the window of `app`."""

from __future__ import annotations

import gc
import io
import sys

_READ_WORKBOOK = "--read-workbook"  # desktop.exchange.child.COMMAND, not imported before it is asked for


def main() -> int:
    """Do what the program was started for and give its exit code."""
    from desktop import log

    log.guard()
    gc.set_threshold(50_000, 20)  # what is loaded stays: looking through it again and again delays the window
    match sys.argv[1:]:
        case []:
            return _window("")
        case ["--office", office]:
            return _window(office)
        case [first, *_others] if first == _READ_WORKBOOK:  # the frozen program, started by itself
            from desktop.exchange import child

            return child.main()
        case argv:
            from desktop import commands

            _speak_utf8()
            log.start()
            return commands.run(argv)


def _window(office: str) -> int:
    from pathlib import Path

    from desktop import app, paths

    if paths.is_address(office):
        return app.main([], office)
    return app.main([], Path(office) if office else None)


def _speak_utf8() -> None:
    """Write Thai where the console's own encoding, as on Windows, has none; a name that is no text never fails."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # a frozen program without a console
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
