from tests.ui.real_office import ask, do, jobs  # noqa: F401 - fixtures
