"""Bookmarks of a paper: its headings, where a reader may want to leap to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.documents.pdf.objects import Document, text
from desktop.documents.pdf.strips import Element, Placed

_LEVELS = {"H1": 1, "H2": 2}


@dataclass
class _Mark:
    """One bookmark: its words, the place it leads to, and those under it."""

    level: int
    place: str
    words: list[str] = field(default_factory=list)
    under: list[_Mark] = field(default_factory=list)


def add(
    document: Document, pages: Sequence[Sequence[Placed]], references: Sequence[str], height: float
) -> str | None:
    """Add bookmarks and give the reference to them; None where there is nothing to leap over."""
    found = list(_found(pages, references, height))
    if not found or (len(found) == 1 and len(pages) == 1):
        return None
    top = _Mark(0, "")
    way = [top]
    for mark in found:
        while way[-1].level >= mark.level:
            way.pop()
        way[-1].under.append(mark)
        way.append(mark)
    number = document.reserve()
    return document.add(f"<</Type/Outlines{_under(document, top, number)}/Count {len(found)}>>", number)


def _found(pages: Sequence[Sequence[Placed]], references: Sequence[str], height: float) -> Iterator[_Mark]:
    """Find the headings in their order; the lines of one are joined by spaces."""
    marks: dict[Element, _Mark] = {}
    for page, reference in zip(pages, references, strict=True):
        for one in page:
            for shown in one.strip.texts:
                element = shown.element
                if element is None or element.role not in _LEVELS:
                    continue
                if element not in marks:
                    place = f"[{reference}/XYZ 0 {height - one.y:.2f} null]"
                    marks[element] = _Mark(_LEVELS[element.role], place)
                marks[element].words.append("".join(cluster.text for cluster in shown.clusters))
    yield from marks.values()


def _under(document: Document, above: _Mark, number: int) -> str:
    """Add the bookmarks under another and write how they hang on it."""
    if not above.under:
        return ""
    numbers = [document.reserve() for _ in above.under]
    for at, (mark, own) in enumerate(zip(above.under, numbers, strict=True)):
        before = f"/Prev {numbers[at - 1]} 0 R" if at else ""
        after = f"/Next {numbers[at + 1]} 0 R" if at + 1 < len(numbers) else ""
        under = _under(document, mark, own) + (f"/Count {len(mark.under)}" if mark.under else "")
        about = f"/Title{text(' '.join(mark.words))}/Parent {number} 0 R/Dest{mark.place}"
        document.add(f"<<{about}{before}{after}{under}>>", own)
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R"
