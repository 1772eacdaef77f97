"""Changing the keys of an open office within a unit of work: where that is rolled back, the keys stand as before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.store import keys, permits, shared
from desktop.store.files import write_whole
from desktop.store.session import Session
from desktop.store.trouble import reaching
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.store.opening import Store


def begin(session: Session) -> keys.Opened:
    """Give the open keys of the office, to be changed; a unit of work that is rolled back writes the file back."""
    store = session.store
    if session.put_back is not None:
        return store.opened
    path, vault, permitted = store.folder / keys.NAME, store.vault, store.permits
    with reaching():
        before = path.read_bytes()

    def put_back() -> None:
        store.vault, store.permits = vault, permitted
        write_whole(path, before)

    session.put_back = put_back
    return store.opened


def settle(session: Session, opened: keys.Opened) -> None:
    """Go on with the changed keys, and with what the user may do now."""
    if opened.keys != session.store.vault.keys:
        session.store.vault = Vault(opened.keys, session.store.vault.file)
    session.store.permits = permits.held(session)


def handed_over(store: Store, opened: keys.Opened) -> Store:
    """Give an open office to another user of it: the same file, with the keys of whoever goes on."""
    vault = Vault(opened.keys, store.vault.file)
    known = store.shared and shared.known(store.folder, store.shared.place)
    given = replace(store, vault=vault, slot=opened.slot, permits=frozenset(), texts={}, shared=known)
    permits.refresh(given)
    return given
