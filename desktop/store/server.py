"""Connections to the database of a shared office on PostgreSQL: its address, its lock, how a transaction begins."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import sqlalchemy as sa

from desktop import paths
from desktop.errors import CannotDo, Trouble
from desktop.store.dialect import TEXT
from desktop.store.trouble import reaching

_DRIVER = "postgresql+psycopg"
_WRITERS = 0x54414D42  # the number of the lock that writers take in turn: TAMB
_PATIENCE = "10s"  # that a writer waits for another, as with a file
_REACHED = 10  # seconds to wait for a server that says nothing
_REFUSED = "28P01"  # PostgreSQL's name for a wrong password
NO_TRUST = "TLS"  # ours for a server whose certificate is not the one that was expected
_SAFE = frozenset({"require", "verify-ca", "verify-full"})  # ways of TLS
_ALLOWED = frozenset({
    "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "service", "passfile", "connect_timeout",
    "keepalives", "gssencmode", "target_session_attrs", "channel_binding",
})  # fmt: skip

metadata = sa.MetaData()

format_ = sa.Table(
    "format",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    comment="how many steps the tables have seen, as the user_version of a data file; one row",
)

files = sa.Table(
    "files",
    metadata,
    sa.Column("name", TEXT, primary_key=True),  # as in the folder of an office
    sa.Column("sha256", TEXT, nullable=False),  # of the data as it stands here
    sa.Column("data", sa.LargeBinary, nullable=False),
    comment="what an office keeps beside its data file: keys.json, and the attachments, encrypted",
)


def completed(address: str, user: str = "") -> str:
    """Give an address as it was typed whole: with its scheme, and with the user where that was typed apart."""
    whole = address.strip()
    if whole and "://" not in whole:
        whole = f"postgresql://{whole}"
    with suppress(sa.exc.ArgumentError, ValueError):  # what cannot be read is told by `url_of`
        if user:
            return sa.make_url(whole).set(username=user).render_as_string(hide_password=False)
    return whole


def url_of(address: str) -> sa.URL:
    """Read an address; `CannotDo` where it is none, or would send what it says through a network unprotected."""
    try:
        url = sa.make_url(address.strip()).set(drivername=_DRIVER)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise _unreadable() from error
    if not paths.is_address(address.strip()) or not url.database or not url.query.keys() <= _ALLOWED:
        raise _unreadable()
    if url.password is not None:
        raise CannotDo("ที่อยู่ต้องไม่มีรหัสผ่าน เพราะผู้อื่นอาจเห็น กรุณาพิมพ์รหัสผ่านของเครื่องแม่ข่ายแยกไว้ต่างหาก", "address")
    if _is_here(url):
        return url
    mode = url.query.get("sslmode", "verify-full")
    if mode not in _SAFE:
        raise CannotDo(
            "ที่อยู่นี้ไม่เข้ารหัสการรับส่งข้อมูลกับเครื่องแม่ข่าย กรุณาใช้ sslmode=verify-full และถามผู้ดูแลเครื่องแม่ข่ายถึงใบรับรอง",
            "address",
        )
    return url.update_query_dict({"sslmode": mode})


def _unreadable() -> CannotDo:
    return CannotDo(
        "อ่านที่อยู่ของสำนักงานร่วมไม่ได้ ต้องเป็นแบบ postgresql://ชื่อผู้ใช้@ชื่อเครื่องแม่ข่าย/ชื่อฐานข้อมูล กรุณาถามผู้ดูแลเครื่องแม่ข่าย",
        "address",
    )


def _is_here(url: sa.URL) -> bool:
    """Tell whether a server is on this machine: what is sent there passes no network."""
    host = str(url.query.get("host", url.host or ""))
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host in ("", "localhost") or host.startswith("/")


def named(address: str) -> str:
    """Name a shared office as people know it: its database and the server."""
    url = url_of(address)
    return f"{url.database} · {url.query.get('host', url.host) or 'localhost'}"


def shown(url: sa.URL) -> str:
    """Write an address without its password."""
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def engine(url: sa.URL, password: str = "") -> sa.Engine:
    """Make the engine of a shared office; `execution_options(immediate=True)` takes the writers' turn at BEGIN."""
    made = sa.create_engine(
        url.set(password=password) if password else url,
        pool_size=2,
        max_overflow=4,
        pool_pre_ping=True,  # a server is started anew while an office stays open
        hide_parameters=True,
        connect_args={
            "connect_timeout": _REACHED,
            # a cable that is pulled is told of soon, and not after the quarter of an hour that systems wait
            "keepalives_idle": _REACHED,
            "keepalives_interval": 5,
            "keepalives_count": 2,
            "tcp_user_timeout": 2_000 * _REACHED,
            "application_name": "tambon-desk",
            "options": f"-c lock_timeout={_PATIENCE} -c timezone=UTC -c client_min_messages=warning",
        },
    )
    sa.event.listen(made, "begin", _begin)
    return made


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("immediate", False):
        # what a writer reads after its turn began is what the one before it committed
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def kind_of(error: BaseException) -> Any:
    """Give the five letters by which PostgreSQL names an error, or would where it gives none; else None."""
    from psycopg import Error, InterfaceError, OperationalError

    if not isinstance(error, Error):
        return None
    if error.sqlstate or not isinstance(error, (OperationalError, InterfaceError)):
        return error.sqlstate
    return _kind_unnamed(error)


def _kind_unnamed(error: Any) -> str:
    """Tell why there is no connection, of which the server's own word does not come through."""
    tried, said = error.pgconn, str(error)
    if (tried is not None and (tried.needs_password or tried.used_password)) or "pg_hba.conf" in said:
        return _REFUSED
    return NO_TRUST if "certificate" in said or "SSL" in said else "08000"


@contextmanager
def entering() -> Iterator[None]:
    """Do as `reaching`, and ask for the server's password where the server does not let in who comes."""
    try:
        with reaching():
            yield
    except Trouble as trouble:
        if kind_of(getattr(trouble.__cause__, "orig", None) or trouble) == _REFUSED:
            raise CannotDo(
                "เครื่องแม่ข่ายไม่ให้เข้า กรุณาพิมพ์รหัสผ่านของเครื่องแม่ข่ายใหม่ และตรวจชื่อผู้ใช้ในที่อยู่", "server_password"
            ) from trouble
        raise
