"""Meetings: begun from the seats, saved as their page stands, their papers from one record, the monthly rhythm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents.frozen import from_json
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.meetings import AgendaItem, Attendance, Meeting
from desktop.domain.people import Person
from desktop.domain.rules import Rule
from desktop.errors import CannotDo, Stale
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing
from desktop.work import committees, meetings, papers, records
from desktop.work.papers import Request
from tests.documents.samples import texts
from tests.work.conftest import OFFICER, TAMBON, line, plain_draw, words

MAY, JUNE, JULY = date(2008, 5, 15), date(2008, 6, 12), date(2008, 7, 10)
TODAY = date(2008, 8, 1)


def begin(district, on=MAY, committee=""):
    with reading(district.store) as session:
        return meetings.begin(session, committee or district.committee, on)


def save(district, form):
    with district.working("บันทึกการประชุม") as session:
        return meetings.save(session, form)


def form_of(district, id_):
    with reading(district.store) as session:
        return meetings.form_of(session, id_)


def view(district, id_, today=TODAY):
    with reading(district.store) as session:
        return meetings.view(session, id_, today)


def changed(form, **values):
    return replace(form, meeting=replace(form.meeting, **values))


def whole(form):
    """Give a page with all that the papers of a meeting need."""
    form = meetings.set_presence_all(form, "present")
    items = tuple(replace(item, resolution="รับทราบ") for item in form.agenda)
    plan = AgendaItem(part="4", title="แผนปฏิบัติงาน", detail="เลขานุการเสนอแผน", resolution="เห็นชอบ")
    return changed(replace(form, agenda=(*items, plan)), begins="9:30", ends="12.00 น.", place="ศาลาประชาคม")


def held(district, *days, committee=""):
    return [save(district, whole(begin(district, day, committee))) for day in days]


# Beginning


def test_a_first_meeting_is_numbered_one_with_who_sits_and_nothing_to_adopt(district):
    form = begin(district)
    meeting = form.meeting
    assert (meeting.number, meeting.year, meeting.held, meeting.kind) == (1, 2551, MAY, "ordinary")
    assert [(one.place, one.name, one.position, one.presence) for one in form.attendances] == [
        (1, "นายสมชาย ใจดี", "ประธานกรรมการ", ""),
        (2, "นายประเสริฐ ทองคำ", "กรรมการ", ""),
        (3, "นายมาลี วัฒนา", "กรรมการและเลขานุการ", ""),
    ]
    assert meeting.chaired_by == form.attendances[0].person
    assert meeting.recorded_by == form.attendances[2].person
    assert [item.part for item in form.agenda] == ["1"]


def test_a_first_meeting_is_at_the_office_of_the_centre(district):
    with district.working() as session:
        centre = records.read(session, Centre, district.centre)
        records.save(session, replace(centre, office_place="องค์การบริหารส่วนตำบลท่าถ่าน"))
    assert begin(district).meeting.place == "องค์การบริหารส่วนตำบลท่าถ่าน"


def test_the_next_meeting_follows_the_last_one_and_adopts_its_minutes(district):
    held(district, MAY)
    form = begin(district, JUNE)
    meeting = form.meeting
    assert (meeting.number, meeting.begins, meeting.ends, meeting.place) == (
        2,
        "09.30",
        "12.00",
        "ศาลาประชาคม",
    )
    assert [(item.part, item.title) for item in form.agenda] == [
        ("1", "ข้อราชการและข่าวสารจากอำเภอ"),
        ("2", "รับรองรายงานการประชุม ครั้งที่ 1/2551 เมื่อวันที่ 15 พฤษภาคม 2551"),
        ("3", "ผลการดำเนินงานตามมติที่ประชุมครั้งที่ 1/2551"),
    ]


def test_numbers_begin_anew_each_year_and_for_each_committee(district):
    held(district, MAY, JUNE)
    assert begin(district, JULY).meeting.number == 3
    assert begin(district, date(2009, 1, 8)).meeting.number == 1
    assert begin(district, JULY, district.group).meeting.number == 1
    assert begin(district, date(2009, 1, 8)).agenda[1].title.endswith("ครั้งที่ 2/2551 เมื่อวันที่ 12 มิถุนายน 2551")


def test_a_meeting_entered_late_adopts_the_one_before_it(district):
    held(district, MAY, JULY)
    form = begin(district, JUNE)
    assert form.meeting.number == 3
    assert "ครั้งที่ 1/2551" in form.agenda[1].title


def test_only_who_sits_on_the_day_is_invited_and_an_assistant_may_record(district):
    with district.working() as session:
        seats = committees.seats_of(session, district.committee)
        assistant = line("อารีย์", "รักษา", "กรรมการและผู้ช่วยเลขานุการ")
        committees.end_seat(session, seats[2].id, JUNE, "resigned", assistant)
    before, after = begin(district, JUNE), begin(district, JULY)
    assert [one.name for one in before.attendances][2] == "นายมาลี วัฒนา"
    assert [one.name for one in after.attendances][2] == "นายอารีย์ รักษา"
    assert after.meeting.recorded_by == after.attendances[2].person


def test_a_committee_of_nobody_begins_with_empty_places(district):
    with district.working() as session:
        empty = records.add(session, Committee(centre=district.centre, kind="other", name="คณะว่าง"))
    form = begin(district, MAY, empty)
    assert (form.attendances, form.meeting.chaired_by, form.meeting.recorded_by) == ((), "", "")


# Saving


def test_a_meeting_comes_back_as_its_page_held_it_with_times_tidied(district):
    form = whole(begin(district))
    saved = form_of(district, save(district, form))
    assert (saved.meeting.begins, saved.meeting.ends) == ("09.30", "12.00")
    assert [(item.part, item.place, item.title, item.resolution) for item in saved.agenda] == [
        ("1", 1, "ข้อราชการและข่าวสารจากอำเภอ", "รับทราบ"),
        ("4", 1, "แผนปฏิบัติงาน", "เห็นชอบ"),
    ]
    assert [one.presence for one in saved.attendances] == ["present"] * 3
    assert len(saved.read) == 5


def test_saving_an_untouched_page_changes_nothing(district):
    [id_] = held(district, MAY)
    form = form_of(district, id_)
    assert save(district, form) == id_
    assert form_of(district, id_) == form


def test_lines_are_added_changed_moved_and_gone_in_one_unit(district):
    [id_] = held(district, MAY)
    form = form_of(district, id_)
    first, plan = form.agenda
    other = AgendaItem(part="4", title="ระเบียบของศูนย์")
    guest = Attendance(name="นางสาวฝึกหัด ตั้งใจ", position="พัฒนากร", guest=True, presence="present")
    chair, _gone, secretary = form.attendances
    page = replace(
        form,
        agenda=(other, replace(plan, detail="แก้ไขแล้ว")),
        attendances=(guest, replace(chair, presence="absent", reason="ป่วย"), secretary),
    )
    save(district, page)
    saved = form_of(district, id_)
    assert [(item.place, item.title, item.detail) for item in saved.agenda] == [
        (1, "ระเบียบของศูนย์", ""),
        (2, "แผนปฏิบัติงาน", "แก้ไขแล้ว"),
    ]
    assert [(one.place, one.name, one.presence, one.guest) for one in saved.attendances] == [
        (1, "นายสมชาย ใจดี", "absent", False),
        (2, "นายมาลี วัฒนา", "present", False),
        (3, "นางสาวฝึกหัด ตั้งใจ", "present", True),
    ]
    assert first.id not in {item.id for item in saved.agenda}
    with district.working() as session:
        records.undo(session)
    assert [one.name for one in form_of(district, id_).attendances] == [one.name for one in form.attendances]


def test_a_line_that_came_from_elsewhere_since_stays(district):
    [id_] = held(district, MAY)
    page = form_of(district, id_)
    with district.working() as session:
        records.add(session, AgendaItem(meeting=id_, part="5", title="จากอีกเครื่อง"))
    save(district, replace(page, agenda=page.agenda[:1]))
    assert [item.title for item in form_of(district, id_).agenda] == [
        "ข้อราชการและข่าวสารจากอำเภอ",
        "จากอีกเครื่อง",
    ]


def test_a_stale_page_is_refused(district):
    [id_] = held(district, MAY)
    page = form_of(district, id_)
    save(district, changed(page, place="ที่อื่น"))
    with pytest.raises(Stale):
        save(district, changed(page, place="ที่ของเรา"))


def test_a_number_is_used_once_in_a_year_of_a_committee(district):
    held(district, MAY)
    with pytest.raises(CannotDo, match="การประชุมครั้งที่ 1/2551 ของคณะนี้มีอยู่แล้ว") as refused:
        save(district, changed(begin(district, JUNE), number=1))
    assert refused.value.field == "number"
    save(district, changed(begin(district, JUNE), number=1, year=2552))
    held(district, JUNE, committee=district.group)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"number": None}, "number", "ต้องกรอก “ครั้งที่”"),
        ({"held": None}, "held", "ต้องกรอก “วันที่ประชุม”"),
        ({"committee": ""}, "committee", "ต้องกรอก “คณะที่ประชุม”"),
        ({"begins": "เช้า"}, "begins", "เวลาต้องเป็นชั่วโมงกับนาที"),
        ({"begins": "12.00", "ends": "9.00"}, "ends", "เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม"),
    ],
)
def test_what_a_meeting_cannot_hold_is_refused_at_its_field(district, values, field, said):
    with pytest.raises(CannotDo, match=said) as refused:
        save(district, changed(begin(district), **values))
    assert refused.value.field == field
    with reading(district.store) as session:
        assert kept.find(session, Meeting) == []


def test_a_line_that_does_not_hold_is_told_at_its_part_of_the_page_and_nothing_is_kept(district):
    form = begin(district)
    nameless = replace(form, agenda=(AgendaItem(part="1"),))
    with pytest.raises(CannotDo, match="ต้องกรอก “เรื่อง”") as refused:
        save(district, nameless)
    assert refused.value.field == "agenda"
    alone = replace(form, attendances=(replace(form.attendances[0], presence="substitute"),))
    with pytest.raises(CannotDo, match="ต้องพิมพ์ชื่อผู้มาประชุมแทน นายสมชาย ใจดี") as refused:
        save(district, alone)
    assert refused.value.field == "attendances"
    with reading(district.store) as session:
        assert kept.find(session, Meeting) == kept.find(session, AgendaItem) == []


def test_the_rules_hold_on_the_plain_page_of_a_record_too(district):
    [id_] = held(district, MAY)
    with pytest.raises(CannotDo, match="เวลาเลิกประชุมต้องหลัง"), district.working() as session:
        records.save(session, replace(records.read(session, Meeting, id_), ends="08.00"))


def test_a_removed_meeting_takes_its_lines_along(district):
    [id_] = held(district, MAY)
    with district.working() as session:
        records.remove(session, Meeting, id_)
        assert kept.find(session, AgendaItem) == kept.find(session, Attendance) == []


# Attendance


def test_a_presence_for_everybody_leaves_what_was_recorded(district):
    form = begin(district)
    first, *others = form.attendances
    form = replace(form, attendances=(replace(first, presence="absent", reason="ป่วย"), *others))
    all_ = meetings.set_presence_all(form, "present").attendances
    assert [(one.presence, one.reason) for one in all_] == [
        ("absent", "ป่วย"),
        ("present", ""),
        ("present", ""),
    ]


def test_the_members_follow_the_seats_while_guests_and_records_stay(district):
    form = begin(district, MAY)
    chair, second, secretary = form.attendances
    guest = Attendance(name="นางสาวฝึกหัด ตั้งใจ", guest=True)
    form = replace(form, attendances=(chair, second, replace(secretary, presence="present"), guest))
    with district.working() as session:
        seats = committees.seats_of(session, district.committee)
        committees.end_seat(session, seats[1].id, date(2008, 5, 10), "resigned", line("อารีย์", "รักษา"))
        committees.end_seat(session, seats[2].id, date(2008, 5, 10), "resigned")
        person = records.read(session, Person, seats[0].person)
        records.save(session, replace(person, last_name="ใจงาม"))
        fresh = meetings.refresh_attendance(session, form)
    assert [(one.place, one.name, one.presence) for one in fresh.attendances] == [
        (1, "นายสมชาย ใจงาม", ""),
        (2, "นายอารีย์ รักษา", ""),
        (3, "นายมาลี วัฒนา", "present"),
        (4, "นางสาวฝึกหัด ตั้งใจ", ""),
    ]


def test_without_a_day_nobody_knows_who_sits(district):
    with reading(district.store) as session, pytest.raises(CannotDo, match="ต้องกรอกวันที่ประชุมก่อน") as refused:
        meetings.refresh_attendance(session, changed(begin(district), held=None))
    assert refused.value.field == "held"


# The page


def test_the_page_shows_quorum_neighbours_and_papers(district):
    first, second, third = held(district, MAY, JUNE, JULY)
    with district.working() as session:
        papers.issue(session, Request(kind="agenda", meeting=second, dated=JUNE), plain_draw)
        papers.keep_draft(session, Request(kind="minutes", meeting=second))
    shown = view(district, second)
    assert shown.committee.id == district.committee
    quorum = shown.quorum
    assert (quorum.came, quorum.members, quorum.percent, quorum.reached, quorum.unconfirmed) == (
        3,
        3,
        50,
        True,
        True,
    )
    assert (shown.previous.id, shown.following.id) == (first, third)
    assert [(one.kind, one.state) for one in shown.papers] == [("minutes", "draft"), ("agenda", "issued")]
    assert [one.text for one in shown.faults] == []
    assert (view(district, first).previous, view(district, third).following) == (None, None)


def test_the_page_of_a_new_meeting_is_shown_before_it_is_saved(district):
    [first] = held(district, MAY)
    with reading(district.store) as session:
        shown = meetings.view_of(
            session, meetings.begin(session, district.committee, date(2013, 1, 10)), TODAY
        )
    assert (shown.papers, shown.previous.id, shown.following) == ((), first, None)
    assert [one.key for one in shown.faults] == ["after_term"]


def test_the_rule_of_the_day_is_told_as_unconfirmed_until_somebody_confirms_it(district):
    form = whole(begin(district))
    absent = tuple(replace(one, presence="absent") for one in form.attendances[:2])
    id_ = save(district, replace(form, attendances=(*absent, form.attendances[2])))
    [fault] = view(district, id_).faults
    assert (fault.text, fault.unconfirmed) == ("มาประชุม 1 จาก 3 คน ไม่ถึงร้อยละ 50", True)
    with district.working() as session:
        [rule] = [one for one in kept.find(session, Rule) if one.key == "quorum_percent"]
        records.save(session, replace(rule, value=30, confirmed_by="นายยืนยัน"))
    shown = view(district, id_)
    assert (shown.quorum.reached, shown.quorum.unconfirmed, shown.faults) == (True, False, ())


# Files of a matter


def test_a_file_comes_with_a_matter(district):
    form = whole(begin(district))
    with district.working() as session:
        item = meetings.attached(session, form.agenda[0], b"%PDF-plan")
        id_ = meetings.save(session, replace(form, agenda=(item,)))
    [saved] = form_of(district, id_).agenda
    with reading(district.store) as session:
        assert meetings.file_of(session, saved.id) == b"%PDF-plan"
    save(district, replace(form_of(district, id_), agenda=(replace(saved, file=""),)))
    with reading(district.store) as session, pytest.raises(CannotDo, match="เรื่องนี้ไม่มีเอกสารประกอบ"):
        meetings.file_of(session, saved.id)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "เอกสารประกอบต้องเป็นไฟล์ PDF"),
        (b"%PDF-" + bytes(20 * 2**20), "ไฟล์ใหญ่เกิน 20 เมกะไบต์"),
    ],
)
def test_only_a_pdf_of_a_fair_size_comes_with_a_matter(district, data, said):
    with district.working() as session, pytest.raises(CannotDo, match=said) as refused:
        meetings.attached(session, AgendaItem(title="แผน"), data)
    assert refused.value.field == "file"


def test_a_rehearsal_keeps_no_file(district):
    with rehearsing(district.store, OFFICER, "ลอง") as session:
        item = meetings.attached(session, AgendaItem(title="แผน"), b"%PDF-rehearsed")
    assert len(item.file) == 64
    assert not any((district.store.folder / "attachments").rglob(item.file))


# The papers of one meeting


def said(issued):
    return "\n".join(texts(from_json(issued.paper.contents).blocks))


def test_one_record_gives_all_the_papers_of_a_meeting(district):
    _first, second = held(district, MAY, JUNE)
    made = {
        kind: district.issue(kind, committee="", meeting=second, dated=date(2008, 6, 16))
        for kind in ("invitation", "agenda", "attendance", "minutes")
    }
    for kind, issued in made.items():
        assert "๒/๒๕๕๑" in said(issued), kind
        assert "๑๒ มิถุนายน ๒๕๕๑" in said(issued), kind
        assert "ศาลาประชาคม" in said(issued), kind
        assert (issued.paper.committee, issued.paper.meeting) == (district.committee, second)
    assert [bool(issued.paper.number) for issued in made.values()] == [True, False, False, False]
    minutes = said(made["minutes"])
    assert "รับรองรายงานการประชุม ครั้งที่ ๑/๒๕๕๑ เมื่อวันที่ ๑๕ พฤษภาคม ๒๕๕๑" in minutes
    assert "(นายมาลี วัฒนา)" in minutes
    assert [one.kind for one in view(district, second).papers] == [
        "minutes",
        "attendance",
        "agenda",
        "invitation",
    ]


def test_issued_minutes_stay_as_they_were_when_the_record_is_changed(district):
    [id_] = held(district, MAY)
    issued = district.issue("minutes", committee="", meeting=id_, dated=JUNE)
    save(district, changed(form_of(district, id_), place="ที่อื่น"))
    with reading(district.store) as session:
        assert papers.reprint(session, issued.paper.id).pdf == issued.pdf
    assert "ที่อื่น" not in words(issued)


def test_who_recorded_is_named_with_the_position_of_the_meeting(district):
    form = whole(begin(district))
    guest = Attendance(name="นางสาวฝึกหัด ตั้งใจ", position="พัฒนากร", guest=True, presence="present")
    with district.working() as session:
        guest = replace(guest, person=records.add(session, Person(first_name="ฝึกหัด", last_name="ตั้งใจ")))
    form = changed(
        replace(form, attendances=(*form.attendances, guest)),
        recorded_by=guest.person, checked_by=form.attendances[0].person,
    )  # fmt: skip
    minutes = from_json(district.issue("minutes", committee="", meeting=save(district, form)).paper.contents)
    assert [(one.name, one.lines, one.role) for one in minutes.blocks[-2:]] == [
        ("(ฝึกหัด ตั้งใจ)", ("พัฒนากร",), "ผู้จดรายงานการประชุม"),
        ("(นายสมชาย ใจดี)", ("ประธานกรรมการ",), "ผู้ตรวจรายงานการประชุม"),
    ]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (lambda form: changed(form, recorded_by=""), "recorded_by", "ยังไม่มีผู้จดรายงานการประชุม"),
        (lambda form: replace(form, attendances=()), "attendances", "ยังไม่มีผู้มาประชุม"),
        (lambda form: changed(form, place=""), "สถานที่ประชุม", "ยังไม่มี “สถานที่ประชุม”"),
        (lambda form: changed(form, ends=""), "เวลาเลิกประชุม", "ยังไม่มี “เวลาเลิกประชุม”"),
    ],
)
def test_minutes_that_lack_something_are_refused(district, change, field, said):
    id_ = save(district, change(whole(begin(district))))
    with pytest.raises(CannotDo, match=said) as refused:
        district.issue("minutes", committee="", meeting=id_)
    assert refused.value.field == field


def test_a_meeting_without_a_day_gives_no_paper(district):
    with district.working() as session:
        id_ = kept.add(session, Meeting(committee=district.committee, number=1, year=2551))
    with pytest.raises(CannotDo, match="การประชุมนี้ยังไม่มีวันที่ประชุม") as refused:
        district.issue("agenda", committee="", meeting=id_)
    assert refused.value.field == "held"


def test_a_paper_of_a_meeting_needs_one(district):
    with pytest.raises(CannotDo, match="ต้องเลือกการประชุมก่อนออกหนังสือ"):
        district.issue("minutes", committee="")


def test_bylaws_and_chart_are_made_of_centre_and_committee(district):
    bylaws = district.issue("bylaws", committee="", centre=district.centre, dated=JUNE)
    assert "(นายสมชาย ใจดี)" in said(bylaws)
    assert bylaws.paper.subject == "ระเบียบศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน พ.ศ. ๒๕๕๑"
    chart = district.issue("chart", dated=JUNE, typed={"size": "A3 landscape"})
    assert from_json(chart.paper.contents).paper == "A3 landscape"
    with pytest.raises(CannotDo, match="ศูนย์ยังไม่มีประธานในวันที่ของหนังสือ"):
        district.issue("bylaws", committee="", centre=district.centre, dated=date(2008, 1, 1))


# The rhythm


def rhythm(district, year=2551, today=TODAY, **of):
    with reading(district.store) as session:
        return meetings.rhythm(session, year, today, **of)


def silent(months):
    return [one.first.month for one in months if one.missing]


def test_the_months_of_a_year_are_met_missing_or_to_come(district):
    first, second, third = held(district, MAY, date(2008, 7, 3), date(2008, 7, 24))
    months = rhythm(district, committee=district.committee)
    assert len(months) == 12
    assert {one.first.month: [met.id for met in one.meetings] for one in months if one.meetings} == {
        5: [first], 7: [second, third],
    }  # fmt: skip
    assert silent(months) == [6, 8]
    assert silent(rhythm(district, 2552, committee=district.committee)) == []
    assert silent(rhythm(district, 2552, date(2009, 2, 1), committee=district.committee)) == [1, 2]


def test_a_planned_meeting_fills_its_month(district):
    held(district, date(2008, 8, 28))
    assert silent(rhythm(district, committee=district.committee)) == [6, 7]


def test_the_centres_of_a_tambon_share_a_rhythm_over_their_terms(district):
    with district.working() as session:
        later = Committee(
            centre=district.centre, name="คณะกรรมการชุดใหม่", start=date(2012, 5, 8), end=date(2016, 5, 7)
        )
        id_ = records.add(session, later)
    held(district, date(2012, 3, 1))
    save(district, replace(begin(district, date(2012, 6, 7), id_), attendances=()))
    today = date(2012, 8, 1)
    assert silent(rhythm(district, 2555, today, tambon=TAMBON)) == [1, 2, 4, 7, 8]
    assert rhythm(district, 2555, today) == rhythm(district, 2555, today, tambon=TAMBON)
    assert silent(rhythm(district, 2555, today, tambon="240601")) == []
    assert silent(rhythm(district, 2555, today, committee=id_)) == [7, 8]


def missing(district, today=TODAY, **of):
    with reading(district.store) as session:
        return meetings.missing(session, today, **of)


def test_who_did_not_meet_this_month_is_told_with_the_months_since(district):
    assert [(one.id, one.months, one.last) for one in missing(district)] == [(district.committee, 3, None)]
    held(district, date(2008, 6, 12))
    [one] = missing(district)
    assert (one.label, one.months, one.last) == ("คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", 2, JUNE)
    held(district, date(2008, 8, 14))
    assert missing(district) == ()


def test_a_gap_before_the_last_meeting_is_not_counted(district):
    held(district, JULY)
    assert [one.months for one in missing(district, date(2008, 9, 9))] == [2]


@pytest.mark.parametrize("today", [date(2008, 5, 20), date(2012, 5, 7), date(2013, 1, 1)])
def test_nobody_is_missed_outside_the_whole_months_of_a_term(district, today):
    assert missing(district, today) == ()


def test_the_longest_silent_comes_first_and_a_tambon_may_be_asked_alone(district):
    with district.working() as session:
        centre = records.add(
            session, Centre(tambon="240601", tambon_name="เกาะขนุน", name="ศูนย์ประสานงานองค์การชุมชนตำบลเกาะขนุน")
        )
        other = Committee(centre=centre, name="คณะกรรมการ ศอช.ต.เกาะขนุน", start=date(2008, 1, 1))
        id_ = records.add(session, other)
    assert [(one.id, one.months) for one in missing(district)] == [(id_, 8), (district.committee, 3)]
    assert [one.id for one in missing(district, tambon=TAMBON)] == [district.committee]


def test_the_practice_office_has_three_meetings_and_the_minutes_of_one(practice_store, made):
    with reading(practice_store) as session:
        shown = [meetings.view(session, one.id, TODAY) for one in kept.find(session, Meeting)]
        silent_ = meetings.rhythm(session, 2551, TODAY, committee=made.committee)
    assert [one.form.meeting.held for one in shown] == [MAY, JUNE, JULY]
    assert [(one.quorum.came, one.quorum.members, one.faults) for one in shown] == [(19, 21, ())] * 3
    assert [[paper.id for paper in one.papers] for one in shown] == [[], [made.minutes], []]
    assert shown[1].form.meeting.id == made.meeting
    assert silent(silent_) == [8]
