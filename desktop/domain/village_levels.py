"""The level of a village by กชช.2ค: 1 (ต้องเร่งรัด) to 3, from how many indicators are a great problem.

Not the A/B/C of groups. The thresholds are rules of the office (`domain.rules`), dated and unconfirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, link, long, text, whole
from desktop.errors import CannotDo
from desktop.i18n import N_

LEVELS = {"1": N_("ระดับ 1 (เร่งรัดพัฒนา)"), "2": N_("ระดับ 2 (ปานกลาง)"), "3": N_("ระดับ 3 (ก้าวหน้า)")}


@dataclass(frozen=True, kw_only=True)
class VillageLevel(Record):
    """What the กชช.2ค of a year says of one village."""

    topic: ClassVar[str] = "village_levels"
    titled: ClassVar[str] = N_("ระดับหมู่บ้าน กชช.2ค")
    village: str = link(N_("หมู่บ้าน"), "villages", required=True, listed=True)
    year: int | None = whole(N_("ปี พ.ศ."), required=True, least=2400, most=2700, listed=True)
    great: int | None = whole(N_("ตัวชี้วัดที่ได้ 1 คะแนน (ปัญหามาก)"), required=True, most=99, listed=True)
    middling: int | None = whole(N_("ตัวชี้วัดที่ได้ 2 คะแนน"), most=99, listed=True)
    small: int | None = whole(N_("ตัวชี้วัดที่ได้ 3 คะแนน"), most=99, listed=True)
    told: str = choice(N_("ระดับที่ทางราชการแจ้ง"), LEVELS, listed=True)
    collected: date | None = day(N_("วันที่จัดเก็บ"))
    source: str = text(N_("ที่มา"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the year."""
        return f"กชช.2ค ปี {self.year}"

    @property
    def sort_text(self) -> str:
        """Sort the newest first."""
        return f"{9999 - (self.year or 0):04d}"


def level(great: int, least_of_1: int | None, least_of_2: int | None) -> str:
    """Give the level by the number of indicators with score 1; "" where the thresholds are not known.

    >>> level(12, 11, 6), level(6, 11, 6), level(0, 11, 6), level(3, None, 6)
    ('1', '2', '3', '')
    """
    if least_of_1 is None or least_of_2 is None:
        return ""
    return "1" if great >= least_of_1 else "2" if great >= least_of_2 else "3"


def check_village_level(found: VillageLevel) -> None:
    """Refuse more indicators than any set has."""
    if sum(n or 0 for n in (found.great, found.middling, found.small)) > 99:
        raise CannotDo("จำนวนตัวชี้วัดรวมกันเกิน 99 กรุณาตรวจอีกครั้ง", "great")
