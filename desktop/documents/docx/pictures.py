"""Pictures of a Word copy: made ready for the page, without what a camera notes of its owner and place."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from PIL import Image, ImageOps

from desktop.errors import CannotDo

_MOST_HEIGHT = 720  # pixels of an emblem: 3 cm at 600 to the inch
_MOST_PIXELS = 40_000_000
_PORTRAIT = (270, 360)  # pixels, three by four
_KEPT = (0.5, 0.35)  # where a photo is cut: its middle, and more of its top
_QUALITY = 85  # of a photograph
_FRAME = (162, 180, 3)  # pixels: width, height and line
_SQUARE = 6  # pixels of one square of a QR


@lru_cache(maxsize=4)
def emblem(data: bytes) -> bytes:
    """Make an emblem ready from a PNG or JPEG file; `CannotDo` where it is neither or far too large."""
    picture = _opened(data)
    picture.thumbnail((picture.width, _MOST_HEIGHT))
    return _packed(picture, "PNG")


@lru_cache(maxsize=64)
def portrait(data: bytes, name: str) -> bytes:
    """Cut a photo of a person to three by four; `CannotDo` names whose cannot be opened."""
    try:
        photo = _opened(data)
    except CannotDo as error:
        raise CannotDo(
            "เปิดภาพถ่ายของ {name} ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล", "portrait", name=name
        ) from error
    paper = Image.new("RGBA", photo.size, "white")
    paper.alpha_composite(photo)
    return _packed(ImageOps.fit(paper, _PORTRAIT, centering=_KEPT).convert("RGB"), "JPEG")


def code(words: str) -> bytes:
    """Draw a QR; `CannotDo` where its words are too many."""
    file = BytesIO()
    try:
        made = segno.make(words, micro=False, error="m", boost_error=False)
    except segno.DataOverflowError as error:
        raise CannotDo("ข้อความในคิวอาร์โค้ดยาวเกินไป กรุณาย่อให้สั้นลง", "code") from error
    made.save(file, kind="png", scale=_SQUARE)
    return file.getvalue()


@lru_cache(maxsize=1)
def frame() -> bytes:
    """Draw an empty frame, where an office that practises has no emblem."""
    width, height, line = _FRAME
    picture = Image.new("L", (width, height), "black")
    picture.paste(255, (line, line, width - line, height - line))
    return _packed(picture, "PNG")


def _opened(data: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > _MOST_PIXELS:
                raise CannotDo("ไฟล์ตราครุฑมีขนาดภาพใหญ่เกินไป กรุณาย่อให้สูงไม่เกิน 2,000 พิกเซล", "emblem")
            return ImageOps.exif_transpose(found).convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise CannotDo("เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG", "emblem") from error


def _packed(picture: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    picture.info = {}  # what the file said besides its picture
    picture.save(file, kind, quality=_QUALITY)
    return file.getvalue()
