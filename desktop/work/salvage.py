"""Saving what a damaged office still holds into a new one, and the list of what could not be saved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.documents.contents import salvage_report
from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.store import keys
from desktop.store import salvage as store
from desktop.store.restoring import Unlock
from desktop.store.salvage import Step
from desktop.store.salvaged import Salvaged as Salvaged
from desktop.store.salvaged import Saved as Saved  # what a salvage came to, for who shows it
from desktop.work.looks import Draw, Look


def salvage(office: Path, folder: Path, unlock: Unlock, step: Step, keys_at: Path | None = None) -> Salvaged:
    """Make a new office in an empty folder of all that a damaged one still has; the damaged one is only read.

    `keys_at` is a backup whose keys are taken instead of the office's own. `CannotDo` where the secret is wrong or the
    folder cannot be taken; `Trouble` where nothing can be read, and then it says which backup helps.
    """
    return store.salvage(office, folder, unlock, step, keys_at)


def try_out(office: Path, unlock: Unlock, step: Step, keys_at: Path | None = None) -> Salvaged:
    """Tell what a salvage would save, and keep nothing; it needs as much room on the disk meanwhile."""
    return store.try_out(office, unlock, step, keys_at)


def check(office: Path, keys_at: Path | None = None) -> None:
    """Refuse, before a passphrase is asked for, what a salvage cannot begin with."""
    store.check_damaged(office, keys_at)


def may_help(office: Path, trouble: Trouble) -> bool:
    """Tell whether a salvage may help against what an office was not opened for; never for a wrong passphrase."""
    return store.may_help(office, trouble)


def has_keys(office: Path) -> bool:
    """Tell whether an office's own keys can be read."""
    return store.has_keys(office)


def openers(folder: Path) -> tuple[tuple[str, str], ...]:
    """List who opens the keys in a folder, of an office or of a backup, by key slot and name."""
    return tuple((slot.id, slot.name) for slot in keys.slots(folder))


def needs_two(folder: Path) -> bool:
    """Tell whether two people must open the keys in a folder together."""
    return keys.needs_two(folder)


def key_backups(office: Path) -> tuple[Path, ...]:
    """List the backups whose keys can take the place of lost or damaged ones, the newest first."""
    return tuple(one.path for one in store.key_backups(office))


def sheet(salvaged: Salvaged, folder: Path, draw: Draw) -> bytes:
    """Draw the list of what was saved and what could not be, as a PDF."""
    contents = salvage_report.write(_report(salvaged, folder), thai_digits=salvaged.thai_digits)
    pdf, _pages = draw(contents, Look(), draft=False)  # of the office's own look some may be lost
    return pdf


def _report(salvaged: Salvaged, folder: Path) -> salvage_report.Report:
    topics = tuple(
        salvage_report.Topic(
            TOPICS[one.topic].titled, one.kept, one.rebuilt, one.emptied, one.lost, one.named
        )
        for one in salvaged.topics
    )
    return salvage_report.Report(
        office=salvaged.office,
        place=str(folder),
        at=datetime.now().astimezone(),
        last=datetime.fromisoformat(salvaged.last).astimezone() if salvaged.last else None,
        pages=salvaged.pages,
        damaged=salvaged.damaged,
        is_verified=salvaged.is_verified,
        topics=topics,
        changes=salvaged.changes,
        lost_changes=salvaged.lost_changes,
        unknown_saves=salvaged.unknown_saves,
        lost_readings=salvaged.lost_readings,
        unknown_rows=salvaged.unknown_rows,
        knows_holder=salvaged.knows_holder,
        backup=salvaged.backup,
        files=salvaged.files.kept,
        files_from_backups=salvaged.files.from_backups,
        lost_files=salvaged.files.lost,
        files_named=salvaged.files.named,
    )
