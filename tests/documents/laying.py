"""Papers laid into pages without a PDF, and where their texts stand."""

from desktop.documents.pdf import draw, fonts, page
from desktop.documents.pdf.setting import Setup
from tests.documents import samples

MM = 72 / 25.4
A4 = page.Sheet(210 * MM, 297 * MM)


def setup(contents=None, **portraits):
    """Choose the shipped fonts and the sheet of a paper."""
    return Setup(fonts.default(), page.sheet(contents or samples.paper()), portraits)


def laid(contents):
    """Fill the text of a paper into pages."""
    return draw.laid(contents, setup(contents))


def pages_of(*blocks, **changes):
    """Fill blocks into pages without an emblem."""
    return laid(samples.paper(*blocks, **changes))


def words(text):
    """Give the words of one text."""
    return "".join(cluster.text for cluster in text.clusters)


def said(strip):
    """Give the words of a strip."""
    return " ".join(map(words, strip.texts))


def all_said(pages):
    """Give all words of pages without spaces, heads that are repeated left out."""
    strips = [(number, one, placed.strip) for number, one in enumerate(pages) for placed in one]
    kept = [
        strip
        for number, one, strip in strips
        if not (
            number and strip.texts and one[0].strip is strip and len(one) > 1 and one[1].strip.head is strip
        )
    ]
    return samples.bare("".join(said(strip) for strip in kept))


def end(text):
    """Give where a text ends."""
    width = sum(cluster.advance for cluster in text.clusters) * text.size / 1000
    return text.x + width + text.stretch * max(len(text.clusters) - 1, 0)


def middle(text):
    """Give the middle of a text."""
    return (text.x + end(text)) / 2


def found(pages, start):
    """Find the text that begins with some words: its page, its baseline from the top of the paper, itself."""
    return next(
        (number, placed.y + text.y, text)
        for number, one in enumerate(pages)
        for placed in one
        for text in placed.strip.texts
        if words(text).startswith(start)
    )
