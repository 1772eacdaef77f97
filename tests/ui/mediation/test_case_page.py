"""The page of a case: its head, its tabs, what is read again, and leaving it."""

from __future__ import annotations

import dataclasses
from datetime import date

from desktop.domain.cases import Case, CaseStep
from desktop.domain.tracks import Track
from desktop.store import records as store
from desktop.ui.mediation.case_page import PARTS, TABS
from desktop.ui.parts import messages
from desktop.work import cases, records
from tests.ui.parts.test_accessible import nameless


def turn(page, key, settle):
    page.tabs.setCurrentIndex(list(page._rooms).index(key))
    settle()
    return page.tab(key)


def change(do, ask, id_, **values):
    do(cases.save, dataclasses.replace(ask(store.read, Case, id_), **values))


def test_the_head_says_which_case_between_whom_and_how_it_stands(open_page, begin):
    page = open_page(begin(result="agreed", ended=date(2026, 9, 1)))
    code = page.title()
    assert page.head.title.text() == f"{code}  นายสมมติ ใจร้อน – นางทดลอง ใจเย็น"
    assert page.head.subtitle.text() == "เงินกู้สมมติ · รับเมื่อ 3 สิงหาคม 2569 · สิ้นสุด 1 กันยายน 2569"
    assert (page.state.accessibleName(), page.state.property("state")) == ("ตกลงกันได้", "good")
    assert "สมมติ" not in page.title()  # the title of the window


def test_every_tab_shows_the_case(open_page, begin, settle):
    page = open_page(begin(result="refused"))
    assert nameless(page) == []
    assert list(page._rooms) == list(TABS)
    for key in page._rooms:
        tab = turn(page, key, settle)
        assert type(tab).__name__ == TABS[key][1]
        assert tab.whole is not None
        assert tab.whole.case.id == page._whole.case.id
        assert page.save_button.isVisible() == (key == "request")


def test_every_part_of_a_case_has_its_tab(open_page, begin):
    page = open_page(begin())
    parts = {topic for topic, kind in records.TOPICS.items() if kind.part_of == "case"}
    assert parts == set(PARTS)
    for topic in parts:
        page.show_part(topic, "")
        assert list(page._rooms)[page.tabs.currentIndex()] == PARTS[topic]
    page.show_part("people", "")


def test_the_tab_that_is_next_stands_first(open_page, begin, settle):
    page = open_page(begin())
    assert list(page._rooms)[page.tabs.currentIndex()] == "way"
    page.open("cases", begin(result="agreed", ended=date(2026, 9, 1)))
    settle()
    assert list(page._rooms)[page.tabs.currentIndex()] == "agreement"
    page.open("cases", begin(result="withdrawn", ended=date(2026, 9, 1)))
    settle()
    assert page.tabs.currentIndex() == 0
    page.open("cases", begin())
    page.show_part("parties", "")
    settle()
    assert list(page._rooms)[page.tabs.currentIndex()] == "parties"


def test_what_was_written_elsewhere_is_read_again(open_page, begin, do, ask, jobs, settle):
    id_ = begin()
    page = open_page(id_)
    do(cases.keep_part, CaseStep(case=id_, step="extended", on=date(2026, 9, 1), until=date(2026, 12, 1)))
    jobs.changed.emit("drafts")
    settle()
    assert page._whole.steps == ()
    jobs.changed.emit("case_steps")
    settle()
    assert len(page._whole.steps) == 1
    change(do, ask, id_, result="withdrawn")
    page.tab("request").changed.emit()
    settle()
    assert page.state.accessibleName() == "ผู้ร้องถอนเรื่อง"


def test_leaving_with_something_typed_asks(open_page, begin, settle, monkeypatch, ask):
    id_ = begin()
    page = open_page(id_)
    form = turn(page, "request", settle).form
    form.set_value("subject", "เปลี่ยนแล้วสมมติ")
    monkeypatch.setattr(messages, "leave", lambda _page: messages.STAY)
    page.back()
    assert page.closes == []
    monkeypatch.setattr(messages, "leave", lambda _page: messages.SAVE)
    page.back()
    settle()
    assert page.closes == [1]
    assert ask(store.read, Case, id_).subject == "เปลี่ยนแล้วสมมติ"
    page.back()
    assert page.closes == [1, 1]


def test_another_case_that_was_asked_for_since_is_the_one_on_show(open_page, begin, settle):
    first, second = begin(), begin(one="นายคนหลัง สมมติ")
    page = open_page(first)
    page.open("cases", first)
    page.open("cases", second)
    settle()
    assert page._whole.case.id == second
    assert "นายคนหลัง" in page.head.title.text()


def test_a_case_that_cannot_be_opened_leads_back(open_page, refusals):
    page = open_page("none")
    assert page.closes == [1]
    assert page.title() == "เรื่องไกล่เกลี่ย"
    assert len(refusals) == 1
    page.refresh("cases")
    page.save()


def test_by_when_a_running_case_must_end_stands_in_the_head(open_page, begin, do, settle):
    do(store.add, Track(key="informal", start=date(2020, 1, 1), civil=True, days=15, source="สมมติ"))
    page = open_page(begin(received=date(2026, 8, 3), track="informal"))
    assert page.deadline.accessibleName().startswith("ครบกำหนด 18 ส.ค. 2569 · เกินกำหนด ")
    page.open("cases", begin(result="withdrawn", track="informal", ended=date(2026, 8, 4)))
    settle()
    assert not page.deadline.isVisible()
