"""Invitations of the parties of a case, and the sessions it is mediated in; what was offered is never recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.cases import CasePart
from desktop.domain.records import choice, day, link, long, many, text, whole
from desktop.i18n import N_

SENDINGS = {
    "hand": N_("ส่งให้ด้วยตนเอง"),
    "registered": N_("ไปรษณีย์ลงทะเบียน"),
    "head": N_("ฝากผู้ใหญ่บ้านส่ง"),
    "phone": N_("โทรศัพท์"),
    "line": N_("ไลน์"),
    "other": N_("อื่น ๆ"),
}
DELIVERIES = {"received": N_("ได้รับแล้ว"), "refused": N_("ไม่รับ"), "not_found": N_("ส่งไม่ได้")}
ATTENDANCES = {"came": N_("มาตามนัด"), "absent": N_("ไม่มา"), "excused": N_("ขอเลื่อน")}
WAYS = {"joint": N_("พร้อมกันทั้งสองฝ่าย"), "caucus": N_("ทีละฝ่าย"), "both": N_("ทั้งพร้อมกันและทีละฝ่าย")}
OUTCOMES = {
    "agreed": N_("ตกลงกันได้"),
    "not_agreed": N_("ตกลงกันไม่ได้"),
    "postponed": N_("เลื่อนไป"),
    "goes_on": N_("นัดต่อ"),
}


@dataclass(frozen=True, kw_only=True)
class Summons(CasePart):
    """One invitation of one party to a session (หนังสือเชิญ), and what came of it."""

    topic: ClassVar[str] = "summonses"
    titled: ClassVar[str] = N_("หนังสือเชิญคู่กรณี")
    party: str = link(N_("ผู้รับ"), "parties", required=True, listed=True)
    round: int | None = whole(N_("ครั้งที่"), listed=True, least=1, most=99)
    sent: date | None = day(N_("วันที่ส่ง"), required=True, listed=True)
    way: str = choice(N_("วิธีส่ง"), SENDINGS, listed=True, default="hand")
    appointed: date | None = day(N_("วันนัด"), required=True, listed=True)
    at: str = text(N_("เวลานัด"), most=20, hint=N_("เช่น 09.30"))
    place: str = text(N_("สถานที่นัด"), most=300)
    delivery: str = choice(N_("ผลการส่ง"), DELIVERIES, listed=True)
    came: str = choice(N_("ผลการนัด"), ATTENDANCES, listed=True)
    note: str = long(N_("หมายเหตุ"), most=2000)


@dataclass(frozen=True, kw_only=True)
class Sitting(CasePart):
    """One session: when, how, who came and what came of it."""

    topic: ClassVar[str] = "sittings"
    titled: ClassVar[str] = N_("การนั่งไกล่เกลี่ย")
    number: int | None = whole(N_("ครั้งที่"), required=True, listed=True, least=1, most=99)
    held: date | None = day(N_("วันที่"), required=True, listed=True)
    begins: str = text(N_("เวลาเริ่ม"), most=20)
    ends: str = text(N_("เวลาเลิก"), most=20)
    place: str = text(N_("สถานที่"), most=300)
    way: str = choice(N_("วิธีนั่ง"), WAYS, listed=True, default="joint")
    came: tuple[str, ...] = many(N_("คู่กรณีที่มา"))
    others: str = text(N_("ผู้อื่นที่เข้าร่วม"), most=500)
    outcome: str = choice(N_("ผล"), OUTCOMES, listed=True)
    postponed: str = text(N_("เหตุที่เลื่อน"), most=500)
    next: date | None = day(N_("นัดครั้งต่อไป"), listed=True)
    note: str = long(N_("หมายเหตุ (ไม่บันทึกข้อเสนอของคู่กรณี)"), most=2000)
