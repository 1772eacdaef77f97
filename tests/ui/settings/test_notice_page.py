"""The page of a version of the notice: words changed make the next version, a confirmation does not, and it prints."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.notices import Notice
from desktop.store import records as store_records
from desktop.ui.records.topic_page import topic_page
from desktop.ui.settings import privacy
from desktop.ui.settings.notice_page import NoticeWindow
from desktop.work import privacy_start


@pytest.fixture
def place(qtbot, jobs, settle, do, ask):
    do(privacy_start.begin)
    page = topic_page(jobs, privacy.notices(), privacy.notice_page)
    qtbot.addWidget(page)
    jobs.changed.connect(page.refresh)
    page.resize(1140, 680)
    page.show()
    page.open("notices", ask(store_records.find, Notice)[0].id)
    settle()
    return page


def typed(place, name, value):
    place.record.form.set_value(name, value)
    place.record.form.edited.emit(name)


def test_words_that_change_are_the_next_version_and_the_first_stays(place, settle, ask):
    before = ask(store_records.find, Notice)[0]
    typed(place, "kept", "เก็บ 5 ปี")
    place.save()
    settle()
    new, old = ask(store_records.find, Notice)
    assert old == before
    assert (new.number, new.kept, new.start, new.confirmed_by) == (2, "เก็บ 5 ปี", date.today(), "")
    assert place.title().endswith("รุ่นที่ 2")


def test_a_confirmation_is_kept_with_the_version_itself(place, settle, ask):
    typed(place, "confirmed_by", "หัวหน้ากลุ่มงาน")
    place.save()
    settle()
    (only,) = ask(store_records.find, Notice)
    assert (only.number, only.confirmed_by) == (1, "หัวหน้ากลุ่มงาน")


def test_a_version_is_shown_as_it_prints(place, settle):
    place.print_()
    settle()
    window = place.record.findChildren(NoticeWindow)[-1]
    assert window.sheet.pdf.startswith(b"%PDF")
    window.reject()
