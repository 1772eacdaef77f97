"""A new committee begins with the centre of its tambon, its usual name, and the villages to be seated."""

from __future__ import annotations

import pytest

from desktop.domain.centres import Centre
from desktop.store.session import reading
from desktop.work import committees, records
from tests.work.conftest import TAMBON


@pytest.fixture
def other(district):
    """Add a centre of another tambon."""
    with district.working() as session:
        centre = Centre(tambon="240601", tambon_name="พนมสารคาม", name="ศูนย์ประสานงานองค์การชุมชนตำบลพนมสารคาม")
        return records.add(session, centre)


def beginning(district, tambon):
    with reading(district.store) as session:
        return committees.beginning(session, tambon)


@pytest.mark.parametrize("tambon", [TAMBON, ""])
def test_the_only_centre_is_taken_without_asking(district, tambon):
    view = beginning(district, tambon)
    assert view.form.committee.centre == view.centre.id == district.centre
    assert view.form.committee.name == "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert (view.form.committee.kind, view.form.lines, view.faults, view.papers) == ("centre", (), (), ())
    assert [village.id for village in view.villages] == list(district.villages)


def test_among_several_centres_that_of_the_tambon_is_taken(district, other):
    assert beginning(district, "240601").centre.id == other
    assert beginning(district, "240601").villages == ()


@pytest.mark.parametrize("tambon", ["", "240699"])
def test_where_the_centre_is_not_clear_it_is_left_to_be_chosen(district, other, tambon):
    view = beginning(district, tambon)
    assert (view.centre.id, view.form.committee.centre, view.form.committee.name) == ("", "", "")
    assert view.villages == ()


def test_a_chosen_centre_brings_its_name_and_villages(district, other):
    with reading(district.store) as session:
        view = committees.empty_for(session, district.centre)
    assert len(view.villages) == 7
    assert view.form.committee.name.endswith("ตำบลท่าถ่าน")
