import pytest

from tests.ui.conftest import dressed, press, settle  # noqa: F401 - fixtures
from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
