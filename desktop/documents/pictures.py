"""Pictures as files give them: opened, turned upright, cut to their size and packed without what a camera notes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from desktop.errors import CannotDo

EMBLEM_HEIGHT = 720  # pixels at most: 3 cm at 600 to the inch
PORTRAIT = (270, 360)  # pixels, three by four: 3 cm of height at 300 to the inch
PHOTO = (600, 450)  # pixels, four by three: 3 cm of height at 380 to the inch
_MOST_PIXELS = 40_000_000
_KEPT = (0.5, 0.35)  # where a photo is cut: its middle, and more of its top
_QUALITY = 85  # of a photograph


def emblem(data: bytes, most_height: int = EMBLEM_HEIGHT) -> tuple[Image.Image, bool]:
    """Read an emblem no higher than needed, and tell whether it is a photograph; `CannotDo` as `opened`."""
    picture, is_photograph = opened(data)
    picture.thumbnail((picture.width, most_height))
    return picture, is_photograph


def portrait(data: bytes, name: str) -> Image.Image:
    """Cut a photo of a person to three by four; `CannotDo` names whose cannot be opened."""
    try:
        photo, _ = opened(data)
    except CannotDo as error:
        raise CannotDo(
            "เปิดภาพถ่ายของ {name} ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล", "portrait", name=name
        ) from error
    return ImageOps.fit(_on_white(photo), PORTRAIT, centering=_KEPT)


def photo(data: bytes, name: str) -> Image.Image:
    """Fit a photo of a thing, none of it cut, on white of four by three; `CannotDo` names whose cannot be opened."""
    try:
        taken, _ = opened(data)
    except CannotDo as error:
        raise CannotDo(
            "เปิดภาพของ “{name}” ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล", "photo", name=name
        ) from error
    return ImageOps.pad(_on_white(taken).convert("RGB"), PHOTO, color="white")


def _on_white(picture: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper


def opened(data: bytes) -> tuple[Image.Image, bool]:
    """Open a PNG or JPEG file, upright as it was taken, and tell whether it is a photograph.

    Raises `CannotDo` where it is neither or far too large.
    """
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


def as_png(picture: Image.Image) -> bytes:
    """Pack a picture without loss."""
    return _packed(picture, "PNG")


def as_jpeg(picture: Image.Image) -> bytes:
    """Pack a photograph, which has no see-through parts."""
    return _packed(picture.convert("RGB"), "JPEG")


def _packed(picture: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    picture.info = {}  # what the file said besides its picture
    picture.save(file, kind, quality=_QUALITY)
    return file.getvalue()
