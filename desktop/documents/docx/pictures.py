"""Pictures of a Word copy: emblem, portraits and QR as the files that stand in it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from PIL import Image

from desktop.documents import pictures
from desktop.errors import CannotDo

_FRAME = (162, 180, 3)  # pixels: width, height and line
_SQUARE = 6  # pixels of one square of a QR


@lru_cache(maxsize=4)
def emblem(data: bytes) -> bytes:
    """Make an emblem ready from a PNG or JPEG file; `CannotDo` where it is neither or far too large."""
    return pictures.as_png(pictures.emblem(data)[0])


@lru_cache(maxsize=64)
def portrait(data: bytes, name: str) -> bytes:
    """Cut a photo of a person to three by four; `CannotDo` names whose cannot be opened."""
    return pictures.as_jpeg(pictures.portrait(data, name))


@lru_cache(maxsize=64)
def photo(data: bytes, name: str) -> bytes:
    """Fit a photo of a thing on four by three; `CannotDo` names whose cannot be opened."""
    return pictures.as_jpeg(pictures.photo(data, name))


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
    return pictures.as_png(picture)
