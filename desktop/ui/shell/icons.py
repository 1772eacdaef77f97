"""Icons: the SVG outlines of `resources/icons`, drawn in a colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QFontMetricsF, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from desktop import paths
from desktop.ui.shell import colours

AIR = 0.35  # of an icon's width, between it and the word on a button; Qt leaves 4 pixels at every size


def icon(name: str, colour: str = "text", air: float = 0.0, selected: str = "") -> QIcon:
    """Give the icon of a name in a named colour of the theme, and in another where its row is selected.

    `air` is empty room at its right, times its width.
    """
    made = QIcon(pixmap(name, colour, air=air))
    if colour == "on_accent":  # a button that cannot be used has no accent
        made.addPixmap(pixmap(name, "muted", air=air), QIcon.Mode.Disabled)
    if selected:
        made.addPixmap(pixmap(name, selected, air=air), QIcon.Mode.Selected)
    return made


def pixmap(name: str, colour: str = "text", width: int = 0, air: float = 0.0) -> QPixmap:
    """Draw an icon `width` logical pixels wide, as sharp as the screen can show."""
    ratio = _app().devicePixelRatio()
    made = QPixmap()
    made.loadFromData(_svg(name, colour, (width or side()) * ratio, air), "SVG")
    made.setDevicePixelRatio(ratio)
    return made


def side() -> int:
    """Give the width of an icon that stands beside a line of text."""
    return round(QFontMetricsF(_app().font()).height() * 1.05)


def put(
    shown: QAbstractButton | QLabel | QAction, name: str, colour: str = "text", times: float = 1.0
) -> None:
    """Set the icon of a button, a label or an action so that it follows later changes of the theme."""
    for key, value in (("icon_name", name), ("icon_colour", colour), ("icon_times", times)):
        shown.setProperty(key, value)
    _set(shown)


def recolour() -> None:
    """Draw again every icon that was `put`."""
    for widget in _app().allWidgets():
        for shown in (widget, *widget.actions()):
            if shown.property("icon_name"):
                _set(shown)


def _set(shown: QObject) -> None:
    name, colour = shown.property("icon_name"), shown.property("icon_colour")
    width = round(side() * shown.property("icon_times"))
    if isinstance(shown, QLabel):
        shown.setPixmap(pixmap(name, colour, width))
    elif isinstance(shown, QAction):
        shown.setIcon(icon(name, colour))
    elif isinstance(shown, QAbstractButton):
        air = AIR if isinstance(shown, QPushButton) and shown.text() else 0.0
        shown.setIcon(icon(name, colour, air))
        shown.setIconSize(QSize(round(side() * (1 + air)), side()))


def _svg(name: str, colour: str, wide: float, air: float) -> bytes:
    """Write an icon as a picture of its size and colour, for Qt's own reader: to load a painter takes 6 ms."""
    return (
        _outline(name)
        .replace("currentColor", getattr(colours.now(), colour))
        .replace('width="24"', f'width="{wide * (1 + air):.0f}"', 1)
        .replace('height="24"', f'height="{wide:.0f}"', 1)
        .replace('viewBox="0 0 24 24"', f'viewBox="0 0 {24 * (1 + air):g} 24"', 1)
        .encode()
    )


@cache
def _outline(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
