"""Records what a program asks of the system for its files, and makes the disk as it may be after a cut of power.

What was synced stands: a file's data by a sync of the file, a name by a sync of its folder. Of everything else any part
may be lost: each sector of a write, each change of a length, each name that was given, changed or removed. `strace`
records; a call that would change files in another way than those known here ends the recording with an error.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from desktop import paths

SECTOR = 512  # bytes that a disk writes whole
_CALLS = (
    "openat,open,creat,write,pwrite64,lseek,ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
    "rmdir,fsync,fdatasync,link,linkat,symlink,symlinkat,writev,pwritev,pwritev2,sendfile,copy_file_range,fallocate,"
    "splice,sync_file_range,sync,syncfs"
)
_LINE = re.compile(rb"\d+ +(\w+)\((.*)\) += (-?\d+)(.*)")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_PATH = re.compile(rb"<((?:\\x[0-9a-f]{2})*)>")


# the disk


@dataclass(eq=False)
class File:
    """What a disk surely holds of a file, and what was written since it was last synced."""

    data: bytearray = field(default_factory=bytearray)
    unsynced: list[tuple[int, bytes | None]] = field(default_factory=list)  # where; None sets the length

    def sync(self):
        """Make everything sure."""
        self.data, self.unsynced = self.left(lambda: True), []

    def left(self, kept):
        """Give what is left of it where `kept` says of each sector and length whether it reached the disk."""
        data = bytearray(self.data)
        for at, written in self.unsynced:
            if written is not None:
                ends = [*range((at // SECTOR + 1) * SECTOR, at + len(written), SECTOR), at + len(written)]
                for start, end in itertools.pairwise((at, *ends)):
                    if kept():
                        data.extend(bytes(max(0, start - len(data))))
                        data[start:end] = written[start - at : end - at]
            elif kept():
                data[at:] = bytes(max(0, at - len(data)))
        return data


@dataclass(eq=False)
class Naming:
    """A name given to a file or folder, moved or dropped."""

    what: str  # make, move, drop
    path: str
    to: str = ""
    file: File | None = None  # None for a folder
    is_sure: bool = False

    def do(self, names):
        """Do it with the names of a disk, unless what it needs was lost."""
        below = [name for name in names if name.startswith(self.path + "/")]
        if self.what == "make" and _folder(self.path) in names:
            names[self.path] = self.file
        elif self.what == "drop" and not below:
            names.pop(self.path, None)
        elif self.what == "move" and self.path in names and _folder(self.to) in names:
            for name in (self.path, *below):
                names[self.to + name[len(self.path) :]] = names.pop(name)


class Disk:
    """The files and folders below one folder: as the program sees them, and as a cut of power may leave them."""

    def __init__(self, root):
        self.names = {str(root): None}
        for path in sorted(root.rglob("*")):
            self.names[str(path)] = File(bytearray(path.read_bytes())) if path.is_file() else None
        self.root, self.sure, self.namings = str(root), dict(self.names), []

    def do(self, what, path, *more):
        """Do what a program did."""
        if what == "write":
            self.names[path].unsynced.append(more)
        elif what == "sync" and self.names[path]:
            self.names[path].sync()
        elif what == "sync":
            for naming in self.namings:
                naming.is_sure |= path in (_folder(naming.path), _folder(naming.to))
        elif what != "make" or path not in self.names:
            file = File() if more == ("file",) else None
            self.namings.append(Naming(what, path, more[0] if what == "move" else "", file))
            self.namings[-1].do(self.names)

    def rest(self):
        """Let everything reach the disk, as after a while without work."""
        for file in filter(None, self.names.values()):
            file.sync()
        self.sure, self.namings = dict(self.names), []

    def stands(self):
        """Give what the files hold as the program sees them, by their paths."""
        return {name: bytes(file.left(lambda: True)) for name, file in self.names.items() if file}

    def cut(self, folder, chance):
        """Write into a folder what is left when the power goes now."""
        keep_names, keep_data = (chance.choice((0.0, 0.5, 0.95, 1.0)) for _time in range(2))
        left = dict(self.sure)
        for naming in self.namings:
            if naming.is_sure or chance.random() < keep_names:
                naming.do(left)
        for name, file in sorted(left.items()):
            path = Path(str(folder) + name[len(self.root) :])
            if file is None:
                path.mkdir()
            else:
                path.write_bytes(file.left(lambda: chance.random() < keep_data))


def _folder(path):
    return path.rpartition("/")[0]


# the recording


def can_record():
    """Tell whether strace is here and may look into a program."""
    return bool(shutil.which("strace")) and not subprocess.call(["strace", "-o", os.devnull, "true"])


def record(command, root, log):
    """Run a program and give what it did to the files below a folder, and what it told on its output, in order."""
    traced = f"strace -f -y -xx -s {2**26} --seccomp-bpf -e trace={_CALLS} -o".split()
    told = subprocess.run(
        [*traced, log, *command], check=True, stdout=subprocess.PIPE, cwd=paths.root()
    ).stdout
    places = {}  # of the open files: where the next plain write goes
    events = [one for call in _calls(log) for one in _events(call, str(root), places)]
    assert [json.loads(line) for line in told.splitlines()] == [one[1] for one in events if one[0] == "told"]
    return events


@dataclass(frozen=True)
class _Call:
    """One call of the system: its name, what was given as it stands, and what it gave."""

    name: str
    given: bytes
    gave: int
    after: bytes

    @property
    def handle(self):
        return self.given.partition(b"<")[0]

    @property
    def texts(self):
        return [_plain(one) for one in _TEXT.findall(self.given)]

    @property
    def paths(self):
        """Give the paths of the files that it is about."""
        if self.name in ("open", "openat", "creat"):
            return [_plain(one).decode() for one in _PATH.findall(self.after)]
        folders = [_plain(one).decode() for one in _PATH.findall(self.given)]
        if self.name in ("mkdir", "rmdir", "unlink", "rename"):
            return [one.decode() for one in self.texts]
        if self.name in ("mkdirat", "unlinkat", "renameat", "renameat2"):
            names = (one.decode() for one in self.texts)
            return [str(Path(folder, name)) for folder, name in zip(folders, names, strict=True)]
        return folders


def _calls(log):
    """Read the calls that did something; the halves of one that another thread came between are put together."""
    begun = {}
    with log.open("rb") as file:
        for line in file:
            thread = line.split(b" ", 1)[0]
            if b" <unfinished ...>" in line:
                begun[thread] = line.split(b" <unfinished ...>")[0]
                continue
            whole = begun.pop(thread) + line.split(b" resumed>", 1)[1] if b" resumed>" in line else line
            called = _LINE.match(whole)
            if called and not called[3].startswith(b"-"):
                yield _Call(called[1].decode(), called[2], int(called[3]), called[4])


def _events(call, root, places):
    """Tell what a call did, as `Disk.do` takes it."""
    if call.name == "write" and call.handle == b"1":
        yield "told", json.loads(call.texts[0])
        return
    found = [path for path in call.paths if path.startswith(root + "/")]
    if not found or found[0].endswith("-shm"):  # SQLite makes that anew
        return
    number = call.given.rpartition(b", ")[2]
    match call.name:
        case "open" | "openat" | "creat":
            places[b"%d" % call.gave] = 0
            if b"O_CREAT" in call.given:
                yield "make", found[0], "file"
            if b"O_TRUNC" in call.given:
                yield "write", found[0], 0, None
        case "lseek":
            places[call.handle] = call.gave
        case "write":
            yield "write", found[0], places[call.handle], call.texts[0][: call.gave]
            places[call.handle] += call.gave
        case "pwrite64":
            yield "write", found[0], int(number), call.texts[0][: call.gave]
        case "ftruncate":
            yield "write", found[0], int(number), None
        case "fsync" | "fdatasync":
            yield "sync", found[0]
        case "mkdir" | "mkdirat":
            yield "make", found[0], "folder"
        case "unlink" | "unlinkat" | "rmdir":
            yield "drop", found[0]
        case "rename" | "renameat" | "renameat2":
            yield "move", *found
        case _:
            raise AssertionError(f"the disk does not know {call.name}")


def _plain(text):
    return bytes.fromhex(text.replace(b"\\x", b"").decode())
