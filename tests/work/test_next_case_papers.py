"""Which papers a case needs: by how far it has come, what it has, and what was issued already."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.domain.case_papers import CASE_PAPERS, CasePaper
from desktop.domain.cases import Case, CaseStep, Party
from desktop.store.session import reading
from desktop.work import cases
from desktop.work.cases import Whole
from desktop.work.next_case_papers import next_about, next_papers, usual_date
from tests.work.filled_case import ENDED, RECEIVED, fill

TODAY = date(2026, 6, 1)


@pytest.fixture
def whole(district):
    """Give a case from its request to the follow-up."""
    with district.working() as session:
        case = fill(session).case
    with reading(district.store) as session:
        return cases.whole(session, case)


def begun(**more):
    """Give a case of which only the request is known."""
    parts = dict.fromkeys(
        ("steps", "mediators", "summonses", "sittings", "terms", "follow_ups", "files", "papers"), ()
    )
    parties = (Party(id="a", side="1", first_name="ก"), Party(id="b", side="2", first_name="ข"))
    return Whole(**{"case": Case(received=RECEIVED), "parties": parties, "labels": {}, **parts, **more})


def issued(*kinds, about=""):
    return tuple(CasePaper(kind=kind, about=about) for kind in kinds)


def test_a_new_case_needs_its_request_and_screening(whole):
    assert next_papers(begun()) == ("screening", "request")


def test_what_was_issued_is_needed_no_more_until_it_is_cancelled():
    papers = issued("request", "screening")
    assert next_papers(begun(papers=papers)) == ()
    cancelled = tuple(dataclasses.replace(paper, state="cancelled") for paper in papers)
    assert next_papers(begun(papers=cancelled)) == ("screening", "request")


def test_the_other_party_is_asked_and_then_all_consent():
    screened = begun(case=Case(received=RECEIVED, screened=RECEIVED), papers=issued("request", "screening"))
    assert next_papers(screened) == ("asking",)
    assert next_about(screened, "asking") == "b"
    answered = dataclasses.replace(
        screened,
        case=dataclasses.replace(screened.case, asked=RECEIVED),
        papers=(*screened.papers, *issued("asking", about="b"), *issued("consent", about="a")),
    )
    assert next_papers(answered) == ("consent",)
    assert next_about(answered, "consent") == "b"


def test_a_case_that_was_agreed_on_needs_the_papers_of_its_end_first(whole):
    needed = next_papers(whole)
    assert needed[:3] == ("agreement", "certificate", "follow_up")
    assert set(needed) >= {"session", "summons", "appointment"}
    assert not {"failure", "referral"} & set(needed)


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        ("not_agreed", "failure"), ("absent", "failure"), ("refused", "failure"), ("referred", "referral"),
        ("out_of_scope", "referral"),
    ],
)  # fmt: skip
def test_how_a_case_ended_says_which_paper_closes_it(result, kind):
    ended = begun(case=Case(received=RECEIVED, result=result, ended=ENDED))
    assert kind in next_papers(ended)
    assert "agreement" not in next_papers(ended)
    assert ("certificate" in next_papers(ended)) is (result == "not_agreed")


def test_terms_that_are_written_want_the_agreement_first_though_nothing_has_ended(whole):
    open_ = dataclasses.replace(whole, case=dataclasses.replace(whole.case, result="", ended=None))
    assert next_papers(open_)[0] == "agreement"


def test_a_paper_is_usually_dated_by_the_act_that_it_records(whole):
    [sitting] = whole.sittings
    [step] = whole.steps
    expected = {
        "request": RECEIVED, "screening": date(2026, 1, 6), "session": sitting.held, "extension": step.on,
        "agreement": ENDED, "failure": ENDED,
    }  # fmt: skip
    for kind in CASE_PAPERS:
        about = next_about(whole, kind)
        assert usual_date(whole, kind, about, TODAY) == expected.get(kind, TODAY)


def test_the_next_paper_is_made_from_the_first_party_without_one_or_the_newest_act(whole):
    asker, other, _witness = (party.id for party in whole.parties)
    assert next_about(whole, "consent") == asker
    one = dataclasses.replace(whole, papers=issued("consent", about=asker))
    assert next_about(one, "consent") == other
    both = dataclasses.replace(one, papers=(*one.papers, *issued("consent", about=other)))
    assert next_about(both, "consent") == other
    assert next_about(whole, "summons") == whole.summonses[-1].id
    assert next_about(begun(steps=(CaseStep(id="s", step="end"),)), "extension") == ""
    assert next_about(whole, "request") == ""


def test_an_appointment_of_the_past_needs_no_invitation_once_the_newest_has_one(whole):
    assert "summons" in next_papers(whole)
    assert "summons" not in next_papers(
        dataclasses.replace(whole, papers=issued("summons", about=whole.summonses[-1].id))
    )
