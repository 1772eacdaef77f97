"""What the pages of letters received and of reserved numbers ask of `work`: every function takes a session first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.i18n import _
from desktop.ui.jobs import Progress

if TYPE_CHECKING:
    from desktop.domain.received import Received
    from desktop.domain.registers import NumberBlock
    from desktop.domain.scopes import Scope
    from desktop.work import number_blocks, received


@dataclass(frozen=True)
class Before:
    """What earlier letters said, to be offered for the next."""

    senders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True)
class CameHome:
    """What taking over a laptop's copy brings: papers, and how each ended block stands then."""

    papers: int
    blocks: tuple[number_blocks.Standing, ...]
    unused: tuple[tuple[int, ...], ...]  # of each block


def years(session: Any) -> tuple[int, ...]:
    """List the years in which letters came."""
    from desktop.domain.papers import RECEIVED
    from desktop.work import register_book

    return register_book.years(session, RECEIVED)


def before(session: Any) -> Before:
    """Give what earlier letters said."""
    from desktop.work import received

    return Before(received.said_before(session, "sender"), received.said_before(session, "addressee"))


def next_number(session: Any, came: date) -> int:
    """Tell the number that a letter of a day would take now."""
    from desktop.work import received

    return received.next_number(session, came)


def receive(session: Any, letter: Received, scan: bytes | None) -> Received:
    """Enter a letter under the next number."""
    from desktop.work import received

    return received.receive(session, letter, scan)


def letter(session: Any, id_: str) -> received.View:
    """Give all that the page of a letter shows."""
    from desktop.work import received

    return received.view(session, id_)


def note(session: Any, id_: str, **said: str) -> Received:
    """Note who got a letter and what was done about it."""
    from desktop.work import received

    return received.note(session, id_, **said)


def strike(session: Any, id_: str, reason: str) -> Received:
    """Strike out the number of a letter."""
    from desktop.work import received

    return received.strike(session, id_, reason)


def stamped(session: Any, id_: str, number: str) -> Path:
    """Lay the receipt stamp on a letter, or on a sheet of its own, and give the copy to be read."""
    from desktop.printing import draw, laid_over
    from desktop.ui.papers import files
    from desktop.work import received

    pdf = received.stamped(session, id_, draw, laid_over)
    return files.sheet_for_reading(pdf, id_, _("ตรารับ {number}").format(number=number) + ".pdf")


def remaining(session: Any) -> number_blocks.Remaining:
    """Tell a laptop's copy what is left of its numbers."""
    from desktop.work import number_blocks

    return number_blocks.remaining(session)


def block(session: Any, id_: str) -> number_blocks.View:
    """Give all that the page of a block shows."""
    from desktop.work import number_blocks

    return number_blocks.view(session, id_)


def holder_to_copy(session: Any) -> str:
    """Name the holder of the newest numbers that no copy was made for; "" for none."""
    from desktop.work import number_blocks

    return next((one.holder for one in reversed(number_blocks.open_blocks(session)) if not one.note), "")


def planned(session: Any, register: str, count: int) -> NumberBlock:
    """Tell which numbers of a register would be reserved now."""
    from desktop.work import number_blocks

    return number_blocks.planned(session, register, count)


def reserve(session: Any, register: str, count: int, holder: str) -> NumberBlock:
    """Reserve the next numbers of a register."""
    from desktop.work import number_blocks

    return number_blocks.reserve(session, register, count, holder)


def tambons(session: Any) -> tuple[tuple[tuple[str, str], ...], bool]:
    """List the tambons that a copy can be made of, and tell whether the user may open cases."""
    from desktop.domain.users import MEDIATION
    from desktop.work import number_blocks

    return number_blocks.tambons_to_take(session), MEDIATION in session.store.permits


def take_along(session: Any, progress: Progress, folder: Path, holder: str, scope: Scope) -> Path:
    """Copy the office, or a part of it, for a laptop, and give the folder."""
    from desktop.work import number_blocks

    number_blocks.take_along(session, folder, holder, progress.step, scope)
    return folder


def give_back(session: Any, folder: Path) -> CameHome:
    """Take over what a laptop issued and end its blocks; or, in a rehearsing session, tell what that does."""
    from desktop.work import number_blocks

    given = number_blocks.give_back(session, folder)
    blocks = tuple(number_blocks.standing(session, one) for one in given.blocks)
    unused = tuple(tuple(n for n in one.block.numbers if n not in one.used) for one in blocks)
    return CameHome(given.papers, blocks, unused)


def return_unused(session: Any, id_: str, used: str, reason: str) -> NumberBlock:
    """End the block of a laptop that does not come back."""
    from desktop.work import number_blocks

    return number_blocks.return_unused(session, id_, used, reason)
