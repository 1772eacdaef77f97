"""The office's emblem: a PNG or JPEG file made ready for the page, once for all papers of a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image

from desktop.documents.pdf.objects import Stream, compressed
from desktop.errors import CannotDo

_MOST_HEIGHT = 720  # pixels: 3 cm at 600 to the inch
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True)
class Emblem:
    """A picture in compressed samples of grey or of three colours, and of how much it covers."""

    width: int
    height: int
    space: str
    colours: bytes
    cover: bytes

    def add_to(self, document: Any) -> Any:
        """Add the picture to a document and give the reference to it."""
        cover = document.Reference(self._image("/DeviceGray", self.cover))
        return document.Reference(self._image(self.space, self.colours, SMask=cover))

    def _image(self, space: str, samples: bytes, **more: object) -> Stream:
        size = {"Width": self.width, "Height": self.height, "BitsPerComponent": 8}
        return Stream(samples, Type="/XObject", Subtype="/Image", ColorSpace=space, **size, **more)


@lru_cache(maxsize=4)
def read(data: bytes) -> Emblem:
    """Read an emblem from the bytes of a PNG or JPEG file; `CannotDo` where it is neither or far too large."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise CannotDo("ไฟล์ตราครุฑมีขนาดภาพใหญ่เกินไป กรุณาย่อให้สูงไม่เกิน 2,000 พิกเซล", "emblem")
            picture = opened.convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise CannotDo("เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG", "emblem") from error
    picture.thumbnail((picture.width, _MOST_HEIGHT))
    grey = picture.convert("RGB").convert("L")
    is_grey = grey.convert("RGB").tobytes() == picture.convert("RGB").tobytes()
    colours = grey if is_grey else picture.convert("RGB")
    return Emblem(
        picture.width,
        picture.height,
        "/DeviceGray" if is_grey else "/DeviceRGB",
        compressed(colours.tobytes()),
        compressed(picture.getchannel("A").tobytes()),
    )
