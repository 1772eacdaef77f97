"""หน้าแรก tells what ends soon, what does not hold, what was begun and what was issued last, of one tambon or all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.centres import Centre
from desktop.domain.received import Received
from desktop.domain.villages import Village
from desktop.store import records as kept
from desktop.store.session import reading
from desktop.work import committees, number_blocks, papers, received, records
from desktop.work.home import LAST, home
from desktop.work.papers import Request
from tests.work.conftest import TAMBON, board, line

TODAY = date(2012, 4, 1)
ELSEWHERE = "240601"


def seen(district, today=TODAY, tambon=""):
    with reading(district.store) as session:
        return home(session, today, tambon)


def elsewhere(district):
    """Appoint a committee in another tambon."""
    with district.working() as session:
        centre = records.add(session, Centre(tambon=ELSEWHERE, tambon_name="พนมสารคาม", name="ศูนย์พนมสารคาม"))
        form = board(centre, district.villages)
        return committees.appoint(
            session, replace(form, committee=replace(form.committee, name="คณะพนมสารคาม"))
        )


def test_a_term_that_ends_soon_stands_on_the_first_page(district):
    assert [(one.id, one.days) for one in seen(district).terms] == [(district.committee, 36)]
    assert seen(district, date(2011, 1, 1)).terms == ()


def test_a_committee_with_faults_is_told_with_their_number_and_the_first(district):
    [faulty] = seen(district).faults
    assert (faulty.id, faulty.label, faulty.count, faulty.first.text) == (
        district.committee, "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)", 4, "หมู่ 4 บ้านบ้าน4 ยังไม่มีผู้แทน",
    )  # fmt: skip


def test_a_fault_with_a_reason_is_not_told_again(district):
    with district.working() as session:
        for number in (4, 5, 6):
            committees.note_fault(session, district.committee, f"village:{number}", "รอคัดเลือก")
    [faulty] = seen(district).faults
    assert (faulty.count, faulty.first.text) == (1, "หมู่ 7 บ้านบ้าน7 ยังไม่มีผู้แทน")
    with district.working() as session:
        committees.note_fault(session, district.committee, "village:7", "รอคัดเลือก")
    assert seen(district).faults == ()


def test_a_term_that_another_followed_is_looked_at_no_more(district):
    with reading(district.store) as session:
        old = committees.form_of(session, district.committee)
    lines = tuple(
        line(
            f"กรรมการ{chr(0x0E01 + n * 3)}", "ใหม่", "ประธานกรรมการ" if n == 0 else "กรรมการ", village=village
        )
        for n, village in enumerate(district.villages)
    )
    with district.working() as session:
        term = replace(old.committee, id="", version=0, start=date(2012, 5, 8), end=date(2016, 5, 7))
        committees.appoint(session, replace(old, committee=term, lines=lines, selection=None))
    assert seen(district, date(2012, 6, 1)).faults == ()
    assert seen(district, date(2012, 6, 1)).terms == ()


def test_half_typed_forms_and_papers_that_wait_are_what_was_begun(district):
    with district.working() as session:
        records.keep_draft(session, "people:", {"first_name": "สมช"})
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group))
    out = district.issue("order", committee=district.group, way="blank").paper
    issued = district.issue("announcement", committee=district.committee, dated=date(2008, 5, 8)).paper
    page = seen(district)
    assert [one.key for one in page.drafts] == ["people:"]
    assert [paper.id for paper in page.waiting] == [out.id, draft]
    assert [paper.id for paper in page.papers] == [issued.id]


def test_the_last_papers_come_newest_first_and_not_too_many(district):
    numbers = [
        district.issue("order", committee=district.group, dated=date(2008, 5, 8)).paper.number
        for _ in range(10)
    ]
    assert numbers == list(range(1, 11))
    assert [paper.number for paper in seen(district).papers] == [10, 9, 8, 7, 6, 5, 4, 3]


def test_the_page_follows_the_tambon(district):
    other = elsewhere(district)
    district.issue("announcement", committee=other, dated=date(2008, 5, 8))
    here, there, everywhere = (seen(district, tambon=code) for code in (TAMBON, ELSEWHERE, ""))
    assert [one.label for one in there.terms] == ["คณะพนมสารคาม (2551)"]
    assert [one.label for one in here.terms] == ["คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"]
    assert {one.id for one in everywhere.terms} == {other, district.committee}
    assert [len(page.papers) for page in (here, there, everywhere)] == [0, 1, 1]
    assert [one.label for one in here.faults] == ["คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"]
    assert there.faults == ()


def test_the_counts_follow_the_tambon_too(district):
    elsewhere(district)
    assert seen(district, tambon=TAMBON).counts == {
        "centres": 1, "people": 5, "organisations": 0, "committees": 2, "papers": 0,
    }  # fmt: skip
    assert seen(district).counts["committees"] == 3
    assert seen(district, tambon=ELSEWHERE).counts["people"] == 3


def test_what_an_office_begins_with_is_missed_until_it_is_there(district):
    assert seen(district).missing == ()
    with district.working() as session:
        for village in district.villages:
            kept.remove(session, Village, village)
    assert seen(district).missing == ("villages",)
    assert seen(district, tambon=ELSEWHERE).missing == ("villages",)


def test_letters_without_a_note_and_numbers_out_for_long_stand_on_the_first_page(district):
    with district.working() as session:
        first, second, third = (
            received.receive(session, Received(came=TODAY, sender="จังหวัด", subject=f"เรื่องที่ {n}"))
            for n in (1, 2, 3)
        )
        received.note(session, first.id, action="แจ้งแล้ว")
    with district.working() as session:
        received.strike(session, second.id, "ลงซ้ำ")
    with district.working() as session:
        block = number_blocks.reserve(session, "order", 5, "โน้ตบุ๊ก 1", TODAY)
    now = seen(district)
    assert ([one.id for one in now.letters], now.letters_waiting) == ([third.id], 1)
    assert seen(district, TODAY + timedelta(days=30)).blocks == ()
    assert [one.id for one in seen(district, TODAY + timedelta(days=31)).blocks] == [block.id]


def test_only_the_last_letters_are_read_and_all_are_counted(district):
    with district.working() as session:
        for n in range(LAST + 2):
            received.receive(session, Received(came=TODAY, sender="จังหวัด", subject=f"เรื่องที่ {n}"))
    now = seen(district)
    assert [one.number for one in now.letters] == list(range(LAST + 2, 2, -1))
    assert now.letters_waiting == LAST + 2


def test_what_is_past_its_time_is_one_word_until_a_list_of_it_is_made(district):
    from desktop.work import disposal, privacy_start

    today = date(2030, 4, 1)
    assert not seen(district, today).past
    with district.working() as session:
        privacy_start.begin(session)
        letter = Received(number=1, year=2551, came=date(2008, 5, 8), sender="อบต.", subject="ขอความร่วมมือ")
        kept.add(session, letter)
    assert not seen(district, date(2018, 5, 8)).past
    assert seen(district, today).past
    with district.working() as session:
        disposal.prepare(session, ["received"], today)
    assert not seen(district, today).past
