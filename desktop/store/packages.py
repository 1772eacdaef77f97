"""Package files: what one copy of the office has for another, under a passphrase of its own and signed by its device.

A package is one line that names it, a head in the clear (JSON: whose it is, what of each device it holds, how it is
sealed), the signature of the head, and the body. The body's SHA-256 stands in the head. Its frames, each sealed by
itself, hold compressed lines of JSON (the attachments' names and sizes, units, changes) and then the attachments as the
office keeps them. Nothing is written to the office before all of a package was read and holds.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.domain import passphrases
from desktop.domain.scopes import Scope
from desktop.domain.scopes import read as read_scope
from desktop.domain.scopes import written as written_scope
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, key_slots, keys, merging, migrations, package_body, scopes
from desktop.store.files import place
from desktop.store.merging import Batch, Outcome
from desktop.store.package_body import Attached
from desktop.store.session import Session
from desktop.store.trouble import reaching

FORMAT = 2
MAGIC = b"tambon-desk package\n"
_MOST_HEAD = 2**20  # bytes
_SIGNATURE = 64  # bytes
_NAMED = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")  # an attachment, wherever a change names it
_COUNTS = ("units", "changes", "files", "lines", "size")


Step = Callable[[int, int], object]  # told how many of how many parts are done; what it raises stops it


def no_step(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Package:
    """What the head of a package tells before it is opened."""

    office: str
    device: str  # the copy that made it
    made: datetime
    since: Mapping[str, int]  # of each device: what the package goes on from
    upto: Mapping[str, int]  # and up to where
    units: int
    changes: int
    files: int
    public: bytes  # the key that its signature holds by
    named: str  # the copy's name for people, sealed by the office's key
    scope: Scope  # the part of the office that the copy holds
    id: str  # the SHA-256 of its body


def write(
    session: Session, path: Path, there: Mapping[str, int], passphrase: str, signing: Ed25519PrivateKey,
    name: str = "", to: str = "", step: Step = no_step,
) -> Package:  # fmt: skip
    """Write what a copy lacks that holds the changes up to `there`; the file appears whole or not at all.

    `name` is what people call this copy; only copies of the office can read it. `to` names the copy
    it is for: one that holds a part of the office gets that part alone. `step` stops it by what it raises.
    """
    passphrases.check(passphrase)
    store, scope = session.store, scopes.of(session, to)
    batch = scopes.changes_for(session, there, scope, to)
    files = _files_of(session, batch)
    lines = package_body.lines(batch, files)
    office, key = keys.office_of(store.folder), os.urandom(key_slots.KEY)
    head = {
        "program": key_slots.PROGRAM, "format": FORMAT, "data": migrations.FORMAT, "office": office,
        "keys": len(store.vault.keys.data), "device": store.device,
        "named": store.vault.seal(name), "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "since": batch.since, "upto": batch.upto, "marks": batch.marks,
        "units": len(batch.units), "changes": len(batch.changes), "files": len(files), "lines": len(lines),
        "size": package_body.sealed_size(len(lines) + sum(one.size for one in files)),
        "to": to if scope.tambons else "", "sha256": "0" * 64,
        "part": written_scope(scopes.of_this(session)),
        "public": key_slots.text(signing.public_key().public_bytes_raw()),
        "lock": key_slots.wrap(office, {"kind": key_slots.USER}, passphrase, key),
    }  # fmt: skip
    part = path.with_name(path.name + ".part")
    with reaching():
        try:
            _write(part, head, package_body.sealed(_pieces(session, lines, files, step), key), signing)
            place(part, path)
        finally:
            part.unlink(missing_ok=True)
    return _package(head)


def peek(path: Path) -> Package:
    """Read the head of a package; refused where it is no whole, sound package of this program."""
    with reaching(), path.open("rb") as file:
        return _package(_read_head(file))


def look(session: Session, path: Path) -> Package:
    """Read the head of a package from a copy of this office, and open the copy's name; another office's is refused."""
    with reaching(), path.open("rb") as file:
        head = _read_head(file)
    _refuse_other_office(session, head)
    _refuse_for_another(session, head, session.store.device)
    return replace(_package(head), named=session.store.vault.unseal(head["named"]))


def read(session: Session, path: Path, passphrase: str, trusted: Mapping[str, bytes] | None = None) -> Batch:
    """Read what a package holds and take nothing, as for `renewing`; refused as in `take`."""
    with reaching(), path.open("rb") as file:
        return _opened(session, file, passphrase, trusted or {}, session.store.device).batch


def take(
    session: Session, path: Path, passphrase: str, trusted: Mapping[str, bytes] | None = None,
    step: Step = no_step, called: str = "",
) -> Outcome:  # fmt: skip
    """Take what a package holds and this copy lacks; refused whole, and nothing changed, where anything stands against it.

    `trusted` are the public keys of known devices; another key for one of them is refused. `called` is the name that
    this copy had when the package was made for it, where it was renewed since.
    """
    part = scopes.of_this(session)
    with reaching(), path.open("rb") as file:
        opened = _opened(session, file, passphrase, trusted or {}, called or session.store.device)
        parts = 2 * len(opened.files) + 2  # each file is looked at before anything is written
        for done, (one, data) in enumerate(opened.attached(file), start=1):
            _plain(session, one, data)
            step(done, parts)
        step(len(opened.files) + 1, parts)
        outcome = merging.take(session, opened.batch)
        scopes.trim(session, part, opened.batch)
        if part.tambons and scopes.lacks_any(session):
            raise _not_enough()
        wanted = scopes.attachments(session) if opened.files else ()  # what was erased here stays away
        kept = () if session.rehearsal else opened.attached(file)
        for done, (one, data) in enumerate(kept, start=len(opened.files) + 2):
            if one.sha in wanted:  # a file that no record names does no harm where the session fails
                attachments.put(session.store, _plain(session, one, data))
            step(done, parts)
        step(parts, parts)
    return outcome


# writing


def _files_of(session: Session, batch: Batch) -> list[Attached]:
    """List the attachments that changes name and this copy has."""
    named = {sha for row in batch.changes for sha in _NAMED.findall(row[6])}
    attachments.gather(session.store, named)
    kept = [(sha, _kept(session, sha)) for sha in sorted(named)]
    return [Attached(sha, path.stat().st_size) for sha, path in kept if path.is_file()]


def _kept(session: Session, sha: str) -> Path:
    return attachments.path_of(session.store.folder, sha)


def _pieces(session: Session, lines: bytes, files: list[Attached], step: Step) -> Iterator[bytes]:
    yield lines
    for done, one in enumerate(files, start=1):
        yield _kept(session, one.sha).read_bytes()
        step(done, len(files))


def _write(part: Path, head: dict[str, Any], body: Iterator[bytes], signing: Ed25519PrivateKey) -> None:
    """Write the body behind room for its head, then the head that names its hash."""
    hashed = hashlib.sha256()
    with part.open("wb") as file:
        file.write(_head(head, signing))
        for frame in body:
            hashed.update(frame)
            file.write(frame)
        head["sha256"] = hashed.hexdigest()
        file.seek(0)
        file.write(_head(head, signing))
        file.flush()
        os.fsync(file.fileno())
    with part.open("rb") as file:
        _check_body(file, _read_head(file))


def _head(head: dict[str, Any], signing: Ed25519PrivateKey) -> bytes:
    said = json.dumps(head, sort_keys=True).encode()
    return MAGIC + len(said).to_bytes(4) + said + signing.sign(MAGIC + said)


# reading


@dataclass(frozen=True)
class _Opened:
    """A package whose head and lines hold."""

    head: Mapping[str, Any]
    key: bytes
    batch: Batch
    files: list[Attached]

    def attached(self, file: BinaryIO) -> Iterator[tuple[Attached, bytes]]:
        return package_body.attached(file, self.head["size"], self.head["lines"], self.files, self.key)


def _opened(
    session: Session, file: BinaryIO, passphrase: str, trusted: Mapping[str, bytes], called: str
) -> _Opened:
    head = _read_head(file)
    _refuse_other_office(session, head)
    _refuse_for_another(session, head, called)
    if trusted.get(head["device"], _public(head)) != _public(head):
        raise Trouble("ลายเซ็นของชุดข้อมูลไม่ใช่ของเครื่องที่ระบุไว้ จึงไม่รับ กรุณาตรวจว่าได้ไฟล์มาจากเครื่องใด แล้วขอชุดข้อมูลใหม่")
    _check_body(file, head)
    key = key_slots.unwrap(head["office"], head["lock"], passphrase)
    if key is None:
        raise CannotDo("รหัสผ่านของชุดข้อมูลไม่ถูกต้อง กรุณาถามผู้ทำชุดข้อมูล แล้วพิมพ์ใหม่", "passphrase")
    return _Opened(head, key, *_read(file, head, key))


def _read_head(file: BinaryIO) -> dict[str, Any]:
    """Read a head and leave the file where its body begins."""
    if file.read(len(MAGIC)) != MAGIC:
        raise Trouble("ไฟล์นี้ไม่ใช่ชุดข้อมูลของโปรแกรมนี้ กรุณาเลือกไฟล์ที่ได้จากเครื่องอื่นของสำนักงาน")
    length = int.from_bytes(file.read(4))
    if length > _MOST_HEAD:
        raise package_body.damaged()
    said, signature = file.read(length), file.read(_SIGNATURE)
    if len(signature) < _SIGNATURE:
        raise _cut()
    try:
        head = json.loads(said)
        Ed25519PublicKey.from_public_bytes(_public(head)).verify(signature, MAGIC + said)
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature) as error:
        raise package_body.damaged() from error
    if type(head.get("format")) is int and (
        head["format"] > FORMAT or head.get("data", 0) > migrations.FORMAT
    ):
        raise Trouble("ชุดข้อมูลนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า กรุณาติดตั้งโปรแกรมรุ่นล่าสุดแล้วรับใหม่")
    if head.get("format") == 1:
        raise Trouble("ชุดข้อมูลนี้ทำด้วยโปรแกรมรุ่นเก่า กรุณาติดตั้งโปรแกรมรุ่นล่าสุดที่เครื่องต้นทาง แล้วทำชุดข้อมูลใหม่")
    if not _holds(head):
        raise package_body.damaged()
    _check_length(file, head["size"])
    return dict(head)


def _holds(head: dict[str, Any]) -> bool:
    """Tell whether a head is what this program writes."""
    numbers = all(type(head.get(name)) is int and head[name] >= 0 for name in (*_COUNTS, "keys", "data"))
    words = all(
        isinstance(head.get(name), str) for name in ("office", "device", "to", "named", "made", "sha256")
    )
    maps = all(
        _is_map(head.get(name), kind) for name, kind in (("since", int), ("upto", int), ("marks", str))
    )
    if not (numbers and words and maps and head["format"] == FORMAT):
        return False
    try:
        datetime.fromisoformat(head["made"])
        part = _part(head)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
    if not all(isinstance(code, str) for code in part.tambons):
        return False
    return key_slots.first_form_holds(head.get("lock")) and head["lines"] <= head["size"]


def _is_map(given: Any, kind: type) -> bool:
    return isinstance(given, dict) and all(type(one) is kind for one in given.values())


def _check_length(file: BinaryIO, size: int) -> None:
    begins = file.tell()
    length = file.seek(0, os.SEEK_END) - begins
    file.seek(begins)
    if length < size:
        raise _cut()
    if length > size:
        raise package_body.damaged()


def _check_body(file: BinaryIO, head: dict[str, Any]) -> None:
    """Refuse a body that is not the signed one; leaves the file where the body begins."""
    begins, hashed = file.tell(), hashlib.sha256()
    while piece := file.read(package_body.FRAME):
        hashed.update(piece)
    if hashed.hexdigest() != head["sha256"]:
        raise package_body.damaged()
    file.seek(begins)


def _read(file: BinaryIO, head: dict[str, Any], key: bytes) -> tuple[Batch, list[Attached]]:
    batch, files = package_body.read_lines(file, head["size"], head["lines"], key)
    batch = replace(batch, since=head["since"], upto=head["upto"], marks=head["marks"])
    counted = {"units": len(batch.units), "changes": len(batch.changes), "files": len(files)}
    told, withheld = {row[0] for row in batch.units}, {row[:2] for row in batch.withheld}
    if (
        any(head[name] != count for name, count in counted.items())
        or {row[2] for row in batch.changes} - told
        or {row[:2] for row in batch.changes if not row[6]} - withheld
    ):
        raise package_body.damaged()
    if package_body.sealed_size(head["lines"] + sum(one.size for one in files)) != head["size"]:
        raise package_body.damaged()
    return batch, files


def _refuse_other_office(session: Session, head: dict[str, Any]) -> None:
    if head["office"] != keys.office_of(session.store.folder):
        raise CannotDo("ชุดข้อมูลนี้เป็นของสำนักงานอื่น กรุณาเลือกไฟล์ที่ทำจากสำเนาของสำนักงานนี้")
    if head["keys"] > len(session.store.vault.keys.data):
        raise Trouble(
            "สำนักงานเปลี่ยนกุญแจหลังจากทำสำเนานี้ กรุณาคัดลอกไฟล์ {name} จากโฟลเดอร์ของสำนักงานมาแทนไฟล์เดิม แล้วเปิดใหม่",
            name=keys.NAME,
        )


def _refuse_for_another(session: Session, head: dict[str, Any], called: str) -> None:
    """Refuse what lacks values that this copy is to have.

    It was made for another copy that holds a part of the office; or this one holds a part, and it was made for one that
    has all before it.
    """
    if head["to"] == called:
        return
    if head["to"]:
        raise CannotDo("ชุดข้อมูลนี้ทำให้เครื่องอื่นที่มีเฉพาะบางตำบล จึงมีข้อมูลไม่ครบสำหรับเครื่องนี้ กรุณาขอชุดข้อมูลที่ทำให้เครื่องนี้")
    goes_on = any(head["since"].values()) and not _part(head).tambons
    if goes_on and scopes.of_this(session).tambons:
        raise _not_enough()


def _not_enough() -> CannotDo:
    return CannotDo(
        "ชุดข้อมูลนี้มีข้อมูลไม่ครบสำหรับเครื่องนี้ซึ่งมีเฉพาะบางตำบล กรุณาให้เครื่องต้นทางรับชุดข้อมูลจากเครื่องนี้ก่อน แล้วขอชุดข้อมูลที่ทำให้เครื่องนี้"
    )


def _part(head: Mapping[str, Any]) -> Scope:
    """Give which part of the office the maker of a package holds; packages of before say nothing of it."""
    return read_scope(head.get("part", ""))


def _plain(session: Session, one: Attached, data: bytes) -> bytes:
    """Open an attachment as the office keeps it; refused where it is not what it is named by."""
    try:
        plain = session.store.vault.decrypt(data)
    except ValueError as error:
        raise package_body.damaged() from error
    if hashlib.sha256(plain).hexdigest() != one.sha:
        raise package_body.damaged()
    return plain


def _package(head: Mapping[str, Any]) -> Package:
    return Package(
        head["office"], head["device"], datetime.fromisoformat(head["made"]), head["since"], head["upto"],
        head["units"], head["changes"], head["files"], _public(head), head["named"], _part(head), head["sha256"],
    )  # fmt: skip


def _public(head: Mapping[str, Any]) -> bytes:
    return b64decode(head["public"], validate=True)


def _cut() -> Trouble:
    return Trouble("ชุดข้อมูลนี้ไม่ครบ อาจคัดลอกไม่เสร็จหรือถอดแฟลชไดรฟ์ก่อนเวลา ยังไม่ได้รับสิ่งใด กรุณาคัดลอกใหม่จากเครื่องต้นทาง")
