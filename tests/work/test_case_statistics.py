"""Cases as statistics count them, and the sheets made of them: nobody is named, and nothing is told to others."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents.frozen import to_json
from desktop.domain.agreements import KEEPINGS, FollowUp, Term, keeping_of
from desktop.domain.case_statistics import OF_NO_CASE, SHEETS, Period, fiscal_year, month_of, statistics
from desktop.domain.cases import Case, Party
from desktop.domain.mediators import Outreach
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading
from desktop.work import case_statistics, case_way, cases, sittings
from desktop.work.case_statistics import Wanted
from tests.work.conftest import OFFICER, TAMBON, plain_draw
from tests.work.filled_case import ASKER, OTHER, SUBJECT, fill
from tests.work.mediated import Desk

FEBRUARY = month_of(date(2026, 2, 1))
YEAR = fiscal_year(2569)


@pytest.fixture
def desk(district):
    return Desk(district.store)


@pytest.fixture
def filled(desk):
    return desk.do(fill)


def rows(desk, **asked):
    return desk.ask(case_statistics.rows, **asked)


def words(desk, kind, period=FEBRUARY, **asked):
    """Write a sheet and give all that it says."""
    return to_json(desk.do(case_statistics.contents, Wanted(kind=kind, period=period, **asked)))


def test_a_case_is_told_by_what_is_counted(desk, filled):
    [row] = rows(desk)
    assert (row.id, row.number, row.received, row.ended) == (
        filled.case, "กก.01/2569", date(2026, 1, 5), date(2026, 2, 20),
    )  # fmt: skip
    assert (row.kind, row.nature, row.track, row.tambon) == ("หนี้สิน", "civil", "district_civil", "ท่าถ่าน")
    assert (row.value, row.agreed_value, row.result, row.referred) == (2_000_000, 2_000_000, "agreed", False)
    assert (row.sessions, row.keeping) == (
        1,
        "",
    )  # kept so only where `agreements.look` brought the terms to it
    assert (row.parties, row.mediators) == ("", ())


def test_what_became_of_the_terms_is_told_and_what_was_agreed_goes_before_their_sum(desk, filled):
    term = next(one for one in desk.whole(filled.case).terms if one.number == 2)
    desk.do(cases.keep_part, dataclasses.replace(term, keeping="kept"))
    assert rows(desk)[0].keeping == "partly"
    desk.do(cases.save, dataclasses.replace(desk.whole(filled.case).case, agreed_value=5))
    assert rows(desk)[0].agreed_value == 5


def test_the_newest_look_at_the_whole_agreement_tells_where_no_term_does(desk):
    id_ = desk.begin()
    desk.do(case_way.end, id_, "agreed", date(2026, 3, 3))
    for day, keeping in ((9, "broken"), (20, "kept"), (10, "partly")):
        desk.do(cases.keep_part, FollowUp(case=id_, on=date(2026, 4, day), keeping=keeping))
    assert rows(desk)[0].keeping == "kept"


def test_a_case_that_was_not_agreed_has_neither_sum_nor_keeping(desk):
    id_ = desk.begin()
    desk.do(cases.keep_part, Term(case=id_, number=1, kind="pay", amount=100, keeping="kept"))
    assert (rows(desk)[0].agreed_value, rows(desk)[0].keeping) == (None, "")


@given(st.lists(st.sampled_from(("", *KEEPINGS)), max_size=6), st.sampled_from(("", *KEEPINGS)))
@settings(deadline=None)
def test_an_agreement_is_kept_only_where_all_of_it_is(states, whole):
    found = keeping_of(states, whole)
    if found == "kept":
        assert (set(states) == {"kept"}) or (whole == "kept" and not any(states))
    if "broken" in states:
        assert found == "broken"
    assert (found == "") == (not any(states) and not whole)


def test_an_appointment_that_was_put_off_is_no_session(desk):
    id_ = desk.begin()
    desk.do(sittings.postpone, id_, date(2026, 3, 9), date(2026, 3, 16), "ฝนตก")
    assert rows(desk)[0].sessions == 0


def test_a_case_sent_on_after_it_failed_counts_as_sent_on(desk):
    id_ = desk.begin()
    desk.do(case_way.end, id_, "not_agreed", date(2026, 3, 9), referred_to="ศาล", referred=date(2026, 3, 10))
    assert rows(desk)[0].referred


def test_a_tambon_is_counted_by_its_cases_or_their_villages(desk, district):
    desk.begin(village=district.villages[1])
    desk.begin(tambon="240601")
    desk.begin()
    assert [row.village for row in rows(desk, tambon=TAMBON)] == ["หมู่ 2 บ้านบ้าน2"]
    assert len(rows(desk)) == 3
    assert {row.tambon for row in rows(desk)} == {"ท่าถ่าน", "240601", ""}


def test_the_progress_is_told_to_its_end(desk):
    told = []
    desk.ask(case_statistics.rows, lambda *step: told.append(step))
    assert told == [(n, 4) for n in range(5)]


def test_the_register_names_by_first_letters_in_the_order_of_numbers(desk, filled):
    group = Party(side="2", kind="organisation", first_name="กลุ่มออมทรัพย์ทดสอบ")
    asker = Party(side="1", title="นาย", first_name="สมชาย", last_name="ใจดี")
    desk.begin(parties=[asker, dataclasses.replace(asker, first_name="มานะ"), group])
    desk.begin(received=date(2025, 5, 5))
    first, second = desk.ask(case_statistics.register_rows, 2569)
    assert (first.number, second.number) == ("กก.01/2569", "กก.02/2569")
    assert (first.parties, first.mediators) == ("นาย ผ. ท. กับ นาง ค. ท.", ("นาย ค. ท.",))
    assert second.parties == "นาย ส. จ. (+1) กับ กลุ่ม อ."


def test_no_sheet_names_anybody_and_the_register_is_noted_for_each_case(desk, filled):
    for kind in SHEETS:
        period = month_of(date(2026, 3, 1)) if kind == "zero" else FEBRUARY
        said = words(desk, kind, period)
        assert not any(name in said for name in (ASKER, OTHER, SUBJECT)), kind
    with reading(desk.store) as session:
        noted = session.connection.execute(
            tables.readings.select().where(tables.readings.c.field == "printed")
        )
        [note] = noted.all()
    assert (note.topic, note.row, note.reason, note.actor) == ("cases", filled.case, "review", OFFICER)


def test_the_register_is_not_read_without_being_noted(desk, filled):
    with pytest.raises(AssertionError):
        desk.ask(case_statistics.contents, Wanted(kind="register", period=YEAR))


def test_a_month_stands_beside_its_year_and_a_year_alone(desk, filled):
    assert "สะสมทั้งปี" in words(desk, "statistics")
    assert "สะสมทั้งปี" not in words(desk, "statistics", YEAR)
    assert "สำหรับเผยแพร่" in words(desk, "public")


def test_a_month_without_a_case_is_reported_by_the_officer_and_another_is_not(desk, filled):
    assert OFFICER in words(desk, "zero")
    with pytest.raises(CannotDo, match="เดือนนี้มีเรื่องเข้าใหม่ 1 เรื่อง"):
        words(desk, "zero", month_of(date(2026, 1, 1)))


def test_the_poster_says_where_to_come(desk, district):
    assert "มาที่ ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน" in words(desk, "board")
    centre = desk.ask(case_statistics.centre_of, "")
    desk.do(store.save, dataclasses.replace(centre, office_place="ศาลาประชาคม", phone="038-000-000"))
    said = words(desk, "board", size="A4")
    assert "มาที่ ศาลาประชาคม" in said
    assert "๐๓๘-๐๐๐-๐๐๐" in said
    assert "มาที่ อำเภอพนมสารคาม" in words(desk, "board", tambon="240601")


def test_outreach_is_told_of_the_tambon_and_of_what_says_no_place(desk, district):
    for title, more in (
        ("ในหมู่บ้าน", {"village": district.villages[0]}),
        ("ของศูนย์", {"centre": district.centre}),
        ("ไม่บอกที่", {}),
    ):
        desk.do(store.add, Outreach(kind="radio", title=title, held=date(2026, 2, 3), **more))
    assert all(title in words(desk, "outreach") for title in ("ในหมู่บ้าน", "ของศูนย์", "ไม่บอกที่"))
    there = words(desk, "outreach", tambon="240601")
    assert [title in there for title in ("ในหมู่บ้าน", "ของศูนย์", "ไม่บอกที่")] == [False, False, True]


def test_a_sheet_is_drawn_with_its_title(desk, filled):
    wanted = Wanted(kind="statistics", period=YEAR, made=date(2026, 10, 1))
    pdf, title = desk.ask(case_statistics.printed, wanted, plain_draw)
    assert pdf.startswith(b"%PDF")
    assert title == "สถิติการไกล่เกลี่ยข้อพิพาท ปีงบประมาณ พ.ศ. ๒๕๖๙"


def test_others_get_the_poster_and_the_outreach_alone(desk, district, filled):
    desk.store.permits = EVERYTHING - {MEDIATION}
    for kind in SHEETS:
        if kind not in OF_NO_CASE:
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
                desk.do(case_statistics.contents, Wanted(kind=kind, period=FEBRUARY))
        else:
            assert words(desk, kind)
    for act in (case_statistics.rows, lambda session: case_statistics.numbers_of(session, [filled.case])):
        with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
            desk.ask(act)


def test_fiscal_years_go_from_the_first_case_to_today(desk):
    desk.begin(received=date(2025, 10, 1))
    desk.begin(received=date(2024, 9, 30))
    found = rows(desk)
    assert case_statistics.years(found, date(2026, 11, 1)) == (2570, 2569, 2568, 2567)
    assert case_statistics.years((), date(2026, 9, 1)) == (2569,)


def test_the_year_shown_first_has_something_to_do_with_cases(desk):
    today = date(2026, 11, 1)
    assert case_statistics.usual_year((), today) == 2570
    id_ = desk.begin(received=date(2025, 10, 1))
    assert case_statistics.usual_year(rows(desk), today) == 2570
    desk.do(case_way.end, id_, "withdrawn", date(2025, 11, 1))
    assert case_statistics.usual_year(rows(desk), today) == 2569


@pytest.mark.parametrize(
    ("period", "today", "found"),
    [
        (FEBRUARY, date(2026, 5, 5), FEBRUARY),
        (month_of(date(2026, 3, 1)), date(2026, 5, 5), None),  # a case came in it
        (month_of(date(2026, 6, 1)), date(2026, 5, 5), None),  # it is still to come
        (YEAR, date(2026, 5, 5), month_of(date(2026, 4, 1))),
        (YEAR, date(2026, 4, 5), None),
        (YEAR, date(2026, 11, 5), None),  # a year that is over
        (Period(date(2026, 4, 2), date(2026, 4, 9)), date(2026, 5, 5), None),
    ],
)
def test_a_quiet_month_is_offered_to_be_reported(desk, period, today, found):
    desk.begin(received=date(2026, 3, 2))
    assert case_statistics.quiet_month(rows(desk), period, today) == found


def test_every_number_opens_its_cases_in_the_order_of_their_list(desk):
    ids = [desk.begin(received=date(2026, 2, day)) for day in (1, 2, 3)]
    figure = statistics(rows(desk), FEBRUARY).whole.figures["came"]
    numbers = desk.ask(case_statistics.numbers_of, [part.id for part in figure.parts])
    by_number = {one.id: place for place, one in enumerate(desk.ask(store.find, Case), 1)}
    assert [*numbers] == sorted((by_number[id_] for id_ in ids), reverse=True)
    assert [*desk.ask(case_statistics.numbers_of, ids[:1])] == [by_number[ids[0]]]
