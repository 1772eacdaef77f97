"""Graphs, maps and cards in a Word copy: values and links as tables, a card as picture and words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.contents.blocks import Card, Graph, Map
from desktop.documents.docx import pictures
from desktop.documents.docx.pieces import Cell, Grid, Image, Par, Piece, Run, cleaned, whole

_LABELS = 0.4  # of the measure
_PICTURE, _HIGH = 46.0, 30.0  # mm


def graph(block: Graph, measure: float) -> list[Piece]:
    """Make the table of a graph: a row a label, a column a series."""
    title = Par((Run(whole(block.title, block.names), bold=True),), keep=True)
    if not block.labels:
        return [title]
    width = measure * (1 - _LABELS) / len(block.series)
    named = tuple(each.name for each in block.series) if len(block.series) > 1 else ()
    heads = [tuple(_cell(text, "CellHead") for text in ("", *named))] if named else []
    rows = [
        (
            _cell(whole(label, block.names), "Cell"),
            *(_cell(each.words[at], "Cell", "right") for each in block.series),
        )
        for at, label in enumerate(block.labels)
    ]
    widths = (measure * _LABELS, *(width for _each in block.series))
    return [title, Grid(widths, (*heads, *rows), heads=len(heads))]


def card(block: Card, measure: float, photos: Mapping[str, bytes]) -> list[Piece]:
    """Make the box of one thing of a catalogue."""
    words = (
        Par((Run(cleaned(block.name), bold=True),), "PlainCell"),
        *(
            Par((Run(f"{cleaned(label.title)} ", bold=True), Run(cleaned(label.text))), "PlainCell")
            for label in block.labels
        ),
    )
    if block.picture not in photos:
        return [Grid((measure,), ((Cell(words, boxed=True),),))]
    photo = pictures.photo(photos[block.picture], block.name)
    seen = Cell((Par((Run(image=Image(photo, _HIGH, f"ภาพ{block.name}")),), "PlainCell"),), boxed=True)
    return [Grid((_PICTURE, measure - _PICTURE), ((seen, Cell(words, boxed=True)),))]


def links(block: Map, measure: float) -> list[Piece]:
    """Make the table of a map: a row a link, who with whom in which relation."""
    words = {key.sample: key.words for key in block.legend}
    names = [" ".join(place.lines) for place in block.places]
    rows = [
        tuple(
            _cell(text, "Cell") for text in (names[link.start], words.get(link.relation, ""), names[link.end])
        )
        for link in block.links
    ]
    told = Par((Run(cleaned(block.alt)),), keep=bool(rows))
    return [told, Grid((measure / 3,) * 3, tuple(rows))] if rows else [told]


def _cell(text: str, style: str, align: str = "") -> Cell:
    return Cell((Par((Run(cleaned(text)),), style, align=align),), boxed=True)
