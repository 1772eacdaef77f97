"""Jobs over the real sessions of a practice office, for tests of whole pages."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.store import session
from desktop.ui.jobs import Access, Jobs

OFFICER = "นางสาวฝึกหัด ตั้งใจ"


@pytest.fixture
def jobs(qapp, practice_store):
    """Give jobs over a practice office of one test's own; a fault that nobody expected fails the test."""
    made = Jobs(
        Access(
            lambda: session.reading(practice_store),
            lambda action: session.writing(practice_store, OFFICER, action),
            lambda action: session.rehearsing(practice_store, OFFICER, action),
        )
    )
    faults = []
    made.failed.connect(faults.append)
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def ask(practice_store):
    """Ask something of the store at once: `ask(work.committees.view, id)`."""

    def ask(act, *given, **named):
        with session.reading(practice_store) as unit:
            return act(unit, *given, **named)

    return ask


@pytest.fixture
def do(practice_store):
    """Do something in the store at once, as another window would."""

    def do(act, *given, **named):
        with session.writing(practice_store, "นายอีกคน ช่วยงาน", "แก้ไข") as unit:
            return act(unit, *given, **named)

    return do


@pytest.fixture
def refusals(jobs):
    """Collect the sentences that the window would show."""
    said = []
    jobs.refused.connect(lambda error: said.append(str(error)))
    jobs.trouble.connect(lambda error: said.append(str(error)))
    return said


@pytest.fixture
def desk(qtbot):
    """Give the page that dialogs stand over; they go when they are closed."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made
