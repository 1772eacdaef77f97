"""The command line, which never opens a window: a package, since in one file it would pass 400 lines.

`known` holds what can be typed, `arguments` how it is read, `doing` what is done, `answers` how it is answered,
`office` which office it is about; each other module does a few commands, each a function from what was typed to an
`Answer`.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from desktop import log, settings
from desktop.commands import answers
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage, parsed, value_of
from desktop.errors import CannotDo, Refusal
from desktop.i18n import N_, _, set_language

DONE, REFUSED, WRONG_USAGE, TROUBLE, FAULT, STOPPED = 0, 1, 2, 3, 4, 130
_FAULT = N_("โปรแกรมผิดพลาด (รหัส {code}) ข้อมูลที่บันทึกแล้วยังอยู่ครบ กรุณาส่งไฟล์ {log} ให้ผู้ดูแลโปรแกรม")


def run(argv: Sequence[str]) -> int:
    """Do the command that was typed and give its exit code."""
    set_language(value_of(argv, "--lang") or settings.get("language"))
    as_json = "--json" in argv
    try:
        typed = parsed(argv)
        answer = actions()[typed.command](typed)
        answers.give(answer, as_json)
        return answer.code
    except SystemExit as done:  # argparse printed its help
        return int(done.code or 0)
    except BrokenPipeError:  # who read the answer has enough of it
        return _leave_quietly()
    except KeyboardInterrupt:
        answers.tell(_("หยุดแล้ว"))
        return STOPPED
    except Exception as error:
        return _fail(error, as_json)


def actions() -> dict[str, Callable[[Namespace], Answer]]:
    """Name the function of each command; loads what they need."""
    from desktop.commands.doing import ACTIONS

    return ACTIONS


def _fail(error: Exception, as_json: bool) -> int:
    """Tell what stands against the command, once, and give the exit code of its kind."""
    kind, code = _kind(error)
    told: dict[str, Any] = {"kind": kind, "field": getattr(error, "field", "") or None}
    if isinstance(error, Refusal):
        told["message"] = error.say(_)
    else:
        told["message"] = _(_FAULT).format(code=log.fault(error), log=log.file())
    answers.tell(told["message"])
    if as_json:
        answers.write_json({"error": told})
    return code


def _kind(error: Exception) -> tuple[str, int]:
    if isinstance(error, Usage):
        return "usage", WRONG_USAGE
    if isinstance(error, CannotDo):
        return "rule", REFUSED
    return ("trouble", TROUBLE) if isinstance(error, Refusal) else ("fault", FAULT)


def _leave_quietly() -> int:
    """Close stdout so that Python does not complain of it at the end."""
    with suppress(OSError):
        sys.stdout.close()
    return DONE
