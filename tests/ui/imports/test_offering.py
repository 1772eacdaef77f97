"""A list offers to take in a file, asks what it holds where that may differ, and undoes it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.domain.surveys import Survey
from desktop.ui.imports import offering
from desktop.ui.imports.dialog import ImportDialog
from desktop.ui.organisations import page as organisations
from desktop.ui.people import page as people
from desktop.work import lists

HOME = "240606"


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Choose a list of one person in the dialog of the system."""
    path = tmp_path / "คน.csv"
    path.write_text("ชื่อ,นามสกุล\nทดลองหนึ่ง,สมมติเอก\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    return path


def offer_of(jobs, page, *kinds):
    return offering.Offer(jobs, page, kinds, lambda: "")


def test_a_person_of_a_file_is_taken_in_and_undone(qtbot, jobs, desk, settle, file, ask):
    page = people.make(jobs)
    qtbot.addWidget(page)
    said = []
    page.said.connect(lambda sentence, undo: said.append((sentence, undo)))
    before = ask(lists.count, "people")
    offering.ask(offer_of(jobs, page, Person), page.list.head)
    [dialog] = page.findChildren(ImportDialog)
    settle()
    dialog.try_()
    settle()
    dialog.take_in()
    settle()
    assert ask(lists.count, "people") == before + 1
    sentence, undo = said[-1]
    assert sentence == "นำเข้าแล้ว · เพิ่ม 1 รายการ"
    undo()
    settle()
    assert (said[-1][0], ask(lists.count, "people")) == ("เลิกทำแล้ว", before)


def test_groups_members_and_surveys_are_asked_about(qtbot, jobs, desk, monkeypatch):
    page = organisations.make(jobs)
    qtbot.addWidget(page)
    shown = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _at: shown.append([one.text() for one in menu.actions()])
    )
    offering.ask(offer_of(jobs, page, Organisation, Member, Survey), page.list.head)
    assert shown == [["กลุ่ม/องค์กร", "กรรมการและสมาชิกกลุ่ม", "แบบสำรวจ"]]


def test_nothing_chosen_opens_nothing(qtbot, jobs, desk, monkeypatch):
    page = people.make(jobs)
    qtbot.addWidget(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    offering.ask(offer_of(jobs, page, Person), page.list.head)
    assert page.findChildren(ImportDialog) == []
