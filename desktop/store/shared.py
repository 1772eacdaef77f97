"""The shared office: one database on a server that many machines work in, and the folder that each of them has for it.

The folder is named by `server.json`, which says where the server is. Beside it stand copies of what the server keeps:
`keys.json`, and the attachments that were read here. So whatever asks a folder who may open an office, or for a kept
file, need not know that the office is shared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop import paths
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, key_file, server
from desktop.store.files import make_folder, write_whole
from desktop.store.trouble import reaching

if TYPE_CHECKING:
    from desktop.store.opening import Store
    from desktop.store.session import Session
    from desktop.store.vault import Vault

NAME = "server.json"
_PROGRAM = "tambon-desk"
_PART, _NAMES = 50, 1_000  # attachments that are fetched, or asked for by name, at once
_SIGNS = 12  # of the name of a folder


@dataclass(frozen=True)
class Place:
    """Where a shared office is, as its folder says."""

    address: str  # without a password
    office: str  # the office's id, as in its keys
    password: str = ""  # of the server, sealed by the office's keys; "" where the system keeps it


@dataclass
class Shared:
    """What this machine knows of the server's copies."""

    place: Place
    keys: str  # SHA-256 of keys.json as it was when it was last read or sent
    unsent: set[str] = field(default_factory=set)  # attachments kept here that the server may lack


def is_shared(folder: Path) -> bool:
    """Tell whether a folder is this machine's of a shared office."""
    return os.path.isfile(folder / NAME)  # noqa: PTH113 - answers for a name that the system finds too long


