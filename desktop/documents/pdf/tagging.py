"""The structure of a paper for screen readers: what is a heading, a paragraph or a cell, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.documents.pdf.objects import Document, text
from desktop.documents.pdf.strips import Element

ARTIFACT = "/Artifact BMC"  # begins what is not read
END = "EMC"  # ends what was begun
_SCOPE = "/A<</O/Table/Scope/Column>>"  # of a head over its column


@dataclass(slots=True)
class _Part:
    """One part of the structure as it grows: its number as an object, and what stands in it."""

    element: Element
    number: int
    reference: str
    above: str
    page: str = ""  # the reference to the page that its words begin on
    within: list[str] = field(default_factory=list)
    about: str = ""


class Structure:
    """The parts of one document, found while its pages are written from the first to the last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root, self._whole = document.reserve(), document.reserve()
        self._parts: dict[Element, _Part] = {}
        self._first: list[str] = []  # the parts that belong to no other
        self._pages: list[tuple[str, list[str]]] = []  # each page with the part of each marked sequence

    def turn(self, page: str) -> None:
        """Begin a page."""
        self._pages.append((page, []))

    def begin(self, element: Element | None) -> str:
        """Write the operator that begins a marked sequence of an element on this page."""
        if element is None:
            return ARTIFACT
        part = self._parts.get(element) or self._new(element)
        page, marked = self._pages[-1]
        number = len(marked)
        marked.append(part.reference)
        if not part.page:
            part.page = page
        part.within.append(str(number) if part.page == page else f"<</Type/MCR/Pg {page}/MCID {number}>>")
        return f"/{element.role}<</MCID {number}>>BDC"

    def frame(self, element: Element | None, box: str) -> None:
        """Say where a figure stands."""
        if element:
            self._parts[element].about = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"

    def add(self) -> str:
        """Add the structure to the document and give the reference to it."""
        add = self._document.add
        for part in self._parts.values():
            add(_written(part), part.number)
        root = f"{self._root} 0 R"
        add(f"<</Type/StructElem/S/Document/P {root}/K[{' '.join(self._first)}]>>", self._whole)
        numbered = [f"{number}[{' '.join(marked)}]" for number, (_, marked) in enumerate(self._pages)]
        tree = add(f"<</Nums[{''.join(numbered)}]>>")
        about = f"/K {self._whole} 0 R/ParentTree {tree}/ParentTreeNextKey {len(self._pages)}"
        return add(f"<</Type/StructTreeRoot{about}>>", self._root)

    def _new(self, element: Element) -> _Part:
        number = self._document.reserve()
        if element.parent is None:
            above, beside = f"{self._whole} 0 R", self._first
        else:
            parent = self._parts.get(element.parent) or self._new(element.parent)
            above, beside = parent.reference, parent.within
        part = self._parts[element] = _Part(element, number, f"{number} 0 R", above)
        beside.append(part.reference)
        return part


def _written(part: _Part) -> str:
    element = part.element
    about = part.about + (_SCOPE if element.role == "TH" else "")
    if part.page:
        about += f"/Pg {part.page}"
    if element.alt:
        about += f"/Alt{text(element.alt)}"
    return f"<</S/{element.role}/P {part.above}{about}/K[{' '.join(part.within)}]>>"
