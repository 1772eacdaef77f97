"""How a command is described, and what is typed after commands of more than one theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.i18n import N_


@dataclass(frozen=True)
class Argument:
    """One thing typed after a command: its name or its `--flags`, what it is, and what argparse needs to know."""

    names: tuple[str, ...]
    help: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """One command: its name, what it does and what is typed after it."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()


def argument(*names: str, help: str, **more: Any) -> Argument:  # noqa: A002 - argparse's word for it
    """Describe one thing typed after a command; `more` is given to argparse as it is."""
    return Argument(names, help, more)


PDF = argument("--out", metavar="FILE.pdf", required=True, help=N_("ไฟล์ PDF ที่จะเขียน"))
REGISTER = argument(
    "register",
    metavar="REGISTER",
    help=N_("รหัสทะเบียน คือ order, announcement, certificate, sent หรือ received"),
)
