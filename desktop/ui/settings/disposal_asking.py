"""What the pages of the lists to destroy by ask: counted, made, approved, kept on, carried out, drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.users import USERS

if TYPE_CHECKING:
    from desktop.work.disposal import Destroyed, Whole


def counts(session: Any) -> dict[str, int]:
    """Count what is past its time today, by kind."""
    from desktop.work import disposal

    return disposal.counts(session, date.today())


def whole(session: Any, id_: str) -> tuple[Whole, bool]:
    """Read a list with its items, and tell whether who reads may say that it was approved."""
    from desktop.work import disposal

    return disposal.whole(session, id_), USERS in session.store.permits


def prepare(session: Any, kinds: Collection[str]) -> str:
    """Make a list of some kinds and give its id."""
    from desktop.work import disposal

    return disposal.prepare(session, kinds, date.today())


def approve(session: Any, id_: str, approved_by: str, approval: str, approved: date | None) -> None:
    """Write down who approved a list, by which paper and when."""
    from desktop.work import disposal

    disposal.approve(session, id_, approved_by, approval, approved)


def keep(session: Any, items: Sequence[str], why: str) -> None:
    """Say of items that they are kept on, and why."""
    from desktop.work import disposal

    disposal.keep(session, items, why)


def withdraw(session: Any, id_: str) -> None:
    """Take back a list that nobody approved yet."""
    from desktop.work import disposal

    disposal.withdraw(session, id_)


def destroy(session: Any, id_: str) -> Destroyed:
    """Destroy what an approved list names."""
    from desktop.work import disposal

    return disposal.destroy(session, id_, date.today())


def sheet(session: Any, id_: str) -> bytes:
    """Draw a list."""
    from desktop.printing import draw
    from desktop.work import privacy_papers

    return privacy_papers.disposal_sheet(session, id_, draw)
