"""What the user who opened an office may do, by the office's own list of users and the keys that the passphrase opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.users import EVERYTHING, MEDIATION, User, permissions_of
from desktop.store import keys, records, session

if TYPE_CHECKING:
    from desktop.store.opening import Store
    from desktop.store.session import Session

RECOVERY = "recovery"  # the slot of the printed code: whoever holds it may mend everything


def refresh(store: Store) -> None:
    """Read anew what the user of an open office may do."""
    with session.reading(store) as unit:
        store.permits = held(unit)


def held(unit: Session) -> frozenset[str]:
    """List what the user may do: cases only with their key."""
    known = EVERYTHING if unit.store.slot == RECOVERY else _of_role(unit)
    return known if unit.store.vault.opens_cases else known - {MEDIATION}


def _of_role(unit: Session) -> frozenset[str]:
    users = records.find(unit, User)
    if not users:  # a second slot stays where the machine died before its user was written
        first = next(iter(keys.slots(unit.store.folder)), None)
        return EVERYTHING if first is None or first.id == unit.store.slot else frozenset()
    mine = [user for user in users if user.slot == unit.store.slot]
    return permissions_of(mine[0]) if mine else frozenset()
