"""The sets of indicators: shown with their source, changed, and copied as a new version."""

from __future__ import annotations

import pytest

from desktop.domain.strength import StandardSet
from desktop.store import records as store
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.strength.dialogs import VersionDialog
from desktop.work import assessments
from tests.ui.parts.test_accessible import nameless
from tests.ui.strength.conftest import errors


@pytest.fixture
def kept(ask, begun):
    return next(one for one in ask(store.find, StandardSet) if one.subject == "network")


@pytest.fixture
def page(place, kept, settle):
    made = place("standard_sets")
    made.open("standard_sets", kept.id)
    settle()
    return made.pages["standard_sets"].record


def test_a_set_says_that_nobody_confirmed_it_and_where_it_is_from(page, kept):
    assert page.title() == "มชช. เครือข่ายองค์กรชุมชน (2550)"
    assert page.badge.accessibleName() == "ยังไม่ยืนยัน"
    assert page.facts.text() == kept.source
    assert page.head.subtitle.text() == "เครือข่ายองค์กรชุมชน · 13 ตัวชี้วัด"
    assert page.indicators.model.rowCount() == 13


def test_it_is_confirmed_by_a_name(page, dialog, settle):
    page.edit_set()
    asked = dialog(FormDialog)
    asked.form.set_value("confirmed_by", "พัฒนาการอำเภอ")
    asked.ask()
    settle()
    assert page.badge.accessibleName() == "ยืนยันโดย พัฒนาการอำเภอ"


def test_a_new_version_copies_it_and_opens(page, dialog, settle, ask):
    page.copy()
    asked = dialog(VersionDialog)
    asked.form.set_value("year", 2550)
    asked.form.set_value("source", "คู่มือใหม่")
    asked.ask()
    settle()
    assert errors(asked.form) == {"year": "ปีของชุดใหม่ต้องหลังปี 2550 ของชุดเดิม"}
    asked.form.set_value("year", 2570)
    asked.ask()
    settle()
    assert page.title() == "มชช. เครือข่ายองค์กรชุมชน (2570)"
    newest = max(ask(store.find, StandardSet), key=lambda one: one.year)
    assert len(ask(assessments.indicators_of, newest.id)) == 13


def test_a_new_set_is_asked_about_first(place, begun, dialog, settle, ask):
    made = place("standard_sets")
    made.new()
    asked = dialog(FormDialog)
    for name, value in (("name", "ชุดของเรา"), ("subject", "community"), ("year", 2568), ("source", "จังหวัด")):
        asked.form.set_value(name, value)
    asked.ask()
    settle()
    assert made.title() == "ชุดของเรา (2568)"
    assert made.pages["standard_sets"].record.indicators.model.rowCount() == 0


def test_turning_back_from_a_new_set_shows_the_list(place, begun, dialog, settle):
    made = place("standard_sets")
    made.new()
    dialog(FormDialog).reject()
    settle()
    assert made.title() == "ชุดตัวชี้วัด"


def test_one_that_is_gone_leads_back_to_the_list(place, begun, settle, refusals):
    made = place("standard_sets")
    made.open("standard_sets", "none")
    settle()
    assert made.title() == "ชุดตัวชี้วัด"
    assert len(refusals) == 1


def test_everything_has_a_name(page):
    assert nameless(page) == []
