"""The list of papers that can be written: add a new one here, and to `domain.papers.PAPER_KINDS`."""

from __future__ import annotations

from typing import Any

from desktop.documents.contents import (
    agenda,
    amendment,
    announcement,
    attendance,
    bylaws,
    cancellation,
    certificate,
    chart,
    cover,
    letter,
    mediation_board,
    memo,
    minutes,
    notice,
    order,
)
from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.facts import Facts
from desktop.documents.contents.wording import fields_in, fill
from desktop.documents.contents.writing import Writing
from desktop.domain.papers import Wording
from desktop.errors import CannotDo

PAPERS: dict[str, Writing[Facts]] = {
    "announcement": Writing(announcement.write, announcement.DEFAULT, announcement.FIELDS),
    "order": Writing(order.write, order.DEFAULT, order.FIELDS),
    "cancellation": Writing(cancellation.write, cancellation.DEFAULT, cancellation.FIELDS),
    "withdrawal": Writing(cancellation.write, cancellation.WITHDRAWAL, cancellation.FIELDS),
    "amendment": Writing(amendment.write, amendment.DEFAULT, amendment.FIELDS),
    "notice": Writing(notice.write, notice.DEFAULT, notice.FIELDS),
    "letter": Writing(letter.write, letter.DEFAULT, letter.FIELDS["letter"]),
    "invitation": Writing(letter.write, letter.INVITATION, letter.FIELDS["invitation"]),
    "recall": Writing(letter.write, letter.RECALL, letter.FIELDS["recall"]),
    "memo": Writing(memo.write, memo.DEFAULT, memo.FIELDS),
    "certificate": Writing(certificate.write, certificate.DEFAULT, certificate.FIELDS),
    "cover": Writing(cover.write, cover.DEFAULT, cover.FIELDS),
    "agenda": Writing(agenda.write, agenda.DEFAULT, agenda.FIELDS),
    "attendance": Writing(attendance.write, attendance.DEFAULT, attendance.FIELDS),
    "minutes": Writing(minutes.write, minutes.DEFAULT, minutes.FIELDS),
    "bylaws": Writing(bylaws.write, bylaws.DEFAULT, bylaws.FIELDS),
    "chart": Writing(chart.write, chart.DEFAULT, chart.FIELDS),
}
WORDED: dict[str, Writing[Any]] = {
    **PAPERS,
    **{f"case_{key}": one for key, one in CASE_WRITINGS.items()},
    "mediation_board": Writing(mediation_board.of_centre, mediation_board.DEFAULT, {}),
}


def check_wording(wording: Wording) -> None:
    """Refuse a wording that names a field its kind of paper does not have, or whose braces are not in pairs."""
    known = WORDED[wording.kind].fields
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
