"""Files attached to records: pictures and PDF, of a size that an office can keep."""

from __future__ import annotations

import pytest

from desktop.errors import CannotDo
from desktop.work import attached


@pytest.mark.parametrize(
    ("data", "ending"),
    [(b"%PDF-1.7", ".pdf"), (b"\x89PNG\r\n\x1a\n..", ".png"), (b"\xff\xd8\xff\xe0", ".jpg")],
)
def test_a_picture_or_paper_is_kept_and_read_again(district, data, ending):
    with district.working() as session:
        sha = attached.keep(session, data)
        assert attached.read(session, sha) == data
    assert attached.ending(data) == ending


def test_another_file_is_refused(district):
    with district.working() as session, pytest.raises(CannotDo) as refused:
        attached.keep(session, b"MZ\x90")
    assert str(refused.value) == "แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF"


def test_a_file_that_is_too_large_is_refused(district, monkeypatch):
    monkeypatch.setattr(attached, "BIGGEST", 2**20)
    with district.working() as session, pytest.raises(CannotDo) as refused:
        attached.keep(session, b"%PDF-" + bytes(2**20))
    assert str(refused.value) == "ไฟล์ใหญ่เกิน 1 เมกะไบต์ กรุณาย่อภาพหรือสแกนให้ละเอียดน้อยลง"
