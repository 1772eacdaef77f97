"""The list of papers that can be written: add a new one here, and to `domain.papers.KINDS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.documents.contents import announcement, cancellation, order
from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.facts import Facts
from desktop.documents.contents.wording import fields_in, fill
from desktop.domain.papers import Wording
from desktop.errors import CannotDo


@dataclass(frozen=True)
class PaperKind:
    """How one kind of paper is written, its shipped wording, and its fields with what they mean."""

    write: Callable[[Facts, Wording], Contents]
    default: Wording
    fields: Mapping[str, str]


PAPERS = {
    "announcement": PaperKind(announcement.write, announcement.DEFAULT, announcement.FIELDS),
    "order": PaperKind(order.write, order.DEFAULT, order.FIELDS),
    "cancellation": PaperKind(cancellation.write, cancellation.DEFAULT, cancellation.FIELDS),
    "withdrawal": PaperKind(cancellation.write, cancellation.WITHDRAWAL, cancellation.FIELDS),
}


def check_wording(wording: Wording) -> None:
    """Refuse a wording that names a field its kind of paper does not have, or whose braces are not in pairs."""
    known = PAPERS[wording.kind].fields
    for part in ("subject", "cause", "resolve", "duties", "closing"):
        unknown = sorted(set(fields_in(getattr(wording, part))) - set(known))
        if unknown:
            raise CannotDo(
                "ไม่มีช่องข้อมูลชื่อ “{name}” ในหนังสือชนิดนี้ กรุณาเลือกจากรายการช่องข้อมูล", part, name=unknown[0]
            )
        try:
            fill(getattr(wording, part), dict.fromkeys(known, "-"))
        except CannotDo as error:
            raise error.about(part) from error
