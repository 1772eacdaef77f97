"""Several pages under tabs: the keys go to the one on show, and none is left with something unsaved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop.ui.parts.page import Page
from desktop.ui.records.tabbed_page import TabbedPage


class Told(Page):
    def __init__(self, name):
        super().__init__()
        self.name, self.told, self.lets_go = name, [], True
        QVBoxLayout(self).addWidget(QLineEdit())

    def title(self):
        return self.name

    def open(self, topic, id_):
        self.told.append((topic, id_))

    def refresh(self, topic):
        self.told.append(("refresh", topic))

    def show_tambon(self, code):
        self.told.append(("tambon", code))

    def can_leave(self, go_on):
        self.go_on = go_on
        return self.lets_go


for name in ("new", "save", "print_", "back"):
    setattr(Told, name, lambda self, key=name: self.told.append(key))


@pytest.fixture
def tabbed(qtbot):
    made = TabbedPage({"centres": Told("ศูนย์"), "villages": Told("หมู่บ้าน")})
    qtbot.addWidget(made)
    made.show()
    return made


def test_keys_go_to_the_page_on_show(tabbed):
    tabbed.tabs.setCurrentIndex(1)
    for key in ("new", "save", "print_", "back"):
        getattr(tabbed, key)()
    assert tabbed.pages["villages"].told == ["new", "save", "print_", "back"]
    assert tabbed.pages["centres"].told == []
    assert tabbed.title() == "หมู่บ้าน"


def test_a_record_is_opened_under_its_tab(tabbed):
    tabbed.open("villages", "v1")
    assert tabbed.pages["villages"].told == [("villages", "v1")]
    assert tabbed.title() == "หมู่บ้าน"


def test_every_page_hears_of_what_was_written_and_of_the_tambon(tabbed):
    tabbed.refresh("people")
    tabbed.show_tambon("240606")
    for page in tabbed.pages.values():
        assert page.told == [("refresh", "people"), ("tambon", "240606")]


def test_a_page_with_something_unsaved_is_not_left_for_another_tab(tabbed):
    first = tabbed.pages["centres"]
    first.lets_go = False
    tabbed.tabs.setCurrentIndex(1)
    assert (tabbed.title(), tabbed.tabs.currentIndex()) == ("ศูนย์", 0)
    first.go_on()
    assert (tabbed.title(), tabbed.tabs.currentIndex()) == ("หมู่บ้าน", 1)


def test_leaving_the_place_asks_the_page_on_show(tabbed):
    tabbed.pages["centres"].lets_go = False
    assert not tabbed.can_leave(lambda: None)


def test_what_a_page_says_and_asks_is_passed_on(tabbed):
    heard = []
    tabbed.said.connect(lambda *words: heard.append(words))
    tabbed.open_asked.connect(lambda *asked: heard.append(asked))
    tabbed.pages["villages"].said.emit("บันทึกแล้ว", None)
    tabbed.pages["centres"].open_asked.emit("people", "p1")
    assert heard == [("บันทึกแล้ว", None), ("people", "p1")]
