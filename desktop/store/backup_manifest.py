"""What a backup says of itself: when and why it was made, how far the log went, and which files belong to it.

It stands beside the copied data file in the clear, so that damage is told from a wrong passphrase; it names nobody.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.errors import Trouble
from desktop.store import cipher, key_file
from desktop.store.chain import NO_END, End
from desktop.store.files import sha256_of, write_whole
from desktop.store.key_slots import PROGRAM
from desktop.store.trouble import newer, reaching

NAME = "backup.json"
FORMAT = 2  # the first did not tell where the chains end
POOLED = re.compile(
    r"([0-9a-f]{64})\.([1-9][0-9]{0,2})"
)  # of what an attachment holds, and of its key's generation
_LARGEST = 2**26  # bytes: half a million attachments
_HEX = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class File:
    """One file of a backup as it was written."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds; `attachments` gives the sizes of files by their names in the pool."""

    office: str
    device: str
    at: datetime
    why: str  # a key of domain.backups.REASONS
    format: int  # of the data file
    state: str
    head: Mapping[str, str]  # the clock of the last unit of each device
    log: End  # where the chain of the copy's own changes ends
    readings: End  # and that of its acts of reading
    counts: Mapping[str, int]  # records by topic
    files: Mapping[str, File]
    attachments: Mapping[str, int]
    lost: int  # attachments that the office itself had no more

    @property
    def size(self) -> int:
        """Give the bytes of all its files, those it shares with other backups too."""
        return sum(file.size for file in self.files.values()) + sum(self.attachments.values())

    @property
    def clock(self) -> str:
        """Give how far the change log went; it never goes back, whatever the machine's clock does."""
        return max(self.head.values(), default="")


def damaged(name: str) -> Trouble:
    """Say that a file of a backup is not as it was written."""
    return Trouble(
        "สำเนาสำรองนี้เสียหายหรือไม่ครบ (ไฟล์ {name}) ข้อมูลอื่นไม่ได้เปลี่ยนแปลง กรุณาใช้สำเนาสำรองชุดอื่น", name=name
    )


def described(path: Path) -> File:
    """Describe a file as it stands."""
    return File(path.stat().st_size, sha256_of(path))


def write(folder: Path, manifest: Manifest) -> None:
    """Write what a backup says of itself into its folder."""
    said = {**dataclasses.asdict(manifest), "at": manifest.at.isoformat()}
    document = {"program": PROGRAM, "backup": FORMAT, "sha256": _sum(said), **said}
    write_whole(folder / NAME, json.dumps(document, indent=1).encode() + b"\n")


def read(folder: Path) -> Manifest:
    """Read what a backup says of itself; `Trouble` where it is damaged or a newer program's."""
    with reaching(), (folder / NAME).open("rb") as file:
        data = file.read(_LARGEST)
    try:
        document = json.loads(data)
        if document.pop("program") != PROGRAM:
            raise damaged(NAME)
        format_ = document.pop("backup")
        if format_ in (1, FORMAT) and document.pop("sha256") == _sum(document):
            return _manifest(document)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise damaged(NAME) from error
    raise newer(format_) if type(format_) is int and format_ > FORMAT else damaged(NAME)


def _manifest(said: dict[str, Any]) -> Manifest:
    files = {str(name): File(int(one["size"]), str(one["sha256"])) for name, one in said["files"].items()}
    attachments, counts = (
        {str(name): int(number) for name, number in said[part].items()} for part in ("attachments", "counts")
    )
    head = {str(device): str(clock) for device, clock in said["head"].items()}
    at = datetime.fromisoformat(said["at"])
    ends = {name: _end(said.get(name)) for name in ("log", "readings")}
    sums = [file.sha256 for file in files.values()]
    named = set(files) == {cipher.DATA, key_file.NAME} and all(map(POOLED.fullmatch, attachments))
    if at.tzinfo is None or not named or not all(map(_HEX.fullmatch, sums)):
        raise ValueError("not what this program writes")
    read = {"at": at, "files": files, "attachments": attachments, "counts": counts, "head": head, **ends}
    return Manifest(**{**said, **read})


def _end(said: Any) -> End:
    return End(int(said[0]), str(said[1])) if said else NO_END


def _sum(said: Mapping[str, Any]) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
