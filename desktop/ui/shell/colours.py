"""The named colours of the light and the dark theme, and which of the two is on the screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Colours(NamedTuple):
    """The named colours of one theme; style sheets write them as `@name`."""

    window: str
    base: str  # fields, tables, cards
    nav: str
    text: str
    muted: str  # hints, subtitles
    line: str  # quiet lines that carry no meaning
    edge: str  # borders of what can be used
    accent: str
    on_accent: str
    tint: str  # what is selected
    hover: str
    good: str
    good_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str


LIGHT = Colours(
    window="#F5F6F8", base="#FFFFFF", nav="#EBEEF2", text="#1C2630", muted="#566270", line="#DDE2E8", edge="#77838F",
    accent="#1D5C9E", on_accent="#FFFFFF", tint="#DFEAF6", hover="#EEF2F7", good="#1A6B3A", good_tint="#E4F3E9",
    warn="#855100", warn_tint="#FDF1DC", bad="#B3261E", bad_tint="#FCEBE9",
)  # fmt: skip
DARK = Colours(
    window="#171B21", base="#1F252D", nav="#12161B", text="#E4E9EF", muted="#A3AFBC", line="#323B46", edge="#7C8A97",
    accent="#7FB4EE", on_accent="#0B1622", tint="#243B55", hover="#29313B", good="#7CCB97", good_tint="#1D3426",
    warn="#EBB45A", warn_tint="#3A2E17", bad="#FF9A91", bad_tint="#43211F",
)  # fmt: skip

_now = LIGHT


def now() -> Colours:
    """Give the colours on the screen, for what paints itself."""
    return _now


def use(dark: bool) -> Colours:
    """Choose the colours on the screen."""
    global _now
    _now = DARK if dark else LIGHT
    return _now


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours by WCAG 2.1, from 1 to 21."""
    high, low = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
