"""Centres are named in full on paper, with องค์การ, and shortly in lists."""

from __future__ import annotations

from desktop.domain.centres import Centre, full_name


def test_the_full_name_is_spelt_as_the_regulation_of_2551_spells_it():
    assert full_name("ท่าถ่าน") == "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"


def test_a_tambons_centre_is_called_shortly_and_the_others_by_their_names():
    centre = Centre(tambon="240606", tambon_name="ท่าถ่าน", name=full_name("ท่าถ่าน"))
    assert centre.label == "ศอช.ต.ท่าถ่าน"
    of_district = Centre(tambon="240601", tambon_name="พนมสารคาม", level="district", name="ศอช.อ.พนมสารคาม")
    assert of_district.label == "ศอช.อ.พนมสารคาม"
