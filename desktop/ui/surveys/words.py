"""What is said about a survey: what became of a value, how far a village is."""

from __future__ import annotations

from desktop.domain.surveys import STATES, UNCONFIRMED
from desktop.i18n import N_, _

FIRST = N_("กรอกแล้ว")  # of a value that no year before is there to compare with
LOOKS = {  # icon and colour
    "confirmed": ("circle-check", "good"),
    "changed": ("pencil", "accent"),
    "unknown": ("info-circle", "warn"),
    "": ("clock", "muted"),
}
REASONS = (
    N_("เหรัญญิกไม่อยู่"), N_("ผู้ให้ข้อมูลไม่ทราบ"), N_("ไม่มีเอกสาร"), N_("สมุดบัญชีอยู่ที่อื่น"), N_("ไม่ประสงค์ให้ข้อมูล"),
)  # fmt: skip


def state(key: str, *, compared: bool = True) -> str:
    """Say what became of a value."""
    if key == "changed" and not compared:
        return _(FIRST)
    return _(STATES[key]) if key else _(UNCONFIRMED)


def done(count: int, total: int) -> str:
    """Say how many of the organisations are surveyed."""
    return _("{done} จาก {total} กลุ่ม").format(done=count, total=total)
