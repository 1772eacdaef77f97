"""How a letter was sent is noted after it was issued; what it says stays."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.papers import Paper
from desktop.errors import CannotDo
from desktop.work import papers

TYPED = {"subject": "ขอเชิญประชุม", "to": "กำนันตำบลท่าถ่าน", "body": "ด้วยอำเภอจะจัดประชุม"}


def test_how_a_letter_was_sent_is_kept_with_it(district):
    letter = district.issue("letter", committee="", typed=TYPED, dated=date(2009, 3, 19)).paper
    with district.working("บันทึกการส่งหนังสือ") as session:
        noted = papers.note_dispatch(session, letter.id, "registered", " รับแล้ว ")
    kept = district.read(Paper, letter.id)
    assert kept == noted
    assert (kept.dispatch, kept.action, kept.contents_hash) == ("registered", "รับแล้ว", letter.contents_hash)


def test_only_a_letter_that_was_issued_is_sent(district):
    order = district.issue(dated=date(2009, 3, 19)).paper
    waiting = district.issue("letter", committee="", typed=TYPED, way="blank").paper
    for paper in (order, waiting):
        with pytest.raises(CannotDo, match="บันทึกการส่งได้เฉพาะหนังสือส่งที่ออกแล้ว"), district.working() as session:
            papers.note_dispatch(session, paper.id, "post", "")


def test_a_way_of_sending_that_is_none_is_refused_beside_its_field(district):
    letter = district.issue("letter", committee="", typed=TYPED, dated=date(2009, 3, 19)).paper
    with pytest.raises(CannotDo) as refused, district.working() as session:
        papers.note_dispatch(session, letter.id, "นกพิราบ", "")
    assert refused.value.field == "dispatch"
