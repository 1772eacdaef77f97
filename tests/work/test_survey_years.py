"""The years of an organisation side by side, and what became of a tambon's groups."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import records
from desktop.work.survey_years import compare
from tests.work.conftest import TAMBON

NAMES = ("เกิดใหม่", "โต", "เล็กลง", "ทุนเพิ่ม", "เท่าเดิม", "เลิก", "หายไป")
BEFORE = {
    "โต": (10, 100),
    "เล็กลง": (10, 100),
    "ทุนเพิ่ม": (10, 100),
    "เท่าเดิม": (None, None),
    "เลิก": (5, 5),
    "หายไป": (5, 5),
}
AFTER = {
    "เกิดใหม่": (3, 10),
    "โต": (12, 90),
    "เล็กลง": (9, 200),
    "ทุนเพิ่ม": (10, 101),
    "เท่าเดิม": (4, None),
    "เลิก": (5, 5),
}


@pytest.fixture
def years(district):
    """Give two rounds and the groups of both by name."""
    with district.working() as session:
        groups = {name: records.add(session, Organisation(name=name, tambon=TAMBON)) for name in NAMES}
        closed = records.read(session, Organisation, groups["เลิก"])
        records.save(session, replace(closed, status="closed", closed=date(2009, 1, 1)))
        rounds = []
        for year, told in ((2551, BEFORE), (2552, AFTER)):
            rounds.append(records.add(session, SurveyRound(year=year, tambon=TAMBON)))
            for name, (members, fund) in told.items():
                states = {"members": "confirmed", "income": "unknown: ไม่มีเอกสาร"}
                survey = Survey(
                    organisation=groups[name], round=rounds[-1], members=members, fund=fund, states=states,
                    needs="ทุน" if year == 2551 else "ตลาด",
                )  # fmt: skip
                store.add(session, survey)
    return rounds, groups


def test_fields_stand_beside_each_other_by_year(district, years):
    with reading(district.store) as session:
        found = compare(session, years[1]["โต"])
    assert [(one.year, one.members, one.fund) for one in found.years] == [(2551, 10, 100), (2552, 12, 90)]
    rows = {field.name: cells for field, cells in found.rows}
    assert [(cell.text, cell.change) for cell in rows["members"]] == [("10", ""), ("12", "up")]
    assert [cell.change for cell in rows["fund"]] == ["", "down"]
    assert [(cell.text, cell.change) for cell in rows["needs"]] == [("ทุน", ""), ("ตลาด", "other")]
    assert [(cell.state, cell.reason, cell.change) for cell in rows["income"]] == [
        ("unknown", "ไม่มีเอกสาร", "")
    ] * 2
    assert rows["members"][0].state == "confirmed"


def test_an_organisation_that_was_never_surveyed_has_no_years(district, years):
    with district.working() as session:
        new = records.add(session, Organisation(name="ใหม่", tambon=TAMBON))
        assert compare(session, new).years == ()
        assert compare(session, "").years == ()
