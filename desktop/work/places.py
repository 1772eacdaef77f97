"""Provinces, districts and tambons with the Interior Ministry's codes.

Source: geothai (data CC-BY-4.0); one list with its date, whose codes stay the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.errors import CannotDo


@dataclass(frozen=True)
class Tambon:
    """One tambon with the district and province it is in."""

    code: str
    name: str
    district: str
    district_code: str
    province: str


@dataclass(frozen=True)
class District:
    """One district with its province."""

    code: str
    name: str
    province: str

    @property
    def label(self) -> str:
        """Name the district so that no two are alike."""
        return f"อำเภอ{self.name} จังหวัด{self.province}"


def tambon(code: str) -> Tambon:
    """Find a tambon by its six digits; `CannotDo` where there is none."""
    import geothai

    found = geothai.address(code) if len(code) == 6 and code.isdigit() else None
    if found is None:
        raise CannotDo("ไม่มีตำบลรหัส {code} กรุณาตรวจรหัส 6 หลัก", "tambon", code=code)
    return Tambon(
        code, found.subdistrict.name_th, found.district.name_th, found.district.code, found.province.name_th
    )


def name_of(code: str) -> str:
    """Name a tambon by its code; a code of none stays as it is."""
    try:
        return tambon(code).name
    except CannotDo:
        return code


def tambons_of(district_code: str) -> tuple[Tambon, ...]:
    """List the tambons of a district by code."""
    import geothai

    return tuple(tambon(one.code) for one in geothai.subdistricts(district_code))


def districts(text: str, limit: int = 12) -> tuple[District, ...]:
    """Offer the districts whose name, or whose tambon's name, holds the text."""
    import geothai

    codes: dict[str, None] = {}
    for found in geothai.search(text) if text.strip() else ():
        if found.level != "province":
            codes.setdefault(found.area.code[:4])  # a tambon's code begins with its district's
    return tuple(district(code) for code in list(codes)[:limit])


def district(code: str) -> District:
    """Find a district by its four digits; `CannotDo` where there is none."""
    import geothai

    found = geothai.district(code) if len(code) == 4 and code.isdigit() else None
    if found is None:
        raise CannotDo("ไม่มีอำเภอรหัส {code} กรุณาตรวจรหัส 4 หลัก", "district_code", code=code)
    province = geothai.province(found.province_code)
    return District(code, found.name_th, province.name_th if province else "")
