"""The form of a round for telephones is written where the officer says, from the page of the round."""

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.domain.surveys import SurveyRound
from desktop.work import records


@pytest.fixture
def choose(monkeypatch):
    """Let the next window that asks for a file answer a place; give what was offered."""

    def choose(place):
        offered = []
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda _page, _title, path, _kinds: (offered.append(path), (str(place), ""))[1],
        )
        return offered

    return choose


def click(page):
    found = [
        one for one in page.head.findChildren(type(page.fill)) if one.text() == "แบบสำหรับโทรศัพท์ (XLSForm)…"
    ]
    found[0].click()


def test_the_form_is_written_and_its_place_is_said(place, rounds, settle, choose, tmp_path):
    place.open("survey_rounds", rounds[2552].id)
    settle()
    offered = choose(tmp_path / "แบบ")
    click(place.round)
    settle()
    assert offered[0].endswith("แบบสำหรับโทรศัพท์ สำรวจปี 2552 ต.ท่าถ่าน.xlsx")
    assert openpyxl.load_workbook(tmp_path / "แบบ.xlsx").sheetnames == ["survey", "choices", "settings"]
    assert place.words[-1].startswith(f"บันทึกไว้ที่ {tmp_path / 'แบบ.xlsx'} ")


def test_nothing_is_written_where_no_place_is_chosen(place, rounds, settle, choose, tmp_path):
    place.open("survey_rounds", rounds[2552].id)
    settle()
    choose("")
    before = len(place.words)
    click(place.round)
    settle()
    assert len(place.words) == before
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_round_without_groups_is_refused_by_the_window(place, do, refusals, settle, choose, tmp_path):
    empty = do(records.add, SurveyRound(year=2553, tambon="240601"))
    place.open("survey_rounds", empty)
    settle()
    choose(tmp_path / "แบบ.xlsx")
    click(place.round)
    settle()
    assert "ตำบลนี้ยังไม่มีกลุ่มที่จะสำรวจ" in str(refusals[-1])
    assert not (tmp_path / "แบบ.xlsx").exists()
