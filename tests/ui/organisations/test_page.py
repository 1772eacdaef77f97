"""The list of organisations: the office's own columns come and go with its fields."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.store import records as store
from desktop.ui.organisations.page import make
from desktop.work import records


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make(jobs)
    qtbot.addWidget(made)
    jobs.changed.connect(made.refresh)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def columns(place):
    return [field.heading for field in place.list.model.fields]


def test_the_list_shows_who_leads_which_group_where(place):
    assert columns(place) == ["ชื่อกลุ่ม", "ประเภท", "หมู่บ้าน", "ประธาน", "สถานะ"]
    assert place.list.model.rowCount() == 21


def test_own_columns_come_with_the_field_and_go_with_it(place, do, ask, jobs, settle):
    account = do(records.add, OwnField(title="เลขบัญชี", listed=True))
    group = ask(store.find, Organisation)[0]
    do(records.save, Organisation(**{**vars(group), "own": {account: "123-4"}}))
    jobs.changed.emit("own_fields")
    settle()
    assert columns(place)[-1] == "เลขบัญชี"
    place.list.model.row_at(0)
    settle()
    assert "123-4" in [place.list.model.row_at(n).cells[-1] for n in range(21)]
    field = ask(store.read, OwnField, account)
    do(records.save, OwnField(**{**vars(field), "retired": date(2009, 1, 1)}))
    jobs.changed.emit("own_fields")
    settle()
    assert "เลขบัญชี" not in columns(place)
    assert place.list.model.rowCount() == 21


def test_a_new_organisation_is_begun_and_opened(place, settle):
    place.new()
    settle()
    assert place.title() == "กลุ่ม/องค์กร"
    place.record.form.set_value("name", "กลุ่มคนรักป่า")
    place.save()
    settle()
    assert place.title() == "กลุ่มคนรักป่า"
    place.show_part("products", "")
    assert place.record.tabs.currentIndex() == 2
