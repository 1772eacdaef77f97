"""The users of an office: who opens it, what each may do, and the keys that go with it.

Each act writes the user's record and changes the keys within one unit of work; where that is rolled back, the keys go
back too. Where the machine dies in between, the keys alone are changed, which is the safe side: a key slot without a
record may do nothing and is taken out at the next act; a record without a slot cannot open and can be removed again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain import passphrases
from desktop.domain.users import (
    USERS,
    User,
    check_giving,
    check_heads,
    check_here,
    check_name,
    check_removal,
)
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import history, key_changes, keys, readings, shared
from desktop.store import records as store
from desktop.store.opening import Store, open_with_recovery
from desktop.store.rekeying import Step, rekey
from desktop.store.session import Session, reading, writing
from desktop.work import records
from desktop.work.facts import the_office

PASSPHRASE_CHANGED = N_("เปลี่ยนรหัสผ่าน")
PASSPHRASE_SET, RECOVERY_MADE = N_("ตั้งรหัสผ่านให้ใหม่"), N_("ออกรหัสกู้คืนใหม่")
DATA_KEY_RENEWED = N_("เปลี่ยนกุญแจข้อมูล")
TWO_WANTED, ONE_WANTED = N_("ให้เปิดพร้อมกันสองคน"), N_("ให้เปิดคนเดียวได้")


@dataclass(frozen=True)
class Listed:
    """One user as the list shows it."""

    user: User
    since: date | None
    mine: bool
    opens: bool  # has a key slot, so that a passphrase opens the office


@dataclass(frozen=True)
class Overview:
    """All that the page of users shows."""

    users: tuple[Listed, ...]
    office: User  # who works here while the office keeps no users
    permits: frozenset[str]
    two: bool
    recovers_cases: bool


def everyone(session: Session) -> tuple[User, ...]:
    """List the users, those who left too."""
    return tuple(store.find(session, User))


def mine(session: Session) -> User | None:
    """Give the record of the user who opened the office."""
    return next((one for one in everyone(session) if one.slot and one.slot == session.store.slot), None)


def named(session: Session, name: str) -> User:
    """Find the user of a name, or id, who works here."""
    for one in everyone(session):
        if not one.left and name in (one.name, one.id):
            return one
    raise CannotDo("ไม่มีผู้ใช้ชื่อ “{name}” ในสำนักงานนี้ กรุณาดูชื่อในรายชื่อผู้ใช้", "user", name=name)


def actor(session: Session) -> str:
    """Name whose changes these are: the user's, or the office's officer's where it keeps no users."""
    user = mine(session)
    return user.name if user is not None else the_office(session).officer


def overview(session: Session) -> Overview:
    """Give all that the page of users shows."""
    folder, users, me = session.store.folder, everyone(session), mine(session)
    slots = {slot.id for slot in keys.slots(folder)}
    listed = [Listed(one, _since(session, one), one == me, one.slot in slots) for one in users]
    return Overview(
        tuple(sorted(listed, key=lambda one: one.user.left)),
        _of_office(session),
        session.store.permits,
        keys.needs_two(folder),
        keys.recovers_cases(folder),
    )


def add(session: Session, user: User, passphrase: str) -> User:
    """Add a user with an own passphrase; the first further one makes the present officer a head with a record."""
    session.require(USERS)
    wanted = records.checked(dataclasses.replace(user, slot="", left=False))
    passphrases.check(passphrase)
    opened, users = key_changes.begin(session), list(everyone(session))
    if not users:
        users.append(_record_head(session))
    opened = _sweep(session, opened)
    check_name(wanted, users)
    check_giving(None, wanted, session.store.permits)
    slot = keys.add_slot(session.store.folder, opened, wanted.name, passphrase, wanted.mediation)
    id_ = store.add(session, dataclasses.replace(wanted, slot=slot))
    return _done(session, opened, id_)


def change(session: Session, user: User) -> User:
    """Save who a user is and what the user may do; the keys of the cases follow the permission."""
    session.require(USERS)
    before, users = store.read(session, User, user.id), everyone(session)
    check_here(before)
    kept = records.checked(dataclasses.replace(user, slot=before.slot, left=before.left))
    check_name(kept, users)
    check_giving(before, kept, session.store.permits)
    check_heads(_with(users, kept))
    opened = key_changes.begin(session)
    saved = store.save(session, kept)
    if saved.name != before.name:
        keys.rename_slot(session.store.folder, saved.slot, saved.name)
    return _done(session, _fit_cases(session, opened, saved), saved.id)


def remove(session: Session, id_: str) -> User:
    """End a user's work in this office: the slot goes, and what is written of cases after is under another key."""
    session.require(USERS)
    user = store.read(session, User, id_)
    check_removal(user, mine(session))
    gone = dataclasses.replace(user, left=True, mediation=False)
    check_heads(_with(everyone(session), gone))
    opened = key_changes.begin(session)
    store.save(session, gone)
    if _slot(session, user.slot) is not None:
        opened = keys.remove_slot(session.store.folder, opened, user.slot)
    return _done(session, opened, id_)


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Change the passphrase of who works here; in a shared office the server gets it in the same unit."""
    key_changes.begin(session)
    keys.change_passphrase(session.store.folder, session.store.slot, old, new)


def recover(folder: Path, code: str, slot: str, passphrase: str) -> None:
    """Give a user who forgot it a new passphrase by the printed code; a shared office's server gets it too."""
    if not shared.is_shared(folder):
        keys.reset_passphrase(folder, keys.unlock_with_recovery(folder, code), slot, passphrase)
        return
    office = open_with_recovery(folder, code)
    try:
        with reading(office) as session:
            officer = actor(session)
        with writing(office, officer, PASSPHRASE_SET) as session:
            keys.reset_passphrase(folder, key_changes.begin(session), slot, passphrase)
    finally:
        office.close()


