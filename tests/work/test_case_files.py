"""Files of cases: sealed under the case key beside the other attachments; opening one outside is noted."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from desktop.domain.cases import CaseFile
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import attachments, tables
from desktop.store.session import reading
from desktop.work import attached, case_files, cases
from tests.work.conftest import OFFICER
from tests.work.filled_case import OTHER, fill

DEED = b"%PDF-1.7 deed of " + OTHER.encode()


@pytest.fixture
def filled(district):
    with district.working() as session:
        return fill(session)


@pytest.fixture
def deed(district, filled):
    with district.working() as session:
        return case_files.add(session, filled.case, "สำเนาโฉนด", DEED, "deed.pdf")


def test_a_file_is_read_as_it_was_added_and_lies_sealed(district, filled, deed):
    with reading(district.store) as session:
        [kept] = cases.whole(session, filled.case).files
        assert case_files.look(session, deed) == DEED
    assert (kept.id, kept.title, kept.name) == (deed, "สำเนาโฉนด", "deed.pdf")
    assert kept.added is not None
    assert OTHER.encode() not in attachments.get(district.store, kept.file)


def test_the_same_file_twice_is_not_seen_to_be_the_same(district, filled, deed):
    with district.working() as session:
        case_files.add(session, filled.case, "อีกฉบับ", DEED)
        files = cases.whole(session, filled.case).files
    assert len({file.file for file in files}) == 2


@pytest.mark.parametrize("data", [b"MZ\x90", b""])
def test_what_is_neither_picture_nor_pdf_is_refused(district, filled, data):
    with (
        district.working() as session,
        pytest.raises(CannotDo, match="แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF"),
    ):
        case_files.add(session, filled.case, "โปรแกรม", data)


def test_a_file_that_is_too_large_is_refused(district, filled, monkeypatch):
    monkeypatch.setattr(attached, "BIGGEST", 2**20)
    with district.working() as session, pytest.raises(CannotDo, match="ไฟล์ใหญ่เกิน 1 เมกะไบต์"):
        case_files.add(session, filled.case, "ใหญ่", b"%PDF-" + bytes(2**20))


def test_a_file_without_a_title_is_refused(district, filled):
    with district.working() as session, pytest.raises(CannotDo, match="ต้องกรอก “ชื่อเอกสาร”") as refused:
        case_files.add(session, filled.case, "", DEED)
    assert refused.value.field == "title"


def test_a_file_that_is_taken_out_leaves_the_case(district, filled, deed):
    with district.working() as session:
        case_files.remove(session, deed)
        assert cases.whole(session, filled.case).files == ()


def test_opening_a_file_outside_is_noted_and_looking_at_it_in_the_opened_case_is_not(district, filled, deed):
    with district.working() as session:
        case_files.look(session, deed)
        file, data = case_files.open_file(session, deed, "review")
        noted = [tuple(row) for row in session.execute(_readings())]
    assert (file.id, data) == (deed, DEED)
    assert noted == [(OFFICER, filled.case, "file", "review")]


def test_a_file_is_not_opened_outside_without_a_purpose(district, deed):
    with (
        district.working() as session,
        pytest.raises(CannotDo, match="ต้องบอกว่าเปิดไฟล์ของเรื่องไกล่เกลี่ยเพื่ออะไร") as refused,
    ):
        case_files.open_file(session, deed, "")
    assert refused.value.field == "purpose"


def _readings():
    book = tables.readings.c
    return sa.select(book.actor, book.row, book.field, book.reason)


def test_nobody_without_the_permission_does_anything_with_a_file(district, filled, deed):
    with reading(district.store) as session:
        sha = cases.whole(session, filled.case).files[0].file
    district.store.permits -= {MEDIATION}
    with district.working() as session:
        for act in (
            lambda: case_files.add(session, filled.case, "อื่น", DEED),
            lambda: case_files.put(session, DEED),
            lambda: case_files.get(session, sha),
            lambda: case_files.look(session, deed),
            lambda: case_files.open_file(session, deed, "review"),
            lambda: case_files.remove(session, deed),
            lambda: cases.keep_part(session, CaseFile(id=deed, case=filled.case, title="อื่น", file=sha)),
        ):
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                act()
