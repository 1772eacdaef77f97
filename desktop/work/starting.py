"""Records that an office begins with, made from the files that came with the program."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any, TypeVar

from desktop import paths
from desktop.domain.records import Kind, Record, field_of

R = TypeVar("R", bound=Record)


def new_id() -> str:
    """Make the id of a new record."""
    return str(uuid.uuid4())


def made(kind: type[R], kept: dict[str, Any], id_: str) -> R:
    """Make a record of what the file says; days are written in ISO there."""
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if field_of(kind, name).kind is Kind.DAY else value
        for name, value in kept.items()
    }
    return kind(id=id_, **values)


def shipped(name: str) -> dict[str, Any]:
    """Read what an office begins with in one matter: `strength`, `mediation`."""
    text = (paths.resources() / name / "start.json").read_text(encoding="utf-8")
    kept: dict[str, Any] = json.loads(text)
    return kept
