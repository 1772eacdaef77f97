from tests.ui.records.conftest import make_page, person  # noqa: F401 - fixtures

from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures  # isort: skip
