"""The same announcement by Qt alone: a QTextDocument of HTML printed to QPdfWriter."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from desktop import paths
from tests.benchmarks.makers.markup import html

APP = QGuiApplication([])
for style in ("Regular", "Bold"):
    QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"Sarabun-{style}.ttf"))
STYLE = """
p { line-height: 125%; margin-top: 0px; margin-bottom: 8px }
.running { text-indent: 94px }
.date { margin-left: 189px; margin-top: 16px }
.signature { margin-left: 121px; margin-top: 94px }
table { border-collapse: collapse }
"""


def make(contents):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(600)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(30, 25, 20, 20), QPageLayout.Unit.Millimeter)
    document(contents, writer).print_(writer)
    return bytes(buffer.data())


def document(contents, writer):
    font = QFont("Sarabun")
    font.setPointSizeF(10.8)
    made = QTextDocument()
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(STYLE)
    made.setDocumentMargin(0)
    made.documentLayout().setPaintDevice(writer)
    made.setPageSize(QSizeF(writer.width(), writer.height()))
    made.setHtml(f"<html><body>{html(contents)}</body></html>")
    return made
