"""Copies of the office brought together: a package for another copy made, one that came looked into, tried and taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import and_, case, func, select

from desktop.domain.topics import TOPICS
from desktop.domain.users import EXPORT, MEDIATION
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_
from desktop.store import devices, history, merging, packages, permits, readings, renewing, scopes, tables
from desktop.store.devices import Device
from desktop.store.packages import Step
from desktop.store.session import Session
from desktop.thai import names
from desktop.work import bringing, conflicts, exports, places
from desktop.work.conflicts import Conflict, Doubled, Stranded

PACKED, MERGED, RENAMED = N_("ทำชุดข้อมูล"), N_("รวมข้อมูลจากเครื่องอื่น"), N_("ตั้งชื่อเครื่อง")
_SHOWN = 8  # signs of a copy's name in the change log that tell it from the others
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Copy:
    """One copy of the office: its name for people, the mark of its key, and its last change that is known here."""

    id: str
    name: str  # "" where nobody named it
    mark: str  # "" until a package of it came
    last: datetime | None
    actor: str  # of its last change
    is_this: bool

    @property
    def called(self) -> str:
        """Give what tells it from the others: its name, or who works there."""
        return self.name or " ".join(filter(None, (self.id[:_SHOWN], self.actor and f"({self.actor})")))


@dataclass(frozen=True)
class Packed:
    """A package that was made, and for whom; `to` is None where any copy can take it."""

    path: Path
    to: Copy | None
    changes: int
    files: int
    mark: str  # of the key it is signed by


@dataclass(frozen=True)
class Looked:
    """What a package tells before it is opened; `new` counts the changes that are not held here."""

    device: str
    name: str
    mark: str
    is_known: bool  # whether a package of that copy was accepted here before
    made: datetime
    changes: int
    new: int
    files: int


@dataclass(frozen=True)
class Came:
    """How many records of a topic came new and how many were changed, as far as anything of them came."""

    topic: str
    titled: str
    added: int
    changed: int


@dataclass(frozen=True)
class Taken:
    """What came of a package, or would come of it, and what waits for a person now."""

    maker: Looked
    changes: int
    came: tuple[Came, ...]
    renewed: int  # changes of this copy that were given to a new device
    conflicts: tuple[Conflict, ...]
    doubled: tuple[Doubled, ...]
    stranded: tuple[Stranded, ...]


@dataclass(frozen=True)
class Exchange:
    """One package that went between this copy and another, or a folder that was copied for one."""

    at: datetime
    actor: str
    direction: str  # in, out or copy
    copy: str  # "" for all copies
    changes: int
    added: int
    changed: int


# the copies


def copies(session: Session) -> tuple[Copy, ...]:
    """List the copies of the office that are known, this one first and then by name."""
    known, last = devices.known(session), _last(session)
    here = session.store.device
    known.setdefault(here, Device(here, session.store.holder or devices.OFFICE, b""))
    ids = dict.fromkeys((*known, *last))
    found = [_copy(id_, known.get(id_), last.get(id_, (None, "")), id_ == here) for id_ in ids]
    return tuple(sorted(found, key=lambda one: (not one.is_this, not one.name, one.called)))


def _copy(id_: str, known: Device | None, last: tuple[datetime | None, str], is_this: bool) -> Copy:
    name, mark = (known.name, devices.mark(known.public)) if known else ("", "")
    return Copy(id_, name, mark, *last, is_this)


def _last(session: Session) -> dict[str, tuple[datetime, str]]:
    """Give when each copy last changed anything that is held here, and who did."""
    units = tables.units
    newest = (
        select(units.c.device, func.max(units.c.clock).label("clock")).group_by(units.c.device).subquery()
    )
    is_newest = and_(units.c.device == newest.c.device, units.c.clock == newest.c.clock)
    question = select(units.c.device, units.c.at, units.c.actor).join(newest, is_newest)
    return {
        device: (datetime.fromisoformat(at), actor)
        for device, at, actor in session.connection.execute(question)
    }


def held_tambons(session: Session) -> tuple[str, ...]:
    """Name the tambons that this copy has; none where it has the whole office."""
    return tuple(places.name_of(code) for code in scopes.of_this(session).tambons)


def named(session: Session, name: str) -> Copy:
    """Find another copy by its name, or by how its name in the change log begins."""
    others = [one for one in copies(session) if not one.is_this]
    found = [one for one in others if one.name == name] or [
        one for one in others if len(name) >= _SHOWN and one.id.startswith(name)
    ]
    if len(found) == 1:
        return found[0]
    raise CannotDo(
        "ไม่รู้จักเครื่องชื่อ “{name}” กรุณาเลือกจากเครื่องที่มี: {known}",
        "to",
        name=name,
        known=", ".join(one.called for one in others) or "-",
    )


def rename(session: Session, id_: str, name: str) -> None:
    """Name a copy for people; the name of this one goes with its packages."""
    session.require(EXPORT)
    wanted = names.clean(name)
    if not wanted or len(wanted) > _LONGEST_NAME:
        raise CannotDo("ชื่อเครื่องต้องมี 1 ถึง {most} ตัวอักษร", "name", most=_LONGEST_NAME)
    if any(one.name == wanted and one.id != id_ for one in copies(session)):
        raise CannotDo("มีเครื่องชื่อ “{name}” แล้ว กรุณาใช้ชื่ออื่น", "name", name=wanted)
    devices.own(session)
    devices.keep(session, id_, wanted)


def exchanges(session: Session, most: int | None = None) -> tuple[Exchange, ...]:
    """List what went between this copy and others, the newest first."""
    table, called = tables.packages, {one.id: one.called for one in copies(session)}
    found = session.connection.execute(select(table).order_by(table.c.at.desc(), table.c.id).limit(most))
    return tuple(
        Exchange(
            datetime.fromisoformat(one.at), one.actor, one.direction, called.get(one.device, one.device[:_SHOWN]),
            one.changes, one.added, one.changed,
        )
        for one in found
    )  # fmt: skip


# a package for another copy


def pack(
    session: Session, path: Path, passphrase: str, to: str = "", step: Step = packages.no_step
) -> Packed:
    """Write what another copy lacks into a package file; all there is where no copy is named by its id.

    `step` is told how far it is, and stops it by what it raises.
    """
    session.require(EXPORT)
    if os.path.isdir(path):  # noqa: PTH112 - answers for a place nobody may look into
        raise CannotDo("{path} เป็นโฟลเดอร์ กรุณาตั้งชื่อไฟล์ของชุดข้อมูล", "file", path=path)
    found = next((one for one in copies(session) if one.id == to and not one.is_this), None)
    if to and found is None:
        raise CannotDo("ไม่รู้จักเครื่องที่จะส่งให้ กรุณาเลือกจากรายชื่อเครื่อง", "to")
    there = devices.held_by(session, to) if to else {}
    me = devices.own(session)
    exports.note(session, "*", sealed=True)  # first: the package tells of itself
    package = packages.write(
        session, path, there, passphrase, devices.signing_key(session), me.name, to, step
    )
    devices.note_out(session, package, to)
    return Packed(path, found, package.changes, package.files, devices.mark(package.public))


# a package that came


def look(session: Session, path: Path) -> Looked:
    """Tell from whom a package is and how much is in it, without its passphrase; another office's is refused."""
    if not os.path.isfile(path):  # noqa: PTH113 - answers for a place nobody may look into
        raise Trouble("อ่านชุดข้อมูล {path} ไม่ได้ กรุณาเลือกไฟล์ที่ได้จากเครื่องอื่นของสำนักงาน", path=path)
    package = packages.look(session, path)
    known, held = devices.known(session).get(package.device), merging.known(session)
    new = sum(
        max(0, last - held.get(device, 0))
        for device, last in package.upto.items()
        if not readings.device_of(device)
    )
    return Looked(
        package.device,
        (known.name if known else "") or package.named,
        devices.mark(package.public),
        bool(known and known.public == package.public),
        package.made,
        package.changes,
        new,
        package.files,
    )


