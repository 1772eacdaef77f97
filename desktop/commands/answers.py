"""What a command answers: one JSON document or lines for a person on stdout, sentences and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from desktop.i18n import _

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """What a command found or did, for a program (`document`) and for a person (`lines`), and its exit code."""

    document: Mapping[str, Any]
    lines: Iterable[str] = field(default_factory=tuple)
    code: int = 0


def give(answer: Answer, as_json: bool) -> None:
    """Write an answer to stdout."""
    if as_json:
        write_json(answer.document)
        return
    for line in answer.lines:
        print(line)
    sys.stdout.flush()  # so that a reader who is gone is met here


def write_json(document: Mapping[str, Any]) -> None:
    """Write one JSON document to stdout, Thai as Thai."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def tell(sentence: str) -> None:
    """Write a sentence for a person to stderr."""
    print(sentence, file=sys.stderr)


def counted(items: Sequence[T]) -> Iterator[T]:
    """Give items one by one and, where stderr is a terminal, show how far the work is."""
    show = showing()
    for done, item in enumerate(items, start=1):
        yield item
        show(done, len(items))


def showing() -> Callable[[int, int], None]:
    """Give what shows on a terminal how far long work is, told done and total."""
    shown = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        if shown and (done % 50 == 0 or done == total):
            text = _("ทำแล้ว {done:,} จาก {total:,} รายการ").format(done=done, total=total)
            print(f"\r{text}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show


def begin(sentence: str) -> None:
    """Say on a terminal that long work begins."""
    if sys.stderr.isatty():
        tell(sentence)
