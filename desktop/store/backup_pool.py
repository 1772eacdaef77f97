"""The attachments of all backups of one place: each kept once under its contents and key, and never changed there.

After a change of the office's keys a file joins under the new one; the older stays as long as a backup names it.
A disk may lose what it keeps without a word: whoever adds to a pool reads through some of what stands there, those
nobody looked at for longest, and writes anew what is not as it was. When that was, a file's own time tells.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
_TURNS = 14  # so many backups read through all files of a pool
_MOST_READ = 10_000_000  # bytes of them at once: a larger pool takes longer, and a backup stays quick


def take_in(store: Store, place: Path, step: Step) -> dict[str, Path | None]:
    """Copy what a pool lacks of an office's attachments; give where each now stands there, None of a damaged one."""
    files, taken = attachments.kept(store.folder), {}
    written: set[Path] = set()
    with ThreadPoolExecutor(_AT_ONCE) as writers:
        try:
            found = writers.map(partial(_take_in, place, store.vault, written), files)
            for done, (path, pooled) in enumerate(zip(files, found, strict=True), start=1):
                taken[path.name] = pooled
                step(done, len(files))
        finally:
            writers.shutdown(cancel_futures=True)
    pairs = ((path, taken[path.name]) for path in files)
    stood = [(path, pooled) for path, pooled in pairs if pooled and pooled not in written]
    _read_through(store.vault, stood, written)
    _keep_names(place, written)
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


def _take_in(place: Path, vault: Vault, written: set[Path], path: Path) -> Path | None:
    """Copy one attachment unless the pool has it, and add what was written; None where it is damaged."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    target = at(place, f"{path.name}.{generation(head)}")
    if not has(target, path.stat().st_size):
        data = path.read_bytes()
        if not _is_sound(vault, data):
            return None
        _write(target, data)
        written.add(target)
    return target


def _is_sound(vault: Vault, data: bytes) -> bool:
    try:
        vault.decrypt(data)
    except ValueError:
        return False
    return True


def _read_through(vault: Vault, stood: Sequence[tuple[Path, Path]], written: set[Path]) -> None:
    """Compare some files of a pool, each beside what it was copied from, and write anew and add those that differ.

    It is left as it is where what it was copied from is damaged itself.
    """
    longest_ago = sorted(stood, key=lambda pair: pair[1].stat().st_mtime)
    left = _MOST_READ
    for source, target in longest_ago[: math.ceil(len(stood) / _TURNS)]:
        if left <= 0:
            return
        data = source.read_bytes()
        left -= len(data)
        if not _holds(target, data) and _is_sound(vault, data):
            _write(target, data)
            written.add(target)
        with suppress(OSError):  # it is read again the next time
            os.utime(target)


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.read_bytes() == data
    except OSError:  # a spot of the disk that cannot be read any more
        return False


def carry(place: Path, other: Path, sizes: Mapping[str, int], step: Step, vault: Vault) -> None:
    """Copy what the pool of another place lacks of some files."""
    stood, written = [], set[Path]()
    for done, (name, size) in enumerate(sizes.items(), start=1):
        source, target = at(place, name), at(other, name)
        if has(target, size):
            stood.append((source, target))
        elif has(source, size):
            _write(target, source.read_bytes())
            written.add(target)
        else:
            raise damaged(name)
        step(done, len(sizes))
    _read_through(vault, [pair for pair in stood if pair[0].is_file()], written)
    _keep_names(other, written)


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


def _keep_names(place: Path, written: Collection[Path]) -> None:
    """Make new names in a pool safe on the disk, once for all files of a folder, before a backup names them."""
    folders = {path.parent for path in written}
    for folder in (*folders, *((place / FOLDER, place) if folders else ())):
        sync_folder(folder)
