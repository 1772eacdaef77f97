"""The office that is open: how the way in makes and opens it, and how jobs reach it, in threads of their own."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Trouble
from desktop.ui.shell.entrance import Who

if TYPE_CHECKING:
    from desktop.store.keys import Opened
    from desktop.store.opening import Store
    from desktop.ui.jobs import Progress


class OpenOffice:
    """At most one office, and the name of who writes in it; all but `close` takes its time."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self.actor = ""

    @property
    def is_open(self) -> bool:
        """Tell whether an office is open."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """Give the store of the office; `Trouble` while none is open."""
        if self._store is None:
            raise Trouble("ยังไม่ได้เปิดสำนักงาน")
        return self._store

    def close(self) -> None:
        """Close the office if one is open."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # what jobs ask for

    def reading(self) -> AbstractContextManager[Any]:
        """Open a session that reads."""
        from desktop.store import session

        return session.reading(self.store)

    def writing(self, action: str) -> AbstractContextManager[Any]:
        """Open a session that writes as the one who opened the office."""
        from desktop.store import session

        return session.writing(self.store, self.actor, action)

    def rehearsing(self, action: str) -> AbstractContextManager[Any]:
        """Open a session that writes and leaves nothing."""
        from desktop.store import session

        return session.rehearsing(self.store, self.actor, action)

    def read_actor(self) -> None:
        """Read the name of who writes anew."""
        from desktop.work import users

        with self.reading() as unit:
            self.actor = users.actor(unit)

    # what the way in asks for

    def practise(self, folder: Path) -> None:
        """Make a practice office and open it."""
        from desktop.printing import draw
        from desktop.store import opening
        from desktop.work import practice

        fill = partial(practice.make, draw=draw)
        store, _code = opening.create(folder, practice.office(), practice.PASSPHRASE, fill)
        self._take(store)

    def create(self, folder: Path, office: Any, passphrase: str) -> str:
        """Make a new office, open it and give its recovery code."""
        from desktop.store import opening
        from desktop.work import offices

        store, code = opening.create(folder, office, passphrase, partial(offices.begin, office=office))
        self._take(store)
        return code

    def who(self, folder: Path) -> Who:
        """Tell who may open the office of a folder."""
        from desktop.store import keys
        from desktop.work import serving

        people = tuple((slot.id, slot.name) for slot in keys.slots(folder))
        return Who(people, keys.needs_two(folder), serving.named(folder))

    def join(self, address: str, user: str, password: str) -> Path:
        """Give this machine's folder of a shared office."""
        from desktop.work import serving

        return serving.enter(address, user, password)

    def open(self, folder: Path, passphrase: str, slot: str, server_password: str = "") -> None:
        """Open an office by the passphrase of one user, or unlock the one that is open."""
        from desktop.store import keys, opening, shared

        store = self._store
        if store is None:
            self._take(opening.open_office(folder, passphrase, slot, server_password))
            return
        is_behind = shared.is_behind(store)
        if (
            keys.whose(store.folder, passphrase, slot) != store.slot or is_behind
        ):  # locked, and another user unlocks
            self._hand_over(store, keys.unlock(store.folder, passphrase, slot))

    def open_by_two(
        self, folder: Path, first: tuple[str, str], second: tuple[str, str], server_password: str = ""
    ) -> None:
        """Open an office by the passphrases of two users, or unlock the one that is open."""
        from desktop.store import keys, opening, shared

        store = self._store
        if store is None:
            self._take(opening.open_by_two(folder, first, second, server_password))
        else:
            shared.is_behind(store)
            self._hand_over(store, keys.unlock_two(store.folder, first, second))

    def recover(self, folder: Path, code: str, passphrase: str, slot: str) -> bool:
        """Set a new passphrase by the recovery code, and tell whether that opened the office."""
        from desktop.store import keys
        from desktop.work import users

        folder = folder if self._store is None else self._store.folder
        users.recover(folder, code, slot, passphrase)
        if keys.needs_two(folder):
            return False
        self.open(folder, passphrase, slot)
        return True

    def _hand_over(self, store: Store, opened: Opened) -> None:
        """Go on in the open office as another user; what still runs ends as the one before."""
        from desktop.store import key_changes

        self._take(key_changes.handed_over(store, opened))

    def _take(self, store: Store) -> None:
        self._store = store
        self.read_actor()

    # what the settings ask for

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of who opened the office."""
        from desktop.work import users

        with self.writing(users.PASSPHRASE_CHANGED) as session:
            users.change_passphrase(session, old, new)

    def renew_data_key(self, progress: Progress) -> None:
        """Seal the office's data anew under a new key."""
        from desktop.work import users

        users.renew_data_key(self.store, self.actor, progress.step)
