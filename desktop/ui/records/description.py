"""How the place of a topic is described: its list, its first button and its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.records import Record

if TYPE_CHECKING:
    from desktop.ui.parts.form import Sections


@dataclass(frozen=True)
class Description:
    """How the list and the page of a topic look: all that differs from one topic to the next."""

    kind: type[Record]
    icon: str
    add: str  # the verb of the first button
    teach: str  # what belongs here, while there is none
    sections: Sections
    keys: Mapping[str, str] = field(default_factory=dict)  # Latin letters for Alt, by field
    doubts: Callable[[Any, Record], Sequence[str]] | None = (
        None  # (session, new record): what to ask about first
    )
