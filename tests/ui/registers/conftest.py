"""Letters received and reserved numbers over a practice office."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.received import Received
from desktop.store import opening
from desktop.store.session import writing
from desktop.work import number_blocks, received
from tests.ui.real_office import ask, desk, do, jobs, refusals  # noqa: F401 - fixtures

DAY = date(2008, 5, 8)
LAPTOP = "โน้ตบุ๊ก 1"


@pytest.fixture
def letter(do):  # noqa: F811
    """Receive a letter on some day: `letter(scan=b"…", sender="…")`."""

    def letter(scan=None, **said):
        given = {"came": DAY, "at": "9.30", "sender": "จังหวัดฉะเชิงเทรา", "subject": "การคัดเลือกผู้แทน", **said}
        return do(received.receive, Received(**given), scan)

    return letter


@pytest.fixture
def reserve(do):  # noqa: F811
    """Reserve numbers: `reserve("order", 10)`."""

    def reserve(register="order", count=10, holder=LAPTOP, on=None):
        return do(number_blocks.reserve, register, count, holder, on)

    return reserve


@pytest.fixture
def away(practice_store, do, reserve, tmp_path):  # noqa: F811
    """Give the folder of a laptop's copy with ten numbers of orders, after it issued `away(how_many)` of them."""
    from desktop.printing import draw
    from desktop.work import papers

    def away(issued, committee=""):
        reserve()
        do(number_blocks.take_along, tmp_path / "away", LAPTOP)
        copy = opening.open_copy(practice_store, tmp_path / "away")
        for _ in range(issued):
            with writing(copy, "เจ้าหน้าที่", "ออก") as session:
                papers.issue(session, papers.Request(kind="order", committee=committee), draw)
        copy.close()
        return tmp_path / "away"

    return away


@pytest.fixture
def shown(settle):
    """Give the dialog that stands over the page."""

    def shown():
        settle()
        return QApplication.activeModalWidget()

    return shown


def error(dialog, name):
    """Give the sentence beside a field; "" names the whole form."""
    return dialog.form._boxes[name]._message._words.text() if name else dialog.form._general.text()


def rows(place, settle):
    """Read the list on show, every cell."""
    settle()
    model = place.list.model
    for row in range(model.rowCount()):
        model.index(row, 0).data()
    settle()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(holder, text):
    """Press the button of a text."""
    from PySide6.QtWidgets import QPushButton

    next(one for one in holder.findChildren(QPushButton) if one.text() == text).click()
