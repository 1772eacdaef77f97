"""The wall chart of a committee: its people in tiers, on the paper that was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import chart
from desktop.documents.contents.blocks import PAPERS, Chart, Heading, Line, Node
from desktop.documents.contents.facts import Member, Typed
from desktop.domain.committees import POSITIONS
from desktop.domain.papers import SIZES
from desktop.errors import CannotDo
from tests.documents.samples import FACTS


def member(position, place=1, **more):
    return Member(place, f"นายคนที่ {place}", position, **more)


def written(*members, **changes):
    return chart.write(replace(FACTS, members=members, **changes), chart.DEFAULT)


def tiers(contents):
    [block] = [one for one in contents.blocks if isinstance(one, Chart)]
    return [[node.position for node in tier] for tier in block.tiers]


def test_people_stand_in_tiers_from_the_chair_down():
    positions = (
        "กรรมการ", "ที่ปรึกษา", "กรรมการและเลขานุการ", "ประธานกรรมการ", "กรรมการ", "เหรัญญิก", "รองประธานกรรมการ",
    )  # fmt: skip
    assert tiers(written(*map(member, positions))) == [
        ["ประธานกรรมการ"],
        ["รองประธานกรรมการ"],
        ["กรรมการและเลขานุการ", "เหรัญญิก"],
        ["กรรมการ", "กรรมการ"],
        ["ที่ปรึกษา"],
    ]
    group = ("คณะทำงาน", "คณะทำงานและเลขานุการ", "ประธานคณะทำงาน")
    assert tiers(written(*map(member, group))) == [["ประธานคณะทำงาน"], ["คณะทำงานและเลขานุการ"], ["คณะทำงาน"]]


@given(st.lists(st.sampled_from((*POSITIONS, "ผู้ทรงคุณวุฒิ")), min_size=1, max_size=40))
def test_everybody_stands_once_and_no_tier_is_empty(positions):
    found = tiers(written(*map(member, positions)))
    assert all(found)
    assert sorted(position for tier in found for position in tier) == sorted(positions)


def test_a_person_has_portrait_and_whom_they_stand_for():
    one = member("กรรมการ", standing="กำนัน", organisation="กลุ่มสตรี", portrait="a1" * 32)
    two = member("กรรมการ", 2, organisation="กลุ่มสตรี", village="หมู่ที่ 2")
    three = member("กรรมการ", 3, village="หมู่ที่ 3")
    [block] = [block for block in written(one, two, three).blocks if isinstance(block, Chart)]
    assert block.tiers == (
        (
            Node("นายคนที่ ๑", "กรรมการ", "กำนัน", "a1" * 32),
            Node("นายคนที่ ๒", "กรรมการ", "กลุ่มสตรี", names=("กลุ่มสตรี",)),
            Node("นายคนที่ ๓", "กรรมการ", "หมู่ที่ ๓", names=("หมู่ที่", "๓")),
        ),
    )


def test_a_person_knows_the_names_in_whom_they_stand_for():
    one = member("กรรมการ", standing="กำนันตำบลท่าถ่าน", organisation="กลุ่มสตรี", village="หมู่ที่ 2 บ้านหนองแหน")
    two = member("กรรมการ", 2, organisation="กลุ่มทอผ้าพนมสารคาม")
    three = member("กรรมการ", 3, village="หมู่ที่ 2 บ้านหนองแหน")
    [block] = [block for block in written(one, two, three).blocks if isinstance(block, Chart)]
    assert [node.names for node in block.tiers[0]] == [
        ("ตำบลท่าถ่าน", "ท่าถ่าน"),
        ("พนมสารคาม", "กลุ่มทอผ้าพนมสารคาม"),
        ("หมู่ที่", "๒", "บ้านหนองแหน"),
    ]


def test_what_the_chart_is_of_stands_above_it():
    contents = written(member("ประธานกรรมการ"))
    heading, line, _chart = contents.blocks
    assert heading == Heading(
        (f"แผนผัง{FACTS.committee}", "ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"),
        ("ตำบลท่าถ่าน", "อำเภอพนมสารคาม", "จังหวัดฉะเชิงเทรา"),
        20.0,
    )
    assert line == Line("จำนวน ๑ คน ข้อมูล ณ วันที่ ๘ พฤษภาคม ๒๕๕๑", "centre", size=15.0)
    assert (contents.kind, contents.emblem) == ("chart", "none")
    assert written(member("ประธานกรรมการ"), dated=None).blocks[1].text == "จำนวน ๑ คน"


@pytest.mark.parametrize("size", SIZES)
def test_the_paper_is_the_one_that_was_chosen(size):
    contents = written(member("กรรมการ"), typed=Typed(size=size))
    assert contents.paper == size
    assert contents.blocks[0].size == (28 if size.startswith("A3") else 20)


def test_the_paper_is_a4_unless_another_was_chosen():
    assert set(PAPERS) == {*SIZES, "A4 form", "A1 landscape"}
    assert written(member("กรรมการ")).paper == "A4"


def test_a_chart_of_nobody_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มีรายชื่อในคณะ"):
        written()
