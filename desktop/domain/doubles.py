"""Answers about probable doubles: whether two records are one thing made apart on two copies, and which of them stays."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from desktop.domain.records import Record, long, text
from desktop.i18n import N_

JOINED = (
    "people",
    "organisations",
    "villages",
    "committees",
    "centres",
)  # topics whose records can be joined
APART = "apart"
_SAME = "same"
_NAMES = uuid.UUID("a3c9a2d4-5f0b-5d0e-9a54-6a1b0c9d7e21")


@dataclass(frozen=True, kw_only=True)
class Double(Record):
    """What a person answered about two records; both copies that answer about the same two write the same record."""

    topic: ClassVar[str] = "doubles"
    titled: ClassVar[str] = N_("คำตอบเรื่องรายการซ้ำ")
    of: str = text(N_("ชนิดของรายการ"), required=True, listed=True, most=60)
    one: str = text(N_("รายการที่หนึ่ง"), required=True, most=60)
    two: str = text(N_("รายการที่สอง"), required=True, most=60)
    answer: str = long(N_("คำตอบ"), required=True)

    @property
    def label(self) -> str:
        """Say what it is; which records it is about is told by their own names."""
        return f"รายการซ้ำ {self.of}"


@dataclass(frozen=True)
class Answer:
    """What one answer says: `stays` is the id of the record that stays, "" where both do.

    `seen` tells for each copy the last change of the other record that whoever joined them had before them.
    """

    stays: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)


def pair_id(of: str, ids: Iterable[str]) -> str:
    """Give the id of the answer about two records, whichever is named first."""
    return str(uuid.uuid5(_NAMES, "/".join((of, *sorted(ids)))))


def written(answer: Answer) -> str:
    """Write an answer as one cell, so that two copies which answer otherwise are one question.

    >>> written(Answer("b", {"laptop": 7}))
    'same b laptop:7'
    """
    if not answer.stays:
        return APART
    return " ".join(
        (_SAME, answer.stays, *(f"{device}:{seq}" for device, seq in sorted(answer.seen.items())))
    )


def read(text: str) -> Answer:
    """Read an answer; one that says nothing known leaves both records as they are.

    >>> read("same b laptop:7")
    Answer(stays='b', seen={'laptop': 7})
    >>> read("apart")
    Answer(stays='', seen={})
    """
    word, *said = text.split() or [""]
    if word != _SAME or not said:
        return Answer()
    named = (one.rpartition(":") for one in said[1:])
    return Answer(said[0], {device: int(seq) for device, _colon, seq in named if device and seq.isdecimal()})