def read(folder: Path) -> Place:
    """Read where the office of a folder is; `Trouble` where that was damaged."""
    with reaching():
        data = (folder / NAME).read_bytes()
    try:
        said = json.loads(data)
        if said["program"] == _PROGRAM:
            return Place(str(said["address"]), str(said["office"]), str(said["password"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged() from error
    raise _damaged()


def _damaged() -> Trouble:
    return Trouble(
        "ไฟล์ {name} ซึ่งบอกที่อยู่ของสำนักงานร่วมเสียหาย กรุณาเลือกเข้าสำนักงานร่วมใหม่ด้วยที่อยู่จากผู้ดูแลเครื่องแม่ข่าย", name=NAME
    )


def write(folder: Path, place: Place) -> None:
    """Write where the office of a folder is."""
    said = {
        "program": _PROGRAM,
        "address": place.address,
        "office": place.office,
        "password": place.password,
    }
    with reaching():
        write_whole(folder / NAME, json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n")


def folder_of(address: str) -> Path:
    """Give where this machine has its folder of the shared office at an address."""
    shown = server.shown(server.url_of(address))
    return paths.shared_folder() / sha256(shown.encode()).hexdigest()[:_SIGNS]


def enter(address: str, password: str = "") -> Path:
    """Give this machine's folder of the shared office at an address, made now where it is the first time."""
    folder = folder_of(address)
    if not is_shared(folder):
        join(folder, address, password)
    return folder


def is_behind(store: Store) -> bool:
    """Bring the keys of an open office's folder to the server's; tell whether it goes on with older ones.

    Where the server is not reached, it goes on with those that are here.
    """
    if store.shared is None:
        return False
    with suppress(Trouble):
        pull_keys(store.folder, store.engine)
    return _fingerprint(_keys_here(store.folder)) != store.shared.keys


def keep_password(folder: Path, vault: Vault, password: str) -> None:
    """Keep the server's password in a folder, sealed, for the next openings."""
    write(folder, replace(read(folder), password=vault.seal(password)))


def password_of(place: Place, vault: Vault) -> str:
    """Give the server's password that was kept; "" where none was, or where the system names one."""
    return vault.unseal(place.password) if place.password and "PGPASSWORD" not in os.environ else ""


def join(folder: Path, address: str, password: str = "") -> None:
    """Make a folder this machine's of the shared office at an address; nobody's passphrase is asked for.

    Raises `CannotDo` for an address that is none, and where no office is there; `Trouble` where the server is not reached.
    """
    url = server.url_of(address)
    engine = server.engine(url, password)
    try:
        with server.entering(), engine.connect() as connection:
            data = _keys(connection)
    finally:
        engine.dispose()
    with reaching():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / key_file.NAME, data)
    write(folder, Place(server.shown(url), str(key_file.read(folder)["office"])))


def _keys(connection: sa.Connection) -> bytes:
    there = sa.inspect(connection).has_table(server.files.name)
    data = connection.execute(_file(key_file.NAME)).scalar() if there else None
    if data is None:
        raise CannotDo("ยังไม่มีสำนักงานในฐานข้อมูลนี้ กรุณาย้ายสำนักงานขึ้นเครื่องแม่ข่ายก่อน หรือตรวจที่อยู่", "address")
    return bytes(data)


def _file(name: str) -> sa.Select[Any]:
    return sa.select(server.files.c.data).where(server.files.c.name == name)


def pull_keys(folder: Path, engine: sa.Engine) -> bool:
    """Bring the keys of a folder to what the server has; tell whether they were others."""
    with reaching():
        with engine.connect() as connection, connection.begin():
            data = _keys(connection)
        path = folder / key_file.NAME
        if path.is_file() and path.read_bytes() == data:
            return False
        write_whole(path, data)
    return True


def known(folder: Path, place: Place) -> Shared:
    """Give what this machine knows once its keys are the server's."""
    return Shared(place, _fingerprint(_keys_here(folder)))


def check_keys(session: Session) -> None:
    """Refuse to write with keys that were changed on another machine since this one read them."""
    shared = session.store.shared
    if shared is None:
        return
    named = sa.select(server.files.c.sha256).where(server.files.c.name == key_file.NAME)
    if session.connection.scalar(named) != shared.keys:
        raise Trouble("ผู้ใช้หรือรหัสผ่านของสำนักงานร่วมถูกเปลี่ยนจากเครื่องอื่น กรุณาปิดสำนักงานแล้วเปิดใหม่ สิ่งที่พิมพ์ค้างไว้ยังอยู่")


def send_files(session: Session) -> None:
    """Keep what this unit of work changed beside the records, in its own transaction."""
    store, shared = session.store, session.store.shared
    if shared is None:
        return
    keys = _keys_here(store.folder)
    if _fingerprint(keys) != shared.keys:
        _put(session.connection, key_file.NAME, keys)
    for sha in lacking(session.connection, shared.unsent):
        _put(session.connection, _name(sha), attachments.path_of(store.folder, sha).read_bytes())


def files_sent(session: Session) -> None:
    """Remember what the server has, once it was committed."""
    store, shared = session.store, session.store.shared
    if shared is not None:
        shared.keys = _fingerprint(_keys_here(store.folder))
        shared.unsent.clear()


def _keys_here(folder: Path) -> bytes:
    return (folder / key_file.NAME).read_bytes()


def lacking(connection: sa.Connection, shas: Iterable[str]) -> list[str]:
    """Name those of some kept files that the server does not have."""
    wanted = {_name(sha): sha for sha in shas}
    names = [*wanted]
    for start in range(0, len(names), _NAMES):
        part = server.files.c.name.in_(names[start : start + _NAMES])
        for name in connection.scalars(sa.select(server.files.c.name).where(part)):
            del wanted[name]
    return sorted(wanted.values())


def _put(connection: sa.Connection, name: str, data: bytes) -> None:
    connection.execute(sa.delete(server.files).where(server.files.c.name == name))
    connection.execute(sa.insert(server.files), [{"name": name, "sha256": _fingerprint(data), "data": data}])


def _fingerprint(data: bytes) -> str:
    return sha256(data).hexdigest()


def _name(sha: str) -> str:
    return f"{attachments.FOLDER}/{sha[:2]}/{sha}"


def fetch(folder: Path, engine: sa.Engine, shas: Iterable[str]) -> None:
    """Bring kept files that this machine lacks into its folder; those that the server lacks too stay missing."""
    wanted = [_name(sha) for sha in shas]
    for start in range(0, len(wanted), _PART):
        part = server.files.c.name.in_(wanted[start : start + _PART])
        with engine.connect() as connection, connection.begin():
            rows = connection.execute(sa.select(server.files.c.name, server.files.c.data).where(part)).all()
        for name, data in rows:
            path = folder / name
            make_folder(path.parent.parent)
            make_folder(path.parent)
            write_whole(path, bytes(data))


def forget(session: Session, sha: str) -> None:
    """Remove a kept file from the server, in the unit's own transaction."""
    if session.store.shared is not None:
        session.execute(sa.delete(server.files).where(server.files.c.name == _name(sha)))


def put_all(connection: sa.Connection, folder: Path, shas: Iterable[str]) -> None:
    """Keep the keys and all kept files of an office's folder on a server that has none yet."""
    _put(connection, key_file.NAME, _keys_here(folder))
    for sha in sorted(shas):
        _put(connection, _name(sha), attachments.path_of(folder, sha).read_bytes())
