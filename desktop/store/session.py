"""The three units of work: reading, writing, and rehearsing (writing that is always rolled back)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop.domain.users import check_permission
from desktop.errors import CannotDo
from desktop.store import chain, shared
from desktop.store.trouble import translating

if TYPE_CHECKING:
    from desktop.store.opening import Store


@dataclass
class Session:
    """One open unit of work on one connection; `unit` names it in the change log once something was written."""

    store: Store
    connection: sa.Connection
    actor: str = ""
    action: str = ""
    rehearsal: bool = False
    unit: str = ""
    seq: int = 0
    final: bool = False
    undoes: str = ""
    put_back: Callable[[], None] | None = None  # what else goes back where the unit is rolled back
    afterwards: Callable[[], None] | None = None  # what else is done once the unit is committed

    def execute(
        self, statement: sa.Executable, rows: Sequence[Mapping[str, Any]] | None = None
    ) -> sa.CursorResult[Any]:
        """Run a statement of SQLAlchemy Core in this unit of work."""
        return self.connection.execute(statement, rows)

    def require(self, permission: str) -> None:
        """Refuse what the user who opened the office may not do."""
        check_permission(self.store.permits, permission)


@contextmanager
def reading(store: Store) -> Iterator[Session]:
    """Give a session that sees one state of the office and changes nothing."""
    with translating(), store.engine.connect() as connection, connection.begin() as transaction:
        yield Session(store, connection)
        transaction.rollback()


@contextmanager
def writing(store: Store, actor: str, action: str) -> Iterator[Session]:
    """Give a session that holds the write lock; all of it is committed at the end, or nothing."""
    if not actor:
        raise CannotDo("ต้องมีชื่อเจ้าหน้าที่ก่อนบันทึก กรุณาตั้งชื่อในหน้าตั้งค่า")
    with translating(), _locked(store) as connection:
        session = Session(store, connection, actor, action)
        with _whole(session), connection.begin():
            shared.check_keys(session)
            yield session
            chain.seal(session)
            shared.send_files(session)
        shared.files_sent(session)
    if session.afterwards is not None:
        session.afterwards()


@contextmanager
def rehearsing(store: Store, actor: str, action: str) -> Iterator[Session]:
    """Give a session that does everything writing does and is then rolled back: previews and dry runs."""
    with translating(), _locked(store) as connection:
        session = Session(store, connection, actor or "-", action, rehearsal=True)
        with _whole(session), connection.begin() as transaction:
            yield session
            transaction.rollback()


@contextmanager
def _whole(session: Session) -> Iterator[None]:
    """Let what was changed beside the records go back where they do, also where the last step of all fails."""
    committed = False
    try:
        yield
        committed = not session.rehearsal
    finally:
        if session.put_back is not None and not committed:
            session.put_back()


@contextmanager
def attempting(session: Session) -> Iterator[None]:
    """Do a part of a unit of work whole or not at all: where it fails, the unit goes on without it."""
    before = session.unit, session.seq, session.final
    try:
        with session.connection.begin_nested():
            yield
    except BaseException:
        session.unit, session.seq, session.final = before
        raise


def _locked(store: Store) -> sa.Connection:
    return store.engine.connect().execution_options(immediate=True)


_NAME = r"[\"'`\[]?(\w+)[\"'`\]]?"
_WRITE = re.compile(
    rf"\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+(?:{_NAME}\s*\.\s*)?{_NAME}",
    re.IGNORECASE,
)


def guard(engine: sa.Engine, kept: frozenset[str]) -> None:
    """Refuse every write to a kept table that would pass the change log by."""

    @sa.event.listens_for(engine, "before_cursor_execute")
    def refuse(
        _connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        written = {name.lower() for _schema, name in _WRITE.findall(statement)} & kept
        if written and not context.execution_options.get("logged"):
            raise AssertionError("a write to a kept table must go through store.records: " + min(written))
