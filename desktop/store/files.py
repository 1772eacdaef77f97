"""Writing files so that a pulled stick or a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

_CHUNK = 2**20  # bytes read at once


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, make it safe on the disk, then put it in its place."""
    write_unnamed(path, data)
    sync_folder(path.parent)


def write_unnamed(path: Path, data: bytes) -> None:
    """Do as `write_whole`, but the name is safe only once `sync_folder` was told: of many files, once for all."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file of any size as `write_whole` does; give the SHA-256 (hex) of what stands in the new place."""
    part = target.with_name(target.name + ".part")
    try:
        with source.open("rb") as read, part.open("wb") as written:
            shutil.copyfileobj(read, written, _CHUNK)
            written.flush()
            os.fsync(written.fileno())
        place(part, target)
    finally:
        part.unlink(missing_ok=True)
    return sha256_of(target)


def sha256_of(path: Path) -> str:
    """Read a file of any size and give its SHA-256 (hex)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(part: Path, path: Path) -> None:
    """Give a finished file its own name, and make the name safe on the disk."""
    part.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder in one that stands, safe on the disk, unless it is there."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk; Windows does so by itself."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sync_file(path: Path) -> None:
    """Make a file that another library wrote safe on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
