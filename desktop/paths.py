"""Where things are: resources, data, logs and the last office, in a checkout, installed or frozen."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APP = "tambon-desk"


@cache
def root() -> Path:
    """Find the folder that holds `resources/` and `i18n/`: the checkout, or the frozen program's own."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Find the folder of fonts, icons, styles, words and samples."""
    return root() / "resources"


def catalogues() -> Path:
    """Find the folder of compiled translations."""
    return root() / "build" / "i18n"


@cache
def machine_folder() -> Path:
    """Find, and make, the folder for this machine's settings and log; `TAMBON_DESK_HOME` names another."""
    named = os.environ.get("TAMBON_DESK_HOME")
    if named:
        folder = Path(named)
    else:
        from platformdirs import user_data_path

        folder = user_data_path(APP, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_address(office: str) -> bool:
    """Tell whether what names an office is the address of a shared one, and no folder."""
    return office.casefold().startswith(("postgresql://", "postgres://"))


def shared_folder() -> Path:
    """Find the folder that holds this machine's folder of each shared office."""
    return machine_folder() / "shared"


def documents_folder() -> Path:
    """Find the folder where an officer looks for her own files."""
    from platformdirs import user_documents_path

    return user_documents_path()
