"""Tambons and districts by the Interior Ministry's codes, and by their names."""

from __future__ import annotations

import pytest

from desktop.errors import CannotDo
from desktop.work import places
from desktop.work.places import District, Tambon


def test_a_tambon_is_found_by_its_code_with_district_and_province():
    assert places.tambon("240606") == Tambon("240606", "ท่าถ่าน", "พนมสารคาม", "2406", "ฉะเชิงเทรา")


def test_a_district_is_found_by_its_code_and_named_so_that_no_two_are_alike():
    found = places.district("2406")
    assert found == District("2406", "พนมสารคาม", "ฉะเชิงเทรา")
    assert found.label == "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"


@pytest.mark.parametrize("code", ["240699", "2406", "24060", "abcdef", "", "๒๔๐๖๐๖๖", "000000"])
def test_a_code_of_no_tambon_is_told(code):
    with pytest.raises(CannotDo) as refused:
        places.tambon(code)
    assert (refused.value.field, str(refused.value)) == ("tambon", f"ไม่มีตำบลรหัส {code} กรุณาตรวจรหัส 6 หลัก")


@pytest.mark.parametrize("code", ["0000", "240606", "24", "abcd", ""])
def test_a_code_of_no_district_is_told(code):
    with pytest.raises(CannotDo) as refused:
        places.district(code)
    assert (refused.value.field, str(refused.value)) == (
        "district_code",
        f"ไม่มีอำเภอรหัส {code} กรุณาตรวจรหัส 4 หลัก",
    )


def test_the_tambons_of_a_district_come_by_code_with_their_real_names():
    found = places.tambons_of("2406")
    assert [one.code for one in found] == [f"2406{n:02d}" for n in range(1, 9)]
    assert {one.name for one in found} >= {"พนมสารคาม", "ท่าถ่าน", "เกาะขนุน", "บ้านซ่อง"}


@pytest.mark.parametrize("typed", ["พนมสารคาม", "พนมสาร", "ท่าถ่าน"])
def test_a_district_is_offered_by_its_name_or_by_a_tambons(typed):
    assert District("2406", "พนมสารคาม", "ฉะเชิงเทรา") in places.districts(typed)


def test_no_more_districts_are_offered_than_asked_and_none_for_nothing():
    assert len(places.districts("บ้าน", limit=5)) == 5
    assert places.districts("  ") == ()
    assert places.districts("ไม่มีที่ไหนเลย") == ()


def test_a_tambon_is_named_by_its_code_and_a_code_of_none_stays():
    assert places.name_of("240606") == "ท่าถ่าน"
    assert [places.name_of(code) for code in ("999999", "ท่าถ่าน", "")] == ["999999", "ท่าถ่าน", ""]
