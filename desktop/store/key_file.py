"""The file `keys.json`: read, checked in every part before anything is tried, and written whole."""

from __future__ import annotations

import hmac
import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

from desktop.errors import Trouble
from desktop.store import key_slots
from desktop.store.files import write_whole
from desktop.store.key_slots import COVER, KEY, PROGRAM, RECOVERY, SEAL, SHARE, USER, Slot
from desktop.store.trouble import newer, reaching

NAME = "keys.json"
FORMAT = 2
FIRST = 1  # the data key itself under one passphrase and one code: upgraded when it is opened
MOST_SLOTS = 32
MOST_GENERATIONS = 150
DATA, CASES, TOGETHER = "data", "cases", "together"
_LARGEST = 2_097_152  # bytes: every slot with every generation
_HEAVIEST = 16_777_216  # KiB × rounds of all slots, for a passphrase is tried at each
_OFFICE = re.compile("[0-9a-f]{32}")

Envelope = dict[str, Any]


def read(folder: Path) -> Envelope:
    """Read and check the envelope; `Trouble` where it is damaged, another program's or a newer one's."""
    with reaching(), (folder / NAME).open("rb") as file:
        data = file.read(_LARGEST + 1)
    envelope = _parsed(data)
    if not isinstance(envelope, dict) or envelope.get("program") != PROGRAM:
        raise Trouble("ไฟล์ {name} ในโฟลเดอร์นี้ไม่ใช่กุญแจของสำนักงาน กรุณาเลือกโฟลเดอร์ของสำนักงาน", name=NAME)
    if isinstance(envelope.get("format"), int) and envelope["format"] > FORMAT:
        raise newer(envelope["format"])
    if not _holds(envelope):
        raise damaged()
    return envelope


def write(folder: Path, envelope: Envelope) -> None:
    """Write the envelope: after a power cut the old one stands or the new one."""
    with reaching():
        write_whole(folder / NAME, json.dumps(envelope, indent=1, ensure_ascii=False).encode() + b"\n")


def damaged() -> Trouble:
    """Say that the envelope is not as it was written."""
    return Trouble(
        "ไฟล์กุญแจ {name} เสียหายหรือถูกแก้ไข จึงเปิดสำนักงานไม่ได้ กรุณานำไฟล์ {name} จากสำเนาสำรองมาแทน", name=NAME
    )


def users(envelope: Envelope) -> list[Slot]:
    """List the slots of people, in the order in which they were added."""
    return [slot for slot in envelope["slots"] if slot["kind"] == USER]


def recovery(envelope: Envelope) -> Slot:
    """Give the slot of the printed code."""
    return next(slot for slot in envelope["slots"] if slot["kind"] == RECOVERY)


def generations(envelope: Envelope, kind: str) -> int:
    """Count the generations of the data keys or of the case keys."""
    return max(granted(slot, kind) for slot in envelope["slots"])


def granted(slot: Slot, kind: str) -> int:
    """Count the generations of a kind of key that a slot opens."""
    return sum(name.startswith(f"{kind}:") for name in slot.get("grants", ()))


def sign(envelope: Envelope, data_key: bytes) -> Envelope:
    """Write in the proof that who opens what was said by one who had the data key."""
    return {**envelope, "proof": key_slots.text(_proof(envelope, data_key))}


def is_signed(envelope: Envelope, data_key: bytes) -> bool:
    """Tell whether a stranger changed who opens what: a public key, a slot more or less, the wish for two."""
    return hmac.compare_digest(b64decode(envelope["proof"]), _proof(envelope, data_key))


def _proof(envelope: Envelope, data_key: bytes) -> bytes:
    """Cover all but names and what a person changes with the own passphrase only."""
    slots = [
        [slot.get("id", ""), slot["kind"], slot.get("public", ""), sorted(slot.get("grants", ()))]
        for slot in envelope["slots"]
    ]
    said = json.dumps([envelope["office"], envelope["two"], slots], separators=(",", ":"))
    return hmac.digest(key_slots.derive(data_key, "proof"), said.encode(), "sha256")


def _parsed(data: bytes) -> Any:
    if len(data) > _LARGEST:
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise damaged() from error


def _holds(envelope: Envelope) -> bool:
    """Tell whether every part of an envelope is what this program writes, and asks no more than is allowed."""
    office, slots = envelope.get("office"), envelope.get("slots")
    if not isinstance(office, str) or not _OFFICE.fullmatch(office):
        return False
    if not isinstance(slots, list) or not 0 < len(slots) <= MOST_SLOTS:
        return False
    if not all(map(key_slots.first_form_holds, slots)) or sum(map(key_slots.weight, slots)) > _HEAVIEST:
        return False
    if type(envelope.get("format")) is int and envelope["format"] == FIRST:
        return sorted(slot["kind"] for slot in slots) == [USER, RECOVERY]
    return envelope.get("format") == FORMAT and _this_form_holds(envelope)


def _this_form_holds(envelope: Envelope) -> bool:
    slots, two = envelope["slots"], envelope.get("two")
    if type(two) is not bool or key_slots.size(envelope.get("proof")) != KEY:
        return False
    if key_slots.size(envelope.get(TOGETHER)) != (KEY + COVER if two else -1):
        return False
    if not all(key_slots.holds(slot) or _is_kept_recovery(slot) for slot in slots):
        return False
    ids = {slot.get("id", RECOVERY) for slot in slots}
    return len(ids) == len(slots) > 1 and RECOVERY in ids and _all_grants_hold(envelope)


def _is_kept_recovery(slot: Slot) -> bool:
    return slot["kind"] == RECOVERY and key_slots.is_first_form(slot) and not slot.keys() & {"id", "grants"}


def _all_grants_hold(envelope: Envelope) -> bool:
    counts = {kind: generations(envelope, kind) for kind in (DATA, CASES)}
    if not counts[DATA] or max(counts.values()) > MOST_GENERATIONS:
        return False
    full = [slot for slot in envelope["slots"] if not key_slots.is_first_form(slot)]
    return all(_grants_hold(slot, counts, two=envelope["two"]) for slot in full)


def _grants_hold(slot: Slot, counts: dict[str, int], *, two: bool) -> bool:
    """Tell whether a slot has every generation of the data keys, and all or none of the case keys."""
    covered = two and slot["kind"] == USER
    kinds = (DATA, CASES) if granted(slot, CASES) else (DATA,)
    length = KEY + SEAL + (COVER if covered else 0)
    sizes = {f"{kind}:{number}": length for kind in kinds for number in range(1, counts[kind] + 1)}
    if covered:
        sizes[TOGETHER] = SHARE + SEAL
    return {name: key_slots.size(sealed) for name, sealed in slot["grants"].items()} == sizes
