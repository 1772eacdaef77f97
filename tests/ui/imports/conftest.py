from tests.ui.real_office import ask, desk, do, jobs, refusals  # noqa: F401 - fixtures
