"""Pictures on paper, such as the office's emblem: a PNG or JPEG file made ready for the page, once for all papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from desktop.documents.pdf.objects import Document, compressed
from desktop.errors import CannotDo

_MOST_HEIGHT = 720  # pixels: 3 cm at 600 to the inch
_MOST_PIXELS = 40_000_000
_QUALITY = 85  # of a photograph


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
def read(data: bytes, most_height: int = _MOST_HEIGHT) -> Emblem:
    """Read a picture from the bytes of a PNG or JPEG file; `CannotDo` where it is neither or far too large."""
    picture, is_photograph = opened(data)
    picture.thumbnail((picture.width, most_height))
    return photograph(picture) if is_photograph else drawing(picture)


def opened(data: bytes) -> tuple[Image.Image, bool]:
    """Open a PNG or JPEG file, upright as it was taken, and tell whether it is a photograph; `CannotDo` as `read`."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > _MOST_PIXELS:
                raise CannotDo("ไฟล์ตราครุฑมีขนาดภาพใหญ่เกินไป กรุณาย่อให้สูงไม่เกิน 2,000 พิกเซล", "emblem")
            return ImageOps.exif_transpose(found).convert("RGBA"), found.format == "JPEG"
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise CannotDo("เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG", "emblem") from error


def photograph(picture: Image.Image) -> Emblem:
    """Pack a picture as JPEG, which has no see-through parts."""
    file = BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return Emblem(picture.width, picture.height, "DeviceRGB", file.getvalue(), b"", "DCTDecode")


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
