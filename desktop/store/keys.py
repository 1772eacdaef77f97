"""The keys of an office: who opens them by an own passphrase or the printed code, and what each may open."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain import passphrases
from desktop.errors import CannotDo, Trouble
from desktop.store import attempts, key_file, key_grants, key_slots, recovery_code
from desktop.store.key_file import CASES, DATA, FIRST, FORMAT, MOST_GENERATIONS, MOST_SLOTS, NAME, Envelope
from desktop.store.key_grants import Keys, Opened
from desktop.store.key_slots import KEY, RECOVERY, USER

__all__ = ["FORMAT", "NAME", "RECOVERY", "Keys", "Opened", "Slot"]


@dataclass(frozen=True)
class Slot:
    """One user of an office, and whether this user opens the mediation cases."""

    id: str
    name: str
    cases: bool


# opening


def make(folder: Path, passphrase: str, name: str = "") -> tuple[Opened, str]:
    """Write a new envelope; give its keys, open by its first user, and the recovery code to print."""
    passphrases.check(passphrase)
    office, code = secrets.token_hex(16), recovery_code.make()
    made = [
        key_slots.make(office, _new_id(), USER, passphrase, name),
        key_slots.make(office, RECOVERY, RECOVERY, recovery_code.read(code)),
    ]
    keys = Keys((_new_key(),), (_new_key(),))
    envelope = {"program": key_slots.PROGRAM, "format": FORMAT, "office": office, "two": False}
    envelope["slots"] = [key_grants.grant(office, slot, key_grants.named(keys)) for slot in made]
    key_grants.write(folder, envelope, keys.data[-1])
    return Opened(keys, made[0]["id"]), code


def unlock(folder: Path, passphrase: str, slot: str = "") -> Opened:
    """Open the keys by a user's passphrase, any user's where none is named; brings the first format to this one.

    `CannotDo` names the passphrase where it is wrong, and says where two people must open the office.
    """
    opened = peek(folder, passphrase, slot)
    return opened if opened.slot else upgrade(folder, opened, passphrase)


def peek(folder: Path, passphrase: str, slot: str = "") -> Opened:
    """Do as `unlock` and leave keys of the first format as they are: the slot is then ""."""
    envelope = key_file.read(folder)
    if envelope.get("two"):
        raise CannotDo("สำนักงานนี้ต้องเปิดพร้อมกันสองคน กรุณาให้ผู้ใช้อีกคนพิมพ์รหัสผ่านด้วย", "passphrase")
    with attempts.counted(folder):
        found, private = _find(envelope, passphrase, slot)
    return key_grants.open_all(envelope, found, private)


def upgrade(folder: Path, opened: Opened, passphrase: str) -> Opened:
    """Bring keys of the first format to this one: one user of that passphrase, with new case keys."""
    envelope, keys = key_file.read(folder), replace(opened.keys, cases=(_new_key(),))
    user = key_slots.make(envelope["office"], _new_id(), USER, passphrase)
    granted = key_grants.grant(envelope["office"], user, key_grants.named(keys))
    slots = [granted, key_file.recovery(envelope)]
    key_grants.write(folder, {**envelope, "format": FORMAT, "two": False, "slots": slots}, keys.data[-1])
    return Opened(keys, user["id"])


def needs_two(folder: Path) -> bool:
    """Tell whether two people must open an office together."""
    return bool(key_file.read(folder).get("two"))


def unlock_two(folder: Path, first: tuple[str, str], second: tuple[str, str]) -> Opened:
    """Open the keys by two people, each a slot and its passphrase; the first is the one who works then.

    `CannotDo` names the field "passphrase" for the first and "second" for the other.
    """
    envelope = key_file.read(folder)
    with attempts.counted(folder):
        one = _find(envelope, first[1], first[0])
        other = _find(envelope, second[1], second[0], "second")
    if one[0] is other[0]:
        raise CannotDo("ต้องเป็นผู้ใช้สองคนที่ต่างกัน กรุณาเลือกผู้ใช้อีกคน", "second")
    together = key_grants.join(envelope, (one, other)) if envelope.get("two") else b""
    return key_grants.open_all(envelope, *one, together)


def unlock_with_recovery(folder: Path, code: str) -> Opened:
    """Open the keys by the printed code alone; `CannotDo` where it was mistyped or is another office's."""
    envelope, secret = key_file.read(folder), recovery_code.read(code)
    slot = key_file.recovery(envelope)
    private = key_slots.unwrap(envelope["office"], slot, secret)
    if private is None:
        raise CannotDo("รหัสกู้คืนไม่ตรงกับสำนักงานนี้ กรุณาเทียบกับกระดาษอีกครั้ง และดูว่าเป็นกระดาษของสำนักงานนี้", "code")
    return key_grants.open_all(envelope, slot, private)


