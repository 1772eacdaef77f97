"""Whose words a kind of paper has, and a trial of new ones that leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.papers import WORDED
from desktop.domain.papers import Paper, Wording
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import reading, rehearsing
from desktop.work import records, wordings
from tests.work.conftest import OFFICER, plain_draw, words

MARCH = date(2009, 3, 19)


@pytest.fixture
def trial(district):
    """Try words in a rehearsal."""

    def trial(wording):
        with rehearsing(district.store, OFFICER, "ลอง") as session:
            return wordings.trial(session, wording, plain_draw)

    return trial


def test_every_kind_has_the_words_of_the_program_until_the_office_has_its_own(district):
    with district.working() as session:
        for year in (2024, 2026, 2025):
            records.add(session, replace(wordings.shipped("order"), start=date(year, 1, 1), source=str(year)))
    with reading(district.store) as session:
        states = {state.kind: state for state in wordings.states(session)}
    assert set(states) == set(WORDED)
    assert (states["order"].own.start, states["order"].source) == (date(2026, 1, 1), "2026")
    assert (states["letter"].own, states["letter"].source) == (None, WORDED["letter"].default.source)


@pytest.mark.parametrize("kind", ["announcement", "order"])
def test_new_words_are_tried_on_the_newest_committee(district, trial, kind):
    said = words(trial(replace(wordings.shipped(kind), start=date.today(), closing="ลงท้ายแบบใหม่")))
    assert "ลงท้ายแบบใหม่" in said
    with reading(district.store) as session:
        assert (store.find(session, Wording), store.find(session, Paper)) == ([], [])


@pytest.mark.parametrize("kind", ["letter", "memo", "notice", "cover"])
def test_what_is_typed_for_a_trial_says_that_it_is_a_sample(trial, kind):
    assert "ตัวอย่าง" in words(trial(replace(wordings.shipped(kind), start=date.today())))


def test_a_certificate_is_tried_on_a_member(trial):
    assert words(trial(replace(wordings.shipped("certificate"), start=date.today())))


def test_words_that_begin_later_are_tried_on_their_first_day(trial):
    later = date(date.today().year + 1, 2, 3)
    issued = trial(replace(wordings.shipped("order"), start=later))
    assert issued.paper.dated == later


def test_the_words_on_trial_stand_before_later_ones_of_the_office(district, trial):
    with district.working() as session:
        later = replace(wordings.shipped("order"), start=date.today(), closing="ที่บันทึกไว้")
        records.add(session, later)
    said = words(trial(replace(wordings.shipped("order"), start=date(2008, 1, 1), closing="ที่กำลังลอง")))
    assert "ที่กำลังลอง" in said
    assert "ที่บันทึกไว้" not in said


def test_kept_words_are_tried_as_they_are_edited_now(district, trial):
    with district.working() as session:
        id_ = records.add(session, replace(wordings.shipped("order"), start=MARCH))
    kept = district.read(Wording, id_)
    assert "แก้ใหม่" in words(trial(replace(kept, closing="แก้ใหม่", version=kept.version + 5)))
    assert district.read(Wording, id_) == kept


@pytest.mark.parametrize(
    ("kind", "earlier"), [("cancellation", "order"), ("amendment", "order"), ("withdrawal", "announcement")]
)
def test_a_kind_about_a_paper_is_tried_on_the_newest_that_it_is_meant_for(district, trial, kind, earlier):
    wording = replace(wordings.shipped(kind), start=date.today())
    with pytest.raises(CannotDo, match="ยังไม่มีหนังสือที่ออกแล้วที่จะใช้ทำตัวอย่าง ถ้อยคำนี้ยังบันทึกได้"):
        trial(wording)
    district.issue(earlier, dated=MARCH)
    assert trial(wording).paper.kind == kind


def test_without_a_meeting_it_is_said_that_there_is_no_sample(trial):
    with pytest.raises(CannotDo, match="ยังไม่มีการประชุมที่จะใช้ทำตัวอย่าง"):
        trial(replace(wordings.shipped("agenda"), start=date.today()))


def test_words_that_do_not_hold_name_their_part(trial):
    with pytest.raises(CannotDo) as refused:
        trial(replace(wordings.shipped("order"), start=date.today(), cause="ตามที่ {ไม่มีช่อง}"))
    assert refused.value.field == "cause"


def test_a_trial_that_would_stay_is_refused(district):
    with pytest.raises(AssertionError, match="rolled back"), district.working() as session:
        wordings.trial(session, wordings.shipped("order"), plain_draw)


@pytest.mark.parametrize("kind", CASE_WRITINGS)
def test_words_of_cases_are_tried_on_a_made_up_case_and_leave_nothing(district, trial, kind):
    issued = trial(replace(wordings.shipped(f"case_{kind}"), start=date.today(), subject="เรื่องที่ลอง"))
    assert "ตัวอย่าง" in words(issued)
    assert issued.paper.subject == "เรื่องที่ลอง"
    assert issued.pdf
    with reading(district.store) as session:
        assert (store.find(session, Wording), store.find(session, Paper)) == ([], [])


def test_words_of_cases_that_name_an_unknown_field_are_refused(trial):
    with pytest.raises(CannotDo, match="ไม่มีช่องข้อมูลชื่อ “ข้อเสนอ”") as refused:
        trial(replace(wordings.shipped("case_session"), start=date.today(), closing="{ข้อเสนอ}"))
    assert refused.value.field == "closing"
