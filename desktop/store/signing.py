"""The key by which a copy signs its packages, made when the copy is first opened under its name.

So a folder that is copied by hand later has the same key: the others know its packages, and are told that it parted.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.store import tables
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def begin(engine: sa.Engine, vault: Vault, device: str) -> None:
    """Make the key of a copy that has none yet."""
    with engine.connect() as connection, connection.begin():
        if _kept(connection, device) is not None:
            return
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        key(connection, vault, device)


def key(connection: sa.Connection, vault: Vault, device: str) -> Ed25519PrivateKey:
    """Give the key of a copy, made where it has none; one that another copy left here goes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,  # only who signs waits for it
    )

    kept = _kept(connection, device)
    if kept is not None:
        return Ed25519PrivateKey.from_private_bytes(b64decode(vault.unseal(kept)))
    made = Ed25519PrivateKey.generate()
    connection.execute(sa.delete(tables.signing))
    sealed = vault.seal(b64encode(made.private_bytes_raw()).decode())
    connection.execute(sa.insert(tables.signing), [{"device": device, "private": sealed}])
    return made


def _kept(connection: sa.Connection, device: str) -> str | None:
    return connection.scalar(sa.select(tables.signing.c.private).where(tables.signing.c.device == device))
