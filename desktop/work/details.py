"""The few words under a record's name where it is offered: they tell it from another of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.records import Record, field_of
from desktop.domain.villages import Village
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import places
from desktop.work.records import shown

Words = Callable[[Any, Mapping[str, str]], Iterable[str]]  # a record and the names of villages by id


def details(session: Session, topic: type[Record], ids: Sequence[str]) -> dict[str, str]:
    """Describe some records of a topic in a few words each, by id."""
    words = _WORDS.get(topic.topic)
    if words is None:
        return {}
    found = store.by_ids(session, topic, ids)
    villages = store.labels(session, Village, [getattr(one, "village", "") for one in found.values()])
    return {id_: " · ".join(filter(None, words(one, villages))) for id_, one in found.items()}


def _person(person: Person, villages: Mapping[str, str]) -> Iterable[str]:
    return _where(person, villages), person.occupation


def _organisation(organisation: Organisation, villages: Mapping[str, str]) -> Iterable[str]:
    return organisation.kind, _where(organisation, villages)


def _committee(committee: Committee, _villages: Mapping[str, str]) -> Iterable[str]:
    start, end = _shown(committee, "start"), _shown(committee, "end")
    term = _(N_("วาระ {start} – {end}")).format(start=start, end=end) if start or end else ""
    return _shown(committee, "kind"), term.rstrip()


def _centre(centre: Centre, _villages: Mapping[str, str]) -> Iterable[str]:
    return _shown(centre, "level"), centre.office_place


def _village(village: Village, villages: Mapping[str, str]) -> Iterable[str]:
    return (_where(village, villages),)


def _paper(paper: Paper, _villages: Mapping[str, str]) -> Iterable[str]:
    return _shown(paper, "dated"), _shown(paper, "state")


def _signer(signer: Signer, _villages: Mapping[str, str]) -> Iterable[str]:
    return signer.position, "" if signer.acting == "own" else _shown(signer, "acting")


def _where(record: Person | Organisation | Village, villages: Mapping[str, str]) -> str:
    village = villages.get(getattr(record, "village", ""), "")
    tambon = _(N_("ต.{name}")).format(name=places.name_of(record.tambon)) if record.tambon else ""
    return f"{village} {tambon}".strip()


def _shown(record: Record, name: str) -> str:
    return shown(field_of(type(record), name), getattr(record, name))


_WORDS: dict[str, Words] = {
    "people": _person,
    "organisations": _organisation,
    "committees": _committee,
    "centres": _centre,
    "villages": _village,
    "papers": _paper,
    "signers": _signer,
}
