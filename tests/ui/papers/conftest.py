from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures
