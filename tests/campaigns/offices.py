"""The kinds of offices that campaigns run on, by what keeps their records; one more kind is one more line in `KINDS`."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.store import device, keys, moving, opening, shared
from desktop.store.keys import Keys, Opened
from desktop.store.vault import Vault
from tests import server


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


def _open_file(address, opened):
    """Open a folder past its lock, as copies of the program would on a drive that keeps no locks."""
    return opening._store(Path(address), Vault(opened), None)


@cache
def _socket():
    """Start a server for the rest of this process, one that writes to the disk as it should."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(server.started())


def _make_shared(made_office, folder):
    """Move a copy of an office to a server of this process."""
    address = server.database(_socket())
    store = _open_file(_make_file(made_office, folder), made_office[1].keys)
    moving.to_server(store, address, "", lambda _done, _all: None)
    store.close()
    return address


def _open_shared(address, opened):
    """Join the office at an address as a machine of its own."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shared.join(folder, address)
    first = keys.slots(folder)[0].id
    return opening._open(folder, lambda: Opened(opened, first))


KINDS = {"one file": Kind(_make_file, _open_file), "a server": Kind(_make_shared, _open_shared)}
