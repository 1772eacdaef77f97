"""What the campaigns work on."""

from __future__ import annotations

import pytest

from tests.campaigns import acts


@pytest.fixture(scope="session")
def made_place(made_office, tmp_path_factory):
    """Make once a place in which acts go on: an office, its laptop, and offices of earlier formats."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acts.key_slots, "KDF", acts.QUICK)
        return acts.prepare(made_office, tmp_path_factory.mktemp("place"))


@pytest.fixture
def quick(monkeypatch):
    """Derive keys quickly: what is tested is not how long that takes."""
    monkeypatch.setattr(acts.key_slots, "KDF", acts.QUICK)
