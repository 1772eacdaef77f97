"""The catalogue of a tambon's products (บัญชีผลิตภัณฑ์): each with its photo, price, capacity, market and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import Block, Card, Contents, Label, Paragraph, Subheading
from desktop.documents.contents.totals import About, finished
from desktop.domain.organisations import PRODUCT_KINDS, Organisation, Product
from desktop.thai import digits, sorting

TITLE = "บัญชีผลิตภัณฑ์"
_OTHERS = "อื่น ๆ"


@dataclass(frozen=True)
class Made:
    """One product with who makes it and whom to ask."""

    product: Product
    organisation: Organisation
    village: str
    chair: str


def write(about: About, products: Sequence[Made]) -> Contents:
    """Write the catalogue by kind of product; one without a product says so."""
    if not products:
        return finished(about, "catalogue", TITLE, [Paragraph("ยังไม่มีผลิตภัณฑ์ของกลุ่มในตำบลนี้")])
    blocks: list[Block] = [Paragraph(f"รวม {len(products):,} ผลิตภัณฑ์", indent=False)]
    for kind in sorted({made.product.kind for made in products}, key=_place):
        blocks.append(Subheading(kind or _OTHERS))
        blocks += [_card(made) for made in products if made.product.kind == kind]
    return finished(about, "catalogue", TITLE, blocks)


def _place(kind: str) -> tuple[int, str]:
    """Put the usual kinds first, in their order, and what has none last."""
    known = PRODUCT_KINDS.index(kind) if kind in PRODUCT_KINDS else len(PRODUCT_KINDS) + (not kind)
    return known, sorting.key(kind)


def _card(made: Made) -> Card:
    product = made.product
    told = {
        "ผู้ผลิต": " ".join(filter(None, (made.organisation.name, made.village))),
        "ราคา": _price(product),
        "กำลังผลิต": product.capacity,
        "ตลาด": product.market,
        "มาตรฐาน": " ".join((*product.standards, *([f"OTOP {product.stars} ดาว"] if product.stars else []))),
        "ติดต่อ": " ".join(filter(None, (made.chair, made.organisation.phone))),
        "รายละเอียด": product.note,
    }
    labels = (Label(title, text, _names(made)) for title, text in told.items() if text)
    return Card(product.name, tuple(labels), product.photo)


def _names(made: Made) -> tuple[str, ...]:
    return tuple(filter(None, (made.organisation.name, made.village, made.chair)))


def _price(product: Product) -> str:
    if product.price is None:
        return ""
    return f"{digits.baht(product.price)} บาท" + (f"/{product.unit}" if product.unit else "")
