"""How the place of a topic is described: its list, its first button and its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.records import Record

if TYPE_CHECKING:
    from desktop.ui.parts.form import Sections

Doubts = Callable[[Any, Record], Sequence[str]]  # (session, new record)
Warns = Callable[[Mapping[str, Any]], Mapping[str, str]]  # (values), sentences by field
Tambons = Callable[[Any], Sequence[tuple[str, str]]]  # (session), codes and names
Words = Callable[[Any], Mapping[str, Sequence[str]]]  # (session), words to offer by field


@dataclass(frozen=True)
class Description:
    """How the list and the page of a topic look: all that differs from one topic to the next."""

    kind: type[Record]
    icon: str
    add: str  # the verb of the first button; "" where none is added or taken out
    teach: str  # what belongs here, while there is none
    sections: Sections
    keys: Mapping[str, str] = field(default_factory=dict)  # Latin letters for Alt, by field
    doubts: Doubts | None = None  # what to ask about before a new record is kept
    warns: Warns | None = None  # what is odd about typed values, and never blocks
    tambons: Tambons | None = None  # those to choose from, where they are not the office's own
    words: Words | None = None  # offered while typing, where they are not only those described
