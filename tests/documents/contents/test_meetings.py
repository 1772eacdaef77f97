"""Minutes, agenda and the sheet to sign: all of them from one meeting, each with what its form asks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import agenda, attendance, minutes
from desktop.documents.contents.blocks import (
    Heading,
    Item,
    LabelLine,
    Line,
    NumberedList,
    Paragraph,
    Signature,
    Subheading,
    Table,
)
from desktop.documents.contents.facts import Attendee, Gathering, Matter
from desktop.documents.contents.frozen import from_json, to_json
from desktop.domain.meetings import PARTS
from desktop.errors import CannotDo
from tests.documents import samples
from tests.documents.samples import FACTS, texts

PEOPLE = (
    Attendee(name="นายสมชาย ใจดี", position="ประธานกรรมการ", presence="present"),
    Attendee(name="นายวิชัย มงคล", position="กรรมการ", presence="substitute", substitute="นายแทน มาดี"),
    Attendee(name="นางมาลี วัฒนา", position="กรรมการ", presence="absent", reason="ติดราชการ"),
    Attendee(name="นายอุดม ถาวร", position="กรรมการและเลขานุการ", presence="present"),
    Attendee(name="นางสาวฝึกหัด ตั้งใจ", position="พัฒนากร", presence="present", guest=True),
    Attendee(name="นายแขก ไม่มา", presence="absent", guest=True),
)
AGENDA = (
    Matter(
        part="1",
        title="ข้อราชการจากอำเภอ",
        detail="ประธานแจ้งว่า\n1. มีการอบรม\n2. มีการตรวจเยี่ยม",
        resolution="รับทราบ",
    ),
    Matter(part="2", title="รับรองรายงานการประชุม ครั้งที่ 1/2551", resolution="รับรอง"),
    Matter(part="4", title="แผนปฏิบัติงาน", papers=True, resolution="เห็นชอบ\nมอบเลขานุการดำเนินการ"),
    Matter(part="4", title="ระเบียบของศูนย์ {ร่าง}", detail="เสนอ {ร่าง} ระเบียบ"),
)
MEETING = Gathering(
    number=2,
    year=2551,
    kind="สามัญ",
    held=date(2008, 6, 12),
    begins="09.30",
    ends="12.00",
    place="ศาลาประชาคม",
    chair="นายสมชาย ใจดี",
    recorder=("นายอุดม ถาวร", "กรรมการและเลขานุการ"),
    checker=("นายสมชาย ใจดี", "ประธานกรรมการ"),
    attendees=PEOPLE,
    agenda=AGENDA,
    last_minutes="ครั้งที่ 1/2551",
)
KINDS = {"minutes": minutes, "agenda": agenda, "attendance": attendance}


def written(kind, **changes):
    """Write a paper of the meeting with some of it changed."""
    facts = replace(FACTS, dated=date(2008, 6, 16), meeting=replace(MEETING, **changes))
    return KINDS[kind].write(facts, KINDS[kind].DEFAULT)


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def under(contents, head):
    """List the blocks under a head until the next one."""
    blocks = list(contents.blocks)
    start = next(n for n, one in enumerate(blocks) if isinstance(one, Subheading) and one.text == head) + 1
    stop = next(
        (n for n, one in enumerate(blocks[start:], start) if isinstance(one, Subheading)), len(blocks)
    )
    return blocks[start:stop]


@pytest.mark.parametrize(
    ("kind", "name", "when"),
    [
        ("minutes", "รายงานการประชุม", "เมื่อวันพฤหัสบดีที่ ๑๒ มิถุนายน ๒๕๕๑"),
        ("agenda", "ระเบียบวาระการประชุม", "วันพฤหัสบดีที่ ๑๒ มิถุนายน ๒๕๕๑ เวลา ๐๙.๓๐ น."),
        ("attendance", "บัญชีลงชื่อผู้เข้าประชุม", "วันพฤหัสบดีที่ ๑๒ มิถุนายน ๒๕๕๑ เวลา ๐๙.๓๐ น."),
    ],
)
def test_the_head_names_the_meeting_and_there_is_no_garuda(kind, name, when):
    contents = written(kind)
    subject = f"{name}{FACTS.committee}"
    assert only(contents, Heading)[0].lines == (subject, "ครั้งที่ ๒/๒๕๕๑", when, "ณ ศาลาประชาคม")
    assert contents.subject == contents.title == f"{subject} ครั้งที่ ๒/๒๕๕๑"
    assert (contents.kind, contents.emblem, contents.dated) == (kind, "none", "2008-06-16")
    assert from_json(to_json(contents)) == contents


@pytest.mark.parametrize("kind", KINDS)
def test_digits_are_of_one_kind_everywhere(kind):
    facts = replace(FACTS, meeting=MEETING)
    for thai, other in ((True, "[0-9]"), (False, "[๐-๙]")):
        contents = KINDS[kind].write(replace(facts, thai_digits=thai), KINDS[kind].DEFAULT)
        assert not re.search(other, "".join((contents.title, contents.subject, *texts(contents.blocks))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_no_meeting_is_refused(kind):
    with pytest.raises(CannotDo, match="ต้องเลือกการประชุมก่อนออกหนังสือ") as refused:
        KINDS[kind].write(FACTS, KINDS[kind].DEFAULT)
    assert refused.value.field == "meeting"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("lacking", "name"), [("place", "สถานที่ประชุม"), ("begins", "เวลาเริ่มประชุม")])
def test_what_the_paper_says_and_was_not_recorded_is_named(kind, lacking, name):
    with pytest.raises(CannotDo) as refused:
        written(kind, **{lacking: ""})
    assert str(refused.value) == f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ"


# Minutes


def test_who_came_who_did_not_and_guests_are_listed_apart_each_from_one():
    contents = written("minutes")
    lists = {head: under(contents, head) for head in ("ผู้มาประชุม", "ผู้ไม่มาประชุม")}
    assert lists["ผู้มาประชุม"][0].rows == (
        ("๑.", "นายสมชาย ใจดี", "ประธานกรรมการ"),
        ("๒.", "นายแทน มาดี", "กรรมการ (แทน นายวิชัย มงคล)"),
        ("๓.", "นายอุดม ถาวร", "กรรมการและเลขานุการ"),
    )
    assert lists["ผู้ไม่มาประชุม"][0].rows == (("๑.", "นางมาลี วัฒนา", "กรรมการ (ติดราชการ)"),)
    guests, began, *_ = under(contents, "ผู้เข้าร่วมประชุม")
    assert guests.rows == (("๑.", "นางสาวฝึกหัด ตั้งใจ", "พัฒนากร"),)
    assert began == Line("เริ่มประชุมเวลา ๐๙.๓๐ น.", bold=True)


def test_where_everybody_came_and_no_guest_the_minutes_say_so():
    members = tuple(replace(one, presence="present") for one in PEOPLE if not one.guest)
    contents = written("minutes", attendees=members)
    assert under(contents, "ผู้ไม่มาประชุม")[0] == Paragraph("ไม่มี")
    assert "ผู้เข้าร่วมประชุม" not in [head.text for head in only(contents, Subheading)]


def test_every_part_of_the_agenda_has_its_matters_and_resolutions():
    contents = written("minutes")
    heads = [head.text for head in only(contents, Subheading)][3:]
    assert heads == [
        f"ระเบียบวาระที่ {number} {title}" for number, title in zip("๑๒๓๔๕", PARTS.values(), strict=True)
    ]
    first = under(contents, heads[0])
    assert first[0] == NumberedList((Item("๑.๑", "ข้อราชการจากอำเภอ"),))
    assert first[1] == Paragraph("ประธานแจ้งว่า")
    assert [(one.mark, one.text) for one in first[2].items] == [("๑.", "มีการอบรม"), ("๒.", "มีการตรวจเยี่ยม")]
    assert first[3].labels[0].title == "มติที่ประชุม"
    assert first[3].labels[0].text == "รับทราบ"
    assert under(contents, heads[2]) == [Paragraph("ไม่มี")]
    assert under(contents, heads[4])[0] == Paragraph("ไม่มี")
    decided = [block for block in under(contents, heads[3]) if isinstance(block, LabelLine)]
    assert [(one.labels[0].title, one.labels[0].text) for one in decided] == [
        ("มติที่ประชุม", "เห็นชอบ"), ("", "มอบเลขานุการดำเนินการ"),
    ]  # fmt: skip
    assert all(one.bold for one in decided)


def test_braces_that_were_typed_are_plain():
    said = [paragraph.text for paragraph in only(written("minutes", opening="ประธาน {กล่าว} เปิด"), Paragraph)]
    assert "ประธาน {กล่าว} เปิด" in said
    assert "เสนอ {ร่าง} ระเบียบ" in said


def test_the_usual_opening_stands_where_none_was_typed():
    assert any("ประธานกล่าวเปิดประชุม" in one.text for one in only(written("minutes"), Paragraph))
    assert not any(
        "ประธานกล่าวเปิดประชุม" in one.text for one in only(written("minutes", opening="เปิด"), Paragraph)
    )


def test_the_minutes_end_with_the_hour_and_who_recorded_and_checked():
    *_others, ended, recorder, checker = written("minutes").blocks
    assert ended == Line("เลิกประชุมเวลา ๑๒.๐๐ น.", bold=True)
    assert recorder == Signature("(นายอุดม ถาวร)", ("กรรมการและเลขานุการ",), "ผู้จดรายงานการประชุม")
    assert checker == Signature("(นายสมชาย ใจดี)", ("ประธานกรรมการ",), "ผู้ตรวจรายงานการประชุม")
    unchecked = written("minutes", checker=("", ""), recorder=("นายอุดม ถาวร", ""))
    assert only(unchecked, Signature) == [Signature("(นายอุดม ถาวร)", (), "ผู้จดรายงานการประชุม")]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"attendees": ()}, "attendances", "ยังไม่มีผู้มาประชุม กรุณาบันทึกการมาประชุมก่อนออกรายงานการประชุม"),
        ({"attendees": PEOPLE[2:3]}, "attendances", "ยังไม่มีผู้มาประชุม กรุณาบันทึกการมาประชุมก่อนออกรายงานการประชุม"),
        ({"attendees": PEOPLE[4:]}, "attendances", "ยังไม่มีผู้มาประชุม กรุณาบันทึกการมาประชุมก่อนออกรายงานการประชุม"),
        (
            {"attendees": (*PEOPLE, Attendee(name="นางนิภา งาม"))}, "attendances",
            "ยังไม่ได้บันทึกว่า นางนิภา งาม มาประชุมหรือไม่ กรุณาบันทึกก่อนออกรายงานการประชุม",
        ),
        ({"recorder": ("", "")}, "recorded_by", "ยังไม่มีผู้จดรายงานการประชุม กรุณาเลือกก่อนออกรายงานการประชุม"),
        ({"ends": ""}, "เวลาเลิกประชุม", "ยังไม่มี “เวลาเลิกประชุม” กรุณากรอกก่อนออกหนังสือ"),
    ],
)  # fmt: skip
def test_minutes_that_lack_something_are_refused(changes, field, said):
    with pytest.raises(CannotDo) as refused:
        written("minutes", **changes)
    assert (str(refused.value), refused.value.field) == (said, field)


@given(
    st.lists(st.sampled_from(("present", "substitute", "absent")), max_size=30),
    st.lists(st.booleans(), max_size=30),
)
def test_everybody_stands_in_just_one_list(presences, guests):
    people = tuple(
        Attendee(name=samples.name(n), presence=presence, substitute=f"นายแทน คนที่ {n}", guest=guest)
        for n, (presence, guest) in enumerate(zip(presences, guests, strict=False))
    )
    contents = written("minutes", attendees=(PEOPLE[0], *people))
    listed = [row for table in only(contents, Table) for row in table.rows]
    away = [one for one in people if one.guest and one.presence == "absent"]
    assert len(listed) == 1 + len(people) - len(away)


# Agenda


def test_the_agenda_numbers_matters_in_their_parts_and_tells_of_papers():
    contents = written("agenda")
    marks = [(item.mark, item.text) for block in only(contents, NumberedList) for item in block.items]
    assert marks == [
        ("๑.๑", "ข้อราชการจากอำเภอ"),
        ("๒.๑", "รับรองรายงานการประชุม ครั้งที่ ๑/๒๕๕๑"),
        ("๔.๑", "แผนปฏิบัติงาน (มีเอกสารประกอบ)"),
        ("๔.๒", "ระเบียบของศูนย์ {ร่าง}"),
    ]
    assert under(contents, "ระเบียบวาระที่ ๓ เรื่องสืบเนื่องและเรื่องเสนอเพื่อทราบ") == [Paragraph("ไม่มี")]
    assert only(contents, Subheading)[-1].text == "ระเบียบวาระที่ ๕ เรื่องอื่น ๆ (ถ้ามี)"
    assert "มติที่ประชุม" not in "".join(texts(contents.blocks))


def test_other_matters_that_are_known_stand_in_the_last_part():
    contents = written("agenda", agenda=(Matter(part="5", title="กำหนดการประชุมครั้งต่อไป"),))
    last = under(contents, "ระเบียบวาระที่ ๕ เรื่องอื่น ๆ")
    assert last[0].items == (Item("๕.๑", "กำหนดการประชุมครั้งต่อไป"),)


def test_an_agenda_needs_nobody_and_no_matters():
    contents = written("agenda", agenda=(), attendees=(), recorder=("", ""), ends="")
    assert [one.text for one in only(contents, Paragraph)] == ["ไม่มี"] * 4 + [
        "กรุณานำระเบียบวาระและเอกสารประกอบมาในวันประชุมด้วย"
    ]


# The sheet to sign


def test_everybody_invited_has_a_row_to_sign_and_there_are_blank_ones():
    contents = written("attendance")
    members, guests = only(contents, Table)
    assert [column.title for column in members.columns] == ["ที่", "ชื่อ – สกุล", "ตำแหน่ง", "ลายมือชื่อ", "หมายเหตุ"]
    assert sum(column.width for column in members.columns) == pytest.approx(160)
    assert members.row_height == guests.row_height == 10
    assert members.rows == (
        ("๑", "นายสมชาย ใจดี", "ประธานกรรมการ", "", ""),
        ("๒", "นายวิชัย มงคล", "กรรมการ", "", "นายแทน มาดี แทน"),
        ("๓", "นางมาลี วัฒนา", "กรรมการ", "", "ติดราชการ"),
        ("๔", "นายอุดม ถาวร", "กรรมการและเลขานุการ", "", ""),
    )
    assert guests.rows[:2] == (
        ("๑", "นางสาวฝึกหัด ตั้งใจ", "พัฒนากร", "", ""),
        ("๒", "นายแขก ไม่มา", "", "", ""),
    )
    assert guests.rows[2:] == tuple((mark, "", "", "", "") for mark in "๓๔๕๖๗")
    assert [head.text for head in only(contents, Subheading)] == ["ผู้มาประชุม", "ผู้เข้าร่วมประชุม"]


def test_guests_alone_have_a_sheet_too():
    contents = written("attendance", attendees=PEOPLE[4:])
    assert [head.text for head in only(contents, Subheading)] == ["ผู้เข้าร่วมประชุม"]


def test_a_sheet_for_nobody_is_refused():
    with pytest.raises(CannotDo) as refused:
        written("attendance", attendees=())
    assert str(refused.value) == "ยังไม่มีรายชื่อผู้เข้าประชุม กรุณาเพิ่มรายชื่อก่อนออกบัญชีลงชื่อ"
    assert refused.value.field == "attendances"