def reset_passphrase(session: Session, id_: str, passphrase: str) -> User:
    """Give a user who forgot it a new passphrase; who resets it can give back only the keys that oneself has."""
    session.require(USERS)
    user = store.read(session, User, id_)
    check_here(user)
    if user == mine(session):
        raise CannotDo("รหัสผ่านของตัวเองเปลี่ยนได้ที่หน้า “รหัสผ่าน” โดยพิมพ์รหัสเดิมก่อน")
    opened = key_changes.begin(session)
    keys.reset_passphrase(session.store.folder, opened, user.slot, passphrase)
    slot = _slot(session, user.slot)
    if user.mediation and slot is not None and not slot.cases:
        user = store.save(session, dataclasses.replace(user, mediation=False))
    readings.note(session, User.topic, id_, "slot", PASSPHRASE_SET)
    return _done(session, opened, id_)


def new_recovery_code(session: Session) -> str:
    """Give a new recovery code to print; the paper before opens nothing from then on."""
    session.require(USERS)
    code = keys.new_recovery(session.store.folder, key_changes.begin(session))
    readings.note(session, User.topic, keys.RECOVERY, "slot", RECOVERY_MADE)
    return code


def want_two(session: Session, wanted: bool) -> None:
    """Let the office be opened by two people together from now on, or by one alone again."""
    session.require(USERS)
    keys.want_two(session.store.folder, key_changes.begin(session), wanted)
    readings.note(session, User.topic, "", "slot", TWO_WANTED if wanted else ONE_WANTED)


def renew_data_key(office: Store, actor: str, step: Step) -> None:
    """Bring the files of an open office under a new key, outside any unit of work: nothing else may read meanwhile.

    A change that was cut off is gone on with, not begun anew.
    """
    if office.shared is not None:
        raise CannotDo(
            "สำนักงานร่วมเปลี่ยนกุญแจข้อมูลขณะที่หลายเครื่องใช้อยู่ไม่ได้ กรุณาเปลี่ยนรหัสผ่านของผู้ใช้และของเครื่องแม่ข่ายแทน"
        )
    with reading(office) as session:
        session.require(USERS)
    cut_off = office.vault.file
    rekey(office, office.opened if cut_off else keys.new_data_key(office.folder, office.opened), step)
    with writing(office, actor, DATA_KEY_RENEWED) as session:
        readings.note(session, User.topic, "", "slot", DATA_KEY_RENEWED)


def _done(session: Session, opened: keys.Opened, id_: str) -> User:
    """Go on with the changed keys; a change of users is never undone, for the keys would not follow."""
    history.mark_final(session)
    key_changes.settle(session, opened)
    return store.read(session, User, id_)


def _sweep(session: Session, opened: keys.Opened) -> keys.Opened:
    """Take out the slots that nobody's record names: left where the machine died while a user was added."""
    named = {session.store.slot, *(one.slot for one in everyone(session))}
    for slot in keys.slots(session.store.folder):
        if slot.id not in named:
            opened = keys.remove_slot(session.store.folder, opened, slot.id)
    return opened


def _record_head(session: Session) -> User:
    """Record the officer who worked here alone as the first head."""
    head = dataclasses.replace(
        _of_office(session), slot=session.store.slot, mediation=session.store.vault.opens_cases
    )
    if _slot(session, head.slot) is None:
        raise CannotDo("กรุณาเปิดสำนักงานด้วยรหัสผ่านก่อน แล้วจึงเพิ่มผู้ใช้")
    keys.rename_slot(session.store.folder, head.slot, head.name)
    return dataclasses.replace(head, id=store.add(session, head))


def _of_office(session: Session) -> User:
    office = the_office(session)
    return User(name=office.officer, position=office.officer_position, role="head")


def _fit_cases(session: Session, opened: keys.Opened, user: User) -> keys.Opened:
    """Give the keys of the cases to a user, or take them, as the permission says."""
    folder, slot = session.store.folder, _slot(session, user.slot)
    if slot is None:
        raise CannotDo("ผู้ใช้คนนี้ไม่มีกุญแจแล้ว จึงเปิดสำนักงานไม่ได้ กรุณานำออกแล้วเพิ่มใหม่")
    if user.mediation and not slot.cases:
        keys.grant_cases(folder, opened, slot.id)
    if slot.cases and not user.mediation:
        return keys.revoke_cases(folder, opened, slot.id)
    return opened


def _slot(session: Session, id_: str) -> keys.Slot | None:
    return next((one for one in keys.slots(session.store.folder) if one.id == id_), None)


def _with(users: Sequence[User], changed: User) -> list[User]:
    return [changed if one.id == changed.id else one for one in users]


def _since(session: Session, user: User) -> date | None:
    entries = history.entries(session, User, user.id)
    return entries[0].at.astimezone().date() if entries else None
