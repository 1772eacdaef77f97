"""What the pages of wordings ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.papers import Wording
    from desktop.work.papers import Issued
    from desktop.work.wordings import State


def states(session: Any) -> tuple[State, ...]:
    """Tell for each kind of paper whose words it has."""
    from desktop.work import wordings

    return wordings.states(session)


def trial(session: Any, wording: Wording) -> Issued | CannotDo:
    """Draw a paper in words that are not kept yet, or say what stands against it; needs a rehearsing session."""
    from desktop.printing import draw
    from desktop.work import wordings

    try:
        return wordings.trial(session, wording, draw)
    except CannotDo as error:
        return error


def shipped(kind: str) -> Wording:
    """Give the words that come with the program for a kind of paper."""
    from desktop.work import wordings

    return wordings.shipped(kind)


def fields(kind: str) -> Mapping[str, str]:
    """Give the fields that the words of a kind may name, with what they mean."""
    from desktop.work import wordings

    return wordings.fields(kind)
