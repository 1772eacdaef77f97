"""What a form for telephones needs to know of a round: the villages, their groups, and last year's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.organisations import Organisation
from desktop.domain.records import Field, field_of
from desktop.domain.surveys import Survey, SurveyRound, asked
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import own_fields, places, records

ABOUT = ("informant", "surveyor", "surveyed")  # asked once a group, after its values


@dataclass(frozen=True)
class Group:
    """One organisation that a form offers, with the values of its last survey as people read them."""

    id: str
    name: str
    village: str
    last: Mapping[str, str]  # by field


@dataclass(frozen=True)
class SurveyForm:
    """All that the form of one round is made of."""

    id: str
    title: str
    fields: tuple[Field, ...]
    villages: tuple[tuple[str, str], ...]  # id and label
    groups: tuple[Group, ...]


def survey_form(session: Session, round_: str) -> SurveyForm:
    """Gather the form of a round: its tambon's groups in use, and what each said last."""
    found = store.read(session, SurveyRound, round_)
    kind = own_fields.kind_of(session, Survey.topic)
    fields = asked(kind)
    table = tables.of(Village)
    villages = store.find(session, Village, table.c.tambon == found.tambon, table.c.end.is_(None))
    groups = tables.of(Organisation)
    listed = store.find(session, Organisation, groups.c.tambon == found.tambon, groups.c.status != "closed")
    lasts = _lasts(session, found)
    return SurveyForm(
        id=found.id,
        title=f"{found.label} ตำบล{places.name_of(found.tambon)}",
        fields=(*fields, *(field_of(Survey, name) for name in ABOUT)),
        villages=tuple((one.id, one.label) for one in villages),
        groups=tuple(
            Group(one.id, one.name, one.village, _words(session, lasts.get(one.id), kind, fields)) for one in listed
        ),
    )  # fmt: skip


def _lasts(session: Session, round_: SurveyRound) -> dict[str, Survey]:
    """Give the newest survey of each group, this round's before those of earlier years."""
    years = {one.id: one.year or 0 for one in store.find(session, SurveyRound)}
    surveys = sorted(store.find(session, Survey), key=lambda one: years.get(one.round, 0))
    return {one.organisation: one for one in surveys if years.get(one.round, 0) <= (round_.year or 0)}


def _words(
    session: Session, last: Survey | None, kind: type, fields: tuple[Field, ...]
) -> dict[str, str]:  # fmt: skip
    if last is None:
        return {}
    widened = own_fields.as_kind(last, kind)
    said = ((one.name, records.in_words(session, one, getattr(widened, one.name))) for one in fields)
    return {name: " ".join(words.split()) for name, words in said if words}
