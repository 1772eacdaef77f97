"""A whole office as open files, for any program to read and for a new office to be made of.

In the folder: `manifest.json` with what is there, counted and hashed; one JSON file a topic, `people.json`, with a record
a line between brackets, ids and links as they are kept, dates as ISO text, money in satang; `attachments/` with the
attached files, each under the SHA-256 of its contents. The manifest is written last: without it nothing is whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.domain.topics import OPEN
from desktop.domain.users import EXPORT, REVEAL, User
from desktop.errors import CannotDo, Trouble
from desktop.exchange import sealed_zip
from desktop.exchange.export import keep
from desktop.exchange.sealed_zip import Put
from desktop.work import open_dump, restrictions
from desktop.work.open_dump import Row

FORMAT = 1
MANIFEST, ATTACHMENTS = "manifest.json", "attachments"
CLEAR, MASKED = "clear", "masked"
_PROGRAM = "tambon-desk"
_HISTORY = "not included: in an office made of these files, history begins anew"
_CASES = "not included: cases of mediation are closed, and go with copies of the office only"
WRITTEN = {
    name: topic for name, topic in OPEN.items() if topic is not User
}  # a user's key is in no open file
_SHA = re.compile(r"[0-9a-f]{64}")
Step = Callable[[int, int], object]


@dataclass(frozen=True)
class Dump:
    """What a folder holds, read and found whole."""

    folder: Path
    rows: Mapping[str, list[Row]]  # by topic
    files: tuple[str, ...]  # SHA-256

    def contents(self) -> Iterator[bytes]:
        """Give the attached files one by one."""
        for sha in self.files:
            yield _read(self.folder / ATTACHMENTS / sha)


def write(
    session: Any,
    folder: Path,
    *,
    clear: bool,
    step: Step = lambda _done, _total: None,
    passphrase: str = "",
) -> dict[str, Any]:
    """Write all of an office into a new folder and give the manifest; national ids masked unless `clear`.

    With a passphrase all goes into one encrypted .zip of the folder's name instead, and `path` in the manifest names it.
    """
    session.require(EXPORT)
    if clear:
        session.require(REVEAL)
    if not passphrase:
        with _writing(folder):
            if folder.exists() and any(folder.iterdir()):
                raise CannotDo("โฟลเดอร์ {folder} มีไฟล์อยู่แล้ว กรุณาใช้โฟลเดอร์ใหม่", "folder", folder=folder)
            (folder / ATTACHMENTS).mkdir(mode=0o700, parents=True, exist_ok=True)
            return _fill(session, lambda name, data: keep(folder / name, data), clear=clear, step=step)
    place = sealed_zip.place(folder.with_name(folder.name + sealed_zip.ENDING))
    with sealed_zip.writing(place, passphrase) as put:
        manifest = _fill(session, put, clear=clear, step=step)
    return {**manifest, "path": str(place)}


def _fill(session: Any, put: Put, *, clear: bool, step: Step) -> dict[str, Any]:
    """Put every topic, every attached file and last the manifest, and give it."""
    topics, named = {}, dict[str, None]()
    for place, (name, topic) in enumerate(WRITTEN.items()):
        step(place, len(WRITTEN))
        rows = [*open_dump.rows(session, topic, clear=clear)]
        named.update(dict.fromkeys(sha for row in rows for sha in open_dump.files_of(topic, row)))
        topics[name] = _put_topic(put, f"{name}.json", rows)
    for sha in named:
        put(f"{ATTACHMENTS}/{sha}", open_dump.read_file(session, sha))
    manifest = {
        "program": _PROGRAM, "format": FORMAT, "made": date.today().isoformat(), "history": _HISTORY,
        "cases": _CASES, "restricted_people": restrictions.count(session),
        "national_ids": CLEAR if clear else MASKED, "topics": topics, "attachments": sorted(named),
    }  # fmt: skip
    put(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n")
    return manifest


def _put_topic(put: Put, name: str, rows: list[Row]) -> dict[str, Any]:
    """Put the records of one topic, a line each, and give their number and the hash of the file."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    data = f"[\n{lines}\n]\n".encode()
    put(name, data)
    return {"file": name, "count": len(rows), "sha256": sha256(data).hexdigest()}


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble("เขียนในโฟลเดอร์ {folder} ไม่ได้ กรุณาตรวจว่าเขียนได้และดิสก์ไม่เต็ม", folder=folder) from error


def read(folder: Path) -> Dump:
    """Read a folder and hold it against its manifest; `Trouble` names the file that is missing or not as it was written."""
    manifest = _json(folder / MANIFEST, _read(folder / MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("program") != _PROGRAM:
        raise _broken(MANIFEST)
    topics, files = manifest.get("topics"), manifest.get("attachments")
    if not isinstance(topics, dict) or not isinstance(files, list):
        raise _broken(MANIFEST)
    if manifest.get("format") != FORMAT or not topics.keys() <= WRITTEN.keys():
        raise Trouble("ชุดข้อมูลนี้ส่งออกจากโปรแกรมรุ่นอื่น กรุณาใช้โปรแกรมรุ่นเดียวกันหรือใหม่กว่า")
    rows = {name: _topic(folder, name, told) for name, told in topics.items()}
    for sha in files:
        if not _SHA.fullmatch(str(sha)) or sha256(_read(folder / ATTACHMENTS / sha)).hexdigest() != sha:
            raise _broken(f"{ATTACHMENTS}/{sha}")
    missing = {
        sha for name, told in rows.items() for row in told for sha in open_dump.files_of(WRITTEN[name], row)
    } - set(files)  # fmt: skip
    if missing:
        raise _broken(f"{ATTACHMENTS}/{min(missing)}")
    return Dump(folder, rows, tuple(files))


def _topic(folder: Path, name: str, told: Any) -> list[Row]:
    path = folder / f"{name}.json"
    data = _read(path)
    if not isinstance(told, dict) or sha256(data).hexdigest() != told.get("sha256"):
        raise _broken(path.name)
    rows = _json(path, data)
    if (
        not isinstance(rows, list)
        or len(rows) != told.get("count")
        or not all(isinstance(r, dict) for r in rows)
    ):
        raise _broken(path.name)
    return rows


def _json(path: Path, data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _broken(path.name) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble("เปิดไฟล์ {name} ไม่ได้ กรุณาตรวจว่าเป็นโฟลเดอร์ที่ส่งออกทั้งสำนักงาน", name=path.name) from error


def _broken(name: str) -> Trouble:
    return Trouble("ไฟล์ {name} ไม่ตรงกับสารบัญของชุดข้อมูล อาจถูกแก้ไขหรือเสียหาย กรุณาส่งออกใหม่", name=name)
