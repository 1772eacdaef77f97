"""Privacy notices (ประกาศความเป็นส่วนตัว): what people are told when their data are asked for, version by version.

A version never changes once it is kept; whoever words it anew makes the next version.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, day, long, text, whole
from desktop.domain.rules import UNCONFIRMED
from desktop.errors import CannotDo
from desktop.i18n import N_

_SAID_LATER = ("confirmed_by",)  # of a kept version: who found it right


@dataclass(frozen=True, kw_only=True)
class Notice(Record):
    """One version of the notice, with what มาตรา 23 wants said."""

    topic: ClassVar[str] = "notices"
    titled: ClassVar[str] = N_("ประกาศความเป็นส่วนตัว")
    number: int | None = whole(N_("รุ่นที่"), listed=True, least=1, most=9999)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    collected: str = long(N_("ข้อมูลที่เก็บ (บรรทัดละข้อ)"), required=True)
    purpose: str = long(N_("เก็บไปเพื่ออะไร (บรรทัดละข้อ)"), required=True)
    basis: str = long(N_("ฐานตามกฎหมาย"), required=True)
    kept: str = long(N_("เก็บไว้นานเท่าใด"), required=True)
    given: str = long(N_("เปิดเผยแก่ผู้ใด"), required=True)
    rights: str = long(N_("สิทธิของเจ้าของข้อมูล (บรรทัดละข้อ)"), required=True)
    contact: str = long(N_("วิธีติดต่อและร้องเรียน"), required=True)
    short: str = text(N_("ข้อความย่อท้ายแบบพิมพ์"), required=True, most=400)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))

    @property
    def label(self) -> str:
        """Name the version."""
        return f"ประกาศความเป็นส่วนตัว รุ่นที่ {self.number or '–'}"

    @property
    def sort_text(self) -> str:
        """Sort the newest version first."""
        return f"{9999 - (self.number or 0):04d}"


def notice_on(notices: Iterable[Notice], on: date) -> Notice | None:
    """Choose the version that held on a date; `None` where there was none yet."""
    held = [one for one in notices if one.start and one.start <= on]
    return max(held, key=lambda one: (one.start or date.min, one.number or 0), default=None)


def says_the_same(one: Notice, other: Notice) -> bool:
    """Tell whether two differ in nothing but who confirmed them."""
    later = {name: getattr(other, name) for name in (*_SAID_LATER, "id", "version")}
    return dataclasses.replace(one, **later) == other


def check_kept(before: Notice, after: Notice) -> None:
    """Refuse to change what a kept version says: people were told it so."""
    if not says_the_same(before, after):
        raise CannotDo("ข้อความของรุ่นที่บันทึกแล้วแก้ไขไม่ได้ เพราะแจ้งไปตามนั้นแล้ว ให้บันทึกเป็นรุ่นใหม่")
