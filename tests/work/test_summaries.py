"""The sums of a tambon equal a recount of its kept rows, and the sheets are drawn from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import text

from desktop.domain.organisations import Organisation, Product
from desktop.domain.summaries import MEASURES, SURVEYED, Figure, Part
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import attachments
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing, writing
from desktop.work import offices, practice, records, summaries
from desktop.work.summaries import SHEETS
from tests.work import surveyed
from tests.work.surveyed import TAMBON, YEARS

MADE = date(2026, 11, 21)
NEWEST = YEARS[-1]
OFFICER = "นางสาวฝึกหัด ตั้งใจ"


@pytest.fixture
def tambon(store):
    """Fill a tambon with 40 organisations in three years, with a photo of some products."""
    file = BytesIO()
    Image.new("RGB", (300, 200), "navy").save(file, "JPEG")
    sha = attachments.put(store, file.getvalue())
    with writing(store, OFFICER, "เตรียม") as session:
        offices.begin(session, practice.office())
        surveyed.fill(session, photo=sha)
    return store


def printed(store, kind, year=NEWEST, **more):
    with reading(store) as session:
        pdf, title = summaries.printed(session, kind, TAMBON, year, draw, made=MADE, **more)
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return title, "".join("".join(page.extract_text() for page in pages).split())


RECOUNT = """
select s.organisation, o.village, o.kind, s.{measure}, json_extract(s.states, '$.{measure}')
from surveys s join survey_rounds r on r.id = s.round join organisations o on o.id = s.organisation
where r.year = :year and not s.deleted and not o.deleted
and not (o.status = 'closed' and o.closed <= :last) and (o.founded is null or o.founded <= :last or s.done is not null)
"""


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), count=st.integers(1, 30))
def test_the_sums_are_those_of_the_kept_rows(store, seed, count):
    with rehearsing(store, OFFICER, "ลอง") as session:
        surveyed.fill(session, count, seed=seed)
        for year in YEARS:
            summary = summaries.summary(session, TAMBON, year)
            for measure in SURVEYED:
                recounted(session, summary, measure, year)
        again = summaries.summary(session, TAMBON, NEWEST)
        assert again.years[0] == replace(
            summaries.summary(session, TAMBON, YEARS[0]).whole, key=str(YEARS[0]), label=str(YEARS[0])
        )


def recounted(session, summary, measure, year):
    """Count a measure again by a question to the tables."""
    asked = {"year": year, "last": f"{year - 543}-12-31"}
    rows = session.connection.execute(text(RECOUNT.format(measure=measure)), asked).all()
    told = [row for row in rows if row[3] is not None]
    figure = summary.whole.figures[measure]
    assert figure.amount == sum(row[3] for row in told)
    assert figure.having("") == sum(row[4] is None for row in told)
    by_village, by_kind = Counter(), Counter()
    for _id, village, kind, amount, _state in told:
        by_village[village or ""] += amount
        by_kind[kind] += amount
    assert {
        g.key: g.figures[measure].amount for g in summary.villages if g.figures[measure].amount
    } == +by_village
    assert {g.key: g.figures[measure].amount for g in summary.kinds if g.figures[measure].amount} == +by_kind


def test_years_are_those_of_the_rounds_the_newest_first(tambon):
    with reading(tambon) as session:
        assert summaries.years(session, TAMBON) == YEARS[::-1]
        assert summaries.years(session, "240607") == ()


def test_a_round_without_any_sheet_is_a_year_too(store):
    with writing(store, OFFICER, "เตรียม") as session:
        records.add(session, SurveyRound(year=2570, tambon=TAMBON))
    with reading(store) as session:
        summary = summaries.summary(session, TAMBON, 2570)
    assert (summary.whole.figures["members"].amount, summary.before, summary.villages) == (0, None, ())


@pytest.mark.parametrize(
    ("tambon_code", "year", "sentence"),
    [
        (TAMBON, 2500, "ตำบลท่าถ่านยังไม่มีรอบสำรวจปี 2500 กรุณาเลือกปีอื่น"),
        ("999999", NEWEST, "ไม่มีตำบลรหัส 999999 กรุณาตรวจรหัส 6 หลัก"),
    ],
)
def test_what_was_never_surveyed_is_refused(tambon, tambon_code, year, sentence):
    with reading(tambon) as session, pytest.raises(CannotDo) as refused:
        summaries.summary(session, tambon_code, year)
    assert str(refused.value) == sentence


def test_other_tambons_and_what_was_set_aside_do_not_count(tambon):
    with writing(tambon, OFFICER, "แก้") as session:
        before = summaries.summary(session, TAMBON, NEWEST).whole.figures
        elsewhere = records.add(session, Organisation(name="ที่อื่น", tambon="240607"))
        [round_] = [one for one in kept.find(session, SurveyRound) if one.year == NEWEST]
        records.add(session, Survey(organisation=elsewhere, round=round_.id, members=9))
        gone = before["organisations"].parts[0].id
        kept.remove(session, Organisation, gone)
        after = summaries.summary(session, TAMBON, NEWEST).whole.figures
    assert after["organisations"].count == before["organisations"].count - 1
    assert gone not in {part.id for part in after["members"].parts}


def test_of_two_sheets_of_a_year_the_one_that_was_answered_counts(store):
    with writing(store, OFFICER, "เตรียม") as session:
        one = records.add(session, Organisation(name="ก", tambon=TAMBON))
        rounds = [records.add(session, SurveyRound(year=NEWEST, tambon=TAMBON, note=str(n))) for n in (1, 2)]
        records.add(
            session, Survey(organisation=one, round=rounds[0], members=9, states={"members": "changed"})
        )
        records.add(session, Survey(organisation=one, round=rounds[1], members=5))
        assert summaries.summary(session, TAMBON, NEWEST).whole.figures["members"].amount == 9


def test_an_organisation_known_only_by_its_village_counts(store):
    with writing(store, OFFICER, "เตรียม") as session:
        village = records.add(session, Village(tambon=TAMBON, number=1))
        records.add(session, Organisation(name="ก", village=village))
        records.add(session, SurveyRound(year=NEWEST, tambon=TAMBON))
        assert summaries.summary(session, TAMBON, NEWEST).villages[0].figures["organisations"].count == 1


def test_the_rows_behind_a_figure_add_up_to_it(tambon):
    with reading(tambon) as session:
        summary = summaries.summary(session, TAMBON, NEWEST)
        for measure in MEASURES:
            figure = summary.whole.figures[measure]
            rows = summaries.behind(session, figure)
            assert sum(row.amount or 0 for row in rows) == figure.amount
            assert len(rows) == figure.count + len(figure.missing)
            assert all(row.label for row in rows)
        [first, *_others] = summaries.behind(session, summary.whole.figures["products"])
    assert first.topic == Product.topic


def test_rows_come_the_largest_first_and_those_that_say_nothing_last(tambon):
    with reading(tambon) as session:
        ids = [one.id for one in kept.find(session, Organisation)][:3]
        figure = Figure((Part(ids[0], 3, ""), Part(ids[1], 8)), (ids[2],))
        rows = summaries.behind(session, figure)
    assert [(row.id, row.amount, row.state) for row in rows] == [
        (ids[1], 8, "confirmed"), (ids[0], 3, ""), (ids[2], None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", SHEETS)
def test_each_sheet_is_drawn_the_same_each_time(tambon, kind):
    with reading(tambon) as session:
        first, again = (summaries.printed(session, kind, TAMBON, NEWEST, draw, made=MADE) for _ in range(2))
    assert first == again
    assert first[0].startswith(b"%PDF")


def test_a_sheet_says_its_figures(tambon):
    with reading(tambon) as session:
        whole = summaries.summary(session, TAMBON, NEWEST).whole.figures
    title, words = printed(tambon, "tambon")
    assert title == "สรุปข้อมูลกลุ่ม/องค์กร ตำบลท่าถ่าน ปี ๒๕๖๙"
    from desktop.thai import digits

    assert digits.to_thai(f"{whole['members'].amount:,}") in words
    assert digits.to_thai(digits.baht(whole["fund"].amount)) in words


def test_one_village_is_printed_by_itself(tambon):
    with reading(tambon) as session:
        first, second, *_ = summaries.summary(session, TAMBON, NEWEST).villages
    for kind in ("village", "organisations"):
        _title, words = printed(tambon, kind, village=second.key)
        assert "ท่าถ่าน" in words
        assert "๑บ้านทุ่งส่อหงษา" not in words
    assert first.key != second.key


def test_chairs_are_those_of_the_year_else_of_the_group(store):
    from desktop.domain.people import Person

    with writing(store, OFFICER, "เตรียม") as session:
        old, new = (records.add(session, Person(first_name=name, last_name="ดี")) for name in ("เก่า", "ใหม่"))
        one = records.add(session, Organisation(name="ก", tambon=TAMBON, chair=new))
        round_ = records.add(session, SurveyRound(year=2568, tambon=TAMBON))
        records.add(session, SurveyRound(year=2569, tambon=TAMBON))
        records.add(session, Survey(organisation=one, round=round_, chair=old))
    for year, name in ((2568, "เก่าดี"), (2569, "ใหม่ดี")):
        assert name in printed(store, "organisations", year)[1]


@pytest.mark.parametrize(
    ("kind", "village", "sentence"),
    [
        ("poem", "", "ไม่มีเอกสารสรุปชนิด “poem” ใช้ได้เฉพาะ tambon, village, organisations, products, coverage"),
        ("village", "nowhere", "ไม่พบหมู่บ้านนี้ในตำบล กรุณาเลือกหมู่บ้านใหม่"),
        ("organisations", "nowhere", "ไม่พบหมู่บ้านนี้ในตำบล กรุณาเลือกหมู่บ้านใหม่"),
    ],
)
def test_a_sheet_that_is_none_is_refused(tambon, kind, village, sentence):
    with reading(tambon) as session, pytest.raises(CannotDo) as refused:
        summaries.printed(session, kind, TAMBON, NEWEST, draw, village=village)
    assert str(refused.value) == sentence
