"""What an office begins to mediate with is whole, sourced and unconfirmed, and judges a case by the law of its date."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest

from desktop.domain.deadlines import deadline
from desktop.domain.rules import Rule, rule_on
from desktop.domain.tracks import TRACKS, DisputeKind, Matter, Scope, Track, held, judge, propose
from desktop.store import records as store
from desktop.store.session import writing
from desktop.work import mediation_start, practice, records

TOPICS = ("dispute_kinds", "tracks", "scopes", "rules")
KINDS = (DisputeKind, Track, Scope, Rule)
DAY = date(2025, 6, 1)


@pytest.fixture
def old(store):
    """Give an office that has nothing to begin with."""
    with writing(store, "ก", "เตรียม") as session:
        records.add(session, practice.office())
    return store


@pytest.fixture
def begun(old):
    """Give what an office begins with: its kinds by key, tracks, what is left out, and rules."""
    with writing(old, "ก", mediation_start.ADDING) as session:
        mediation_start.begin(session)
        kinds, tracks, scopes, rules = (store.find(session, kind) for kind in KINDS)
    return {one.key: one for one in kinds}, tracks, scopes, rules


def test_everything_that_is_shipped_holds_and_nothing_is_confirmed(old):
    with writing(old, "ก", mediation_start.ADDING) as session:
        assert mediation_start.missing(session) == TOPICS
        mediation_start.begin(session)
        assert mediation_start.missing(session) == ()
        for kind in KINDS:
            for one in store.find(session, kind):
                records.checked(one)
        for kind in (Track, Scope, Rule):
            for one in store.find(session, kind):
                assert "จากแหล่ง" in one.source or "จากความรู้ทั่วไป" in one.source
                assert not one.confirmed_by


def test_people_read_no_english(begun):
    kinds, tracks, scopes, rules = begun
    for one in (*kinds.values(), *tracks, *scopes, *rules):
        shown = [
            value for name, value in dataclasses.asdict(one).items()
            if isinstance(value, str) and name not in ("id", "key", "kind", "track", "nature", "where", "prescription")
        ]  # fmt: skip
        assert not re.search("[A-Za-z]", " ".join(shown))


def test_every_kind_and_track_is_there_once_and_in_order(begun):
    kinds, tracks, scopes, _rules = begun
    assert sorted(one.key for one in tracks) == sorted(TRACKS)
    ordered = sorted(kinds.values(), key=lambda one: one.sort_text)
    assert [one.place for one in ordered] == list(range(1, len(kinds) + 1))
    ids = {one.id for one in kinds.values()}
    assert len(scopes) == 5
    assert {one.kind for one in scopes} <= ids
    assert all(one.refer_to for one in scopes)


@pytest.mark.parametrize(
    ("key", "on", "baht", "track"),
    [
        ("debt", date(2009, 7, 1), 10_000, "village"),  # a case of 2552 under the rules of its time
        ("debt", date(2012, 7, 1), 10_000, "district_civil"),
        ("debt", date(2012, 7, 1), 300_000, "village"),
        ("debt", DAY, 10_000, "act"),
        ("debt", DAY, 6_000_000, "village"),
        ("land", DAY, 6_000_000, "act"),
        ("land_owner", DAY, 6_000_000, "district_civil"),
        ("inheritance", DAY, 6_000_000, "act"),
        ("property", date(2009, 7, 1), None, "village"),
        ("property", DAY, None, "district_criminal"),
        ("fight", DAY, None, "act"),
        ("telecom", date(2009, 10, 15), 500, "informal"),
        ("telecom", DAY, 500, "act"),
    ],
)
def test_the_track_follows_from_date_kind_and_value(begun, key, on, baht, track):
    kinds, tracks, scopes, _rules = begun
    matter = Matter(on, kinds[key], None if baht is None else baht * 100)
    assert propose(tracks, scopes, matter).track.key == track


@pytest.mark.parametrize("on", [date(2009, 7, 1), DAY])
def test_offences_of_sex_go_to_the_police(begun, on):
    kinds, tracks, scopes, _rules = begun
    matter = Matter(on, kinds["sexual"])
    assert propose(tracks, scopes, matter) is None
    assert {judge(one, scopes, matter).refer_to for one in held(tracks, on)} == {"พนักงานสอบสวน"}


def test_the_act_leaves_out_family_and_ownership_by_its_section(begun):
    kinds, tracks, scopes, _rules = begun
    [act] = [one for one in tracks if one.key == "act"]
    for key in ("family", "land_owner"):
        verdict = judge(act, scopes, Matter(DAY, kinds[key]))
        assert "มาตรา 20" in verdict.why
        assert not verdict.takes


def test_the_times_of_the_district_are_those_of_its_service_sheet(begun):
    by_key = {one.key: one for one in begun[1]}
    civil = deadline(by_key["district_civil"], date(2025, 1, 31), (), DAY)
    assert (civil.due, civil.latest) == (date(2025, 4, 30), date(2026, 1, 31))
    criminal = deadline(by_key["district_criminal"], date(2025, 1, 31), (), DAY)
    assert (criminal.due, criminal.latest) == (date(2025, 2, 15), date(2025, 3, 2))
    assert {key for key in by_key if deadline(by_key[key], DAY, (), DAY) is None} == {
        "village", "act", "informal",
    }  # fmt: skip


def test_the_age_of_majority_is_a_rule(begun):
    assert rule_on(begun[3], "majority_age", "", DAY).value == 20


def test_what_is_there_is_left_alone(old):
    with writing(old, "ก", "เตรียม") as session:
        own = records.add(session, DisputeKind(key="sexual", name="เพศ", nature="criminal"))
        assert mediation_start.missing(session) == ("tracks", "scopes", "rules")
        mediation_start.begin(session)
        mediation_start.begin(session)
        assert [one.id for one in store.find(session, DisputeKind)] == [own]
        assert [one.kind for one in store.find(session, Scope)] == [own]  # only what it has a kind for
        assert len(store.find(session, Track)) == 5
