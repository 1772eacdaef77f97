"""Attached files: each encrypted beside the data file under the SHA-256 of its contents, kept once."""

from __future__ import annotations

import re
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
    path = _path(store, sha)
    with reaching():
        if _open(store, path) != data:
            make_folder(path.parent.parent)
            make_folder(path.parent)
            write_whole(path, store.vault.encrypt(data))
    return sha


def get(store: Store, sha: str) -> bytes:
    """Give the contents of a kept file; `Trouble` where it is missing or damaged."""
    with translating():
        data = _open(store, _path(store, sha)) if _SHA.fullmatch(sha) else None
    if data is None or sha256(data).hexdigest() != sha:
        raise Trouble(
            "ไฟล์แนบหายหรือเสียหาย กรุณาแนบไฟล์เดิมใหม่ หรือนำโฟลเดอร์ {folder} จากสำเนาสำรองมาแทน", folder=FOLDER
        )
    return data


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


def _path(store: Store, sha: str) -> Path:
    return store.folder / FOLDER / sha[:2] / sha


def _open(store: Store, path: Path) -> bytes | None:
    try:
        return store.vault.decrypt(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
