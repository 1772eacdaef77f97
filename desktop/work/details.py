"""The few words under a record's name where it is offered: they tell it from another of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.mediators import Mediator, Outreach, Training
from desktop.domain.meetings import Meeting
from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation, Product
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Record, field_of
from desktop.domain.registers import NumberBlock
from desktop.domain.villages import Village
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import places
from desktop.work.records import shown

Words = Callable[[Any, Mapping[str, str]], Iterable[str]]  # a record and the names of what it links to by id


def details(session: Session, topic: type[Record], ids: Sequence[str]) -> dict[str, str]:
    """Describe some records of a topic in a few words each, by id."""
    words = _WORDS.get(topic.topic)
    if words is None:
        return {}
    found = store.by_ids(session, topic, ids)
    names: dict[str, str] = {}
    for field, linked in _NAMED.items():
        names |= store.labels(session, linked, [getattr(one, field, "") for one in found.values()])
    return {id_: " · ".join(filter(None, words(one, names))) for id_, one in found.items()}


def _person(person: Person, names: Mapping[str, str]) -> Iterable[str]:
    return _where(person, names), person.occupation


def _organisation(organisation: Organisation, names: Mapping[str, str]) -> Iterable[str]:
    return organisation.kind, _where(organisation, names)


def _product(product: Product, names: Mapping[str, str]) -> Iterable[str]:
    return (names.get(product.organisation, ""),)


def _committee(committee: Committee, _names: Mapping[str, str]) -> Iterable[str]:
    start, end = _shown(committee, "start"), _shown(committee, "end")
    term = _(N_("วาระ {start} – {end}")).format(start=start, end=end) if start or end else ""
    return _shown(committee, "kind"), term.rstrip()


def _centre(centre: Centre, _names: Mapping[str, str]) -> Iterable[str]:
    return _shown(centre, "level"), centre.office_place


def _village(village: Village, names: Mapping[str, str]) -> Iterable[str]:
    return (_where(village, names),)


def _meeting(meeting: Meeting, names: Mapping[str, str]) -> Iterable[str]:
    return names.get(meeting.committee, ""), meeting.place


def _received(received: Received, _names: Mapping[str, str]) -> Iterable[str]:
    return received.sender, _shown(received, "came")


def _block(block: NumberBlock, _names: Mapping[str, str]) -> Iterable[str]:
    return _shown(block, "taken"), _shown(block, "returned")


def _paper(paper: Paper, _names: Mapping[str, str]) -> Iterable[str]:
    return _shown(paper, "dated"), _shown(paper, "state")


def _signer(signer: Signer, _names: Mapping[str, str]) -> Iterable[str]:
    return signer.position, "" if signer.acting == "own" else _shown(signer, "acting")


def _where(record: Person | Organisation | Village, names: Mapping[str, str]) -> str:
    village = names.get(getattr(record, "village", ""), "")
    tambon = _(N_("ต.{name}")).format(name=places.name_of(record.tambon)) if record.tambon else ""
    return f"{village} {tambon}".strip()


def _shown(record: Record, name: str) -> str:
    return shown(field_of(type(record), name), getattr(record, name))


_NAMED: dict[str, type[Record]] = {"village": Village, "committee": Committee, "organisation": Organisation}


def _mediator(mediator: Mediator, _names: Mapping[str, str]) -> Iterable[str]:
    return mediator.registered_no, _shown(mediator, "expires")


def _training(training: Training, _names: Mapping[str, str]) -> Iterable[str]:
    return _shown(training, "held"), training.organiser


def _outreach(act: Outreach, _names: Mapping[str, str]) -> Iterable[str]:
    return _shown(act, "kind"), _shown(act, "held")


_WORDS: dict[str, Words] = {
    "people": _person,
    "organisations": _organisation,
    "products": _product,
    "committees": _committee,
    "centres": _centre,
    "villages": _village,
    "papers": _paper,
    "meetings": _meeting,
    "received": _received,
    "number_blocks": _block,
    "signers": _signer,
    "mediators": _mediator,
    "trainings": _training,
    "outreaches": _outreach,
}
