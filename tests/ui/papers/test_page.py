"""The register of papers: the newest first, narrowed by kind and year; new ones and old ones are asked for."""

import sys
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from desktop import work
from desktop.domain.papers import Paper
from desktop.printing import draw
from desktop.ui.papers import files
from desktop.ui.papers.kind_dialog import KindDialog
from desktop.ui.papers.page import PapersPage
from desktop.work import papers
from desktop.work.papers import Request


@pytest.fixture
def more(do, made):
    """Issue an order in 2556 and keep a draft."""
    do(papers.issue, Request(kind="order", committee=made.working_group, dated=date(2013, 2, 1)), draw)
    do(papers.keep_draft, Request(kind="announcement", committee=made.committee))


@pytest.fixture
def place(qtbot, jobs, settle, more):
    made = PapersPage(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    jobs.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


@pytest.fixture
def rows(place, settle):
    """Read the list: kind, state, number and year of each row."""

    def rows():
        settle()
        model = place.list.model
        read = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
        settle()
        return [[model.index(row, column).data() for column in range(4)] for row in range(len(read))]

    return rows


def box(place, name):
    return next(one for one in place.list.findChildren(QComboBox) if one.accessibleName() == name)


def choose(place, name, word):
    box(place, name).setCurrentIndex(box(place, name).findText(word))


def press(place, text):
    next(one for one in place.list.head.findChildren(QPushButton) if one.text() == text).click()


ORDER, ANNOUNCED = ["คำสั่งอำเภอ", "ออกแล้ว", "111", "2551"], ["ประกาศอำเภอ", "ออกแล้ว", "1", "2551"]
MINUTES = ["รายงานการประชุม", "ออกแล้ว", "", ""]  # what has no number stands over those that have
NEW, DRAFT = ["คำสั่งอำเภอ", "ออกแล้ว", "1", "2556"], ["ประกาศอำเภอ", "ร่าง", "", ""]


def test_the_newest_stands_first_and_drafts_over_all(rows):
    assert rows() == [DRAFT, NEW, MINUTES, ORDER, ANNOUNCED]


def test_a_column_sorts_as_it_says(place, rows):
    place.list.model.sort(2)
    assert [row[2] for row in rows()] == ["1", "1", "111", "", ""]
    place.list.model.sort(-1)
    assert rows() == [DRAFT, NEW, MINUTES, ORDER, ANNOUNCED]


def test_the_list_is_narrowed_by_kind_year_and_state(place, rows):
    assert [box(place, "ปี พ.ศ.").itemText(n) for n in range(3)] == ["ทุกปี", "พ.ศ. 2556", "พ.ศ. 2551"]
    choose(place, "ชนิด", "คำสั่งอำเภอ")
    assert rows() == [NEW, ORDER]
    choose(place, "ปี พ.ศ.", "พ.ศ. 2551")
    assert rows() == [ORDER]
    choose(place, "สถานะ", "ร่าง")
    assert rows() == []
    assert place.list._middle.currentWidget() is place.list.none_found
    place.list.back()
    assert len(rows()) == 5


def test_a_number_is_found_by_typing_it(place, rows):
    place.list.filter.setText("๑๑๑/2551")
    place.list._narrow()
    assert rows() == [ORDER]


def test_a_paper_opens_as_its_page(place, settle, made):
    place.list.opened.emit(made.order)
    settle()
    assert place.title() == "คำสั่งอำเภอ ที่ ๑๑๑/๒๕๕๑"
    place.back()
    assert place.title() == "หนังสือราชการ"


def test_a_new_paper_is_asked_for_and_opened(place, settle, made, rows):
    place.open("papers", "")
    settle()
    QApplication.activeModalWidget().cards.chosen.emit("announcement")
    settle()
    dialog = QApplication.activeModalWidget()
    dialog.form.set_value("committee", made.committee, "คณะกรรมการ")
    dialog.form.set_value("dated", date(2014, 1, 5))
    dialog.issue()
    settle()
    assert place.title() == "ประกาศอำเภอ"
    place.back()
    assert rows()[1] == ["ประกาศอำเภอ", "ออกแล้ว", "1", "2557"]
    assert box(place, "ปี พ.ศ.").findText("พ.ศ. 2557") == 1


def test_ctrl_n_asks_too(place, settle):
    place.new()
    settle()
    assert isinstance(QApplication.activeModalWidget(), KindDialog)


def test_an_old_paper_is_entered_and_opened(place, settle):
    press(place, "บันทึกหนังสือเก่า…")
    settle()
    dialog = QApplication.activeModalWidget()
    for name, value in {"number": 7, "dated": date(2007, 1, 5), "subject": "แต่งตั้งคณะทำงาน"}.items():
        dialog.form.set_value(name, value)
    dialog.ask()
    settle()
    assert place.title() == "คำสั่งอำเภอ ที่ ๗/๒๕๕๐"


def test_the_papers_of_one_tambon_are_shown(place, settle, rows, do):
    do(papers.enter_old, Paper(kind="order", number=7, dated=date(2007, 1, 5), subject="ไม่มีคณะ"), None)
    place.refresh("papers")
    assert len(rows()) == 6
    place.show_tambon("240606")
    assert len(rows()) == 5
    place.show_tambon("240699")
    assert rows() == []


def test_the_list_is_narrowed_to_one_register(place, rows):
    names = box(place, "ทะเบียน")
    assert [names.itemText(n) for n in range(names.count())] == [
        "ทุกทะเบียน", "ทะเบียนคุมคำสั่งอำเภอ", "ทะเบียนคุมประกาศอำเภอ", "ทะเบียนคุมหนังสือรับรอง", "ทะเบียนหนังสือส่ง",
    ]  # fmt: skip
    choose(place, "ทะเบียน", "ทะเบียนคุมคำสั่งอำเภอ")
    assert rows() == [NEW, ORDER]


def test_a_sub_number_stands_in_its_order(place, rows, do, made):
    back = Request(
        kind="order",
        committee=made.working_group,
        dated=date(2008, 3, 20),
        behind=111,
        back_reason="ตกหล่น",
    )
    do(papers.issue, back, draw)
    place.refresh("papers")
    choose(place, "ทะเบียน", "ทะเบียนคุมคำสั่งอำเภอ")
    assert [row[2] for row in rows()] == ["1", "111.1", "111"]


def test_the_chosen_paper_stands_beside_the_list(place, qtbot, made, ask):
    pane = place.list.preview
    assert pane.missing.sentence.text().startswith("เลือกหนังสือในรายการ")
    numbers = [place.list.model.row_at(n) for n in range(place.list.model.rowCount())]
    row = [one.id for one in numbers].index(made.order)
    place.list.table.selectRow(row)
    pdf = ask(papers.reprint, made.order).pdf
    qtbot.waitUntil(lambda: pane.preview._pdf == pdf)
    place.list.table.selectRow(0)
    qtbot.waitUntil(lambda: pane.missing.sentence.text().startswith("ฉบับนี้ยังเป็นร่าง"))


def test_where_there_is_little_room_the_list_has_it(place, settle):
    assert place.list.preview.isVisible()
    place.resize(700, 700)
    settle()
    assert not place.list.preview.isVisible()
    assert place.list.minimumSizeHint().width() <= 700


def test_the_register_on_show_is_printed(place, settle, monkeypatch):
    asked, opened = [], []

    def book(session, key, year, draw):
        asked.append((key, year))
        return b"%PDF- book"

    made_book = SimpleNamespace(register_book=book)
    monkeypatch.setitem(sys.modules, "desktop.work.register_book", made_book)
    monkeypatch.setattr(work, "register_book", made_book, raising=False)
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    choose(place, "ทะเบียน", "ทะเบียนคุมคำสั่งอำเภอ")
    choose(place, "ปี พ.ศ.", "พ.ศ. 2551")
    press(place, "พิมพ์ทะเบียน…")
    dialog = QApplication.activeModalWidget()
    assert dialog.form.settled() == {"book": "order", "year": 2551}
    dialog.form.set_value("year", None)
    dialog.ask()
    assert dialog.form.errors() == ("year",)
    dialog.form.set_value("year", 2551)
    dialog.ask()
    settle()
    assert asked == [("order", 2551)]
    assert opened[0].read_bytes() == b"%PDF- book"
    assert QApplication.activeModalWidget() is None
