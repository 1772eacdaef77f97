"""The matrix of groups and agencies, of a tambon or all, and as a PDF."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from desktop.domain.organisations import Organisation, Support
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store.session import reading
from desktop.work import records, support_matrix
from tests.work.conftest import TAMBON


@pytest.fixture
def groups(district):
    with district.working() as session:
        first, second, closed = (
            records.add(session, Organisation(name=name, tambon=TAMBON, village=village, status=status))
            for name, village, status in (
                ("กลุ่มสตรี", district.villages[0], "active"),
                ("กองทุน", "", "paused"),
                ("เลิกแล้ว", "", "closed"),
            )
        )
        for group, agency, year, amount in (
            (first, "อบต.", 2568, 1_000_000),
            (first, "ธ.ก.ส.", 2567, None),
            (closed, "พอช.", 2567, 5),
        ):
            records.add(session, Support(organisation=group, agency=agency, year=year, amount=amount))
    return first, second


def matrix(district, **asked):
    with reading(district.store) as session:
        return support_matrix.matrix(session, **{"tambon": TAMBON, **asked})


def test_groups_stand_with_village_and_support(district, groups):
    made = matrix(district)
    assert made.agencies == ("ธ.ก.ส.", "อบต.")
    assert [(row.id, row.village, row.amount) for row in made.rows] == [
        (groups[0], "หมู่ 1 บ้านบ้าน1", 1_000_000),
        (groups[1], "", 0),
    ]
    assert matrix(district, year=2568).agencies == ("อบต.",)
    assert [row.id for row in matrix(district, supported_only=True).rows] == [groups[0]]
    assert matrix(district, year=2567, supported_only=True).rows[0].cells[0].words == "√"
    assert len(matrix(district, tambon="").rows) == 2
    assert matrix(district, tambon="240101").rows == ()


def test_too_many_groups_are_refused_before_they_are_read(district, groups, monkeypatch):
    monkeypatch.setattr(support_matrix, "MOST_ROWS", 1)
    with pytest.raises(CannotDo, match="มีกลุ่ม 2 กลุ่ม กรุณาเลือกตำบลก่อน"):
        matrix(district)
    assert len(matrix(district, supported_only=True).rows) == 1


@pytest.mark.parametrize("tambon", [TAMBON, ""])
def test_it_is_printed(district, groups, tambon):
    made = matrix(district)
    with reading(district.store) as session:
        pdf = support_matrix.drawn(session, made, tambon, draw)
    text = "".join(pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert "๑๐,๐๐๐" in text
    assert ("ตำบลท่าถ่าน" in text) == bool(tambon)
