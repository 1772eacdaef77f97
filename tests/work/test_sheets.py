"""The sheet of faults says each fault with its reason, and takes no number."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from desktop.domain.papers import Paper
from desktop.printing import draw
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.work import committees, sheets

ON = date(2008, 6, 1)


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_sheet_says_each_fault_with_its_reason(practice_store, made):
    with writing(practice_store, "ก", "บันทึกเหตุผล") as session:
        early = committees.view(session, made.working_group, ON).faults[0].key
        committees.note_fault(session, made.working_group, early, "คำสั่งออกก่อนตามข้อเท็จจริง")
    with reading(practice_store) as session:
        before = len(records.find(session, Paper))
        said = text_of(sheets.fault_sheet(session, made.working_group, draw, ON))
        assert len(records.find(session, Paper)) == before
    for words in ("คำสั่งลงวันที่ ๑๙ มีนาคม ๒๕๕๑ ก่อนประกาศ ๕๐ วัน", "คำสั่งออกก่อนตามข้อเท็จจริง", "๑ มิถุนายน ๒๕๕๑"):
        assert words in said


def test_a_committee_without_faults_says_so(practice_store, made):
    with reading(practice_store) as session:
        assert "ตรวจแล้วไม่พบข้อสังเกต" in text_of(sheets.fault_sheet(session, made.committee, draw, ON))