def take(
    session: Session, path: Path, passphrase: str, accepted: str = "", *,
    as_new: bool = False, step: Step = packages.no_step,
) -> Taken:  # fmt: skip
    """Take what a package holds and this copy lacks; in a rehearsal only tell what would come.

    `accepted` is the mark of the key of a copy whose packages were not taken before, which a person compared.
    `as_new` first gives what a copy wrote after it was put back from a backup to a new device. Make a backup before.
    """
    maker = look(session, path)
    _check_maker(session, maker, accepted)
    trusted, called = devices.trusted(session), session.store.device
    renewed = 0
    if as_new:
        renewed = renewing.renew(session, packages.read(session, path, passphrase, trusted))
    before = merging.known(session)
    outcome = packages.take(session, path, passphrase, trusted, step, called)
    package = packages.peek(path)
    devices.keep(session, maker.device, maker.name, package.public)
    if package.scope.tambons:
        scopes.note(session, maker.device, package.scope)
    devices.note_in(session, package, outcome)
    bringing.let_entries_go(session)
    _settle_permits(session)
    if MEDIATION in session.store.permits:
        merging.open_cases(session)
    return Taken(
        maker,
        outcome.changes,
        _came(session, before),
        renewed,
        conflicts.conflicts(session),
        conflicts.doubled(session),
        conflicts.stranded(session),
    )


def _check_maker(session: Session, maker: Looked, accepted: str) -> None:
    """Refuse a copy that was never heard of before a person compared its mark."""
    if maker.is_known or session.rehearsal or accepted == maker.mark:
        return
    raise CannotDo(
        "ยังไม่เคยรับข้อมูลจากเครื่อง “{name}” กรุณาเทียบรหัสเครื่อง {mark} กับเครื่องต้นทาง แล้วยืนยันเครื่องนี้ก่อนรับ",
        "accepted",
        name=maker.name or maker.device[:_SHOWN],
        mark=maker.mark,
    )


def _settle_permits(session: Session) -> None:
    """Let the user do what the list of users says now; as before where the unit of work is rolled back."""
    store, before, others = session.store, session.store.permits, session.put_back

    def put_back() -> None:
        store.permits = before
        if others is not None:
            others()

    session.put_back = put_back
    store.permits = permits.held(session)


def _came(session: Session, before: Mapping[str, int]) -> tuple[Came, ...]:
    """Count by topic the records that the changes taken since then speak of."""
    changes = tables.changes
    found: dict[str, dict[str, bool]] = {}
    for device in merging.known(session):
        since = (changes.c.device == device, changes.c.seq > before.get(device, 0))
        is_new = func.max(case((changes.c.field == history.WHOLE, 1), else_=0))
        question = select(changes.c.topic, changes.c.row, is_new).where(*since)
        for topic, row, new in session.connection.execute(question.group_by(changes.c.topic, changes.c.row)):
            of_topic = found.setdefault(topic, {})
            of_topic[row] = of_topic.get(row, False) or bool(new)
    return tuple(
        Came(topic, kind.titled, sum(found[topic].values()), sum(not new for new in found[topic].values()))
        for topic, kind in TOPICS.items()
        if topic in found
    )
