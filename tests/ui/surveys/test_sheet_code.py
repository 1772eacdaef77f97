"""The line for the code of a sheet opens it by Enter and says beside itself what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.surveys import SurveyRound
from desktop.store import records, tables
from desktop.ui.surveys.page import SurveysPage
from desktop.ui.surveys.sheet_code import SheetCode
from desktop.work import survey_codes, surveys
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def sheets(ask):
    """Give the round of 2552 and what the QRs of its first two sheets say."""
    round_ = ask(lambda session: records.find(session, SurveyRound, tables.of(SurveyRound).c.year == 2552))[0]
    lines = [line for village in ask(surveys.progress, round_.id) for line in village.lines][:2]
    return round_.id, [(line.survey, survey_codes.scanned(round_.id, line.survey)) for line in lines]


@pytest.fixture
def code(qtbot, jobs):
    made = SheetCode(jobs)
    made.opened = []
    made.found.connect(made.opened.append)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def scan(part, said, settle, press):
    part.line.setText(said)
    press(part.line, Qt.Key.Key_Return)
    settle()


def test_a_scanned_code_opens_its_sheet_and_the_line_is_free_for_the_next(code, sheets, settle, press):
    survey, said = sheets[1][0]
    scan(code, said, settle, press)
    assert code.opened == [survey]
    assert code.line.text() == ""
    assert nameless(code) == []


def test_what_is_no_sheet_is_told_until_something_else_is_typed(code, settle, press):
    scan(code, "2552-99-99", settle, press)
    assert code.opened == []
    assert code.error.text() == "ไม่พบแผ่นที่มีรหัส “2552-99-99” กรุณาตรวจรหัสใต้คิวอาร์โค้ดอีกครั้ง"
    assert code.error.isVisible()
    assert code.line.selectedText() == "2552-99-99"
    press(code.line, "2")
    assert not code.error.isVisible()


def test_nothing_typed_is_told(code, settle, press):
    scan(code, "", settle, press)
    assert code.error.text() == "กรุณาพิมพ์รหัสใต้คิวอาร์โค้ดบนแผ่น หรือสแกนคิวอาร์โค้ด"


def test_the_place_opens_the_sheet_of_a_code_from_the_round_and_from_another_sheet(
    qtbot, jobs, sheets, settle, press
):
    round_id, [(first, said), (second, said_then)] = sheets
    place = SurveysPage(jobs)
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    place.show_round(round_id, "")
    settle()
    scan(place.round.code, said, settle, press)
    assert place.entry.title() == place.title()
    assert place.entry._shown == first
    scan(place.entry.code, said_then, settle, press)
    assert place.entry._shown == second
