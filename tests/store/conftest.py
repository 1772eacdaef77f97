"""The tests of the store that hold for a data file and for a server alike run on both."""

from __future__ import annotations

from tests.conftest import FILE, SHARED

BOTH = (
    "attachments", "attempting", "closing", "drafts", "history", "key_changes", "permits", "readings",
    "records", "withheld",
)  # fmt: skip


def pytest_generate_tests(metafunc):
    """Give `store` twice where a test takes an office as it comes."""
    topic = metafunc.module.__name__.rpartition("test_")[2]
    if topic in BOTH and "store" in metafunc.fixturenames:
        metafunc.parametrize("store", [FILE, SHARED], indirect=True)
