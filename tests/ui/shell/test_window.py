"""The frame: places, pages made at their first visit, keys, tambon, leaving, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout

from desktop.errors import CannotDo, Trouble
from desktop.ui.parts import messages
from desktop.ui.parts.page import Page
from desktop.ui.shell.navigation import Place
from desktop.ui.shell.window import MainWindow

PLACES = [
    Place("home", "หน้าแรก", "home"),
    Place("people", "บุคคล", "users", ("people",)),
    Place("committees", "คณะกรรมการ", "users-group", ("committees", "seats")),
]
CTRL = Qt.KeyboardModifier.ControlModifier


class Told(Page):
    """A page that keeps what it is told."""

    def __init__(self, name):
        super().__init__()
        self.name, self.told, self.lets_go = name, [], True
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def title(self):
        return self.name

    def new(self):
        self.told.append("new")

    def save(self):
        self.told.append("save")

    def print_(self):
        self.told.append("print")

    def back(self):
        self.told.append("back")

    def open(self, topic, id_):
        self.told.append((topic, id_))

    def show_part(self, topic, id_):
        self.told.append(("part", topic, id_))

    def show_found(self, topic, text):
        self.told.append(("found", topic, text))

    def refresh(self, topic):
        self.told.append(("refresh", topic))

    def show_tambon(self, code):
        self.told.append(("tambon", code))

    def can_leave(self, go_on):
        self.go_on = go_on
        return self.lets_go


@dataclass(frozen=True)
class Hit:
    topic: str
    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Group:
    topic: str
    hits: tuple
    count: int
    more: bool = False


def found(session, text):
    groups = [
        Group(
            "people",
            (Hit("people", "p1", "นายกฤษฎา ฐิติวัฒน์", "หมู่ 1"), Hit("people", "p2", "นายกฤต")),
            30,
            more=True,
        ),
        Group("committees", (Hit("committees", "c1", "คณะกรรมการกฤ"),), 1),
    ]
    return [group for group in groups if any(text in hit.label for hit in group.hits)]


@pytest.fixture
def made():
    return []


@pytest.fixture
def window(qtbot, jobs, made):
    def maker(name):
        def make():
            made.append(name)
            return Told(name)

        return make

    pages = {place.key: maker(place.title) for place in PLACES}
    main = MainWindow(jobs, PLACES, pages, Path("desk.log"), found)
    qtbot.addWidget(main)
    main.resize(1366, 768)
    main.show()
    main.activateWindow()
    main.go("home")
    return main


def page(window, key):
    return window._pages[key]


def test_pages_are_made_at_their_first_visit(window, made):
    assert made == ["หน้าแรก"]
    window.go("people")
    window.go("home")
    window.go("people")
    assert made == ["หน้าแรก", "บุคคล"]
    assert window.windowTitle() == "บุคคล"
    assert page(window, "people").isVisible()
    assert not page(window, "home").isVisible()


def test_arrow_keys_go_from_place_to_place(window, press):
    window.navigation.focus_list()
    press(window.navigation._list, Qt.Key.Key_Down)
    assert window.page().title() == "บุคคล"


@pytest.mark.parametrize(
    ("key", "modifiers", "told"),
    [
        (Qt.Key.Key_N, CTRL, "new"), (Qt.Key.Key_S, CTRL, "save"), (Qt.Key.Key_P, CTRL, "print"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "back"),
    ],
)  # fmt: skip
def test_keys_mean_the_same_on_every_page(window, key, modifiers, told):
    page(window, "home").line.setFocus()
    QTest.keyClick(page(window, "home").line, key, modifiers)
    assert told in page(window, "home").told


def test_locking_is_asked_by_button_and_key(window):
    asked = []
    window.lock_asked.connect(lambda: asked.append(1))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    next(b for b in window.findChildren(QToolButton) if b.accessibleName().startswith("ล็อก")).click()
    assert asked == [1, 1]


def test_a_page_that_is_not_to_be_left_stays(window):
    page(window, "home").lets_go = False
    window.go("people")
    assert window.page().title() == "หน้าแรก"
    assert window.navigation._list.currentRow() == 0
    page(window, "home").go_on()
    assert window.page().title() == "บุคคล"
    assert window.navigation._list.currentRow() == 1


def test_a_record_is_opened_at_its_place(window):
    window.open("seats", "s1")
    assert window.page().title() == "คณะกรรมการ"
    assert ("seats", "s1") in page(window, "committees").told


def test_a_page_may_send_to_a_record(window):
    window.page().open_asked.emit("people", "p1")
    assert ("people", "p1") in page(window, "people").told


def test_a_topic_without_a_place_goes_nowhere(window):
    window.open("wordings", "w1")
    assert window.page().title() == "หน้าแรก"


def test_written_topics_are_told_to_the_pages_made(window, jobs, settle):
    window.go("people")
    jobs.write(lambda s: None, topic="people", action="บันทึก")
    settle()
    assert ("refresh", "people") in page(window, "home").told
    assert ("refresh", "people") in page(window, "people").told


def test_the_tambon_is_told_to_every_page_also_later_ones(window):
    told = []
    window.tambon_chosen.connect(told.append)
    window.show_tambons([("240606", "ท่าถ่าน"), ("240602", "เกาะขนุน")])
    assert told == []
    window.tambons.setCurrentIndex(1)
    window.go("people")
    assert told == ["240606"]
    assert window.tambon() == "240606"
    assert page(window, "home").told[-1] == ("tambon", "240606")
    assert ("tambon", "240606") in page(window, "people").told
    assert window.tambons.itemText(1) == "ต.ท่าถ่าน"


def test_tambons_named_anew_show_all_again(window):
    window.show_tambons([("240606", "ท่าถ่าน")])
    window.tambons.setCurrentIndex(1)
    window.show_tambons([("240602", "เกาะขนุน")])
    assert window.tambon() == ""


def test_searching_shows_results_by_topic_and_opens_one(window, press, qtbot):
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.search.hasFocus()
    press(window.search, "กฤ")
    qtbot.waitUntil(lambda: window.search.results() is not None)
    rows = window.search.results().rows
    assert [rows.item(n).text() for n in range(rows.count())] == [
        "บุคคล · กว่า 30 รายการ", "นายกฤษฎา ฐิติวัฒน์", "นายกฤต", "ดูทั้งหมด กว่า 30 รายการ ในบุคคล",
        "คณะกรรมการ · 1 รายการ", "คณะกรรมการกฤ",
    ]  # fmt: skip
    assert rows.currentRow() == 1
    for _step in range(3):
        press(window.search, Qt.Key.Key_Down)
    assert rows.currentRow() == 5
    press(window.search, Qt.Key.Key_Down)
    for _step in range(2):
        press(window.search, Qt.Key.Key_Up)
    assert rows.currentRow() == 2
    press(window.search, Qt.Key.Key_Return)
    assert ("people", "p2") in page(window, "people").told
    assert window.search.results() is None
    assert window.search.text() == ""


def test_a_search_that_finds_nothing_says_so_and_escape_closes(window, press, qtbot):
    window.search.setFocus()
    press(window.search, "ญญ")
    qtbot.waitUntil(lambda: window.search.results() is not None)
    assert window.search.results().rows.item(0).text() == "ไม่พบรายการที่ตรงกับคำค้น"
    press(window.search, Qt.Key.Key_Return)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.results() is None
    assert window.page().title() == "หน้าแรก"


def test_results_close_when_the_box_is_left(window, press, qtbot):
    window.search.setFocus()
    press(window.search, "กฤ")
    qtbot.waitUntil(lambda: window.search.results() is not None)
    page(window, "home").line.setFocus()
    assert window.search.results() is None


def test_rules_and_troubles_become_advice_and_faults_name_the_log(window, jobs, settle, monkeypatch):
    shown = []
    monkeypatch.setattr(messages, "advise", lambda parent, error: shown.append(str(error)))
    monkeypatch.setattr(messages, "fail", lambda parent, error, log: shown.append((type(error), log)))
    for error in (CannotDo("เต็มแล้ว"), Trouble("ดิสก์เต็ม"), KeyError("x")):
        jobs.read(raising(error))
    settle()
    assert shown == ["เต็มแล้ว", "ดิสก์เต็ม", (KeyError, Path("desk.log"))]


def raising(error):
    def act(session):
        raise error

    return act


def test_one_message_at_a_time(window, jobs, settle, monkeypatch):
    shown = []

    def advise(parent, error):
        shown.append(error)
        jobs.trouble.emit(Trouble("อีกครั้ง"))

    monkeypatch.setattr(messages, "advise", advise)
    jobs.trouble.emit(Trouble("ดิสก์เต็ม"))
    assert len(shown) == 1


def test_a_page_speaks_in_the_corner_and_ctrl_alt_z_undoes(window):
    undone = []
    window.page().said.emit("บันทึกแล้ว", lambda: undone.append(1))
    assert window.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.AltModifier)
    assert undone == [1]


def test_closing_asks_the_page(window):
    page(window, "home").lets_go = False
    assert not window.close()
    assert window.isVisible()
    page(window, "home").go_on()
    assert not window.isVisible()


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_a_small_screen_is_enough_at_every_size(qtbot, jobs, dress, size):
    dress(size=size)
    main = MainWindow(jobs, PLACES, {place.key: lambda: Told("หน้า") for place in PLACES}, Path("x"))
    qtbot.addWidget(main)
    main.show()
    main.go("home")
    page(main, "home").setMinimumHeight(2000)
    main.resize(1366, 768)
    QApplication.processEvents()
    assert main.size() == QSize(1366, 768)
    assert main.minimumSizeHint().width() <= 1366
    assert main.minimumSizeHint().height() <= 768


def test_places_shrink_to_icons_where_the_window_is_narrow(window):
    wide = window.navigation.width()
    window.resize(700, 600)
    row = window.navigation._list.item(1)
    assert window.navigation.width() < wide / 2
    assert (row.text(), row.toolTip()) == ("", "บุคคล")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "บุคคล"
    window.resize(1366, 768)
    assert row.text() == "บุคคล"


def test_f6_goes_to_the_places(window):
    page(window, "home").line.setFocus()
    QTest.keyClick(page(window, "home").line, Qt.Key.Key_F6)
    assert window.navigation._list.hasFocus()


def test_the_office_is_named(window):
    window.navigation.name_office("อำเภอพนมสารคาม")
    assert window.navigation._brand.text() == "อำเภอพนมสารคาม"


def test_an_escape_that_empties_the_search_box_does_not_go_back_but_the_next_does(window):
    window.search.setFocus()
    window.search.setText("ก")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert "back" not in page(window, "home").told
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert "back" in page(window, "home").told


def test_tab_goes_from_topic_to_topic_and_round(window, press, qtbot):
    window.search.setFocus()
    press(window.search, "กฤ")
    qtbot.waitUntil(lambda: window.search.results() is not None)
    rows = window.search.results().rows
    places = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        press(window.search, key)
        places.append(rows.currentRow())
    assert places == [5, 1, 5]
    assert window.search.hasFocus()


def test_all_that_was_found_of_a_topic_is_shown_in_its_list(window, press, qtbot):
    window.search.setFocus()
    press(window.search, "กฤ")
    qtbot.waitUntil(lambda: window.search.results() is not None)
    for _step in range(2):
        press(window.search, Qt.Key.Key_Down)
    press(window.search, Qt.Key.Key_Return)
    assert window.page().title() == "บุคคล"
    assert ("found", "people", "กฤ") in page(window, "people").told
    assert window.search.results() is None


def test_an_older_answer_that_comes_late_is_not_shown(window, press, qtbot, jobs, settle):
    import threading

    hold, asked = threading.Event(), []

    def slowly(_session, text):
        asked.append(text)
        if text == "กฤ":
            hold.wait(5)
        return found(_session, text)

    window.search._search = slowly
    window.search.setFocus()
    press(window.search, "กฤ")
    qtbot.waitUntil(lambda: asked == ["กฤ"])
    press(window.search, "ต")
    qtbot.wait(300)
    assert window.search.results() is None  # and the window worked on all the while
    hold.set()
    qtbot.waitUntil(lambda: window.search.results() is not None)
    settle()
    rows = window.search.results().rows
    assert asked == ["กฤ", "กฤต"]
    assert rows._delegate.marked == ("กฤต",)


def test_a_part_is_shown_on_the_page_of_what_it_belongs_to(window, settle, monkeypatch):
    monkeypatch.setattr(
        "desktop.ui.shell.window._whole_of", lambda _session, topic, id_: ("people", f"of {id_}")
    )
    window.open("products", "p7")
    settle()
    assert window.page().told[-2:] == [("people", "of p7"), ("part", "products", "p7")]


def test_a_part_of_what_has_no_place_and_a_new_part_lead_nowhere(window, settle, monkeypatch):
    monkeypatch.setattr("desktop.ui.shell.window._whole_of", lambda _session, topic, id_: ("offices", id_))
    window.go("people")
    before = list(window.page().told)
    window.open("products", "p7")
    window.open("products", "")
    settle()
    assert window.page().told == before


def test_who_works_is_named_and_may_change_where_there_are_several(window, qtbot):
    side = window.navigation
    side.name_user("")
    assert not side._other_user.isVisible()
    side.name_user("นางสาวฝึกหัด ตั้งใจ")
    assert (side._user.text(), side._user.isVisible()) == ("นางสาวฝึกหัด ตั้งใจ", True)
    assert side._other_user.text() == "เปลี่ยนผู้ใช้"
    with qtbot.waitSignal(window.lock_asked):
        side._other_user.click()
    side.set_compact(True)
    assert not side._user.isVisible()
    assert side._other_user.text() == ""
    assert side._other_user.accessibleName() == "นางสาวฝึกหัด ตั้งใจ กำลังทำงาน กดเพื่อเปลี่ยนผู้ใช้"
