"""Writing set pages as a PDF file through ReportLab: its pages, what they use, and what is said about it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.pdf import archive, outline
from desktop.documents.pdf.archive import Properties
from desktop.documents.pdf.content import Content, Fonts, Images
from desktop.documents.pdf.lines import printable
from desktop.documents.pdf.objects import Document, Plain, compressed
from desktop.documents.pdf.strips import Placed, Text
from desktop.documents.pdf.tagging import Structure

__all__ = ["Properties", "write"]


def write(
    pages: Sequence[Sequence[Placed]],
    properties: Properties,
    *,
    size: tuple[float, float],
    watermark: Text | None = None,
) -> bytes:
    """Write pages of a width and height as a PDF, a watermark under each.

    Raises `CannotDo` naming the characters that a font lacks.
    """
    document, fonts, images = Document(), Fonts(), Images()
    structure = Structure(document)
    made = [Plain() for _ in pages]
    references = [document.add_page(page) for page in made]
    contents = []
    for reference, placed in zip(references, pages, strict=True):
        structure.turn(reference)
        content = Content(size[1], fonts, images, structure)
        if watermark:
            content.watermark(watermark, size[0])
        content.draw(placed)
        contents.append(document.add_stream(compressed(content.written())))
    common = _common(document, fonts, images, size)
    for number, (page, stream) in enumerate(zip(made, contents, strict=True)):
        page.content = f"<<{common}/Contents {stream}/StructParents {number}>>"
    _describe(
        document,
        replace(properties, title=printable(properties.title), subject=printable(properties.subject)),
    )
    document.Catalog.StructTreeRoot = structure.add()
    document.Catalog.Outlines = outline.add(document, pages, references, size[1])
    return document.format()


def _common(document: Document, fonts: Fonts, images: Images, size: tuple[float, float]) -> str:
    """Add what the pages use, and write what is the same of each; a see-through picture names its colours."""
    named = "".join(f"/{font.name} {font.add_to(document)}" for font in fonts.values())
    used = f"/Font<<{named}>>"
    if images:
        used += (
            f"/XObject<<{''.join(f'/{name} {image.add_to(document)}' for image, name in images.items())}>>"
        )
    group = "/Group<</S/Transparency/CS/DeviceRGB>>" if any(image.cover for image in images) else ""
    return (
        f"/Type/Page/Parent {document.reference(document.Pages)}/MediaBox[0 0 {size[0]:.2f} {size[1]:.2f}]"
        f"/Resources {document.add(f'<<{used}>>')}{group}/Tabs/S"
    )


def _describe(document: Document, properties: Properties) -> None:
    """Say what the file is, for its readers and for the archive."""
    catalogue, producer = document.Catalog, document.info.producer
    catalogue.ViewerPreferences = Plain("<</DisplayDocTitle true>>")
    catalogue.MarkInfo = Plain("<</Marked true>>")
    catalogue.OutputIntents = f"[{archive.add_intent(document)}]"
    catalogue.Metadata = archive.add_metadata(document, properties.xmp(producer))
    document.info = Plain(properties.info(producer))