def whose(folder: Path, passphrase: str, slot: str = "") -> str:
    """Tell whose slot a passphrase opens, without opening the office; `CannotDo` where it is wrong."""
    envelope = key_file.read(folder)
    with attempts.counted(folder):
        found, _private = _find(envelope, passphrase, slot)
    return str(found.get("id", ""))


def known_to(folder: Path, opened: Opened) -> Opened:
    """Give of open keys those that another copy of the office has too."""
    envelope = key_file.read(folder)
    if envelope["format"] == FIRST:
        return replace(opened, keys=Keys(opened.keys.data[:1]))
    data = opened.keys.data[: key_file.generations(envelope, DATA)]
    if not key_file.is_signed(envelope, data[-1]):
        raise key_file.damaged()
    cases = opened.keys.cases[: key_file.generations(envelope, CASES)]
    return replace(opened, keys=Keys(data, cases))


# what is known without a key


def slots(folder: Path) -> tuple[Slot, ...]:
    """List the users of an office; one of the first format has one without a name."""
    envelope = key_file.read(folder)
    if envelope["format"] == FIRST:
        return (Slot("", "", cases=True),)
    return tuple(
        Slot(slot["id"], slot["name"], cases=bool(key_file.granted(slot, CASES)))
        for slot in key_file.users(envelope)
    )


def recovers_cases(folder: Path) -> bool:
    """Tell whether the printed code opens the mediation cases too."""
    return bool(key_file.granted(key_file.recovery(key_file.read(folder)), CASES))


def office_of(folder: Path) -> str:
    """Give the id of the office that an envelope belongs to; every copy of an office has the same."""
    return str(key_file.read(folder)["office"])


# what changes one user


def change_passphrase(folder: Path, slot: str, old: str, new: str) -> None:
    """Put a user's own key under a new passphrase; all else stays as it is. A slot of "" is whose `old` it is."""
    passphrases.check(new)
    envelope = key_file.read(folder)
    with attempts.counted(folder):
        found, private = _find(envelope, old, slot)
    if envelope["format"] == FIRST:
        upgrade(folder, key_grants.open_all(envelope, found, private), new)
    else:
        key_file.write(folder, _with(envelope, key_slots.wrap(envelope["office"], found, new, private)))


def reset_passphrase(folder: Path, opened: Opened, slot: str, new: str) -> None:
    """Give a user who forgot it a new passphrase, and again what `opened` holds of what the user had.

    A slot of "" is the only user's. Case keys that nobody has any more are replaced by new ones.
    """
    passphrases.check(new)
    if key_file.read(folder)["format"] == FIRST:
        upgrade(folder, opened, new)
        return
    envelope = _current(folder, opened)
    found = _user(envelope, slot)
    keys = replace(opened.keys, cases=_cases_again(envelope, found, opened))
    made = key_slots.make(envelope["office"], found["id"], USER, new, found["name"])
    _write(folder, opened, _with(envelope, _grant(envelope, opened, made, keys)))


def add_slot(folder: Path, opened: Opened, name: str, passphrase: str, cases: bool) -> str:
    """Add a user with an own passphrase and give the slot's id."""
    passphrases.check(passphrase)
    _check_name(name)
    envelope = _current(folder, opened)
    if len(envelope["slots"]) >= MOST_SLOTS:
        raise CannotDo("สำนักงานนี้มีผู้ใช้ครบ {most} คนแล้ว กรุณาลบผู้ใช้ที่ย้ายไปก่อน", most=MOST_SLOTS - 1)
    keys = replace(opened.keys, cases=_held_cases(opened) if cases else ())
    made = key_slots.make(envelope["office"], _new_id(), USER, passphrase, name)
    granted = _grant(envelope, opened, made, keys)
    *before, recovery = sorted(envelope["slots"], key=lambda one: one["kind"] == RECOVERY)
    _write(folder, opened, {**envelope, "slots": [*before, granted, recovery]})
    return str(made["id"])


def rename_slot(folder: Path, slot: str, name: str) -> None:
    """Write a user's name otherwise; it is shown where a passphrase is asked for."""
    _check_name(name)
    envelope = _this_format(folder)
    key_file.write(folder, _with(envelope, {**_user(envelope, slot), "name": name}))


