"""Coordination centres (ศอช.)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, long, tambon_code, text
from desktop.i18n import N_

_FULL, _SHORT = "ศูนย์ประสานงานองค์การชุมชนตำบล", "ศอช.ต."
LEVELS = {
    "tambon": N_("ตำบล (ศอช.ต.)"),
    "municipality": N_("เทศบาล"),
    "district": N_("อำเภอ (ศอช.อ.)"),
    "province": N_("จังหวัด (ศอช.จ.)"),
}


@dataclass(frozen=True, kw_only=True)
class Centre(Record):
    """One coordination centre of community organisations.

    Source: ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. 2551.
    """

    topic: ClassVar[str] = "centres"
    titled: ClassVar[str] = N_("ศูนย์ประสานงานองค์การชุมชน")
    tambon: str = tambon_code(required=True, hint=N_("6 หลัก เช่น 240606"))
    tambon_name: str = text(N_("ตำบล"), required=True, listed=True, searched=True)
    level: str = choice(N_("ระดับ"), LEVELS, default="tambon", listed=True)
    name: str = text(N_("ชื่อศูนย์"), required=True, listed=True, searched=True)
    office_place: str = text(N_("ที่ทำการ"), listed=True, searched=True)
    founded: date | None = day(N_("วันจัดตั้ง"), listed=True)
    phone: str = text(N_("โทรศัพท์"), most=60)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the centre shortly, as officers speak of it."""
        return shortened(self.name)


def full_name(tambon_name: str) -> str:
    """Give the official name of a tambon's centre.

    >>> full_name("ท่าถ่าน")
    'ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน'
    """
    return _FULL + tambon_name


def shortened(name: str) -> str:
    """Shorten the official name of a tambon's centre wherever it stands in a name.

    >>> shortened("คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน")
    'คณะกรรมการ ศอช.ต.ท่าถ่าน'
    """
    return name.replace(_FULL, f" {_SHORT}").strip()
