"""How one kind of paper is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.facts import Facts
from desktop.domain.papers import Wording

Given = TypeVar("Given", bound=Facts)


@dataclass(frozen=True)
class Writing(Generic[Given]):
    """How one kind of paper is written, its shipped wording, and its fields with what they mean."""

    write: Callable[[Given, Wording], Contents]
    default: Wording
    fields: Mapping[str, str]
