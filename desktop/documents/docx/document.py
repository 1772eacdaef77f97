"""Writing a Word copy: an empty document dressed as an official paper, filled with its contents and sealed as bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from types import MappingProxyType

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.shared import Mm

from desktop.documents.contents.blocks import PAPERS, Contents
from desktop.documents.docx import furniture, styles
from desktop.documents.docx.blocks import Sheet, pieces_of
from desktop.documents.docx.markup import element, w
from desktop.documents.docx.pieces import Piece, cleaned

_LEFT, _RIGHT, _BOTTOM = 30.0, 20.0, 20.0  # mm, by ระเบียบงานสารบรรณ
_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - of a paper dated by hand; the day of writing would differ each time
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}


def write(
    contents: Contents,
    *,
    draft: bool = False,
    emblem: bytes | None = None,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> bytes:
    """Write a paper as an editable Word file, marked ร่าง where it is a draft; the same contents give the same bytes.

    `emblem` is the bytes of a PNG or JPEG file, as are the `pictures` of a chart, by their SHA-256.
    Raises `CannotDo` where the emblem is to be printed and there is none, or where a picture cannot be opened.
    """
    document = docx.Document()
    _strip(document.part.rels)
    _strip(document.part.package.rels)
    styles.dress(document)
    width, height = PAPERS[contents.paper]
    measure = width - _LEFT - _RIGHT
    _lay_out(document, width, height, furniture.top(contents))
    furniture.surround(document, contents, measure, draft=draft)
    _fill(
        document,
        [
            *furniture.emblem(contents, emblem),
            *pieces_of(contents.blocks, Sheet(measure, pictures)),
            *furniture.code(contents),
        ],
    )
    _describe(document, contents)
    return _sealed(document)


def _strip(relations: Relationships) -> None:
    """Take out what python-docx's empty document brings along: themes, a thumbnail, other people's settings."""
    for key in [key for key, one in relations.items() if one.reltype not in _KEPT]:
        del relations[key]


def _lay_out(document: Document, width: float, height: float, top: float) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin, section.bottom_margin = Mm(top), Mm(_BOTTOM)
    section.header_distance = Mm(furniture.HEADER_TOP)
    section.footer_distance = Mm(furniture.FOOTER_BOTTOM)


def _fill(document: Document, pieces: Iterable[Piece]) -> None:
    """Put pieces into the body, before the layout of its section, which stands last."""
    body = document.element.body
    body[:-1] = [element(piece, document) for piece in pieces] or [w("p")]
    for number, properties in enumerate(body.iter("{*}docPr"), 1):
        properties.set("id", str(number))
        properties.set("name", f"ภาพ {number}")


def _describe(document: Document, contents: Contents) -> None:
    """Say what the paper is, and nothing about who wrote the file."""
    properties = document.core_properties
    properties.title, properties.subject = cleaned(contents.title)[:255], cleaned(contents.subject)[:255]
    properties.language = "th-TH"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _day(contents.dated)


def _day(dated: str) -> datetime:
    try:
        return datetime.fromisoformat(dated)
    except ValueError:
        return _NO_DAY


def _sealed(document: Document) -> bytes:
    """Save a document, each part with the same day, so that the bytes are always the same."""
    saved, sealed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(sealed, "w") as copy:
        for name in parts.namelist():
            kept = zipfile.ZipInfo(name, _ZIP_DAY)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.create_system = 0  # the same on each system
            copy.writestr(kept, parts.read(name))
    return sealed.getvalue()
