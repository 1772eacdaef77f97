"""What the page of backups and the way back ask: made, listed, compared and printed by jobs, restored beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Trouble

if TYPE_CHECKING:
    from desktop.ui.jobs import Progress
    from desktop.work.backups import Compared, Kept, Made

BEFORE_IMPORT, BEFORE_RESTORE = "import", "restore"  # keys of domain.backups.REASONS


@dataclass(frozen=True)
class Listed:
    """One backup, and where it stands."""

    kept: Kept
    here: bool = False
    there: bool = False  # in the second place


@dataclass(frozen=True)
class Overview:
    """What the page shows; `second` is "" where no second place was chosen."""

    rows: tuple[Listed, ...]
    second: str
    is_plugged_in: bool
    is_shared: bool = False  # on a server, which has backups of its own


@dataclass(frozen=True)
class Way:
    """How a backup is opened: its people by slot and name, and whether two of them must do it together."""

    people: tuple[tuple[str, str], ...]
    two: bool


@dataclass(frozen=True)
class Opening:
    """Who opens a backup and by what; a recovery code goes before passphrases."""

    first: tuple[str, str] = ("", "")  # slot and passphrase
    second: tuple[str, str] | None = None
    code: str | None = None


def is_there(folder: str) -> bool:
    """Tell whether a folder can be reached now; false for none."""
    return bool(folder) and os.path.isdir(folder)  # noqa: PTH112 - answers for a stick that is pulled


# with the office open


def overview(session: Any, second: str) -> Overview:
    """List the backups of the office in both places, the newest first."""
    from desktop.work import backups, serving

    plugged_in = is_there(second)
    here = backups.listed(session.store)
    there = backups.listed(session.store, Path(second)) if plugged_in else ()
    return Overview(_together(here, there), second, plugged_in, serving.is_shared(session))


def _together(here: tuple[Kept, ...], there: tuple[Kept, ...]) -> tuple[Listed, ...]:
    """Show a backup and its copy in the second place as one, unless one of them is damaged."""
    carried = {_of(one) for one in there if one.is_whole}
    kept = {_of(one) for one in here if one.is_whole}
    rows = [Listed(one, here=True, there=one.is_whole and _of(one) in carried) for one in here]
    rows += [Listed(one, there=True) for one in there if not one.is_whole or _of(one) not in kept]
    return tuple(sorted(rows, key=lambda row: row.kept.at.timestamp() if row.kept.at else 0.0, reverse=True))


def _of(one: Kept) -> tuple[object, ...]:
    return one.path.name, one.at, one.size


def check_second(session: Any, folder: Path) -> None:
    """Refuse a second place that cannot be one."""
    from desktop.work import backups

    backups.check_second(session.store, folder)


def back_up(session: Any, progress: Progress, second: str, why: str, if_changed: bool) -> Made:
    """Make a backup, and bring it to the second place; `Made.trouble` says why it is not there."""
    from desktop.work import backups

    place = Path(second) if second else None
    return backups.back_up(session.store, progress.step, second=place, if_changed=if_changed, why=why)


def back_up_where_there(session: Any, progress: Progress, second: str, why: str) -> Made:
    """Make a backup where anything changed, and bring it to the second place where that can be reached."""
    return back_up(session, progress, second if is_there(second) else "", why, if_changed=True)


def before_import(session: Any, progress: Progress) -> None:
    """Make a backup before rows are taken in, unless the last one holds all there is."""
    back_up(session, progress, "", BEFORE_IMPORT, if_changed=True)


def receipt(session: Any, path: Path) -> bytes:
    """Draw the receipt of a backup."""
    from desktop.printing import draw
    from desktop.work import backups

    return backups.receipt(session, path, draw)


def compared(session: Any, _progress: Progress, path: Path) -> tuple[Compared, ...]:
    """Tell what going back to a backup would do."""
    from desktop.work import backups

    return backups.compared(session.store, path)


def compared_before_restoring(
    session: Any, progress: Progress, path: Path
) -> tuple[tuple[Compared, ...], Trouble | None]:
    """Back up what there is now, then tell what going back would do; an office that cannot be backed up is no hindrance."""
    hindrance = None
    try:
        back_up(session, progress, "", BEFORE_RESTORE, if_changed=True)
    except Trouble as trouble:
        hindrance = trouble
    return compared(session, progress, path), hindrance


# without


def offered(folders: Iterable[Path]) -> tuple[Kept, ...]:
    """List the backups in and under folders, the newest first."""
    from desktop.work import backups

    return backups.offered(folders)


def way_in(path: Path) -> Way:
    """Tell who opens a backup."""
    from desktop.work import backups

    return Way(backups.openers(path), backups.needs_two(path))


def unlocking(opening: Opening) -> Callable[[Path], Any]:
    """Give what opens the keys of a folder."""
    from desktop.work import backups

    if opening.code is not None:
        return backups.by_recovery_code(opening.code)
    if opening.second is not None:
        return backups.by_two(opening.first, opening.second)
    slot, passphrase = opening.first
    return backups.by_passphrase(passphrase, slot)


def restore(path: Path, folder: Path, opening: Opening, progress: Progress) -> Kept:
    """Make a backup an office again in a new folder."""
    from desktop.work import backups

    return backups.restore(path, folder, unlocking(opening), progress.step)
