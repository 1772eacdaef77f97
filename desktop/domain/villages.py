"""Villages (หมู่บ้าน) of a tambon, each name with the dates it held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, day, text, whole
from desktop.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Village(Record):
    """One village: its number (หมู่ที่) stays, its name is the one of its dates."""

    topic: ClassVar[str] = "villages"
    titled: ClassVar[str] = N_("หมู่บ้าน")
    tambon: str = text(N_("รหัสตำบล"), required=True, most=6, listed=True)
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
