"""Pieces as the markup of a Word file (ECMA-376), each element in the order that its schema asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from desktop.documents.docx.pieces import Cell, Grid, Image, Par, Piece, Run, cleaned

BOXES = "Segoe UI Symbol"  # of Windows; TH Sarabun has no boxes and ticks
LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
CELL_SIDE = 1.6  # mm left and right of the text in a cell
_AT_TOP = {"vertAnchor": "page", "horzAnchor": "margin", "tblpXSpec": "right", "tblpY": 567}
_THAI = re.compile("[\u0e00-\u0e7f]")
_PARTS = re.compile("([\t\n])")
_BREAKS = {"\t": "tab", "\n": "br"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def w(tag: str, *inner: BaseOxmlElement | None, **attributes: object) -> BaseOxmlElement:
    """Make an element of WordprocessingML; a None among the inner ones is left out."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend([one for one in inner if one is not None])
    return made


def twips(mm: float) -> int:
    """Turn millimetres into twentieths of a point."""
    return round(mm * 1440 / 25.4)


def fonts(name: str) -> BaseOxmlElement:
    """Name one font for every script: Word takes that of `cs` for Thai."""
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def type_size(points: float) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Say a size in half points, for Thai (szCs) as for all else."""
    return w("sz", val=round(2 * points)), w("szCs", val=round(2 * points))


def paragraph(par: Par, document: Document) -> BaseOxmlElement:
    """Write one paragraph."""
    return w("p", _paragraph_look(par), *(one for run in par.runs for one in _run(run, document)))


def element(piece: Piece, document: Document) -> BaseOxmlElement:
    """Write a paragraph or a table of the body of a document."""
    return paragraph(piece, document) if isinstance(piece, Par) else _table(piece, document)


def _paragraph_look(par: Par) -> BaseOxmlElement:
    tabs = [_tab(one.at, one.kind, dots=one.dots) for one in par.tabs]
    return w(
        "pPr",
        w("pStyle", val=par.style),
        w("keepNext") if par.keep else None,
        w("pageBreakBefore") if par.new_page else None,
        w("tabs", *tabs) if tabs else None,
        _spacing(par),
        _indents(par),
        w("jc", val=par.align) if par.align else None,
    )


def _tab(at: float, kind: str, *, dots: bool) -> BaseOxmlElement:
    return w("tab", val=kind, leader="dot" if dots else "none", pos=twips(at))


def _spacing(par: Par) -> BaseOxmlElement | None:
    values: dict[str, object] = {}
    if par.before is not None:
        values["before"] = round(20 * par.before)
    if par.after is not None:
        values["after"] = round(20 * par.after)
    if par.line:
        values |= {"line": max(twips(par.line), 1), "lineRule": "exact"}
    return w("spacing", **values) if values else None


def _indents(par: Par) -> BaseOxmlElement | None:
    given = {"left": par.left, "right": par.right}
    values = {name: twips(value) for name, value in given.items() if value is not None}
    if par.first is not None:
        values["firstLine" if par.first >= 0 else "hanging"] = twips(abs(par.first))
    return w("ind", **values) if values else None


def _run(run: Run, document: Document) -> Iterator[BaseOxmlElement]:
    look = _run_look(run)
    if run.image:
        yield w("r", _drawing(run.image, document))
    elif run.field:
        yield w("fldSimple", w("r", look, *_texts(run.text)), instr=f" {run.field} ")
    elif run.text:
        yield w("r", look, *_texts(run.text))


def _run_look(run: Run) -> BaseOxmlElement:
    """Write the look of a run where it differs from its style; `cs` and `lang` tell Word that it is Thai."""
    thai = bool(_THAI.search(run.text)) and not run.symbol
    sizes = type_size(run.size) if run.size else ()
    return w(
        "rPr",
        fonts(BOXES) if run.symbol else None,
        *((w("b"), w("bCs")) if run.bold else ()),
        w("color", val=run.colour) if run.colour else None,
        *sizes,
        w("u", val="dotted") if run.dotted else None,
        w("cs") if thai else None,
        w("lang", bidi="th-TH") if thai else None,
    )


def _texts(text: str) -> Iterator[BaseOxmlElement]:
    for part in filter(None, _PARTS.split(text)):
        if part in _BREAKS:
            yield w(_BREAKS[part])
        else:
            made = w("t")
            made.text = part
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield made


def _drawing(image: Image, document: Document) -> BaseOxmlElement:
    inline: Any = document.part.new_pic_inline(BytesIO(image.data), height=Mm(image.height))
    inline.docPr.set("descr", cleaned(image.alt))
    for side in "TBLR":  # without these LibreOffice leaves an eighth of an inch
        inline.set(f"dist{side}", "0")
    return w("drawing", _floating(inline, image.floating) if image.floating else inline)


def _floating(inline: BaseOxmlElement, align: str) -> BaseOxmlElement:
    """Anchor a picture at the top of the margins, with the words passing over its room."""
    size = {side: inline[0].get(side) for side in ("cx", "cy")}
    anchor = parse_xml(
        f'<wp:anchor xmlns:wp="{_DRAWING}" distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{align}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>'
        f'<wp:extent cx="{size["cx"]}" cy="{size["cy"]}"/><wp:wrapNone/></wp:anchor>'
    )
    anchor.extend(list(inline)[1:])
    return anchor


def _table(grid: Grid, document: Document) -> BaseOxmlElement:
    sides = {"w": twips(CELL_SIDE), "type": "dxa"}
    look = w(
        "tblPr",
        w("tblStyle", val="TableNormal"),
        w("tblpPr", **_AT_TOP) if grid.at_top else None,
        w("tblW", w=twips(sum(grid.widths)), type="dxa"),
        w("jc", val=grid.align),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", **sides), w("right", **sides)),
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in grid.widths))
    rows = (_row(grid, cells, document, head=at < grid.heads) for at, cells in enumerate(grid.rows))
    return w("tbl", look, columns, *rows)


def _row(grid: Grid, cells: Iterable[Cell], document: Document, *, head: bool) -> BaseOxmlElement:
    look = w(
        "trPr",
        w("cantSplit"),
        w("trHeight", val=twips(grid.row_height), hRule="atLeast") if grid.row_height else None,
        w("tblHeader") if head else None,
    )
    return w("tr", look, *(_cell(cell, at, document) for cell, at in zip(cells, grid.widths, strict=True)))


def _cell(cell: Cell, width: float, document: Document) -> BaseOxmlElement:
    sides = [w(side, **LINE) for side in ("top", "left", "bottom", "right")] if cell.boxed else []
    look = w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        w("tcBorders", *sides) if sides else None,
    )
    return w("tc", look, *(paragraph(par, document) for par in cell.pars))
