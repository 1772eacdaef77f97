"""The look: one font, a palette, and the style sheets of `resources/styles`."""

from __future__ import annotations

import re

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.shell import colours, icons
from desktop.ui.shell.colours import Colours

FAMILY = "Sarabun"
POINTS = 11.0  # of the text at size 1.0; every other size follows from it
STYLE = ("-style", "fusion")  # an argument of QApplication: `setStyle` gives what takes 6 ms to load
SHEETS = ("fields", "lists", "shell")
TEXT_SIZES = {"small": 0.9, "large": 1.2, "title": 1.65}  # times the size of the text


def apply(app: QApplication, dark: bool, size: float = 1.0) -> None:
    """Dress the whole program, before its first window or again later; `size` 2.0 doubles every text."""
    named = colours.use(dark)
    _register()
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.setFont(font(size))
    app.setPalette(palette(named))
    app.setStyleSheet(sheet(named, size))
    icons.recolour()


def font(size: float = 1.0) -> QFont:
    """Make the font of all text at a size."""
    made = QFont(FAMILY)
    made.setPointSizeF(POINTS * size)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # hinted, ี and ่ run into each other
    return made


def sheet(named: Colours, size: float = 1.0) -> str:
    """Put the style sheets together, their `@names` replaced by colours and sizes of text."""
    values = named._asdict()
    values["theme"] = "dark" if named is colours.DARK else "light"
    for name, times in TEXT_SIZES.items():
        values[name] = f"{POINTS * size * times:.1f}pt"
    folder = paths.resources() / "styles"
    text = "\n".join((folder / f"{name}.qss").read_text("utf-8") for name in SHEETS)
    return re.sub(r"@(\w+)", lambda found: values[found[1]], text)


def palette(named: Colours) -> QPalette:
    """Make the palette that Fusion and our own painting read."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: named.window, role.Base: named.base, role.AlternateBase: named.hover, role.Button: named.base,
        role.Text: named.text, role.WindowText: named.text, role.ButtonText: named.text, role.ToolTipText: named.text,
        role.ToolTipBase: named.base, role.PlaceholderText: named.muted, role.Mid: named.line, role.Dark: named.edge,
        role.Light: named.base, role.Highlight: named.accent, role.HighlightedText: named.on_accent,
        role.Accent: named.accent, role.Link: named.accent, role.LinkVisited: named.accent,
    }  # fmt: skip
    for one, colour in roles.items():
        made.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(named.muted))
    return made


def _register() -> None:
    """Make our fonts and the pictures of the style sheets known to Qt, once."""
    if FAMILY in QFontDatabase.families():
        return
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"Sarabun-{weight}.ttf"))
    QDir.addSearchPath("styles", str(paths.resources() / "styles"))