def remove_slot(folder: Path, opened: Opened, slot: str) -> Opened:
    """Take a user out; where that user opened the cases, what is written of them after is under a new key."""
    envelope = _current(folder, opened)
    found, left = _user(envelope, slot), len(key_file.users(envelope)) - 1
    if not left:
        raise CannotDo("ลบผู้ใช้คนสุดท้ายไม่ได้ กรุณาเพิ่มผู้ใช้คนใหม่ก่อน")
    if envelope["two"] and left == 1:
        raise CannotDo("สำนักงานนี้ต้องเปิดพร้อมกันสองคน กรุณายกเลิกการเปิดสองคนก่อนลบผู้ใช้คนนี้")
    kept = {**envelope, "slots": [one for one in envelope["slots"] if one is not found]}
    if key_file.granted(found, CASES):
        _check_others(envelope, found)
        return _with_new_cases(folder, opened, kept)
    _write(folder, opened, kept)
    return opened


# what changes for the office


def grant_cases(folder: Path, opened: Opened, slot: str) -> None:
    """Let a user, or `RECOVERY`, open the mediation cases of all times; `CannotDo` where `opened` does not."""
    envelope, cases = _current(folder, opened), _held_cases(opened)
    found = key_file.recovery(envelope) if slot == RECOVERY else _user(envelope, slot)
    _check_recovery_takes(found)
    if not key_file.granted(found, CASES):
        _write(folder, opened, _with(envelope, _grant(envelope, opened, found, Keys((), cases))))


def revoke_cases(folder: Path, opened: Opened, slot: str) -> Opened:
    """Take the mediation cases from a user: what is written of them after is under a key of the others."""
    envelope = _current(folder, opened)
    found = _user(envelope, slot)
    if not key_file.granted(found, CASES):
        return opened
    _check_others(envelope, found)
    return _with_new_cases(folder, opened, _with(envelope, key_grants.without_cases(found)))


def new_data_key(folder: Path, opened: Opened) -> Opened:
    """Add a data key and seal it to every slot; `rekeying.rekey` then brings the files under it."""
    envelope = _current(folder, opened)
    _check_recovery_takes(key_file.recovery(envelope))
    number, key = _next(envelope, DATA), _new_key()
    before = key_grants.together_of(envelope, opened.keys.data[-1])
    after = _new_key() if before else b""
    if before:  # who has an older data key learns nothing of the new one
        envelope = key_grants.cover_anew(envelope, before, after)
    made = {f"{DATA}:{number}": key}
    slots = [key_grants.grant(envelope["office"], slot, made, after) for slot in envelope["slots"]]
    key_grants.write(folder, {**envelope, "slots": slots}, key, after)
    return replace(opened, keys=replace(opened.keys, data=(*opened.keys.data, key)))


def new_recovery(folder: Path, opened: Opened) -> str:
    """Give a new recovery code to print, which opens what `opened` does; the old one stops working."""
    envelope, code = _current(folder, opened), recovery_code.make()
    held = [slot for slot in envelope["slots"] if key_file.granted(slot, CASES)]
    if not opened.keys.cases and held == [key_file.recovery(envelope)]:
        raise CannotDo("รหัสกู้คืนเดิมเป็นทางเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาเปิดสำนักงานด้วยรหัสนั้นและให้สิทธิ์ผู้ใช้ก่อน")
    made = key_slots.make(envelope["office"], RECOVERY, RECOVERY, recovery_code.read(code))
    granted = _grant(envelope, opened, made, opened.keys)
    _write(folder, opened, {**envelope, "slots": [*key_file.users(envelope), granted]})
    return code


def want_two(folder: Path, opened: Opened, wanted: bool) -> None:
    """Let two people open the office together from now on, or one alone again."""
    envelope = _current(folder, opened)
    if wanted and len(key_file.users(envelope)) == 1:
        raise CannotDo("ต้องมีผู้ใช้อย่างน้อยสองคน จึงให้เปิดพร้อมกันสองคนได้ กรุณาเพิ่มผู้ใช้ก่อน")
    data_key = opened.keys.data[-1]
    before, after = key_grants.together_of(envelope, data_key), _new_key() if wanted else b""
    key_grants.write(folder, key_grants.cover_anew(envelope, before, after), data_key, after)


def _with_new_cases(folder: Path, opened: Opened, envelope: Envelope) -> Opened:
    """Seal a new case key to all who open the cases; who does not opens none of it, even who made it."""
    made = {f"{CASES}:{_next(envelope, CASES)}": _new_key()}
    together = key_grants.together_of(envelope, opened.keys.data[-1])
    holders = [slot for slot in envelope["slots"] if key_file.granted(slot, CASES)]
    for slot in holders:
        envelope = _with(envelope, key_grants.grant(envelope["office"], slot, made, together))
    _write(folder, opened, envelope)
    holds = opened.keys.cases and any(slot["id"] == opened.slot for slot in holders)
    cases = (*opened.keys.cases, *made.values()) if holds else ()
    return replace(opened, keys=replace(opened.keys, cases=cases))


