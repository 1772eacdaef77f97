"""What is more about the register of mediators than its fields: each stands there under a name, by which it is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.domain.mediators import Mediator, lapsed
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.store.session import Session


def named(session: Session, mediator: Mediator) -> Mediator:
    """Give a mediator that was left without a name that of the person."""
    if mediator.name:
        return mediator
    return replace(mediator, name=store.labels(session, Person, [mediator.person]).get(mediator.person, ""))


def lapsed_of(session: Session, ids: Iterable[str], today: date) -> dict[str, tuple[str, ...]]:
    """Name of some mediators the fields whose day is past, by id."""
    return {id_: lapsed(one, today) for id_, one in store.by_ids(session, Mediator, ids).items()}
