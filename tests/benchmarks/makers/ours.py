"""The program's own way from contents to a PDF."""

from desktop.documents.pdf import draw


def make(contents):
    return draw.draw(contents).pdf
