"""The attachments of all backups of one place: each kept once under its contents and key, and never changed there.

After a change of the office's keys a file joins under the new one; the older stays as long as a backup names it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
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
_AT_ONCE = 4  # files written at once: each waits for the disk by itself
_HEAD = 3  # bytes at the beginning of a file that tell its key


def take_in(store: Store, place: Path, step: Step) -> dict[str, Path | None]:
    """Copy what a pool lacks of an office's attachments; give where each now stands there, None of a damaged one."""
    files, taken = attachments.kept(store.folder), {}
    folders: set[Path] = set()
    with ThreadPoolExecutor(_AT_ONCE) as writers:
        try:
            found = writers.map(partial(_take_in, place, store.vault, folders), files)
            for done, (path, pooled) in enumerate(zip(files, found, strict=True), start=1):
                taken[path.name] = pooled
                step(done, len(files))
        finally:
            writers.shutdown(cancel_futures=True)
    _keep_names(place, folders)
    return taken


def with_named(
    place: Path, taken: Mapping[str, Path | None], named: Collection[str]
) -> tuple[dict[str, int], int]:
    """Give the sizes, by their names in the pool, of the files taken in and those `named` by records.

    Of what the office has no more the pool may have an older version; tells how many neither has whole.
    """
    sizes, lost = {}, 0
    for sha in sorted({*taken, *named}):
        pooled = taken.get(sha) or next(iter(versions(place, sha)), None)
        if pooled is None:
            lost += 1
        else:
            sizes[pooled.name] = pooled.stat().st_size
    return sizes, lost


def _take_in(place: Path, vault: Vault, folders: set[Path], path: Path) -> Path | None:
    """Copy one attachment unless the pool has it, and add where it was written; None where it is damaged."""
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


def sizes(place: Path) -> dict[str, int]:
    """Give the size of each file of a pool by its name."""
    return {path.name: path.stat().st_size for path in (place / FOLDER).glob("??/*")}


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
