"""The page of a case that is mediated, for tests of the tabs that carry it on."""

from __future__ import annotations

from datetime import date

import pytest
from shiboken6 import isValid

from desktop.ui.mediation.acting import ActDialog
from desktop.work import cases, mediation_start

TODAY = date.today()


@pytest.fixture
def tracks(do, kinds):
    """Let the office have the tracks that it begins with."""
    do(mediation_start.begin)


@pytest.fixture
def case(begin, tracks):
    """Begin a case today."""
    return begin(received=TODAY, value=2_500_000, no_court_case=True)


@pytest.fixture
def page(open_page, case):
    """Give the page of that case."""
    return open_page(case)


@pytest.fixture
def turn(page, settle):
    """Give what turns to a tab and gives it."""

    def turn(key):
        page.tabs.setCurrentIndex(list(page._rooms).index(key))
        settle()
        return page.tab(key)

    return turn


@pytest.fixture
def kept(ask, case):
    """Give what reads the case as it is kept."""
    return lambda: ask(cases.whole, case)


@pytest.fixture
def dialog(page, settle):
    """Give the dialog that stands open."""

    def dialog():
        settle()
        return next(one for one in page.findChildren(ActDialog) if one.isVisible())

    return dialog


@pytest.fixture
def answer(dialog, settle):
    """Fill the open dialog in and press its verb; gives the sentences beside its fields, none where it closed."""

    def answer(**values):
        shown = dialog()
        for name, value in values.items():
            shown.form.set_value(name, value)
            shown.form.edited.emit(name)
        shown.verb.click()
        settle()
        if not isValid(shown):
            return {}
        errors = {name: shown.form._boxes[name]._message._words.text() for name in shown.form.errors()}
        return errors or {"": shown.form._general.text()}

    return answer
