"""How long the campaigns are: small in every test run, whole by `python3 packaging/dev.py campaign`."""

from __future__ import annotations

import os


def size(small: int, whole: int) -> int:
    """Give the size of a campaign: the small one, unless the whole is asked for."""
    return whole if os.environ.get("TAMBON_DESK_CAMPAIGN") == "whole" else small
