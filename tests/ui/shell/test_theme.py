"""Both themes are legible, and every size follows the text."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from desktop import paths
from desktop.ui.parts.buttons import Badge, button, tool
from desktop.ui.parts.cards import Card
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line
from desktop.ui.shell import colours, icons, theme
from desktop.ui.shell.colours import DARK, LIGHT, contrast

GROUNDS = ("window", "base", "nav", "hover", "tint")
THEMES = pytest.mark.parametrize("named", [LIGHT, DARK], ids=["light", "dark"])
STACKED = "ฐูปี๊ฎุญี่ฐูโต๊ฎูฐุที่ฐู"


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "good", "warn", "bad"])
def test_text_has_the_contrast_to_be_read(named, ground, ink):
    assert contrast(getattr(named, ink), getattr(named, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"), ("good", "good_tint"), ("warn", "warn_tint"), ("bad", "bad_tint"),
        ("base", "text"), ("text", "good_tint"), ("text", "warn_tint"), ("text", "bad_tint"),
    ],
)  # fmt: skip
def test_text_on_colour_has_the_contrast_to_be_read(named, ink, ground):
    assert contrast(getattr(named, ink), getattr(named, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("edge", ["edge", "accent", "bad", "warn"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_borders_and_icons_are_seen(named, edge, ground):
    assert contrast(getattr(named, edge), getattr(named, ground)) >= 3


@THEMES
def test_a_bar_marks_the_chosen_row_beyond_its_tint(named):
    assert contrast(named.accent, named.tint) >= 3


@pytest.mark.parametrize(("name", "named"), [("light", LIGHT), ("dark", DARK)])
def test_pictures_of_the_style_sheets_are_of_the_palette(name, named):
    expected = {"check": named.on_accent, "down": named.muted, "up": named.muted}
    for picture, colour in expected.items():
        svg = (paths.resources() / "styles" / f"{picture}-{name}.svg").read_text("utf-8")
        assert colour in svg


@THEMES
def test_every_name_in_the_style_sheets_is_replaced(named):
    text = theme.sheet(named)
    assert "@" not in text
    pictures = re.findall(r"url\(styles:([^)]+)\)", text)
    assert pictures
    assert all((paths.resources() / "styles" / name).is_file() for name in pictures)


def test_lengths_follow_the_text():
    """Borders, corners and the room a border takes may be pixels; anything larger grows with the text."""
    for file in (paths.resources() / "styles").glob("*.qss"):
        found = [int(n) for n in re.findall(r"(\d+)px", file.read_text("utf-8"))]
        assert max(found) <= 10, file.name


def test_the_whole_program_is_dressed(qapp, dress):
    dress(dark=True, size=1.5)
    assert qapp.font().family() == "Sarabun"
    assert qapp.font().pointSizeF() == 16.5
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.base
    assert colours.now() is DARK
    dress(dark=False)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == LIGHT.base
    assert colours.now() is LIGHT


def test_the_font_has_its_bold(qapp):
    from PySide6.QtGui import QFontDatabase

    assert "Bold" in QFontDatabase.styles("Sarabun")


def make(kind):
    made = kind()
    if isinstance(made, QComboBox):
        made.addItem(STACKED)
    else:
        made.setText(STACKED)
    return made


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", [QLabel, TextLabel, QLineEdit, QComboBox, QPushButton, QCheckBox])
def test_marks_are_painted_whole(qtbot, dress, size, kind):
    """Compare with the same text painted where there is room to spare."""
    dress(size=size)
    made = make(kind)
    qtbot.addWidget(made)
    made.ensurePolished()
    usual = made.sizeHint()
    assert inked(made, usual.width(), usual.height()) == inked(made, usual.width(), usual.height() * 3)


def inked(widget, width, height):
    """Count the pixels of the text, leaving out what the frame paints."""
    widget.resize(width, height)
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    picture = widget.grab().toImage()
    frame = 0 if isinstance(widget, QLabel | QCheckBox) else 3
    across = range(picture.width() // 3, picture.width() * 2 // 3)
    down = range(frame, picture.height() - frame)
    shades = Counter(picture.pixelColor(x, y).lightness() for x in across for y in down)
    ((ground, _often),) = shades.most_common(1)
    return sum(count for shade, count in shades.items() if abs(shade - ground) > 40)


def test_buttons_grow_with_the_text(qtbot, dress):
    heights = []
    for size in (1.0, 2.0):
        dress(size=size)
        made = button("บันทึก", icon="device-floppy")
        qtbot.addWidget(made)
        heights.append((made.sizeHint().height(), made.iconSize().height()))
    assert heights[1][0] > 1.8 * heights[0][0]
    assert heights[1][1] > 1.8 * heights[0][1]


def test_icons_follow_the_theme(qtbot, dress):
    made = tool("home", "หน้าแรก")
    qtbot.addWidget(made)
    light = darkest(made.icon())
    dress(dark=True)
    assert darkest(made.icon()) > light + 100


def test_the_icon_of_a_button_that_cannot_be_used_is_seen(qtbot, dress):
    made = button("ย้าย", icon="home", primary=True)
    qtbot.addWidget(made)
    drawn = made.icon().pixmap(icons.side(), icons.side(), QIcon.Mode.Disabled)
    assert darkest(drawn) < darkest(made.icon()) - 50


def test_pictures_in_labels_and_rows_follow_the_theme(qtbot, dress):
    badge, card = Badge("ออกแล้ว", "good"), Card("ต้องทำ")
    for made in (badge, card):
        qtbot.addWidget(made)
    card.show_lines([Line(1, "คณะกรรมการ", icon="clock")])
    card.show()
    light = (darkest(badge._icon.pixmap()), darkest(card._list.item(0).icon()))
    dress(dark=True)
    assert darkest(badge._icon.pixmap()) > light[0] + 30
    assert darkest(card._list.item(0).icon()) > light[1] + 30


def darkest(icon):
    drawn = icon if isinstance(icon, QPixmap) else icon.pixmap(icons.side(), icons.side())
    picture = drawn.toImage()
    colours_ = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    solid = [colour for colour in colours_ if colour.alpha() > 200]
    assert solid, "the icon is empty"
    return sum(colour.lightness() for colour in solid) // len(solid)


def test_every_icon_is_drawn_and_takes_its_colour(qapp):
    files = sorted((paths.resources() / "icons").glob("*.svg"))
    assert 20 <= len(files) <= 60
    for file in files:
        assert "currentColor" in file.read_text("utf-8")
        darkest(icons.icon(file.stem))


def test_icons_name_only_colours_that_are():
    names = set(LIGHT._fields)
    assert {"text", "muted", "accent", "on_accent", "good", "warn", "bad", "edge"} <= names


def test_sources_are_named():
    told = (paths.resources() / "SOURCES.md").read_text("utf-8")
    assert "@tabler/icons" in told
    assert "MIT" in told
