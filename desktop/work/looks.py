"""The office's own look of papers: its emblem, fonts and portraits, and how contents become a PDF."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from desktop.documents.contents.blocks import Card, Chart, Contents
from desktop.documents.contents.frozen import fingerprint
from desktop.store import attachments
from desktop.store.session import Session
from desktop.work.facts import the_office


class Draw(Protocol):
    """How contents become a PDF; the caller hands it in, so that `work` needs no typesetting."""

    def __call__(self, contents: Contents, look: Look, *, draft: bool) -> tuple[bytes, int]:
        """Give the PDF's bytes and its number of pages."""
        ...


@dataclass(frozen=True)
class Look:
    """The office's own emblem and fonts as file bytes, `None` for those that come with the program; pictures by SHA-256."""

    emblem: bytes | None = None
    font_regular: bytes | None = None
    font_bold: bytes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def look(session: Session, contents: Contents) -> Look:
    """Load the office's own emblem and fonts, and the pictures of charts and cards."""
    pictures = {sha: attachments.get(session.store, sha) for sha in sorted(_pictures(contents))}
    office = the_office(session)
    emblem_file = office.emblem if office.emblem_way == "file" else ""
    emblem, regular, bold = (
        attachments.get(session.store, sha) if sha else None
        for sha in (emblem_file, office.font_regular, office.font_bold)
    )
    return Look(emblem, regular, bold, pictures)


def coded(session: Session, contents: Contents, register: str, numbered: str) -> Contents:
    """Put the QR of the office on a numbered paper, where the office prints one.

    It says which paper of which register this is, and the SHA-256 of what it says without the QR.
    """
    if not the_office(session).code:
        return contents
    return dataclasses.replace(contents, code=f"{register} {numbered} {fingerprint(contents)}".upper())


def _pictures(contents: Contents) -> set[str]:
    charts = (block for block in contents.blocks if isinstance(block, Chart))
    portraits = {node.portrait for chart in charts for tier in chart.tiers for node in tier}
    return (portraits | {block.picture for block in contents.blocks if isinstance(block, Card)}) - {""}
