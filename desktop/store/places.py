"""Where an office's folder may stand: on a disk of this machine, writable, under a name that is not too long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop.errors import CannotDo, Trouble
from desktop.store import key_file
from desktop.store.trouble import READ_ONLY, TOO_LONG

# file systems of other machines, by the names that Linux and macOS give them
_REMOTE = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "smb2", "afpfs", "webdav", "davfs", "fuse.davfs2", "fuse.sshfs",
    "fuse.rclone", "fuse.gvfsd-fuse", "ncpfs", "ncp", "afs", "ceph", "fuse.ceph", "fuse.glusterfs", "lustre", "beegfs",
})  # fmt: skip
_STICKS = (
    Path("/media"),
    Path("/run/media"),
    Path("/Volumes"),
)  # Linux and macOS mount there what is plugged in
# https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
_REMOVABLE_DRIVE, _REMOTE_DRIVE = 2, 4
# SQLite takes paths of 504 bytes, Windows of 259 characters; the longest inside is backups/2569-11-21 0912 10/office.db
_MOST_BYTES = 504 - 40
_MOST_CHARACTERS = 259 - 90  # backups/files/ab/<sha256>.150


def check(folder: Path) -> None:
    """Refuse a folder of another machine, or one whose name leaves no room for the names inside it."""
    if is_remote(folder):
        raise Trouble(
            "โฟลเดอร์นี้อยู่บนไดรฟ์เครือข่าย ซึ่งอาจทำให้ข้อมูลเสียหาย กรุณาวางโฟลเดอร์ของสำนักงานไว้ในเครื่องนี้หรือในแฟลชไดรฟ์"
        )
    path = str(folder.absolute())
    if len(path) > _MOST_CHARACTERS if sys.platform == "win32" else len(os.fsencode(path)) > _MOST_BYTES:
        raise Trouble(TOO_LONG)


def check_new(folder: Path) -> None:
    """Refuse what `check` does, and a folder for a new office that lies within another office's or a backup's."""
    check(folder)
    if any(os.path.isfile(one / key_file.NAME) for one in folder.resolve().parents):  # noqa: PTH113 - answers for all
        raise CannotDo("โฟลเดอร์ใหม่ต้องอยู่นอกโฟลเดอร์ของสำนักงานและสำเนาสำรอง กรุณาเลือกโฟลเดอร์อื่น", "folder")


def check_writable(folder: Path, *names: str) -> None:
    """Refuse a folder, or files in it, that can be read only."""
    if not all(os.access(path, os.W_OK) for path in (folder, *(folder / name for name in names))):
        raise Trouble(READ_ONLY)


def is_remote(folder: Path) -> bool:
    """Tell whether a folder is on another machine's disk."""
    path = folder.absolute()
    return _is_remote_drive(path) or _kind_at(path.resolve(), mounted()) in _REMOTE


def is_removable(path: Path) -> bool:
    """Tell whether a file or folder is on a stick or another drive that is carried away."""
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor)
        return bool(kind == _REMOVABLE_DRIVE)
    return any(path.resolve().is_relative_to(one) for one in _STICKS)


def mounted() -> str:
    """Give the system's own list of what is mounted where."""
    if sys.platform == "darwin":
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True).stdout
    listed = Path("/proc/self/mounts")
    return listed.read_text(errors="surrogateescape") if listed.exists() else ""


def _kind_at(path: Path, listed: str) -> str:
    """Find the kind of file system that a path is on: that of the last mount nearest to it."""
    nearest, kind = -1, ""
    for line in listed.splitlines():
        point, its_kind = _read_linux(line) if sys.platform != "darwin" else _read_macos(line)
        if path.is_relative_to(point) and len(point.parts) >= nearest:
            nearest, kind = len(point.parts), its_kind
    return kind


def _read_linux(line: str) -> tuple[Path, str]:
    r"""Read `device point kind options …`, where a space in a name is written \040."""
    _device, point, kind, *_options = line.split(" ")
    for sign in " \t\n\\":
        point = point.replace(f"\\{ord(sign):03o}", sign)
    return Path(point), kind


def _read_macos(line: str) -> tuple[Path, str]:
    """Read `device on point (kind, options…)`."""
    point, _, options = line.partition(" on ")[2].rpartition(" (")
    return Path(point), options.partition(",")[0].rstrip(")")


def _is_remote_drive(path: Path) -> bool:
    remote = path.drive.startswith("\\\\")
    if sys.platform == "win32":
        import ctypes

        remote = remote or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE
    return remote
