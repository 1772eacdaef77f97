"""What a row of a file may say of a topic, and the record that it makes."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from desktop.domain.organisations import Member, Organisation
from desktop.domain.own_fields import widen
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.surveys import Survey, SurveyRound, asked, next_survey, settle
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import names
from desktop.work import places, records
from desktop.work.import_links import Links, said
from desktop.work.own_fields import as_kind, kind_of

IMPORTED = ("organisations", "people", "members", "villages", "surveys")
WHOLE = Field("whole", Kind.TEXT, N_("ชื่อ – สกุล"), most=300, cleaned=True)
SUBMISSION = Field("submission", Kind.TEXT, N_("รหัสของแบบที่ส่งจากโทรศัพท์"), most=200)
_VILLAGE = dataclasses.replace(field_of(Person, "village"), required=False)
_NOT_BY_FILE = {
    "members": (),
    "surveys": ("round", "before", "done", "states", "own"),
    "organisations": ("own",),
}
_PERSON_OF = ("national_id", "phone")  # of a member's person who is not known yet
_NAMES = ("title", "first_name", "last_name")


@dataclass(frozen=True)
class Said:
    """One row as it was read: checked values by field, where a link is still the text of its cell."""

    row: int  # from 1, as the workbook shows it
    values: Mapping[str, Any]


def fields(session: Session, topic: str) -> tuple[Field, ...]:
    """List what a column of a file may hold for a topic, the office's own fields last."""
    kind = kind_of(session, topic)
    left = (*_NOT_BY_FILE.get(topic, ()),)
    typed = (one for one in fields_of(kind) if not one.by_act and one.name not in left)
    own = [one for one in typed if one.kind not in (Kind.FILE, Kind.MAP)]
    return (*_extra(topic), *map(_loosened, own), *_place(topic), SUBMISSION)


def _extra(topic: str) -> tuple[Field, ...]:
    return (WHOLE,) if topic == "people" else ()


def _place(topic: str) -> tuple[Field, ...]:
    if topic == "members":
        return (*(field_of(Person, name) for name in _PERSON_OF), _VILLAGE)
    return (_VILLAGE,) if topic == "surveys" else ()


def _loosened(one: Field) -> Field:
    """Let a tambon be named, and what another column or the file as a whole may tell be missing."""
    if one.place:
        return dataclasses.replace(one, title=one.place, most=80, required=False)
    return dataclasses.replace(one, required=False) if one.name == "first_name" else one


def needed(topic: str) -> tuple[tuple[str, ...], ...]:
    """List the fields that a file must have, each with those that may stand for it."""
    return {
        "people": (("whole", "first_name"),), "organisations": (("name",),), "villages": (("number",),),
        "members": (("organisation",), ("person",)), "surveys": (("organisation",),),
    }[topic]  # fmt: skip


def person_links(kind: type[Record]) -> tuple[Field, ...]:
    """List the fields that name a person."""
    return tuple(one for one in fields_of(kind) if one.topic == Person.topic)


def asked_names(kind: type[Record]) -> frozenset[str]:
    """Name the fields that a survey settles."""
    return frozenset(one.name for one in asked(kind))


def told(kind: type[Record], row: Said, record: Record) -> Iterable[str]:
    """Name the fields of which a row says something."""
    composed = _NAMES if row.values.get(WHOLE.name) else ()
    for one in fields_of(kind):
        nothing = (one.empty, None)
        said_so = one.name in composed or row.values.get(one.name) not in nothing
        if said_so and getattr(record, one.name) not in nothing:
            yield one.name


