"""What the window about a person's data asks of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.work.erasing import Plan
    from desktop.work.privacy import Held


def held(session: Any, id_: str) -> Held:
    """Gather all that is held on a person."""
    from desktop.work import privacy

    return privacy.held(session, id_)


def sheet(session: Any, id_: str, reason: str) -> bytes:
    """Draw what is held on a person as a sheet, and note who took it."""
    from desktop.printing import draw
    from desktop.work import privacy_sheet

    return privacy_sheet.draw_sheet(session, id_, reason, draw)


def restrict(session: Any, id_: str, reason: str) -> None:
    """Let a person's data rest."""
    from desktop.work import restrictions

    restrictions.restrict(session, id_, reason)


def lift(session: Any, id_: str, reason: str) -> None:
    """Let a person's data be used again."""
    from desktop.work import restrictions

    restrictions.lift(session, id_, reason)


def plan(session: Any, id_: str) -> Plan:
    """Tell what erasing would do."""
    from desktop.work import erasing

    return erasing.look(session, id_)


def erase(session: Any, id_: str, reason: str, approver: str, called: str = "") -> None:
    """Erase a person's data for good, and a name by which another copy still called them."""
    from desktop.work import erasing

    erasing.erase(session, id_, reason, approver, called)
