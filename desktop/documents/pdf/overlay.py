"""One page laid over the first page of another PDF, as a stamp is pressed on a letter."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pikepdf

from desktop.errors import CannotDo


def laid_over(below: bytes, above: bytes) -> bytes:
    """Lay the first page of `above` over that of `below`, in its own size, the top right corners on each other.

    The same files give the same bytes. `CannotDo` where the one below cannot be opened or changed.
    """
    try:
        with pikepdf.open(BytesIO(below)) as letter, pikepdf.open(BytesIO(above)) as stamp:
            first, sheet = letter.pages[0], stamp.pages[0]
            _press(first, sheet, pikepdf.Name(f"/Laid{sha256(above).hexdigest()[:16]}"))
            written = BytesIO()
            letter.save(written, deterministic_id=True)
    except (pikepdf.PdfError, pikepdf.PasswordError, IndexError) as error:
        raise CannotDo("เปิดไฟล์สแกนของหนังสือนี้ไม่ได้ กรุณาสแกนเป็น PDF ใหม่โดยไม่ใส่รหัสผ่าน", "scan") from error
    return written.getvalue()


def _press(page: pikepdf.Page, sheet: pikepdf.Page, name: pikepdf.Name) -> None:
    """Draw a sheet after all else of a page; pikepdf's own way would give it another name each time."""
    form = sheet.as_form_xobject()
    page.add_resource(form, pikepdf.Name.XObject, name)
    placed = page.resources.XObject[name]
    drawing = page.calc_form_xobject_placement(
        placed, name, _place(page, sheet), invert_transformations=True, allow_shrink=False, allow_expand=False
    )
    page.contents_add(b"q\n", prepend=True)  # what the page leaves turned or clipped does not touch the sheet
    page.contents_add(b"Q\n" + drawing)


def _place(page: pikepdf.Page, sheet: pikepdf.Page) -> pikepdf.Rectangle:
    """Find where a sheet lies on a page that may be turned, so that both top right corners meet as one sees them."""
    shown, size = pikepdf.Rectangle(page.cropbox), pikepdf.Rectangle(sheet.mediabox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    width, height = (size.height, size.width) if turned in (90, 270) else (size.width, size.height)
    left = shown.llx if turned in (90, 180) else shown.urx - width
    foot = shown.lly if turned in (180, 270) else shown.ury - height
    return pikepdf.Rectangle(left, foot, left + width, foot + height)
