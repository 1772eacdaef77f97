"""What is drawn on a page, as the operators of its content stream: texts, pictures, lines and rectangles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.documents.pdf.clusters import Face
from desktop.documents.pdf.embedding import EmbeddedFont
from desktop.documents.pdf.emblem import Emblem
from desktop.documents.pdf.page import HAIR
from desktop.documents.pdf.strips import Element, Fill, Picture, Placed, Strip, Stroke, Text
from desktop.documents.pdf.tagging import ARTIFACT, END, Structure

_GREY = 0.9  # of the watermark
_RED, _BLACK = "0.85 0 0 rg", "0 g"
_HEAVY = 1.5  # width of the line of a graph
_DOT, _PITCH = 0.7, 1.6  # width of a dot to write on, and from one to the next
_SLANT = "0.64 0.77 -0.77 0.64"  # a turn by 50 degrees
_Point = tuple[float, float]


class Fonts(dict[Face, EmbeddedFont]):
    """The fonts that a document uses, named F1, F2, … in the order of their first use."""

    def __missing__(self, face: Face) -> EmbeddedFont:
        font = self[face] = EmbeddedFont(face, f"F{len(self) + 1}")
        return font


class Images(dict[Emblem, str]):
    """The pictures that a document uses, each once, named I1, I2, … in the order of their first use."""

    def __missing__(self, image: Emblem) -> str:
        name = self[image] = f"I{len(self) + 1}"
        return name


class Content:
    """The operators of one page, with what of type and colour holds for the next text."""

    def __init__(self, height: float, fonts: Fonts, images: Images, structure: Structure) -> None:
        self._height = height
        self._fonts, self._images, self._structure = fonts, images, structure
        self._parts: list[str] = []
        self._face: Face | None = None
        self._size = self._stretch = 0.0
        self._red = self._marked = False
        self._element: Element | None = None

    def draw(self, placed: Sequence[Placed]) -> None:
        """Draw strips: grey under pictures and texts, which are in the order of reading; lines and black after them."""
        shaded = [*self._shades(placed)]
        if shaded:
            self._parts += [ARTIFACT, *shaded, _BLACK, END]
        self._parts.append("BT")
        for one in placed:
            base = self._height - one.y
            for picture in one.strip.pictures:
                self._show_picture(picture, base)
            for text in one.strip.texts:
                self._show(text, base)
            self._frame(one.strip, base)
        self._end_mark()
        self._parts.append("ET")
        if self._red:
            self._parts.append(_BLACK)
        drawn = [*self._fills(placed), *self._strokes(placed)]
        if drawn:
            self._parts += [ARTIFACT, *drawn, END]

    def watermark(self, text: Text, width: float) -> None:
        """Show one large grey word across the page, its middle in the middle of the paper."""
        font = self._fonts[text.face]
        place = f"{_GREY} g BT /{font.name} {text.size:.2f} Tf 1 0 0 1 {text.x:.2f} {text.y:.2f} Tm"
        turn = f"{_SLANT} {width / 2:.2f} {self._height / 2:.2f} cm"
        self._parts.append(f"{ARTIFACT} q {turn} {place} <{font.codes(text.clusters)}> Tj ET Q {END}")

    def written(self) -> bytes:
        """Give the content of the stream."""
        return "\n".join(self._parts).encode()

    def _show(self, text: Text, base: float) -> None:
        """Show a text, naming its element, font, stretch and colour where they change."""
        if text.element is not self._element or not self._marked:
            self._mark(text.element)
        add = self._parts.append
        font = self._fonts[text.face]
        if text.face is not self._face or text.size != self._size:
            self._face, self._size = text.face, text.size
            add(f"/{font.name} {text.size:.2f} Tf")
        if text.stretch != self._stretch:
            self._stretch = text.stretch
            add(f"{text.stretch:.3f} Tc")
        if text.red is not self._red:
            self._red = text.red
            add(_RED if text.red else _BLACK)
        add(f"1 0 0 1 {text.x:.2f} {base - text.y:.2f} Tm <{font.codes(text.clusters)}> Tj")

    def _frame(self, strip: Strip, base: float) -> None:
        """Say where a figure stands that is drawn, not a picture."""
        if strip.frame:
            left, foot = strip.frame.x, base - strip.height
            box = f"{left:.2f} {foot:.2f} {left + strip.frame.width:.2f} {base:.2f}"
            self._structure.frame(strip.frame.element, box)

    def _show_picture(self, picture: Picture, base: float) -> None:
        self._mark(picture.element)
        left, bottom = picture.x, base - picture.y - picture.height
        box = f"{left:.2f} {bottom:.2f} {left + picture.width:.2f} {bottom + picture.height:.2f}"
        self._structure.frame(picture.element, box)
        place = f"{picture.width:.2f} 0 0 {picture.height:.2f} {left:.2f} {bottom:.2f} cm"
        self._end_mark(f"ET q {place} /{self._images[picture.image]} Do Q BT")

    def _mark(self, element: Element | None) -> None:
        """Begin what belongs to an element, or to none."""
        if self._marked:
            self._parts.append(END)
        self._parts.append(self._structure.begin(element))
        self._element, self._marked = element, True

    def _end_mark(self, last: str = "") -> None:
        if self._marked:
            self._parts += [last, END] if last else [END]
        self._marked = False

    def _fills(self, placed: Sequence[Placed]) -> Iterator[str]:
        boxes = [self._box(fill, one.y) for one in placed for fill in one.strip.fills if not fill.grey]
        if boxes:
            yield from boxes
            yield "f"

    def _shades(self, placed: Sequence[Placed]) -> Iterator[str]:
        """Fill the grey rectangles, those of one shade together."""
        shades: dict[float, list[str]] = {}
        for one in placed:
            for fill in one.strip.fills:
                if fill.grey:
                    shades.setdefault(fill.grey, []).append(self._box(fill, one.y))
        for grey, boxes in sorted(shades.items()):
            yield f"{grey:.2f} g"
            yield from boxes
            yield "f"

    def _box(self, fill: Fill, y: float) -> str:
        bottom = self._height - y - fill.y - fill.height
        return f"{fill.x:.2f} {bottom:.2f} {fill.width:.2f} {fill.height:.2f} re"

    def _strokes(self, placed: Sequence[Placed]) -> Iterator[str]:
        strokes = [(one.y, stroke) for one in placed for stroke in one.strip.strokes]
        solid = _joined((y, stroke) for y, stroke in strokes if not stroke.dotted and not stroke.heavy)
        heavy = _joined((y, stroke) for y, stroke in strokes if stroke.heavy)
        dotted = _joined((y, stroke) for y, stroke in strokes if stroke.dotted)
        for kind, lines in (
            (f"{HAIR} w 2 J", solid),
            (f"{_HEAVY} w 1 J", heavy),
            (f"{_DOT} w 1 J [0 {_PITCH}] 0 d", dotted),
        ):
            if lines:
                yield kind
                yield from (f"{self._point(start)} m {self._point(end)} l" for start, end in lines)
                yield "S"

    def _point(self, point: _Point) -> str:
        return f"{point[0]:.2f} {self._height - point[1]:.2f}"


def _joined(strokes: Iterable[tuple[float, Stroke]]) -> list[tuple[_Point, _Point]]:
    """Give where lines begin and end, those between columns as one through all rows."""
    level: list[tuple[_Point, _Point]] = []
    upright: dict[_Point, _Point] = {}  # the beginning of each by its end
    for y, stroke in strokes:
        start, end = (stroke.x, y + stroke.y), (stroke.to_x, y + stroke.to_y)
        if stroke.x == stroke.to_x:
            upright[end] = upright.pop(start, start)
        else:
            level.append((start, end))
    return [*level, *((start, end) for end, start in upright.items())]
