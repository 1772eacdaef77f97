"""What each slot may open: the office's keys sealed to it, and covered where two people must open together."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.i18n import N_
from desktop.store import key_file, key_shares, key_slots
from desktop.store.key_file import CASES, DATA, TOGETHER, Envelope
from desktop.store.key_slots import RECOVERY, USER, Slot

NO_CASES = N_("ไม่มีสิทธิ์เปิดข้อมูลไกล่เกลี่ย กรุณาให้ผู้ที่มีสิทธิ์ในสำนักงานเปิดให้")


@dataclass(frozen=True)
class Keys:
    """The office's keys, every generation, the oldest first; no case keys without the permission."""

    data: tuple[bytes, ...]
    cases: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Opened:
    """Open keys, and whose slot opened them: `RECOVERY` by the printed code."""

    keys: Keys
    slot: str


def named(keys: Keys) -> dict[str, bytes]:
    """Name keys as their grants are named: `data:1`, `cases:1` and on."""
    kinds = {DATA: keys.data, CASES: keys.cases}
    return {
        f"{kind}:{number}": key for kind, held in kinds.items() for number, key in enumerate(held, start=1)
    }


def grant(office: str, slot: Slot, keys: Mapping[str, bytes], together: bytes = b"") -> Slot:
    """Seal keys to a slot beside what it opens already; a user's are covered where two must open."""
    with _untouched():
        sealed = {name: key_slots.seal(office, slot, name, key) for name, key in keys.items()}
    if together and slot["kind"] == USER:
        sealed = {
            name: key_slots.cover(_place(office, slot, name), one, together) for name, one in sealed.items()
        }
    return {
        **slot,
        "grants": {**slot["grants"], **{name: key_slots.text(one) for name, one in sealed.items()}},
    }


def without_cases(slot: Slot) -> Slot:
    """Take every case key out of a slot."""
    kept = {name: one for name, one in slot["grants"].items() if not name.startswith(f"{CASES}:")}
    return {**slot, "grants": kept}


def open_all(envelope: Envelope, slot: Slot, private: bytes, together: bytes = b"") -> Opened:
    """Open every key that a slot may open, by its own key; `Trouble` where a stranger changed the envelope."""
    if key_slots.is_first_form(slot):
        keys = Keys((private,))
    else:
        keys = Keys(*(_opened(envelope, slot, private, kind, together) for kind in (DATA, CASES)))
    if envelope["format"] == key_file.FORMAT and not key_file.is_signed(envelope, keys.data[-1]):
        raise key_file.damaged()
    return Opened(keys, slot.get("id", RECOVERY if slot["kind"] == RECOVERY else ""))


def join(envelope: Envelope, holders: tuple[tuple[Slot, bytes], tuple[Slot, bytes]]) -> bytes:
    """Give the key that two slots, each with its own key, open together."""
    with _untouched():
        first, second = (
            key_slots.unseal(envelope["office"], slot, TOGETHER, b64decode(slot["grants"][TOGETHER]), private)
            for slot, private in holders
        )
        return key_shares.join(first, second)


def together_of(envelope: Envelope, data_key: bytes) -> bytes:
    """Give the key that two people open together; nothing where one is enough.

    Who has the data key may have it: the office is open, and without it no slot could be added.
    """
    if not envelope["two"]:
        return b""
    with _untouched():
        return key_slots.uncover(_common(envelope), b64decode(envelope[TOGETHER]), _lid(data_key))


def cover_anew(envelope: Envelope, before: bytes, after: bytes) -> Envelope:
    """Lay another common key over what is sealed to the users, or none; what is below stays closed meanwhile."""
    with _untouched():
        slots = [
            _covered_anew(envelope["office"], slot, before, after) if slot["kind"] == USER else slot
            for slot in envelope["slots"]
        ]
    return {**envelope, "two": bool(after), "slots": slots}


def write(folder: Path, envelope: Envelope, data_key: bytes, together: bytes = b"") -> None:
    """Write an envelope with its proof; where two must open, with new parts of their key for all users."""
    kept = {name: part for name, part in envelope.items() if name != TOGETHER}
    if together:
        covered = key_slots.cover(_common(envelope), together, _lid(data_key))
        kept |= {"slots": _dealt(envelope, together), TOGETHER: key_slots.text(covered)}
    key_file.write(folder, key_file.sign(kept, data_key))


def _dealt(envelope: Envelope, together: bytes) -> list[Slot]:
    parts = iter(key_shares.split(together, len(key_file.users(envelope))))
    office = envelope["office"]
    return [
        _with_share(office, slot, next(parts)) if slot["kind"] == USER else slot for slot in envelope["slots"]
    ]


def _with_share(office: str, slot: Slot, share: bytes) -> Slot:
    with _untouched():
        sealed = key_slots.seal(office, slot, TOGETHER, share)
    return {**slot, "grants": {**slot["grants"], TOGETHER: key_slots.text(sealed)}}


def _opened(envelope: Envelope, slot: Slot, private: bytes, kind: str, together: bytes) -> tuple[bytes, ...]:
    names = [f"{kind}:{number}" for number in range(1, key_file.granted(slot, kind) + 1)]
    with _untouched():
        return tuple(_key(envelope["office"], slot, name, private, together) for name in names)


def _key(office: str, slot: Slot, name: str, private: bytes, together: bytes) -> bytes:
    sealed = b64decode(slot["grants"][name])
    if together and slot["kind"] == USER:
        sealed = key_slots.uncover(_place(office, slot, name), sealed, together)
    return key_slots.unseal(office, slot, name, sealed, private)


def _covered_anew(office: str, slot: Slot, before: bytes, after: bytes) -> Slot:
    grants = {}
    for name, kept in slot["grants"].items():
        if name != TOGETHER:
            sealed, place = b64decode(kept), _place(office, slot, name)
            sealed = key_slots.uncover(place, sealed, before) if before else sealed
            grants[name] = key_slots.text(key_slots.cover(place, sealed, after) if after else sealed)
    return {**slot, "grants": grants}


def _place(office: str, slot: Slot, name: str) -> str:
    return f"{office}|{slot['id']}|{name}"


def _common(envelope: Envelope) -> str:
    return f"{envelope['office']}|{TOGETHER}"


def _lid(data_key: bytes) -> bytes:
    return key_slots.derive(data_key, TOGETHER)


@contextmanager
def _untouched() -> Iterator[None]:
    """Take what does not fit together for an envelope that was changed by other hands."""
    try:
        yield
    except ValueError as error:
        raise key_file.damaged() from error
