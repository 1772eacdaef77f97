"""Committees: appointed and saved as their page stands, seats that end and are followed, faults, terms, taking in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.rules import Rule
from desktop.domain.villages import Village
from desktop.errors import CannotDo, Stale
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing, writing
from desktop.work import committees, lists, papers, records
from desktop.work.committees import Form, Line
from tests.work.conftest import FIRST, OFFICER, TAMBON, board, line, plain_draw

TODAY = date(2008, 6, 1)


def form_of(district, id_=None):
    with reading(district.store) as session:
        return committees.form_of(session, id_ or district.committee)


def save(district, form):
    with district.working("บันทึกคณะกรรมการ") as session:
        return committees.save(session, form)


def shown(form):
    return [(one.seat.place, one.person.label, one.seat.position) for one in form.lines]


def faults(district, id_=None, on=TODAY):
    with reading(district.store) as session:
        return {one.key: one for one in committees.view(session, id_ or district.committee, on).faults}


def people(district):
    with reading(district.store) as session:
        return lists.count(session, "people")


# Appointing and saving


def test_a_committee_comes_back_as_its_page_held_it(district):
    form = form_of(district)
    assert shown(form) == [
        (1, "นายสมชาย ใจดี", "ประธานกรรมการ"),
        (2, "นายประเสริฐ ทองคำ", "กรรมการ"),
        (3, "นายมาลี วัฒนา", "กรรมการและเลขานุการ"),
    ]
    assert (form.selection.held, form.selection.attended) == (date(2008, 4, 21), 50)
    assert [one.person.village for one in form.lines] == list(district.villages[:3])
    assert {one.person.tambon for one in form.lines} == {TAMBON}


def test_saving_an_untouched_page_changes_nothing(district):
    form = form_of(district)
    save(district, form)
    assert form_of(district) == form


def test_a_line_may_name_a_kept_person_and_a_new_or_kept_group(district):
    form = form_of(district)
    person = form.lines[0].seat.person
    one = Line(seat=Seat(person=person, position="กรรมการ"), organisation="  กลุ่มสตรี  บ้านใหม่ ")
    two = replace(line("อารีย์", "รักษา"), organisation="กลุ่มสตรี บ้านใหม่")
    before = people(district)
    saved = form_of(district, save(district, replace(form, lines=(*form.lines, one, two))))
    assert people(district) == before + 1
    assert saved.lines[3].seat.person == person
    assert [one.organisation for one in saved.lines[3:]] == ["กลุ่มสตรี บ้านใหม่"] * 2
    assert saved.lines[3].seat.organisation == saved.lines[4].seat.organisation


def test_a_group_of_the_same_name_in_another_village_is_another_group(district):
    with district.working() as session:
        group = Organisation(name="กลุ่มสตรี", tambon=TAMBON, village=district.villages[5])
        there = records.add(session, group)
    lines = tuple(
        replace(line(name, "รักษา", village=district.villages[n]), organisation="กลุ่มสตรี")
        for name, n in (("อารีย์", 5), ("นิภา", 6))
    )
    form = form_of(district)
    saved = form_of(district, save(district, replace(form, lines=(*form.lines, *lines))))
    assert saved.lines[3].seat.organisation == there
    assert saved.lines[4].seat.organisation not in ("", there)


def test_a_line_without_a_name_is_refused_by_its_place(district):
    form = form_of(district)
    with pytest.raises(CannotDo, match="ลำดับ 4 ยังไม่มีชื่อ – สกุล") as refused:
        save(district, replace(form, lines=(*form.lines, Line(seat=Seat(position="กรรมการ")))))
    assert refused.value.field == "lines"
    assert form_of(district) == form


def test_what_a_seat_cannot_hold_is_refused_and_nothing_is_kept(district):
    before = people(district)
    form = board(district.centre, district.villages)
    with pytest.raises(CannotDo, match="ต้องกรอก “ตำแหน่ง”"):
        save(district, replace(form, lines=(*form.lines, line("อารีย์", "รักษา", ""))))
    assert people(district) == before


def test_a_line_that_is_gone_from_the_page_is_set_aside_with_what_points_to_it(district):
    form = form_of(district)
    with district.working() as session:
        committees.end_seat(
            session, form.lines[1].seat.id, date(2008, 12, 31), "resigned", line("อารีย์", "รักษา")
        )
    form = form_of(district)
    assert form.lines[1].seat.replaced_by == form.lines[2].seat.id
    save(district, replace(form, lines=(form.lines[0], form.lines[1], form.lines[3])))
    saved = form_of(district)
    assert [one.person.first_name for one in saved.lines] == ["สมชาย", "ประเสริฐ", "มาลี"]
    assert saved.lines[1].seat.replaced_by == ""


def test_the_places_follow_the_order_of_the_page(district):
    form = form_of(district)
    first, second, third = form.lines
    save(district, replace(form, lines=(third, first, second)))
    assert [one.person.first_name for one in form_of(district).lines] == ["มาลี", "สมชาย", "ประเสริฐ"]


def test_a_new_line_stands_last_though_lines_before_it_went(district):
    form = form_of(district)
    save(district, replace(form, lines=(*form.lines[1:], line("อารีย์", "รักษา"))))
    assert shown(form_of(district)) == [
        (2, "นายประเสริฐ ทองคำ", "กรรมการ"),
        (3, "นายมาลี วัฒนา", "กรรมการและเลขานุการ"),
        (4, "นายอารีย์ รักษา", "กรรมการ"),
    ]


def test_a_stale_page_is_refused_with_both_values(district):
    mine = form_of(district)
    save(district, replace(mine, committee=replace(mine.committee, name="ชื่อของอีกคน")))
    with pytest.raises(Stale) as refused:
        save(district, replace(mine, committee=replace(mine.committee, name="ชื่อของเรา")))
    assert (refused.value.mine, refused.value.theirs) == ({"name": "ชื่อของเรา"}, {"name": "ชื่อของอีกคน"})


def test_a_stale_seat_is_refused_too(district):
    mine = form_of(district)
    with district.working() as session:
        records.save(session, replace(mine.lines[0].seat, standing="อดีตกำนัน"))
    lines = (replace(mine.lines[0], seat=replace(mine.lines[0].seat, standing="กำนัน")), *mine.lines[1:])
    with pytest.raises(Stale, match="หน่วยงาน/ฐานะ"):
        save(district, replace(mine, lines=lines))


@pytest.mark.parametrize("selection", [None, Selection()])
def test_a_selection_that_says_nothing_is_not_kept(district, selection):
    form = replace(board(district.centre, district.villages), selection=selection)
    assert form_of(district, save(district, form)).selection is None


def test_an_appointment_is_taken_back_whole_by_one_undo(district):
    before = people(district)
    save(district, board(district.centre, district.villages))
    assert people(district) == before + 3
    with district.working("เลิกทำ") as session:
        assert records.undo(session) == "บันทึกคณะกรรมการ"
        assert lists.count(session, "committees") == 2
        assert lists.count(session, "seats") == 5
        assert lists.count(session, "selections") == 1
    assert people(district) == before


# Seats that end


def end(district, seat, day, reason="resigned", successor=None):
    with district.working("พ้นตำแหน่ง") as session:
        committees.end_seat(session, seat, day, reason, successor)


def test_a_seat_ends_and_its_successor_sits_in_the_same_place_from_the_next_day(district):
    before = form_of(district).lines[0].seat
    end(district, before.id, date(2009, 1, 31), "died", line("อารีย์", "รักษา", ""))
    old, new, *_rest = (one.seat for one in form_of(district).lines)
    assert (old.end, old.end_reason, old.replaced_by) == (date(2009, 1, 31), "died", new.id)
    assert (new.place, new.position, new.start, new.end) == (1, "ประธานกรรมการ", date(2009, 2, 1), None)


def test_saving_the_page_afterwards_moves_nobody(district):
    end(district, form_of(district).lines[0].seat.id, date(2009, 1, 31), successor=line("อารีย์", "รักษา"))
    form = form_of(district)
    save(district, form)
    assert form_of(district) == form
    assert [one.seat.place for one in form.lines] == [1, 1, 2, 3]


def test_a_seat_may_end_without_a_successor(district):
    seat = form_of(district).lines[1].seat
    end(district, seat.id, date(2009, 1, 31))
    assert form_of(district).lines[1].seat == replace(
        seat, version=2, end=date(2009, 1, 31), end_reason="resigned"
    )


def test_the_day_of_an_ended_seat_is_corrected_and_its_successor_stays(district):
    seat = form_of(district).lines[1].seat
    end(district, seat.id, date(2009, 1, 31), successor=line("อารีย์", "รักษา"))
    end(district, seat.id, date(2009, 1, 15), "moved")
    old, new = (one.seat for one in form_of(district).lines[1:3])
    assert (old.end, old.end_reason, old.replaced_by) == (date(2009, 1, 15), "moved", new.id)


def test_a_seat_is_not_followed_twice(district):
    seat = form_of(district).lines[1].seat
    end(district, seat.id, date(2009, 1, 31), successor=line("อารีย์", "รักษา"))
    with pytest.raises(CannotDo, match="ตำแหน่งนี้มีผู้เข้าแทนแล้ว") as refused:
        end(district, seat.id, date(2009, 1, 31), successor=line("นิภา", "ถาวร"))
    assert refused.value.field == "replaced_by"


def test_a_seat_does_not_end_before_it_began(district):
    with pytest.raises(CannotDo, match="วันที่พ้นตำแหน่งต้องไม่ก่อนวันที่เข้ารับตำแหน่ง") as refused:
        end(district, form_of(district).lines[0].seat.id, FIRST - timedelta(days=1))
    assert refused.value.field == "end"


def test_a_seat_ends_for_a_known_reason(district):
    before, seat = people(district), form_of(district).lines[0].seat
    with pytest.raises(CannotDo, match="“เหตุที่พ้น” ไม่มีตัวเลือก “tired”"):
        end(district, seat.id, date(2009, 1, 31), "tired", line("อารีย์", "รักษา"))
    assert people(district) == before


# Faults


def rule(district, key, value):
    with district.working() as session:
        [found] = [one for one in kept.find(session, Rule) if one.key == key]
        records.save(session, replace(found, value=value))


def test_the_villages_without_a_seat_are_told_by_their_names(district):
    found = faults(district)
    assert list(found) == ["village:4", "village:5", "village:6", "village:7"]
    assert found["village:4"].text == "หมู่ 4 บ้านบ้าน4 ยังไม่มีผู้แทน"
    assert found["village:4"].unconfirmed


def test_faults_arise_as_the_page_is_typed_before_anything_is_saved(district):
    form = board(district.centre, district.villages)
    typed = replace(form, lines=(*form.lines, line("สมชาย", "ใจดี", village=district.villages[0])))
    with reading(district.store) as session:
        told = {fault.key: fault.text for fault in committees.faults(session, typed, TODAY)}
    assert told["double:line 1:line 4"] == "นายสมชาย ใจดี อาจเป็นบุคคลเดียวกัน ลำดับ 1 กับ 4"
    assert "village:4" in told


def test_an_empty_page_without_a_centre_has_its_faults_too(district):
    with reading(district.store) as session:
        found = committees.faults(session, Form(committee=Committee()), TODAY)
    assert [fault.key for fault in found] == ["empty"]


def test_the_reason_for_a_fault_is_noted_changed_and_taken_back(district):
    def note(reason):
        with district.working("เหตุผล") as session:
            committees.note_fault(session, district.committee, "village:4", reason)

    note("อยู่ระหว่างคัดเลือก")
    assert faults(district)["village:4"].reason == "อยู่ระหว่างคัดเลือก"
    note("ย้ายหมู่บ้าน")
    assert faults(district)["village:4"].reason == "ย้ายหมู่บ้าน"
    assert faults(district, district.group).get("village:4") is None
    note(" ")
    assert faults(district)["village:4"].reason == ""
    note("")
    with reading(district.store) as session:
        assert lists.count(session, "fault_notes") == 0


def test_a_village_renamed_in_the_term_keeps_its_seat(district):
    with district.working() as session:
        old = records.read(session, Village, district.villages[0])
        records.save(session, replace(old, end=date(2008, 5, 31)))
        records.add(session, replace(old, id="", version=0, name="ชื่อใหม่", start=date(2008, 6, 1)))
    assert "village:1" not in faults(district)
    with reading(district.store) as session:
        names = [one.name for one in committees.view(session, district.committee, TODAY).villages]
    assert (len(names), "ชื่อใหม่" in names, old.name in names) == (7, True, False)


def test_the_size_is_measured_where_the_rule_is_known(district):
    rule(district, "size_least", 15)
    assert faults(district)["size"].text == "มี 3 คน น้อยกว่าเกณฑ์ 15 คน"


def test_an_order_50_days_before_its_announcement_is_told_and_issued_all_the_same(district):
    order = district.issue("order", committee=district.group, dated=date(2008, 3, 19)).paper
    district.issue("announcement", committee=district.committee, dated=date(2008, 5, 8))
    assert order.state == "issued"
    told = faults(district, district.group)["ordered_early"]
    assert told.text == "คำสั่งลงวันที่ 19 มีนาคม 2551 ก่อนประกาศ 50 วัน"
    assert "ordered_early" not in faults(district)  # told once, where the order is
    with district.working("เหตุผล") as session:
        committees.note_fault(session, district.group, "ordered_early", "เตรียมการล่วงหน้า")
    assert faults(district, district.group)["ordered_early"].reason == "เตรียมการล่วงหน้า"


def test_papers_of_an_earlier_term_are_not_held_against_the_next(district):
    district.issue("announcement", committee=district.committee, dated=date(2008, 5, 8))
    district.issue("order", committee=district.group, dated=date(2008, 5, 10))
    form = board(district.centre, district.villages)
    second = save(
        district,
        replace(
            form,
            committee=replace(form.committee, start=date(2012, 5, 8), end=date(2016, 5, 7)),
            selection=replace(form.selection, held=date(2012, 4, 21)),
        ),
    )
    assert "announced_early" not in faults(district, second, date(2012, 6, 1))
    district.issue("announcement", committee=second, dated=date(2012, 4, 20))
    assert faults(district, second, date(2012, 6, 1))["announced_early"].text == (
        "ประกาศลงวันที่ 20 เมษายน 2555 ซึ่งก่อนวันคัดเลือก 21 เมษายน 2555"
    )
    assert "ordered_early" not in faults(district, district.group, date(2012, 6, 1))


def test_a_cancelled_announcement_says_nothing_about_dates(district):
    announced = district.issue("announcement", committee=district.committee, dated=date(2008, 4, 20)).paper
    assert "announced_early" in faults(district)
    with district.working("ยกเลิก") as session:
        papers.cancel(session, announced.id, "วันที่ผิด", plain_draw, dated=date(2008, 5, 1))
    assert "announced_early" not in faults(district)


def test_a_page_shows_its_papers(district):
    paper = district.issue("announcement", committee=district.committee, dated=date(2008, 5, 8)).paper
    with reading(district.store) as session:
        view = committees.view(session, district.committee)
    assert view.papers == (paper,)
    assert view.centre.label == "ศอช.ต.ท่าถ่าน"


# Terms


def ending(district, today, days=90, tambon=""):
    with reading(district.store) as session:
        return [(one.label, one.days) for one in committees.ending_terms(session, today, days, tambon)]


NAME = "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"


@pytest.mark.parametrize(
    ("today", "days", "told"),
    [
        (date(2012, 2, 6), 90, []),
        (date(2012, 2, 7), 90, [(NAME, 90)]),
        (date(2012, 4, 7), 30, [(NAME, 30)]),
        (date(2012, 4, 6), 30, []),
        (date(2012, 5, 7), 30, [(NAME, 0)]),
        (date(2012, 5, 10), 30, [(NAME, -3)]),
    ],
)
def test_terms_that_end_within_some_days_are_told_and_those_that_ended(district, today, days, told):
    assert ending(district, today, days) == told


def test_terms_are_told_for_one_tambon_or_all(district):
    today = date(2012, 5, 1)
    assert ending(district, today, tambon=TAMBON) == [(NAME, 6)]
    assert ending(district, today, tambon="240601") == []


@pytest.mark.parametrize("end_of_next", [date(2016, 5, 7), None])
def test_a_term_that_a_later_one_followed_is_not_told(district, end_of_next):
    form = board(district.centre, district.villages)
    next_term = replace(form.committee, name="วาระใหม่", start=date(2012, 5, 8), end=end_of_next)
    save(district, replace(form, committee=next_term))
    assert ending(district, date(2012, 5, 1)) == []
    assert ending(district, date(2016, 5, 1)) == ([("วาระใหม่ (2555)", 6)] if end_of_next else [])


def test_other_committees_of_one_centre_do_not_hide_each_other(district):
    form = board(district.centre, district.villages)
    for name, last in (("คณะที่หนึ่ง", date(2010, 1, 10)), ("คณะที่สอง", date(2010, 1, 20))):
        other = Committee(centre=district.centre, kind="other", name=name, start=FIRST, end=last)
        save(district, replace(form, committee=other))
    assert ending(district, date(2010, 1, 1)) == [("คณะที่หนึ่ง (2551)", 9), ("คณะที่สอง (2551)", 19)]


def test_removed_committees_have_no_term(district):
    with district.working() as session:
        records.remove(session, Committee, district.committee)
    assert ending(district, date(2012, 5, 1)) == []


# Taking in from a workbook


def take_in(district, form):
    with district.working("นำเข้า") as session:
        return committees.take_in(session, form)


def from_sheet(district):
    """Give the form that a sheet gives: the committee of the district with a member more."""
    form = board(district.centre, district.villages)
    return replace(form, lines=(*form.lines, line("อารีย์", "รักษา", village=district.villages[3])))


def test_a_committee_that_is_new_is_taken_in_whole(district):
    form = from_sheet(district)
    form = replace(form, committee=replace(form.committee, start=date(2012, 5, 8)))
    before = people(district)
    outcome = take_in(district, form)
    assert (outcome.written, outcome.unchanged) == (5, 0)
    assert people(district) == before + 1  # three are known from the term before
    assert len(form_of(district, outcome.id).lines) == 4


def test_the_same_file_twice_adds_nothing(district):
    form = from_sheet(district)
    first, again = take_in(district, form), take_in(district, form)
    assert (first.id, first.written, first.unchanged) == (district.committee, 1, 4)
    assert (again.id, again.written, again.unchanged) == (district.committee, 0, 5)
    assert shown(form_of(district))[3] == (4, "นายอารีย์ รักษา", "กรรมการ")


def test_the_same_file_twice_adds_nothing_though_it_names_one_person_twice(district):
    form = board(district.centre, district.villages)
    double = line("บุญมี", "พิทักษ์", village=district.villages[4])
    form = replace(form, lines=(double, double), committee=replace(form.committee, kind="mentors"))
    take_in(district, form)
    before = people(district)
    assert take_in(district, form).written == 0
    assert people(district) == before


def test_a_member_is_known_by_national_id_though_the_name_was_corrected_since(district):
    form = from_sheet(district)
    typed = replace(form.lines[3].person, national_id="1234567890121", last_name="รักสา")
    form = replace(form, lines=(*form.lines[:3], replace(form.lines[3], person=typed)))
    take_in(district, form)
    with district.working() as session:
        person = records.read(session, Person, committees.seats_of(session, district.committee)[3].person)
        records.save(session, replace(person, last_name="รักษา"))
    assert take_in(district, form).written == 0


def test_a_person_of_the_same_name_in_another_village_is_added(district):
    before = people(district)
    form = board(district.centre, district.villages)
    namesake = line("สมชาย", "ใจดี", village=district.villages[6])
    assert take_in(district, replace(form, lines=(*form.lines, namesake))).written == 1
    assert people(district) == before + 1


def test_one_who_resigned_is_not_seated_again_by_the_old_file(district):
    form = from_sheet(district)
    take_in(district, form)
    end(district, form_of(district).lines[3].seat.id, date(2009, 1, 31))
    assert take_in(district, form).written == 0


def test_a_dry_run_takes_in_and_leaves_nothing(district):
    before = form_of(district)
    with rehearsing(district.store, OFFICER, "ลองนำเข้า") as session:
        assert committees.take_in(session, from_sheet(district)).written == 1
    assert form_of(district) == before


def test_the_probable_doubles_of_a_page_are_told_by_row(district):
    form = board(district.centre, district.villages)
    typed = (
        line("อารีย์", "รักษา"),
        replace(form.lines[0], person=replace(form.lines[0].person, last_name="ใจดี")),
    )
    with reading(district.store) as session:
        assert committees.doubles_of(session, typed) == {2: ("นายสมชาย ใจดี",)}
        seated = form_of(district).lines
        assert committees.doubles_of(session, seated) == {}


def test_a_committee_of_a_centre_without_villages_is_measured_without_them(district):
    with district.working() as session:
        centre = records.add(session, Centre(tambon="240601", tambon_name="พนมสารคาม", name="ศูนย์"))
        other = committees.appoint(session, replace(board(centre, district.villages)))
    assert faults(district, other) == {}


def test_a_seat_that_was_added_meanwhile_stays(district):
    with writing(district.store, OFFICER, "อ่าน") as session:
        page = committees.form_of(session, district.committee)
        added = committees.form_of(session, district.committee)
        line = committees.Line(person=Person(first_name="มาทีหลัง"), seat=Seat(position="กรรมการ"))
        committees.save(session, replace(added, lines=(*added.lines, line)))
        committees.save(session, replace(page, lines=page.lines[1:]))
        labels = [line.person.label for line in committees.form_of(session, district.committee).lines]
    assert labels[-1] == "มาทีหลัง"
    assert page.lines[0].person.label not in labels
