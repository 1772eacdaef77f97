"""A PostgreSQL server of the tests' own, on a unix socket: started where the first test asks for it, gone with the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

USER = "postgres"  # the server refuses to be root; Debian's package makes this user
SECRET = "ต้นกล้า-ริมธาร"  # of the roles that come through a network
QUICK = ("-c fsync=off", "-c full_page_writes=off", "-c synchronous_commit=off")


def programs() -> Path:
    """Find the newest server's programs, where Debian puts them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise RuntimeError("PostgreSQL is missing: `python3 packaging/dev.py test` installs it")
    return found[-1]


@contextmanager
def started(*settings: str) -> Iterator[Path]:
    """Give the folder of the socket of a server that runs meanwhile."""
    place = Path(tempfile.mkdtemp(prefix="desk"))  # short: the name of a socket has 107 bytes
    try:
        as_user = _as_user(place)
        data, log = place / "data", place / "log"
        made = (programs() / "initdb", "-D", data, "-U", USER, "--encoding=UTF8", "--locale=C.UTF-8")
        _run(*as_user, *made, "--auth=trust", "--no-sync")
        options = " ".join(
            (
                "-c listen_addresses=''",
                f"-c unix_socket_directories={place}",
                "-c max_connections=60",
                *settings,
            )
        )
        control = (*as_user, programs() / "pg_ctl", "-D", data, "-w")
        _run(*control, "-l", log, "-o", options, "start")
        try:
            yield place
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


@dataclass(frozen=True)
class Secured:
    """A server that is reached through a network: by TLS only, and by the password of a role."""

    socket: Path
    port: int
    certificate: Path

    def owner(self, database: str, user: str = USER) -> str:
        """Give the address for who owns a database, on this machine, where nobody asks for a password."""
        return f"postgresql://{user}@/{database}?host={self.socket}&port={self.port}"

    def address(self, user: str, database: str, host: str = "localhost", **query: object) -> str:
        """Give the address for a role, through the network."""
        said = {"sslrootcert": self.certificate, "sslmode": "verify-full", **query}
        return f"postgresql://{user}@{host}:{self.port}/{database}?{urlencode(said)}"


@contextmanager
def secured() -> Iterator[Secured]:
    """Start a server with a certificate made here, that asks everybody from the network for TLS and a password."""
    place = Path(tempfile.mkdtemp(prefix="desk"))
    try:
        key, certificate, rules = place / "key.pem", place / "certificate.pem", place / "rules"
        certify(key, certificate)
        rules.write_text("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
        if _as_user(place):
            for path in place.iterdir():
                shutil.chown(path, USER)
        key.chmod(0o600)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = {
            "listen_addresses": "127.0.0.1", "port": port, "ssl": "on", "ssl_cert_file": certificate,
            "ssl_key_file": key, "hba_file": rules,
        }  # fmt: skip
        with started(*QUICK, *(f"-c {name}={value}" for name, value in settings.items())) as folder:
            made = Secured(folder, port, certificate)
            ask(made.owner("postgres"), f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'")
            yield made
    finally:
        shutil.rmtree(place, ignore_errors=True)


def certify(key: Path, certificate: Path) -> None:
    """Make a key and a certificate for localhost that nobody else signed."""
    made = (
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    )
    _run(*made, "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)


def _as_user(place: Path) -> tuple[str, ...]:
    if os.geteuid():
        return ()
    shutil.chown(place, USER)
    return ("runuser", "-u", USER, "--")


def _run(*command: object) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, cwd="/", check=False
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def database(folder: Path, template: str = "template0") -> str:
    """Make a database and give its address."""
    import psycopg

    name = f"office_{uuid.uuid4().hex}"
    with psycopg.connect(host=str(folder), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return f"postgresql://{USER}@/{name}?host={folder}"


def name_of(address: str) -> str:
    """Give the name of the database at an address."""
    return address.split("@/")[1].split("?")[0]


def ask(address: str, statement: str, *values: object) -> None:
    """Run one statement in a database, beside the program."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement, values)


def drop(address: str) -> None:
    """Remove a database, whoever is connected to it."""
    import psycopg

    name, folder = name_of(address), address.split("?host=")[1]
    with psycopg.connect(host=folder, user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
