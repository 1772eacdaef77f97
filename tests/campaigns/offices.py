"""The kinds of offices that campaigns run on, by what keeps their records; one more kind is one more line in `KINDS`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.store import device, opening
from desktop.store.keys import Keys
from desktop.store.vault import Vault


@dataclass(frozen=True)
class Kind:
    """How an office comes to be as a copy of another, a device of its own, and how it is opened where it is."""

    make: Callable[
        [tuple[Path, Any], Path], str
    ]  # of an office's folder and keys, with the help of a new folder
    open: Callable[[str, Keys], opening.Store]


def _make_file(made_office, folder):
    made, opened = made_office
    shutil.copytree(made, folder)
    device.set_holder(folder / opening.DATA, Vault(opened.keys).database_key, "")
    return str(folder)


def _open_file(address, keys):
    """Open a folder past its lock, as copies of the program would on a drive that keeps no locks."""
    return opening._store(Path(address), Vault(keys), None)


KINDS = {"one file": Kind(_make_file, _open_file)}
