"""What the window of salvage asks: whether it may help, by whose secret, what can be read, and the new office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.settings.backups_asking import Opening, Way, offered, unlocking

if TYPE_CHECKING:
    from desktop.errors import Trouble
    from desktop.ui.jobs import Progress
    from desktop.work.backups import Kept
    from desktop.work.salvage import Salvaged


@dataclass(frozen=True)
class Beginning:
    """What a salvage begins with: who opens the keys, and the newest backup that can be used instead.

    `keys` are the backups whose keys can be taken, none where the office's own can be read.
    """

    way: Way
    keys: tuple[Path, ...] = ()
    newest: Kept | None = None


def may_help(office: Path, trouble: Trouble) -> bool:
    """Tell whether a salvage may help against what an office was not opened for."""
    from desktop.work import salvage

    return salvage.may_help(office, trouble)


def beginning(office: Path, places: Iterable[Path]) -> Beginning:
    """Tell what a salvage of an office begins with; `Trouble` says why there is none."""
    from desktop.work import salvage

    newest = next((one for one in offered((office, *places)) if one.is_whole), None)
    if salvage.has_keys(office):
        salvage.check(office)
        return Beginning(way_in(office), newest=newest)
    keys = salvage.key_backups(office)
    salvage.check(office, keys[0] if keys else None)
    return Beginning(way_in(keys[0]), keys, newest)


def way_in(folder: Path) -> Way:
    """Tell who opens the keys of an office or of a backup."""
    from desktop.work import salvage

    return Way(salvage.openers(folder), salvage.needs_two(folder))


def try_out(office: Path, opening: Opening, keys_at: Path | None, progress: Progress) -> Salvaged:
    """Tell what a salvage would save."""
    from desktop.work import salvage

    return salvage.try_out(office, unlocking(opening), progress.step, keys_at)


def salvage(
    office: Path, folder: Path, opening: Opening, keys_at: Path | None, progress: Progress
) -> Salvaged:
    """Make a new office of all that can be read."""
    from desktop.work import salvage

    return salvage.salvage(office, folder, unlocking(opening), progress.step, keys_at)


def sheet(salvaged: Salvaged, folder: Path) -> bytes:
    """Draw the list of what was saved and what was not."""
    from desktop.printing import draw
    from desktop.work import salvage

    return salvage.sheet(salvaged, folder, draw)
