"""Portraits of a wall chart, cut to three by four, with the silhouette for a missing one; photos of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from PIL import Image, ImageDraw

from desktop.documents.contents.blocks import Block, Card, Chart
from desktop.documents.pdf.emblem import Emblem, drawing, photograph
from desktop.documents.pictures import PORTRAIT, photo, portrait

_PAPER, _SHADE = 244, 208  # the greys of a silhouette


def shown(blocks: Sequence[Block], pictures: Mapping[str, bytes]) -> dict[str, Emblem]:
    """Read the pictures of charts and cards as far as they are given; `CannotDo` names whose cannot be opened."""
    cards = [block for block in blocks if isinstance(block, Card) and block.picture in pictures]
    nodes = (node for block in blocks if isinstance(block, Chart) for tier in block.tiers for node in tier)
    portraits = {
        node.portrait: _read(pictures[node.portrait], node.name)
        for node in nodes
        if node.portrait in pictures
    }
    return portraits | {card.picture: _seen(pictures[card.picture], card.name) for card in cards}


@lru_cache(maxsize=64)
def _read(data: bytes, name: str) -> Emblem:
    return photograph(portrait(data, name))


@lru_cache(maxsize=64)
def _seen(data: bytes, name: str) -> Emblem:
    return photograph(photo(data, name))


@cache
def silhouette() -> Emblem:
    """Draw a head and shoulders in light grey."""
    width, height = (4 * length for length in PORTRAIT)  # drawn large, so that its edges become smooth
    shape = Image.new("L", (width, height), _PAPER)
    drawn = ImageDraw.Draw(shape)
    for left, top, right, foot in ((0.31, 0.20, 0.69, 0.54), (0.14, 0.61, 0.86, 1.40)):
        drawn.ellipse((left * width, top * height, right * width, foot * height), _SHADE)
    return drawing(shape.resize(PORTRAIT, Image.Resampling.LANCZOS).convert("RGBA"))
