"""Jobs over a practice office whose tambon was surveyed."""

import pytest

from desktop.store.session import writing
from tests.ui.real_office import ask, desk, do, jobs, refusals  # noqa: F401 - fixtures
from tests.work import surveyed


@pytest.fixture
def surveyed_office(practice_store):
    """Survey 30 more organisations of the practice office's tambon in three years."""
    with writing(practice_store, "นางสาวฝึกหัด ตั้งใจ", "เตรียม") as session:
        surveyed.fill(session, 30)
    return practice_store
