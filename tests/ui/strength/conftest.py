"""The pages of strength over a practice office with groups judged, an assessment and levels."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Organisation
from desktop.domain.strength import Assessment, Grade, SupportTask
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.village_levels import VillageLevel
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.ui.strength.page import make as make_place
from desktop.work import assessments, records, strength, strength_start, village_levels
from tests.ui.real_office import ask, desk, do, jobs, refusals  # noqa: F401 - fixtures

DAY = date(2025, 6, 1)
TAMBON = "240606"


def errors(form):
    """Give the sentences that stand beside fields, by field."""
    return {name: form.editor(name).accessibleDescription() for name in form.errors()}


def rows_of(model):
    """Give the rows of a list, read if they are not yet."""
    for place in range(model.rowCount()):
        model.row_at(place)
    while model._jobs.busy:
        QApplication.processEvents()
    return [model.row_at(place) for place in range(model.rowCount())]


@pytest.fixture(autouse=True)
def unjudged(do):  # noqa: F811
    """Take out what the practice office was judged."""
    do(_take_out)


def _take_out(session):
    for topic in (Grade, SupportTask, Assessment, VillageLevel):
        for one in store.find(session, topic):
            store.remove(session, topic, one.id)


@pytest.fixture
def begun(do):  # noqa: F811
    """Give the office what a new one begins with."""
    do(strength_start.begin)


@pytest.fixture
def groups(do, ask, begun):  # noqa: F811
    """Give the ids of three groups: of class A, of class C, and of none; the first has two surveys."""
    first, second, third = [one.id for one in ask(store.find, Organisation)][:3]
    for year, members in ((2567, 20), (2568, 30)):
        round_ = do(records.add, SurveyRound(year=year, tambon=TAMBON))
        do(
            records.add,
            Survey(organisation=first, round=round_, members=members, fund=5_000_000, bylaws="yes"),
        )
    do(strength.judge, first, "B", "เริ่มต้นดี", date(2024, 6, 1))
    do(strength.judge, first, "A", "บัญชีเป็นปัจจุบัน", DAY)
    do(strength.judge, second, "C", "ไม่ประชุม", DAY)
    return first, second, third


@pytest.fixture
def entered(do, groups):  # noqa: F811
    """Give the id of an assessment of the first group."""
    return do(
        assessments.begin, Assessment(subject="organisation", organisation=groups[0], year=2568, applied=DAY)
    )


@pytest.fixture
def villages(ask, do, begun):  # noqa: F811
    """Give the ids of the villages in their order; the first has levels of two years."""
    ids = [one.id for one in sorted(ask(store.find, Village), key=lambda one: one.sort_text)]
    do(village_levels.put, ids[0], 2564, 12)
    do(village_levels.put, ids[0], 2566, 4)
    return ids


@pytest.fixture
def place(qtbot, jobs, settle):  # noqa: F811
    """Give what makes the place of strength, on show at a tab."""
    made = []  # a page alone does not hold the place that it is in

    def place(topic="grades"):
        made.append(make_place(jobs))
        return shown(made[-1], topic)

    def shown(made, topic):
        qtbot.addWidget(made)
        jobs.changed.connect(made.refresh)
        made.resize(1146, 708)
        with qtbot.waitExposed(made):
            made.show()
        made.tabs.setCurrentWidget(made.pages[topic])
        settle()
        return made

    return place


@pytest.fixture
def dialog(settle):
    """Give the dialog of a kind that is open over a page."""

    def dialog(kind):
        settle()
        [found] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return found

    return dialog


@pytest.fixture
def read(monkeypatch):
    """Collect the files that would open in the system's reader."""
    opened = []
    monkeypatch.setattr("desktop.ui.papers.files.open_in_reader", opened.append)
    return opened
