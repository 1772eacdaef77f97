"""แผนภาพ Mapping คน กลุ่ม ชุมชน as a poster for the wall of the centre; no official paper, without number or signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.documents.contents.blocks import (
    PAPERS,
    Contents,
    Heading,
    Line,
    Map,
    MapKey,
    MapLink,
    MapPlace,
    mapped,
)
from desktop.domain.community_map import KINDS, RELATIONS, counted
from desktop.domain.map_layout import Layout, Link
from desktop.thai import digits

SHEETS = ("A4 landscape", "A3 landscape", "A1 landscape")
_KINDS_SAID = {
    "village": "หมู่บ้าน {count} แห่ง",
    "organisation": "กลุ่ม/องค์กร {count} กลุ่ม",
    "person": "บุคคล {count} คน",
    "network": "เครือข่าย {count} เครือข่าย",
    "committee": "คณะกรรมการ {count} คณะ",
    "agency": "หน่วยงานที่สนับสนุน {count} แห่ง",
}
_TITLE, _SMALL = 18.0, 11.0  # points on A4


def write(
    layout: Layout, place: str, office: str, dated: str, *, sheet: str = "A3 landscape", thai_digits: bool
) -> Contents:
    """Write the map of a place, such as ตำบลท่าถ่าน, with what is on it, whose it is and of which day."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    title = f"แผนภาพคน กลุ่ม และชุมชน {place}".strip()
    grown = min(PAPERS[sheet]) / min(PAPERS["A4"])
    said = " ".join(_said(layout))
    blocks = (
        Heading((title,), (place,) if place else (), size=_TITLE * grown),
        Line(f"{said} · {office} ข้อมูล ณ วันที่ {dated}", "centre", size=_SMALL * grown, names=(office,)),
        _map(layout, f"{title}: {said} {len(layout.links)} ความเชื่อมโยง"),
    )
    return Contents(
        kind="community_map",
        title=change(title),
        subject=change(title),
        blocks=mapped(blocks, change),
        emblem="none",
        thai_digits=thai_digits,
        paper=sheet,
        numbered_pages=False,
    )


def _said(layout: Layout) -> Iterator[str]:
    for kind, count in counted([place.node for place in layout.places]).items():
        yield _KINDS_SAID[kind].format(count=f"{count:,}")


def _map(layout: Layout, alt: str) -> Map:
    numbers = {place.node.id: number for number, place in enumerate(layout.places)}
    return Map(
        layout.width,
        layout.height,
        tuple((box.x, box.y, box.width, box.height) for box in layout.territories.values()),
        tuple(MapPlace(one.node.kind, one.lines, *one.box, one.size) for one in layout.places),
        tuple(_link(one, numbers) for one in layout.links),
        tuple(_legend(layout)),
        alt,
    )


def _link(link: Link, numbers: Mapping[str, int]) -> MapLink:
    return MapLink(
        link.edge.relation,
        (*link.start, *link.end),
        tuple((*start, *end) for start, end in link.parts),
        numbers[link.edge.start],
        numbers[link.edge.end],
    )


def _legend(layout: Layout) -> Iterator[MapKey]:
    """Explain the kinds and relations that are on the map."""
    kinds = counted([place.node for place in layout.places])
    relations = {link.edge.relation for link in layout.links}
    yield from (MapKey(kind, words) for kind, words in KINDS.items() if kind in kinds)
    yield from (MapKey(relation, words) for relation, words in RELATIONS.items() if relation in relations)
