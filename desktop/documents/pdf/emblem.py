"""Pictures on paper, such as the office's emblem: a PNG or JPEG file made ready for the page, once for all papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from desktop.documents import pictures
from desktop.documents.pdf.objects import Document, compressed


@dataclass(frozen=True)
class Emblem:
    """A picture in packed samples of grey or of three colours, and of how much it covers, b"" where all."""

    width: int
    height: int
    space: str
    colours: bytes
    cover: bytes
    packing: str = "FlateDecode"

    def add_to(self, document: Document) -> str:
        """Add the picture to a document and give the reference to it."""
        cover = (
            f"/SMask {self._image(document, 'DeviceGray', self.cover, 'FlateDecode')}" if self.cover else ""
        )
        return self._image(document, self.space, self.colours, self.packing, cover)

    def _image(self, document: Document, space: str, samples: bytes, packing: str, more: str = "") -> str:
        size = f"/Width {self.width}/Height {self.height}/BitsPerComponent 8"
        about = f"/Type/XObject/Subtype/Image/ColorSpace/{space}/Filter/{packing}{size}{more}"
        return document.add_stream(samples, about)


@lru_cache(maxsize=64)
def read(data: bytes, most_height: int = pictures.EMBLEM_HEIGHT) -> Emblem:
    """Read a picture from the bytes of a PNG or JPEG file; `CannotDo` where it is neither or far too large."""
    picture, is_photograph = pictures.emblem(data, most_height)
    return photograph(picture) if is_photograph else drawing(picture)


def photograph(picture: Image.Image) -> Emblem:
    """Pack a picture as JPEG, which has no see-through parts."""
    return Emblem(picture.width, picture.height, "DeviceRGB", pictures.as_jpeg(picture), b"", "DCTDecode")


def drawing(picture: Image.Image) -> Emblem:
    """Pack a picture as it is, in grey where it has no colour."""
    colours = picture.convert("RGB")
    grey = colours.convert("L")
    is_grey = grey.convert("RGB").tobytes() == colours.tobytes()
    cover = picture.getchannel("A").tobytes()
    return Emblem(
        picture.width,
        picture.height,
        "DeviceGray" if is_grey else "DeviceRGB",
        compressed((grey if is_grey else colours).tobytes()),
        b"" if cover.count(255) == len(cover) else compressed(cover),
    )
