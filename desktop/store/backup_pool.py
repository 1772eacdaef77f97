"""The attachments of all backups of one place: each kept once under its contents and key, and never changed there.

After a change of the office's keys a file joins under the new one; the older stays as long as a backup names it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import Trouble
from desktop.store import attachments
from desktop.store.backup import NOT_WHOLE
from desktop.store.backup_manifest import POOLED, damaged
from desktop.store.files import sync_folder, write_unnamed
from desktop.store.vault import Vault, generation

if TYPE_CHECKING:
    from desktop.store.opening import Store

FOLDER = "files"
Step = Callable[[int, int], object]  # told how many of how many files are done; what it raises stops it
_HEAD = 3  # bytes at the beginning of a file that tell its key


def kept(office: Path) -> list[Path]:
    """List the attachments of an office's folder."""
    found = sorted((office / attachments.FOLDER).glob("??/*"))
    return [path for path in found if attachments.is_kept(path)]


def take_in(store: Store, place: Path, named: Collection[str], step: Step) -> tuple[dict[str, int], int]:
    """Copy what a pool lacks of an office's attachments, those `named` by records among them.

    Gives the sizes of all by their names in the pool, and how many neither the office nor the pool has whole.
    """
    files = {path.name: path for path in kept(store.folder)}
    wanted = sorted({*files, *named})
    sizes, lost = {}, 0
    folders: set[Path] = set()
    for done, sha in enumerate(wanted, start=1):
        pooled = _take_in(place, files[sha], store.vault, folders) if sha in files else None
        pooled = pooled or next(iter(versions(place, sha)), None)
        if pooled is None:
            lost += 1
        else:
            sizes[pooled.name] = pooled.stat().st_size
        step(done, len(wanted))
    _keep_names(place, folders)
    return sizes, lost


def _take_in(place: Path, path: Path, vault: Vault, folders: set[Path]) -> Path | None:
    """Copy one attachment unless the pool has it; None where it is damaged."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    target = at(place, f"{path.name}.{generation(head)}")
    if not has(target, path.stat().st_size):
        data = path.read_bytes()
        try:
            vault.decrypt(data)
        except ValueError:
            return None
        _write(target, data)
        folders.add(target.parent)
    return target


def carry(place: Path, other: Path, sizes: Mapping[str, int], step: Step) -> None:
    """Copy what the pool of another place lacks of some files."""
    folders: set[Path] = set()
    for done, (name, size) in enumerate(sizes.items(), start=1):
        target = at(other, name)
        if not has(target, size):
            source = at(place, name)
            if not has(source, size):
                raise damaged(name)
            _write(target, source.read_bytes())
            folders.add(target.parent)
        step(done, len(sizes))
    _keep_names(other, folders)


def prune(place: Path, named: Collection[str]) -> None:
    """Remove the files of a pool that no backup names."""
    for path in list((place / FOLDER).glob("??/*")):
        if path.name not in named:
            path.unlink(missing_ok=True)
    for folder in (place / FOLDER).glob("??"):
        with suppress(OSError):  # holds others
            folder.rmdir()


def at(place: Path, name: str) -> Path:
    """Give where a file of the pool stands."""
    return place / FOLDER / name[:2] / name


def has(path: Path, size: int) -> bool:
    """Tell whether a file of the pool stands and is as long as it was."""
    return path.is_file() and path.stat().st_size == size


def versions(place: Path, sha: str) -> Iterable[Path]:
    """List the files of a pool that hold the same under different keys, the newest key first."""
    found = (path for path in (place / FOLDER / sha[:2]).glob(f"{sha}.*") if POOLED.fullmatch(path.name))
    return sorted(found, key=lambda path: int(path.suffix[1:]), reverse=True)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_unnamed(target, data)
    if target.read_bytes() != data:
        target.unlink()
        raise Trouble(NOT_WHOLE)


def _keep_names(place: Path, folders: Collection[Path]) -> None:
    """Make new names in a pool safe on the disk, once for all files of a folder, before a backup names them."""
    for folder in (*folders, *((place / FOLDER, place) if folders else ())):
        sync_folder(folder)
