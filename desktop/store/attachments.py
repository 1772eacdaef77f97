"""Attached files: each encrypted beside the data file under the SHA-256 of its contents, kept once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import Trouble
from desktop.store.files import make_folder, write_whole
from desktop.store.trouble import reaching, translating

if TYPE_CHECKING:
    from desktop.store.opening import Store
    from desktop.store.vault import Vault

FOLDER = "attachments"
_SHA = re.compile(r"[0-9a-f]{64}")


def put(store: Store, data: bytes) -> str:
    """Keep a file and give its SHA-256 (hex); the same contents are kept once, a damaged copy is replaced."""
    sha = sha256(data).hexdigest()
    path = path_of(store.folder, sha)
    with reaching():
        if store.shared is not None:
            store.shared.unsent.add(sha)
        if _open(store, sha) != data:
            make_folder(path.parent.parent)
            make_folder(path.parent)
            write_whole(path, store.vault.encrypt(data))
    return sha


def get(store: Store, sha: str) -> bytes:
    """Give the contents of a kept file; `Trouble` where it is missing or damaged."""
    with translating():
        data = _read(store, sha) if _SHA.fullmatch(sha) else None
    if data is None or sha256(data).hexdigest() != sha:
        raise Trouble(
            "ไฟล์แนบหายหรือเสียหาย กรุณาแนบไฟล์เดิมใหม่ หรือนำโฟลเดอร์ {folder} จากสำเนาสำรองมาแทน", folder=FOLDER
        )
    return data


def remove(store: Store, sha: str) -> None:
    """Remove a file that nothing refers to any more from the office's folder; one that is gone already stays so."""
    with reaching():
        path_of(store.folder, sha).unlink(missing_ok=True)


def kept(folder: Path) -> list[Path]:
    """List the kept files of an office's folder by name."""
    return [path for path in sorted((folder / FOLDER).glob("??/*")) if is_kept(path)]


def is_kept(path: Path) -> bool:
    """Tell whether a file is a kept one by its name, and not half written."""
    return _SHA.fullmatch(path.name) is not None


def whole(path: Path, sha: str, vault: Vault) -> bytes | None:
    """Give a kept file as it is encrypted; `None` where it is missing or does not hold what its name says."""
    try:
        data = path.read_bytes()
        return data if sha256(vault.decrypt(data)).hexdigest() == sha else None
    except (FileNotFoundError, ValueError):
        return None


def path_of(folder: Path, sha: str) -> Path:
    """Give where an office's folder keeps a file."""
    return folder / FOLDER / sha[:2] / sha


def gather(store: Store, shas: Iterable[str]) -> None:
    """Bring kept files into the office's folder that a shared office has only on its server."""
    if store.shared is None:
        return
    from desktop.store import shared

    lacking = [sha for sha in shas if not path_of(store.folder, sha).is_file()]
    shared.fetch(store.folder, store.engine, lacking)


def _read(store: Store, sha: str) -> bytes | None:
    """Open a kept file; of a shared office the server's, where it is not here or was damaged here."""
    data = _open(store, sha)
    if store.shared is None or (data is not None and sha256(data).hexdigest() == sha):
        return data
    from desktop.store import shared

    shared.fetch(store.folder, store.engine, [sha])
    return _open(store, sha)


def _open(store: Store, sha: str) -> bytes | None:
    try:
        return store.vault.decrypt(path_of(store.folder, sha).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
