"""The lists to destroy by: what is offered, that approval comes before destroying, and what each state shows."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.received import Received
from desktop.domain.retention import RETAINED, DisposalItem, DisposalList, RetentionRule
from desktop.domain.users import EVERYTHING, USERS
from desktop.store import records as store_records
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.settings import disposal_page
from desktop.ui.settings.disposal_dialogs import ApproveDialog, ListWindow, PrepareDialog
from desktop.ui.settings.disposal_page import SINCE
from desktop.work import disposal, privacy_start

OLD = date(2008, 5, 8)


@pytest.fixture
def place(qtbot, jobs, settle, do):
    do(privacy_start.begin)
    page = disposal_page.make(jobs)
    qtbot.addWidget(page)
    page.words = []
    page.said.connect(lambda word, _undo: page.words.append(word))
    page.open_asked.connect(page.open)
    jobs.changed.connect(page.refresh)
    page.resize(1140, 680)
    page.show()
    settle()
    return page


@pytest.fixture
def letters(do):
    return [
        do(
            store_records.add,
            Received(number=number, year=2551, came=OLD, sender="อบต.", subject="ขอความร่วมมือ"),
        )
        for number in (1, 2)
    ]


@pytest.fixture
def agreed(monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **_more: asked.append(words[1:]) or True)
    return asked


def dialog(page, kind):
    found = [
        one
        for one in (page, page.window(), *page.findChildren(disposal_page.DisposalPage))
        for one in one.findChildren(kind)
    ]
    return found[-1]


def begun(place, settle):
    place.new()
    settle()
    only_letters(dialog(place, PrepareDialog)).verb.click()
    settle()
    return place.record


def only_letters(asked):
    """Leave the old papers of the practice office out."""
    for of, box in asked.boxes.items():
        box.setChecked(of == "received")
    return asked


def approved(place, settle):
    page = begun(place, settle)
    page.approve_button.click()
    asked = dialog(place, ApproveDialog)
    asked.form.load({"approved_by": "นายอำเภอ", "approval": "ฉช 0118/9", "approved": date.today()})
    asked.verb.click()
    settle()
    return page


def test_a_list_is_made_of_the_kinds_that_are_ticked(place, letters, settle, ask):
    place.new()
    settle()
    asked = dialog(place, PrepareDialog)
    assert asked.boxes["received"].text() == "หนังสือรับ 2 รายการ"
    assert all(box.isChecked() for box in asked.boxes.values())
    only_letters(asked).boxes["received"].setChecked(False)
    assert not asked.verb.isEnabled()
    asked.boxes["received"].setChecked(True)
    asked.verb.click()
    settle()
    assert place.title().startswith("บัญชีขอทำลายที่ 1/")
    assert [row[1] for row in place.record.table.rows()] == ["1/2551 ขอความร่วมมือ", "2/2551 ขอความร่วมมือ"]
    assert not place.record.destroy_button.isVisible()


def test_where_nothing_is_past_its_time_it_says_so(place, settle, do):
    for of in RETAINED:
        do(store_records.add, RetentionRule(of=of, start=date(2024, 1, 1), source="เก็บตลอดไป"))
    place.new()
    settle()
    asked = dialog(place, PrepareDialog)
    assert not asked.boxes
    assert not asked.verb.isVisible()


def test_only_an_approved_list_is_carried_out_and_what_is_kept_stays(place, letters, settle, agreed, ask):
    page = approved(place, settle)
    assert not page.approve_button.isVisible()
    assert "ฉช 0118/9" in page.head.subtitle.text()
    page.table.selectRow(0)
    page.keep_button.click()
    why = dialog(place, ReasonDialog)
    why.form.load({"reason": "อยู่ระหว่างอุทธรณ์"})
    why.verb.click()
    settle()
    page.destroy_button.click()
    settle()
    assert agreed[0][2] == "ทำลาย 1 รายการ"
    assert place.words[-1] == "ทำลายแล้ว 1 รายการ เก็บต่อ 0 รายการ"
    assert [row[4:] for row in page.table.rows()] == [["เก็บต่อ · อยู่ระหว่างอุทธรณ์"], ["ทำลายแล้ว"]]
    assert [one.id for one in ask(store_records.find, Received)] == letters[:1]
    assert not page.destroy_button.isVisible()
    assert not page.keep_button.isVisible()


def test_an_approval_without_its_paper_is_refused_beside_the_field(place, letters, settle):
    page = begun(place, settle)
    page.approve_button.click()
    asked = dialog(place, ApproveDialog)
    asked.form.load({"approved_by": "นายอำเภอ", "approval": "", "approved": date.today()})
    asked.verb.click()
    settle()
    assert asked.isVisible()
    assert page.approve_button.isVisible()


def test_a_list_that_nobody_approved_is_taken_back(place, letters, settle, agreed, ask):
    page = begun(place, settle)
    page.withdraw_button.click()
    settle()
    assert ask(store_records.find, DisposalList) == []
    assert ask(store_records.find, DisposalItem) == []
    assert ask(disposal.counts, date.today())["received"] == 2


def test_who_is_no_head_sees_why_approving_is_not_offered(place, letters, settle, practice_store):
    practice_store.permits = EVERYTHING - {USERS}
    page = begun(place, settle)
    assert not page.approve_button.isEnabled()
    assert "หัวหน้า" in page.approve_button.toolTip()


def test_the_list_is_shown_as_it_prints(place, letters, settle):
    begun(place, settle)
    place.print_()
    settle()
    window = dialog(place, ListWindow)
    assert window.sheet.pdf.startswith(b"%PDF")
    window.reject()


def test_a_narrow_page_leaves_out_from_when_the_time_counts(place, letters, settle):
    table = begun(place, settle).table
    place.resize(gap(place, 60), 600)
    assert not table.isColumnHidden(SINCE)
    place.resize(gap(place, 40), 600)
    assert table.isColumnHidden(SINCE)
    assert not table.horizontalScrollBar().isVisible()
