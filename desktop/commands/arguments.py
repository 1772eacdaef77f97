"""How a command is read: its help in the language asked for, and what is typed wrong."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from desktop.commands.known import COMMANDS, COMMON
from desktop.commands.known.described import Argument
from desktop.errors import Refusal
from desktop.i18n import LANGUAGES, N_, _

PROGRAM = "tambon-desk"


class Usage(Refusal):
    """What was typed is no command of this program: exit code 2."""


# what argparse says, in the words of this program; %s of its sentences comes as {what}
_SAID = (
    (r"the following arguments are required: (?P<what>.+)", N_("ยังไม่ได้พิมพ์ {what} กรุณาดูวิธีใช้ด้วย --help")),
    (r"argument \S+: invalid choice: '(?P<what>.*?)' .*", N_("ไม่มีคำสั่ง “{what}” กรุณาดูคำสั่งทั้งหมดด้วย --help")),
    (r"argument (?P<what>.+): expected .+", N_("ยังไม่ได้พิมพ์ค่าหลัง {what} กรุณาดูวิธีใช้ด้วย --help")),
    (r"argument (?P<what>.+): ignored explicit .+", N_("{what} ไม่มีค่าต่อท้าย กรุณาดูวิธีใช้ด้วย --help")),
)


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Read what was typed; `Usage` where it is no command. `--help` prints and raises SystemExit(0)."""
    check_text(" ".join(argv))
    _check_flags(argv)
    typed, left = _parser().parse_known_args(list(argv))
    if left:
        _take_left(typed, left)
    if not typed.command:
        raise Usage("ยังไม่ได้พิมพ์คำสั่ง กรุณาดูคำสั่งทั้งหมดด้วย --help")
    if typed.lang and typed.lang not in LANGUAGES:
        raise Usage("ภาษา “{what}” ไม่มี ใช้ได้เฉพาะ th หรือ en", what=typed.lang)
    return typed


def _check_flags(argv: Sequence[str]) -> None:
    """Refuse a flag that no command has, alone: what follows it may be a passphrase, and ends in somebody's log."""
    described = (*COMMON, *(one for command in COMMANDS for one in command.arguments))
    known = {name for one in described for name in one.names}
    for word in argv:
        flag = word.partition("=")[0]
        if flag.startswith("--") and flag != "--" and flag not in known:
            raise Usage("ไม่รู้จัก “{what}” กรุณาดูวิธีใช้ด้วย --help", what=flag)


def _take_left(typed: argparse.Namespace, left: list[str]) -> None:
    """Take as ID what stands behind an option: argparse ends a list that may be empty at the first one."""
    if getattr(typed, "id", None) != [] or any(one.startswith("-") for one in left):
        flags = [one.partition("=")[0] for one in left if one.startswith("-")]
        raise Usage("ไม่รู้จัก “{what}” กรุณาดูวิธีใช้ด้วย --help", what=" ".join(flags or left))
    typed.id = left


def check_text(text: str) -> None:
    """Refuse what the system gave as bytes of another encoding: no record, name or passphrase holds it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Usage("มีตัวอักษรที่อ่านไม่ได้ กรุณาพิมพ์ด้วยรหัสตัวอักษร UTF-8") from error


def value_of(argv: Sequence[str], flag: str) -> str:
    """Find what was typed after a flag before everything else is read, "" if nothing was.

    >>> value_of(["list", "people", "--lang=en"], "--lang"), value_of(["--lang", "th"], "--lang")
    ('en', 'th')
    """
    for place, one in enumerate(argv):
        if one.startswith(f"{flag}="):
            return one.partition("=")[2]
        if one == flag and place + 1 < len(argv):
            return argv[place + 1]
    return ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in the program's own words what argparse refuses."""
        for pattern, sentence in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise Usage(sentence, what=found["what"])
        raise Usage("คำสั่งนี้พิมพ์ไม่ถูกต้อง กรุณาดูวิธีใช้ด้วย --help")


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the line of usage with a word of the language asked for."""
        super().add_usage(usage, actions, groups, _("วิธีใช้") + ": " if prefix is None else prefix)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=_("ข้อมูลและหนังสือของ ศอช. ตำบล ถ้าไม่พิมพ์คำสั่งจะเปิดหน้าต่าง"),
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("คำสั่ง"))
    for command in COMMANDS:
        told = _(command.help)
        one = parsers.add_parser(
            command.name,
            help=told,
            description=told,
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
        )
        _put(one, _("สิ่งที่พิมพ์ตามคำสั่ง"), command.arguments)
        _put(one, _("ใช้ได้กับทุกคำสั่ง"), COMMON, default=argparse.SUPPRESS)  # else it hides what stands before
    _put(parser, _("ใช้ได้กับทุกคำสั่ง"), COMMON)
    return parser


def _put(parser: argparse.ArgumentParser, title: str, arguments: Iterable[Argument], **more: Any) -> None:
    group = parser.add_argument_group(title)
    for one in arguments:
        group.add_argument(*one.names, help=_(one.help), **{**one.more, **more})
