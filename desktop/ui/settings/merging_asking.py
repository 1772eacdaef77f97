"""What the page of merging asks: packages made, looked into, tried and taken; where copies differ, decided and printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.users import EXPORT, WRITE

if TYPE_CHECKING:
    from desktop.ui.jobs import Progress
    from desktop.work.conflicts import Conflict, Doubled, Stranded
    from desktop.work.doubles import Cell, Pair
    from desktop.work.merging import Copy, Exchange, Packed, Taken

SHOWN = 50  # packages listed
SIGNS = 8  # of a copy's name in the change log, as refusals name it


@dataclass(frozen=True)
class Overview:
    """What the page shows; this copy is the first of the copies."""

    copies: tuple[Copy, ...]
    exchanges: tuple[Exchange, ...]
    conflicts: tuple[Conflict, ...]
    doubled: tuple[Doubled, ...]
    stranded: tuple[Stranded, ...]
    pairs: tuple[Pair, ...]  # that are probably one
    may_pack: bool
    may_write: bool


@dataclass(frozen=True)
class Asked:
    """Which package is taken: its file, its passphrase, the mark of a new copy that a person compared."""

    path: Path
    passphrase: str
    accepted: str = ""
    as_new: bool = False


def overview(session: Any) -> Overview:
    """Tell which copies are known, what went between them, and what waits for a person."""
    from desktop.work import conflicts, doubles, merging

    permits = session.store.permits
    return Overview(
        merging.copies(session),
        merging.exchanges(session, SHOWN),
        conflicts.conflicts(session),
        conflicts.doubled(session),
        conflicts.stranded(session),
        doubles.waiting(session),
        EXPORT in permits,
        WRITE in permits,
    )


def rename(session: Any, id_: str, name: str) -> None:
    """Name a copy."""
    from desktop.work import merging

    merging.rename(session, id_, name)


def pack(session: Any, progress: Progress, path: Path, passphrase: str, to: str) -> Packed:
    """Make a package."""
    from desktop.work import merging

    return merging.pack(session, path, passphrase, to, progress.step)


def take(session: Any, progress: Progress, asked: Asked) -> Taken:
    """Take a package, or in a rehearsal tell what it would bring."""
    from desktop.work import merging

    return merging.take(
        session, asked.path, asked.passphrase, asked.accepted, as_new=asked.as_new, step=progress.step
    )


def back_up_first(session: Any, progress: Progress) -> None:
    """Make a backup before a package is taken, unless the last one holds all there is."""
    from desktop.work import backups

    backups.back_up(session.store, progress.step, if_changed=True, why="merge")


def decide(session: Any, conflict: Conflict, place: int) -> None:
    """Choose one of the values of a cell."""
    from desktop.work import conflicts

    conflicts.decide(session, conflict, place)


def decide_otherwise(session: Any, conflict: Conflict, value: Any) -> None:
    """Give a cell another value."""
    from desktop.work import conflicts

    conflicts.decide_otherwise(session, conflict, value)


def void(session: Any, row: str, reason: str) -> None:
    """Cancel one of those that have the same number."""
    from desktop.work import conflicts

    conflicts.void(session, row, reason)


def undo_last(session: Any) -> str:
    """Take back what was decided last."""
    from desktop.work import conflicts

    return conflicts.undo_last(session)


def cells(session: Any, pair: Pair, stays: str) -> tuple[Cell, ...]:
    """Tell what two records have otherwise."""
    from desktop.work import doubles

    return doubles.cells(session, pair, stays)


def join(session: Any, pair: Pair, stays: str, others: tuple[str, ...]) -> None:
    """Join two records."""
    from desktop.work import doubles

    doubles.join(session, pair, stays, others)


def keep_apart(session: Any, pair: Pair) -> None:
    """Remember that two records are two things."""
    from desktop.work import doubles

    doubles.keep_apart(session, pair)


def may_type(conflict: Conflict) -> bool:
    """Tell whether another value can be typed."""
    from desktop.work import conflicts

    return conflicts.may_type(conflict)


def report(session: Any) -> bytes:
    """Draw the report."""
    from desktop.printing import draw
    from desktop.work import merge_report

    return merge_report.report(session, draw)
