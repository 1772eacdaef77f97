"""What the page of the shared office asks of `work`: every function takes a session first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.ui.jobs import Progress


def shared_where(session: Any) -> str:
    """Name the database and the server of a shared office; "" where it is in a folder of this machine."""
    from desktop.work import serving

    return serving.named(session.store.folder)


def check(session: Any, _progress: Progress, address: str, password: str) -> str:
    """Refuse an office that cannot be moved to a server; gives the name of the place."""
    from desktop.work import serving

    return serving.check(session, address, password)


def move_up(session: Any, progress: Progress, address: str, password: str) -> Path:
    """Move the office up and give this machine's folder of it."""
    from desktop.work import serving

    return serving.move_up(session, address, password, progress.step)