class Maker:
    """Makes the records of one file."""

    def __init__(
        self, session: Session, topic: str, kind: type[Record], links: Links, round_: str = ""
    ) -> None:
        self._session, self._topic, self._kind, self._links = session, topic, kind, links
        self._round = round_
        self._fields = {one.name: one for one in fields_of(kind)}
        self._asked = asked_names(kind) if topic == Survey.topic else frozenset()
        self._lasts: dict[str, Survey] = {}
        if topic == Survey.topic:
            if not round_:
                raise CannotDo("กรุณาเลือกรอบสำรวจที่จะนำเข้า", "round")
            self._lasts = _last_surveys(session, round_, kind)

    def read_ahead(self, rows: Sequence[Said]) -> None:
        """Read once what the rows name."""
        wanted = [one.name for one in person_links(self._kind)]
        self._links.read_people({said(row.values, name) for row in rows for name in wanted})
        if self._topic in (Member.topic, Survey.topic):
            self._links.read_organisations()

    def record(self, row: Said) -> Record:
        """Make the record of a row; `CannotDo` names the field that does not hold."""
        values = {name: value for name, value in row.values.items() if name in self._fields}
        village = self._place_in(row, values)
        if row.values.get(WHOLE.name):
            self._name_in(row, values)
        for name, one in self._fields.items():
            if one.kind is Kind.LINK and values.get(name) and name != "village":
                values[name] = self._linked(one, row, values, village)
        if self._topic == Survey.topic:
            return as_kind(records.checked(self._survey(values)), self._kind)
        return as_kind(records.checked(self._kind(id=str(uuid.uuid4()), **values)), self._kind)

    def faults(self, row: Said) -> tuple[CannotDo, ...]:
        """List every cell of a row that names what nobody knows.

        What is sought near the place of a row is not told of while that place is not known.
        """
        values = {name: value for name, value in row.values.items() if name in self._fields}
        village, found = None, []
        try:
            village = self._place_in(row, values)
        except CannotDo as error:
            found.append(error)
        near = (Organisation.topic, Person.topic) if found else ()
        for one in self._fields.values():
            if (
                one.kind is Kind.LINK
                and values.get(one.name)
                and one.name != "village"
                and one.topic not in near
            ):
                try:
                    self._linked(one, row, values, village)
                except CannotDo as error:
                    found.append(error)
        return tuple(found)

    def _place_in(self, row: Said, values: dict[str, Any]) -> Village | None:
        """Find tambon and village of a row, and put them among its values where the topic keeps them."""
        tambon = self._links.tambon(said(row.values, "tambon"))
        village = self._links.village(said(row.values, "village"), tambon)
        if "village" in self._fields:
            values["village"] = village.id if village else ""
        if "tambon" in self._fields:
            values["tambon"] = tambon or (village.tambon if village else "")
        return village

    def _name_in(self, row: Said, values: dict[str, Any]) -> None:
        """Tell title, first and last name apart; what has a column of its own stands."""
        name = names.split(said(row.values, WHOLE.name))
        for part, text in zip(_NAMES, (name.title, name.first, name.last), strict=True):
            values[part] = values.get(part) or text

    def _linked(self, one: Field, row: Said, values: Mapping[str, Any], village: Village | None) -> str:
        text, near = said(values, one.name), village.id if village else ""
        if one.topic == Organisation.topic:
            return self._links.organisation(text, near)
        if one.topic == Person.topic:
            tambon = village.tambon if village else said(values, "tambon")
            more = {name: said(row.values, name) for name in _PERSON_OF if self._topic == Member.topic}
            try:
                return self._links.person(text, near, tambon, **more)
            except CannotDo as error:
                raise error.about(one.name) from error
        return self._links.other(one, text)

    def _survey(self, values: dict[str, Any]) -> Record:
        """Make a survey of the round from the one before it, with what the row says settled."""
        organisation = said(values, "organisation")
        last = self._lasts.get(organisation)
        begun = next_survey(last, organisation, self._round)
        plain = {f.name: getattr(begun, f.name) for f in fields_of(type(begun))}
        survey: Any = self._kind(**plain)
        answers = {name: value for name, value in values.items() if name in self._asked}
        answers = {name: value for name, value in answers.items() if value != self._fields[name].empty}
        others = {
            name: value for name, value in values.items() if name in self._fields and name not in answers and value
        }  # fmt: skip
        return settle(dataclasses.replace(survey, **others), last, answers, {})


def _last_surveys(session: Session, round_: str, kind: type[Record]) -> dict[str, Survey]:
    """Give the newest survey of each group before the year of a round."""
    rounds = {one.id: one.year or 0 for one in store.find(session, SurveyRound)}
    if round_ not in rounds:
        raise CannotDo("ไม่พบรอบสำรวจนี้ กรุณาเลือกใหม่", "round")
    found: dict[str, Survey] = {}
    for survey in sorted(store.find(session, Survey), key=lambda one: rounds.get(one.round, 0)):
        if rounds.get(survey.round, 0) < rounds[round_]:
            found[survey.organisation] = cast("Survey", widen(survey, kind))
    return found


def rounds(session: Session) -> tuple[tuple[str, str], ...]:
    """List id and name of the survey rounds, the newest first."""
    found = store.find(session, SurveyRound)
    return tuple((one.id, f"{one.label} · {places.name_of(one.tambon)}") for one in found)
