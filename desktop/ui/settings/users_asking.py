"""What the page of users asks of `work`: every function takes a session first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.domain.users import User
    from desktop.work.users import Overview


def overview(session: Any) -> Overview:
    """Give all that the page shows."""
    from desktop.work import users

    return users.overview(session)


def add(session: Any, user: User, passphrase: str) -> User:
    """Add a user with an own passphrase."""
    from desktop.work import users

    return users.add(session, user, passphrase)


def change(session: Any, user: User) -> User:
    """Save who a user is and what the user may do."""
    from desktop.work import users

    return users.change(session, user)


def remove(session: Any, id_: str) -> User:
    """End a user's work in this office."""
    from desktop.work import users

    return users.remove(session, id_)


def reset_passphrase(session: Any, id_: str, passphrase: str) -> User:
    """Give a user who forgot it a new passphrase."""
    from desktop.work import users

    return users.reset_passphrase(session, id_, passphrase)


def new_recovery_code(session: Any) -> str:
    """Give a new recovery code to print."""
    from desktop.work import users

    return users.new_recovery_code(session)


def want_two(session: Any, wanted: bool) -> None:
    """Let two people open the office together, or one alone."""
    from desktop.work import users

    users.want_two(session, wanted)
