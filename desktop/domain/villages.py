"""Villages (หมู่บ้าน) of a tambon, each name with the dates it held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, day, tambon_code, text, whole
from desktop.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Village(Record):
    """One village: its number (หมู่ที่) stays, its name is the one of its dates."""

    topic: ClassVar[str] = "villages"
    titled: ClassVar[str] = N_("หมู่บ้าน")
    tambon: str = tambon_code(required=True, listed=True)
    number: int | None = whole(N_("หมู่ที่"), required=True, least=1, most=99, listed=True)
    name: str = text(N_("ชื่อบ้าน"), listed=True, searched=True)
    start: date | None = day(N_("ใช้ชื่อนี้ตั้งแต่"))
    end: date | None = day(N_("ใช้ชื่อนี้ถึง"))

    @property
    def label(self) -> str:
        """Name the village with its number."""
        return f"หมู่ {self.number} บ้าน{self.name}" if self.name else f"หมู่ {self.number}"

    @property
    def sort_text(self) -> str:
        """Sort by tambon and number."""
        return f"{self.tambon} {self.number or 0:03d}"

    def held_on(self, on: date) -> bool:
        """Tell whether the village bore this name on a date; an open start or end holds."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


def named_on(villages: Iterable[Village], village: Village, on: date) -> Village:
    """Find the record with the name a village had on a date; its own where it held, or where no other did."""
    for other in (village, *villages):
        if (other.tambon, other.number) == (village.tambon, village.number) and other.held_on(on):
            return other
    return village


def standing_on(villages: Iterable[Village], on: date) -> tuple[Village, ...]:
    """List the villages of a tambon by their names on a date, each number once."""
    return tuple({village.number: village for village in villages if village.held_on(on)}.values())
