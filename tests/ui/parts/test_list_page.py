"""A list's page counts, filters, teaches when empty, and tells what to export."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.domain.people import Person
from desktop.ui.parts.list_page import Export, ListPage


@pytest.fixture
def open_page(qtbot, jobs, settle):
    def open_page(source):
        page = ListPage(jobs, Person, icon="users", add="เพิ่มบุคคล", teach="บันทึกผู้นำชุมชนไว้ที่นี่", source=source)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        settle()
        return page

    return open_page


def click(page, text):
    next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


def test_the_page_counts_its_rows(open_page, made_list):
    page = open_page(made_list(1284))
    assert page.title() == "บุคคล"
    assert page.head.subtitle.text() == "1,284 รายการ"
    assert page.table.isVisible()
    assert not page.empty.isVisible()


def test_an_empty_list_teaches_and_offers_to_begin(open_page, made_list):
    page = open_page(made_list(0))
    asked = []
    page.add_asked.connect(lambda: asked.append(1))
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "บันทึกผู้นำชุมชนไว้ที่นี่"
    assert not page.filter.isVisible()
    click(page.empty, "เพิ่มบุคคล")
    page.new()
    assert asked == [1, 1]


def test_the_filter_narrows_after_a_pause_and_is_cleared(open_page, made_list, settle, qtbot, press):
    page = open_page(made_list(1000))
    page.filter.setFocus()
    press(page.filter, "กฤษฎา")
    qtbot.waitUntil(lambda: page.model.rowCount() == 200)
    press(page.filter, " ไม่มี")
    qtbot.waitUntil(lambda: page.none_found.isVisible())
    click(page.none_found, "ล้างคำค้น")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1000)
    assert page.table.isVisible()


def test_down_goes_from_the_filter_to_the_list(open_page, made_list, press):
    page = open_page(made_list(10))
    page.activateWindow()
    page.filter.setFocus()
    press(page.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0


def test_a_written_topic_is_read_again_also_one_it_links_to(open_page, made_list, settle):
    source = made_list(10)
    page = open_page(source)
    before = len(source.asked)
    for topic in ("papers", "people", "villages"):
        page.refresh(topic)
        settle()
    assert len(source.asked) == before + 2


def test_a_page_out_of_sight_reads_when_it_is_seen(open_page, made_list, settle):
    source = made_list(10)
    page = open_page(source)
    page.hide()
    before = len(source.asked)
    page.refresh("people")
    page.show_tambon("240606")
    settle()
    assert len(source.asked) == before
    page.show()
    settle()
    assert [asked.tambon for asked in source.asked[before:]] == ["240606"]


def test_export_names_what_is_shown(open_page, made_list):
    page = open_page(made_list(3))
    told = []
    page.export_asked.connect(told.append)
    page.table.hide_only(["title"])
    page.table.horizontalHeader().moveSection(4, 1)
    click(page, "ส่งออก")
    (export,) = told
    assert isinstance(export, Export)
    assert export.topic == "people"
    assert export.columns == ("occupation", "first_name", "last_name", "village")
    assert list(export.numbers) == [1, 2, 3]


def test_opening_a_row_gives_its_record(open_page, made_list, settle, press):
    page = open_page(made_list(3))
    page.table.viewport().repaint()
    settle()
    opened = []
    page.opened.connect(opened.append)
    page.table.selectRow(1)
    press(page.table, Qt.Key.Key_Enter)
    assert opened == ["id2"]


def test_the_list_is_narrowed_to_chosen_values_and_shown_whole_again(open_page, made_list, settle):
    source = made_list(100)
    page = open_page(source)
    page.add_choice("title", "ทุกคำนำหน้า", [("นาง", "นาง"), ("นาย", "นาย")])
    box = page._choices["title"]
    assert box.accessibleName() == "คำนำหน้า/ยศ"
    box.setCurrentIndex(2)
    settle()
    assert source.asked[-1].exactly == (("title", "นาย"),)
    page.show_values("title", [("ดร.", "ดร."), ("นาย", "นาย")])
    assert box.currentData() == "นาย"  # what was chosen stays chosen
    page.show_values("title", [("ดร.", "ดร.")])
    assert box.currentData() is None
    box.setCurrentIndex(1)
    page.back()
    settle()
    assert source.asked[-1].exactly == ()


def test_a_list_narrowed_to_nothing_offers_to_show_all(open_page, made_list, settle):
    class Nobody(made_list):
        def order(self, session, asked):
            return super().order(session, asked)[:0] if asked.exactly else super().order(session, asked)

    page = open_page(Nobody(100))
    page.add_choice("title", "ทุกคำนำหน้า", [("นาง", "นาง")])
    page._choices["title"].setCurrentIndex(1)
    settle()
    assert page.none_found.isVisible()
    click(page.none_found, "ล้างคำค้น")
    settle()
    assert page.table.isVisible()


def test_a_list_that_nothing_is_added_to_has_no_button_and_no_key_for_it(qtbot, jobs, settle, made_list):
    page = ListPage(jobs, Person, icon="users", source=made_list(0))
    qtbot.addWidget(page)
    page.show()
    settle()
    asked = []
    page.add_asked.connect(lambda: asked.append(1))
    page.new()
    assert asked == []
    assert [b.text() for b in page.empty.findChildren(QPushButton)] == []
