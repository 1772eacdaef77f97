"""What helps weak groups: listed by day, narrowed by state, finished with a result."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.strength import SupportTask
from desktop.store import records as store
from desktop.ui.strength.dialogs import FinishDialog
from desktop.work import strength
from tests.ui.parts.test_accessible import nameless
from tests.ui.strength.conftest import rows_of


@pytest.fixture
def tasks(do, groups):
    late = do(strength.add_tasks, groups[1], ["ทำบัญชี"], "นายช่วย", date(2025, 1, 1))
    coming = do(strength.add_tasks, groups[1], ["ศึกษาดูงาน"], "", date(2990, 1, 1))
    return (*late, *coming)


@pytest.fixture
def page(place, tasks):
    return place("support_tasks").pages["support_tasks"]


def shown(page):
    return [row.cells[1] for row in rows_of(page.list.model)]


def narrow(page, state, settle):
    box = page.list._choices["done"]
    box.setCurrentIndex(box.findData(state))
    settle()


def test_tasks_stand_by_their_day_with_their_group(page, groups, ask):
    assert shown(page) == ["ทำบัญชี", "ศึกษาดูงาน"]
    name = ask(strength.view, groups[1], date.today()).organisation.label
    assert rows_of(page.list.model)[0].cells[0] == name


def test_they_are_narrowed_by_state(page, settle):
    for state, found in (("late", ["ทำบัญชี"]), ("open", ["ทำบัญชี", "ศึกษาดูงาน"]), ("done", [])):
        narrow(page, state, settle)
        assert shown(page) == found


def test_another_tambon_has_none(page, settle):
    page.show_tambon("999999")
    settle()
    assert shown(page) == []


def test_one_is_finished_with_a_result(page, dialog, settle, ask, tasks):
    page.list.table.selectRow(0)
    page.finish()
    asked = dialog(FinishDialog)
    asked.form.set_value("result", "ทำได้เอง")
    asked.ask()
    settle()
    done = ask(store.read, SupportTask, tasks[0])
    assert (done.done, done.result) == (date.today(), "ทำได้เอง")
    narrow(page, "done", settle)
    assert shown(page) == ["ทำบัญชี"]


def test_nothing_chosen_is_told(page):
    said = []
    page.said.connect(lambda words, _undo: said.append(words))
    page.list.table.clearSelection()
    page.finish()
    assert said == ["กรุณาเลือกงานในรายการก่อน"]


def test_everything_has_a_name(page):
    assert nameless(page) == []
