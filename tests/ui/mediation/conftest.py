"""Cases over a practice office, for tests of their pages."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.cases import Case
from desktop.domain.tracks import DisputeKind
from desktop.store import records as store
from desktop.ui.mediation.case_page import CasePage
from desktop.work import cases
from tests.ui.real_office import OFFICER, ask, do, jobs, refusals  # noqa: F401 - fixtures


@pytest.fixture(autouse=True)
def kinds(do, ask):  # noqa: F811
    """Give the kinds of disputes of the office, those that are lacking added."""
    known = {kind.name for kind in ask(store.find, DisputeKind)}
    for place, (name, nature, legal) in enumerate(
        (("หนี้สินสมมติ", "civil", "ฝากขายสมมติ"), ("แนวเขตสมมติ", "civil", "รั้วสมมติ")), start=900
    ):
        if name not in known:
            do(store.add, DisputeKind(name=name, nature=nature, legal=legal, place=place))
    return {kind.name: kind for kind in ask(store.find, DisputeKind)}


@pytest.fixture
def begin(do, kinds):  # noqa: F811
    """Give what begins a case between two people."""

    def begin(
        subject="เงินกู้สมมติ", received=date(2026, 8, 3), one="นายสมมติ ใจร้อน", other="นางทดลอง ใจเย็น", **values
    ):
        case = Case(received=received, subject=subject, kind=kinds["หนี้สินสมมติ"].id, **values)
        from desktop.domain.parties import named

        parties = [named(one, "1"), *([named(other, "2")] if other else [])]
        return do(cases.begin, case, parties)

    return begin


@pytest.fixture
def make_shown(qtbot, jobs, settle):  # noqa: F811
    """Give what shows a page as the window would."""

    def make_shown(page, width=1150, height=700):
        qtbot.addWidget(page)
        page.words, page.opens = [], []
        page.said.connect(lambda word, undo: page.words.append(word))
        page.open_asked.connect(lambda *asked: page.opens.append(asked))
        jobs.changed.connect(page.refresh)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        settle()
        return page

    return make_shown


@pytest.fixture
def open_page(make_shown, jobs, settle):  # noqa: F811
    """Give what opens a case on its page, one of its tabs in front where it is named."""

    def open_page(id_, key=""):
        page = make_shown(CasePage(jobs, lambda: "mediate"))
        page.closes = []
        page.closed.connect(lambda: page.closes.append(1))
        page.open("cases", id_)
        settle()
        if key:
            page.tabs.setCurrentIndex(list(page._rooms).index(key))
            settle()
        return page

    return open_page


@pytest.fixture
def show_tab(qtbot, settle):
    """Give what shows a tab alone, and the case anew whenever the tab changed it; `whole` reads the case."""

    def show_tab(tab, whole, width=1150, height=700):
        qtbot.addWidget(tab)
        tab.words = []
        tab.said.connect(lambda word, _undo: tab.words.append(word))
        tab.changed.connect(lambda: tab.show_whole(whole()))
        tab.resize(width, height)
        tab.show_whole(whole())
        with qtbot.waitExposed(tab):
            tab.show()
        settle()
        return tab

    return show_tab
