"""What stands on pages around the text: emblem, page numbers, header, ชั้นความเร็ว, ชั้นความลับ, ตรารับ and the QR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.documents.contents.blocks import Contents, Stamp
from desktop.documents.pdf import page, qr
from desktop.documents.pdf.emblem import Emblem
from desktop.documents.pdf.lines import broken, line
from desktop.documents.pdf.setting import Setup, bold, box, fitting, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Picture, Placed, Strip, Stroke, Text
from desktop.thai import digits

_FRAME_RATIO = 0.9  # width of the frame that stands for an emblem, to its height
_URGENCY_SIZE, _SECRECY_SIZE, _HEADER_SIZE = 24.0, 20.0, 13.0
_SECRECY_TOP, _SECRECY_FOOT = 6 * MM, 13 * MM  # its line, from either edge of the paper
_HEADER_FOOT = page.TOP - 1 * MM
_BESIDE_SMALL = 4 * MM  # between the small emblem and the words right of it
_STAMP_WIDTH, _STAMP_HEIGHT, _STAMP_TOP = 50 * MM, 25 * MM, 10 * MM  # as in แบบที่ 12 of the regulation
_STAMP_SIDE = 2 * MM
_STAMP_SIZE, _STAMP_LEADING = 14.0, 16.5  # where its lines are no more than three
_AFTER_TITLE = 600  # thousandths of the size between a title of the stamp and its words
_WATERMARK_SIZE = 330.0
_ACROSS = (0.64, 0.77)  # how far a watermark reaches across and up, in shares of its length


def dress(pages: Sequence[list[Placed]], contents: Contents, setup: Setup, emblem: Emblem | None) -> None:
    """Put what stands around the text on pages."""
    used = max((one.y + one.strip.height for one in pages[-1]), default=0.0)
    for number, strips in enumerate(pages, 1):
        around = _first_page(contents, setup, emblem) if number == 1 else _page_head(number, contents, setup)
        strips[:0] = [*_secrecy(contents, setup, number), *around]
    if contents.code:
        pages[-1].append(qr.standing(contents.code, used, setup))


def watermark(words: str, setup: Setup) -> Text:
    """Set words with their middle at nought, to be turned about the middle of the page, as large as it holds."""
    kind = bold(setup.fonts, _WATERMARK_SIZE)
    found = line(kind.face, words)
    most = 0.92 * min(setup.sheet.width / _ACROSS[0], setup.sheet.height / _ACROSS[1])
    share = min(1.0, most / (kind.points(found.width) + kind.size))
    size = kind.size * share
    return Text(-kind.points(found.width) * share / 2, -size * 0.3, kind.face, size, found.clusters)


def _first_page(contents: Contents, setup: Setup, emblem: Emblem | None) -> Iterator[Placed]:
    if contents.emblem != "none":
        yield from _emblem(contents, setup, emblem)
    if contents.urgency:
        yield _urgency(contents, setup)
    for block in contents.blocks:
        if isinstance(block, Stamp):
            yield _stamp(block, setup)


def _emblem(contents: Contents, setup: Setup, emblem: Emblem | None) -> Iterator[Placed]:
    """Draw the emblem, or an empty frame of its height where the office only practises."""
    height = page.SMALL_EMBLEM_HEIGHT if contents.small_emblem else page.EMBLEM_HEIGHT
    width = height * (emblem.width / emblem.height if emblem else _FRAME_RATIO)
    left = page.LEFT if contents.small_emblem else setup.sheet.centre - width / 2
    if emblem:
        picture = Picture(left, 0.0, width, height, emblem, Element("Figure", alt="ตราครุฑ"))
        yield Placed(page.EMBLEM_TOP, Strip(height, pictures=(picture,)))
    elif contents.emblem == "frame":
        kind = regular(setup.fonts, 12.0 if contents.small_emblem else page.SIZE)
        label = placed(kind, line(kind.face, "ตราครุฑ"), left, width, "centre", (height - kind.leading) / 2)
        yield Placed(page.EMBLEM_TOP, Strip(height, (label,), box(left, 0.0, width, height)))


def _urgency(contents: Contents, setup: Setup) -> Placed:
    """Set ชั้นความเร็ว in red left of the large emblem or right of the small one, or above the text without any."""
    height, x, end = page.EMBLEM_HEIGHT, page.LEFT, setup.sheet.centre - page.BESIDE_EMBLEM
    if contents.small_emblem:
        height = page.SMALL_EMBLEM_HEIGHT
        x, end = page.LEFT + height + _BESIDE_SMALL, setup.sheet.centre - 1.6 * page.BESIDE_EMBLEM
    said = line(setup.fonts.bold, contents.urgency)
    kind = fitting(bold(setup.fonts, _URGENCY_SIZE), said.width, end - x)
    text = placed(kind, said, x, 0.0, "left", 0.0, Element("P"))
    top = page.EMBLEM_TOP + (height - kind.leading) / 2
    if contents.emblem == "none":
        top = page.TOP - kind.leading
    return Placed(top, Strip(kind.leading, (text._replace(red=True),)))


def _secrecy(contents: Contents, setup: Setup, number: int) -> Iterator[Placed]:
    """Set ชั้นความลับ in red at the top and foot; it is read aloud once."""
    if not contents.secrecy:
        return
    said = line(setup.fonts.bold, contents.secrecy)
    kind = fitting(bold(setup.fonts, _SECRECY_SIZE), said.width, setup.sheet.measure)
    for y in (_SECRECY_TOP, setup.sheet.height - _SECRECY_FOOT):
        heard = Element("P") if number == 1 and y == _SECRECY_TOP else None
        text = placed(kind, said, page.LEFT, setup.sheet.measure, "centre", 0.0, heard)
        yield Placed(y, Strip(kind.leading, (text._replace(red=True),)))


def _page_head(number: int, contents: Contents, setup: Setup) -> Iterator[Placed]:
    """Set the number of a page after the first, and the header at its right."""
    if contents.numbered_pages:
        kind = regular(setup.fonts)
        said = f"- {digits.to_thai(str(number)) if contents.thai_digits else number} -"
        text = placed(kind, line(kind.face, said), page.LEFT, setup.sheet.measure, "centre")
        yield Placed(page.TOP, Strip(kind.leading, (text,)))
    if contents.header:
        kind = regular(setup.fonts, _HEADER_SIZE)
        kind = fitting(kind, line(kind.face, contents.header).width, 1.9 * setup.sheet.measure)
        measure = kind.units(setup.sheet.measure)
        lines = broken(kind.face, contents.header, (), measure, measure)
        height = len(lines) * kind.leading
        texts = stacked(kind, lines, page.LEFT, setup.sheet.measure, "right")
        yield Placed(_HEADER_FOOT - height, Strip(height, tuple(texts)))


def _stamp(stamp: Stamp, setup: Setup) -> Placed:
    """Draw the box of ตรารับหนังสือ at the top right, the office over its titles with dots to write on."""
    left, element = setup.sheet.right - _STAMP_WIDTH, Element("P")
    leading = _STAMP_HEIGHT / (len(stamp.lines) + 1.3)
    size = _STAMP_SIZE * min(leading / _STAMP_LEADING, 1.0)
    x, inner = left + _STAMP_SIDE, _STAMP_WIDTH - 2 * _STAMP_SIDE
    office = line(setup.fonts.bold, stamp.office)
    head = replace(fitting(bold(setup.fonts, size), office.width, inner), leading=leading)
    texts = [placed(head, office, x, inner, "centre", 0.15 * leading, element)]
    strokes = [*box(left, 0.0, _STAMP_WIDTH, _STAMP_HEIGHT)]
    for row, (title, words) in enumerate(stamp.lines, 1):
        plain, y = regular(setup.fonts, size), (row + 0.15) * leading
        named, written = line(plain.face, title), line(plain.face, words)
        kind = fitting(plain, named.width + written.width + _AFTER_TITLE, inner)
        kind = replace(kind, leading=leading)
        after = x + kind.points(named.width + _AFTER_TITLE / 2)
        texts.append(placed(kind, named, x, 0.0, "left", y, element))
        texts.append(placed(kind, written, after, x + inner - after, "centre", y, element))
        foot = y + kind.baseline + 0.25 * kind.size
        strokes.append(Stroke(after, foot, x + inner, foot, dotted=True))
    return Placed(_STAMP_TOP, Strip(_STAMP_HEIGHT, tuple(texts), tuple(strokes)))