def _cases_again(envelope: Envelope, found: key_slots.Slot, opened: Opened) -> tuple[bytes, ...]:
    """Give the case keys of a user whose own key is lost; new ones where nobody has the old any more."""
    if not key_file.granted(found, CASES) or opened.keys.cases:
        return opened.keys.cases if key_file.granted(found, CASES) else ()
    others = [slot for slot in envelope["slots"] if slot is not found and key_file.granted(slot, CASES)]
    return () if others else (_new_key(),)


def _held_cases(opened: Opened) -> tuple[bytes, ...]:
    if not opened.keys.cases:
        raise CannotDo(key_grants.NO_CASES)
    return opened.keys.cases


def _check_others(envelope: Envelope, found: key_slots.Slot) -> None:
    if not any(slot is not found and key_file.granted(slot, CASES) for slot in key_file.users(envelope)):
        raise CannotDo("ผู้ใช้คนนี้เป็นคนเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาให้สิทธิ์ผู้ใช้คนอื่นก่อน")


def _check_recovery_takes(slot: key_slots.Slot) -> None:
    if key_slots.is_first_form(slot):
        raise CannotDo("รหัสกู้คืนของสำนักงานนี้เป็นแบบเดิม กรุณาออกและพิมพ์รหัสกู้คืนใหม่ก่อน")


def _check_name(name: str) -> None:
    if len(name) > key_slots.LONGEST_NAME:
        raise CannotDo("ชื่อผู้ใช้ยาวเกินไป กรุณาใช้ไม่เกิน {most} ตัวอักษร", "name", most=key_slots.LONGEST_NAME)


def _find(
    envelope: Envelope, passphrase: str, slot: str, field: str = "passphrase"
) -> tuple[key_slots.Slot, bytes]:
    """Find whose passphrase this is, and open that user's own key."""
    for user in [_user(envelope, slot)] if slot else key_file.users(envelope):
        private = key_slots.unwrap(envelope["office"], user, passphrase)
        if private is not None:
            if not key_slots.is_first_form(user) and not key_slots.fits(user, private):
                raise key_file.damaged()
            return user, private
    raise CannotDo("รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่", field)


def _user(envelope: Envelope, id_: str) -> key_slots.Slot:
    users = key_file.users(envelope)
    if not id_ and len(users) == 1:
        return users[0]
    for user in users:
        if id_ and user.get("id") == id_:
            return user
    raise CannotDo("ไม่พบผู้ใช้คนนี้ กรุณาเลือกชื่อจากรายชื่อผู้ใช้อีกครั้ง", "user")


def _current(folder: Path, opened: Opened) -> Envelope:
    """Read the envelope that keys were opened from; `Trouble` where it is another's, or not as they left it."""
    envelope, keys = _this_format(folder), opened.keys
    counts = [(keys.data, DATA), (keys.cases, CASES)]
    if any(held and len(held) != key_file.generations(envelope, kind) for held, kind in counts):
        raise Trouble("กุญแจของสำนักงานเปลี่ยนไปหลังจากที่เปิดไว้ กรุณาปิดโปรแกรมแล้วเปิดสำนักงานใหม่")
    if not key_file.is_signed(envelope, keys.data[-1]):
        raise key_file.damaged()
    return envelope


def _this_format(folder: Path) -> Envelope:
    envelope = key_file.read(folder)
    if envelope["format"] == FIRST:  # opened by the recovery code
        raise CannotDo("กรุณาตั้งรหัสผ่านใหม่ก่อน แล้วเปิดสำนักงานด้วยรหัสผ่านนั้น")
    return envelope


def _next(envelope: Envelope, kind: str) -> int:
    number = key_file.generations(envelope, kind) + 1
    if number > MOST_GENERATIONS:
        raise CannotDo("เปลี่ยนกุญแจของสำนักงานครบจำนวนที่ทำได้แล้ว กรุณาแจ้งผู้ดูแลโปรแกรม")
    return number


def _with(envelope: Envelope, changed: key_slots.Slot) -> Envelope:
    slots = [changed if slot.get("id") == changed["id"] else slot for slot in envelope["slots"]]
    return {**envelope, "slots": slots}


def _grant(envelope: Envelope, opened: Opened, slot: key_slots.Slot, keys: Keys) -> key_slots.Slot:
    together = key_grants.together_of(envelope, opened.keys.data[-1])
    return key_grants.grant(envelope["office"], slot, key_grants.named(keys), together)


def _write(folder: Path, opened: Opened, envelope: Envelope) -> None:
    data_key = opened.keys.data[-1]
    key_grants.write(folder, envelope, data_key, key_grants.together_of(envelope, data_key))


def _new_id() -> str:
    return secrets.token_hex(8)


def _new_key() -> bytes:
    return os.urandom(KEY)
