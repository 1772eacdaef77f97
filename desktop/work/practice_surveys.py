"""The surveys of the practice office: 2551 whole, 2552 begun half-way, made up, the same at every run."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop import paths
from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound, asked, next_survey, same, settle
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work.facts import the_office
from desktop.work.surveys import VillageSheets, progress

FIRST, SECOND = 2551, 2552
OPENED = {FIRST: date(2008, 5, 20), SECOND: date(2009, 5, 11)}
FINISHED = date(2008, 6, 30)
WHOLE, HALF = (
    3,
    8,
)  # villages of the second year that are done, and the fields answered on the sheet begun after them


def make(session: Session, tambon: str) -> tuple[str, str]:
    """Add both rounds of a tambon and give their ids."""
    rng = random.Random(2554)  # noqa: S311 - made-up data, the same at every run
    words = json.loads((paths.resources() / "samples" / "practice-surveys.json").read_text("utf-8"))
    surveyor = the_office(session).officer
    table = tables.of(Organisation)
    organisations = store.find(session, Organisation, table.c.tambon == tambon)
    first = SurveyRound(id=_id(rng), year=FIRST, tambon=tambon, opened=OPENED[FIRST], finished=FINISHED)
    second = SurveyRound(id=_id(rng), year=SECOND, tambon=tambon, opened=OPENED[SECOND])
    store.add_many(session, [first, second])
    told = [_told(rng, one, words, next_survey(None, one.id, first.id, one.chair)) for one in organisations]
    kept = [replace(one, id=_id(rng), surveyor=surveyor) for one in told]
    store.add_many(session, kept)
    last = {one.organisation: one for one in kept}
    begun = {line.organisation: place for place, line in _order(progress(session, first.id))}
    later = [_later(rng, last[one.id], words, second.id, surveyor, begun[one.id]) for one in organisations]
    store.add_many(session, [replace(one, id=_id(rng)) for one in later])
    return first.id, second.id


def _order(villages: tuple[VillageSheets, ...]) -> Iterator[tuple[tuple[int, int], Any]]:
    for at, village in enumerate(villages):
        for place, line in enumerate(village.lines):
            yield (at, place), line


def _told(rng: random.Random, one: Organisation, words: Mapping[str, Any], survey: Survey) -> Survey:
    """Answer the first survey of an organisation, by what its kind is."""
    kind = words["kinds"].get(one.kind, words["kinds"][""])
    members = rng.randint(*kind["members"])
    women = members if one.kind == "กลุ่มสตรี" else round(members * rng.uniform(0.4, 0.7))
    board = 3 if one.kind == "กลุ่มสตรี" else rng.randint(2, 4)
    fund = _rounded(rng.randint(*kind["fund"]))
    values: dict[str, Any] = {
        "chair": survey.chair,
        "board_men": 0 if women == members else board,
        "board_women": rng.randint(3, 6),
        "members": members,
        "members_men": members - women,
        "members_women": women,
        "fund": fund,
        "savings": _rounded(round(fund * kind["savings"]) // 100),
        "loans": _rounded(round(fund * kind["loans"]) // 100),
        "income": _rounded(rng.randint(*kind["income"])),
        "bylaws": rng.choice(("yes", "yes", "yes", "drafting", "no")),
        **{
            field.name: kind[field.name]
            for field in asked()
            if field.name in kind and field.name not in _COUNTED
        },
    }
    on = OPENED[FIRST] + timedelta(days=rng.randint(1, 35))
    return replace(
        settle(survey, None, values, {}), informant=rng.choice(words["informants"]), surveyed=on, done=on
    )


_COUNTED = ("members", "fund", "savings", "loans", "income")


def _later(
    rng: random.Random,
    last: Survey,
    words: Mapping[str, Any],
    round_id: str,
    surveyor: str,
    at: tuple[int, int],
) -> Survey:
    """Answer the second survey where the officer has been already: most as the year before, some changed."""
    survey = next_survey(last, last.organisation, round_id)
    village, place = at
    if village > WHOLE or (village == WHOLE and place):
        return survey
    values = {**same(survey, asked()), **_changes(rng, last, words)}
    unknown = {"income": rng.choice(words["why"])} if place == 1 else {}
    if village == WHOLE:
        values = {name: values[name] for name in list(values)[:HALF]}
        unknown = {}
    on = OPENED[SECOND] + timedelta(days=village * 2 + 1)
    informant, done = rng.choice(words["informants"]), None if village == WHOLE else on
    answered = settle(survey, last, values, unknown)
    return replace(answered, informant=informant, surveyor=surveyor, surveyed=on, done=done)


def _changes(rng: random.Random, last: Survey, words: Mapping[str, Any]) -> dict[str, Any]:
    joined = rng.choice((-2, 0, 0, 1, 3, 5))
    grown = rng.uniform(0.94, 1.15)
    changed: dict[str, Any] = {
        "members": (last.members or 0) + joined,
        "members_women": (last.members_women or 0) + joined,
        "fund": _rounded(round((last.fund or 0) * grown) // 100),
        "income": _rounded(round((last.income or 0) * rng.uniform(0.8, 1.3)) // 100),
    }
    if rng.random() < 0.4:
        changed["needs"] = rng.choice(words["needs"])
    return changed


def _rounded(baht: int) -> int:
    """Give an amount in whole hundreds of baht, as satang."""
    return baht // 100 * 100 * 100


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
